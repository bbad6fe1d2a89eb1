package main

import "net/http"

const largeBytes = 1 << 20

// bounded refuses requests that are too many at a time. A body is large too that does not say how large it is, and a workbook, which is
// packed.
func (l limits) bounded(next http.Handler) http.Handler {
	all, large := make(slots, l.requests), make(slots, l.large)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !all.take() {
			busy(w)
			return
		}
		defer all.leave()
		if r.ContentLength < 0 || r.ContentLength > largeBytes || formOf(r) == workbookType {
			if !large.take() {
				busy(w)
				return
			}
			defer large.leave()
		}
		next.ServeHTTP(w, r)
	})
}

func busy(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "1")
	w.Header().Set("Connection", "close") // as the rest of the body is not read
	writeProblem(w, http.StatusServiceUnavailable)
}

// slots are as many as the channel holds.
type slots chan struct{}

func (s slots) take() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

func (s slots) leave() { <-s }
