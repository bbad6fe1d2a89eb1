package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Classification is an enterprise's class and what decides it.
type Classification struct {
	Class  Class      `json:"class"`
	Basis  ClassBasis `json:"basis,omitzero"`
	Clause aqi.Clause `json:"clause,omitzero"`
	// Missing are the facts that must be known before the class is decided; none where it is.
	Missing response.Fields `json:"missing"`
}

// ClassBasis is the fact that decides a class. The zero value is none.
type ClassBasis uint8

// The facts, in the order in which they are tested.
const (
	byDesignation  ClassBasis = iota + 1 // designated as a guarantee enterprise
	byMajorProject                       // a major project
	byGuide                              // in an industry of the guide
	byEmission                           // neither coal nor oil, nothing toxic, emissions within the limit
	byNone                               // none of these
)

var classBases = enum.Table[ClassBasis]{Type: "enterprise.ClassBasis", Names: []enum.Name{
	byDesignation:  {Word: "designation", English: "designated", Chinese: "认定为保障类"},
	byMajorProject: {Word: "major-project", English: "major project", Chinese: "重大工程项目"},
	byGuide:        {Word: "guide", English: "industry of the guide", Chinese: "属《指南》重点行业"},
	byEmission:     {Word: "emission", English: "small emission without coal, oil or toxic substances", Chinese: "非燃煤、非燃油、无有毒有害物质且年排放总量在限值以下"},
	byNone:         {Word: "none", English: "none of the others", Chinese: "不属其他三类"},
}}

// Classify returns an enterprise's class (4.3.1.1): guarantee, key, micro, other, the first that fits. Where facts that decide it
// are unknown, the class is [Undecided] and Missing names them; facts that could not change it are not needed.
func (rs *Ruleset) Classify(profile Profile) Classification {
	rs = rs.orNone()
	class, basis, missing := rs.classify(&profile)
	return Classification{Class: class, Basis: basis, Clause: rs.rules.cite(class), Missing: missing}
}

// classify returns the class, what decides it, and what is missing where nothing does.
func (rs *Ruleset) classify(p *Profile) (Class, ClassBasis, response.Fields) {
	if !rs.has[response.NoResponse] {
		return Undecided, 0, 0
	}
	designated, missing := is(p.Designated, fields.Designated)
	project, lacks := is(p.MajorProject, fields.MajorProject)
	missing |= lacks
	switch {
	case designated == response.Yes:
		return Guarantee, byDesignation, 0
	case project == response.Yes:
		return Guarantee, byMajorProject, 0
	}
	class, basis := Other, byNone
	guide, lacks := rs.rules.inGuide(p)
	missing |= lacks
	if guide == response.Yes {
		class, basis = Key, byGuide
	} else {
		micro, lacks := rs.rules.isMicro(p)
		missing |= lacks
		if micro == response.Yes {
			class, basis = Micro, byEmission
		}
	}
	if missing != 0 {
		return Undecided, 0, missing
	}
	return class, basis, 0
}

// cite returns a class's clause.
func (r *Rules) cite(c Class) aqi.Clause {
	for _, has := range r.Classes {
		if has.Class == c {
			return has.Clause
		}
	}
	return aqi.Clause{}
}

// is returns a fact, and its field where it is unknown.
func is(f response.Fact, field fields.Field) (response.Fact, response.Fields) {
	if f == response.Yes || f == response.No {
		return f, 0
	}
	return response.Unknown, 1 << field
}

func (r *Rules) inGuide(p *Profile) (response.Fact, response.Fields) {
	industry := p.Enterprise.Industry
	if industry == response.UnknownIndustry || industry > response.NoEnterprise {
		return response.Unknown, 1 << fields.Industry
	}
	return response.FactOf(slices.Contains(r.Guide, industry)), 0
}

// isMicro reports whether the enterprise is micro; one fact against it decides, whatever else is unknown.
func (r *Rules) isMicro(p *Profile) (response.Fact, response.Fields) {
	var missing response.Fields
	for _, bad := range [...]struct {
		fact  response.Fact
		field fields.Field
	}{{p.Coal, fields.Coal}, {p.Oil, fields.Oil}, {p.Toxic, fields.Toxic}} {
		fact, lacks := is(bad.fact, bad.field)
		if fact == response.Yes {
			return response.No, 0
		}
		missing |= lacks
	}
	var total emission.Amount
	for i, figure := range p.Annual.list() {
		amount, known := figure.Get()
		if !known || !amount.Valid() {
			missing |= 1 << (fields.AnnualSO2 + fields.Field(i))
			continue
		}
		sum, ok := total.Add(amount)
		if !ok || sum > r.MicroLimit {
			return response.No, 0
		}
		total = sum
	}
	if missing != 0 {
		return response.Unknown, missing
	}
	return response.Yes, 0
}

// String returns "key enterprise: industry of the guide (4.3.1.1 (1))", or what is not known.
func (c Classification) String() string { return c.text(wording.English) }

// Chinese returns the same in Chinese.
func (c Classification) Chinese() string { return c.text(wording.Chinese) }

func (c *Classification) text(l wording.Language) string {
	if c.Class == Undecided {
		return l.Sentences(l.Of(c.Class), notKnown(l, c.Missing))
	}
	return l.F("%s: %s", "%s：%s", c.Class, c.Basis) + l.Bracket(c.Clause.Number)
}
