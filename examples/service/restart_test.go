package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// TestRestart follows an episode of the made-up weeks with another server at each step: the decisions are those of one office, as all
// that a step needs comes with its request.
func TestRestart(t *testing.T) {
	plan := region.Kashgar()
	office, err := region.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	weeks, err := madeup.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	const every = 24 // hours
	span := madeup.Hours(6, 0, 10, 0)
	acts := 0
	var sent, kept region.State
	for at := span.From; at < span.Until; at += every {
		known, err := weeks.Known(kept.Since, at)
		if err != nil {
			t.Fatal(err)
		}
		want, err := office.Step(kept, known)
		if err != nil {
			t.Fatal(err)
		}
		got := step(t, stepRequest{sent, known})
		sent, kept, acts = got.Next, want.Next, acts+len(want.Acts())
		if a, b := text(t, got), text(t, want); a != b {
			t.Fatalf("%v: %.500s, want %.500s", at, a, b)
		}
	}
	if acts < 5 {
		t.Errorf("only %d acts", acts)
	}
}

// step asks a server of its own.
func step(t *testing.T, request stepRequest) (out region.Outcome) {
	t.Helper()
	server := start(t, usual)
	status, _, answer := do(t, http.MethodPost, server.URL+"/step", "application/json", strings.NewReader(text(t, request)))
	server.Close()
	if err := aqi.Unmarshal(answer, &out); err != nil || status != http.StatusOK {
		t.Fatalf("%d: %v: %.500s", status, err, answer)
	}
	return out
}

func text(t testing.TB, v any) string {
	t.Helper()
	form, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(form)
}
