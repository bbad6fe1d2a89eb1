package board

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// Duties are what is to be done at an hour in a county, or by the place.
type Duties struct {
	Name        aqi.Text     `json:"name"`
	Responds    aqi.Text     `json:"responds"`
	Measures    []ForParty   `json:"measures"`
	Count       int          `json:"count"` // of measures
	Due         []Due        `json:"due"`
	Enterprises []Enterprise `json:"enterprises"`
	Attained    []aqi.Text   `json:"attained"` // whether the target is met, once more is asked for
}

// ForParty is the measures of those who must act or refrain.
type ForParty struct {
	Party    aqi.Text  `json:"party"`
	Measures []Measure `json:"measures"`
}

// Measure is one with its clause.
type Measure struct {
	Clause string   `json:"clause"`
	Text   aqi.Text `json:"text"`
	Kind   aqi.Text `json:"kind"`
}

// Due is something owed.
type Due struct {
	Key     string    `json:"key"`
	What    aqi.Text  `json:"what"` // the plan's words
	Text    aqi.Text  `json:"text"` // by whom, to whom, when
	Clause  string    `json:"clause"`
	Due     aqi.Stamp `json:"due"`
	AtOnce  bool      `json:"at_once"` // at that hour; else by its start
	Overdue bool      `json:"overdue"`
}

// Enterprise is what one must do.
type Enterprise struct {
	ID        string   `json:"id"`
	Name      aqi.Text `json:"name"`
	County    aqi.Text `json:"county"`
	Class     aqi.Text `json:"class"`
	Grade     aqi.Text `json:"grade"`
	Mode      aqi.Text `json:"mode"`
	Required  aqi.Text `json:"required"`
	Requested aqi.Text `json:"requested"`
	Asked     bool     `json:"asked"`   // something is requested besides
	Missing   aqi.Text `json:"missing"` // facts that are not known
	Unknown   bool     `json:"unknown"` // there are some
}

// Duties returns what is to be done at an hour.
func (b *Board) Duties(index int, code string) (Duties, error) {
	out, err := b.at(index)
	if err != nil {
		return Duties{}, err
	}
	r := b.ruling(out, code)
	d := Duties{
		Name: b.county(code), Responds: of(r.Response(out.At).Level), Measures: []ForParty{}, Due: []Due{}, Enterprises: []Enterprise{},
		Attained: []aqi.Text{},
	}
	for m := range b.office.Measures(out, code, response.Filter{Freezing: response.Yes}) { // the made-up weeks are of January
		d.add(b.party(m.Addressee), Measure{m.Clause.Number, m.Text, of(m.Kind)})
	}
	due, err := b.plan.Catalogue.Due(out.Next.Activations, out.At)
	for _, item := range due {
		if i := slices.IndexFunc(item.By, func(o response.Owing) bool { return o.County.Code == code }); i >= 0 {
			d.Due = append(d.Due, Due{item.By[i].Key, item.Duty.Text, of(item), item.Duty.Clause.Number, item.Due, item.Due == item.From, item.Overdue})
		}
	}
	if err != nil {
		return d, err
	}
	attained, err := b.attained(out)
	if err != nil {
		return d, err
	}
	for _, a := range attained.Counties {
		if a.County == code || code == "" {
			for _, o := range a.Obligations {
				d.Enterprises = append(d.Enterprises, b.enterprise(o))
			}
		}
		if a.County == code && a.Level > response.NoResponse {
			d.Attained = texts(a.After.ByPollutant[:])
		}
	}
	if code == "" && attained.Level > response.NoResponse {
		d.Attained = texts(attained.After.ByPollutant[:])
	}
	return d, nil
}

func (b *Board) attained(out region.Outcome) (enterprise.Prefecture, error) {
	return b.office.Attainment(out, slices.Values(b.inventory.Enterprises), slices.Values(b.inventory.Sources))
}

func (d *Duties) add(party aqi.Text, m Measure) {
	d.Count++
	i := slices.IndexFunc(d.Measures, func(f ForParty) bool { return f.Party == party })
	if i < 0 {
		i, d.Measures = len(d.Measures), append(d.Measures, ForParty{Party: party})
	}
	d.Measures[i].Measures = append(d.Measures[i].Measures, m)
}

func (b *Board) party(id string) aqi.Text {
	if p, has := b.plan.Catalogue.Party(id); has {
		return of(p)
	}
	return aqi.Text{Chinese: id, English: id}
}

var nothing = emission.AmountsOf(0, 0, 0, 0)

func (b *Board) enterprise(o enterprise.Obligation) Enterprise {
	return Enterprise{
		ID: o.ID, Name: b.firm(o.ID).Name, County: b.county(o.County), Class: of(o.Class), Grade: of(o.Grade), Mode: of(o.Mode), Required: of(o.Required),
		Requested: of(o.Requested), Asked: o.Requested != nothing && o.Requested != (emission.Amounts{}), Missing: of(o.Missing), Unknown: o.Missing != 0,
	}
}

func (b *Board) firm(id string) enterprise.Profile {
	i := slices.IndexFunc(b.inventory.Enterprises, func(p enterprise.Profile) bool { return p.ID == id })
	if i < 0 {
		return enterprise.Profile{}
	}
	return b.inventory.Enterprises[i]
}

// Told returns what an enterprise is told at an hour.
func (b *Board) Told(index int, id string) (aqi.Text, error) {
	out, err := b.at(index)
	if err != nil {
		return aqi.Text{}, err
	}
	attained, err := b.attained(out)
	for _, a := range attained.Counties {
		for _, o := range a.Obligations {
			if o.ID == id {
				return b.office.Notice(out, b.firm(id).Name, enterprise.OwnPlan{}, o), err
			}
		}
	}
	return aqi.Text{}, fmt.Errorf("there is no enterprise %q", id)
}
