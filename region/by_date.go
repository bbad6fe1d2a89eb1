package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// lookBack is for how many hours before a change of plan hours are still asked for: so much is found by the new plan's criteria.
const lookBack = 30 * dayHours

// checkDates adds the faults of plans that do not follow one another hour by hour.
func checkDates(fs *aqi.Faults, plans []Plan) {
	for i := 1; i < len(plans); i++ {
		before, p := plans[i-1].Span, plans[i].Span
		fault := aqi.Fault{
			Path: faults.At("/plans", i, "from"), Got: p.From.String(), Rule: aqi.ErrConflict,
			Want: want("%v, when /plans/%d ends", "%v，即/plans/%d失效之时", before.Until, i-1),
		}
		switch {
		case before.Until == 0:
			fault.Path, fault.Got, fault.Rule = faults.At("/plans", i-1, "until"), "", aqi.ErrMissing
			fault.Want = want("the hour from which /plans/%d is in force", "/plans/%d开始施行的时刻", i)
		case p.From == before.Until:
			continue
		case p.From <= before.From:
			fault.Rule = aqi.ErrOrder
		}
		fs.Add(fault)
	}
}

// InForce returns a copy of the plan in force at an hour, and false where none is: before the first, after the end of the last.
func (o *Office) InForce(hour aqi.Stamp) (Plan, bool) {
	if o = o.on(hour); o == nil || hour < o.plan.From || o.plan.Until != 0 && hour >= o.plan.Until {
		return Plan{}, false
	}
	return clone.Of(o.plan), true
}

// on returns the office under the plan of an hour: the first plan's before that is in force, the last one's where there is no hour.
func (o *Office) on(hour aqi.Stamp) *Office {
	for o != nil && o.earlier != nil && hour != 0 && hour < o.plan.From {
		o = o.earlier
	}
	return o
}

// takeOver returns a state that an earlier plan left, without alerts of tracks and counties that this plan does not have and of which
// nothing is announced. Others stay, and checkState refuses them.
func (o *Office) takeOver(s State) State {
	if o.earlier == nil || s.At >= o.plan.From {
		return s
	}
	alerts := make(map[string]map[string]Alert, len(s.Alerts))
	for id, counties := range s.Alerts {
		var unknown aqi.Faults
		hasTrack := o.trackOf(&unknown, id) != nil
		for code, a := range counties {
			_, has := o.find(code)
			if has = hasTrack && (has || code == ""); !has && a.State.Announced.None() {
				continue
			}
			if alerts[id] == nil {
				alerts[id] = make(map[string]Alert, len(counties))
			}
			alerts[id][code] = a
		}
	}
	if s.Alerts = alerts; s.Issued == nil && len(o.plan.Catalogue.Begins) > 0 {
		s.Issued = longAgo(s.Activations, o.plan.From-lookBack)
	}
	return s
}

// longAgo returns an hour so early that no measure of the responses that go on begins later any more: when they were called for was not kept.
func longAgo(going []response.Activation, at aqi.Stamp) map[string]map[response.Level]aqi.Stamp {
	issued := map[string]map[response.Level]aqi.Stamp{}
	for _, a := range going {
		code := ""
		if len(a.Counties) > 0 {
			code = a.Counties[0].Code
		}
		issued[code] = map[response.Level]aqi.Stamp{}
		for l := response.IV; a.Provisional() && l <= a.Periods[len(a.Periods)-1].Level; l++ {
			issued[code][l] = at
		}
	}
	return issued
}

// measured makes a county's series of concentrations under a track's plan for it. Its hours, and its daily AQIs by the hour at which their
// windows begin, are of the edition of HJ 633 that was in force then.
func (o *Office) measured(m Measured, track, code string, r rules) (alert.Series, error) {
	s, err := m.series(r.Ruleset)
	p := *r.Plan
	for ; err == nil && o.earlier != nil && m.Start < o.plan.From; o = o.earlier {
		before := o.earlier.edition(track, code, p.Edition)
		if before == p.Edition {
			continue
		}
		p.Edition = before
		var old alert.Series
		old, err = m.series(rulesOf(p, 0).Ruleset)
		until := min(int(o.plan.From-m.Start), len(old.Hours))
		take(s.Hours, old.Hours, until)
		take(s.Daily, old.Daily, until)
		for i, of := range old.ByPollutant {
			take(s.ByPollutant[i].Hours, of.Hours, until)
			take(s.ByPollutant[i].Daily, of.Daily, until)
		}
	}
	return s, err
}

// take puts elements of another list that is as long in the place of the first ones.
func take[T any](list, other []T, until int) { copy(list, other[:min(until, len(other))]) }

// edition returns that of a track's plan for a county, another where the plan has no such track.
func (o *Office) edition(id, code string, other aqi.Edition) aqi.Edition {
	for i := range o.tracks {
		if t := &o.tracks[i]; t.id == id {
			if m, has := o.find(code); has {
				return t.counties[m].Edition
			}
			return t.plan.Edition
		}
	}
	return other
}
