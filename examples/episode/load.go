package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
)

// place is a county, or a monitoring site, with its hours.
type place struct {
	county  county // a site has its name in both languages and no code
	start   time.Time
	samples []aqi.Sample  // from start on, one an hour; a missing hour is empty
	marks   []alert.Marks // one for each sample, or none at all
}

var errNoRows = errors.New("it has no hours: want a line for each site and hour")

// loadFile reads the sites of a file of hourly concentrations, in the order of their names. Its error holds all faults.
func loadFile(name string, progress io.Writer) (places []place, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return load(f, progress)
}

func load(r io.Reader, progress io.Writer) ([]place, error) {
	sites, err := hourscsv.Sites(checked(counted(hourscsv.Read(r), progress)))
	if err != nil {
		return nil, err
	}
	if len(sites) == 0 {
		return nil, errNoRows
	}
	places := make([]place, len(sites))
	for i, s := range sites {
		name := printable(s.Name)
		places[i] = place{county: county{name: aqi.Text{Chinese: name, English: name}}, start: s.Start, samples: s.Hours}
	}
	return places, nil
}

type rows = iter.Seq2[hourscsv.Row, error]

// checked passes rows on, and in the place of one with impossible concentrations its faults: here they still have a line.
func checked(rows rows) rows {
	return func(yield func(hourscsv.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				err = aqi.CheckHours([]aqi.Sample{row.Sample}, 0)
			}
			faults, ok := errors.AsType[aqi.Faults](err)
			if !ok && !yield(row, err) {
				return
			}
			for _, f := range faults {
				if !yield(row, atLine(f, row.Line)) {
					return
				}
			}
		}
	}
}

// atLine returns the fault of a concentration as one of its line.
func atLine(f aqi.Fault, line int) error {
	return &hourscsv.Fault{Line: line, Column: f.Pollutant.String(), Value: f.Value, Err: f.Rule}
}

const progressEvery = 100_000 // rows

// counted passes rows on and says now and then how many there were.
func counted(rows rows, progress io.Writer) rows {
	return func(yield func(hourscsv.Row, error) bool) {
		n := 0
		for row, err := range rows {
			if n++; n%progressEvery == 0 {
				_, _ = fmt.Fprintf(progress, "episode: %d rows read\n", n)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// printable keeps a terminal from obeying what a file calls a site.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, name)
}
