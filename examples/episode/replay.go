package main

import (
	"iter"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// forecastHours is how far ahead a forecast reaches. Forecasts are hindsight: what came to be.
const forecastHours = 168

// replayed is what became of the prefecture's alert.
type replayed struct {
	history alert.History
	notice  *alert.Notice // of the first decision; nil where there is none
}

// replay decides at every hour and carries each decision out before the next.
func replay(p prefecture) (replayed, error) {
	history, err := alert.HistoryOf(p.decisions())
	if err != nil || len(history.Decisions) == 0 {
		return replayed{history: history}, err
	}
	notice, err := p.notice(history.Decisions[0])
	return replayed{history, notice}, err
}

func (p prefecture) decisions() iter.Seq2[alert.Decision, error] {
	return func(yield func(alert.Decision, error) bool) {
		var inForce alert.State
		for at := p.decision.From; at < p.decision.Until; at++ {
			d, err := p.decideAt(inForce, at)
			if !yield(d, err) || err != nil {
				return
			}
			inForce = d.After
		}
	}
}

func (p prefecture) decideAt(inForce alert.State, at aqi.Stamp) (alert.Decision, error) {
	known, err := p.known(at)
	if err != nil {
		return alert.Decision{}, err
	}
	outlook, err := p.office.Outlook("", known, at)
	if err != nil {
		return alert.Decision{}, err
	}
	return p.alertPlan().Decide(inForce, outlook, nil)
}

// known returns what is known at an hour: the hours before it observed, those from it on forecast. Hours that cannot matter
// any more are left out.
func (p prefecture) known(at aqi.Stamp) (region.Known, error) {
	in := p.input
	in.Series = make(map[string]alert.Series, len(p.input.Series))
	since := p.since(at)
	for _, c := range p.decision.Counties {
		s, ok := p.input.Series[c.County.Code]
		if !ok {
			continue
		}
		known, err := alert.Hindsight(s, forecastHours)(reaching(c.Episodes, since)-day, at)
		if err != nil {
			return in, err
		}
		in.Series[c.County.Code] = known
	}
	return in, nil
}

// since returns the hour that episodes must reach to matter still. A county's episode to come has a window with an hour from
// at on, and joins a run that ended less than LiftHours hours before; the prefecture's joins a period in the same way. What
// reaches into these hours matters as a whole.
func (p prefecture) since(at aqi.Stamp) aqi.Stamp {
	return reaching(p.decision.Episodes, at-day-2*aqi.Stamp(p.alertPlan().LiftHours))
}

// reaching returns the start of the first episode that reaches beyond that hour, or the hour where it is earlier.
func reaching(episodes []alert.Episode, hour aqi.Stamp) aqi.Stamp {
	for _, episode := range episodes {
		if episode.Until > hour {
			return min(hour, episode.From)
		}
	}
	return hour
}

// notice returns the notice of a decision, with the counties as they were known then.
func (p prefecture) notice(d alert.Decision) (*alert.Notice, error) {
	known, err := p.known(d.At)
	if err != nil {
		return nil, err
	}
	then, err := p.office.Assess("", known)
	if err != nil {
		return nil, err
	}
	extent, affected := map[string]bool{}, map[string]bool{}
	for _, g := range then.Groups {
		add(extent, g.Counties, g.Level == d.Level && g.From < d.After.Announced.Until() && g.Until > d.At)
	}
	for _, c := range then.Counties {
		for _, r := range c.Responses {
			add(affected, []string{c.County.Code}, r.Floor > alert.NoAlert && r.From < d.After.Announced.Until() && r.Until > d.At)
		}
	}
	n, err := p.alertPlan().Notice(d, alert.Publication{Extent: p.sorted(extent), Affected: p.sorted(affected), Advice: p.advice(d.Level)})
	return &n, err
}

// advice returns what a notice of the level advises: what people can do, for their health and for the air.
func (p prefecture) advice(l alert.Level) []alert.Advice {
	return p.plan.Catalogue.Advice(p.plan.Catalogue.LevelOf(l),
		response.Filter{Kind: response.HealthProtection, Freezing: p.freezing}, response.Filter{Kind: response.Advisory, Freezing: p.freezing})
}

func add(set map[string]bool, codes []string, counts bool) {
	for _, code := range codes {
		set[code] = set[code] || counts
	}
}

// sorted returns the counties of a set of codes, by code.
func (p prefecture) sorted(set map[string]bool) []alert.County {
	maps.DeleteFunc(set, func(_ string, in bool) bool { return !in })
	return p.counties(slices.Sorted(maps.Keys(set)))
}
