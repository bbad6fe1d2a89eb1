package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const reportBody = `{"edition":"2012","daily":{` + day + `}}`

// raw sends text to a server and returns the status that it answers with before it hangs up.
func raw(t *testing.T, address, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(c)
	if err != nil {
		t.Fatalf("the server holds on to a slow client: %v", err)
	}
	line, _, _ := strings.Cut(string(answer), "\r\n")
	return strings.TrimPrefix(line, "HTTP/1.1 ")
}

// TestSlow sends parts of requests and then nothing more.
func TestSlow(t *testing.T) {
	const short = time.Second
	server := start(t, limits{header: short, read: short, write: 5 * time.Second, idle: short, requests: 9, large: 9})
	address := strings.TrimPrefix(server.URL, "http://")
	for why, row := range map[string]struct{ text, want string }{
		"header": {"POST /report HT", "400 Bad Request"},
		"body":   {"POST /report HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", "408 Request Timeout"},
		"chunk":  {"POST /report HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", "408 Request Timeout"},
		"csv":    {"POST /obligations?level=ii HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\nk", "408 Request Timeout"},
		"broken": {"POST /report HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "400 Bad Request"},
		"idle":   {"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", "200 OK"},
	} {
		t.Run(why, func(t *testing.T) {
			t.Parallel()
			if got := raw(t, address, row.text); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
	if got := raw(t, address, "GET /healthz HTTP/1.1\r\nHost: x\r\nX: "+strings.Repeat("x", 32<<10)+"\r\n\r\n"); !strings.HasPrefix(got, "431 ") {
		t.Errorf("large header: %q", got)
	}
}

// TestShutdown ends a server in the middle of a request, which is answered all the same.
func TestShutdown(t *testing.T) {
	handler, end := handlerOn(filepath.Join(t.TempDir(), "service.db"))
	defer end()
	at, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	log := &lines{}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	arrived := make(chan struct{})
	go func() {
		first := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(arrived)
			handler.ServeHTTP(w, r)
		})
		ended <- serve(ctx, at, first, slog.New(slog.NewTextHandler(log, nil)), usual)
	}()
	c, err := net.Dial("tcp", at.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := fmt.Fprintf(c, "POST /report HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(reportBody), reportBody[:10]); err != nil {
		t.Fatal(err)
	}
	<-arrived
	stop()
	for !strings.Contains(log.String(), "shutting down") {
		time.Sleep(time.Millisecond)
	}
	if _, err := io.WriteString(c, reportBody[10:]); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", answer, err)
	}
	if err := answer.Body.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", at.Addr().String()); err == nil {
		t.Error("it still listens")
	}
	if !strings.Contains(log.String(), "method=POST path=/report status=200 ") {
		t.Error(log.String())
	}
}

// lines is a log that can be read while it is written.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write adds a line.
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
