// Episode finds the heavy-pollution episodes of many places, and says what follows for a prefecture of them: which
// contiguous counties carry which level, what each county has to do and why, what is decided hour by hour, which measures
// each county takes, what may go on under them, who reports what to whom by when, and who must cut how much of its emission.
// The rules are those of Kashgar prefecture's emergency plan of 2023.
//
//	episode                        a made-up winter fortnight in the prefecture's twelve counties
//	episode -hours FILE.csv[.gz]   the hourly concentrations of a file, each site by itself
//	episode -hours FILE.csv[.gz] -counties FILE.csv -borders FILE.csv
//	                               the same by county, and the counties together as a prefecture
//	episode -inventory FILE.csv|FILE.json
//	                               the enterprises and other sources of a file in place of the made-up ones; also with
//	                               the files of hours, counties and borders
//	episode -hours FILE.csv[.gz] -end-stamps ...
//	                               the same where times are the ends of hours
//	episode -lang zh               any of these in Chinese
//
// The fortnight and its inventory are invented; nothing in them was measured. With -h the program says what the files hold.
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
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
)

const usage = `Usage:
  episode                        a made-up winter fortnight in twelve counties
  episode -hours FILE.csv[.gz]   the hourly concentrations of a file, by site
  episode -hours FILE.csv[.gz] -counties FILE.csv -borders FILE.csv
                                 the same by county, and for all counties as
                                 one prefecture
  episode -inventory FILE.csv|FILE.json ...
                                 with a list of enterprises and other sources
                                 in place of the made-up one; not for hours by
                                 site
  episode -hours FILE.csv[.gz] -end-stamps ...
                                 the same where times are the ends of hours
  episode -lang zh|en ...        in Chinese, or in English with the Chinese
                                 terms beside it, as without the flag

Finds heavy-pollution episodes and their alert levels by the rules of Kashgar
prefecture's emergency plan of 2023; of counties also which contiguous ones
carry a level, what each has to do, what is decided hour by hour, the measures
that respond, what may go on under them, the reports that become due, and which
enterprise must cut its emission by how much more than it plans.

The hours' first line names the columns site, time, so2, no2, co, o3, pm10 and
pm25 (or PM2.5), in any order and case; or date, hour, type and the sites, with
a line for each hour and pollutant. What else there is, is left out with a note.
A time is the start of an hour at UTC+8, unless it has an offset: 2015-11-20T00:00,
2015-11-20 00:00:00+08:00, 2015/11/20 0:00, 2015112000; 24:00 is 00:00 of the
next day. CO is in mg/m³, all else in µg/m³, with two decimal places at most; a
blank, NA, NaN, null, None, -, — and -; are missing. The text is UTF-8.

The counties' first line is code,name,pinyin or code,name_zh,name_en; that of
the borders, between counties that touch, is code_a,code_b. Columns after these
are ignored. A site lies in the county that it is named after; Beijing's twelve
sites of the UCI data set are known. A county has the mean of its sites.

An inventory in CSV has a line for each entry under one that names the columns,
in any order. A blank is unknown; an amount is a day's, such as 12.5 kg or 0.3 t,
a share such as 20 %, a fact yes or no.
  kind                    enterprise, or source for vehicles, dust and others
  id, county              its own, unique in the file; the county's code
  name_zh, name_en
  sector                  of a source: industrial, mobile, dust or other
  so2, nox, pm, vocs      what it emits
  so2_iii ... vocs_i      what it reduces of that at levels iii, ii and i
and for an enterprise besides
  industry                steel, other-metallurgy, other-guide, mining, logistics
                          or other
  grade                   a, b, c, d, leading, not-leading or ungraded
  designated, major_project, coal, oil, toxic, livelihood, listed
                          facts; listed: its own plan has heavy trucks stop
  annual_so2, annual_nox, annual_pm25, annual_vocs
                          what it emits a year
  trips                   loaded trucks in and out a day
  waiver_iii, waiver_ii, waiver_i, waiver_reason, waiver_document
                          approved lower shares
  task, needs, max_load   of a guarantee enterprise: co-processing, heating or
                          other; the load it needs, and the approved one
In JSON it is {"enterprises":[...],"sources":[...]}, of enterprise.Profile and
emission.Source as the library writes them. All faults are named at once.
`

type options struct {
	hours             string // the file, "" for the made-up fortnight
	endStamps         bool   // the hours' times are ends
	counties, borders string // the files, "" for sites by themselves
	inventory         string // the file, "" for the made-up one where the hours are
	lang              lang
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status.
func run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return write(usage, stdout, stderr)
	case err != nil:
		complain(stderr, opts.lang, fmt.Errorf("%w (-h for help)", err))
		return 2
	}
	text, err := episode(opts, stderr)
	if err != nil {
		complain(stderr, opts.lang, err)
		return 1
	}
	return write(text, stdout, stderr)
}

func parse(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("episode", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints what is wrong
	files := map[string]*string{
		"hours": &opts.hours, "counties": &opts.counties, "borders": &opts.borders, "inventory": &opts.inventory,
	}
	for name, file := range files {
		flags.Func(name, "", func(value string) error {
			if value == "" {
				return errors.New("want the name of a file")
			}
			*file = value
			return nil
		})
	}
	flags.BoolVar(&opts.endStamps, "end-stamps", false, "")
	flags.Func("lang", "", func(value string) (err error) {
		opts.lang, err = parseLang(value)
		return err
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
	case opts.inventory != "" && opts.hours != "" && opts.counties == "":
		return errors.New("-inventory: want -counties and -borders with -hours")
	case opts.inventory != "" && suffix(opts.inventory) != csvSuffix && suffix(opts.inventory) != jsonSuffix:
		return errors.New("-inventory: want a file whose name ends in .csv or .json")
	}
	return nil
}

// episode returns all that is to be printed: what is loaded, what the plan finds in it, what follows for the prefecture, what
// is decided hour by hour, how it is responded to, who must cut how much, and that as text.
func episode(opts options, progress io.Writer) (string, error) {
	in, err := load(opts, progress)
	if err != nil {
		return "", err
	}
	plan := alert.Kashgar()
	findings, err := find(plan, in.places)
	if err != nil {
		return "", err
	}
	text := format(opts.lang, plan, in.source, findings)
	if in.plan == nil {
		return text, nil
	}
	p, err := decide(in, findings)
	if err != nil {
		return "", err
	}
	r, err := replay(p)
	if err != nil {
		return "", err
	}
	rs, err := respond(p, r.history)
	if err != nil {
		return "", err
	}
	parts := []string{
		p.format(opts.lang),
		r.format(opts.lang, plan),
		rs.format(opts.lang),
	}
	last, err := reckonedText(opts.lang, p, in)
	return text + strings.Join(parts, "") + last, err
}

// reckonedText returns who must cut how much, by the inventory that there is.
func reckonedText(l lang, p prefecture, in input) (string, error) {
	if in.inventory == nil {
		return withoutInventory(l), nil
	}
	r, err := reckon(p, in.inventorySource, *in.inventory)
	if err != nil {
		return "", err
	}
	return r.format(l), nil
}

func write(text string, stdout, stderr io.Writer) int {
	if _, err := io.WriteString(stdout, text); err != nil {
		complain(stderr, english, err)
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
			return l.say(err.Error(), c.Chinese())
		}
		return err.Error()
	}
	var lines []string
	for _, fault := range joined.Unwrap() {
		lines = append(lines, l.faults(fault))
	}
	if faults, ok := any(err).(*hourscsv.Faults); ok && faults.More > 0 {
		lines = append(lines, l.sayf("and %d faults more", "另有%d处", faults.More))
	}
	return strings.Join(lines, "\n")
}
