package region_test

import (
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

// An outlook has the episodes of all hours and those of the hours before alone; what it counts and what is not valid is as
// brute force has it.
func TestOutlook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(5).Draw(t, "plan")
		in := regiontest.Input(p, 150).Draw(t, "input")
		first, until := hull(in)
		if first == 0 {
			first, until = stamp(0), stamp(1)
		}
		at := first + aqi.Stamp(rapid.IntRange(-30, int(until-first)+30).Draw(t, "at"))
		in = knownAt(in, at)
		o := outlook(t, p, in, at)
		d := assess(t, p, in)
		same(t, o.Episodes, d.Episodes)
		same(t, o.Observed, assess(t, p, before(in, at)).Episodes)
		levels := levelsOf(d)
		exceeding := 0
		for w := at - 23; w <= at; w++ {
			lies := true
			for h := w; h < w+24; h++ {
				lies = lies && levels[h] > alert.NoAlert
			}
			if lies {
				exceeding++
			}
		}
		if o.ExceedingWindows != exceeding || o.At != at {
			t.Fatalf("%+v, want %d exceeding", o, exceeding)
		}
		checkValid(t, p, in, o)
		if back := texttest.Back(t, o); !slices.Equal(back.Unknown, o.Unknown) || back.Horizon != o.Horizon {
			t.Fatalf("%+v", back)
		}
	})
}

// checkValid checks what is not valid, and the horizon.
func checkValid(t fataler, p region.Plan, in region.Input, o alert.Outlook) {
	t.Helper()
	sets := subsets(p, p.Policy.Criteria[0])
	valid, ends := map[string]map[aqi.Stamp]bool{}, map[string]aqi.Stamp{}
	for code, s := range in.Series {
		plan := p.Tracks[0].Plan
		if own, ok := p.Tracks[0].Counties[code]; ok && p.Policy.Reading == region.EachCounty {
			plan = own
		}
		valid[code] = map[aqi.Stamp]bool{}
		windows, err := plan.Windows(s)
		for _, w := range ok(t, windows, err) {
			for at := w.Start; w.Valid() && at < w.Span().Until; at++ {
				valid[code][at] = true
			}
		}
		for i, h := range s.Hours {
			if h.AQI.Valid() {
				ends[code] = stampOf(s) + aqi.Stamp(i+1)
			}
		}
	}
	for at := o.At; at < o.At+aqi.Stamp(p.Tracks[0].Plan.LiftHours); at++ {
		in := map[string]bool{}
		for code := range valid {
			in[code] = valid[code][at]
		}
		not := slices.ContainsFunc(o.Unknown, func(s aqi.Span) bool { return s.From <= at && at < s.Until })
		if not == (len(carriers(sets, in)) > 0) {
			t.Fatalf("%v not valid: %v", at, not)
		}
	}
	horizon := o.At
	for _, set := range sets {
		common, first := ends[set[0]], aqi.Stamp(0)
		for _, code := range set {
			common = min(common, ends[code])
			if s := in.Series[code]; len(s.Hours) > 0 {
				first = max(first, stampOf(s))
			}
		}
		if common > first {
			horizon = max(horizon, common)
		}
	}
	if o.Horizon != horizon {
		t.Fatalf("horizon %v, want %v", o.Horizon, horizon)
	}
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

// Two counties are known for a day and a half from now, the third is not: nothing is valid, as three are needed; a fourth
// without data does not matter.
func TestUnknown(t *testing.T) {
	p := chain("1", "2", "3", "4")
	in := region.Input{Series: map[string]alert.Series{"1": of(part{100, 100}), "2": of(part{100, 100}), "3": of(part{50, 100})}}
	o := outlook(t, p, knownAt(in, stamp(40)), stamp(40))
	same(t, o.Unknown, []aqi.Span{hours(50, 76)})
	same(t, o.Horizon, stamp(50))
	in.Series["3"] = of(part{100, 100})
	o = outlook(t, p, knownAt(in, stamp(40)), stamp(40))
	same(t, o.Unknown, []aqi.Span(nil))
	same(t, o.Horizon, stamp(100))
}

func TestOutlookFaults(t *testing.T) {
	p := chain("1", "2", "3")
	in := region.Input{Series: map[string]alert.Series{"2": of(part{30, 100})}}
	at := func(hour aqi.Stamp) error {
		_, err := newOffice(t, p).Outlook("", in, hour)
		return err
	}
	checkFaults(t, at(start), bad{"/input/series/2/hours/0/marks", aqi.ErrConflict})
	for _, hour := range []aqi.Stamp{0, -1, 1 << 30, 87_649_407 - 35} {
		checkFaults(t, at(hour), bad{"/at", aqi.ErrRange})
	}
	in.Series["2"] = alert.Series{Hours: make([]alert.Hour, 3)}
	checkFaults(t, at(0), bad{"/at", aqi.ErrRange}, bad{"/input/series/2/start", aqi.ErrMissing})
}

// Noted are the hours of the prefecture's episodes that are noted in any county, as counted one by one.
func TestOutlookNoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(4).Draw(t, "plan")
		in := regiontest.Input(p, 120).Draw(t, "input")
		first, until := hull(in)
		if first == 0 {
			return
		}
		noted := map[aqi.Stamp]bool{}
		for _, s := range in.Series {
			for i := range s.Hours {
				if s.Hours[i].Marks &^= alert.Noted; rapid.IntRange(0, 5).Draw(t, "noted") == 0 {
					s.Hours[i].Marks |= alert.Noted
					noted[stampOf(s)+aqi.Stamp(i)] = true
				}
			}
		}
		at := first + aqi.Stamp(rapid.IntRange(0, int(until-first)).Draw(t, "at"))
		o := outlook(t, p, knownAt(in, at), at)
		var want []aqi.Stamp
		for h := first; h < until; h++ {
			if noted[h] && slices.ContainsFunc(o.Episodes, func(e alert.Episode) bool { return e.Contains(h) }) {
				want = append(want, h)
			}
		}
		var got []aqi.Stamp
		for i, s := range o.Noted {
			if i > 0 && s.From <= o.Noted[i-1].Until {
				t.Fatalf("%v", o.Noted)
			}
			for h := s.From; h < s.Until; h++ {
				got = append(got, h)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
