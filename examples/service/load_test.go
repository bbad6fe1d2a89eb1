package main

import (
	"net/http"
	"slices"
	"testing"
	"time"
)

// TestLoad posts 2,000 good bodies over loopback, several at a time, and reports how fast the answers come.
func TestLoad(t *testing.T) {
	const requests = 2000
	took := make([]time.Duration, requests)
	began := time.Now()
	everyone(requests, func(c *caller, i int) {
		good, began := routes[i%(len(routes)-1)], time.Now() // the last is not whole
		status, _, text, err := c.post(good.path, good.form, []byte(good.body))
		if took[i] = time.Since(began); status != http.StatusOK || err != nil {
			t.Errorf("%s: %d: %.300s: %v", good.path, status, text, err)
		}
	})
	whole := time.Since(began)
	slices.Sort(took)
	t.Logf("%d requests a second, p50 %v, p99 %v", requests*time.Second/whole, took[requests/2], took[requests*99/100])
}
