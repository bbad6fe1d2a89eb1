// Service answers over HTTP what the library decides. Requests and answers are JSON of the library's own types; a bad request is
// answered with problem details (RFC 9457) that name every fault by a JSON Pointer into the request.
//
//	GET  /healthz, /catalogue, /plan                              that it answers; Kashgar's measures; its whole plan
//	POST /report       {"edition":"2012","daily":{"so2":12,…}}    a daily report
//	POST /hours        {"start":"…","samples":[{"pm25":160,…}]}   a site's episodes, and what looks wrong in its hours
//	POST /step         {"state":{…},"known":{"at":"…",…}}         an hour of Kashgar's counties, decided
//	POST /obligations  {"levels":{"653101":"ii"},"profiles":[…]}  what each enterprise must do; ?level=ii with the inventory as text/csv
//	POST /questions/X  {"level":"ii","about":{"standard":"…"}}    whether it may go on: X is truck, vehicle, machine, muck-truck, work, …
//	POST /plan         a place's plan                             what it has, or all its faults
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
