package hourscsv

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// long is the form with a row for each hour of a site.
type long struct {
	*parser
	site, time int // their columns
	values     [len(pollutants)]int
	index      map[string]*siteRows
	last       *siteRows
	points     int // of all sites, as far as it is known which are twins
}

// siteRows are the rows of a site.
type siteRows struct {
	name   string
	points []point
}

// point is one row of a site.
type point struct {
	hour   aqi.Stamp
	line   int32
	values hour
}

func (f *long) row(record []string) {
	if site, p, timed := f.point(record); site != nil && timed {
		f.add(site, p)
	}
}

func (f *long) point(record []string) (site *siteRows, p point, timed bool) {
	site = f.siteOf(record[f.site])
	field := strings.TrimSpace(record[f.time])
	at, closes, err := f.clock.time(field)
	at, timed = f.stamp(f.time, field, at, closes, err)
	p = point{hour: at, line: int32(f.line)}
	for i, column := range f.values {
		p.values[i] = f.number(i, column, record[column])
	}
	return site, p, timed
}

// siteOf returns the site of a name, nil where it is none.
func (f *long) siteOf(field string) *siteRows {
	name := strings.TrimSpace(field)
	if f.last != nil && f.last.name == name {
		return f.last
	}
	site := f.index[name]
	switch {
	case site != nil:
		f.last = site
		return site
	case !utf8.ValidString(name):
		f.stop(&Fault{Line: f.line, Column: f.names[f.site], Want: wantUTF8, Rule: aqi.ErrText})
		return nil
	case name == "":
		f.fault(f.site, quoted(field), wantSite, aqi.ErrMissing)
		return nil
	case len(name) > maxName:
		f.fault(f.site, quoted(name), wantSite, aqi.ErrTooMany)
		return nil
	case len(f.index) == f.limits.sites:
		f.tooMany(f.limits.sites, sitesOfAll)
		return nil
	}
	f.last = &siteRows{name: strings.Clone(name)} // the record's memory is a whole line
	f.index[f.last.name] = f.last
	return f.last
}

// add adds a row. Twins are dropped before more memory is taken, so often that it pays.
func (f *long) add(site *siteRows, p point) {
	if n := len(site.points); n > 0 && n == cap(site.points) {
		f.settle(site)
		if kept := len(site.points); kept > n/2 {
			site.points = slices.Grow(site.points, kept/2+1)
		}
	}
	site.points = append(site.points, p)
	if f.points++; f.points <= f.limits.hours {
		return
	}
	if f.settleAll(); f.points > f.limits.hours/10*9 {
		f.tooMany(f.limits.hours, hoursOfAll)
	}
}

func (f *long) settleAll() {
	for _, name := range slices.Sorted(maps.Keys(f.index)) {
		f.settle(f.index[name])
	}
}

// settle brings the rows of a site in order and drops twins. Rows that contradict each other are faults.
func (f *long) settle(site *siteRows) {
	all := site.points
	if !slices.IsSortedFunc(all, byHour) {
		slices.SortFunc(all, byHour)
	}
	kept := all[:0]
	for _, p := range all {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].hour != p.hour:
			kept = append(kept, p)
		case kept[last].values == p.values:
			f.twins++
		default:
			f.faults.merge(contradiction(site.name, kept[last], p))
		}
	}
	f.points -= len(all) - len(kept)
	site.points = kept
}

func byHour(a, b point) int { return cmp.Or(cmp.Compare(a.hour, b.hour), cmp.Compare(a.line, b.line)) }

// contradiction is the fault of b, which has other values than a, of the same hour.
func contradiction(site string, a, b point) *Fault {
	return &Fault{
		Line: int(b.line), Column: quote.Cut(site) + " " + a.hour.String(), Got: b.values.text(),
		Want: wantSame(a.values.text(), int(a.line)), Rule: aqi.ErrConflict,
	}
}

func wantSame(values string, line int) aqi.Text {
	return text("%s（同第%d行）", "%s as in line %d", values, line)
}

func (f *long) sites() []Site {
	f.settleAll()
	filled := filling{most: int64(f.limits.hours)}
	sites := make([]Site, 0, len(f.index))
	for _, name := range slices.Sorted(maps.Keys(f.index)) {
		points := f.index[name].points
		if len(points) == 0 {
			continue
		}
		first, last := points[0], points[len(points)-1]
		n := int(last.hour-first.hour) + 1
		if want, ok := filled.add(int64(n), int64(len(points))); !ok {
			f.stop(&Fault{Line: int(last.line), Column: name, Want: want, Rule: aqi.ErrTooMany})
			return nil
		}
		if len(f.faults.First) == 0 {
			sites = append(sites, fill(name, points, n))
		}
		f.index[name].points = nil
	}
	return sites
}

func fill(name string, points []point, n int) Site {
	first := points[0].hour
	columns, by := makeColumns(n)
	for _, p := range points {
		for i, c := range p.values {
			by[i][p.hour-first] = c
		}
	}
	return Site{Name: name, Start: first, Columns: columns}
}
