package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

func TestGet(t *testing.T) {
	for path, read := range map[string]func([]byte) error{
		"/healthz":   func(text []byte) error { return json.Unmarshal(text, new(map[string]string)) },
		"/catalogue": func(text []byte) error { return aqi.Unmarshal(text, new(response.Catalogue)) },
		"/plan":      func(text []byte) error { return aqi.Unmarshal(text, new(region.Plan)) },
	} {
		status, form, text := do(t, http.MethodGet, sharedURL+path, "", nil)
		if err := read(text); err != nil || status != http.StatusOK || form != "application/json" {
			t.Errorf("%s: %d, %s: %v", path, status, form, err)
		}
	}
}

// TestNoRoute wants problem details also where nothing answers.
func TestNoRoute(t *testing.T) {
	for _, row := range []struct {
		method, path string
		status       int
	}{
		{http.MethodGet, "/", http.StatusNotFound},
		{http.MethodPost, "/questions/boat", http.StatusNotFound},
		{http.MethodGet, "/report", http.StatusMethodNotAllowed},
		{http.MethodDelete, "/plan", http.StatusMethodNotAllowed},
	} {
		status, form, text := do(t, row.method, sharedURL+row.path, "", nil)
		var p problem
		if err := json.Unmarshal(text, &p); err != nil || status != row.status || p.Status != status || form != "application/problem+json" {
			t.Errorf("%s %s: %d, %s: %v: %s", row.method, row.path, status, form, err, text)
		}
	}
}

// TestHours posts two heavy days, in which a set of values repeats itself for 30 hours.
func TestHours(t *testing.T) {
	var samples []string
	for i := range 72 {
		pm := 160 + i%7
		switch {
		case i < 12 || i >= 60:
			pm = 20 + i%5
		case i < 42:
			pm = 170
		}
		samples = append(samples, `{"so2":10,"no2":30,"co":1,"o3":40,"pm10":`+itoa(pm+50)+`,"pm25":`+itoa(pm)+`}`)
	}
	var got graded
	into(t, "/hours", `{"start":"2026-01-05T00:00:00+08:00","samples":[`+strings.Join(samples, ",")+`]}`, &got)
	if len(got.Episodes) != 1 || got.Episodes[0].Level == alert.NoAlert || len(got.Notes) != 1 || got.Notes[0].Hours() != 30 {
		t.Errorf("%v, %v", got.Episodes, got.Notes)
	}
	into(t, "/hours", `{"start":"2026-01-05T00:00:00+08:00","samples":[]}`, &got)
	if len(got.Episodes)+len(got.Notes) != 0 {
		t.Errorf("%v", got)
	}
}

func itoa(n int) string {
	text, _ := json.Marshal(n)
	return string(text)
}

// TestQuestions asks each question of nothing known, and one of something.
func TestQuestions(t *testing.T) {
	for _, about := range []string{"truck", "vehicle", "machine", "muck-truck", "work", "school", "event"} {
		var got reply
		into(t, "/questions/"+about, `{"level":"i","about":{}}`, &got)
		if got.Answer.Level != response.I || got.Text.Chinese == "" || got.Text.English == "" {
			t.Errorf("%s: %v", about, got)
		}
	}
	var out, practice, work reply
	into(t, "/questions/going-out", `{"level":"i","about":"yes"}`, &out)
	into(t, "/questions/practice", `{"level":"i","about":"straw-burning"}`, &practice)
	into(t, "/questions/work", `{"level":"ii","about":{"task":"earthwork","place":"construction-site","outdoors":"yes"}}`, &work)
	if out.Answer.Verdict == response.NoVerdict || work.Answer.Verdict != response.Stop || practice.Answer.Verdict == response.NoVerdict {
		t.Errorf("%v; %v; %v", out, practice, work)
	}
}

func TestPlan(t *testing.T) {
	kashgar, err := json.Marshal(region.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	var s summary
	into(t, "/plan", string(kashgar), &s)
	if s.Counties != len(region.Kashgar().Counties) || len(s.Levels) != 3 || s.Measures == 0 || s.Duties == 0 {
		t.Errorf("%+v", s)
	}
	bad := strings.Replace(string(kashgar), `"653101"`, `"653102"`, 1)
	status, _, text := ask(t, "/plan", strings.NewReader(bad))
	if status != http.StatusUnprocessableEntity || !strings.Contains(string(text), `"pointer":"/borders/`) {
		t.Errorf("%d: %.300s", status, text)
	}
}

// TestInventory posts the made-up inventory, and what an office keeps.
func TestInventory(t *testing.T) {
	var list []enterprise.Obligation
	status, _, text := do(t, http.MethodPost, sharedURL+"/obligations?level=ii&653121=iii", "text/csv; charset=utf-8",
		strings.NewReader(madeup.Inventory(region.Kashgar())))
	if err := aqi.Unmarshal(text, &list); err != nil || status != http.StatusOK || len(list) < 12 {
		t.Errorf("%d, %d: %v: %.300s", status, len(list), err, text)
	}
	levels := map[response.Level]bool{}
	for _, o := range list {
		levels[o.Level] = true
	}
	if len(levels) != 2 || !levels[response.II] || !levels[response.III] {
		t.Errorf("%v", levels)
	}
}

const office = `类别,统一社会信用代码,企业名称,县市,行业,绩效等级,保障类,重大工程,燃煤,SO2常规排放量（kg/d）,NOx常规排放量（kg/d）,颗粒物常规排放量（t/d）,VOCs常规排放量（kg/d）,` +
	`Ⅲ级SO2减排量（kg/d）,Ⅲ级NOx减排量（kg/d）,Ⅲ级颗粒物减排量（t/d）,Ⅲ级VOCs减排量（kg/d）,Ⅱ级SO2减排量（kg/d）,Ⅱ级NOx减排量（kg/d）,Ⅱ级颗粒物减排量（t/d）,Ⅱ级VOCs减排量（kg/d）,` +
	`Ⅰ级SO2减排量（kg/d）,Ⅰ级NOx减排量（kg/d）,Ⅰ级颗粒物减排量（t/d）,Ⅰ级VOCs减排量（kg/d）
企业,91653101MA00000000,甲窑,喀什市,其他重点行业,D,否,否,是,10,5,0.002,0,1,1,0,0,2,1,0.001,0,3,2,0.001,0
`

func TestOfficeInventory(t *testing.T) {
	post := func(query, text string) (int, string) {
		status, _, answer := do(t, http.MethodPost, sharedURL+"/obligations"+query, "text/csv", strings.NewReader(text))
		return status, string(answer)
	}
	if status, text := post("?level=ii", office); status != http.StatusOK || !strings.Contains(text, `"id":"91653101MA00000000"`) {
		t.Errorf("%d: %s", status, text)
	}
	for _, row := range []struct {
		query, text string
		status      int
		wants       []string
	}{
		{"?653101=ii", office, http.StatusBadRequest, []string{`"pointer":"/query/level"`, `"rule":"missing"`}},
		{"?level=v", office, http.StatusBadRequest, []string{`"pointer":"/query/level"`}},
		{"?level=ii&653199=ii", office, http.StatusBadRequest, []string{`"pointer":"/query/653199"`}},
		{"?level=ii", strings.Replace(office, ",D,", ",F,", 1), http.StatusUnprocessableEntity, []string{`"pointer":"/lines/2/绩效等级"`}},
		{"?level=ii", strings.Replace(office, ",10,5,", ",1,-5,", 1), http.StatusUnprocessableEntity, []string{`"pointer":"/lines/2/NOx常规排放量（kg~1d）"`}},
		{"?level=ii", "企业名称,x\n", http.StatusUnprocessableEntity, []string{`"pointer":"/lines/1/`, `"rule":"unknown"`, `"rule":"missing"`}},
		{"?level=ii", "", http.StatusUnprocessableEntity, []string{`"pointer":"/lines/1"`}},
		{"?level=ii", strings.Repeat(office, 40), http.StatusUnprocessableEntity, []string{`"count":`}},
	} {
		status, text := post(row.query, row.text)
		for _, want := range row.wants {
			if status != row.status || !strings.Contains(text, want) {
				t.Errorf("%s: %d, want %d and %s: %s", row.query, status, row.status, want, text)
			}
		}
	}
}
