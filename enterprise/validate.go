package enterprise

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Validate returns every problem of the rules, each a [Fault] that wraps [ErrRules]: a class without a clause, unknown values,
// a limit or a number of trips that is none, a class or grade that is exempt and asked in a tier, a class and grade in two
// tiers, caps that are no share, duties without clause or text.
func (r Rules) Validate() error {
	var fs collector
	r.validate(&fs)
	return fs.err()
}

func (r *Rules) validate(fs *collector) {
	r.validateCites(fs)
	for i, industry := range r.Guide {
		if !industry.Valid() || industry == response.UnknownIndustry {
			fs.add(ErrRules, fmt.Sprintf("guide[%d]", i), industry.String(), "an industry")
		}
	}
	if r.MicroLimit <= 0 || r.MicroLimit > emission.MaxAmount {
		fs.add(ErrRules, "micro_limit", r.MicroLimit.String(), "above 0 kg, to "+emission.MaxAmount.String())
	}
	if r.BulkTrips < 1 {
		fs.add(ErrRules, "bulk_trips", fmt.Sprint(r.BulkTrips), "at least 1")
	}
	if !r.Monitoring.Level.Valid() || r.Monitoring.Level == response.NoResponse {
		fs.add(ErrRules, "monitoring.level", r.Monitoring.Level.String(), "a response level")
	}
	if r.Exempt.Clause == (aqi.Clause{}) || r.Waiver == (aqi.Clause{}) {
		fs.add(ErrRules, "exempt.clause, waiver", "none", "where the plan has them")
	}
	r.validateTiers(fs)
	r.validateSections(fs)
	r.validateDuties(fs)
	if !leadingShares.Valid(r.Readings.Leading) {
		fs.add(ErrRules, "readings.leading", r.Readings.Leading.String(), "one of the readings")
	}
	if !autonomies.Valid(r.Readings.Autonomy) {
		fs.add(ErrRules, "readings.autonomy", r.Readings.Autonomy.String(), "one of the readings")
	}
}

// validateCites adds a fault for each class that has not exactly one clause.
func (r *Rules) validateCites(fs *collector) {
	var n [Other + 1]int
	for i, has := range r.Classes {
		switch {
		case !has.Class.Valid() || has.Class == Undecided:
			fs.add(ErrRules, fmt.Sprintf("cites[%d]", i), has.Class.String(), "a class")
			continue
		case has.Clause == (aqi.Clause{}):
			fs.add(ErrRules, fmt.Sprintf("cites[%d]", i), has.Class.String()+" without a clause", "where the plan has it")
		}
		n[has.Class]++
	}
	for c := Guarantee; c <= Other; c++ {
		if n[c] != 1 {
			fs.add(ErrRules, "cites", fmt.Sprintf("%d of %v", n[c], c), "one of each class")
		}
	}
}

func (r *Rules) validateTiers(fs *collector) {
	var before [Other + 1]Grades
	for i, t := range r.Tiers {
		where := fmt.Sprintf("tiers[%d]", i)
		if !t.Class.Valid() || t.Class == Undecided {
			fs.add(ErrRules, where+", class", t.Class.String(), "a class")
			continue
		}
		if slices.Contains(r.Exempt.Classes, t.Class) || t.Class == Micro || t.Grades&r.Exempt.Grades != 0 {
			fs.add(ErrRules, where, t.name(), "none that is exempt or micro")
		}
		of := t.Grades
		if of == 0 {
			of = ^Grades(0)
		}
		if before[t.Class]&of != 0 {
			fs.add(ErrRules, where, t.name(), "none that an earlier tier has")
		}
		before[t.Class] |= of
		if !t.Cap.Valid() {
			fs.add(ErrRules, where+", cap", t.Cap.String(), "0.01 % to 100 %, or none")
		}
	}
	if r.Exempt.Grades.Has(UnknownGrade) {
		fs.add(ErrRules, "exempt.grades", r.Exempt.Grades.String(), "known grades, since what is unknown restricts")
	}
	for i, c := range r.Exempt.Classes {
		if !c.Valid() || c == Undecided {
			fs.add(ErrRules, fmt.Sprintf("exempt.classes[%d]", i), c.String(), "a class")
		}
	}
}

// name returns the class with its grades, "key enterprise (C, D)".
func (t *Tier) name() string {
	if t.Grades == 0 {
		return t.Class.String()
	}
	return t.Class.String() + " (" + t.Grades.String() + ")"
}

func (r *Rules) validateSections(fs *collector) {
	for i, s := range r.Sections {
		where := fmt.Sprintf("sections[%d]", i)
		if !s.Industry.Valid() || s.Industry == response.UnknownIndustry {
			fs.add(ErrRules, where+", industry", s.Industry.String(), "an industry")
		}
		if len(s.Sections) == 0 {
			fs.add(ErrRules, where, "no sections", "at least one")
		}
		for _, section := range s.Sections {
			if !section.Valid() {
				fs.add(ErrRules, where, section.String(), "sections")
			}
		}
	}
}

func (r *Rules) validateDuties(fs *collector) {
	var has Duties
	for i, d := range r.Duties {
		where := fmt.Sprintf("duties[%d] (%v)", i, d.Duty)
		switch {
		case !d.Duty.Valid():
			fs.add(ErrRules, where, d.Duty.String(), "a duty")
		case has.Has(d.Duty):
			fs.add(ErrRules, where, "there before", "each once")
		}
		has |= 1 << d.Duty
		if d.Clause == (aqi.Clause{}) || d.Text.Chinese == "" || d.Text.English == "" {
			fs.add(ErrRules, where, "no clause, or no text in Chinese or English", "both")
		}
	}
	for d := BeListed; d < numDuties; d++ {
		if !has.Has(d) {
			fs.add(ErrRules, "duties", "none for "+d.String(), "one for each duty")
		}
	}
}
