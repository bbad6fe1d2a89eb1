package aqi_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"pgregory.net/rapid"
)

func TestFaultJSON(t *testing.T) {
	f := aqi.Fault{
		Path: "/concentration", Count: 1, ID: "x", Got: "801", Want: aqi.Text{Chinese: "不大于800", English: "at most 800"},
		Rule: aqi.ErrNoSubIndex, Clause: aqi.Clause{Document: "HJ 633-2012", Number: "Table 1"},
	}
	doc, err := json.Marshal(f)
	want := `{"pointer":"/concentration","count":1,"id":"x","got":"801","want":{"zh":"不大于800","en":"at most 800"},"rule":"no-sub-index",` +
		`"clause":{"document":"HJ 633-2012","number":"Table 1"},` +
		`"detail":"/concentration (x): 801, want at most 800: has no sub-index over this averaging time (HJ 633-2012, Table 1)",` +
		`"detail_zh":"/concentration（x）：801，应为不大于800：在该平均时间下没有分指数（HJ 633-2012，表1）"}`
	if string(doc) != want || err != nil {
		t.Errorf("%s, %v\nwant %s", doc, err, want)
	}
	doc, err = json.Marshal(aqi.Fault{Path: "/name", Rule: aqi.ErrMissing})
	want = `{"pointer":"/name","count":1,"rule":"missing","detail":"/name: must be given","detail_zh":"/name：必须给出"}`
	if string(doc) != want || err != nil {
		t.Errorf("%s, %v\nwant %s", doc, err, want)
	}
}

func TestRulesHaveWords(t *testing.T) {
	for word, rule := range ruleWords {
		doc, err := json.Marshal(aqi.Fault{Path: "/x", Rule: fmt.Errorf("wrapped: %w", rule)})
		var parts map[string]any
		if err2 := json.Unmarshal(ok(t, doc, err), &parts); err2 != nil || parts["rule"] != word {
			t.Errorf("%s: %s, %v", word, doc, err2)
		}
		f := aqi.Fault{Path: "/x", Count: 1, Rule: rule}
		if back := texttest.Back(t, f); back != f {
			t.Errorf("%s comes back as %+v", word, back)
		}
	}
	none := aqi.Fault{Path: "/x", Count: 1}
	if back := texttest.Back(t, none); back != none {
		t.Errorf("no rule: %+v", back)
	}
	other := texttest.Back(t, aqi.Fault{Path: "/x", Rule: io.ErrUnexpectedEOF})
	if other.Rule == nil || other.Rule.Error() != io.ErrUnexpectedEOF.Error() {
		t.Errorf("a rule that is none of ours: %+v", other)
	}
}

func TestFaultsSurviveJSON(t *testing.T) {
	texts := rapid.SampledFrom([]string{"", "x", "喀什", `"quoted"`, "/~1~0", "-1 … -2"})
	words := make([]string, 0, len(ruleWords))
	for word := range ruleWords {
		words = append(words, word)
	}
	slices.Sort(words)
	rapid.Check(t, func(t *rapid.T) {
		var fs aqi.Faults
		for i := range rapid.IntRange(0, 250).Draw(t, "faults") { // of which none goes on where one before it ends
			fs.Add(aqi.Fault{
				Path: fmt.Sprintf("/%s/%d", texts.Draw(t, "path"), 2*i), Count: rapid.SampledFrom([]int{0, 1, 3}).Draw(t, "count"), ID: texts.Draw(t, "id"),
				Got: texts.Draw(t, "got"), Want: aqi.Text{Chinese: texts.Draw(t, "zh"), English: texts.Draw(t, "en")},
				Rule: ruleWords[rapid.SampledFrom(words).Draw(t, "rule")], Clause: aqi.Clause{Document: texts.Draw(t, "document")},
			})
		}
		if back := texttest.Back(t, fs); !slices.Equal(back, fs) {
			t.Fatalf("%+v\nwant %+v", back, fs)
		}
	})
}

// RFC 9457, 3.1: a type that is a URI reference and a title; the faults are an extension.
func TestFaultsAreProblemDetails(t *testing.T) {
	hours := []aqi.Sample{{PM10: some("-999")}, {PM10: some("-999")}, {SO2: some("1e9")}}
	doc, err := json.Marshal(aqi.CheckHours(hours, 0))
	var problem struct {
		Type     string `json:"type"`
		Title    string `json:"title"`
		TitleZH  string `json:"title_zh"`
		Problems []struct {
			Pointer  string `json:"pointer"`
			Count    int    `json:"count"`
			Rule     string `json:"rule"`
			Got      string `json:"got"`
			Detail   string `json:"detail"`
			DetailZH string `json:"detail_zh"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(ok(t, doc, err), &problem); err != nil {
		t.Fatal(err)
	}
	if u, err := url.Parse(problem.Type); err != nil || !u.IsAbs() || problem.Title == "" || problem.TitleZH == "" || len(problem.Problems) != 2 {
		t.Fatalf("%s", doc)
	}
	faults := faultsOf(aqi.CheckHours(hours, 0))
	for i, want := range []string{"/hours/2/so2 range 1 1000000000", "/hours/0/pm10 code 2 -999"} {
		p := problem.Problems[i]
		if got := fmt.Sprintf("%s %s %d %s", p.Pointer, p.Rule, p.Count, p.Got); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if p.Detail != faults[i].Error() || p.DetailZH != faults[i].Chinese() {
			t.Errorf("%s, %s", p.Detail, p.DetailZH)
		}
	}
}
