package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

func TestHandler(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"index.html": "page", "rules.wasm": "plain", "rules.wasm.br": "small"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		path, accept           string
		status                 int
		body, encoding, format string
	}{
		{"/", "", 200, "page", "", "text/html; charset=utf-8"},
		{"/rules.wasm", "gzip", 200, "plain", "", "application/wasm"},
		{"/rules.wasm", "gzip, br", 200, "small", "br", "application/wasm"},
		{"/none", "br", 404, "404 page not found\n", "", "text/plain; charset=utf-8"},
		{"/../main.go", "br", 404, "404 page not found\n", "", "text/plain; charset=utf-8"},
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path = row.path
		r.Header.Set("Accept-Encoding", row.accept)
		newHandler(folder).ServeHTTP(w, r)
		if w.Code != row.status || w.Body.String() != row.body || w.Header().Get("Content-Encoding") != row.encoding || w.Header().Get("Content-Type") != row.format {
			t.Errorf("%+v: %d %q %v", row, w.Code, w.Body, w.Header())
		}
	}
}
