package hourscsv

import (
	"errors"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// hour has the concentrations of an hour, in the order of pollutants.
type hour [len(pollutants)]aqi.Concentration

// number reads the concentration of a pollutant, the i-th.
func (p *parser) number(i int, column int, field string) aqi.Concentration {
	c, err := aqi.ParseConcentration(field)
	if err == nil && !suspicious(i, c) {
		return c
	}
	if err != nil {
		field = strings.TrimSpace(field)
		if IsMissing(field) {
			return 0
		}
		c, err = aqi.ParseConcentration(field)
	}
	if err == nil {
		err = aqi.CheckHours([]aqi.Sample{aqi.Sample{}.With(pollutants[i], c.Decimal())}, 0)
	}
	switch faults, ok := errors.AsType[aqi.Faults](err); {
	case errors.Is(err, aqi.ErrText):
		p.fault(column, quoted(field), wantNumber, aqi.ErrText)
	case ok:
		p.fault(column, faults[0].Got, faults[0].Want, faults[0].Rule)
	}
	return c
}

// suspicious reports whether package aqi must say if a concentration is one: it is negative, or larger than all but a few.
func suspicious(i int, c aqi.Concentration) bool {
	h, _ := c.Hundredths()
	return h < 0 || h > 1_000_00 || h > 100_00 && pollutants[i] == aqi.CO
}

// makeColumns makes columns of n hours.
func makeColumns(n int) (columns aqi.Columns, by [len(pollutants)][]aqi.Concentration) {
	all := make([]aqi.Concentration, n*len(pollutants))
	for i := range by {
		by[i] = all[i*n : (i+1)*n : (i+1)*n]
	}
	return aqi.Columns{SO2: by[0], NO2: by[1], CO: by[2], O3: by[3], PM10: by[4], PM25: by[5]}, by
}

// stamp returns the hour of a time as it is written.
func (p *parser) stamp(column int, field string, hour aqi.Stamp, closes bool, err error) (aqi.Stamp, bool) {
	if closes && p.closing == 0 {
		p.closing = p.line
	}
	if p.EndStamps {
		hour--
	}
	if err == nil && !hour.Valid() {
		err = aqi.ErrText
	}
	if err != nil {
		p.fault(column, quoted(field), wantTime, err)
	}
	return hour, err == nil
}

// filling counts the hours of all sites together, and those of them that no row gives.
type filling struct{ most, hours, missing int64 }

// add returns what is wanted where they are too many.
func (f *filling) add(hours, given int64) (want aqi.Text, ok bool) {
	f.hours += hours
	f.missing += hours - given
	switch {
	case f.missing > max(maxMissing, f.hours-f.missing):
		return wantGaps, false
	case f.hours > f.most:
		return atMost(int(f.most), hoursOfAll), false
	}
	return aqi.Text{}, true
}

// text is the values in the order of a header.
func (h hour) text() string {
	texts := make([]string, len(h))
	for i, c := range h {
		texts[i] = c.String()
	}
	return strings.Join(texts, ",")
}
