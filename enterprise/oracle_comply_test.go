package enterprise_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// inspected is what Check takes, drawn.
type inspected struct {
	ruleset   *enterprise.Ruleset
	rules     enterprise.Rules
	catalogue response.Catalogue
	class     enterprise.Class
	profile   enterprise.Profile
	level     response.Level
	o         enterprise.Obligation
	plan      enterprise.OwnPlan
	day       enterprise.DayReport
}

// How drawInspected draws: fully, or with things left out that an obligation can do without.
const fully, partly = false, true

func drawInspected(t *rapid.T, leaves bool) inspected {
	in := inspected{rules: enterprise.Kashgar(), catalogue: response.Kashgar(), class: enterprisetest.Class().Draw(t, "class")}
	if rapid.Bool().Draw(t, "A by itself") {
		in.rules.Autonomous = []enterprise.When{{Grades: []enterprise.Grade{enterprise.A}}}
	}
	in.ruleset = ready(in.rules, emission.Kashgar())
	p := enterprisetest.ProfileOf("e", emission.Kashgar(), in.class).Draw(t, "profile")
	in.plan = enterprisetest.PlanOf(p, emission.Kashgar()).Draw(t, "plan")
	in.level = rapid.SampledFrom([]response.Level{response.NoResponse, response.III, response.II, response.I}).Draw(t, "level")
	in.profile = p.WithPlan(in.plan)
	if leaves && rapid.Bool().Draw(t, "in part") {
		in.leaveOut(t)
	}
	o, err := in.ruleset.Obligation(in.level, in.profile)
	if err != nil {
		t.Fatal(err)
	}
	if o.Class != in.class {
		t.Fatalf("%v, want %v", o.Class, in.class)
	}
	for q := range emission.AllPollutants.All() {
		most, _ := o.Baseline.Of(q)
		due := in.law(o, q)
		if in.level != response.NoResponse && rapid.Bool().Draw(t, "asked") {
			o.Requested = o.Requested.With(q, emissiontest.Amount(max(most-due, 0)).Draw(t, q.String()))
		}
	}
	if leaves && rapid.IntRange(0, 3).Draw(t, "asks what is not known at 0") == 0 {
		o.Requested = forget(o.Requested, emissiontest.Pollutant().Draw(t, "not known of"))
	}
	in.o, in.day = o, enterprisetest.Day(o, in.plan).Draw(t, "day")
	return in
}

// leaveOut forgets fields of the profile that the class does not turn on, the reductions of one level or all, and sometimes who is
// designated, so that the class is undecided.
func (in *inspected) leaveOut(t *rapid.T) {
	fs := enterprisetest.Fields().Draw(t, "left out")
	var kept response.Fields
	for f := range fields.Table.All(uint64(fs)) {
		if f == fields.Grade || f == fields.TaskMaxLoad || f >= fields.BaselineSO2 && f <= fields.ReductionVOCs {
			kept |= 1 << f
		}
	}
	now, all := enterprisetest.Without(in.profile, kept), rapid.Bool().Draw(t, "at all levels")
	if !all {
		of := now.Reductions.Of(in.level)
		now.Reductions = in.profile.Reductions.With(in.level, of)
	}
	if in.class != enterprise.Guarantee && rapid.Bool().Draw(t, "class too") {
		now.Designated, in.class = response.Unknown, enterprise.Undecided
	}
	in.profile = now
}

func (in inspected) check(t rapid.TB) enterprise.Compliance {
	t.Helper()
	found, err := in.ruleset.Compliance(in.o, in.plan, in.day)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// expected is what is found: the breaches without their duty's name, clause and finding, what is unclear, what is not stated and not
// reported.
type expected struct {
	breaches, unclear []enterprise.Breach
	unstated          []string
	missing           response.Fields
}

// stated goes through the duties that a report states, by the clauses.
func (in inspected) stated(e *expected) {
	sure := func(is bool) response.Fact { return response.FactOf(is) }
	bulk, key, grade := response.Unknown, response.Unknown, in.profile.Grade
	if trips, known := in.profile.Enterprise.Trips.Get(); known {
		bulk = sure(trips >= 10)
	}
	if in.class != enterprise.Undecided {
		key = sure(in.class == enterprise.Key)
	}
	rated := func(grades ...enterprise.Grade) response.Fact {
		industry := in.profile.Enterprise.Industry
		if notGraded := industry == response.Mining || industry == response.Logistics || industry == response.OtherIndustry; grade == enterprise.UnknownGrade && (!notGraded || in.class == enterprise.Undecided) {
			return response.Unknown
		}
		return sure(slices.Contains(grades, grade))
	}
	responds := sure(in.level != response.NoResponse)
	monitored := response.No
	if in.level >= response.II {
		monitored = rated(enterprise.A, enterprise.B, enterprise.Leading)
	}
	for _, d := range []struct {
		id    string
		binds response.Fact
	}{
		{"be-listed", response.Yes}, {"own-plan", response.Yes}, {"file-enterprise-plan", response.Yes}, {"placard", response.Yes},
		{"file-expert-opinion", key}, {"training", response.Yes}, {"general-mobile-bulk", bulk},
		{"meet-indicators", rated(enterprise.A, enterprise.B, enterprise.C, enterprise.D, enterprise.Leading, enterprise.NotLeading, enterprise.ModelSite)},
		{"records", responds}, {"true-data", responds}, {"true-records", responds},
		{"situation", sure(in.level != response.NoResponse && in.class == enterprise.Guarantee)},
		{"ii-industry-monitoring", monitored},
	} {
		b := enterprise.Breach{Duty: d.id, Path: "/report/kept/" + d.id}
		said, is := in.day.Kept[d.id]
		switch {
		case d.binds == response.No || said == response.Yes:
		case !is || said == response.Unknown:
			e.unstated = append(e.unstated, d.id)
		case d.binds == response.Yes:
			e.breaches = append(e.breaches, b)
		default:
			e.unclear = append(e.unclear, b)
		}
	}
}

// list is the duty of the emergency list at the level.
func (in inspected) list() string {
	return map[response.Level]string{response.III: "iii-industry-list", response.II: "ii-industry-list", response.I: "i-industry-list"}[in.level]
}

// expect says by itself what is found.
func (in inspected) expect() expected {
	var e expected
	d := in.day
	note := func(f fields.Field, lacks bool) {
		if lacks {
			e.missing |= 1 << f
		}
	}
	in.stated(&e)
	if in.level == response.NoResponse {
		return e
	}
	for i, p := range []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs} {
		baseline, reduction := fields.BaselineSO2+fields.Field(i), fields.ReductionSO2+fields.Field(i)
		_, emits := in.profile.Baseline.Of(p)
		_, plans := in.profile.Reductions.Of(in.level).Of(p)
		note(baseline, in.o.Shares != (emission.Shares{}) && !emits)
		note(reduction, in.byOwnPlan() && !plans)
		due, owes := in.owed(p)
		got, known := d.Reductions.Of(p)
		if owes && known && got < due {
			duty := in.list() // it comes up to its share
			if required, binds := in.o.Required.Of(p); binds && got < required {
				duty = "share"
			}
			e.breaches = append(e.breaches, enterprise.Breach{
				Duty: duty, Path: "/report/reductions/" + word(p), Shortfall: enterprise.Shortfall{Pollutant: p, Got: got, Owed: due}})
		}
		note(reduction, owes && !known && due > 0)
	}
	in.points(&e)
	for _, l := range in.limits() {
		got, reported := l.got.Get()
		limit, limits := l.limit.Get()
		note(fields.TaskMaxLoad, !limits)
		note(fields.Load, limits && !reported)
		if limits && reported && got > limit {
			duty := "approved-load"
			if l.point != "" {
				duty = in.list()
			}
			e.breaches = append(e.breaches, enterprise.Breach{Duty: duty, Path: l.where, Point: l.point, Excess: enterprise.Excess{Got: got, Limit: limit}})
		}
	}
	note(fields.Trucks, d.Trucks == nil)
	note(fields.Machines, d.Machines == nil)
	breaches, unclear := in.traffic()
	e.breaches, e.unclear = append(e.breaches, breaches...), append(e.unclear, unclear...)
	return e
}

// points goes through the points of the plan: what is reported of each is held against the most of its measures up to the level.
func (in inspected) points(e *expected) {
	for _, point := range in.plan.Points {
		for _, p := range []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs} {
			var owed emission.Amount
			for _, m := range measuresOf(in.plan, point.Name, in.level) {
				a, _ := m.Reduction.Of(p)
				owed = max(owed, a)
			}
			i := slices.IndexFunc(in.day.Points, func(r enterprise.PointReport) bool { return r.Point == point.Name })
			got, known := emission.Amount(0), false
			if i >= 0 {
				got, known = in.day.Points[i].Reductions.Of(p)
			}
			switch {
			case !in.byOwnPlan() || owed == 0:
			case !known:
				e.missing |= 1 << fields.Points
			case got < owed:
				e.breaches = append(e.breaches, enterprise.Breach{
					Duty: in.list(), Path: fmt.Sprintf("/report/points/%d/reductions/%s", i, word(p)), Point: point.Name,
					Shortfall: enterprise.Shortfall{Pollutant: p, Got: got, Owed: owed},
				})
			}
		}
	}
}

// byOwnPlan says whether the enterprise produces by its own plan at a response.
func (in inspected) byOwnPlan() bool {
	itself := in.profile.Grade == enterprise.A && in.rules.Autonomous != nil
	return in.class != enterprise.Guarantee && in.class != enterprise.Micro && !itself
}

// owed is the least that is owed of a pollutant: the share, or what the plan reduces at the level or below where it is owed and more. Nothing is known to be owed where neither is.
func (in inspected) owed(p emission.Pollutant) (emission.Amount, bool) {
	due, owes := in.o.Required.Of(p)
	for l := response.IV; l <= in.level && in.byOwnPlan(); l++ {
		if planned, known := in.profile.Reductions.Of(l).Of(p); known {
			due, owes = max(due, planned), true
		}
	}
	return due, owes
}

// law is the most that is known of what is required and planned, which a request comes on top of.
func (in inspected) law(o enterprise.Obligation, p emission.Pollutant) emission.Amount {
	required, _ := o.Required.Of(p)
	planned, _ := o.Planned.Of(p)
	return max(required, planned)
}

// unmet are the requests that are missed by more than the rounding of shares, 0.01 % of what is still emitted, and what is not reported of
// requests.
func (in inspected) unmet() (unmet []enterprise.Shortfall, missing response.Fields) {
	for i, p := range []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs} {
		asked, _ := in.o.Requested.Of(p)
		got, known := in.day.Reductions.Of(p)
		if in.level == response.NoResponse || asked == 0 {
			continue
		}
		if !known {
			missing |= 1 << (fields.ReductionSO2 + fields.Field(i))
			continue
		}
		owed, _ := in.owed(p)
		rounding := emission.Amount(0)
		if emits, is := in.o.Baseline.Of(p); is {
			rounding = leastShare(1, emits-in.law(in.o, p))
		}
		if got < owed+asked-rounding {
			unmet = append(unmet, enterprise.Shortfall{Pollutant: p, Got: got, Owed: owed + asked})
		}
	}
	return unmet, missing
}

// limited is a load that is limited, with what is reported of it.
type limited struct {
	point, where string
	got, limit   aqi.Optional[emission.Share]
}

// limits are the loads that are limited, with what is reported of each.
func (in inspected) limits() (list []limited) {
	capped := in.profile.Task.Kind == "co-processing" || in.profile.Task.Kind == "heating"
	if in.class == enterprise.Guarantee && capped {
		list = append(list, limited{where: "/report/load", got: in.day.Load, limit: in.profile.Task.MaxLoad})
	}
	var none aqi.Optional[emission.Share]
	for _, point := range in.plan.Points {
		l := limited{point: point.Name}
		for _, m := range measuresOf(in.plan, point.Name, in.level) {
			if now, limits := m.MaxLoad.Get(); limits {
				if before, has := l.limit.Get(); !has || now < before {
					l.limit = m.MaxLoad
				}
			}
		}
		for i, reported := range in.day.Points {
			if _, known := reported.Load.Get(); known && reported.Point == point.Name {
				l.got, l.where = reported.Load, fmt.Sprintf("/report/points/%d/load", i)
			}
		}
		if l.limit != none {
			list = append(list, l)
		}
	}
	return list
}

// traffic are the trucks and machines that must stop by package response's answer, and ran or may have.
func (in inspected) traffic() (breaches, unclear []enterprise.Breach) {
	sort := func(b enterprise.Breach, used bool, known bool) {
		sure, maybe := false, false
		if b.Use.Answer.Verdict == response.Stop {
			sure, maybe = b.Use.Answer.Missing == 0, true
		}
		switch {
		case known && !used:
		case known && sure:
			breaches = append(breaches, b)
		case sure || maybe:
			unclear = append(unclear, b)
		}
	}
	for i, tr := range in.day.Trucks {
		tr.Truck.Enterprise = in.profile.Enterprise
		tr.Truck.Enterprise.Grade = gradeAsked[in.profile.Grade]
		tr.Truck.Enterprise.Micro = response.FactOf(in.class == enterprise.Micro)
		if in.class == enterprise.Undecided {
			tr.Truck.Enterprise.Micro = response.Unknown
		}
		trips, known := tr.Trips.Get()
		use := enterprise.Use{Standard: tr.Truck.Standard, Answer: in.catalogue.Truck(in.level, tr.Truck)}
		b := enterprise.Breach{Duty: "general-mobile-limit", Path: fmt.Sprint("/report/trucks/", i), Use: use}
		sort(b, trips > 0, known)
	}
	for i, m := range in.day.Machines {
		m.Machine.PlantOrPark, m.Machine.Enterprise = response.Yes, in.profile.Enterprise
		m.Machine.Enterprise.Grade = gradeAsked[in.profile.Grade]
		use := enterprise.Use{Standard: m.Machine.Standard, Answer: in.catalogue.Machine(in.level, m.Machine)}
		b := enterprise.Breach{Duty: "general-mobile-limit", Path: fmt.Sprint("/report/machines/", i), Use: use}
		sort(b, m.Used == response.Yes, m.Used != response.Unknown)
	}
	return breaches, unclear
}

// clause is that of the answer's first ground.
func (in inspected) clause(b enterprise.Breach) aqi.Clause {
	for _, id := range b.Use.Answer.Grounds() {
		m, _ := in.catalogue.Measure(id)
		return m.Clause
	}
	return aqi.Clause{}
}

func sameBreaches(a, b []enterprise.Breach) bool {
	return slices.EqualFunc(a, b, func(x, y enterprise.Breach) bool { return reflect.DeepEqual(x, y) })
}

// bare are breaches without what their duty has.
func bare(list []enterprise.Breach) []enterprise.Breach {
	kept := make([]enterprise.Breach, len(list))
	for i, b := range list {
		kept[i] = b
		kept[i].Consequence, kept[i].Clause, kept[i].Name, kept[i].Proof = "", aqi.Clause{}, aqi.Text{}, 0
	}
	return kept
}

// ids are the duties of breaches.
func ids(list []enterprise.Breach) (ids []string) {
	for _, b := range list {
		ids = append(ids, b.Duty)
	}
	return ids
}

// Check finds what going through the day by hand finds; each breach is of a duty that the enterprise has, with its clause, and with the
// consequence that clause 7 has: of measures and falsification during a response, of grades, and of nothing else.
func TestCheckIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, partly)
		got, want := in.check(t), in.expect()
		unmet, lacking := in.unmet()
		if want.missing |= lacking; !slices.Equal(got.Unmet, unmet) {
			t.Fatalf("%v, want %v", got.Unmet, unmet)
		}
		if !sameBreaches(bare(got.Breaches), want.breaches) || !sameBreaches(bare(got.Unclear), want.unclear) ||
			got.Unreported != want.missing || !slices.Equal(ids(got.Unstated), want.unstated) {
			t.Fatalf("%+v, want %+v", got, want)
		}
		follows := map[string]string{"meet-indicators": "indicators-not-met"}
		for _, id := range []string{
			"true-data", "true-records", "share", "iii-industry-list", "ii-industry-list", "i-industry-list", "situation", "approved-load", "general-mobile-limit",
			"ii-industry-monitoring",
		} {
			follows[id] = "measure-not-taken"
		}
		has := in.ruleset.Duties(in.o)
		for _, b := range slices.Concat(got.Breaches, got.Unclear, got.Unstated) {
			i := slices.IndexFunc(has, func(d enterprise.DutyRule) bool { return d.ID == b.Duty })
			if i < 0 || b.Consequence != follows[b.Duty] {
				t.Fatalf("%v: consequence %v", b, b.Consequence)
			}
			clause := has[i].Clause
			if b.Use.Answer.Question != 0 {
				clause = in.clause(b)
			}
			if b.Clause != clause || b.Clause.Number == "" || b.Name != has[i].Name {
				t.Fatalf("%v: clause %v, want %v", b, b.Clause, clause)
			}
		}
	})
}

// A day just as owed keeps to the obligation.
func TestCheckJustAsOwed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, fully)
		due := in.o.Owed()
		for p, asked := range in.o.Requested.All() {
			most, _ := in.o.Baseline.Of(p)
			due = due.With(p, min(in.law(in.o, p)+asked, most))
		}
		in.day = enterprise.DayReport{Reductions: due, Load: in.o.MaxLoad, Kept: map[string]response.Fact{}}
		for _, d := range in.ruleset.Duties(in.o) {
			if d.Proof == enterprise.ByStatement {
				in.day.Kept[d.ID] = response.Yes
			}
		}
		in.day.Trucks, in.day.Machines = []enterprise.TruckTrips{}, []enterprise.MachineUse{}
		for _, duty := range in.plan.At(in.level) {
			in.day.Points = append(in.day.Points, enterprise.PointReport{Point: duty.Point, Load: duty.MaxLoad, Reductions: duty.Reduction})
		}
		if got := in.check(t); len(got.Breaches)+len(got.Unclear)+len(got.Unmet)+len(got.Unstated) > 0 || got.Unreported != 0 {
			t.Fatalf("%+v", got)
		}
	})
}

// key is what a breach is about.
type key struct {
	duty      string
	pollutant emission.Pollutant
	point     string
	standard  response.Standard
}

// adds returns a breach about something that none of the earlier ones is about.
func adds(before, now []enterprise.Breach) (enterprise.Breach, bool) {
	of := func(b enterprise.Breach) key {
		return key{b.Duty, b.Shortfall.Pollutant, b.Point, b.Use.Standard}
	}
	for _, b := range now {
		if !slices.ContainsFunc(before, func(a enterprise.Breach) bool { return of(a) == of(b) }) {
			return b, true
		}
	}
	return enterprise.Breach{}, false
}

// Whoever reduces more, or runs at less load or with fewer trips, breaches nothing that it did not.
func TestCheckBetterIsNoBreach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, partly)
		before := in.check(t)
		for p, a := range in.day.Reductions.All() {
			most := emission.MaxAmount
			if emits, known := in.o.Baseline.Of(p); known {
				most = emits
			}
			in.day.Reductions = in.day.Reductions.With(p, a+emissiontest.Amount(most-a).Draw(t, "more"))
		}
		less := func(l aqi.Optional[emission.Share]) aqi.Optional[emission.Share] {
			if share, known := l.Get(); known {
				return aqi.Known(emission.Share(rapid.Int32Range(0, int32(share)).Draw(t, "load")))
			}
			return l
		}
		in.day.Load = less(in.day.Load)
		for i := range in.day.Points {
			p := &in.day.Points[i]
			p.Load = less(p.Load)
			for q, a := range p.Reductions.All() {
				most, _ := in.plan.Points[slices.IndexFunc(in.plan.Points, func(of enterprise.Point) bool { return of.Name == p.Point })].Baseline.Of(q)
				p.Reductions = p.Reductions.With(q, a+emissiontest.Amount(most-a).Draw(t, "more at a point"))
			}
		}
		for i, tr := range in.day.Trucks {
			if n, known := tr.Trips.Get(); known {
				in.day.Trucks[i].Trips = aqi.Known(rapid.IntRange(0, n).Draw(t, "trips"))
			}
		}
		now := in.check(t)
		if b, added := adds(before.Breaches, now.Breaches); added {
			t.Fatalf("%v is new", b)
		}
		if b, added := adds(before.Unclear, now.Unclear); added || now.Unreported != before.Unreported {
			t.Fatalf("%v is new; %v, was %v", b, now.Unreported, before.Unreported)
		}
	})
}

// What is not known is no breach: no breach comes of forgetting a part of the day.
func TestCheckUnknownIsNoBreach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, partly)
		before := in.check(t)
		d := &in.day
		for _, id := range slices.Sorted(maps.Keys(d.Kept)) {
			d.Kept[id] = rapid.SampledFrom([]response.Fact{d.Kept[id], response.Unknown}).Draw(t, id)
		}
		d.Load = rapid.SampledFrom([]aqi.Optional[emission.Share]{d.Load, {}}).Draw(t, "load")
		d.Reductions = forget(d.Reductions, emissiontest.Pollutant().Draw(t, "pollutant"))
		d.Points = d.Points[:rapid.IntRange(0, len(d.Points)).Draw(t, "points")]
		if rapid.IntRange(0, 3).Draw(t, "all trucks at 0") == 0 {
			d.Trucks = nil
		}
		if rapid.IntRange(0, 3).Draw(t, "all machines at 0") == 0 {
			d.Machines = nil
		}
		for i := range d.Trucks {
			tr := &d.Trucks[i]
			tr.Truck.Standard = rapid.SampledFrom([]response.Standard{tr.Truck.Standard, response.UnknownStandard}).Draw(t, "standard")
			tr.Trips = rapid.SampledFrom([]aqi.Optional[int]{tr.Trips, {}}).Draw(t, "trips")
			tr.Truck.Special = rapid.SampledFrom([]response.Fact{tr.Truck.Special, response.Unknown}).Draw(t, "special")
		}
		for i := range d.Machines {
			m := &d.Machines[i]
			m.Machine.Standard = rapid.SampledFrom([]response.Standard{m.Machine.Standard, response.UnknownStandard}).Draw(t, "standard")
			m.Used = rapid.SampledFrom([]response.Fact{m.Used, response.Unknown}).Draw(t, "used")
			m.Machine.Repair = rapid.SampledFrom([]response.Fact{m.Machine.Repair, response.Unknown}).Draw(t, "repair")
		}
		if b, added := adds(before.Breaches, in.check(t).Breaches); added {
			t.Fatalf("%v is new", b)
		}
	})
}

// word is the word of a pollutant.
func word(p emission.Pollutant) string {
	text, err := p.MarshalText()
	if err != nil {
		panic(err)
	}
	return string(text)
}
