package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
)

// start serves as the command does, and with its limits.
func start(t testing.TB, l limits) *httptest.Server {
	t.Helper()
	handler, end := handlerOn(filepath.Join(t.TempDir(), "service.db"))
	t.Cleanup(end)
	server := l.started(handler)
	t.Cleanup(server.Close)
	return server
}

func (l limits) started(handler http.Handler) *httptest.Server {
	server := httptest.NewUnstartedServer(nil)
	server.Config = l.server(handler, slog.New(slog.DiscardHandler))
	server.Start()
	return server
}

// handlerOn answers for the places of a file, until it is ended.
func handlerOn(data string) (handler http.Handler, end func()) {
	kept, err := openStore(context.Background(), data)
	if err != nil {
		panic(err)
	}
	if handler, err = newHandler(kept); err != nil {
		panic(err)
	}
	return handler, func() {
		if err := kept.db.Close(); err != nil {
			panic(err)
		}
	}
}

// sharedURL is that of a server for all tests that only ask, or have places of their own.
var sharedURL string

// TestMain is the service itself where a test starts it to kill it.
func TestMain(m *testing.M) {
	if os.Getenv(asService) != "" {
		main()
		return
	}
	os.Exit(withShared(m.Run))
}

func withShared(run func() int) int {
	folder, err := os.MkdirTemp("", "service")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	handler, end := handlerOn(filepath.Join(folder, "service.db"))
	defer end()
	server := usual.started(handler)
	defer server.Close()
	sharedURL = server.URL
	return run()
}

// ask posts a request and reads the answer.
func ask(t testing.TB, path string, body io.Reader) (status int, form string, text []byte) {
	t.Helper()
	return do(t, http.MethodPost, sharedURL+path, "application/json", body)
}

// do sends a request, reads the answer and holds both against the document; without an answer the status is 0.
func do(t testing.TB, method, url, sent string, body io.Reader) (status int, form string, text []byte) {
	t.Helper()
	var kept []byte
	if again, ok := body.(io.ReadSeeker); ok { // else it comes bit by bit
		var bad error
		kept, bad = io.ReadAll(again)
		if _, err := again.Seek(0, io.SeekStart); errors.Join(err, bad) != nil {
			t.Fatal(err, bad)
		}
	}
	r, header, status, text := send(t, method, url, sent, body)
	if status != 0 && len(kept) < largeBytes {
		hold(t, r, kept, status, header, text)
	}
	return status, header.Get("Content-Type"), text
}

func send(t testing.TB, method, url, sent string, body io.Reader) (r *http.Request, header http.Header, status int, text []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, body)
	if err != nil {
		t.Error(err)
		return nil, nil, 0, nil
	}
	r.Header.Set("Content-Type", sent)
	if r.ContentLength > largeBytes || r.ContentLength < 0 { // or the body of one that is refused may go to a closed connection
		r.Header.Set("Expect", "100-continue")
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Error(err)
		return r, nil, 0, nil
	}
	text, err = io.ReadAll(answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		t.Error(err)
	}
	return r, answer.Header, answer.StatusCode, text
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
		{"no level", "/questions/truck", `{"about":{}}`, unprocessable, []string{"/level"}},
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

// TestTooLarge sends a body too large that says so, and one that does not.
func TestTooLarge(t *testing.T) {
	blanks := bytes.Repeat([]byte(" "), mostBytes+1)
	for _, body := range []io.Reader{bytes.NewReader(blanks), io.MultiReader(bytes.NewReader(blanks))} {
		status, form, text := ask(t, "/report", body)
		if status != http.StatusRequestEntityTooLarge || form != "application/problem+json" || !strings.Contains(string(text), `"rule":"too-many"`) {
			t.Errorf("%d, %s: %s", status, form, text)
		}
	}
}

// A service is small: its routes need no more than 90 lines, and nothing of it a type switch.
func TestHandlersAreSmall(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines, tests := strings.Count(string(text), "\n"), strings.HasSuffix(file, "_test.go")
		if file == "handlers.go" && lines > 90 || !tests && strings.Contains(string(text), ".(type)") {
			t.Errorf("%s: %d lines", file, lines)
		}
	}
}
