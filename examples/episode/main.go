// Episode decides for a prefecture, hour by hour, what its emergency office has to: which counties have heavy pollution, when to
// issue, raise, lower and lift which alert and why, what each county and enterprise must do, and whether that is enough. The rules
// are those of Kashgar prefecture's emergency plan of 2023.
//
// Without a file it tells the story of four weeks that are invented, with their inventory; nothing in them was measured. With -h it
// says which files it reads and what these hold.
//
// It exits with status 1 where a file is bad, and then prints its faults with their lines, and with 2 where the command
// line is.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/wording"
)

//go:embed usage.txt
var usage string

//go:embed usage.zh.txt
var usageChinese string

type options struct {
	hours             string // the file, "" for the made-up weeks
	endStamps         bool   // the hours' times are ends
	counties, borders string // the files, "" for sites by themselves
	forecast          string // the file, "" for none
	inventory         string // the file, "" for the made-up one where the hours are
	all               bool
	county            string // the code, "" for the story
	lang              lang
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	opts, err := parse(args)
	l := opts.lang
	switch {
	case errors.Is(err, flag.ErrHelp):
		return write(l, l.Pick(usage, usageChinese), stdout, stderr)
	case err != nil:
		complain(stderr, l, fmt.Errorf(l.Pick("%w (-h for help)", "%w（-h显示用法）"), err))
		return 2
	}
	text, err := episode(opts, stderr)
	if err != nil {
		complain(stderr, l, err)
		return 1
	}
	return write(l, paint(text, stdout), stdout, stderr)
}

func parse(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("episode", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints what is wrong
	for name, value := range map[string]*string{
		"hours": &opts.hours, "counties": &opts.counties, "borders": &opts.borders, "forecast": &opts.forecast,
		"inventory": &opts.inventory, "county": &opts.county,
	} {
		flags.Func(name, "", func(given string) error {
			if given == "" {
				return errors.New("want the name of a file, or of a county the code")
			}
			*value = given
			return nil
		})
	}
	flags.BoolVar(&opts.endStamps, "end-stamps", false, "")
	flags.BoolVar(&opts.all, "all", false, "")
	flags.Func("lang", "", func(value string) error {
		languages := map[string]wording.Language{"en": wording.English, "zh": wording.Chinese}
		l, ok := languages[value]
		if opts.lang.Language = l; !ok {
			return errors.New("want zh or en")
		}
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return opts, err
	}
	if flags.NArg() > 0 {
		return opts, fmt.Errorf("%q: want no arguments but flags", flags.Arg(0))
	}
	return opts, opts.check()
}

// check returns what does not fit together.
func (opts options) check() error {
	switch {
	case opts.endStamps && opts.hours == "":
		return errors.New("-end-stamps: want -hours too")
	case (opts.counties == "") != (opts.borders == ""):
		return errors.New("-counties and -borders: want both or neither")
	case opts.counties != "" && opts.hours == "":
		return errors.New("-counties and -borders: want -hours too")
	case opts.forecast != "" && opts.hours == "":
		return errors.New("-forecast: want -hours too")
	case opts.inventory != "" && opts.hours != "" && opts.counties == "":
		return errors.New("-inventory: want -counties and -borders with -hours")
	case opts.inventory != "" && suffix(opts.inventory) != ".csv" && suffix(opts.inventory) != ".json":
		return errors.New("-inventory: want a file whose name ends in .csv or .json")
	case opts.all && opts.county != "":
		return errors.New("-all and -county: want one of them")
	}
	return nil
}

func write(l lang, text string, stdout, stderr io.Writer) int {
	if _, err := io.WriteString(stdout, text); err != nil {
		complain(stderr, l, err)
		return 1
	}
	return 0
}

// complain prints an error in the language, each fault on a line of its own.
func complain(w io.Writer, l lang, err error) {
	for line := range strings.SplitSeq(l.faults(err), "\n") {
		_, _ = fmt.Fprintf(w, "episode: %s\n", line)
	}
}

// faults returns the faults as lines.
func (l lang) faults(err error) string {
	joined, ok := any(err).(interface{ Unwrap() []error })
	if !ok {
		if c, ok := any(err).(interface{ Chinese() string }); ok {
			return l.Pick(err.Error(), c.Chinese())
		}
		return err.Error()
	}
	var lines []string
	for _, fault := range joined.Unwrap() {
		lines = append(lines, l.faults(fault))
	}
	if faults, ok := any(err).(*hourscsv.Faults); ok && faults.More > 0 {
		lines = append(lines, l.F("and %d faults more", "另有%d处", faults.More))
	}
	return strings.Join(lines, "\n")
}
