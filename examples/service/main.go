// Service answers over HTTP what the library decides, and keeps places whose hours are decided. Requests and answers are JSON of the
// library's own types; a bad request is answered with problem details (RFC 9457) that name every fault by a JSON Pointer into the request.
// README.md beside this file has the routes, and GET /openapi.json their forms.
package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	address := flag.String("address", "localhost:8080", "where to listen")
	data := flag.String("data", "service.db", "the file of the places")
	flag.Parse()
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	slog.SetDefault(log)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *address, *data, log); err != nil {
		log.Error("stopped", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, address, data string, log *slog.Logger) (err error) {
	kept, err := openStore(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.db.Close()) }()
	handler, err := newHandler(kept)
	if err != nil {
		return err
	}
	at, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	log.Info("listening", "address", at.Addr().String())
	return serve(ctx, at, handler, log, usual)
}
