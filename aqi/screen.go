package aqi

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// NoteKind is what looks lifeless or impossible in a site's hours. The zero value is none. All of it is the library's own rule: no
// standard has it.
type NoteKind uint8

// The kinds of notes.
const (
	Repeated      NoteKind = iota + 1 // one set of values again and again
	ZeroParticles                     // PM10 and PM2.5 both exactly 0
	PM25AbovePM10                     // PM2.5 above PM10, of which it is a part, for a day and more
	HighCO                            // CO above 15 mg/m³ for a day and more
	Rescaled                          // every pollutant a thousand times, or a thousandth of, what it was an hour before
)

var noteKinds = enum.Table[NoteKind]{Type: "aqi.NoteKind", Names: []enum.Name{
	Repeated:      {Word: "repeated", English: "one set of values repeated", Chinese: "同一组数值持续重复"},
	ZeroParticles: {Word: "zero-particles", English: "PM10 and PM2.5 both exactly 0", Chinese: "PM10与PM2.5同时为0"},
	PM25AbovePM10: {Word: "pm25-above-pm10", English: "PM2.5 above PM10", Chinese: "PM2.5高于PM10"},
	HighCO:        {Word: "high-co", English: "CO above 15 mg/m³", Chinese: "CO高于15 mg/m³"},
	Rescaled:      {Word: "rescaled", English: "all pollutants rescaled by about 1,000 at once", Chinese: "各项目浓度同时变为约1000倍或千分之一"},
}}

// Note is something in a site's hours that looks lifeless or impossible (异常提示), though no value is by itself. It is for somebody
// to look at: nothing is left out because of it unless the caller says so ([Unnoted]).
//
//clearsky:whole
type Note struct {
	Kind       NoteKind   `json:"kind"`
	Pollutants Pollutants `json:"pollutants"` // of which the values are in doubt
	Span                  // the hours in which they are
}

// String returns "one set of values repeated, PM10,PM2.5: 2026-01-05 07:00 to 2026-01-06 20:00, 37 h".
func (n Note) String() string { return n.text(wording.English) }

// Chinese returns the same in Chinese.
func (n Note) Chinese() string { return n.text(wording.Chinese) }

func (n Note) text(l wording.Language) string {
	return l.F("%s, %s: %s, %d h", "%s，%s：%s，%d小时", n.Kind, n.Pollutants, n.Span, n.Hours())
}

const (
	repeatHours = 24 // hours of one set of values that are noted unless told otherwise
	doubtHours  = 24 // hours for which PM2.5 above PM10 and a high CO are noted
	highCO      = 15 * perUnit
	scaleFrom   = 300 // how many times a pollutant must become more or less at least to be taken for rescaled by a thousand
	scaleTo     = 3000
	scaleLeast  = 2 // how many pollutants it takes
)

// Screen returns what looks lifeless or impossible in the hours of a site, the first of which is start, by kind and time. repeat is
// for how many hours a set of values must repeat itself, 24 where it is 0. Missing values and hours without any take no part, and
// neither do values with faults, which [CheckHours] finds. It takes time in proportion to the hours.
func Screen(start Stamp, hours []Sample, repeat int) []Note {
	return screen(start, len(hours), repeat, func(i int, x *[PM25 + 1]conc) {
		for p := SO2; p <= PM25; p++ {
			x[p] = max(noConc, take(p, hours[i].at(p), 0))
		}
	})
}

// ScreenColumns is [Screen] for columns.
func ScreenColumns(start Stamp, columns Columns, repeat int) []Note {
	n := columns.Len()
	return screen(start, n, repeat, func(i int, x *[PM25 + 1]conc) {
		x[SO2], x[NO2], x[CO] = goodAt(columns.SO2, i), goodAt(columns.NO2, i), goodAt(columns.CO, i)
		x[O3], x[PM10], x[PM25] = goodAt(columns.O3, i), goodAt(columns.PM10, i), goodAt(columns.PM25, i)
	})
}

// goodAt returns the conc of a concentration, noConc where it is missing or negative.
func goodAt(col []Concentration, i int) conc {
	if i >= len(col) || col[i] <= 0 {
		return noConc
	}
	return 2 * conc(col[i]-1)
}

// screener finds notes in hours that it is given one by one.
type screener struct {
	start     Stamp
	repeat    int
	last      [PM25 + 1]conc // the last hour that had any values
	lastAt    int
	runs      [len(runKinds)]hourRun
	scaled    int // since which hour all is rescaled, -1 where nothing is
	scale     int // 1 where it became more, -1 where less
	scaledSet Pollutants
	notes     []Note
}

// hourRun is what has been going on since an hour, in a number of hours that had values.
type hourRun struct{ from, hours int }

// runKinds are the kinds of which an hour goes on or ends what the one before it began.
var runKinds = [...]NoteKind{Repeated, ZeroParticles, PM25AbovePM10, HighCO}

func screen(start Stamp, n, repeat int, hour func(i int, x *[PM25 + 1]conc)) []Note {
	if repeat <= 0 {
		repeat = repeatHours
	}
	s := screener{start: start, repeat: repeat, scaled: -1, last: noConcs}
	x := noConcs
	for i := range n {
		if hour(i, &x); x != noConcs {
			s.next(i, &x)
		}
	}
	for k := range s.runs {
		s.end(k)
	}
	s.endScale(s.lastAt + 1)
	slices.SortStableFunc(s.notes, func(a, b Note) int { return cmp.Or(int(a.Kind)-int(b.Kind), cmp.Compare(a.From, b.From)) })
	return s.notes
}

var noConcs = [PM25 + 1]conc{noConc, noConc, noConc, noConc, noConc, noConc, noConc}

// next takes in an hour that has values.
func (s *screener) next(i int, x *[PM25 + 1]conc) {
	repeats := *x == s.last
	for k, is := range [len(runKinds)]bool{
		repeats,
		x[PM10] == 0 && x[PM25] == 0,
		x[PM10] >= 0 && x[PM25] > x[PM10],
		x[CO] > highCO,
	} {
		r := &s.runs[k]
		if !is {
			if r.hours > 0 {
				s.end(k)
			}
			continue
		}
		if r.hours == 0 {
			r.from = i
			if runKinds[k] == Repeated { // with the hour that is repeated
				r.from, r.hours = s.lastAt, 1
			}
		}
		r.hours++
	}
	s.rescale(i, x)
	s.last, s.lastAt = *x, i
}

// end notes what has been going on up to the last hour, where that is for long enough.
func (s *screener) end(k int) {
	r, least, set := s.runs[k], doubtHours, PollutantsOf(PM10, PM25)
	s.runs[k] = hourRun{}
	switch runKinds[k] {
	case Repeated:
		least, set = s.repeat, thereIn(&s.last)
	case ZeroParticles:
		least = 1
	case HighCO:
		set = PollutantsOf(CO)
	case PM25AbovePM10, Rescaled:
	}
	if r.hours >= least {
		s.note(runKinds[k], set, r.from, s.lastAt+1)
	}
}

func (s *screener) note(kind NoteKind, set Pollutants, from, until int) {
	s.notes = append(s.notes, Note{Kind: kind, Pollutants: set, Span: Span{From: s.start + Stamp(from), Until: s.start + Stamp(until)}})
}

// rescale looks whether all pollutants have become about a thousand times, or a thousandth of, what they were an hour before. They are
// in doubt until that is undone.
func (s *screener) rescale(i int, x *[PM25 + 1]conc) {
	scale := scaleOf(&s.last, x)
	switch {
	case scale == 0 || scale == s.scale:
	case s.scaled >= 0:
		s.endScale(i)
	default:
		s.scaled, s.scale, s.scaledSet = i, scale, thereIn(x)
	}
}

func (s *screener) endScale(i int) {
	if s.scaled >= 0 {
		s.note(Rescaled, s.scaledSet, s.scaled, i)
	}
	s.scaled, s.scale = -1, 0
}

// scaleOf returns 1 where every pollutant that is there in both hours became a thousand times as much, -1 where a thousandth, else 0.
func scaleOf(before, after *[PM25 + 1]conc) int {
	scale, both := 0, 0
	for p := SO2; p <= PM25; p++ {
		b, a := int64(before[p]), int64(after[p])
		if b <= 0 || a <= 0 {
			continue
		}
		is := 0
		switch {
		case a >= scaleFrom*b && a <= scaleTo*b:
			is = 1
		case b >= scaleFrom*a && b <= scaleTo*a:
			is = -1
		}
		if is == 0 || both > 0 && is != scale {
			return 0
		}
		scale = is
		both++
	}
	if both < scaleLeast {
		return 0
	}
	return scale
}

// thereIn returns the pollutants that have a conc.
func thereIn(x *[PM25 + 1]conc) (set Pollutants) {
	for p := SO2; p <= PM25; p++ {
		if x[p] >= 0 {
			set |= p.set()
		}
	}
	return set
}

// Unnoted returns the hours, the first of which is start, with the noted values missing.
func Unnoted(start Stamp, hours []Sample, notes []Note) []Sample {
	kept := slices.Clone(hours)
	for _, n := range notes {
		from := max(0, int64(n.From)-int64(start))
		until := min(int64(len(kept)), int64(n.Until)-int64(start))
		for i := from; i < until; i++ {
			for p := range n.Pollutants.All() {
				*kept[i].at(p) = decimal.NullDecimal{}
			}
		}
	}
	return kept
}
