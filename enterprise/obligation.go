package enterprise

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Obligation is what an enterprise has to do at a response level (企业责任). Obligations compare with ==.
type Obligation struct {
	ID         string         `json:"id"`
	County     string         `json:"county"`
	Level      response.Level `json:"level"`
	Class      Class          `json:"class"`
	ClassBasis ClassBasis     `json:"class_basis,omitzero"` // of the class; none where it is undecided
	Grade      Grade          `json:"grade"`
	Basis      ShareBasis     `json:"basis"`
	// Waived are the pollutants of which a lower share is approved, and of which the area never requests more.
	Waived emission.Pollutants `json:"waived"`
	Mode   Mode                `json:"mode"`
	// Shares are what it is bound to of its own emission, by pollutant; 0 where it is exempt or its share is met by truck control.
	Shares   emission.Shares  `json:"shares"`
	Baseline emission.Amounts `json:"baseline"`
	// Required is the least reduction that is that share. What is missing in the baseline is missing.
	Required emission.Amounts `json:"required"`
	// Planned is what its own plan reduces at the level: the most that is known of the levels up to it.
	Planned emission.Amounts `json:"planned"`
	// Requested is what the second step of an area's allocation requests beyond that; nothing outside an area.
	Requested emission.Amounts `json:"requested"`
	Tier      int              `json:"tier"` // in which order the area requests more: 1 first, 0 never
	// MaxLoad is the approved load, where the mode is LoadCapped.
	MaxLoad aqi.Optional[emission.Share] `json:"max_load"`
	// Enterprise has the facts that the questions on trucks need, with Micro by the class and the grade.
	Enterprise response.Enterprise `json:"enterprise"`
	Missing    response.Fields     `json:"missing"` // unknown facts that are needed
}

// Owed returns the reduction that the enterprise owes by the place's plan: the larger of what is required and, where it produces by its
// own plan, what that plans. Where a part is unknown, it is the known minimum, missing where nothing is known. What an area requests
// besides is not in it.
func (o Obligation) Owed() emission.Amounts {
	owed := o.Required
	for p, planned := range o.Planned.All() {
		if required, _ := owed.Of(p); o.Mode == ByPlan {
			owed = owed.With(p, max(required, planned))
		}
	}
	return owed
}

// rounding returns by how much a request may be too high for the rounding of shares: 0.01 % of what the enterprise still emits.
func (o *Obligation) rounding() emission.Amounts {
	var remaining emission.Amounts
	planned := o.Planned
	for p, emitted := range o.Baseline.All() {
		required, _ := o.Required.Of(p)
		reduces, _ := planned.Of(p)
		remaining = remaining.With(p, emitted-max(required, reduces))
	}
	return emission.EqualShares(1).Required(remaining)
}

// limit is the most load that is allowed at a point of the own plan, or of the whole enterprise where the point is "", and why.
type limit struct {
	point string
	most  emission.Share
	proof Proof // of the duty to keep to it
}

// limits returns the loads that are limited: the approved one, and those of what the own plan comes to at the level.
func (o *Obligation) limits(own []PointMeasure) (list []limit) {
	if most, known := valid(o.MaxLoad); known && o.Mode == LoadCapped {
		list = append(list, limit{"", most, ByLoad})
	}
	for _, m := range own {
		if most, limits := valid(m.MaxLoad); limits {
			list = append(list, limit{m.Point, most, ByOwnPlan})
		}
	}
	return list
}

// Shortfall returns how much less than required the own plan reduces; nothing where it suffices, missing where either is unknown.
func (o Obligation) Shortfall() emission.Amounts {
	var short emission.Amounts
	for p := range emission.AllPollutants.All() {
		planned, ok1 := o.Planned.Of(p)
		required, ok2 := o.Required.Of(p)
		if ok1 && ok2 {
			short = short.With(p, max(0, required-planned))
		}
	}
	return short
}

// String returns "kiln-2, level II: key enterprise, C, bound to the share; owes SO2 8 kg, …; produces by its own plan", with what is
// not known.
func (o Obligation) String() string { return o.text(wording.English) }

// Chinese returns the same in Chinese.
func (o Obligation) Chinese() string { return o.text(wording.Chinese) }

func (o *Obligation) text(l wording.Language) string {
	who := l.Join(o.ID, l.Of(o.Level))
	what := l.Join(l.Of(o.Class), l.Of(o.Grade))
	if o.Level == response.NoResponse {
		return l.Sentences(l.F("%s: %s", "%s：%s", who, what), notKnown(l, o.Missing))
	}
	return l.Sentences(
		l.F("%s: %s", "%s：%s", who, l.Join(what, l.Of(o.Basis))),
		l.F("owes %s", "应减排%s", o.Owed()),
		l.F("produces %s", "生产方式：%s", o.production(l)),
		notKnown(l, o.Missing))
}

// production says how it may produce.
func (o *Obligation) production(l wording.Language) string {
	if o.Mode == LoadCapped {
		return l.Join(l.Of(o.Mode), l.Of(o.MaxLoad))
	}
	return l.Of(o.Mode)
}

// Obligation returns what an enterprise has to do at a level. What is unknown frees from nothing and is named in Missing: an
// enterprise whose class is undecided is bound to the share, and a key enterprise of unknown grade is bound as an ungraded one.
//
// Errors, all at once, as [aqi.Faults] whose paths begin with "/profile": no identifier, text that is not UTF-8, unknown values,
// amounts that are negative, too large or above the baseline, a waiver without reason or document, above the plan's share or falling
// with the level, and an approved load below what the task needs. Of "/level", [aqi.ErrUnknown] where it has no target.
func (rs *Ruleset) Obligation(level response.Level, profile Profile) (Obligation, error) {
	rs = rs.orNone()
	var fs, own aqi.Faults
	if !rs.knows(level) {
		fs.Add(aqi.Fault{Path: "/level", Got: level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
		level = response.NoResponse // so that other faults are found too
	}
	var o Obligation
	rs.oblige(&own, level, &profile, &o)
	joinOf(&fs, "/profile", profile.ID, own)
	if len(fs) > 0 {
		return Obligation{}, fs.Err()
	}
	return o, nil
}

// Obligations returns the obligation of each enterprise, in order, each at its county's level, which levels has by the county's
// code. A faulty enterprise has an error in place of its obligation, whose paths begin with its place, as in "/profiles/17", and the
// sequence goes on. An identifier given twice is found by [Ruleset.Area] and [Ruleset.Prefecture] alone.
func (rs *Ruleset) Obligations(levels map[string]response.Level, profiles iter.Seq[Profile]) iter.Seq2[Obligation, error] {
	rs = rs.orNone()
	return func(yield func(Obligation, error) bool) {
		i := 0
		for p := range orNone(profiles) {
			var o Obligation
			if err := rs.ofCounty(levels, i, &p, &o); !yield(o, err) {
				return
			}
			i++
		}
	}
}

// ofCounty draws up the obligation of the i-th enterprise at its county's level, into one that is zero and stays so where there is an error.
func (rs *Ruleset) ofCounty(levels map[string]response.Level, i int, p *Profile, o *Obligation) error {
	var fs, own aqi.Faults
	level, given := levels[p.County]
	switch {
	case !given:
		own.Add(aqi.Fault{Path: "/county", Got: quote.Text(p.County), Want: wantCounty, Rule: aqi.ErrUnknown})
	case !rs.knows(level):
		fs.Add(aqi.Fault{Path: faults.At("/levels", p.County), Got: level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
		level = response.NoResponse
	}
	rs.oblige(&own, level, p, o)
	if len(fs)+len(own) == 0 {
		return nil
	}
	*o = Obligation{}
	joinOf(&fs, entry{profilesPath, i}.path(), p.ID, own)
	return fs.Err()
}

// oblige draws up the obligation of a profile at a level that the ruleset knows, into one that is zero, and adds the profile's faults.
func (rs *Ruleset) oblige(fs *aqi.Faults, level response.Level, p *Profile, o *Obligation) {
	class, basis, missing := rs.classify(p)
	task := rs.rules.task(p.Task.Kind)
	rs.checkProfile(fs, class, task, p)
	o.ID, o.County, o.Level, o.Grade = p.ID, p.County, level, p.Grade
	o.Enterprise = p.Enterprise
	o.Baseline = p.Baseline
	o.Requested = nothing
	rs.rules.setClass(o, class, basis)
	o.Planned = nothing
	if level != response.NoResponse {
		o.Planned = p.Reductions.At(level)
		rs.bind(o, &p.Waiver)
	}
	o.Required = o.Shares.Required(o.Baseline)
	if o.Mode == BySituation && task.capped() {
		o.Mode, o.MaxLoad = LoadCapped, p.Task.MaxLoad
	}
	o.Missing = missing | rs.rules.lacks(o, p) | rs.unsaid(o)
}

// setClass sets the class, and what the questions ask of it and of the grade.
func (r *Rules) setClass(o *Obligation, c Class, basis ClassBasis) {
	o.Class, o.ClassBasis = c, basis
	o.Enterprise.Micro, o.Enterprise.Grade = response.FactOf(c == Micro), r.grade(o.Grade).trait()
	if c == Undecided {
		o.Enterprise.Micro = response.Unknown
	}
}
