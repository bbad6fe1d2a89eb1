package region_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

const blue = alert.Blue

func above(aqi, hours int) alert.Condition { return alert.Condition{AQI: aqi, Hours: hours} }

func all(conditions ...alert.Condition) []alert.Condition { return conditions }

func when(level alert.Level, anyOf ...[]alert.Condition) alert.Trigger {
	return alert.Trigger{Level: level, AnyOf: anyOf}
}

// Criteria of other places, each a line of the library's language, and hours of one county among 40 at 100 on either side, worked out by
// hand. The six whose documents are in testdata/plans are not here.
func TestCriteriaElsewhere(t *testing.T) {
	at500 := all(alert.Condition{Comparison: alert.AtLeast, AQI: 500, Hours: 24})
	three := []alert.Trigger{when(yellow, all(above(200, 48))), when(orange, all(above(200, 72))), when(red, all(above(200, 96), above(300, 48)), at500)}
	national, hour := alert.National2024().Triggers, alert.Condition{Kind: alert.HoursInARow, AQI: 200, Hours: 1}
	for _, tt := range []struct {
		plan  string
		line  func(p *alert.Plan)
		parts []part
		want  []stretch
	}{
		{"National 2017, 环大气〔2017〕86号", func(p *alert.Plan) {
			p.Triggers = []alert.Trigger{
				when(blue, all(above(200, 24))), when(yellow, all(above(200, 48))), when(orange, all(above(200, 72), above(300, 24))), three[2],
			}
		}, []part{{24, 210}, {24, 301}, {24, 210}}, []stretch{{40, 112, orange}}},
		{"three levels, 环办大气函〔2018〕875号; Shanxi 2020", func(p *alert.Plan) { p.Triggers = three }, []part{{72, 210}}, []stretch{{40, 112, orange}}},
		// An hour above 200 is heavy pollution of a short time.
		{"Hohhot 2019", func(p *alert.Plan) {
			p.Triggers = slices.Clone(three)
			p.Triggers[0].AnyOf = append(p.Triggers[0].AnyOf, all(hour))
		}, []part{{1, 201}}, []stretch{{40, 41, yellow}}},
		// The mean of 47 hours at 160 and one at 201 is above 150 for two days; orange needs three, red four of above 300.
		{"Shandong draft 2022, PM2.5", func(p *alert.Plan) {
			p.Pollutants, p.LeadTimes.OnTime, p.LeadTimes.Least = pm25, 24, 24
			p.Triggers = []alert.Trigger{when(yellow, all(above(150, 48), hour)), when(orange, all(above(150, 72), above(200, 24))), national[2]}
		}, []part{{30, 160}, {1, 201}, {17, 160}}, []stretch{{40, 88, yellow}}},
		{"Shandong draft 2022, O3", func(p *alert.Plan) { p.Triggers = []alert.Trigger{when(alert.Ungraded, all(above(150, 48)))} },
			[]part{{48, 160}}, []stretch{{40, 88, alert.Ungraded}}},
		{"Shandong draft 2022, PM2.5", func(p *alert.Plan) {
			p.Pollutants, p.Triggers = pm25, []alert.Trigger{when(yellow, all(above(150, 48), hour)), when(orange, all(above(150, 72), above(200, 24)))}
		}, []part{{48, 160}}, nil},
		// From hour 40, which is 16:00, 48 hours hold one natural day at 160 only, and two of which 8 and 16 hours are: (8·160 + 16·100)/24 is
		// 120. From hour 48, a midnight, they are two.
		{"Beijing 2023; Chengdu 2024", func(p *alert.Plan) { p.Triggers, p.Readings.Windows = national, alert.NaturalDays }, []part{{48, 160}}, nil},
		{"Beijing 2023; Chengdu 2024", func(p *alert.Plan) { p.Triggers, p.Readings.Windows = national, alert.NaturalDays }, []part{{8, 100}, {48, 160}}, []stretch{{48, 96, yellow}}},
		// Shanghai's bands have no upper bound here: what is worse reaches the level too.
		{"Shanghai 2014", func(p *alert.Plan) {
			p.Triggers = []alert.Trigger{when(blue, all(above(200, 24))), when(yellow, all(above(200, 48))), when(orange, all(above(300, 24))), when(red, all(above(450, 24)))}
		}, []part{{24, 301}}, []stretch{{40, 64, orange}}},
		{"Shenzhen 深环〔2019〕415号", func(p *alert.Plan) {
			p.Triggers = []alert.Trigger{when(yellow, all(above(200, 48))), when(orange, all(above(200, 72)))}
		},
			[]part{{72, 210}}, []stretch{{40, 112, orange}}},
		// Two days 40 hours apart: two episodes, since lifting alone needs 48.
		{"Chongqing 2014", func(p *alert.Plan) { p.LiftHours, p.MergeHours = 48, 36 }, []part{{24, 210}, {40, 100}, {24, 210}}, []stretch{{40, 64, yellow}, {104, 128, yellow}}},
		{"Yili 2023; Kuytun 2025", func(p *alert.Plan) { p.LiftBelow = 150 }, []part{{24, 300}, {60, 160}}, []stretch{{40, 124, yellow}}},
		{"Taiyuan 2019", func(p *alert.Plan) {
			p.Triggers, p.LiftBelow = slices.Clone(three), 0 // 0: below the criteria themselves
			mayor, vice := alert.Party{ID: "mayor", Name: aqi.Text{Chinese: "市长", English: "mayor"}}, alert.Party{ID: "vice-mayor", Name: aqi.Text{Chinese: "副市长", English: "vice mayor"}}
			for i, party := range []alert.Party{vice, vice, mayor} {
				p.Triggers[i].Approvals = []alert.Approval{{Party: party, Kind: alert.Approve}}
			}
		}, []part{{48, 210}}, []stretch{{40, 88, yellow}}},
	} {
		place := chain("1", "2", "3")
		withBlue(&place)
		p := &place.Tracks[0].Plan
		tt.line(p)
		place.Policy.Criteria[0].Level = p.Triggers[0].Level
		newOffice(t, place)
		if got := inPlan(t, *p, of(slices.Concat([]part{{40, 100}}, tt.parts, []part{{64, 100}})...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.plan, got, tt.want)
		}
	}
}

// Chengdu 2020, orange: daily means of PM2.5 above 115 µg/m³ for 72 h and above 150 for 24 h. 115 is an IAQI of 150 and 150 one of 200, in
// either edition.
func TestConcentrationsOfChengdu2020(t *testing.T) {
	for _, edition := range []aqi.Edition{aqi.Edition2012, aqi.Edition2026} {
		p := chain("1", "2", "3")
		a := &p.Tracks[0].Plan
		a.Edition, a.Pollutants, a.Readings.Daily = edition, pm25, alert.FromConcentrations
		a.Triggers = []alert.Trigger{when(orange, all(above(150, 72), above(200, 24)))}
		newOffice(t, p)
		for day, want := range map[int64][]stretch{150: nil, 151: {{24, 96, orange}}} { // µg/m³ of the second of three days at 116
			var samples []aqi.Sample
			for _, mean := range []int64{50, 116, day, 116, 50, 50} {
				samples = append(samples, slices.Repeat([]aqi.Sample{{PM25: decimal.NewNullDecimal(decimal.NewFromInt(mean))}}, 24)...)
			}
			s, err := ready(t, *a).Series(start, samples, nil)
			if got := inPlan(t, *a, ok(t, s, err)); !slices.Equal(got, want) {
				t.Errorf("%v, %d µg/m³: %v, want %v", edition, day, got, want)
			}
		}
	}
}

// Vehicles, sites, shares and grades of other places, each a row of a part of the plan, and what it answers or asks for.
func TestMeasuresElsewhere(t *testing.T) {
	petrol := response.Vehicle{Kind: "car", Fuel: "petrol", Standard: response.ChinaII, Hour: aqi.Known(8)}
	for _, tt := range []struct {
		plan  string
		line  func(p *region.Plan)
		check func(c response.Catalogue, rules *enterprise.Ruleset) bool
	}{
		{"Beijing 2023: at red petrol cars of China I and II are off the roads from 03:00 to 24:00", func(p *region.Plan) {
			p.Catalogue.Restrictions = []response.Restriction{{
				Question: response.AboutVehicle, Measure: "i-mobile-stricter", Level: response.I, Verdict: response.Stop, UpTo: response.ChinaII,
				All: response.TraitsOf("car", "petrol"), Hours: response.DayHours{From: 3, Until: 24},
			}}
		}, func(c response.Catalogue, _ *enterprise.Ruleset) bool {
			return c.Vehicle(response.I, petrol).Verdict == response.Stop && c.Vehicle(response.II, petrol).Verdict == response.Unrestricted
		}},
		{"Beijing 2023: model sites go on with earthwork", func(p *region.Plan) {
			p.Catalogue.Restrictions = []response.Restriction{{
				Question: response.AboutWork, Measure: "iii-dust-sites", Level: response.III, Verdict: response.Stop,
				All: response.TraitsOf("construction-site", "earthwork"), Unless: []response.Traits{response.TraitsOf("model-site")},
			}}
		}, func(c response.Catalogue, _ *enterprise.Ruleset) bool {
			work := response.Work{Task: "earthwork", Place: "construction-site", Grade: "other"}
			site := work
			site.Grade = "model-site"
			return c.Work(response.III, work).Verdict == response.Stop && c.Work(response.III, site).Verdict == response.Unrestricted
		}},
		{"Tianjin 津政办函〔2017〕107号: VOCs 10, 15 and 20 %", func(p *region.Plan) {
			for i, vocs := range []emission.Share{10, 15, 20} {
				shares := &p.Targets.ByLevel[i].Shares
				*shares = shares.With(emission.VOCs, vocs*emission.Percent)
			}
		}, func(_ response.Catalogue, rules *enterprise.Ruleset) bool {
			o, err := rules.Obligation(response.II, enterprise.Profile{ID: "1", County: "1", Enterprise: response.Enterprise{Industry: response.Steel}, Grade: enterprise.C})
			return err == nil && o.Shares == emission.EqualShares(20*emission.Percent).With(emission.VOCs, 15*emission.Percent)
		}},
		{"Tianjin: at orange machines up to China II, muck trucks up to IV, trucks of bulk users up to IV that are on no white list, ports up to V", func(p *region.Plan) {
			p.Catalogue.Restrictions = []response.Restriction{
				{Question: response.AboutTruck, Measure: "ii-industry-bulk", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaIV, Unless: []response.Traits{response.TraitsOf("white-listed")}},
				{Question: response.AboutTruck, Measure: "ii-industry-bulk", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaV, All: response.TraitsOf("logistics")}, // such as ports
				{Question: response.AboutMachine, Measure: "ii-mobile-machines", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaII},
				{Question: response.AboutMuckTruck, Measure: "ii-mobile-muck-trucks", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaIV},
			}
		}, func(c response.Catalogue, _ *enterprise.Ruleset) bool {
			truck := response.Truck{Standard: response.ChinaIV, WhiteListed: response.No, Enterprise: response.Enterprise{Industry: response.Steel}}
			listed, port := truck, truck
			listed.WhiteListed, port.Standard, port.Enterprise.Industry = response.Yes, response.ChinaV, response.Logistics
			return c.Truck(response.II, port).Verdict == response.Stop && c.Truck(response.II, truck).Verdict == response.Stop && c.Truck(response.II, listed).Verdict == response.Unrestricted &&
				c.Machine(response.II, response.Machine{Standard: response.ChinaII}).Verdict == response.Stop &&
				c.MuckTruck(response.II, response.MuckTruck{Standard: response.ChinaIV}).Verdict == response.Stop
		}},
		{"Henan 2019: leading enterprises are exempt at orange and below; 环办大气函〔2020〕340号: grade A decides for itself; 环办大气〔2026〕2号: grades A+ and B-", func(p *region.Plan) {
			leading := enterprise.When{Grades: []enterprise.Grade{enterprise.Leading}, Until: response.II}
			a := enterprise.When{Grades: []enterprise.Grade{enterprise.APlus, enterprise.A}}
			p.Rules.Shares = slices.Insert(p.Rules.Shares, 1, enterprise.ShareRule{When: leading, Basis: enterprise.Exempt, Clause: p.Rules.Waiver},
				enterprise.ShareRule{When: a, Basis: enterprise.Exempt, Clause: p.Rules.Waiver})
			p.Rules.Autonomous, p.Rules.Tiers[1].Grades = []enterprise.When{a, leading}, []enterprise.Grade{enterprise.BMinus, enterprise.C}
		}, func(_ response.Catalogue, rules *enterprise.Ruleset) bool {
			basis := func(g enterprise.Grade, l response.Level) enterprise.ShareBasis {
				o, _ := rules.Obligation(l, enterprise.Profile{ID: "1", County: "1", Enterprise: response.Enterprise{Industry: response.Steel}, Grade: g})
				return o.Basis
			}
			return basis(enterprise.Leading, response.II) == enterprise.Exempt && basis(enterprise.Leading, response.I) == enterprise.Bound &&
				basis(enterprise.APlus, response.I) == enterprise.Exempt && basis(enterprise.BMinus, response.I) == enterprise.Bound
		}},
		{"Shanghai 2014: schools close on the next day, where the alert is issued before 06:00 on that day", func(p *region.Plan) {
			p.Catalogue.Begins = []response.Begin{
				{Measure: "i-health-schools", Issued: response.DayHours{From: 6, Until: 24}, Days: 1, Clause: p.Rules.Waiver},
			}
		}, func(c response.Catalogue, _ *enterprise.Ruleset) bool {
			schools := response.Measure{ID: "i-health-schools"}
			return c.HoldsFrom(schools, stamp(5)) == stamp(5) && c.HoldsFrom(schools, stamp(6)) == stamp(24) && c.HoldsFrom(schools, stamp(23)) == stamp(24)
		}},
		{"Shenzhen 2019: diesel and petrol up to China II; Shijiazhuang 2014, Xi'an 2020, Zhengzhou 2016 and 2023: from 07:00 to 21:00, or 20:00 to 08:00, China VI exempt", func(p *region.Plan) {
			ban := func(upTo response.Standard, hours response.DayHours, fuel string) response.Restriction {
				r := response.Restriction{Question: response.AboutVehicle, Measure: "i-mobile-stricter", Level: response.I, Verdict: response.Stop, UpTo: upTo, Hours: hours}
				if fuel != "" {
					r.All = response.TraitsOf(response.Trait(fuel))
				}
				return r
			}
			p.Catalogue.Restrictions = []response.Restriction{
				ban(response.ChinaII, response.DayHours{}, "petrol"), ban(response.ChinaV, response.DayHours{From: 7, Until: 21}, ""), ban(response.ChinaV, response.DayHours{From: 20, Until: 8}, "diesel"),
			}
		}, func(c response.Catalogue, _ *enterprise.Ruleset) bool {
			at := func(hour int, s response.Standard) response.Verdict {
				return c.Vehicle(response.I, response.Vehicle{Kind: "goods-vehicle", Fuel: "diesel", Standard: s, Hour: aqi.Known(hour)}).Verdict
			}
			night := petrol
			night.Hour = aqi.Known(22)
			return at(7, response.ChinaV) == response.Stop && at(20, response.ChinaVI) == response.Unrestricted && at(22, response.ChinaV) == response.Stop &&
				c.Vehicle(response.I, night).Verdict == response.Stop
		}},
	} {
		p := chain("1", "2", "3")
		tt.line(&p)
		newOffice(t, p)
		rules, err := enterprise.New(p.Rules, p.Targets, p.Catalogue)
		if !tt.check(p.Catalogue, ok(t, rules, err)) {
			t.Error(tt.plan)
		}
	}
}

// What a row says that no line can: a plate's digits, ring roads and free buses are text of a measure, with nothing to compute; weather that
// favours dispersion (Chongqing 2014) is a judgement after consultation, as a declared end.
func TestWhatNoLineSays(t *testing.T) {
	p := chain("1", "2", "3")
	p.Catalogue.Measures = append(p.Catalogue.Measures, response.Measure{
		ID: "i-mobile-plates", Clause: p.Rules.Waiver, Level: response.I, Kind: response.Mandatory, Sector: response.Mobile, Addressee: "vehicle-owners",
		Text: aqi.Text{Chinese: "每日停驶两个尾号", English: "Two final digits of plates stay off the roads each day."},
	})
	o := newOffice(t, p)
	heavy := map[string]alert.Series{"1": of(part{40, 90}, part{90, 300}), "2": of(part{40, 90}, part{90, 300}), "3": of(part{40, 90}, part{90, 300})}
	k := asKnown(heavy, 120)
	k.At = stamp(120)
	out, err := o.Step(region.State{}, k)
	said := false
	for m := range o.Measures(ok(t, out, err), "1", response.Filter{}) {
		said = said || m.ID == "i-mobile-plates"
	}
	if !said {
		t.Error("not taken at red")
	}
	k = asKnown(heavy, 131)
	k.At, k.Demands = stamp(131), []alert.Demand{{Kind: alert.EndDeclared, Span: aqi.Span{From: stamp(131), Until: stamp(200)}}}
	out, err = o.Step(out.Next, k)
	if r := ruling(t, ok(t, out, err), ""); r.Decision.Act != alert.LiftOnSchedule && r.Decision.Act != alert.LiftEarly {
		t.Error(r.Decision)
	}
}
