package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/clearsky-go/clearsky/aqi"
)

var (
	input    = flag.String("input", "", "glob of files of hours: CSV, also compressed with gzip, or .parquet; none: a made-up archive")
	placesIn = flag.String("places", "", "glob of documents of prefectures, JSON; none: sites by themselves")
	output   = flag.String("output", "", "folder for the results; none: a temporary one, removed at the end")
	from     = flag.String("from", "2000-01-01T00:00:00+08:00", "first hour that is no slip")
	until    = flag.String("until", "2100-01-01T00:00:00+08:00", "first hour after those that are no slip")
	sites    = flag.Int("made-up-sites", 24, "sites of the made-up archive")
	years    = flag.Int("made-up-years", 2, "years of the made-up archive")
	profile  = flag.String("profile", "", "file for a profile of the processor's time")
)

func main() {
	flag.Parse()
	beam.Init() // a worker stays here
	quietLog()
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "backfill:", cause(err))
		os.Exit(1)
	}
}

// quietLog leaves out what Beam logs of a run, which ends in an error where it fails.
func quietLog() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError + 1})))
}

// cause returns what is at the bottom of an error, without the plans of Beam above it.
func cause(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, causedBy); i >= 0 {
		text = text[i+len(causedBy):]
	}
	return strings.TrimSpace(text)
}

const causedBy = "caused by:"

func run(ctx context.Context, w io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "backfill-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	t, err := taskOf(folder)
	if err != nil {
		return err
	}
	stop, err := profiled(*profile)
	if err != nil {
		return err
	}
	start := time.Now()
	stopProgress := showProgress(os.Stderr, start)
	p, s := beam.NewPipelineWithRoot()
	build(s, t)
	err = beamx.Run(ctx, p)
	stopProgress()
	err = errors.Join(err, stop())
	if err != nil {
		return err
	}
	return summarize(ctx, w, t, time.Since(start))
}

// taskOf returns what the flags ask for. What is not named lies in the folder.
func taskOf(folder string) (t task, err error) {
	t = task{Input: *input, Places: *placesIn, Output: *output}
	if t.Input == "" {
		made := filepath.Join(folder, "archive")
		if err := writeArchive(made, *sites, *years); err != nil {
			return t, err
		}
		t.Input, t.Places = filepath.Join(made, "hours", "*"), filepath.Join(made, "places", "*")
	}
	if t.Output == "" {
		t.Output = filepath.Join(folder, "results")
	}
	return t, errors.Join(readHour(&t.Within.From, *from), readHour(&t.Within.Until, *until))
}

func readHour(hour *aqi.Stamp, text string) error { return hour.UnmarshalText([]byte(text)) }
