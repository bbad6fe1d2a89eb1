package hourscsv

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// wide is the form with a row for each hour and pollutant, and a column for each site.
type wide struct {
	*parser
	date, hour, kind int   // their columns
	columns          []int // of the sites
	rows             []wideRow
	seen             map[wideKey]int // the row of an hour and pollutant
}

type wideKey struct {
	hour      aqi.Stamp
	pollutant int
}

// wideRow is a pollutant's hour at all sites.
type wideRow struct {
	wideKey
	line   int
	values []aqi.Concentration
}

func (f *wide) row(record []string) {
	kind := strings.TrimSpace(record[f.kind])
	pollutant := slices.Index(pollutantKeys, key(kind))
	if pollutant < 0 {
		f.otherType(kind)
		return
	}
	at, ok := f.at(record)
	row := wideRow{wideKey: wideKey{at, pollutant}, line: f.line, values: make([]aqi.Concentration, len(f.columns))}
	for i, column := range f.columns {
		row.values[i] = f.number(pollutant, column, record[column])
	}
	if ok {
		f.add(row)
	}
}

// otherType counts a row of a type that is not used.
func (f *wide) otherType(kind string) {
	switch {
	case !utf8.ValidString(kind):
		f.stop(&Fault{Line: f.line, Column: f.names[f.kind], Want: wantUTF8, Rule: aqi.ErrText})
	case f.types[kind] > 0 || len(f.types) < maxNamed:
		f.types[strings.Clone(kind)]++
	default:
		f.moreTypes++
	}
}

// at returns the hour of a row.
func (f *wide) at(record []string) (aqi.Stamp, bool) {
	date, hour := strings.TrimSpace(record[f.date]), strings.TrimSpace(record[f.hour])
	midnight, rest, ok := f.clock.date(date)
	if !ok || rest != "" {
		return f.stamp(f.date, date, 0, false, aqi.ErrText)
	}
	h, n := digits(hour)
	if n < 1 || n > 2 || n < len(hour) || h > 24 {
		return f.stamp(f.hour, hour, 0, false, aqi.ErrText)
	}
	return f.stamp(f.hour, hour, midnight+aqi.Stamp(h), h == 24, nil)
}

func (f *wide) add(row wideRow) {
	before, given := f.seen[row.wideKey]
	switch {
	case !given && len(f.rows) == f.limits.wide:
		f.tooMany(f.limits.wide, rowsOfAll)
	case !given && (len(f.rows)+1)*len(f.columns) > f.limits.hours*len(pollutants):
		f.tooMany(f.limits.hours, hoursOfAll)
	case !given:
		f.seen[row.wideKey] = len(f.rows)
		f.rows = append(f.rows, row)
	case slices.Equal(f.rows[before].values, row.values):
		f.twins++
	default:
		f.contradiction(f.rows[before], row)
	}
}

func (f *wide) contradiction(a, b wideRow) {
	for i, c := range f.columns {
		if a.values[i] != b.values[i] {
			f.faults.merge(&Fault{
				Line: b.line, Column: quote.Cut(f.names[c]) + " " + a.hour.String(), Got: pollutants[a.pollutant].String() + " " + b.values[i].String(),
				Want: wantSame(a.values[i].String(), a.line), Rule: aqi.ErrConflict,
			})
			return
		}
	}
}

func (f *wide) sites() []Site {
	if len(f.rows) == 0 {
		return nil
	}
	first, last := f.rows[0], f.rows[0]
	hours := map[aqi.Stamp]bool{}
	for _, row := range f.rows {
		hours[row.hour] = true
		if row.hour < first.hour {
			first = row
		}
		if row.hour > last.hour {
			last = row
		}
	}
	span, sites := int64(last.hour-first.hour)+1, int64(len(f.columns))
	filled := filling{most: int64(f.limits.hours)}
	if want, ok := filled.add(span*sites, int64(len(hours))*sites); !ok {
		f.stop(&Fault{Line: last.line, Want: want, Rule: aqi.ErrTooMany})
	}
	if len(f.faults.First) > 0 {
		return nil
	}
	return f.fill(first.hour, int(span))
}

func (f *wide) fill(start aqi.Stamp, n int) []Site {
	sites := make([]Site, len(f.columns))
	by := make([][len(pollutants)][]aqi.Concentration, len(f.columns))
	for i, column := range f.columns {
		sites[i] = Site{Name: f.names[column], Start: start}
		sites[i].Columns, by[i] = makeColumns(n)
	}
	for _, row := range f.rows {
		for i, c := range row.values {
			by[i][row.pollutant][row.hour-start] = c
		}
	}
	return sites
}
