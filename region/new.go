package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// Office is a place's plan, checked and ready to decide (指挥部办公室). [New] makes it. It never changes, and any number of goroutines
// may use it at once. A nil or zero Office decides nothing: its methods return an error.
type Office struct {
	graph
	plan    Plan
	ruleset *enterprise.Ruleset
	// adjusting are the counties that adjust the catalogue by the plan, by code.
	adjusting map[string]county
	tracks    []track
	answer    alertLevels
}

// track is a track of the plan, ready.
type track struct {
	id       string
	plan     alert.Plan // the prefecture's
	lowest   runs.Threshold
	counties []alert.Plan // by position
	levels   []level      // those of the plan that the counties can carry together, lowest first
}

// level is an alert level and what carries it.
type level struct {
	alert.Level
	criterion int // of the policy
	area      *area
}

// New checks the plan, all of its parts and these against each other, and makes it ready to use. It takes a copy. Errors: those of
// [Plan.Validate].
func New(p Plan) (*Office, error) {
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

func (o *Office) track(given Track, areas []area) track {
	t := track{id: given.ID, plan: given.Plan, lowest: lowestOf(given.Plan), counties: make([]alert.Plan, len(o.counties))}
	for i, c := range o.counties {
		t.counties[i] = t.plan
		if own, has := given.Counties[c.Code]; has {
			t.counties[i] = own
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
