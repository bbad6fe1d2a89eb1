package enterprise

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// Validate returns every fault of the rules, as [aqi.Faults] whose paths begin with "/rules": a class without a clause, unknown
// values, a limit or a number of trips that is none, a class or grade that is exempt and in a tier, a class and grade in two tiers,
// caps that are no share, duties without clause or text.
func (r Rules) Validate() error {
	v := validation{rules: &r}
	faults.UTF8Text(&v.fs, "/rules/title", r.Title)
	v.classes()
	for i, industry := range r.Guide {
		v.value(industry, industry != response.UnknownIndustry, wantIndustry, "guide", i)
	}
	v.numbers()
	v.value(r.Monitoring.Level, r.Monitoring.Level != response.NoResponse, want("a response level", "响应级别"), "monitoring", "level")
	v.value(r.Monitoring.Grades, true, wantGrades, "monitoring", "grades")
	v.clause(r.Waiver, "waiver")
	v.exempt()
	v.tiers()
	v.sections()
	v.duties()
	v.value(r.Readings.Leading, true, wantOne, "readings", "leading")
	v.value(r.Readings.Autonomy, true, wantOne, "readings", "autonomy")
	return v.fs.Err()
}

var (
	wantClass    = want("a class", "企业类别")
	wantClause   = want("where the plan has it", "预案条款")
	wantGrades   = want("grades", "绩效等级")
	wantIndustry = want("an industry", "行业")
)

// validation is a validation under way.
type validation struct {
	rules *Rules
	fs    aqi.Faults
}

func (v *validation) fault(rule error, got string, want aqi.Text, tokens ...any) {
	v.fs.Add(aqi.Fault{Path: faults.At("/rules", tokens...), Got: got, Want: want, Rule: rule})
}

// value checks that a value is one of its type and allowed there, and reports whether it is.
func (v *validation) value(got interface {
	fmt.Stringer
	Valid() bool
}, allowed bool, want aqi.Text, tokens ...any,
) bool {
	if got.Valid() && allowed {
		return true
	}
	v.fault(aqi.ErrUnknown, got.String(), want, tokens...)
	return false
}

func (v *validation) clause(c aqi.Clause, tokens ...any) {
	path := faults.At("/rules", tokens...)
	if c == (aqi.Clause{}) {
		v.fs.Add(aqi.Fault{Path: path, Want: wantClause, Rule: aqi.ErrMissing})
	}
	faults.UTF8Clause(&v.fs, path, c)
}

// classes adds a fault for each class that has not exactly one clause.
func (v *validation) classes() {
	var has [Other + 1]bool
	for i, c := range v.rules.Classes {
		if !v.value(c.Class, c.Class != Undecided, wantClass, "classes", i, "class") {
			continue
		}
		if has[c.Class] {
			v.fault(aqi.ErrDuplicate, c.Class.String(), want("each class once", "每类一次"), "classes", i, "class")
		}
		has[c.Class] = true
		v.clause(c.Clause, "classes", i, "clause")
	}
	for c := Guarantee; c <= Other; c++ {
		if !has[c] {
			v.fault(aqi.ErrMissing, "", wantF("the clause of %s", "%s的条款", c), "classes")
		}
	}
}

func (v *validation) numbers() {
	if limit := v.rules.MicroLimit; limit <= 0 || limit > emission.MaxAmount {
		v.fault(aqi.ErrRange, limit.String(), wantF("above 0 kg, to %s", "大于0千克，不大于%s", emission.MaxAmount), "micro_limit")
	}
	if n := v.rules.BulkTrips; n < 1 {
		v.fault(aqi.ErrRange, strconv.Itoa(n), want("at least 1", "至少1"), "bulk_trips")
	}
}

func (v *validation) exempt() {
	e := &v.rules.Exempt
	v.clause(e.Clause, "exempt", "clause")
	for i, c := range e.Classes {
		v.value(c, c != Undecided, wantClass, "exempt", "classes", i)
	}
	known := want("known grades, since what is unknown restricts", "已知的绩效等级（不明者从严）")
	v.value(e.Grades, !e.Grades.Has(UnknownGrade), known, "exempt", "grades")
}

func (v *validation) tiers() {
	var before [Other + 1]Grades
	for i := range v.rules.Tiers {
		t := &v.rules.Tiers[i]
		v.value(t.Grades, true, wantGrades, "tiers", i, "grades")
		if !t.Cap.Valid() {
			v.fault(aqi.ErrRange, t.Cap.String(), wantCap, "tiers", i, "cap")
		}
		if !v.value(t.Class, t.Class != Undecided, wantClass, "tiers", i, "class") {
			continue
		}
		if slices.Contains(v.rules.Exempt.Classes, t.Class) || t.Class == Micro || t.Grades&v.rules.Exempt.Grades != 0 {
			v.fault(aqi.ErrConflict, t.name(), want("none that is exempt or micro", "非豁免、非小微涉气企业"), "tiers", i)
		}
		of := t.Grades
		if of == 0 {
			of = ^Grades(0)
		}
		if before[t.Class]&of != 0 {
			v.fault(aqi.ErrDuplicate, t.name(), want("none that an earlier tier has", "不与前面的档次重复"), "tiers", i)
		}
		before[t.Class] |= of
	}
}

// name returns the class with its grades, "key enterprise (C,D)".
func (t *Tier) name() string {
	if t.Grades == 0 {
		return t.Class.String()
	}
	return t.Class.String() + " (" + t.Grades.String() + ")"
}

func (v *validation) sections() {
	for i, s := range v.rules.Sections {
		v.value(s.Industry, s.Industry != response.UnknownIndustry, wantIndustry, "sections", i, "industry")
		if len(s.Sections) == 0 {
			v.fault(aqi.ErrMissing, "", want("at least one section", "至少一个工段"), "sections", i, "sections")
		}
		for j, section := range s.Sections {
			v.value(section, true, want("a process section", "工段"), "sections", i, "sections", j)
		}
	}
}

func (v *validation) duties() {
	var has Duties
	for i, d := range v.rules.Duties {
		if v.value(d.Duty, true, want("a duty", "责任"), "duties", i, "duty") {
			if has.Has(d.Duty) {
				v.fault(aqi.ErrDuplicate, d.Duty.String(), want("each duty once", "每项一次"), "duties", i, "duty")
			}
			has |= 1 << d.Duty
		}
		v.clause(d.Clause, "duties", i, "clause")
		v.text(d.Text.Chinese, "duties", i, "text", "zh")
		v.text(d.Text.English, "duties", i, "text", "en")
	}
	for d := BeListed; d < numDuties; d++ {
		if !has.Has(d) {
			v.fault(aqi.ErrMissing, "", wantF("the rule of \"%s\"", "“%s”的规定", d), "duties")
		}
	}
}

func (v *validation) text(text string, tokens ...any) {
	path := faults.At("/rules", tokens...)
	if text == "" {
		v.fs.Add(aqi.Fault{Path: path, Want: want("the text", "文本"), Rule: aqi.ErrMissing})
	}
	faults.UTF8(&v.fs, path, text)
}
