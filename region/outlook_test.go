package region_test

import (
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

func outlook(t fataler, p region.Plan, in region.Input, at aqi.Stamp) alert.Outlook {
	t.Helper()
	o, err := newOffice(t, p).Outlook("", in, at)
	return ok(t, o, err)
}

// knownAt returns the input with the hours before at observed and the others forecast.
func knownAt(in region.Input, at aqi.Stamp) region.Input {
	known := region.Input{Series: map[string]alert.Series{}, Demands: in.Demands}
	for code, s := range in.Series {
		known.Series[code] = alerttest.KnownAt(s, at)
	}
	return known
}

// before returns the input with the hours before at alone.
func before(in region.Input, at aqi.Stamp) region.Input {
	past := region.Input{Series: map[string]alert.Series{}}
	for code, s := range in.Series {
		n := min(len(s.Hours), max(0, int(at-stampOf(s))))
		past.Series[code] = alert.Series{Start: s.Start, Hours: s.Hours[:n], Daily: s.Daily[:min(len(s.Daily), max(0, n-23))]}
	}
	return past
}

// An outlook has the episodes of all hours and those of the hours before alone; what else it says follows from the counties' outlooks
// as brute force has it.
func TestOutlook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(6).Draw(t, "plan")
		in := regiontest.Input(p, 150).Draw(t, "input")
		in.Demands = nil
		first, until := hull(in)
		if first == 0 {
			first, until = stamp(0), stamp(1)
		}
		at := first + aqi.Stamp(rapid.IntRange(-30, int(until-first)+30).Draw(t, "at"))
		in = knownAt(noted(t, in), at)
		o := outlook(t, p, in, at)
		same(t, o.Episodes, assess(t, p, in).Episodes)
		same(t, o.Observed, assess(t, p, before(in, at)).Episodes)
		checkOutlook(t, p, in, o)
		checkSince(t, p, in, o)
		if back := texttest.Back(t, o); !slices.Equal(back.Unknown, o.Unknown) || back.Horizon != o.Horizon {
			t.Fatalf("%+v", back)
		}
	})
}

// noted returns the input with other hours noted.
func noted(t *rapid.T, in region.Input) region.Input {
	for _, code := range slices.Sorted(maps.Keys(in.Series)) {
		hours := in.Series[code].Hours
		for i := range hours {
			hours[i].Marks &^= alert.Noted
		}
		for range min(1, len(hours)) * rapid.IntRange(0, 2).Draw(t, "stretches noted") {
			i := rapid.IntRange(0, len(hours)-1).Draw(t, "noted")
			for j := i; j < min(len(hours), i+5); j++ {
				hours[j].Marks |= alert.Noted
			}
		}
	}
	return in
}

// checkOutlook compares what an outlook says beside its episodes with the counties' outlooks.
func checkOutlook(t fataler, p region.Plan, in region.Input, o alert.Outlook) {
	t.Helper()
	counties, carry := map[string]alert.Outlook{}, map[string]bool{}
	for code, s := range in.Series {
		plan, own := p.Tracks[0].Counties[code]
		if !own {
			plan = p.Tracks[0].Plan
		}
		c, err := plan.Outlook(s, o.At)
		if counties[code] = ok(t, c, err); len(s.Hours) == 0 {
			delete(counties, code)
		}
	}
	d := assess(t, p, in)
	current := slices.IndexFunc(o.Episodes, func(e alert.Episode) bool {
		return (e.Until > o.At || e.Open) && e.From < o.At+aqi.Stamp(p.Tracks[0].Plan.LiftHours)
	})
	for _, c := range d.Counties {
		for _, s := range c.Carries {
			if current >= 0 && s.Overlaps(aqi.Span{From: max(o.At, o.Episodes[current].From), Until: o.Episodes[current].Until}) {
				carry[c.County.Code] = true
			}
		}
	}
	if current >= 0 && o.Episodes[current].Open && o.Episodes[current].Until <= o.At {
		return // who carries it beyond its known end is not in the assessment
	}
	most := func(value func(alert.Outlook) int, counts func(string) bool) (most int) {
		for _, rules := range rulesOf(p) {
			for _, r := range rules {
				for _, set := range r.sets {
					least := math.MaxInt
					for _, code := range set {
						c, known := counties[code]
						if least = min(least, value(c)); !known || !counts(code) {
							least = 0
						}
					}
					most = max(most, least)
				}
			}
		}
		return most
	}
	lastValid, horizon := aqi.Stamp(0), o.At
	for _, c := range counties {
		lastValid, horizon = max(lastValid, c.LastValid), max(horizon, c.Horizon)
	}
	exceeding := most(func(c alert.Outlook) int { return c.ExceedingWindows }, func(code string) bool { return carry[code] })
	if o.LastValid != lastValid || o.Horizon != horizon || o.ExceedingWindows != exceeding {
		t.Fatalf("%+v, want %v, %v, %d", o, lastValid, horizon, exceeding)
	}
	noted := func(h aqi.Stamp) bool {
		if !slices.ContainsFunc(o.Episodes, func(e alert.Episode) bool { return e.Contains(h) }) {
			return false
		}
		for _, c := range counties {
			if slices.ContainsFunc(c.Noted, func(s aqi.Span) bool { return s.Contains(h) }) {
				return true
			}
		}
		return false
	}
	for h := o.At - 200; h < o.At+200; h++ {
		if slices.ContainsFunc(o.Noted, func(s aqi.Span) bool { return s.Contains(h) }) != noted(h) {
			t.Fatalf("%v noted: %v", h, noted(h))
		}
	}
}

// checkSince checks that hours before Since do not matter: without them the episodes that have not ended are the same.
func checkSince(t fataler, p region.Plan, in region.Input, o alert.Outlook) {
	t.Helper()
	less := region.Input{Series: map[string]alert.Series{}}
	for code, s := range in.Series {
		if n := min(len(s.Hours), max(0, int(o.Since-s.Start))); n > 0 {
			s = alert.Series{Start: s.Start + aqi.Stamp(n), Hours: s.Hours[n:], Daily: s.Daily[min(n, len(s.Daily)):]}
		}
		less.Series[code] = s
	}
	going := func(o alert.Outlook) (list []alert.Episode) {
		for _, e := range o.Episodes {
			if e.Open || e.Until > o.At-aqi.Stamp(p.Tracks[0].Plan.MergeHours) {
				list = append(list, e)
			}
		}
		return list
	}
	same(t, going(outlook(t, p, less, o.At)), going(o))
}

// The prefecture's alert over a week whose forecasts come true: issued a day and a half before the three counties carry it,
// raised never, lifted at the end; deciding again at the same hour changes nothing.
func TestDecideOnOutlooks(t *testing.T) {
	p := chain("1", "2", "3")
	in := region.Input{Series: map[string]alert.Series{"1": from(168, 60, 120), "2": from(168, 50, 110), "3": from(168, 58, 130)}}
	var acts []string
	state := alert.State{}
	for hour := 0; hour < 150; hour++ {
		o := outlook(t, p, knownAt(in, stamp(hour)), stamp(hour))
		d, err := p.Tracks[0].Plan.Decide(state, o, nil)
		state = ok(t, d, err).After
		if d.Act.Changes() {
			acts = append(acts, d.String())
		}
		again, err := p.Tracks[0].Plan.Decide(state, o, nil)
		if ok(t, again, err).Act.Changes() {
			t.Fatalf("%v after %v", again, d)
		}
	}
	same(t, acts, []string{
		"2023-12-02 01:00: Issue Orange, 2023-12-03 12:00 to 2023-12-05 14:00", // 35 hours before hour 60, until hour 110
		"2023-12-05 14:00: Lift on schedule Orange",
	})
}

func TestOutlookFaults(t *testing.T) {
	p := chain("1", "2", "3")
	in := region.Input{Series: map[string]alert.Series{"2": of(part{30, 100})}}
	at := func(hour aqi.Stamp) error {
		_, err := newOffice(t, p).Outlook("", in, hour)
		return err
	}
	checkFaults(t, at(start), bad{"/input/series/2/hours/0/marks", aqi.ErrConflict})
	checkFaults(t, at(0), bad{"/at", aqi.ErrMissing})
	for _, hour := range []aqi.Stamp{-1, 1 << 30, 87_649_407 - 35} {
		checkFaults(t, at(hour), bad{"/at", aqi.ErrRange})
	}
	in.Series["2"] = alert.Series{Hours: make([]alert.Hour, 3)}
	checkFaults(t, at(0), bad{"/input/series/2/start", aqi.ErrMissing}, bad{"/at", aqi.ErrMissing})
}
