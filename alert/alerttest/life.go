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

// Moment is an hour at which something is decided: the alert in force, and the series as it is known then.
type Moment struct {
	At      aqi.Stamp
	InForce alert.State
	Series  alert.Series
}

// MomentOf draws a moment of a series of [WithDaily]. The hour is often one on which the plan's lifting gap turns: LiftHours hours
// before one of the series' episodes or an hour less, the end of an episode or an hour before. The alert in force is none, one
// of an episode of the series, often changed a little, or any.
func MomentOf(p alert.Plan, most int) *rapid.Generator[Moment] {
	return rapid.Custom(func(t *rapid.T) Moment {
		s := WithDaily(most).Draw(t, "series")
		episodes, err := p.Episodes(s)
		if err != nil {
			t.Fatal(err)
		}
		at := momentIn(t, p, s, episodes)
		return Moment{at, StateAt(at, episodes).Draw(t, "in force"), KnownAt(s, at)}
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

// State draws a state that is valid: none, or any alert of the years 2013 to 2035.
func State() *rapid.Generator[alert.State] {
	return rapid.Custom(func(t *rapid.T) alert.State {
		return StateAt(Start().Draw(t, "at"), nil).Draw(t, "state")
	})
}

// StateAt draws the alert in force at an hour: none, one of the episodes', often with another level or other hours, or
// any that has begun or not, and whose announced end lies ahead or has passed.
func StateAt(at aqi.Stamp, episodes []alert.Episode) *rapid.Generator[alert.State] {
	return rapid.Custom(func(t *rapid.T) alert.State {
		kind := rapid.IntRange(-1, 5).Draw(t, "none below 1, of an episode from 2")
		if kind < 1 {
			return alert.State{}
		}
		s := alert.State{Level: rapid.SampledFrom(levels[1:]).Draw(t, "level"), Provisional: rapid.Bool().Draw(t, "open")}
		if kind == 1 || len(episodes) == 0 {
			s.From = at + aqi.Stamp(rapid.IntRange(-100, 40).Draw(t, "from"))
			s.Until = max(s.From+1, at+aqi.Stamp(rapid.IntRange(-2, 100).Draw(t, "until")))
			return s
		}
		episode := rapid.SampledFrom(episodes).Draw(t, "of episode")
		switch rapid.IntRange(0, 3).Draw(t, "another level below 2") {
		case 1:
			s.Level = levels[1]
		case 2, 3:
			s.Level = max(episode.Level, levels[1])
		}
		little := rapid.SampledFrom([]aqi.Stamp{0, 0, 0, 1, -1, 12, -12, 40, -40})
		s.From = episode.From + little.Draw(t, "from")
		s.Until = max(s.From+1, episode.Until+little.Draw(t, "until"))
		return s
	})
}

// Approvals draws up to three steps of an approval; nil for none.
func Approvals() *rapid.Generator[[]alert.Approval] {
	return rapid.Custom(func(t *rapid.T) []alert.Approval {
		var steps []alert.Approval
		for range rapid.IntRange(0, 3).Draw(t, "steps") {
			steps = append(steps, alert.Approval{
				Role: rapid.SampledFrom([]alert.Role{alert.OfficeDirector, alert.DeputyCommander, alert.Commander}).Draw(t, "role"),
				Kind: rapid.SampledFrom([]alert.ApprovalKind{alert.Review, alert.Agree, alert.Approve}).Draw(t, "kind"),
			})
		}
		return steps
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
