package region

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// course is the responses of a place as they are known at an hour: of each county, and of the prefecture with no counties. One that
// has not ended has a provisional end.
type course []response.Activation

// advance takes what responds from an hour on: responses of before go on, change or end there, and others begin.
func (c course) advance(g *graph, out Outcome) course {
	responds := func(r Ruling) bool { return len(r.Responses) > 0 }
	if len(c) == 0 && !slices.ContainsFunc(out.Rulings, responds) {
		return nil
	}
	at, owners := out.At, g.ownersOf(out)
	next := make(course, 0, len(c))
	for _, a := range c {
		if a.Provisional() {
			code := ""
			if len(a.Counties) > 0 {
				code = a.Counties[0].Code
			}
			o := g.owner(owners, code)
			a = cut(a, at)
			if a.Regional == o.regional || len(o.periods) == 0 { // else another begins here
				if a.Periods = append(a.Periods, o.periods...); len(a.Heavy) == 0 && o.heavy {
					a.Heavy = a.Counties
				}
				o.periods = nil
			}
		}
		if a = tidy(a); len(a.Periods) > 0 {
			next = append(next, a)
		}
	}
	for _, o := range owners {
		if len(o.periods) > 0 {
			next = append(next, tidy(o.begin()))
		}
	}
	return next
}

// owner is whose responses an outcome has: a county's, or the prefecture's.
type owner struct {
	county   []alert.County // none of the prefecture
	periods  []response.Period
	regional bool
	heavy    bool
}

// ownersOf returns the responses that have begun, the prefecture's and then each county's, with all that follows without a break.
func (g *graph) ownersOf(out Outcome) []owner {
	owners := make([]owner, 1+len(g.counties))
	owners[0] = owner{county: []alert.County{}, regional: true}
	for i := range g.counties {
		owners[1+i].county = g.counties[i : i+1]
	}
	for i := range out.Rulings {
		for _, code := range out.Rulings[i].Covered {
			g.owner(owners, code).regional = true
		}
	}
	for i := range out.Rulings {
		r := &out.Rulings[i]
		o := g.owner(owners, r.County)
		if e := &r.Decision.Evidence.Episode; e.Level > alert.NoAlert && e.From <= out.At {
			o.heavy = true
		}
		o.periods = begun(r.Responses, out.At)
	}
	return owners
}

// owner returns the prefecture's where there is no code, else the county's; one that counts for nothing where the place has no such county.
func (g *graph) owner(owners []owner, code string) *owner {
	if code == "" {
		return &owners[0]
	}
	if m, known := g.find(code); known {
		return &owners[1+m]
	}
	return &owner{}
}

// begun returns the periods of a response that has begun at an hour; their last end may change.
func begun(responses []Response, at aqi.Stamp) []response.Period {
	var periods []response.Period
	for _, p := range levelsIn(responses) {
		if p.Level == response.NoResponse || p.From > at && (len(periods) == 0 || periods[len(periods)-1].Until != p.From) {
			break
		}
		periods = append(periods, p)
	}
	if n := len(periods); n > 0 {
		periods[n-1].Provisional = true
	}
	return periods
}

func (o owner) begin() response.Activation {
	a := response.Activation{Periods: o.periods, Counties: o.county, Heavy: []alert.County{}, Regional: o.regional}
	if o.heavy {
		a.Heavy = o.county
	}
	return a
}

// cut ends the activation at an hour.
func cut(a response.Activation, at aqi.Stamp) response.Activation {
	var periods []response.Period
	for _, p := range a.Periods {
		if p.Until, p.Provisional = min(p.Until, at), false; p.From < p.Until {
			periods = append(periods, p)
		}
	}
	if n := len(periods); n > 0 {
		periods[n-1].Until = at // in force until it was lifted, also beyond the hour expected
	}
	a.Periods = periods
	return a
}

// tidy joins periods of a level and gives the activation their span, in memory of its own.
func tidy(a response.Activation) response.Activation {
	a.Counties, a.Heavy = slices.Clone(a.Counties), slices.Clone(a.Heavy)
	var periods []response.Period
	for _, p := range a.Periods {
		if n := len(periods); n > 0 && periods[n-1].Level == p.Level {
			periods[n-1].Until, periods[n-1].Provisional = p.Until, p.Provisional
			continue
		}
		periods = append(periods, p)
	}
	if a.Periods = periods; len(periods) > 0 {
		a.Span = aqi.Span{From: periods[0].From, Until: periods[len(periods)-1].Until}
	}
	return a
}

// History is what became of a place over time.
//
//clearsky:whole
type History struct {
	Acts []Ruling `json:"acts"` // the rulings that changed an alert, by time
	// Activations are the responses from start to end, by when they began: of each county, and of the prefecture with no counties. One
	// that has not ended has a provisional end.
	Activations []response.Activation `json:"activations"`
}

// HistoryOf draws a place's history from outcomes in order of time, such as those of a replay; nil has none. It ends with the first
// error, which it returns with the history so far. It takes time in proportion to the outcomes and to the responses so far.
func (o *Office) HistoryOf(outcomes iter.Seq2[Outcome, error]) (History, error) {
	var h History
	if o == nil || outcomes == nil {
		return h, nil
	}
	var going, ended course
	for out, err := range outcomes {
		if err != nil {
			h.Activations = slices.Concat(ended, going)
			return h, err
		}
		h.Acts = append(h.Acts, out.Acts()...)
		going = slices.DeleteFunc(going.advance(&o.on(out.At).graph, out), func(a response.Activation) bool {
			if !a.Provisional() {
				ended = append(ended, a)
			}
			return !a.Provisional()
		})
	}
	h.Activations = slices.Concat(ended, going)
	slices.SortStableFunc(h.Activations, func(a, b response.Activation) int { return int(a.From) - int(b.From) })
	return h, nil
}
