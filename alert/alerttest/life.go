package alerttest

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// KnownAt returns a copy of the series as it is known at an hour, if its forecasts are right: hours before it are observed,
// the others forecast.
func KnownAt(s alert.Series, at aqi.Stamp) alert.Series {
	s.Hours = slices.Clone(s.Hours)
	for i := range s.Hours {
		s.Hours[i].Marks &^= alert.Forecast
		if s.Start+aqi.Stamp(i) >= at {
			s.Hours[i].Marks |= alert.Forecast
		}
	}
	return s
}

// Moment is an hour at which something is decided: the state before, the series as it is known then, and what is demanded.
type Moment struct {
	At      aqi.Stamp
	Before  alert.State
	Series  alert.Series
	Demands []alert.Demand
}

// MomentOf draws a moment of a series of [WithDaily]. The hour is often one on which the plan's lifting gap turns: LiftHours hours
// before one of the series' episodes or an hour less, the end of an episode or an hour before.
func MomentOf(p alert.Plan, most int) *rapid.Generator[Moment] {
	return rapid.Custom(func(t *rapid.T) Moment {
		s := WithDaily(most).Draw(t, "series")
		rules, err := alert.New(p)
		if err != nil {
			t.Fatal(err)
		}
		episodes, err := rules.Episodes(s)
		if err != nil {
			t.Fatal(err)
		}
		at := momentIn(t, p, s, episodes)
		return Moment{at, StateAt(at).Draw(t, "before"), KnownAt(s, at), Demands(at).Draw(t, "demands")}
	})
}

func momentIn(t *rapid.T, p alert.Plan, s alert.Series, episodes []alert.Episode) aqi.Stamp {
	if len(episodes) == 0 || rapid.IntRange(0, 3).Draw(t, "any hour at 0") == 0 {
		return s.Start + aqi.Stamp(rapid.IntRange(-40, len(s.Hours)+40).Draw(t, "at, hours after the start"))
	}
	episode := rapid.SampledFrom(episodes).Draw(t, "episode")
	gap := aqi.Stamp(p.LiftHours)
	within := aqi.Stamp(rapid.IntRange(0, episode.Hours()-1).Draw(t, "hours into the episode"))
	return rapid.SampledFrom([]aqi.Stamp{
		episode.From - gap, episode.From - gap + 1, episode.From, episode.Until - 1, episode.Until, episode.Until + 1,
		episode.From + within, episode.From + within,
	}).Draw(t, "at")
}

// Schedule draws a schedule around an hour: none, or up to three stretches that have ended, go on or are to come. Of one that is in
// force the first stretch may be gone, as a later decision leaves it.
func Schedule(at aqi.Stamp) *rapid.Generator[alert.Schedule] {
	return rapid.Custom(func(t *rapid.T) alert.Schedule {
		stretches := rapid.SampledFrom([]int{0, 1, 1, 2, 3}).Draw(t, "stretches")
		if stretches == 0 {
			return alert.Schedule{}
		}
		from := at + aqi.Stamp(rapid.SampledFrom([]int{-60, -30, -12, -1, 0, 1, 20, 35}).Draw(t, "from"))
		s := alert.Schedule{Began: from, Provisional: rapid.Bool().Draw(t, "provisional")}
		for range stretches {
			until := from + aqi.Stamp(rapid.OneOf(rapid.IntRange(1, 80), rapid.SampledFrom([]int{23, 24, 25, 36})).Draw(t, "hours"))
			level := rapid.SampledFrom(levels[1:]).Draw(t, "level")
			if last := len(s.Spans) - 1; last >= 0 && s.Spans[last].Level == level {
				s.Spans[last].Until = until
			} else {
				s.Spans = append(s.Spans, alert.LevelSpan{Level: level, Span: aqi.Span{From: from, Until: until}})
			}
			from = until
		}
		if len(s.Spans) > 1 && s.Spans[1].From <= at && rapid.Bool().Draw(t, "changed") {
			s.Spans = s.Spans[1:]
		}
		return s
	})
}

// StateAt draws a state before the decision of an hour: what is announced is mostly the own schedule, and the clocks run or do not.
func StateAt(at aqi.Stamp) *rapid.Generator[alert.State] {
	return rapid.Custom(func(t *rapid.T) alert.State {
		s := alert.State{Own: Schedule(at).Draw(t, "own")}
		if s.Announced = s.Own; rapid.IntRange(0, 2).Draw(t, "announced as own above 0") == 0 {
			s.Announced = Schedule(at).Draw(t, "announced")
		}
		s.Announced.Spans, s.Own.Spans = slices.Clone(s.Announced.Spans), slices.Clone(s.Own.Spans)
		if len(s.Own.Spans) > 1 && rapid.Bool().Draw(t, "a hole in the own") {
			s.Own.Spans[1].From += aqi.Stamp(rapid.IntRange(0, s.Own.Spans[1].Hours()-1).Draw(t, "hours of the hole"))
		}
		for _, clock := range []*aqi.Stamp{&s.Clocks.Orange, &s.Clocks.Yellow, &s.Clocks.Blue, &s.Clocks.Ungraded, &s.Clocks.None} {
			since := rapid.SampledFrom([]int{-1, 0, 1, 11, 12, 13, 40}).Draw(t, "clock, hours ago")
			if since < 0 {
				break // what is lower does not run either
			}
			*clock = at - aqi.Stamp(since)
		}
		return s
	})
}

// Demands draws up to three demands around an hour, now and then of an end.
func Demands(at aqi.Stamp) *rapid.Generator[[]alert.Demand] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) alert.Demand {
		from := at + aqi.Stamp(rapid.SampledFrom([]int{-40, -3, 0, 6, 35, 36, 60}).Draw(t, "from"))
		d := alert.Demand{
			Kind: rapid.SampledFrom([]alert.DemandKind{alert.SuperiorAlert, alert.Judgement, alert.EndDeclared}).Draw(t, "kind"),
			Span: aqi.Span{From: from},
		}
		if d.Kind != alert.EndDeclared {
			d.Level = rapid.SampledFrom(levels[1:]).Draw(t, "level")
			if hours := rapid.IntRange(0, 60).Draw(t, "hours, none: until withdrawn"); hours > 0 {
				d.Until = from + aqi.Stamp(hours)
			}
		}
		return d
	}), 0, 3)
}

// Approvals draws up to three steps of an approval; nil for none.
func Approvals() *rapid.Generator[[]alert.Approval] {
	return rapid.Custom(func(t *rapid.T) []alert.Approval {
		var steps []alert.Approval
		for range rapid.IntRange(0, 3).Draw(t, "steps") {
			steps = append(steps, alert.Approval{
				Party: Parties().Draw(t, "party"),
				Kind:  rapid.SampledFrom([]alert.ApprovalKind{alert.Review, alert.Agree, alert.Approve}).Draw(t, "kind"),
			})
		}
		return steps
	})
}

// Parties draws the row of a party that approves or is told.
func Parties() *rapid.Generator[alert.Party] {
	return rapid.Custom(func(t *rapid.T) alert.Party {
		id := rapid.SampledFrom([]string{"office-director", "deputy-mayor", "mayor", "inspector"}).Draw(t, "id")
		return alert.Party{ID: id, Name: aqi.Text{Chinese: "单位" + id, English: "the " + id}, Member: rapid.Bool().Draw(t, "member")}
	})
}

// LeadTimes draws lead times that are valid, often Kashgar's 24 and 12 hours.
func LeadTimes() *rapid.Generator[alert.LeadTimes] {
	return rapid.Custom(func(t *rapid.T) alert.LeadTimes {
		l := alert.Kashgar().LeadTimes
		if rapid.Bool().Draw(t, "Kashgar's lead") {
			return l
		}
		l.Least = rapid.IntRange(0, 30).Draw(t, "least")
		l.OnTime = l.Least + rapid.IntRange(0, 30).Draw(t, "hours more on time")
		return l
	})
}
