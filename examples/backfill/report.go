package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// showProgress writes a line every second until it is stopped. Other processes' work is in their runner's own displays.
func showProgress(w io.Writer, start time.Time) (stop func()) {
	done, stopped := make(chan struct{}), make(chan struct{})
	line := func() {
		_, _ = fmt.Fprintf(w, "backfill: %3.0f s, %d files, %d rows and %d sites done\n",
			time.Since(start).Seconds(), progress.files.Load(), progress.rows.Load(), progress.sites.Load())
	}
	go func() {
		defer close(stopped)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				line()
			case <-done:
				line()
				return
			}
		}
	}()
	return func() {
		close(done)
		<-stopped
	}
}

// profiled starts a profile, where there is a file for it.
func profiled(name string) (stop func() error, err error) {
	if name == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, pprof.StartCPUProfile(f)
}

// summarize writes the counts, and how fast it was.
func summarize(ctx context.Context, w io.Writer, t task, took time.Duration) error {
	counts, err := readCounts(ctx, t)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, name := range []string{
		"files", rowsRead, rowsUsed, rowsRepeated, rowsUnused, rowsDead, "sites", "site-years", "hours", "days", "episodes",
	} {
		fmt.Fprintf(&b, "%-22s %12d\n", name, counts[name])
	}
	fmt.Fprintf(&b, "%-22s %12.1f\n%-22s %12.0f\n", "seconds", took.Seconds(), "hours per second", float64(counts["hours"])/took.Seconds())
	if *output == "" {
		b.WriteString("results were in a temporary folder: keep them with -output\n")
	}
	_, err = io.WriteString(w, b.String())
	return errors.Join(err, balance(counts))
}

func readCounts(ctx context.Context, t task) (counts map[string]int64, err error) {
	name := t.Output + "/" + countsFile
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, fs.Close()) }()
	text, err := filesystem.Read(ctx, fs, name)
	if err != nil {
		return nil, err
	}
	return counts, json.Unmarshal(text, &counts)
}
