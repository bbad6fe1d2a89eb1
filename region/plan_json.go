package region

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// builtIn are the parts that a plan can name, each as a function that makes one.
var builtIn = []struct {
	name  string
	parts []any
}{
	{"kashgar", []any{
		alert.Kashgar, func() Policy { return kashgarPolicy(alert.Kashgar().Title.Chinese) }, response.Kashgar, emission.Kashgar, enterprise.Kashgar,
	}},
	{"national-2024", []any{alert.National2024}},
}

// part is a part of a plan, in JSON an object or the name of a built-in one.
type part[T any] struct{ value T }

// UnmarshalJSON reads either form.
func (p *part[T]) UnmarshalJSON(text []byte) error {
	if text[0] != '"' {
		return aqi.Unmarshal(text, &p.value)
	}
	var name string
	if err := jsonform.Read(text, &name); err != nil {
		return err
	}
	var names []string
	for _, b := range builtIn {
		for _, of := range b.parts {
			made, ok := of.(func() T)
			if ok && b.name == name {
				p.value = made()
				return nil
			}
			if ok {
				names = append(names, b.name)
			}
		}
	}
	return aqi.Faults{{
		Count: 1, Got: quote.Text(name), Rule: aqi.ErrUnknown,
		Want: want("%s or an object", "%s或对象", strings.Join(names, ", ")),
	}}
}

// UnmarshalJSON reads the JSON form of a Plan. It refuses unknown keys, keys given twice, keys in another case and a key that is
// missing.
func (p *Plan) UnmarshalJSON(text []byte) error {
	type plain Plan
	var read struct {
		plain
		Policy    part[Policy]             `json:"policy"`
		Catalogue part[response.Catalogue] `json:"catalogue"`
		Targets   part[emission.Targets]   `json:"targets"`
		Rules     part[enterprise.Rules]   `json:"rules"`
	}
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	*p = Plan(read.plain)
	p.Policy, p.Catalogue, p.Targets, p.Rules = read.Policy.value, read.Catalogue.value, read.Targets.value, read.Rules.value
	return nil
}

// UnmarshalJSON reads the JSON form of a Track, as Plan's does.
func (t *Track) UnmarshalJSON(text []byte) error {
	type plain Track
	var read struct {
		plain
		Plan     part[alert.Plan]            `json:"plan"`
		Counties map[string]part[alert.Plan] `json:"counties"`
	}
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	*t = Track(read.plain)
	t.Plan = read.Plan.value
	if read.Counties != nil {
		t.Counties = make(map[string]alert.Plan, len(read.Counties))
	}
	for code, own := range read.Counties {
		t.Counties[code] = own.value
	}
	return nil
}
