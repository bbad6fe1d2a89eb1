// Episode finds the heavy-pollution processes of many places and the alert level of each, by the criteria of Kashgar
// prefecture's emergency plan of 2023.
//
//	episode                        a made-up winter fortnight in the prefecture's twelve counties
//	episode -hours FILE.csv[.gz]   the hourly concentrations of a file
//
// The fortnight is invented; nothing in it was measured. With -h the program says what a file holds.
//
// It exits with status 1 where a file is bad, and then prints its faults with their lines, and with 2 where the command
// line is.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
)

const usage = `Usage:
  episode                        a made-up winter fortnight in twelve counties
  episode -hours FILE.csv[.gz]   the hourly concentrations of a file

Finds heavy-pollution processes and their alert levels by the criteria of
Kashgar prefecture's emergency plan of 2023.

The file's first line names the columns site, time, so2, no2, co, o3, pm10 and
pm25, in any order. A time is the start of an hour at UTC+8, such as
2015-11-20T00:00. CO is in mg/m³, all else in µg/m³; a blank or NA is missing.
`

const (
	madeUpSource = `MADE-UP DATA: an invented winter fortnight in Kashgar prefecture; nothing here was measured.
虚构数据：并非实测结果。`
	fileSource = "Hourly concentrations read from a file; dust is not marked there."
)

type options struct {
	hours string // the file, "" for the made-up fortnight
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status.
func run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return write(usage, stdout, stderr)
	case err != nil:
		complain(stderr, fmt.Errorf("%w (-h for help)", err))
		return 2
	}
	text, err := episode(opts, stderr)
	if err != nil {
		complain(stderr, err)
		return 1
	}
	return write(text, stdout, stderr)
}

func parse(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("episode", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints what is wrong
	flags.Func("hours", "", func(name string) error {
		if name == "" {
			return errors.New("want the name of a file")
		}
		opts.hours = name
		return nil
	})
	err := flags.Parse(args)
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("%q: want no arguments but flags", flags.Arg(0))
	}
	return opts, err
}

// episode returns all that is to be printed: what is loaded, what the plan finds in it, and that as text.
func episode(opts options, progress io.Writer) (string, error) {
	places, source := madeUp(), madeUpSource
	if opts.hours != "" {
		var err error
		if places, err = loadFile(opts.hours, progress); err != nil {
			return "", err
		}
		source = fileSource
	}
	plan := alert.Kashgar()
	findings, err := find(plan, places)
	if err != nil {
		return "", err
	}
	return format(plan, source, findings), nil
}

func write(text string, stdout, stderr io.Writer) int {
	if _, err := io.WriteString(stdout, text); err != nil {
		complain(stderr, err)
		return 1
	}
	return 0
}

// complain prints an error, each fault on a line of its own.
func complain(w io.Writer, err error) {
	text := err.Error()
	if faults, ok := errors.AsType[*hourscsv.Faults](err); ok {
		text = errors.Join(faults.First...).Error()
		if faults.More > 0 {
			text += fmt.Sprintf("\nand %d faults more", faults.More)
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		_, _ = fmt.Fprintf(w, "episode: %s\n", line)
	}
}
