package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// input holds the concentrations that a report is made of, all of a day or all of an hour.
type input struct {
	hourly       bool
	means        aqi.Sample          // of an hour or a day; a day's O3 is its maximum 8-hour mean
	o3Max1h      decimal.NullDecimal // a day's maximum 1-hour mean of O3
	notMonitored aqi.Pollutants
}

var (
	errNumber = errors.New("is not a decimal number of at most 40 characters, nor -, NA (missing) or / (not monitored)")
	errName   = errors.New("is not one of so2, no2, co, o3, pm10, pm25, o3_8h, o3_1h")
	errHourly = errors.New("has no place in an hourly report, whose o3 is the 1-hour mean")
	errTwice  = errors.New("is given twice (o3 and o3_8h are one)")
)

const (
	missing   = "NA"
	maxNumber = 40
)

// The exponent is short, since a number such as 1e-999999999 takes gigabytes to print.
var number = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$`)

// set sets the concentration of that name to what the text says.
func (in *input) set(name, text string) error {
	p, at, err := in.at(name)
	if err != nil {
		return fmt.Errorf("%q %w", clip(name), err)
	}
	switch text {
	case "-", missing:
		return nil
	case "/":
		in.notMonitored |= aqi.PollutantsOf(p)
		return nil
	}
	if len(text) > maxNumber || !number.MatchString(text) {
		return fmt.Errorf("%s: %q %w", name, clip(text), errNumber)
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return fmt.Errorf("%s: %q %w: %w", name, text, errNumber, err)
	}
	*at = decimal.NewNullDecimal(d)
	return nil
}

// at returns the place of the concentration of that name.
func (in *input) at(name string) (aqi.Pollutant, *decimal.NullDecimal, error) {
	switch name {
	case "so2":
		return aqi.SO2, &in.means.SO2, nil
	case "no2":
		return aqi.NO2, &in.means.NO2, nil
	case "co":
		return aqi.CO, &in.means.CO, nil
	case "o3":
		return aqi.O3, &in.means.O3, nil
	case "pm10":
		return aqi.PM10, &in.means.PM10, nil
	case "pm25":
		return aqi.PM25, &in.means.PM25, nil
	case "o3_8h", "o3_1h":
		return in.atO3(name)
	}
	return 0, nil, errName
}

func (in *input) atO3(name string) (aqi.Pollutant, *decimal.NullDecimal, error) {
	switch {
	case in.hourly:
		return 0, nil, errHourly
	case name == "o3_1h":
		return aqi.O3, &in.o3Max1h, nil
	}
	return aqi.O3, &in.means.O3, nil
}

// faults returns what is wrong with the concentrations themselves.
func (in input) faults() []error {
	var faults []error
	_, err := in.reports()
	if list, ok := errors.AsType[aqi.Faults](err); ok {
		faults = list.Unwrap()
	} else if err != nil {
		faults = []error{err}
	}
	// A day's O3 may be given twice over, so that one can contradict the other.
	if in.notMonitored.Has(aqi.O3) && (in.means.O3.Valid || in.o3Max1h.Valid) {
		faults = append(faults, fmt.Errorf("o3 %w", aqi.ErrNotMonitored))
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

// clip keeps an error readable when the input is not.
func clip(s string) string {
	const limit = 60
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
