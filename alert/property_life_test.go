package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// anyLife draws a plan and what becomes known hour by hour: forecasts that are replaced and swing, feeds that die and come back.
func anyLife(t *rapid.T) (alert.Plan, alerttest.Forecasts) {
	p := alerttest.Plan().Draw(t, "plan")
	if p.Readings.Daily = alert.MeanOfHours; rapid.Bool().Draw(t, "Kashgar's") {
		p = alert.Kashgar()
		p.Hold = rapid.SampledFrom([]int{0, 1, 12}).Draw(t, "hold")
	}
	f := alerttest.Interrupted(rapid.OneOf(alerttest.Revised(150), alerttest.Swinging(150))).Draw(t, "known")
	return p, f
}

// live decides at every hour on what is known, carries out the decisions, and gives each with its moment.
func live(t fataler, p alert.Plan, f alerttest.Forecasts, each func(m alerttest.Moment, d alert.Decision)) {
	t.Helper()
	var state alert.State
	for i, s := range f.Known {
		m := alerttest.Moment{At: f.First + aqi.Stamp(i), Before: state, Series: s}
		d := decide(t, p, m.At, m.Before, m.Series)
		each(m, d)
		state = texttest.Back(t, d.After) // stopped and taken up again
	}
}

// Whatever the forecasts do, before its announced end no level is left within Hold hours of a finding that reached it.
func TestNoLevelIsLeftSoonAfterItWasFound(t *testing.T) {
	left := 0
	rapid.Check(t, func(t *rapid.T) {
		p, f := anyLife(t)
		var found [alert.Red + 1]aqi.Stamp // when the finding last reached each level
		live(t, p, f, func(m alerttest.Moment, d alert.Decision) {
			before := m.Before.Announced
			for l := alert.Ungraded; l <= alert.Red; l++ {
				if m.At < before.Until() && before.At(m.At) >= l && d.After.Announced.At(m.At) < l {
					left++
					if found[l] != 0 && m.At-found[l] < aqi.Stamp(p.Hold) {
						t.Fatalf("%v: %v was found at %v\n%s", d, l, found[l], told(t, p, m))
					}
				}
				if clocks := []aqi.Stamp{d.After.Clocks.None, d.After.Clocks.Ungraded, d.After.Clocks.Blue, d.After.Clocks.Yellow, d.After.Clocks.Orange}; clocks[l-1] == 0 {
					found[l] = m.At
				}
			}
		})
	})
	t.Logf("levels left before their end: %d", left)
}

// Whatever the forecasts do, an end that is provisional is moved on at most once in 24 hours.
func TestProvisionalEndsMoveOncePerDay(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		p, f := anyLife(t)
		last := f.First - 100
		live(t, p, f, func(m alerttest.Moment, d alert.Decision) {
			before, after := m.Before.Announced, d.After.Announced
			if d.Act != alert.Extend || before.Began > m.At || !before.Provisional || !after.Provisional {
				return
			}
			if moved++; m.At-last < 24 {
				t.Fatalf("%v, and at %v\n%s", d, last, told(t, p, m))
			}
			last = m.At
		})
	})
	t.Logf("extensions: %d", moved)
}

// Taking hours away from the end of the data, so that too little is known for lifting, lowers nothing before the announced end: whatever
// hour was announced, and would be with all data, is so with fewer. Nothing is lifted, and no open episode ended.
func TestTakingHoursAwayNeverLowers(t *testing.T) {
	lowered := 0
	rapid.Check(t, func(t *rapid.T) {
		p, f := anyLife(t)
		live(t, p, f, func(m alerttest.Moment, d alert.Decision) {
			before, whole := m.Before.Announced, m.Series
			if before.Until() <= m.At || len(whole.Hours) == 0 || rapid.IntRange(0, 9).Draw(t, "cut at 0") > 0 {
				return
			}
			last := min(len(whole.Hours), max(0, int(m.At-whole.Start)+p.LiftHours))
			m.Series.Hours = whole.Hours[:rapid.IntRange(max(0, last-100), last).Draw(t, "hours left")]
			cut := decide(t, p, m.At, m.Before, m.Series)
			for hour := m.At; hour < m.At+200 && len(cut.Evidence.Unknown) > 0; hour++ {
				// Less than announced is asked for in the holes of an own schedule, where what is open may count.
				was, now := min(levelOn(before, hour), levelOn(m.Before.Own, hour)), levelOn(d.After.Announced, hour)
				if now < was {
					lowered++
				}
				if levelOn(cut.After.Announced, hour) < min(was, now) {
					t.Fatalf("%v, at %v; with all data %v\n%s", cut, hour, d, told(t, p, m))
				}
			}
		})
	})
	t.Logf("hours lowered: %d", lowered)
}

// replayed returns the decisions of each hour from first on up to but without last.
func replayed(t fataler, p alert.Plan, first, last aqi.Stamp, feed alert.Feed) []alert.Decision {
	t.Helper()
	var decisions []alert.Decision
	for d, err := range ready(t, p).Replay(first, last, feed) {
		if err != nil {
			t.Fatalf("%v", err)
		}
		decisions = append(decisions, d)
	}
	return decisions
}

func changes(decisions []alert.Decision) []alert.Decision {
	var changes []alert.Decision
	for _, d := range decisions {
		if d.Act.Changes() {
			changes = append(changes, d)
		}
	}
	return changes
}

// With the whole series known, hourly replay gives its episodes: each is issued at its level MergeHours − 1 hours before its start, or
// at the first hour where that is later, and lifted on schedule at its end, or never while it is open.
func TestReplayOfAKnownSeriesIsItsEpisodes(t *testing.T) {
	acts := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(400).Draw(t, "series")
		first := s.Start + aqi.Stamp(rapid.IntRange(-60, max(0, len(s.Hours)-1)).Draw(t, "first hour"))
		last := first + aqi.Stamp(rapid.IntRange(0, len(s.Hours)+100).Draw(t, "hours"))
		type step struct {
			at    aqi.Stamp
			act   alert.Act
			level alert.Level
			until aqi.Stamp
		}
		var want, got []step
		for _, e := range episodes(t, p, s) {
			issued := max(first, e.From-aqi.Stamp(p.MergeHours)+1)
			if e.Level == alert.NoAlert || issued >= last || !e.Open && issued >= e.Until {
				continue
			}
			until := e.Until
			if e.Open {
				until = max(e.Until, issued+24)
			}
			want = append(want, step{issued, alert.Issue, e.Level, until})
			if !e.Open && e.Until < last {
				want = append(want, step{e.Until, alert.LiftOnSchedule, e.Level, 0})
			}
		}
		for _, d := range changes(replayed(t, p, first, last, alert.Hindsight(s, len(s.Hours)+100))) {
			got = append(got, step{d.At, d.Act, d.Level, d.After.Announced.Until()})
			acts[d.Act]++
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(step{})); diff != "" {
			t.Fatalf("-episodes +replay\n%s\n%s", diff, told(t, p, alerttest.Moment{At: first, Series: s}))
		}
	})
	t.Log(acts)
}

// Replay looks back only as far as hours matter, and asks for no hour twice that it has let go. That changes nothing.
func TestReplayLooksBackFarEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := rapid.OneOf(alerttest.Revised(120), alerttest.Swinging(120)).Draw(t, "known")
		asked := aqi.Stamp(0)
		feed := func(since, at aqi.Stamp) (alert.Series, error) {
			if since < asked || since > at {
				t.Fatalf("asked for the hours from %v at %v, before for those from %v", since, at, asked)
			}
			asked = since
			return f.Feed(since, at)
		}
		got := replayed(t, p, f.First, f.First+aqi.Stamp(len(f.Known)), feed)
		live(t, p, f, func(m alerttest.Moment, d alert.Decision) {
			replayed := got[m.At-f.First]
			// Where nothing is known any more, the horizon is where the hours begin.
			d.Evidence.Horizon, replayed.Evidence.Horizon = max(d.Evidence.Horizon, m.At-1), max(replayed.Evidence.Horizon, m.At-1)
			if d.Evidence.LastValid < m.Before.Since {
				d.Evidence.LastValid = 0
			}
			if diff := cmp.Diff(d, replayed, equateEmpty, sameIndex); diff != "" {
				t.Fatalf("-whole series +replay\n%s\n%s", diff, told(t, p, m))
			}
		})
	})
}
