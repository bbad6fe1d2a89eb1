// Episode decides for a prefecture, hour by hour, what its emergency office has to: which counties have heavy pollution, when to
// issue, raise, lower and lift which alert and why, what each county and enterprise must do, and whether that is enough. The rules
// are those of a place's plan from a file, else of Kashgar prefecture's emergency plan of 2023.
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
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
)

//go:embed usage.txt
var usage string

//go:embed usage.zh.txt
var usageChinese string

type options struct {
	hours             string // the file, "" for the made-up weeks
	endStamps         bool   // the hours' times are ends
	plan              string // the file, "" for Kashgar's plan
	counties, borders string // the files, "" for sites by themselves where there is no plan either
	forecast          string // the file, "" for none
	inventory         string // the file, "" for the made-up one where the hours are
	all               bool
	county            string // the code, "" for the story
	lang              lang
}

// colours are those of alert levels on a terminal, where they stand beside the words.
var colours = map[string]string{
	"red": "31", "orange": "38;5;208", "yellow": "33", "blue": "34", "红色": "31", "橙色": "38;5;208", "黄色": "33", "蓝色": "34",
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	opts, err := parse(args)
	l, status := opts.lang, 1
	text := l.Pick(usage, usageChinese)
	switch {
	case err == nil:
		text, err = episode(opts, stderr)
	case errors.Is(err, flag.ErrHelp):
		err = nil
	default:
		status, err = 2, fmt.Errorf(l.Pick("%w (-h for help)", "%w（-h显示用法）"), err)
	}
	if table.Terminal(stdout) {
		text = table.Paint(text, colours)
	}
	if err == nil {
		_, err = io.WriteString(stdout, text)
	}
	if err == nil {
		return 0
	}
	for _, line := range hourscsv.Lines(l.Language, err) {
		_, _ = fmt.Fprintf(stderr, "episode: %s\n", line)
	}
	return status
}

func parse(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("episode", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints what is wrong
	for name, value := range map[string]*string{
		"hours": &opts.hours, "counties": &opts.counties, "borders": &opts.borders, "forecast": &opts.forecast,
		"plan": &opts.plan, "inventory": &opts.inventory, "county": &opts.county,
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
		if value != "en" && value != "zh" {
			return errors.New("want zh or en")
		}
		opts.lang = map[string]lang{"zh": {wording.Chinese}}[value]
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

// regional reports whether the hours are those of counties that touch.
func (opts options) regional() bool { return opts.counties != "" || opts.plan != "" }

// check returns the first thing that does not fit together.
func (opts options) check() error {
	switch name := strings.ToLower(opts.inventory); {
	case opts.endStamps && opts.hours == "":
		return errors.New("-end-stamps: want -hours too")
	case (opts.counties == "") != (opts.borders == ""):
		return errors.New("-counties and -borders: want both or neither")
	case opts.counties != "" && opts.hours == "":
		return errors.New("-counties and -borders: want -hours too")
	case opts.counties != "" && opts.plan != "":
		return errors.New("-plan and -counties: want one of them")
	case opts.forecast != "" && opts.hours == "":
		return errors.New("-forecast: want -hours too")
	case name != "" && opts.hours != "" && !opts.regional():
		return errors.New("-inventory: want -plan, or -counties and -borders, with -hours")
	case name != "" && !strings.HasSuffix(name, ".csv") && !strings.HasSuffix(name, ".json"):
		return errors.New("-inventory: want a file whose name ends in .csv or .json")
	case opts.all && opts.county != "":
		return errors.New("-all and -county: want one of them")
	}
	return nil
}
