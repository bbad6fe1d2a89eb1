package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// placed are demands by whom they concern.
type placed struct {
	ofAlerts demandsOn
	raises   []alert.Demand
}

// demandsOn are demands on alerts: of the prefecture, and of each county.
type demandsOn struct {
	prefecture []alert.Demand
	counties   [][]alert.Demand
}

// place says whom the demands concern. A superior's alert binds the prefecture, whichever counties it names; a judgement binds those whom
// it names, else the prefecture; a declared end those whom it names, else the prefecture and all counties.
func (o *Office) place(demands []alert.Demand) placed {
	p := placed{ofAlerts: demandsOn{counties: make([][]alert.Demand, len(o.counties))}}
	for _, d := range demands {
		switch {
		case d.Kind == alert.VoluntaryRaise:
			p.raises = append(p.raises, d)
			continue
		case bindsPrefecture(d):
			p.ofAlerts.prefecture = append(p.ofAlerts.prefecture, d)
		}
		if d.Kind == alert.EndDeclared || d.Kind == alert.Judgement && len(d.Counties) > 0 {
			for _, m := range o.concerned(d) {
				p.ofAlerts.counties[m] = append(p.ofAlerts.counties[m], d)
			}
		}
	}
	return p
}

// inForce returns an announced schedule as claims from an hour on. It is in force until it is lifted, also after its end.
func inForce(claims []claim, s alert.Schedule, at aqi.Stamp, basis Basis) []claim {
	for i, span := range s.Spans {
		from, until := span.From, span.Until
		if i == 0 && s.Began <= at {
			from = min(from, at)
		}
		last := i+1 == len(s.Spans)
		if last {
			until = max(until, at+1)
		}
		if from = max(from, at); from < until {
			claims = append(claims, claim{aqi.Span{From: from, Until: until}, basis, span.Level, last && s.Provisional})
		}
	}
	return claims
}

// asked returns a demand as a claim from an hour on, for a day at least where it has no end; false where it has ended.
func asked(d alert.Demand, at aqi.Stamp) (claim, bool) {
	c := claim{aqi.Span{From: max(at, d.From), Until: d.Until}, basisOf[d.Kind], d.Level, d.Until == 0}
	if c.open {
		c.span.Until = c.span.From + dayHours
	}
	return c, c.span.From < c.span.Until
}

// goOn gives the claims that have no end the last end of any, so that none seems to end before others.
func goOn(claims []claim) {
	var last aqi.Stamp
	for _, c := range claims {
		last = max(last, c.span.Until)
	}
	for i := range claims {
		if claims[i].open {
			claims[i].span.Until = last
		}
	}
}

// claimOwn adds what a county's own alert asks of it.
func (s *step) claimOwn(m int, d alert.Decision) {
	s.claims[m] = inForce(s.claims[m], d.After.Announced, s.at, ByOwn)
	s.claimDemands(m, d, alert.Judgement)
}

// claimDemands adds what the demands of a kind that count for a decision ask of a county.
func (s *step) claimDemands(m int, d alert.Decision, kind alert.DemandKind) {
	for _, demand := range d.Evidence.Demands {
		if c, is := asked(demand, s.at); is && demand.Kind == kind {
			s.claims[m] = append(s.claims[m], c)
		}
	}
}

// claimFloor adds what the prefecture's alert asks of the counties that it covers: its level for as long as it is in force, or by the
// other reading that of the groups that carry at the hour.
func (s *step) claimFloor(t *track, r Ruling, carried []carried) {
	s.own = inForce(s.own, r.Decision.After.Announced, s.at, ByOwn)
	for _, code := range r.Covered {
		m := s.index[code]
		if s.plan.Policy.Floor == WhileInForce {
			s.claims[m] = inForce(s.claims[m], r.Decision.After.Announced, s.at, ByPrefecture)
		}
	}
	for _, d := range r.Decision.Evidence.Demands {
		c, is := asked(d, s.at)
		if !is {
			continue
		}
		s.own = append(s.own, c)
		for _, m := range s.concerned(d) {
			if d.Kind == alert.SuperiorAlert {
				s.claims[m] = append(s.claims[m], c)
			}
		}
	}
	if s.plan.Policy.Floor == WhileCarrying {
		s.claimGroups(r, carried)
	}
}

// claimGroups adds the levels that counties carry, while they do and the prefecture's alert is in force.
func (s *step) claimGroups(r Ruling, carried []carried) {
	announced := r.Decision.After.Announced
	if announced.None() {
		return
	}
	in := aqi.Span{From: max(s.at, announced.Began), Until: max(announced.Until(), s.at+1)}
	for _, c := range carried {
		for m, spans := range c.spans {
			for _, span := range spans {
				open := announced.Provisional && span.Until == never
				if span.From, span.Until = max(in.From, span.From), min(in.Until, span.Until); span.From < span.Until {
					s.claims[m] = append(s.claims[m], claim{span, ByPrefecture, c.level, open})
				}
			}
		}
	}
}
