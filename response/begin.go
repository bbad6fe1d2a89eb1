package response

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Begin says from when measures hold that are not taken as soon as their response starts (措施执行起始时间), as those for industry on the
// morning after the alert is issued.
//
//clearsky:whole
type Begin struct {
	// Measure is the identifier of the measure that it is for; none: all of the sector.
	Measure string   `json:"measure,omitempty"`
	Sector  Sector   `json:"sector,omitempty"`
	Issued  DayHours `json:"issued,omitzero"` // the hours of issue that it is for
	// They hold from that hour of the day that comes so many days after that of issue.
	Days   int        `json:"days"`
	Hour   int        `json:"hour"`
	Clause aqi.Clause `json:"clause"`
}

// HoldsFrom returns the hour from which a measure holds whose alert was issued at an hour: by the first of the catalogue's Begins that is
// for the measure or its sector and for that hour of the day. Without one, or where the hour of issue is not known, the measure holds
// at once. A measure without identifier stands for its sector.
func (c Catalogue) HoldsFrom(m Measure, issued aqi.Stamp) aqi.Stamp {
	if issued == 0 {
		return 0
	}
	for i := range c.Begins {
		b := &c.Begins[i]
		if b.isFor(&m) && b.Issued.has(issued.Hour()) {
			return max(issued, issued.Midnight()+aqi.Stamp(b.Days*dayHours+b.Hour))
		}
	}
	return issued
}

func (b *Begin) isFor(m *Measure) bool {
	if b.Measure != "" {
		return b.Measure == m.ID
	}
	return b.Sector == m.Sector
}

// Holding returns the catalogue as it holds at an hour: without the measures, and their restrictions, that begin later. issued has for
// each level the hour at which a response of that level or a higher one was called for that has gone on since without a break. Where a
// level is left out, that hour is unknown, and its measures hold. A question of which no restriction holds yet has one that restricts
// nothing. The cost is linear in the catalogue.
func (c Catalogue) Holding(at aqi.Stamp, issued map[Level]aqi.Stamp) Catalogue {
	c = clone.Of(c)
	measures := make(map[string]Measure, len(c.Measures))
	for _, m := range c.Measures {
		measures[m.ID] = m
	}
	later := func(m Measure, l Level) bool { return l != NoResponse && c.HoldsFrom(m, issued[l]) > at }
	c.Measures = slices.DeleteFunc(c.Measures, func(m Measure) bool { return later(m, m.Level) })
	asked := slices.Clone(c.Restrictions)
	c.Restrictions = slices.DeleteFunc(c.Restrictions, func(r Restriction) bool { return later(measures[r.Measure], r.Level) })
	for _, r := range asked {
		if len(of(c.Restrictions, r.Question)) == 0 { // still to be answered
			c.Restrictions = append(c.Restrictions, Restriction{Question: r.Question, Verdict: Unrestricted})
		}
	}
	return c
}

const (
	maxBeginDays = 7
	maxBegins    = 64 // since each measure is held against each
)

// begins checks when measures begin that do not hold at once.
func (v *validation) begins() {
	if n := len(v.c.Begins); n > maxBegins {
		most := strconv.Itoa(maxBegins)
		v.fault(aqi.ErrTooMany, "/catalogue/begins", strconv.Itoa(n), "至多"+most+"项", "at most "+most)
	}
	for i, b := range v.c.Begins {
		path := faults.At("/catalogue/begins", i)
		v.id = quote.Cut(b.Measure)
		v.value(path+"/sector", b.Sector)
		switch _, has := v.measures[b.Measure]; {
		case b.Measure == "" && b.Sector == NoSector:
			v.fault(aqi.ErrMissing, path+"/measure", "", "措施或源类", "a measure or a sector")
		case b.Measure != "" && b.Sector != NoSector:
			v.fault(aqi.ErrConflict, path+"/sector", b.Sector.String(), "不填，因已指明措施", "none, as the measure is named")
		case b.Measure != "" && !has:
			v.fault(aqi.ErrUnknown, path+"/measure", quote.Text(b.Measure), "本目录的措施", "a measure of the catalogue")
		}
		if !b.Issued.Valid() {
			v.fault(aqi.ErrRange, path+"/issued", hoursText(b.Issued), "0至24时中的时段", "hours from 0 to 24")
		}
		v.check(func(fs *aqi.Faults) {
			faults.Range(fs, path+"/days", b.Days, 0, maxBeginDays)
			faults.Range(fs, path+"/hour", b.Hour, 0, dayHours-1)
		})
		v.clause(path+"/clause", b.Clause)
	}
	v.id = ""
}
