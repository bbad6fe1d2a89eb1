package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// The concentrations of the command line, in their order.
var positions = []string{"so2", "no2", "co", "o3", "pm10", "pm25"}

var (
	errUsage = errors.New("bad command line (-h for help)")
	errCount = fmt.Errorf("%w: want six concentrations: SO2 NO2 CO O3 PM10 PM2.5", errUsage)
)

// parse reads the concentrations, from the command line or, where it has none, as JSON. It returns all faults.
func parse(args []string, stdin io.Reader) (input, []error) {
	flags := flag.NewFlagSet("airreport", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints what is wrong
	hourly := flags.Bool("hourly", false, "")
	o3Max1h := flags.String("o3-1h", missing, "")
	first := firstNegative(args)
	if err := flags.Parse(args[:first]); errors.Is(err, flag.ErrHelp) {
		return input{}, []error{flag.ErrHelp}
	} else if err != nil {
		return input{}, []error{fmt.Errorf("%w: %w", errUsage, err)}
	}
	in := input{hourly: *hourly}
	values := slices.Concat(flags.Args(), args[first:])
	faults := in.read(values, stdin)
	if *o3Max1h != missing {
		faults = append(faults, in.readO3(*o3Max1h, len(values) == 0))
	}
	faults = append(faults, in.faults()...)
	return in, slices.DeleteFunc(faults, func(err error) bool { return err == nil })
}

func (in *input) read(values []string, stdin io.Reader) []error {
	if len(values) == 0 {
		return in.readJSON(stdin)
	}
	return in.readArgs(values)
}

var negative = regexp.MustCompile(`^-([0-9.]|;$)`)

// firstNegative returns the position of the first negative number, or the mark -;, which package flag would take for a flag, unless it
// is a flag's value; the number of arguments where there is none.
func firstNegative(args []string) int {
	for i, arg := range args {
		if negative.MatchString(arg) && (i == 0 || strings.TrimLeft(args[i-1], "-") != "o3-1h") {
			return i
		}
	}
	return len(args)
}

func (in *input) readArgs(values []string) []error {
	if len(values) != len(positions) {
		return []error{fmt.Errorf("%w, got %d", errCount, len(values))}
	}
	var faults []error
	for i, value := range values {
		faults = append(faults, in.set(positions[i], value))
	}
	return faults
}

// readO3 reads the value of the flag -o3-1h.
func (in *input) readO3(value string, isJSON bool) error {
	if isJSON {
		return fmt.Errorf(`%w: -o3-1h goes with six concentrations; in JSON it is "o3_1h"`, errUsage)
	}
	return in.set("o3_1h", value)
}
