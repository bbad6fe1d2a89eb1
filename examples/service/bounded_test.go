package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestBusy holds requests back in the middle: of large ones two at a time are answered, of all three, and no more until those are
// through.
func TestBusy(t *testing.T) {
	arrived, goOn := make(chan bool), make(chan bool)
	l := usual
	l.requests, l.large = 3, 2
	server := l.started(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			arrived <- true
			<-goOn
		}
	}))
	defer server.Close()
	ask := func(method string, body io.Reader) (status int) {
		_, _, status, _ = send(t, method, server.URL, "text/plain", body)
		return status
	}
	var (
		unsized = func() io.Reader { return io.MultiReader(strings.NewReader("x")) }
		large   = strings.Repeat(" ", largeBytes+1)
		held    = make(chan int)
	)
	for _, body := range []io.Reader{strings.NewReader(large), unsized()} {
		go func() { held <- ask(http.MethodPut, body) }()
		<-arrived
	}
	for _, body := range []io.Reader{strings.NewReader(large), unsized()} {
		if status := ask(http.MethodPost, body); status != http.StatusServiceUnavailable {
			t.Errorf("a large one more: %d", status)
		}
	}
	if status := ask(http.MethodPost, strings.NewReader(large[1:])); status != http.StatusOK {
		t.Errorf("a small one more: %d", status)
	}
	go func() { held <- ask(http.MethodPut, nil) }()
	<-arrived
	if _, header, status, _ := send(t, http.MethodGet, server.URL, "", nil); status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" {
		t.Errorf("one more of all: %d, %s", status, header)
	}
	close(goOn)
	for range 3 {
		if status := <-held; status != http.StatusOK {
			t.Error(status)
		}
	}
	if status := ask(http.MethodPost, strings.NewReader(large)); status != http.StatusOK {
		t.Errorf("a large one later: %d", status)
	}
}
