package main

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestLoad posts 2,000 good bodies over loopback, several at a time, and reports how fast the answers come.
func TestLoad(t *testing.T) {
	const requests = 2000
	took := make([]time.Duration, requests)
	var all sync.WaitGroup
	began := time.Now()
	for c := range clients {
		all.Go(func() {
			for i := c; i < requests; i += clients {
				took[i] = timed(t, i)
			}
		})
	}
	all.Wait()
	whole := time.Since(began)
	slices.Sort(took)
	t.Logf("%d requests a second, p50 %v, p99 %v", requests*time.Second/whole, took[requests/2], took[requests*99/100])
}

// timed posts a good body and returns how long the answer took.
func timed(t *testing.T, i int) time.Duration {
	good := routes[i%(len(routes)-1)] // the last is not whole
	began := time.Now()
	status, _, text := do(t, http.MethodPost, shared()+good.path, good.form, strings.NewReader(good.body))
	if status != http.StatusOK {
		t.Errorf("%s: %d: %.300s", good.path, status, text)
	}
	return time.Since(began)
}
