package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// episode is a part of the made-up weeks, hour by hour, as an office that nothing disturbs decides it.
type episode struct {
	known []region.Known
	want  []string // the outcomes' JSON
	acts  int
}

func follow(t testing.TB, span aqi.Span, every aqi.Stamp) (e episode) {
	t.Helper()
	plan := region.Kashgar()
	office, err := region.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	weeks, err := madeup.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	weeks.Reach = 36 // hours of a forecast
	var state region.State
	for at := span.From; at < span.Until; at += every {
		known, err := weeks.Known(state.Since, at)
		if err != nil {
			t.Fatal(err)
		}
		out, err := office.Step(state, known)
		if err != nil {
			t.Fatal(err)
		}
		state = out.Next
		e.known, e.want, e.acts = append(e.known, known), append(e.want, text(t, out)), e.acts+len(out.Acts())
	}
	return e
}

// put names a place with a plan's document, or with none.
func put(t testing.TB, server, name, document string) (status int) {
	t.Helper()
	status, _, answer := do(t, http.MethodPut, server+"/places/"+name, "application/json", strings.NewReader(document))
	if status >= http.StatusBadRequest {
		t.Logf("%.500s", answer)
	}
	return status
}

// hour posts an hour of a place and returns the outcome.
func hour(t testing.TB, server, name string, known region.Known) string {
	t.Helper()
	status, _, answer := do(t, http.MethodPost, server+"/places/"+name+"/step", "application/json", strings.NewReader(text(t, hourRequest{known})))
	if status != http.StatusOK {
		t.Fatalf("%d: %.500s", status, answer)
	}
	return strings.TrimSpace(string(answer))
}

// read reads all pages of what a place has had decided.
func read(t testing.TB, url string, limit int) (values []string) {
	t.Helper()
	for after := int64(0); ; {
		var p page[json.RawMessage]
		status, _, answer := do(t, http.MethodGet, fmt.Sprintf("%s?after=%d&limit=%d", url, after, limit), "", nil)
		if err := json.Unmarshal(answer, &p); err != nil || status != http.StatusOK || len(p.Entries) > limit {
			t.Fatalf("%d, %d entries: %v", status, len(p.Entries), err)
		}
		for _, e := range p.Entries {
			values = append(values, string(e.Value))
		}
		next, more := p.Next.Get()
		if !more {
			return values
		}
		after = next
	}
}

// TestPlace follows an episode with a server that is started again before each hour, and posts each hour twice.
func TestPlace(t *testing.T) {
	e := follow(t, madeup.Hours(6, 0, 10, 0), 16)
	if e.acts < 5 {
		t.Fatalf("only %d acts", e.acts)
	}
	data := filepath.Join(t.TempDir(), "it's a file?#%.db")
	var kept []string
	for i, known := range e.known {
		handler, end := handlerOn(data)
		server := usual.started(handler)
		if got, want := put(t, server.URL, "喀什", ""), map[bool]int{true: http.StatusCreated, false: http.StatusOK}[i == 0]; got != want {
			t.Fatalf("%d, want %d", got, want)
		}
		for range 2 {
			if got := hour(t, server.URL, "喀什", known); got != e.want[i] {
				t.Fatalf("%v: %.500s, want %.500s", known.At, got, e.want[i])
			}
		}
		if i > 0 && hour(t, server.URL, "喀什", e.known[i-1]) != e.want[i-1] {
			t.Errorf("%v is decided again", e.known[i-1].At)
		}
		if i == len(e.known)-1 {
			kept = read(t, server.URL+"/places/喀什/outcomes", 2)
			if notices := read(t, server.URL+"/places/喀什/notices", 3); len(notices) != e.acts {
				t.Errorf("%d notices of %d acts", len(notices), e.acts)
			}
		}
		server.Close()
		end()
	}
	if !slices.Equal(kept, e.want) {
		t.Errorf("%d outcomes, want %d", len(kept), len(e.want))
	}
}

// TestPlaceOfItsOwn gives a place another plan, and then another.
func TestPlaceOfItsOwn(t *testing.T) {
	server := start(t, usual).URL
	plan := region.Kashgar()
	last := plan.Counties[11].Code
	plan.Number, plan.Counties, plan.Borders = "1", plan.Counties[:3], nil
	plan.Title = aqi.Text{Chinese: "甲", English: "Jia"}
	if status := put(t, server, "jia", text(t, plan)); status != http.StatusCreated {
		t.Fatal(status)
	}
	known := region.Known{At: 17_750_776}
	if out := hour(t, server, "jia", known); !strings.Contains(out, plan.Counties[2].Code) || strings.Contains(out, last) {
		t.Errorf("%.500s", out)
	}
	if status := put(t, server, "jia", ""); status != http.StatusOK {
		t.Error(status)
	}
	known.At++
	if out := hour(t, server, "jia", known); !strings.Contains(out, last) {
		t.Errorf("%.500s", out)
	}
	var p place
	status, _, answer := do(t, http.MethodGet, server+"/places/jia", "", nil)
	if err := json.Unmarshal(answer, &p); err != nil || status != http.StatusOK || string(p.Plan) != text(t, region.Kashgar()) {
		t.Errorf("%d, %v: %.200s", status, err, answer)
	}
	var state region.State
	if err := aqi.Unmarshal(p.State, &state); err != nil || state.At != known.At {
		t.Errorf("%v, %v", state.At, err)
	}
	if _, _, answer = do(t, http.MethodGet, server+"/places", "", nil); strings.TrimSpace(string(answer)) != `{"places":["jia"]}` {
		t.Errorf("%s", answer)
	}
}

// TestTogether posts the same hours of a place, and of others, all at once: each is decided once.
func TestTogether(t *testing.T) {
	server := start(t, usual).URL
	e := follow(t, madeup.Hours(6, 0, 7, 0), 8)
	var all sync.WaitGroup
	for _, name := range []string{"a", "b", "a", "b", "a"} {
		put(t, server, name, "")
		all.Go(func() {
			for i, known := range e.known {
				status, _, answer := do(t, http.MethodPost, server+"/places/"+name+"/step", "application/json", strings.NewReader(text(t, hourRequest{known})))
				if got := strings.TrimSpace(string(answer)); status != http.StatusOK || got != e.want[i] {
					t.Errorf("%s, %v: %d: %.300s", name, known.At, status, got)
				}
			}
		})
	}
	all.Wait()
	for _, name := range []string{"a", "b"} {
		if kept := read(t, server+"/places/"+name+"/outcomes", 100); !slices.Equal(kept, e.want) {
			t.Errorf("%d outcomes", len(kept))
		}
	}
}

func TestBadPlaces(t *testing.T) {
	server := start(t, usual).URL
	put(t, server, "a", "")
	known := region.Known{At: 17_750_776}
	hour(t, server, "a", known)
	for _, row := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{http.MethodPut, "/places/a%20b", ``, http.StatusUnprocessableEntity, `"pointer":"/path/place"`},
		{http.MethodPut, "/places/" + strings.Repeat("a", 65), ``, http.StatusUnprocessableEntity, `"pointer":"/path/place"`},
		{http.MethodPut, "/places/b", `{"format":1}`, http.StatusBadRequest, `"pointer":"/title"`},
		{http.MethodPut, "/places/b", strings.Replace(text(t, region.Kashgar()), `"653101"`, `"653102"`, 1), http.StatusUnprocessableEntity, `"pointer":"/borders/`},
		{http.MethodGet, "/places/b", ``, http.StatusNotFound, ""},
		{http.MethodGet, "/places/b/outcomes", ``, http.StatusNotFound, ""},
		{http.MethodPost, "/places/b/step", text(t, hourRequest{known}), http.StatusNotFound, ""},
		{http.MethodPost, "/places/a/step", `{"known":{"at":"2020-01-01T00:00:00+08:00"}}`, http.StatusUnprocessableEntity, `"rule":"order"`},
		{http.MethodPost, "/places/a/step", `{"known":{"at":"2026-01-09T00:00:00+08:00","series":{"1":{}}}}`, http.StatusUnprocessableEntity, `"pointer":"/known/series/1"`},
		{http.MethodPost, "/places/a/step", `{"state":{}}`, http.StatusBadRequest, `"pointer":"/state"`},
		{http.MethodGet, "/places/a/outcomes?limit=0&after=x&x=1", ``, http.StatusBadRequest, `"pointer":"/query/x"`},
		{http.MethodGet, "/places/a/outcomes?limit=101", ``, http.StatusBadRequest, `"pointer":"/query/limit"`},
	} {
		status, form, answer := do(t, row.method, server+row.path, "application/json", strings.NewReader(row.body))
		if status != row.status || form != "application/problem+json" || !strings.Contains(string(answer), row.want) {
			t.Errorf("%s %s: %d, %s: %.500s", row.method, row.path, status, form, answer)
		}
	}
	if kept := read(t, server+"/places/a/outcomes", 100); len(kept) != 1 {
		t.Errorf("%d outcomes", len(kept))
	}
}

// TestMostPlaces wants a bound, and places that are there to be kept all the same.
func TestMostPlaces(t *testing.T) {
	kept, err := openStore(t.Context(), filepath.Join(t.TempDir(), "service.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.db.Close() }()
	const fill = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO place SELECT i, '', '' FROM n"
	if _, err := kept.db.Exec(fill, mostPlaces-1); err != nil {
		t.Fatal(err)
	}
	if created, err := kept.put(t.Context(), "0", region.Plan{}); !created || err != nil {
		t.Error(created, err)
	}
	if _, err := kept.put(t.Context(), "x", region.Plan{}); !errors.Is(err, aqi.ErrTooMany) {
		t.Error(err)
	}
	if created, err := kept.put(t.Context(), "0", region.Plan{}); created || err != nil {
		t.Error(created, err)
	}
}

// TestOtherDatabases opens files of other programs and versions.
func TestOtherDatabases(t *testing.T) {
	file := filepath.Join(t.TempDir(), "service.db")
	kept, err := openStore(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kept.db.Exec("PRAGMA user_version = 2"); err != nil {
		t.Fatal(err)
	}
	if err := kept.db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{file, "places_test.go", t.TempDir()} {
		if _, err := openStore(t.Context(), file); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", file, err)
		}
	}
}
