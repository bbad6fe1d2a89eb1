package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// limits are how long a client may take, and how many requests are answered at a time, how many with a large body among them.
type limits struct {
	header, read, write, idle, shutdown time.Duration
	requests, large                     int
}

// usual is enough for the largest body over a slow line, and bounds the memory that bodies take.
var usual = limits{
	header: 5 * time.Second, read: time.Minute, write: 2 * time.Minute, idle: 2 * time.Minute, shutdown: 30 * time.Second,
	requests: 256, large: 2,
}

const mostHeaderBytes = 16 << 10

// server returns a server with limits.
func (l limits) server(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: logged(l.bounded(handler), log), ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn), MaxHeaderBytes: mostHeaderBytes,
		ReadHeaderTimeout: l.header, ReadTimeout: l.read, WriteTimeout: l.write, IdleTimeout: l.idle,
	}
}

// serve answers until the context is done, and then what has been asked already.
func serve(ctx context.Context, at net.Listener, handler http.Handler, log *slog.Logger, l limits) error {
	server := l.server(handler, log)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(at) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	log.Info("shutting down")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.shutdown)
	defer cancel()
	err := server.Shutdown(last)
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// logged logs each request once it is answered.
func logged(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen, began := &observed{ResponseWriter: w, status: http.StatusOK}, time.Now()
		next.ServeHTTP(seen, r)
		log.Info("answered", "method", r.Method, "path", r.URL.Path, "status", seen.status, "bytes", seen.bytes, "took", time.Since(began))
	})
}

// observed keeps what is answered.
type observed struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader keeps the status.
func (o *observed) WriteHeader(status int) {
	o.status = status
	o.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (o *observed) Write(text []byte) (int, error) {
	n, err := o.ResponseWriter.Write(text)
	o.bytes += n
	return n, err
}

// Unwrap lets the limit of a body close the connection.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }
