// Dashboard serves the page that npm run build made, from its folder and from nowhere else.
package main

import (
	"flag"
	"fmt"
	"log"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	addr := flag.String("addr", "localhost:8090", "where to listen")
	folder := flag.String("dir", "dist", "the folder of the page")
	flag.Parse()
	if _, err := os.Stat(filepath.Join(*folder, "index.html")); err != nil {
		log.Fatalf("there is no page yet: npm ci && npm run build makes it (%v)", err)
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	server := http.Server{Handler: newHandler(*folder), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.Serve(listener))
}

// newHandler serves a folder's files, compressed where the build made them so and the browser takes it.
func newHandler(folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-cache")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'")
		name := path.Clean("/" + r.URL.Path)
		compressed := name + ".br"
		if info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(compressed))); err == nil && !info.IsDir() &&
			strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
			h.Set("Content-Encoding", "br")
			h.Set("Vary", "Accept-Encoding")
			h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
			r.URL.Path = compressed
		}
		files.ServeHTTP(w, r)
	})
}
