package alert_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// replayed returns the decisions of each hour from first on up to but without last.
func replayed(t fataler, p alert.Plan, first, last aqi.Stamp, feed alert.Feed) []alert.Decision {
	t.Helper()
	var decisions []alert.Decision
	for d, err := range p.Replay(first, last, feed) {
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

// step is what a known episode asks for.
type step struct {
	at    aqi.Stamp
	act   alert.Act
	after alert.State
}

// schedule returns what is to be done, hour by hour, about episodes that are known beforehand: each is issued LiftHours − 1
// hours before its start, or at the first hour where that is later, at its level, and lifted on schedule at its end. An open
// one has no end but its last heavy hour's: at that hour nothing says that it goes on, and its announced end has come.
func schedule(p alert.Plan, ps []alert.Episode, first, last aqi.Stamp) []step {
	var steps []step
	for _, episode := range ps {
		issued := max(first, episode.From-aqi.Stamp(p.LiftHours)+1)
		if episode.Level == alert.NoAlert || issued >= episode.Until || issued >= last {
			continue
		}
		after := alert.State{Level: episode.Level, Span: aqi.Span{From: max(issued, episode.From), Until: episode.Until}, Provisional: episode.Open}
		steps = append(steps, step{issued, alert.Issue, after})
		if episode.Until < last {
			steps = append(steps, step{episode.Until, alert.LiftOnSchedule, alert.State{}})
		}
	}
	return steps
}

// With the whole series known, hourly replay gives its episodes.
func TestReplayOfAKnownSeriesIsItsEpisodes(t *testing.T) {
	seen := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(400).Draw(t, "series")
		begin := s.Start
		first := begin + aqi.Stamp(rapid.IntRange(-60, max(0, len(s.Hours)-1)).Draw(t, "first hour"))
		last := first + aqi.Stamp(rapid.IntRange(0, len(s.Hours)+100).Draw(t, "hours"))
		var got []step
		for _, d := range changes(replayed(t, p, first, last, alert.Hindsight(s, len(s.Hours)+60))) {
			got = append(got, step{d.At, d.Act, d.After})
			seen[d.Act]++
		}
		if want := schedule(p, episodes(t, p, s), first, last); !slices.Equal(want, got) {
			t.Fatalf("%+v\nwant %+v", got, want)
		}
	})
	t.Log(seen)
}

// hourByHour decides at every hour on all that the feed has, from the first hour of all on.
func hourByHour(t fataler, p alert.Plan, first, last aqi.Stamp, feed alert.Feed) []alert.Decision {
	t.Helper()
	var decisions []alert.Decision
	var inForce alert.State
	for at := first; at < last; at++ {
		s, err := feed(0, at)
		if err != nil {
			t.Fatalf("%v", err)
		}
		d := decide(t, p, at, inForce, s)
		inForce = d.After
		decisions = append(decisions, d)
	}
	return decisions
}

// Replay looks back only to the last gap. That changes nothing, but for the start of a series without hours.
func sameReplay(t fataler, p alert.Plan, first, last aqi.Stamp, feed alert.Feed) []alert.Decision {
	t.Helper()
	want, got := hourByHour(t, p, first, last, feed), replayed(t, p, first, last, feed)
	for _, list := range [][]alert.Decision{want, got} {
		for i := range list { // where nothing at all is known, the horizon is where the hours begin
			list[i].Evidence.Horizon = max(list[i].Evidence.Horizon, list[i].At-1)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("-whole series, +replay:\n%s", diff)
	}
	return got
}

func TestReplayLooksBackFarEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		s := alerttest.WithDaily(400).Draw(t, "series")
		horizon := rapid.SampledFrom([]int{0, 1, 23, 24, 35, 36, 37, 60, 168, 1000}).Draw(t, "horizon")
		first := s.Start
		sameReplay(t, p, first, first+aqi.Stamp(len(s.Hours)+40), alert.Hindsight(s, horizon))
	})
}

func TestReplayOfRevisedForecastsLooksBackFarEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(150).Draw(t, "forecasts")
		sameReplay(t, p, f.First, f.First+aqi.Stamp(len(f.Known)), f.Feed)
	})
}

// A feed with less and less of the past gives the same: Replay asks for no hour twice that it has let go.
func TestReplayNeverAsksForEarlierHoursAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(100).Draw(t, "forecasts")
		asked, next := aqi.Stamp(0), f.First
		feed := func(since, at aqi.Stamp) (alert.Series, error) {
			if since < asked || since > at || at != next {
				t.Fatalf("asked for the hours from %v at %v, before from %v at %v", since, at, asked, next-1)
			}
			asked, next = since, at+1
			return f.Feed(since, at)
		}
		replayed(t, p, f.First, f.First+100, feed)
		since := f.First + 98 - aqi.Stamp(p.LiftHours) - 48
		for _, episode := range episodes(t, p, f.Known[98]) {
			if episode.Until > since {
				return
			}
		}
		if asked < since {
			t.Fatalf("looks back to %v, beyond the last gap at %v", asked, since)
		}
	})
}

// agree reports whether two series are the same up to an hour, or to their common end, but for what is forecast in them.
func agree(a, b alert.Series, until int) bool {
	if n := min(until, max(len(a.Hours), len(b.Hours))); n > len(a.Hours) || n > len(b.Hours) {
		return false
	}
	for i := 0; i < min(until, len(a.Hours)); i++ {
		one, other := a.Hours[i], b.Hours[i]
		one.Marks, other.Marks = one.Marks|alert.Forecast, other.Marks|alert.Forecast
		if one != other {
			return false
		}
	}
	return true
}

// No flapping. After a lift, an alert is issued only for an episode that begins LiftHours hours after the lift or later, or that
// another forecast has brought since: an hour up to a day after its end was not known or was another when the alert was lifted.
func TestAnIssueAfterALiftNeedsAnotherForecast(t *testing.T) {
	after := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(200).Draw(t, "forecasts")
		lifted := aqi.Stamp(0)
		for _, d := range changes(replayed(t, p, f.First, f.First+200, f.Feed)) {
			episode := d.Evidence.Episode
			if d.Act == alert.Issue && lifted > 0 {
				then, now := f.Known[lifted-f.First], f.Known[d.At-f.First]
				begin := now.Start
				revised := !agree(then, now, int(episode.Until-begin)+24)
				if d.At == lifted || episode.From < lifted+aqi.Stamp(p.LiftHours) && !revised {
					t.Fatalf("lifted at %v, then %v", lifted, d)
				}
				after[revised]++
			}
			if d.After.Level == alert.NoAlert {
				lifted = d.At
			}
		}
	})
	t.Logf("issues after a lift, by whether the forecast was revised: %v", after)
}

// No flapping. While the forecast stays the same, an alert changes only as the episode ends, as the next comes within LiftHours
// hours, or as the last hours that were not valid pass.
func TestNothingChangesWithoutAnotherForecast(t *testing.T) {
	acts := map[alert.Act]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(150).Draw(t, "forecasts")
		decisions := replayed(t, p, f.First, f.First+150, f.Feed)
		for i, d := range decisions[1:] {
			was := decisions[i]
			if !agree(f.Known[i], f.Known[i+1], 1<<20) {
				continue
			}
			acts[d.Act]++
			before, now := was.Evidence.Episode, d.Evidence.Episode
			var want []alert.Act
			switch {
			case now.Level > alert.NoAlert && cmp.Equal(before, now):
				want = []alert.Act{alert.Keep}
			case now.Level > alert.NoAlert && before.Level == alert.NoAlert && now.From == d.At+aqi.Stamp(p.LiftHours)-1:
				want = []alert.Act{alert.Issue, alert.Upgrade, alert.Downgrade, alert.Extend, alert.Keep}
			case now.Level == alert.NoAlert && (before.Level == alert.NoAlert || before.Until == d.At):
				want = []alert.Act{alert.Nothing, alert.Keep, alert.LiftEarly, alert.LiftOnSchedule}
			}
			if !slices.Contains(want, d.Act) {
				t.Fatalf("%v\nthen %v, want one of %v\n%+v\n%+v", was, d, want, before, now)
			}
		}
	})
	t.Log(acts)
}

// The history of a replay says of every hour what was in force, and after its last hour what was announced.
func TestHistoryEqualsTheStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		f := alerttest.Revised(120).Draw(t, "forecasts")
		last := f.First + aqi.Stamp(rapid.IntRange(0, 120).Draw(t, "hours"))
		h, err := alert.HistoryOf(p.Replay(f.First, last, f.Feed))
		if err != nil {
			t.Fatal(err)
		}
		inForce := map[aqi.Stamp]alert.Level{}
		var end alert.State
		for _, d := range replayed(t, p, f.First, last, f.Feed) {
			inForce[d.At], end = d.After.At(d.At), d.After
		}
		for at := last; at < end.Until; at++ {
			inForce[at] = end.At(at)
		}
		periods := h.Periods()
		for at := f.First - 50; at < last+500; at++ {
			if got := h.At(at); got != inForce[at] {
				t.Fatalf("%v: %v, want %v\n%+v", at, got, inForce[at], periods)
			}
		}
		for i, period := range periods {
			if period.Level == alert.NoAlert || period.Hours() <= 0 || i > 0 && periods[i-1].Until > period.From ||
				i > 0 && periods[i-1].Until == period.From && periods[i-1].Level == period.Level {
				t.Fatalf("%+v", periods)
			}
		}
		if diff := cmp.Diff(h, texttest.Back(t, h)); diff != "" {
			t.Fatal(diff)
		}
	})
}
