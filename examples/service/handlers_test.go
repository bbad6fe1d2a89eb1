package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
)

// ask posts a request and reads the answer.
func ask(t *testing.T, path string, body io.Reader) (status int, form string, text []byte) {
	t.Helper()
	handler, err := newHandler()
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, path, body))
	return w.Code, w.Header().Get("Content-Type"), w.Body.Bytes()
}

// into reads a good answer.
func into(t *testing.T, path, body string, answer any) {
	t.Helper()
	status, form, text := ask(t, path, strings.NewReader(body))
	if status != http.StatusOK || form != "application/json" {
		t.Fatalf("%s: %d, %s: %s", path, status, form, text)
	}
	if err := aqi.Unmarshal(text, answer); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

const day = `"so2":12,"no2":"40","co":0.9,"o3_max_8h":75,"pm10":88,"pm25":52`

func TestReport(t *testing.T) {
	var report aqi.Report
	into(t, "/report", `{"edition":"2012","daily":{`+day+`}}`, &report)
	if value, ok := report.AQI.Value(); !ok || value != 72 || !report.Primary.Has(aqi.PM25) {
		t.Errorf("%v", report)
	}
}

// TestStep asks for an hour of counties with three heavy days behind them, and for the same hour again with the state that it gave.
func TestStep(t *testing.T) {
	hours := strings.TrimSuffix(strings.Repeat(`{"aqi":260,"primary":["pm25"]},`, 72), ",")
	series := `{"start":"2026-01-05T00:00:00+08:00","hours":[` + hours + `]}`
	var list []string
	for _, c := range region.Kashgar().Counties {
		list = append(list, `"`+c.Code+`":`+series)
	}
	known := `"known":{"at":"2026-01-08T00:00:00+08:00","series":{` + strings.Join(list, ",") + `}}}`
	var first, again region.Outcome
	into(t, "/step", `{`+known, &first)
	state, err := json.Marshal(first.Next)
	if err != nil {
		t.Fatal(err)
	}
	into(t, "/step", `{"state":`+string(state)+`,`+known, &again)
	if len(first.Acts()) != 1+len(list) || len(again.Acts()) != 0 {
		t.Errorf("%d acts, then %d", len(first.Acts()), len(again.Acts()))
	}
}

const profile = `{"id":"k1","county":"653101","designated":"no","major_project":"no","coal":"yes","grade":"d",` +
	`"enterprise":{"industry":"other-guide"},"baseline":{"so2":"10 kg","nox":"5 kg","pm":"2 kg","vocs":"0 kg"}}`

func TestObligations(t *testing.T) {
	var list []enterprise.Obligation
	into(t, "/obligations", `{"levels":{"653101":"ii"},"profiles":[`+profile+`]}`, &list)
	if len(list) != 1 || list[0].ID != "k1" || list[0].Class == enterprise.Undecided {
		t.Errorf("%v", list)
	}
}

// TestBadRequests wants every fault of a request with its pointer.
func TestBadRequests(t *testing.T) {
	const badRequest, unprocessable = http.StatusBadRequest, http.StatusUnprocessableEntity
	for _, row := range []struct {
		why, path, body string
		status          int
		pointers        []string
	}{
		{"many faults", "/report", `{"daily":{"so2":-1,"co":99999,"pm10":12,"pm25":-3}}`, unprocessable, []string{"/daily/so2", "/daily/co", "/daily/pm25"}},
		{"wrong forms", "/report", `{"edition":"2013","daily":{"so2":"many","co":[]}}`, badRequest, []string{"/edition", "/daily/so2", "/daily/co"}},
		{"no JSON", "/report", `{"daily":`, badRequest, []string{""}},
		{"nothing", "/report", ``, badRequest, []string{""}},
		{"something behind", "/report", `{"daily":{}} x`, badRequest, []string{""}},
		{"unknown keys", "/report", `{"Edition":"2012","daily":{"pm2.5":7}}`, badRequest, []string{"/Edition", "/daily/pm2.5"}},
		{"a key twice", "/report", `{"daily":{"so2":1,"so2":2}}`, badRequest, []string{"/daily/so2"}},
		{
			"in a series", "/step", `{"known":{"series":{"653101":{"hours":[{},{"aqi":900}]}},"superiors":[]}}`, badRequest,
			[]string{"/known/series/653101/hours/1/aqi", "/known/superiors"},
		},
		{"a county that is none", "/step", `{"known":{"at":"2026-01-08T00:00:00+08:00","series":{"1":{}}}}`, unprocessable, []string{"/known/series/1"}},
		{"in a list", "/obligations", `{"levels":{"653101":"ii"},"profiles":[` + profile + `,{"id":"","county":"653101"},{"id":"x","county":"9"}]}`,
			unprocessable, []string{"/profiles/1/id", "/profiles/2/county"}},
	} {
		status, form, text := ask(t, row.path, strings.NewReader(row.body))
		var problem struct {
			Type, Title string
			Errors      []struct{ Pointer, Rule, Detail string }
		}
		if err := json.Unmarshal(text, &problem); err != nil || form != "application/problem+json" || status != row.status {
			t.Errorf("%s: %d, want %d, %s: %v: %s", row.why, status, row.status, form, err, text)
			continue
		}
		var got []string
		for _, e := range problem.Errors {
			got = append(got, e.Pointer)
			if e.Rule == "" || e.Detail == "" {
				t.Errorf("%s: %+v", row.why, e)
			}
		}
		if !slices.Equal(got, row.pointers) || problem.Type == "" || problem.Title == "" {
			t.Errorf("%s: %q, want %q: %s", row.why, got, row.pointers, text)
		}
	}
}

func TestTooLarge(t *testing.T) {
	status, form, text := ask(t, "/report", io.LimitReader(endless{}, mostBytes+1))
	if status != http.StatusRequestEntityTooLarge || form != "application/problem+json" || !strings.Contains(string(text), `"rule":"too-many"`) {
		t.Errorf("%d, %s: %s", status, form, text)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// A service is small: the handlers need no type switch and no more than 90 lines.
func TestHandlersAreSmall(t *testing.T) {
	text, err := os.ReadFile("handlers.go")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(text), "\n"); lines > 90 || strings.Contains(string(text), ".(type)") {
		t.Errorf("%d lines", lines)
	}
}
