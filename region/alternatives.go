package region

import (
	"reflect"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// Alternative is what another reading of the plan would come to at an hour.
//
//clearsky:whole
type Alternative struct {
	Path  string   `json:"path"`  // of the reading in the plan's JSON, as in "/policy/reading"
	Value aqi.Text `json:"value"` // the other reading
	// Rulings are those that differ in the act, its level or a response level of the hours to come, as they would be.
	Rulings []Ruling `json:"rulings"`
}

// Readings returns which readings of the plan's text, switched one at a time, would change an act or a response level of this hour,
// and how: where the text's ambiguity decides, the office can consult before it acts. A reading that the plan's triggers or the hours
// that are known do not allow is left out. It takes a step's time for each reading, with a check of the plan. Errors: those of
// [Office.Step].
func (o *Office) Readings(s State, k Known) ([]Alternative, error) {
	out, err := o.Step(s, k)
	if err != nil {
		return nil, err
	}
	o = o.on(k.At)
	var found []Alternative
	for _, r := range o.readings() {
		given := r.in(&o.plan).Uint()
		for v := uint64(0); r.valid(v); v++ {
			if v == given {
				continue
			}
			p := clone.Of(o.plan)
			r.in(&p).SetUint(v)
			if rulings, allowed := o.under(p, s, k, out); allowed && len(rulings) > 0 {
				found = append(found, Alternative{r.path, r.text(v), rulings})
			}
		}
	}
	return found, nil
}

// under returns the rulings that differ under another plan, and false where its step is not possible.
func (o *Office) under(p Plan, s State, k Known, out Outcome) ([]Ruling, bool) {
	under, err := office(p)
	if err != nil {
		return nil, false
	}
	under.earlier, under.later = o.earlier, o.later
	other, err := under.Step(s, k)
	if err != nil {
		return nil, false
	}
	return differing(out, other), true
}

// reading is a place in a plan where it has a reading.
type reading struct {
	path string
	kind reflect.Type
	in   func(*Plan) reflect.Value
}

// named is what every reading has.
type named interface {
	Valid() bool
	String() string
	Chinese() string
}

// value returns the reading of that number.
func (r reading) value(number uint64) named {
	v := reflect.New(r.kind)
	v.Elem().SetUint(number)
	return v.Elem().Interface().(named)
}

func (r reading) valid(number uint64) bool { return r.value(number).Valid() }

func (r reading) text(number uint64) aqi.Text {
	v := r.value(number)
	return aqi.Text{Chinese: v.Chinese(), English: v.String()}
}

// readings returns where the plan has readings: those of its policy, and of each track's alert plan.
func (o *Office) readings() []reading {
	readings := []reading{
		{"/policy/reading", reflect.TypeFor[GroupReading](), func(p *Plan) reflect.Value { return reflect.ValueOf(&p.Policy.Reading).Elem() }},
		{"/policy/floor", reflect.TypeFor[FloorReading](), func(p *Plan) reflect.Value { return reflect.ValueOf(&p.Policy.Floor).Elem() }},
	}
	of := reflect.TypeFor[alert.Readings]()
	for t := range o.plan.Tracks {
		for i := range of.NumField() {
			readings = append(readings, reading{
				faults.At("/tracks", t, "plan", "readings", of.Field(i).Tag.Get("json")), of.Field(i).Type,
				func(p *Plan) reflect.Value { return reflect.ValueOf(&p.Tracks[t].Plan.Readings).Elem().Field(i) },
			})
		}
	}
	return readings
}

// differing returns the rulings of another outcome that differ.
func differing(out, other Outcome) []Ruling {
	var differing []Ruling
	for i, r := range out.Rulings {
		o := other.Rulings[i]
		same := r.Decision.Act == o.Decision.Act && r.Decision.Level == o.Decision.Level && sameLevels(r.Responses, o.Responses)
		if !same {
			differing = append(differing, o)
		}
	}
	return differing
}

// sameLevels reports whether the responses have the same level at every hour.
func sameLevels(a, b []Response) bool { return slices.Equal(levelsIn(a), levelsIn(b)) }

// levelsIn returns when the responses are at which level, those that follow one another at the same level as one.
func levelsIn(responses []Response) []response.Period {
	var periods []response.Period
	for _, r := range responses {
		if n := len(periods); n > 0 && periods[n-1].Until == r.From && periods[n-1].Level == r.Level {
			periods[n-1].Until = r.Until
			continue
		}
		periods = append(periods, response.Period{Level: r.Level, Span: r.Span})
	}
	return periods
}
