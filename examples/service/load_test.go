package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/examples/internal/madeup"
)

// load posts requests over loopback, several at a time, and reports how fast the answers come.
func load(t *testing.T, what string, requests int, call func(c *caller, i int) (status int, text []byte, err error)) {
	t.Helper()
	took := make([]time.Duration, requests)
	began := time.Now()
	everyone(requests, func(c *caller, i int) {
		began := time.Now()
		status, text, err := call(c, i)
		if took[i] = time.Since(began); status != http.StatusOK || err != nil {
			t.Errorf("%s: %d: %.300s: %v", what, status, text, err)
		}
	})
	whole := time.Since(began)
	slices.Sort(took)
	t.Logf("%s: %d requests a second, p50 %v, p99 %v", what, time.Duration(requests)*time.Second/whole, took[requests/2], took[requests*99/100])
}

func TestLoad(t *testing.T) {
	load(t, "all routes in turn", 500, func(c *caller, i int) (int, []byte, error) {
		good := bodies[i%(len(bodies)-1)] // the last is not whole
		status, _, text, err := c.post(good.path, good.form, []byte(good.body))
		return status, text, err
	})
	load(t, "reports", 500, func(c *caller, _ int) (int, []byte, error) {
		status, _, text, err := c.post("/report", "application/json", []byte(reportBody))
		return status, text, err
	})
}

// TestLoadOfSteps follows an episode in several places at once, one for each caller, kept in SQLite.
func TestLoadOfSteps(t *testing.T) {
	e := follow(t, madeup.Hours(6, 0, 7, 0), 6)
	for i := range clients {
		put(t, sharedURL, "load-"+string(rune('a'+i)), "")
	}
	hours := make([][]byte, len(e.known))
	for i, known := range e.known {
		hours[i] = []byte(text(t, hourRequest{known}))
	}
	load(t, "steps", clients*len(hours), func(c *caller, i int) (int, []byte, error) {
		status, _, got, err := c.post("/places/load-"+string(rune('a'+i%clients))+"/step", "application/json", hours[i/clients])
		if want := e.want[i/clients]; err == nil && strings.TrimSpace(string(got)) != want {
			t.Errorf("%.300s, want %.300s", got, want)
		}
		return status, got, err
	})
}
