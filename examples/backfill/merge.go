package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

func init() {
	register.Function6x1(mergeFn)
	register.Iter1[rows]()
	register.Iter1[home]()
	register.Emitter1[site]()
}

// mergeFn makes one site of the rows of all files. Of rows that say the same of an hour one is used; of rows that contradict each other
// none is, as hourscsv refuses a file with such: the hour is not known.
func mergeFn(name string, lists func(*rows) bool, homes func(*home) bool, emit func(site), bad func(letter), count func(string, int64)) error {
	s := site{Name: name, Plan: alert.Kashgar()}
	var h home
	for n := 0; homes(&h); n++ {
		if n > 0 {
			return fmt.Errorf("site %q lies in %s and in %s", name, s.Prefecture, h.Prefecture)
		}
		s.Prefecture, s.County, s.Plan = h.Prefecture, h.County, h.Plan
	}
	all := sorted(lists)
	m := merger{site: name, bad: bad, columns: columnsFor(all)}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Hour == all[0].Hour {
			n++
		}
		m.hour(all[:n])
		all = all[n:]
	}
	count(rowsUsed, m.used)
	count(rowsRepeated, m.repeated)
	if m.used > 0 {
		s.Hours = m.columns.measured()
		emit(s)
		count("sites", 1)
	}
	return nil
}

// sourced is a row and where it is from.
type sourced struct {
	row
	file string
}

// sorted returns all rows in an order that does not depend on theirs: by hour, those about most pollutants first.
func sorted(lists func(*rows) bool) (all []sourced) {
	var list rows
	for lists(&list) {
		all = slices.Grow(all, len(list.List))
		for _, r := range list.List {
			all = append(all, sourced{r, list.File})
		}
		list = rows{}
	}
	slices.SortFunc(all, func(a, b sourced) int {
		return cmp.Or(cmp.Compare(a.Hour, b.Hour), cmp.Compare(b.Given, a.Given), cmp.Compare(a.file, b.file), cmp.Compare(a.Line, b.Line))
	})
	return all
}

// columns are the hours of a site, from the first on.
type columns struct {
	start aqi.Stamp
	by    [pollutants][]aqi.Concentration
}

func columnsFor(all []sourced) (c columns) {
	if len(all) == 0 {
		return c
	}
	c.start = all[0].Hour
	for i := range c.by {
		c.by[i] = make([]aqi.Concentration, all[len(all)-1].Hour-c.start+1)
	}
	return c
}

func (c columns) measured() region.Measured {
	by := c.by
	return region.Measured{Start: c.start, Columns: aqi.Columns{SO2: by[0], NO2: by[1], CO: by[2], O3: by[3], PM10: by[4], PM25: by[5]}}
}

// merger puts a site's hours together.
type merger struct {
	site           string
	bad            func(letter)
	columns        columns
	used, repeated int64
}

// hour puts the rows of one hour in.
func (m *merger) hour(all []sourced) {
	contradicted := contradictions(all)
	var known aqi.Pollutants
	for _, r := range all {
		switch {
		case r.Given&contradicted != 0:
			why := fmt.Sprintf("want what all rows of the hour say, of %v: %v", contradicted, aqi.ErrConflict)
			m.bad(letter{File: r.file, Line: int(r.Line), Rows: 1, Site: m.site, Text: r.Hour.String(), Why: why})
		case r.Given&^known == 0:
			m.repeated++
		default:
			m.used++
			known |= r.Given
			m.put(r.row)
		}
	}
}

func (m *merger) put(r row) {
	for i, v := range r.Values {
		if r.has(i) {
			m.columns.by[i][r.Hour-m.columns.start] = v
		}
	}
}

// contradictions returns the pollutants of which rows say different things.
func contradictions(all []sourced) (found aqi.Pollutants) {
	for i := range pollutants {
		first := -1
		for j, r := range all {
			switch {
			case !r.has(i):
			case first < 0:
				first = j
			case r.Values[i] != all[first].Values[i]:
				found |= aqi.PollutantsOf(aqi.SO2 + aqi.Pollutant(i))
			}
		}
	}
	return found
}
