// Airreport prints the air quality report of a day, or of an hour, by both editions of HJ 633.
//
//	airreport [-o3-1h V] SO2 NO2 CO O3 PM10 PM2.5
//	airreport -hourly SO2 NO2 CO O3 PM10 PM2.5
//	airreport [-hourly] < concentrations.json
//
// With -h it says what each form takes. It exits with status 2 where the command line or the input is bad, and then
// prints every fault that it found.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

const usage = `Usage:
  airreport [-o3-1h V] SO2 NO2 CO O3 PM10 PM2.5
  airreport -hourly SO2 NO2 CO O3 PM10 PM2.5
  airreport [-hourly] < concentrations.json

Prints the air quality report by HJ 633-2012 and by HJ 633-2026.

Concentrations are in µg/m³, CO in mg/m³; -, —, -;, NA, NaN, null, None and a
blank are one that is missing, / one that is not monitored. They are a day's: 24-hour means, and of O3 the daily
maximum 8-hour mean.

JSON is one object: {"so2": "12", "no2": 40, "co": 0.9, "o3": null}. The names
are so2, no2, co, o3, pm10, pm25, and for a day o3_8h, which is the same as o3,
and o3_1h. A value is a number, a text as on the command line, or null: missing.

Flags:
  -o3-1h V  the day's maximum 1-hour mean of O3, which only HJ 633-2012 uses
  -hourly   all six are 1-hour means: by HJ 633-2012 as the national real-time
            platform computes the index, by HJ 633-2026 the hourly report
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	text, faults := airReport(args, stdin)
	for _, fault := range faults {
		_, _ = fmt.Fprintf(stderr, "airreport: %s\n", bothLanguages(fault))
	}
	if len(faults) > 0 {
		return 2
	}
	if _, err := io.WriteString(stdout, text); err != nil {
		_, _ = fmt.Fprintf(stderr, "airreport: %v\n", err)
		return 1
	}
	return 0
}

// bothLanguages returns a fault in English and Chinese, as the reports are; other errors as they are.
func bothLanguages(err error) string {
	if f, ok := errors.AsType[aqi.Fault](err); ok {
		return f.Error() + "  " + f.Chinese()
	}
	return err.Error()
}

// airReport returns all that is to be printed, or all faults of the command line and the input.
func airReport(args []string, stdin io.Reader) (text string, faults []error) {
	in, faults := parse(args, stdin)
	if slices.Contains(faults, flag.ErrHelp) {
		return usage, nil
	}
	if len(faults) > 0 {
		return "", faults
	}
	reports, err := in.reports()
	if err != nil {
		return "", []error{err}
	}
	return in.format(reports), nil
}

// reports returns the reports by both editions, the older first.
func (in input) reports() ([]aqi.Report, error) {
	var reports []aqi.Report
	for _, report := range []func() (aqi.Report, error){in.report2012, in.report2026} {
		r, err := report()
		if err != nil {
			return nil, err // the editions find the same faults
		}
		reports = append(reports, r)
	}
	return reports, nil
}

func (in input) report2012() (aqi.Report, error) {
	if in.hourly {
		return aqi.Edition2012.Platform(in.means)
	}
	return aqi.Edition2012.Daily(in.daily())
}

func (in input) report2026() (aqi.Report, error) {
	if in.hourly {
		return aqi.Edition2026.Hourly(aqi.Hourly{Sample: in.means, NotMonitored: in.notMonitored})
	}
	return aqi.Edition2026.Daily(in.daily())
}
