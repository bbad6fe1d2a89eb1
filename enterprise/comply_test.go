package enterprise_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
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

// works are a key enterprise of grade C, with the plan of goodPlan, whose trucks up to China IV stop from level III on and whose
// machines up to China IV from level II on: what it owes at a level, and a day on which it does just that. Others differ from it: a
// heating plant with an approved load of 60 %, a rival of grade A, a newcomer whose grade and a stranger whose class is not known
// either, a guaranteed steelworks of unknown grade, a green model site, one silent on what its plan reduces of NOx, one baseless, whose NOx is not known, and a mill that no truck measure of the
// plan of the place names, whose own plan stops trucks up to China V at level II.
func works(t *testing.T, who string, level response.Level) (enterprise.Obligation, enterprise.OwnPlan, enterprise.DayReport) {
	t.Helper()
	p, pl := goodPlan()
	pl.Levels[0].Trucks, pl.Levels[0].Machines = response.ChinaIV, response.UnknownStandard
	day := enterprise.DayReport{
		Load:     aqi.Known(60 * emission.Percent),
		Points:   []enterprise.PointReport{{Point: "coke oven 1", Load: aqi.Known(60 * emission.Percent)}, {Point: "trucks"}},
		Kept:     map[string]response.Fact{},
		Trucks:   []enterprise.TruckTrips{{Truck: truck(response.ChinaV), Trips: aqi.Known(7)}, {Truck: truck(response.ChinaIV), Trips: aqi.Known(0)}},
		Machines: []enterprise.MachineUse{{Machine: machine(response.ChinaV), Used: response.Yes}, {Machine: machine(response.ChinaI), Used: response.No}},
	}
	if who == "mill" {
		pl.Levels[1].Trucks, pl.Levels[2].Trucks = response.ChinaV, response.ChinaV
		day.Trucks[0].Truck = truck(response.ChinaVI)
	}
	p = p.WithPlan(pl)
	p.Grade, p.Enterprise.Trips = enterprise.C, aqi.Known(12)
	become := func(class enterprise.Class, variant int) {
		other := profileOf(who, "653101", class, variant)
		other.Baseline, other.Reductions = p.Baseline, p.Reductions
		other.Enterprise.PlanTrucks, other.Enterprise.PlanMachines = p.Enterprise.PlanTrucks, p.Enterprise.PlanMachines
		p = other
	}
	switch who {
	case "works":
	case "plant":
		become(enterprise.Guarantee, 2)
		p.Task.Kind = "heating"
	case "planless":
		become(enterprise.Guarantee, 2)
		p.Enterprise.PlanTrucks, p.Enterprise.PlanMachines = aqi.Known(response.Stops{}), aqi.Known(response.Stops{})
	case "mill":
		become(enterprise.Other, 0)
	case "rival":
		p.Grade = enterprise.A
	case "steelworks":
		industry := p.Enterprise.Industry
		become(enterprise.Guarantee, 1)
		p.Enterprise.Industry, p.Grade = industry, enterprise.UnknownGrade
	case "site":
		become(enterprise.Other, 0)
		p.Enterprise.Industry, p.Grade = response.NoEnterprise, enterprise.ModelSite
	case "newcomer":
		p.Grade = enterprise.UnknownGrade
	case "stranger":
		p.Grade, p.Designated = enterprise.UnknownGrade, response.Unknown
	case "silent":
		p = enterprisetest.Without(p, 1<<fields.ReductionNOx)
	case "baseless":
		p = enterprisetest.Without(p, 1<<fields.BaselineNOx)
	default:
		t.Fatal(who)
	}
	o, err := kashgar.Obligation(level, p)
	if err != nil {
		t.Fatal(err)
	}
	day.Reductions = o.Owed()
	at := pl.At(level)
	day.Points[0].Reductions, day.Points[1].Reductions = at[0].Reduction, at[2].Reduction
	for _, d := range enterprise.Kashgar().Duties {
		if d.Proof == enterprise.ByStatement {
			day.Kept[d.ID] = response.Yes
		}
	}
	return o, pl, day
}

func truck(s response.Standard) response.Truck {
	return response.Truck{Standard: s, Gas: response.No, Special: response.No, Dangerous: response.No}
}

func machine(s response.Standard) response.Machine {
	return response.Machine{Standard: s, Repair: response.No}
}

// Each kind of breach at its limit and just beyond, with its clause and what follows from it; what is not known is none.
func TestCheckRows(t *testing.T) {
	type day = *enterprise.DayReport
	short := func(p emission.Pollutant, by emission.Amount) func(day) {
		return func(d day) {
			a, _ := d.Reductions.Of(p)
			d.Reductions = d.Reductions.With(p, a-by)
		}
	}
	point := func(l aqi.Optional[emission.Share]) func(day) { return func(d day) { d.Points[0].Load = l } }
	at := func(p emission.Pollutant, by emission.Amount) func(day) {
		return func(d day) {
			a, _ := d.Points[0].Reductions.Of(p)
			d.Points[0].Reductions = d.Points[0].Reductions.With(p, a-by)
		}
	}
	say := func(f response.Fact, ids ...string) func(day) {
		return func(d day) {
			for _, id := range ids {
				d.Kept[id] = f
			}
		}
	}
	run := func(s response.Standard) func(day) { return func(d day) { d.Trucks[0].Truck.Standard = s } }
	use := func(s response.Standard, repair response.Fact) func(day) {
		return func(d day) { d.Machines[0].Machine = response.Machine{Standard: s, Repair: repair} }
	}
	const ran, used = "trucks and machines that stop, heavy truck ", "trucks and machines that stop, non-road machine "
	const mobile, monitoring = "4.3.3.3 移动源减排措施", "4.3.3.3 工业源减排措施"
	const taken, law, plan, industrial = "measure-not-taken", "7", "4.3.2.3 工业源减排措施", "4.3.1 (1)"
	const own = "measures of its own plan, "
	tests := []struct {
		who     string
		level   response.Level
		why     string
		change  func(day)
		breach  string // how it begins; "" for none
		clause  string
		finding string
		unclear int // with the clause above, where there is no breach
		missing response.Fields
		unsaid  string // the duties of which nothing is stated
	}{
		{who: "works", level: response.II, why: "all as owed", change: func(day) {}},
		{who: "plant", level: response.II, why: "all as owed", change: func(day) {}},
		{who: "rival", level: response.II, why: "all as owed", change: func(day) {}},
		{who: "works", level: response.II, why: "more than owed", change: short(emission.NOx, -1)},
		{"works", response.II, "a milligram less than its plan", short(emission.NOx, 1), own + "NOx: 21.999999 kg of 22 kg", monitoring, taken, 0, 0, ""},
		{"works", response.II, "its share is kept to the milligram", short(emission.NOx, 2*emission.Kilogram), own + "NOx: 20 kg of 22 kg", monitoring, taken, 0, 0, ""},
		{"works", response.II, "a milligram less than its share", short(emission.NOx, 2*emission.Kilogram+1), "the share of reduction, NOx: 19.999999 kg of 22 kg", industrial, taken, 0, 0, ""},
		{"rival", response.II, "of its own plan, as no share binds it", short(emission.PM, 1), own + "PM: 21.999999 kg of 22 kg", monitoring, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "not reported", change: func(d day) { d.Reductions = forget(d.Reductions, emission.PM) }, missing: 1 << fields.ReductionPM},
		{who: "silent", level: response.II, why: "all that is known to be owed", change: func(day) {}, missing: 1 << fields.ReductionNOx},
		{"silent", response.II, "the share is owed whatever it plans", short(emission.NOx, 1), "the share of reduction, NOx: 19.999999 kg of 20 kg", industrial, taken, 0, 1 << fields.ReductionNOx, ""},
		{who: "silent", level: response.II, why: "not reported either", change: func(d day) { d.Reductions = forget(d.Reductions, emission.NOx) }, missing: 1 << fields.ReductionNOx},
		{who: "baseless", level: response.II, why: "all that is known to be owed", change: func(day) {}, missing: 1 << fields.BaselineNOx},
		{"baseless", response.II, "its plan is owed whatever the share is", short(emission.NOx, 1), own + "NOx: 21.999999 kg of 22 kg", monitoring, taken, 0, 1 << fields.BaselineNOx, ""},
		{who: "plant", level: response.II, why: "its plan is not owed", change: func(d day) { d.Reductions = emission.AmountsOf(0, 0, 0, 0) }},
		{who: "works", level: response.II, why: "60 % is the limit of its plan", change: point(load(6000))},
		{"works", response.II, "0.01 % above it", point(load(6001)), own + "coke oven 1, 60.01 % of at most 60 %", monitoring, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "not reported", change: func(d day) { d.Points = d.Points[1:] }, missing: 1<<fields.Load | 1<<fields.Points},
		{who: "works", level: response.III, why: "80 % at level III", change: point(load(8000))},
		{"works", response.III, "0.01 % above it", point(load(8001)), own + "coke oven 1, 80.01 % of at most 80 %", plan, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "the load of all is not capped", change: func(d day) { d.Load = load(10000) }},
		{"plant", response.II, "its own plan binds a guarantee enterprise", point(load(6001)), own + "coke oven 1, 60.01 % of at most 60 %", monitoring, taken, 0, 0, ""},
		{"plant", response.II, "0.01 % above it", func(d day) { d.Load = load(6001) }, "the approved load, 60.01 % of at most 60 %", "4.3.1.1 (3)", taken, 0, 0, ""},
		{who: "plant", level: response.II, why: "not reported", change: func(d day) { d.Load = aqi.Optional[emission.Share]{} }, missing: 1 << fields.Load},
		{"works", response.III, "IV and below stop for steel", func(d day) { d.Trucks[1].Trips = aqi.Known(1) }, ran + "China IV", plan, taken, 0, 0, ""},
		{who: "works", level: response.III, why: "trips not known", change: func(d day) { d.Trucks[1].Trips = aqi.Optional[int]{} }, clause: plan, unclear: 1},
		{who: "works", level: response.III, why: "its standard not known", change: run(response.UnknownStandard), clause: plan, unclear: 1},
		{"mill", response.II, "its own plan alone stops V", run(response.ChinaV), ran + "China V", monitoring, taken, 0, 0, ""},
		{"mill", response.II, "and all below", run(response.PreChinaI), ran + "older than China I", plan, taken, 0, 0, ""},
		{who: "mill", level: response.II, why: "not VI", change: run(response.ChinaVI)},
		{who: "mill", level: response.II, why: "nor electric ones", change: run(response.Electric)},
		{who: "mill", level: response.II, why: "its standard not known", change: run(response.UnknownStandard), clause: plan, unclear: 1},
		{who: "mill", level: response.II, why: "trips not known", change: func(d day) { d.Trucks[1].Trips = aqi.Optional[int]{} }, clause: plan, unclear: 1},
		{who: "mill", level: response.II, why: "no trips", change: func(d day) { run(response.ChinaV)(d); d.Trucks[0].Trips = aqi.Known(0) }},
		{who: "mill", level: response.III, why: "V runs at level III", change: run(response.ChinaV)},
		{"mill", response.III, "not IV", run(response.ChinaIV), ran + "China IV", plan, taken, 0, 0, ""},
		{"plant", response.II, "its own plan binds it whatever its class", run(response.ChinaIV), ran + "China IV", plan, taken, 0, 0, ""},
		{"plant", response.II, "its machines too", use(response.ChinaIII, response.No), used + "China III", monitoring, taken, 0, 0, ""},
		{who: "planless", level: response.II, why: "its own plan stops nothing", change: func(d day) { run(response.ChinaIV)(d); use(response.ChinaIII, response.No)(d) }},
		{who: "works", level: response.II, why: "trucks not reported", change: func(d day) { d.Trucks = nil }, missing: 1 << fields.Trucks},
		{who: "works", level: response.II, why: "no trucks", change: func(d day) { d.Trucks = []enterprise.TruckTrips{} }},
		{"works", response.II, "II and below stop in a plant", func(d day) { d.Machines[1].Used = response.Yes }, used + "China I", mobile, taken, 0, 0, ""},
		{"works", response.II, "II is the last", use(response.ChinaII, response.No), used + "China II", mobile, taken, 0, 0, ""},
		{"works", response.II, "its own plan alone stops III", use(response.ChinaIII, response.No), used + "China III", monitoring, taken, 0, 0, ""},
		{"works", response.II, "and IV", use(response.ChinaIV, response.No), used + "China IV", monitoring, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "not V", change: use(response.ChinaV, response.No)},
		{"works", response.II, "it has no exception for repair", use(response.ChinaI, response.Yes), used + "China I", monitoring, taken, 0, 0, ""},
		{"works", response.II, "whether repair or not", use(response.ChinaI, response.Unknown), used + "China I", monitoring, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "a repair by what its own plan may stop", change: use(response.UnknownStandard, response.Yes), clause: monitoring, unclear: 1},
		{who: "works", level: response.II, why: "standard not known", change: use(response.UnknownStandard, response.No), clause: mobile, unclear: 1},
		{who: "planless", level: response.II, why: "whether repair or not", change: use(response.ChinaI, response.Unknown), clause: mobile, unclear: 1},
		{who: "planless", level: response.II, why: "a repair", change: use(response.ChinaI, response.Yes)},
		{who: "works", level: response.II, why: "use not known", change: func(d day) { d.Machines[1].Used = response.Unknown }, clause: mobile, unclear: 1},
		{who: "works", level: response.II, why: "use of what its own plan stops not known", change: func(d day) {
			use(response.ChinaIV, response.No)(d)
			d.Machines[0].Used = response.Unknown
		}, clause: monitoring, unclear: 1},
		{who: "works", level: response.III, why: "no machines stop yet", change: func(d day) { d.Machines[1].Used = response.Yes }},
		{who: "works", level: response.III, why: "whatever their standard", change: use(response.UnknownStandard, response.No)},
		{who: "works", level: response.II, why: "machines not reported", change: func(d day) { d.Machines = nil }, missing: 1 << fields.Machines},
		{who: "works", level: response.II, why: "no machines", change: func(d day) { d.Machines = []enterprise.MachineUse{} }},
		{"works", response.II, "a milligram less at a point", at(emission.PM, 1), own + "coke oven 1, PM: 19.999999 kg of 20 kg", monitoring, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "more at a point", change: at(emission.PM, -1)},
		{who: "works", level: response.II, why: "not known of a point", change: func(d day) { d.Points[0].Reductions = forget(d.Points[0].Reductions, emission.PM) }, missing: 1 << fields.Points},
		{who: "plant", level: response.II, why: "its plan is not owed at a point either", change: at(emission.PM, 1)},
		{"works", response.II, "自动监测数据造假", say(response.No, "true-data"), "true monitoring data", law, taken, 0, 0, ""},
		{who: "works", level: response.NoResponse, why: "clause 7 is on responses", change: say(response.No, "true-data", "true-records")},
		{"works", response.II, "生产记录造假", say(response.No, "true-records"), "true production records", law, taken, 0, 0, ""},
		{who: "works", level: response.II, why: "not known whether", change: say(response.Unknown, "true-data", "true-records"), unsaid: "true-data true-records"},
		{"works", response.III, "未达到相应指标要求", say(response.No, "meet-indicators"), "the indicators of its grade", law, "indicators-not-met", 0, 0, ""},
		{"works", response.NoResponse, "without a response too", say(response.No, "meet-indicators"), "the indicators of its grade", law, "indicators-not-met", 0, 0, ""},
		{"site", response.NoResponse, "绿色标杆工地", say(response.No, "meet-indicators"), "the indicators of its grade", law, "indicators-not-met", 0, 0, ""},
		{who: "works", level: response.III, why: "not reported", change: say(response.Unknown, "meet-indicators"), unsaid: "meet-indicators"},
		{who: "newcomer", level: response.II, why: "its grade is not known", change: say(response.No, "meet-indicators"), clause: law, unclear: 1},
		{who: "plant", level: response.III, why: "it has no grade", change: say(response.No, "meet-indicators")},
		{"rival", response.II, "完善监管监控体系", say(response.No, "ii-industry-monitoring"), "a complete monitoring system", monitoring, taken, 0, 0, ""},
		{who: "rival", level: response.II, why: "not reported", change: say(response.Unknown, "ii-industry-monitoring"), unsaid: "ii-industry-monitoring"},
		{who: "rival", level: response.III, why: "not at level III yet", change: say(response.No, "ii-industry-monitoring")},
		{who: "newcomer", level: response.II, why: "it may have any grade", change: say(response.No, "ii-industry-monitoring"), clause: monitoring, unclear: 1},
		{who: "newcomer", level: response.II, why: "complete", change: func(day) {}},
		{who: "newcomer", level: response.II, why: "not reported", change: say(response.Unknown, "ii-industry-monitoring"), unsaid: "ii-industry-monitoring"},
		{who: "newcomer", level: response.III, why: "not at level III yet", change: say(response.No, "ii-industry-monitoring")},
		{who: "stranger", level: response.II, why: "it may be a key enterprise of any grade", change: say(response.No, "ii-industry-monitoring"), clause: monitoring, unclear: 1},
		{who: "steelworks", level: response.II, why: "one that is guaranteed may be of any grade too", change: say(response.No, "ii-industry-monitoring"), clause: monitoring, unclear: 1},
		{who: "mill", level: response.II, why: "it is graded by no guide", change: say(response.No, "ii-industry-monitoring")},
		{who: "works", level: response.II, why: "not of grade C", change: say(response.No, "ii-industry-monitoring")},
		{"works", response.NoResponse, "涉气企业应全部纳入重污染天气应急减排清单", say(response.No, "be-listed"), "being on the list", "4.3.1 (2)", "", 0, 0, ""},
		{"works", response.NoResponse, "工业企业是制定“一厂一策”实施方案的主体", say(response.No, "own-plan"), "an own plan", "4.3.1.1", "", 0, 0, ""},
		{"works", response.II, "报当地生态环境部门备案", say(response.No, "file-enterprise-plan"), "its plan filed", "8.4", "", 0, 0, ""},
		{"works", response.III, "公示牌", say(response.No, "placard"), "its placard", "8.4", "", 0, 0, ""},
		{"works", response.I, "连同专家意见", say(response.No, "file-expert-opinion"), "the experts' opinion", "8.4", "", 0, 0, ""},
		{who: "mill", level: response.I, why: "of key enterprises alone", change: say(response.No, "file-expert-opinion")},
		{who: "stranger", level: response.I, why: "it may be a key enterprise", change: say(response.No, "file-expert-opinion"), clause: "8.4", unclear: 1},
		{"works", response.NoResponse, "培训演练", say(response.No, "training"), "training and drills", "8.2", "", 0, 0, ""},
		{"works", response.NoResponse, "错峰运输方案", say(response.No, "general-mobile-bulk"), "a plan for staggered transport", "4.3.1.2", "", 0, 0, ""},
		{who: "mill", level: response.II, why: "it has few trucks", change: say(response.No, "general-mobile-bulk")},
		{"works", response.III, "建立台账制度", say(response.No, "records"), "records of the response", "5.2", "", 0, 0, ""},
		{who: "works", level: response.NoResponse, why: "there is no response to record", change: say(response.No, "records")},
		{"plant", response.III, "应当根据实际情况采取减排措施", say(response.No, "situation"), "measures that its situation allows", "4.3.1.1 (3)", taken, 0, 0, ""},
		{who: "works", level: response.NoResponse, why: "nothing reported at all", change: func(d day) { *d = enterprise.DayReport{} },
			unsaid: "be-listed own-plan file-enterprise-plan placard file-expert-opinion training general-mobile-bulk meet-indicators"},
		{who: "works", level: response.II, why: "nothing reported at all", change: func(d day) { *d = enterprise.DayReport{} },
			missing: 1<<fields.ReductionSO2 | 1<<fields.ReductionNOx | 1<<fields.ReductionPM | 1<<fields.ReductionVOCs |
				1<<fields.Load | 1<<fields.Points | 1<<fields.Trucks | 1<<fields.Machines,
			unsaid: "be-listed own-plan file-enterprise-plan placard file-expert-opinion training general-mobile-bulk meet-indicators records true-data true-records"},
		{who: "works", level: response.NoResponse, why: "nothing is owed", change: func(d day) {
			d.Reductions, d.Trucks[1].Trips, d.Machines[1].Used = emission.AmountsOf(0, 0, 0, 0), aqi.Known(9), response.Yes
			d.Points[0].Load = load(10000)
			say(response.No, "ii-industry-monitoring", "records")(d)
		}},
	}
	c := response.Kashgar()
	for _, w := range tests {
		o, pl, d := works(t, w.who, w.level)
		w.change(&d)
		got, err := kashgar.Compliance(o, pl, d)
		if err != nil {
			t.Errorf("%s: %v", w.why, err)
		}
		name := fmt.Sprintf("%s at %v, %s", w.who, w.level, w.why)
		if unsaid := strings.Join(ids(got.Unstated), " "); len(got.Unclear) != w.unclear || got.Unreported != w.missing || unsaid != w.unsaid {
			t.Errorf("%s: unclear %v, not reported %v, not stated %s", name, got.Unclear, got.Unreported, unsaid)
		}
		for _, b := range got.Unclear {
			if b.Clause.Number != w.clause {
				t.Errorf("%s: unclear %v (%v), want %s", name, b, b.Consequence, w.clause)
			}
		}
		if w.breach == "" || len(got.Breaches) != 1 {
			if len(got.Breaches) > 0 || w.breach != "" {
				t.Errorf("%s: %v, want %q", name, got.Breaches, w.breach)
			}
			continue
		}
		b := got.Breaches[0]
		follows, ok := c.Consequence(b.Consequence)
		if !strings.HasPrefix(b.String(), "not kept: "+w.breach) || b.Clause.Number != w.clause || b.Consequence != w.finding ||
			ok != (w.finding != "") || ok && follows.Clause.Number != law {
			t.Errorf("%s: %v (%v, %v), want %s (%s, %v)", name, b, b.Consequence, follows, w.breach, w.clause, w.finding)
		}
		if !strings.HasPrefix(b.Chinese(), "未落实："+b.Name.Chinese) || !strings.Contains(b.Chinese(), w.clause) {
			t.Errorf("%s: %s", name, b.Chinese())
		}
	}
}

// Several breaches of a day, of every kind at once, in a fixed order.
func TestCheckAll(t *testing.T) {
	o, pl, d := works(t, "rival", response.II)
	for id := range d.Kept {
		d.Kept[id] = response.No
	}
	d.Points[0].Reductions, d.Reductions = emission.AmountsOf(0, 0, 0, 0), emission.AmountsOf(0, 0, 0, 0)
	d.Points[0].Load, d.Trucks[1].Trips, d.Machines[1].Used = aqi.Known(emission.Whole), aqi.Known(1), response.Yes
	got, err := kashgar.Compliance(o, pl, d)
	if err != nil {
		t.Fatal(err)
	}
	want := "be-listed own-plan file-enterprise-plan placard file-expert-opinion training general-mobile-bulk meet-indicators records true-data true-records " +
		"ii-industry-monitoring" + strings.Repeat(" ii-industry-list", 4+4+1) + strings.Repeat(" general-mobile-limit", 2)
	if found := strings.Join(ids(got.Breaches), " "); found != want || len(got.Unclear) != 0 || got.Unreported != 0 {
		t.Errorf("%v, want %s; %v, %v", found, want, got.Unclear, got.Unreported)
	}
	o, pl, d = works(t, "plant", response.II)
	o.MaxLoad = aqi.Optional[emission.Share]{}
	if got, err := kashgar.Compliance(o, pl, d); err != nil || len(got.Breaches) != 0 || got.Unreported != 1<<fields.TaskMaxLoad {
		t.Errorf("an approved load that is not known: %v, not reported %v", got.Breaches, got.Unreported)
	}
}

// Whatever the rules, the catalogue, the plan and the day, there is an answer; at no response, of what is stated alone.
func TestCheckNeverPanics(t *testing.T) {
	any8 := rapid.Byte()
	load := rapid.Map(rapid.SampledFrom([]emission.Share{0, 1, -1, 10_000, 10_001, math.MinInt32, math.MaxInt32}), aqi.Known[emission.Share])
	amount := rapid.Map(rapid.Int64(), func(a int64) emission.Amount { return emission.Amount(a) })
	amounts := rapid.Custom(func(t *rapid.T) emission.Amounts {
		return emissiontest.Amounts().Draw(t, "amounts").With(emissiontest.Pollutant().Draw(t, "of"), amount.Draw(t, "amount"))
	})
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, partly)
		in.ruleset = rapid.SampledFrom([]*enterprise.Ruleset{nil, {}, in.ruleset}).Draw(t, "ruleset")
		in.o.Level, in.o.Mode, in.o.Grade = response.Level(any8.Draw(t, "level")), enterprise.Mode(any8.Draw(t, "mode")), enterprise.Grade(any8.Draw(t, "grade"))
		in.o.Planned, in.o.Required, in.o.MaxLoad = amounts.Draw(t, "planned"), amounts.Draw(t, "required"), load.Draw(t, "most")
		in.day.Reductions, in.day.Load, in.day.Kept["meet-indicators"] = amounts.Draw(t, "reduced"), load.Draw(t, "load"), response.Fact(any8.Draw(t, "indicators"))
		in.day.Trucks = append(in.day.Trucks, enterprise.TruckTrips{Truck: response.Truck{Standard: response.Standard(any8.Draw(t, "truck"))}, Trips: aqi.Known(rapid.SampledFrom([]int{-1, 0, 1_000_000, math.MaxInt}).Draw(t, "trips"))})
		point := &in.plan.Points[rapid.IntRange(0, len(in.plan.Points)-1).Draw(t, "point")]
		point.Section, point.Baseline = string([]byte{any8.Draw(t, "section")}), amounts.Draw(t, "baseline")
		l := &in.plan.Levels[rapid.IntRange(0, len(in.plan.Levels)-1).Draw(t, "plan's level")]
		l.Level, l.Trucks = response.Level(any8.Draw(t, "at")), response.Standard(any8.Draw(t, "trucks"))
		l.Measures[0].Reduction, l.Measures[0].MaxLoad = amounts.Draw(t, "reduction"), load.Draw(t, "limit")
		l.Machines = response.Standard(any8.Draw(t, "machines"))
		got, err := in.ruleset.Compliance(in.o, in.plan, in.day)
		if none := len(got.Breaches)+len(got.Unclear) == 0 && got.Unreported == 0; err != nil && !none {
			t.Fatalf("%+v beside %v", got, err)
		}
		idle := in.o.Level == response.NoResponse
		for _, b := range slices.Concat(got.Breaches, got.Unclear) {
			if b.Duty == "" || b.String() == "" || b.Chinese() == "" || idle && b.Proof != enterprise.ByStatement {
				t.Fatalf("%+v", b)
			}
		}
		if idle && got.Unreported != 0 {
			t.Fatal(got.Unreported)
		}
		if err := in.ruleset.CheckPlan(in.profile, in.plan); err != nil {
			_ = faultsOf(t, err)
		}
		in.profile.WithPlan(in.plan)
	})
}
