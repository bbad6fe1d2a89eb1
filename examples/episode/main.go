// Episode finds the heavy-pollution processes of many places, and says what follows for a prefecture of them: which
// contiguous counties carry which level, what each county has to do and why, and what is decided hour by hour. The rules are
// those of Kashgar prefecture's emergency plan of 2023.
//
//	episode                        a made-up winter fortnight in the prefecture's twelve counties
//	episode -hours FILE.csv[.gz]   the hourly concentrations of a file, each site by itself
//	episode -hours FILE.csv[.gz] -counties FILE.csv -borders FILE.csv
//	                               the same by county, and the counties together as a prefecture
//
// The fortnight is invented; nothing in it was measured. With -h the program says what the files hold.
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

	"github.com/clearsky-go/clearsky/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

const usage = `Usage:
  episode                        a made-up winter fortnight in twelve counties
  episode -hours FILE.csv[.gz]   the hourly concentrations of a file, by site
  episode -hours FILE.csv[.gz] -counties FILE.csv -borders FILE.csv
                                 the same by county, and for all counties as
                                 one prefecture

Finds heavy-pollution processes and their alert levels by the rules of Kashgar
prefecture's emergency plan of 2023; of counties also which contiguous ones
carry a level, what each has to do, and what is decided hour by hour.

The hours' first line names the columns site, time, so2, no2, co, o3, pm10 and
pm25, in any order. A time is the start of an hour at UTC+8, such as
2015-11-20T00:00. CO is in mg/m³, all else in µg/m³; a blank or NA is missing.

The counties' first line is code,name,pinyin or code,name_zh,name_en; that of
the borders, between counties that touch, is code_a,code_b. Columns after these
are ignored. A site lies in the county that it is named after; Beijing's twelve
sites of the UCI data set are known. A county has the mean of its sites.
`

type options struct {
	hours             string // the file, "" for the made-up fortnight
	counties, borders string // the files, "" for sites by themselves
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
	for name, file := range map[string]*string{"hours": &opts.hours, "counties": &opts.counties, "borders": &opts.borders} {
		flags.Func(name, "", func(value string) error {
			if value == "" {
				return errors.New("want the name of a file")
			}
			*file = value
			return nil
		})
	}
	err := flags.Parse(args)
	switch {
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("%q: want no arguments but flags", flags.Arg(0))
	case (opts.counties == "") != (opts.borders == ""):
		err = errors.New("-counties and -borders: want both or neither")
	case opts.counties != "" && opts.hours == "":
		err = errors.New("-counties and -borders: want -hours too")
	}
	return opts, err
}

// episode returns all that is to be printed: what is loaded, what the plan finds in it, what follows for the prefecture, what
// is decided hour by hour, and that as text.
func episode(opts options, progress io.Writer) (string, error) {
	in, err := load(opts, progress)
	if err != nil {
		return "", err
	}
	policy := region.KashgarPolicy()
	findings, err := find(policy.Plan, in.places)
	if err != nil {
		return "", err
	}
	text := format(policy.Plan, in.source, findings)
	if in.region == nil {
		return text, nil
	}
	p, err := decide(policy, in, findings)
	if err != nil {
		return "", err
	}
	r, err := replay(p)
	if err != nil {
		return "", err
	}
	return text + p.format() + r.format(policy.Plan), nil
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
	for line := range strings.SplitSeq(faultText(err), "\n") {
		_, _ = fmt.Fprintf(w, "episode: %s\n", line)
	}
}

// faultText returns the faults as lines.
func faultText(err error) string {
	joined, ok := any(err).(interface{ Unwrap() []error })
	if !ok {
		return err.Error()
	}
	var lines []string
	for _, fault := range joined.Unwrap() {
		lines = append(lines, faultText(fault))
	}
	if faults, ok := any(err).(*hourscsv.Faults); ok && faults.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d faults more", faults.More))
	}
	return strings.Join(lines, "\n")
}
