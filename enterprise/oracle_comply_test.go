package enterprise_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
	"pgregory.net/rapid"
)

// inspected is what Check takes, drawn.
type inspected struct {
	rules     enterprise.Rules
	catalogue response.Catalogue
	class     enterprise.Class
	profile   enterprise.Profile
	level     response.Level
	o         enterprise.Obligation
	plan      enterprise.Plan
	day       enterprise.Day
}

func drawInspected(t *rapid.T) inspected {
	in := inspected{rules: enterprise.Kashgar(), catalogue: response.Kashgar(), class: enterprisetest.Class().Draw(t, "class")}
	in.rules.Readings.Autonomy = rapid.SampledFrom([]enterprise.Autonomy{enterprise.ByOwnPlan, enterprise.ByItself}).Draw(t, "autonomy")
	p := enterprisetest.ProfileOf("e", emission.Kashgar(), in.class).Draw(t, "profile")
	in.plan = enterprisetest.PlanOf(p, emission.Kashgar()).Draw(t, "plan")
	in.level = rapid.SampledFrom([]response.Level{response.NoResponse, response.III, response.II, response.I}).Draw(t, "level")
	in.profile = in.plan.Fill(p, in.level)
	o, err := in.rules.Obligation(emission.Kashgar(), in.level, in.profile)
	if err != nil {
		t.Fatal(err)
	}
	for q, due := range o.Due().All() {
		most, _ := o.Baseline.Of(q)
		if in.level != response.NoResponse && rapid.Bool().Draw(t, "asked") {
			o.Asked = o.Asked.With(q, emissiontest.Amount(most-due).Draw(t, q.String()))
		}
	}
	in.o, in.day = o, enterprisetest.Day(o, in.plan).Draw(t, "day")
	return in
}

func (in inspected) check() enterprise.Compliance {
	return in.rules.Check(&in.catalogue, in.o, in.plan, in.day)
}

// expect says by itself what is found: the breaches without clause and finding, what is unclear, what is not reported.
func (in inspected) expect() (breaches, unclear []enterprise.Breach, missing enterprise.Fields) {
	d := in.day
	when := func(kind enterprise.BreachKind, found bool) {
		if found {
			breaches = append(breaches, enterprise.Breach{Kind: kind})
		}
	}
	when(enterprise.DataFalse, d.DataFalsified == response.Yes)
	when(enterprise.RecordsFalse, d.RecordsFalsified == response.Yes)
	if in.level == response.NoResponse {
		return breaches, nil, 0
	}
	for i, p := range []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs} {
		planned, required, asked := whole(in.o.Planned, p).Int64(), whole(in.o.Required, p).Int64(), whole(in.o.Asked, p).Int64()
		if in.o.Mode != enterprise.OwnPlan {
			planned = 0 // a plan is owed by who produces by it
		}
		due := emission.Amount(max(planned, required) + asked)
		got, known := d.Reductions.Of(p)
		if known && got < due {
			breaches = append(breaches, enterprise.Breach{
				Kind: enterprise.ReductionShort, Pollutant: p, Got: enterprise.FigureOf(got), Due: enterprise.FigureOf(due)})
		}
		if !known && due > 0 {
			missing |= 1 << (int(enterprise.ReductionSO2Field) + i)
		}
	}
	for _, l := range in.limits() {
		if l.Load == (enterprise.Load{}) {
			missing |= 1 << enterprise.LoadField
		} else if l.Load.Compare(l.MaxLoad) > 0 {
			breaches = append(breaches, l)
		}
	}
	more, unclear := in.traffic()
	breaches = append(breaches, more...)
	graded := in.profile.Grade != enterprise.Ungraded && in.profile.Grade != enterprise.UnknownGrade
	when(enterprise.BelowGrade, graded && d.IndicatorsMet == response.No)
	if graded && d.IndicatorsMet == response.Unknown {
		missing |= 1 << enterprise.IndicatorsField
	}
	g := in.profile.Grade
	monitored := in.level >= response.II && (g == enterprise.A || g == enterprise.B || g == enterprise.Leading)
	when(enterprise.MonitoringUnfinished, monitored && d.Monitored == response.No)
	if monitored && d.Monitored == response.Unknown {
		missing |= 1 << enterprise.MonitoringField
	}
	return breaches, unclear, missing
}

// limits are the loads that are limited, with what is reported of each.
func (in inspected) limits() []enterprise.Breach {
	var list []enterprise.Breach
	capped := in.profile.Task.Kind == enterprise.CoProcessing || in.profile.Task.Kind == enterprise.Heating
	if in.class == enterprise.Guarantee && capped {
		return []enterprise.Breach{{Kind: enterprise.LoadExceeded, Load: in.day.Load, MaxLoad: in.profile.Task.MaxLoad}}
	}
	itself := in.profile.Grade == enterprise.A && in.rules.Readings.Autonomy == enterprise.ByItself
	if in.class == enterprise.Guarantee || in.class == enterprise.Micro || itself {
		return nil
	}
	var none enterprise.Load
	for _, point := range in.plan.Points {
		l := enterprise.Breach{Kind: enterprise.LoadExceeded, Point: point.Name}
		for _, m := range measuresOf(in.plan, point.Name, in.level) {
			if m.MaxLoad != none && (l.MaxLoad == none || m.MaxLoad.Compare(l.MaxLoad) < 0) {
				l.MaxLoad = m.MaxLoad
			}
		}
		for _, reported := range in.day.Points {
			if reported.Point == point.Name && reported.Load.Compare(l.Load) > 0 {
				l.Load = reported.Load
			}
		}
		if l.MaxLoad != none {
			list = append(list, l)
		}
	}
	return list
}

// traffic are the trucks and machines that must stand by package response's answer, and ran or may have.
func (in inspected) traffic() (breaches, unclear []enterprise.Breach) {
	sort := func(b enterprise.Breach, used bool, known bool) {
		switch {
		case b.Answer.Verdict != response.Stop || known && !used:
		case known && b.Answer.Missing == 0:
			breaches = append(breaches, b)
		default:
			unclear = append(unclear, b)
		}
	}
	for _, tr := range in.day.Trucks {
		tr.Truck.Site = in.profile.Site
		tr.Truck.Site.Micro = response.FactOf(in.class == enterprise.Micro)
		trips, known := tr.Trips.N()
		sort(enterprise.Breach{Kind: enterprise.TruckRan, Standard: tr.Truck.Standard, Answer: in.catalogue.Truck(in.level, tr.Truck)}, trips > 0, known)
	}
	for _, m := range in.day.Machines {
		m.Machine.PlantOrPark = response.Yes
		b := enterprise.Breach{Kind: enterprise.MachineUsed, Standard: m.Machine.Standard, Answer: in.catalogue.Machine(in.level, m.Machine)}
		sort(b, m.Used == response.Yes, m.Used != response.Unknown)
	}
	return breaches, unclear
}

// bare are breaches without clause and finding.
func bare(list []enterprise.Breach) []enterprise.Breach {
	kept := make([]enterprise.Breach, len(list))
	for i, b := range list {
		kept[i] = b
		kept[i].Finding, kept[i].Clause = 0, enterprise.Breach{}.Clause
	}
	return kept
}

// Check finds what going through the day by hand finds; each breach has a clause and a consequence.
func TestCheckIsTheOracles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t)
		got := in.check()
		breaches, unclear, missing := in.expect()
		if !slices.Equal(bare(got.Breaches), breaches) || !slices.Equal(bare(got.Unclear), unclear) || got.Unreported != missing {
			t.Fatalf("%+v, want %+v, unclear %+v, not reported %v", got, breaches, unclear, missing)
		}
		for _, b := range slices.Concat(got.Breaches, got.Unclear) {
			follows, ok := in.catalogue.Consequence(b.Finding)
			lowered := b.Kind == enterprise.BelowGrade
			if !ok || b.Clause.Place == "" || lowered != (follows.Finding == response.IndicatorsNotMet) {
				t.Fatalf("%v: clause %v, finding %v", b, b.Clause, b.Finding)
			}
		}
	})
}

// A day just as owed keeps to the obligation.
func TestCheckJustAsOwed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t)
		in.day = enterprise.Day{Reductions: in.o.Due(), IndicatorsMet: response.Yes, Monitored: response.Yes, Load: in.o.MaxLoad}
		for _, duty := range in.plan.At(in.level) {
			in.day.Points = append(in.day.Points, enterprise.PointLoad{Point: duty.Point, Load: duty.MaxLoad})
		}
		if got := in.check(); len(got.Breaches)+len(got.Unclear) > 0 || got.Unreported != 0 {
			t.Fatalf("%+v", got)
		}
	})
}

// key is what a breach is about.
type key struct {
	kind      enterprise.BreachKind
	pollutant emission.Pollutant
	point     string
	standard  response.Standard
}

// adds returns a breach about something that none of the earlier ones is about.
func adds(before, now []enterprise.Breach) (enterprise.Breach, bool) {
	of := func(b enterprise.Breach) key { return key{b.Kind, b.Pollutant, b.Point, b.Standard} }
	for _, b := range now {
		if !slices.ContainsFunc(before, func(a enterprise.Breach) bool { return of(a) == of(b) }) {
			return b, true
		}
	}
	return enterprise.Breach{}, false
}

// Whoever gives up more, or runs at less load or with fewer trips, breaches nothing that it did not.
func TestCheckBetterIsNoBreach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t)
		before := in.check()
		for p, a := range in.day.Reductions.All() {
			in.day.Reductions = in.day.Reductions.With(p, a+emissiontest.Amount(emission.MaxAmount).Draw(t, "more"))
		}
		less := func(l enterprise.Load) enterprise.Load {
			if share, known := l.Share(); known {
				return enterprise.LoadOf(emission.Share(rapid.Int32Range(0, int32(share)).Draw(t, "load")))
			}
			return l
		}
		in.day.Load = less(in.day.Load)
		for i := range in.day.Points {
			in.day.Points[i].Load = less(in.day.Points[i].Load)
		}
		for i, tr := range in.day.Trucks {
			if n, known := tr.Trips.N(); known {
				in.day.Trucks[i].Trips = response.CountOf(rapid.IntRange(0, n).Draw(t, "trips"))
			}
		}
		now := in.check()
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
		in := drawInspected(t)
		before := in.check()
		d := &in.day
		for _, f := range []*response.Fact{&d.DataFalsified, &d.RecordsFalsified, &d.IndicatorsMet, &d.Monitored} {
			*f = rapid.SampledFrom([]response.Fact{*f, response.Unknown}).Draw(t, "fact")
		}
		d.Load = rapid.SampledFrom([]enterprise.Load{d.Load, {}}).Draw(t, "load")
		d.Reductions = forget(d.Reductions, emissiontest.Pollutant().Draw(t, "pollutant"))
		d.Points = d.Points[:rapid.IntRange(0, len(d.Points)).Draw(t, "points")]
		for i := range d.Trucks {
			tr := &d.Trucks[i]
			tr.Trips = rapid.SampledFrom([]response.Count{tr.Trips, {}}).Draw(t, "trips")
			tr.Truck.Special = rapid.SampledFrom([]response.Fact{tr.Truck.Special, response.Unknown}).Draw(t, "special")
		}
		for i := range d.Machines {
			m := &d.Machines[i]
			m.Used = rapid.SampledFrom([]response.Fact{m.Used, response.Unknown}).Draw(t, "used")
			m.Machine.Repair = rapid.SampledFrom([]response.Fact{m.Machine.Repair, response.Unknown}).Draw(t, "repair")
		}
		if b, added := adds(before.Breaches, in.check().Breaches); added {
			t.Fatalf("%v is new", b)
		}
	})
}
