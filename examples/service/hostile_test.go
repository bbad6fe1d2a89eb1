package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// bodies are good ones of routes that take one.
var bodies = []struct{ path, form, body string }{
	{"/report", "application/json", reportBody},
	{"/hours", "application/json", `{"start":"2026-01-05T00:00:00+08:00","samples":[{"pm25":160,"pm10":"210.5"},{"pm25":null}],"marks":[["dust"],[]]}`},
	{"/step", "application/json", `{"known":{"at":"2026-01-08T00:00:00+08:00","series":{"653101":{"start":"2026-01-07T23:00:00+08:00","hours":[{"aqi":260,"primary":["pm25"]}]}}}}`},
	{"/obligations", "application/json", `{"levels":{"653101":"ii"},"profiles":[` + profile + `]}`},
	{"/obligations?level=ii", "text/csv", office},
	{"/questions/truck", "application/json", `{"level":"i","about":{"standard":"china-iv","hour":8,"enterprise":{"industry":"steel","trips":12}}}`},
	{"/questions/work", "application/json", `{"level":"ii","about":{"task":"earthwork","place":"construction-site","outdoors":"yes"}}`},
	{"/plan", "application/json", `{"format":1,"title":{"zh":"甲","en":"Jia"},"counties":[],"tracks":[{"id":"","plan":"kashgar"}],"catalogue":"kashgar"}`},
}

// pieces are put into bodies.
var pieces = []string{
	"", "{", "}", "[", "]", "[[[[[[[[[[[[[[[[", `"`, ",", ":", "null", "true", "-1", "1e999999999", "0.0000000001", "9223372036854775808", "00", "\x00", "\xff",
	"\u202e", `"\ud800"`, `"9999-12-31T23:00:00+08:00"`, `"0001-01-01T00:00:00+08:00"`, `"2026-01-05T00:30:00Z"`, "企业", "\r\n", "\n,,,\n", `""`, "{}", "[]", `{"a":{"a":`,
	`"kashgar"`, `"unknown"`, "99999999", strings.Repeat("[", 2000), strings.Repeat("x", 2000), strings.Repeat(`{"a":`, 500),
}

// hostile draws a good body with some pieces put in or in place of others, or bytes.
func hostile(t *rapid.T, good string) []byte {
	if rapid.IntRange(0, 9).Draw(t, "kind") == 0 {
		return rapid.SliceOfN(rapid.Byte(), 0, 64).Draw(t, "bytes")
	}
	body := []byte(good)
	for range rapid.IntRange(1, 4).Draw(t, "changes") {
		from := rapid.IntRange(0, len(body)).Draw(t, "from")
		until := min(len(body), from+rapid.IntRange(0, 12).Draw(t, "without"))
		body = append(append(bytes.Clone(body[:from]), rapid.SampledFrom(pieces).Draw(t, "piece")...), body[until:]...)
	}
	return body
}

// TestHostile posts 10,000 bodies over one listener, several at a time: each is answered, with what it comes to or with problem details
// that name faults.
func TestHostile(t *testing.T) {
	const each = 100
	rapid.Check(t, func(r *rapid.T) {
		var sent [each][]byte
		var wrong [each]string
		route := make([]int, each)
		for i := range each {
			route[i] = rapid.IntRange(0, len(bodies)-1).Draw(r, "route")
			sent[i] = hostile(r, bodies[route[i]].body)
		}
		everyone(each, func(c *caller, i int) {
			to := bodies[route[i]]
			status, form, text, err := c.post(to.path, to.form, sent[i])
			if why := unsound(status, form, text); why != "" || err != nil {
				wrong[i] = fmt.Sprintf("%s: %s: %q: %d, %.500s, %v", to.path, why, sent[i], status, text, err)
			}
		})
		for _, w := range wrong {
			if w != "" {
				r.Fatal(w)
			}
		}
	})
}

// unsound says what is wrong with an answer.
func unsound(status int, form string, text []byte) string {
	const most = 1 << 20
	var found struct {
		Type   string
		Errors []struct{ Rule, Detail string }
	}
	switch {
	case len(text) > most:
		return "a large answer"
	case status == http.StatusOK && form == "application/json":
		if !json.Valid(text) {
			return "no JSON"
		}
	case (status == http.StatusBadRequest || status == http.StatusUnprocessableEntity) && form == "application/problem+json":
		if err := json.Unmarshal(text, &found); err != nil || found.Type == "" || len(found.Errors) == 0 {
			return "no problem details"
		}
		for _, e := range found.Errors {
			if e.Rule == "" || e.Detail == "" {
				return "a fault without its rule"
			}
		}
	default:
		return "another status"
	}
	return ""
}

// TestGoodBodies keeps the bodies good that hostile ones are made of, all but the plan's, which is cut short.
func TestGoodBodies(t *testing.T) {
	for _, route := range bodies {
		status, _, text := do(t, http.MethodPost, sharedURL+route.path, route.form, strings.NewReader(route.body))
		if status != http.StatusOK && route.path != "/plan" {
			t.Errorf("%s: %d: %.500s", route.path, status, text)
		}
	}
}
