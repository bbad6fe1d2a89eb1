package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// input holds the concentrations that a report is made of, all of a day or all of an hour.
type input struct {
	hourly       bool
	means        aqi.Sample          // of an hour or a day; a day's O3 is its maximum 8-hour mean
	o3Max1h      decimal.NullDecimal // a day's maximum 1-hour mean of O3
	notMonitored aqi.Pollutants
}

const (
	missing   = "NA"
	maxNumber = 40
)

// The exponent is short, since a number such as 1e-999999999 takes gigabytes to print.
var number = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$`)

// want returns what would be right in both languages.
func want(chinese, english string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

var wantNumber = want("不超过%d个字符的十进制数，或缺失标记（空白、NA、NaN、null、None、-、—、-;），或/（未监测）",
	"a decimal number of at most %d characters, or a blank, NA, NaN, null, None, -, —, -; (missing), / (not monitored)", maxNumber)

// set sets the concentration of that name to what the text says.
func (in *input) set(name, text string) error {
	p, at := in.at(name)
	if at == nil {
		names := strings.Join(in.names(), ", ")
		return aqi.Fault{Path: quote.Cut(name), Want: want("%s", "%s", names), Rule: aqi.ErrUnknown}
	}
	switch {
	case hourscsv.IsMissing(text):
		return nil
	case text == "/":
		in.notMonitored |= aqi.PollutantsOf(p)
		return nil
	}
	d, err := decimal.NewFromString(text)
	if err != nil || len(text) > maxNumber || !number.MatchString(text) {
		return aqi.Fault{Path: name, Got: quote.Text(text), Want: wantNumber, Rule: aqi.ErrText}
	}
	*at = decimal.NewNullDecimal(d)
	return nil
}

// names returns the names that the report has concentrations for.
func (in *input) names() []string {
	if in.hourly {
		return positions
	}
	return dailyNames
}

// dailyNames are those of a day.
var dailyNames = append(slices.Clone(positions), "o3_8h", "o3_1h")

// at returns the place of the concentration of that name, nil where the report has none of that name.
func (in *input) at(name string) (aqi.Pollutant, *decimal.NullDecimal) {
	switch name {
	case "so2":
		return aqi.SO2, &in.means.SO2
	case "no2":
		return aqi.NO2, &in.means.NO2
	case "co":
		return aqi.CO, &in.means.CO
	case "pm10":
		return aqi.PM10, &in.means.PM10
	case "pm25":
		return aqi.PM25, &in.means.PM25
	case "o3":
		return aqi.O3, &in.means.O3
	}
	switch {
	case in.hourly:
		return 0, nil
	case name == "o3_8h":
		return aqi.O3, &in.means.O3
	case name == "o3_1h":
		return aqi.O3, &in.o3Max1h
	}
	return 0, nil
}

// faults returns what is wrong with the concentrations themselves.
func (in input) faults() []error {
	_, err := in.reports()
	faults := inWords(err)
	// A day's O3 may be given twice over, so that one can contradict the other.
	for _, o3 := range []decimal.NullDecimal{in.means.O3, in.o3Max1h} {
		if in.notMonitored.Has(aqi.O3) && o3.Valid {
			faults = append(faults, aqi.Fault{Path: "o3", Got: quote.Decimal(o3.Decimal), Want: want("不给出数值", "no value"), Rule: aqi.ErrNotMonitored})
		}
	}
	return faults
}

// inWords returns an error's faults one by one, each with the name that the user knows in place of the pointer.
func inWords(err error) (faults []error) {
	list, ok := errors.AsType[aqi.Faults](err)
	if !ok && err != nil {
		return []error{err}
	}
	for _, f := range list {
		name := f.Path[strings.LastIndexByte(f.Path, '/')+1:]
		f.Path = strings.NewReplacer("o3_max_8h", "o3", "o3_max_1h", "o3_1h").Replace(name)
		faults = append(faults, f)
	}
	return faults
}

// daily returns the concentrations as those of a day.
func (in input) daily() aqi.Daily {
	return aqi.Daily{
		SO2: in.means.SO2, NO2: in.means.NO2, CO: in.means.CO, PM10: in.means.PM10, PM25: in.means.PM25,
		O3Max8h: in.means.O3, O3Max1h: in.o3Max1h,
		NotMonitored: in.notMonitored,
	}
}

// of returns the concentration that an item of the report is about.
func (in input) of(item aqi.SubIndex) decimal.NullDecimal {
	if item.Pollutant == aqi.O3 && item.Averaging == aqi.Mean1h && !in.hourly {
		return in.o3Max1h
	}
	return in.means.Of(item.Pollutant)
}
