package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// document is the service's own, ready to hold requests and answers against it.
var document = sync.OnceValue(func() routers.Router {
	answer, err := http.Get(sharedURL + "/openapi.json")
	if err != nil {
		panic(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		panic(err)
	}
	read, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		panic(err)
	}
	router, err := legacy.NewRouter(read) // which wants the document to be valid
	if err != nil {
		panic(err)
	}
	openapi3filter.RegisterBodyDecoder(workbookType, openapi3filter.FileBodyDecoder)
	return router
})

// held counts what was held against the document, by path, form and status.
var held = struct {
	sync.Mutex
	times map[string]int
}{times: map[string]int{}}

const mostHeld = 3

// hold holds a request and its answer against the document: an answer is always in it, and so is a request that is answered well. Of
// those that are alike it takes a few.
func hold(t testing.TB, r *http.Request, body []byte, status int, header http.Header, text []byte) {
	t.Helper()
	held.Lock()
	defer held.Unlock()
	key := fmt.Sprint(r.Method, r.URL.Path, r.Header, status, header["Content-Type"])
	if held.times[key]++; held.times[key] > mostHeld {
		return
	}
	request := r.Clone(t.Context())
	request.Body = io.NopCloser(strings.NewReader(string(body)))
	route, path, err := document().FindRoute(request)
	if err != nil {
		if status != http.StatusNotFound && status != http.StatusMethodNotAllowed {
			t.Errorf("%s %s: %d, and is not documented: %v", r.Method, r.URL, status, err)
		}
		return
	}
	in := openapi3filter.RequestValidationInput{Request: request, PathParams: path, Route: route}
	out := openapi3filter.ResponseValidationInput{RequestValidationInput: &in, Status: status, Header: header}
	if err := openapi3filter.ValidateResponse(t.Context(), out.SetBodyBytes(text)); err != nil {
		t.Errorf("%s %s: %d, and the answer is not as documented: %.2000s", r.Method, r.URL, status, err)
	}
	if err := openapi3filter.ValidateRequest(t.Context(), &in); err != nil && status < http.StatusBadRequest {
		t.Errorf("%s %s: %d, and the request is not as documented: %.2000s", r.Method, r.URL, status, err)
	}
}

// TestRoutes wants each route in the document, and each of the document to be served.
func TestRoutes(t *testing.T) {
	s, err := newService(store{})
	if err != nil {
		t.Fatal(err)
	}
	var documented, served []string
	mux := s.mux()
	for path, item := range describe(s.routes())["paths"].(schema) {
		for method := range item.(schema) {
			r, err := http.NewRequestWithContext(t.Context(), strings.ToUpper(method), strings.NewReplacer("{", "", "}", "").Replace(path), nil)
			if err != nil {
				t.Fatal(err)
			}
			_, pattern := mux.Handler(r)
			documented, served = append(documented, r.Method+" "+path), append(served, pattern)
		}
	}
	var routes []string
	for _, r := range s.routes() {
		routes = append(routes, r.pattern)
	}
	for _, list := range [][]string{documented, served, routes} {
		slices.Sort(list)
	}
	if !slices.Equal(documented, served) || !slices.Equal(documented, routes) {
		t.Errorf("documented %q\nserved %q\nroutes %q", documented, served, routes)
	}
}
