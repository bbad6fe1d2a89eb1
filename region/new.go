package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// Office is a place's plan, or its plans by date, checked and ready to decide (指挥部办公室). [New] makes it. It never changes, and any number of goroutines
// may use it at once. A nil or zero Office decides nothing: its methods return an error.
type Office struct {
	graph
	plan    Plan
	ruleset *enterprise.Ruleset
	// adjusting are the counties that adjust the catalogue by the plan, by code.
	adjusting map[string]county
	tracks    []track
	answer    alertLevels
	earlier   *Office   // under the plan before, nil for the first
	later     aqi.Stamp // from when on another plan is in force, 0 for the last
	undue     bool      // steps list nothing that is due
}

// track is a track of the plan, ready.
type track struct {
	id       string
	plan     rules      // the prefecture's
	means    runs.Rules // how the means of groups are graded; only under GroupMean
	counties []rules    // by position
	levels   []level    // those of the plan that the counties can carry together, lowest first
}

// rules are an alert plan, as it is and ready.
type rules struct {
	*alert.Plan
	*alert.Ruleset
	far *alert.Ruleset // nil, or where the prefecture's lifting asks for more hours of the county than its own
}

// rulesOf makes an alert plan ready that has been checked, for a prefecture whose lifting needs that many hours.
func rulesOf(p alert.Plan, liftHours int) rules {
	own := p
	r := rules{Plan: &own}
	r.Ruleset, _ = alert.New(p)
	if p.LiftHours < liftHours {
		p.LiftHours = liftHours
		r.far, _ = alert.New(p)
	}
	return r
}

// level is an alert level and what carries it.
type level struct {
	alert.Level
	criterion int // of the policy
	area      *area
}

// New checks a place's plan, all of its parts and these against each other, and makes it ready to use. It takes a copy.
//
// Of several plans, the earliest first, each is in force until the next is: an hour is decided by the plan of that hour. A [State] goes on
// from one plan to the next with the alerts of all tracks and counties that the next one has; Step refuses it where an alert is in force of
// one that it does not have, so that whoever steps says what becomes of that, by taking it out or giving it another key. Responses of such a county end.
// Concentrations are indexed by the edition of HJ 633 that was in force at their hour. Hours before the first plan are decided by that,
// hours after the last by the last.
//
// Errors: those of [Plan.Validate], of several plans at "/plans/0" and so on; no plan ([aqi.ErrMissing]); a plan that does not begin when the one
// before it ends ([aqi.ErrConflict]), or not after it begins ([aqi.ErrOrder]); one without an end before another ([aqi.ErrMissing]).
func New(plans ...Plan) (*Office, error) {
	var fs aqi.Faults
	if len(plans) == 0 {
		fs.Add(aqi.Fault{Path: "/plans", Got: "0", Want: want("at least one", "至少一份"), Rule: aqi.ErrMissing})
	}
	var last *Office
	for i, p := range plans {
		o, err := office(p)
		if err != nil {
			if len(plans) > 1 {
				err = faults.Rebase(err, "/plan", faults.At("/plans", i))
			}
			fs.Join("", err)
			continue
		}
		if o.earlier, last = last, o; o.earlier != nil {
			o.earlier.later = p.From
		}
	}
	checkDates(&fs, plans)
	if err := fs.Err(); err != nil {
		return nil, err
	}
	return last, nil
}

// office makes the office of one plan.
func office(p Plan) (*Office, error) {
	p = clone.Of(p)
	v := validation{plan: &p}
	v.run()
	if err := v.fs.Err(); err != nil {
		return nil, err
	}
	o := &Office{graph: v.graph, plan: p, ruleset: v.ruleset, adjusting: v.adjusting}
	areas := o.areas()
	for _, t := range p.Tracks {
		o.tracks = append(o.tracks, o.track(t, areas))
	}
	for l := range o.answer {
		o.answer[l] = p.Catalogue.LevelOf(alert.Level(l))
	}
	return o, nil
}

// WithoutDue returns the office with steps that leave [Outcome].Due out, and take the state's activations for valid: for replays, which it
// makes a third faster. What is due at an hour, [response.Catalogue.Due] lists of the activations of that hour's next state.
func (o *Office) WithoutDue() *Office {
	if o == nil || o.undue {
		return o
	}
	without := *o
	without.undue, without.earlier = true, o.earlier.WithoutDue()
	return &without
}

func (o *Office) track(given Track, areas []area) track {
	t := track{id: given.ID, plan: rulesOf(given.Plan, 0), counties: make([]rules, len(o.counties))}
	if o.plan.Policy.Reading == GroupMean {
		t.means = meansOf(&given.Plan)
	}
	for i, c := range o.counties {
		t.counties[i] = t.plan
		if own, has := given.Counties[c.Code]; has {
			t.counties[i] = rulesOf(own, given.Plan.LiftHours)
		}
	}
	for _, trigger := range t.plan.Triggers {
		if i := o.plan.Policy.criterion(trigger.Level); i >= 0 {
			t.levels = append(t.levels, level{trigger.Level, i, &areas[i]})
		}
	}
	return t
}

// trackOf returns the track of that identifier, the first for "", and adds a fault where there is none.
func (o *Office) trackOf(fs *aqi.Faults, id string) *track {
	if o == nil || len(o.tracks) == 0 {
		fs.Add(aqi.Fault{Path: "/office", Want: want("an office that New has made", "由New生成的指挥部办公室"), Rule: aqi.ErrMissing})
		return nil
	}
	ids := ""
	for i := range o.tracks {
		t := &o.tracks[i]
		if id == "" || t.id == id {
			return t
		}
		ids += ", " + t.id
	}
	ids = quote.Cut(ids[2:])
	fs.Add(aqi.Fault{Path: "/track", Got: quote.Text(id), Want: aqi.Text{Chinese: ids, English: ids}, Rule: aqi.ErrUnknown})
	return nil
}
