package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"

	"github.com/clearsky-go/clearsky/aqi"
)

const mostBytes = 64 << 20

// answer reads a request, calls a function with it and writes what it returns.
func answer[In, Out any](call func(In) (Out, error)) http.Handler {
	return answerAt(func(_ *http.Request, in In) (Out, error) { return call(in) })
}

// answerAt is answer where the path matters.
func answerAt[In, Out any](call func(*http.Request, In) (Out, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in In
		if !readJSON(w, r, &in) {
			return
		}
		out, err := call(r, in)
		conclude(w, out, err)
	})
}

// constant writes always the same.
func constant(value any) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusOK, value) })
}

// readJSON reads a body; where it cannot be read, the answer says why.
func readJSON[In any](w http.ResponseWriter, r *http.Request, in *In) bool {
	text, ok := body(w, r)
	if !ok {
		return false
	}
	if err := aqi.Unmarshal(text, in); err != nil {
		write(w, http.StatusBadRequest, err)
		return false
	}
	return true
}

// body returns the body of a request; where it cannot be had, the answer says why.
func body(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	if r.ContentLength > mostBytes {
		tooLarge(w)
		return nil, false
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBytes))
	_, large := errors.AsType[*http.MaxBytesError](err)
	switch {
	case err == nil:
		return text, true
	case large:
		tooLarge(w)
	case errors.Is(err, os.ErrDeadlineExceeded):
		writeProblem(w, http.StatusRequestTimeout)
	default:
		writeProblem(w, http.StatusBadRequest)
	}
	return nil, false
}

func tooLarge(w http.ResponseWriter) {
	w.Header().Set("Connection", "close")
	want := inBoth("不超过%d MiB", "at most %d MiB", mostBytes>>20)
	write(w, http.StatusRequestEntityTooLarge, aqi.Faults{{Count: 1, Want: want, Rule: aqi.ErrTooMany}})
}

// conclude writes what a function returned.
func conclude(w http.ResponseWriter, out any, err error) {
	faults, bad := errors.AsType[aqi.Faults](err)
	switch {
	case err == nil:
		write(w, http.StatusOK, out)
	case bad:
		write(w, http.StatusUnprocessableEntity, faults)
	case errors.Is(err, errNoPlace):
		writeProblem(w, http.StatusNotFound)
	default:
		slog.Error("not answered", "error", err)
		writeProblem(w, http.StatusInternalServerError)
	}
}

// inBoth returns a text in both languages.
func inBoth(chinese, english string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

func write(w http.ResponseWriter, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"type":"about:blank","title":"Internal Server Error","status":500}`)
	}
	w.Header().Set("Content-Type", "application/json")
	if status >= http.StatusBadRequest {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	w.WriteHeader(status)
	_, _ = w.Write(append(text, '\n')) // fails where the client is gone
}

// problem is what RFC 9457 has for requests with nothing wrong but their status.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
}

func writeProblem(w http.ResponseWriter, status int) {
	write(w, status, problem{"about:blank", http.StatusText(status), status})
}

// problems answers with problem details also where there is no such route.
func problems(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := mux.Handler(r); pattern == "" {
			w = unmatched{w}
		}
		mux.ServeHTTP(w, r)
	})
}

// unmatched writes a status as problem details, and leaves out the text that comes with it.
type unmatched struct{ http.ResponseWriter }

// WriteHeader writes the problem details.
func (u unmatched) WriteHeader(status int) { writeProblem(u.ResponseWriter, status) }

// Write writes nothing.
func (u unmatched) Write(text []byte) (int, error) { return len(text), nil }
