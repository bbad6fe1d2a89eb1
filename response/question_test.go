package response_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// asks gives each question with its facts as a function of the level, so that one table holds all questions.
type asks func(response.Catalogue, response.Level) response.Answer

func truck(t response.Truck) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.Truck(l, t) }
}

func machine(m response.Machine) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.Machine(l, m) }
}

func loose(t response.MuckTruck) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.MuckTruck(l, t) }
}

func school(lesson response.Trait, conditions response.Fact) asks {
	return func(c response.Catalogue, l response.Level) response.Answer {
		return c.School(l, response.SchoolActivity{Lesson: lesson, Conditions: conditions})
	}
}

func event(outdoors, large, mass response.Fact) asks {
	return func(c response.Catalogue, l response.Level) response.Answer {
		return c.Event(l, response.Event{Outdoors: outdoors, Large: large, Mass: mass})
	}
}

func work(w response.Work) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.Work(l, w) }
}

func practice(p response.Trait) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.Practice(l, p) }
}

func vehicle(v response.Vehicle) asks {
	return func(c response.Catalogue, l response.Level) response.Answer { return c.Vehicle(l, v) }
}

// Short names, which keep a row on a line.
const (
	free, less, avoid, stop = response.Unrestricted, response.Reduce, response.Avoid, response.Stop
	si, no, unknown         = response.Yes, response.No, response.Unknown
)

// bulk is a truck of a mine with so many trips a day.
func bulk(standard response.Standard, trips int, change func(*response.Truck)) asks {
	t := response.Truck{
		Standard: standard, Special: no, Dangerous: no,
		Enterprise: response.Enterprise{
			Industry: response.Mining, Micro: no, Livelihood: no, Trips: aqi.Known(trips), PlanTrucks: noStops,
		},
	}
	if change != nil {
		change(&t)
	}
	return truck(t)
}

// planned is a truck of an enterprise of which no more than the industry and the own plan matters.
func planned(standard response.Standard, industry response.Industry, stops response.Stops) asks {
	return bulk(standard, 0, func(t *response.Truck) {
		t.Enterprise.Industry, t.Enterprise.PlanTrucks = industry, aqi.Known(stops)
	})
}

var (
	noStops      = aqi.Known(response.Stops{})
	noEnterprise = response.Enterprise{Industry: response.NoEnterprise}
)

var questionRows = []struct {
	why        string
	ask        asks
	iii, ii, i response.Verdict
}{
	// 4.3.3.3: ten loaded trips a day, 国Ⅳ
	{"trips below the bound", bulk(response.ChinaIV, 9, nil), free, free, free},
	{"trips on the bound", bulk(response.ChinaIV, 10, nil), free, stop, stop},
	{"trips above the bound", bulk(response.ChinaIV, 11, nil), free, stop, stop},
	{"standard above the bound", bulk(response.ChinaV, 10, nil), free, free, free},
	{"standard below the bound", bulk(response.ChinaIII, 10, nil), free, stop, stop},
	{"older than any standard", bulk(response.PreChinaI, 10, nil), free, stop, stop},
	{"electric, which has no standard", bulk(response.Electric, 10, nil), free, free, free},
	{"gas-fuelled too", bulk(response.ChinaIV, 10, func(t *response.Truck) { t.Gas = si }), free, stop, stop},
	{"a special vehicle", bulk(response.ChinaIV, 10, func(t *response.Truck) { t.Special = si }), free, free, free},
	{"dangerous chemicals", bulk(response.ChinaIV, 10, func(t *response.Truck) { t.Dangerous = si }), free, free, free},
	{"livelihood frees logistics", bulk(response.ChinaIV, 10, func(t *response.Truck) {
		t.Enterprise.Industry, t.Enterprise.Livelihood = response.Logistics, si
	}), free, free, free},
	{"livelihood frees no mine", bulk(response.ChinaIV, 10, func(t *response.Truck) { t.Enterprise.Livelihood = si }), free, stop, stop},
	{"no enterprise", bulk(response.ChinaIV, 10, func(t *response.Truck) { t.Enterprise.Industry = response.NoEnterprise }), free, free, free},
	// 4.3.2.3: no exception there, whatever those of 4.3.3.3
	{"a micro enterprise's special vehicle", bulk(response.ChinaIV, 0, func(t *response.Truck) {
		t.Enterprise.Micro, t.Special = si, si
	}), stop, stop, stop},
	// 4.3.2.3: 执行……清单……措施，采取……停用国Ⅳ及以下重型货车运输等措施, of whatever industry; a plan can stop more
	{"its plan stops IV, of an industry of the guide", planned(response.ChinaIV, response.OtherGuide, response.Stops{response.III: response.ChinaIV}), stop, stop, stop},
	{"of an industry that the plan does not name", planned(response.ChinaIV, response.OtherIndustry, response.Stops{response.III: response.ChinaIV}), stop, stop, stop},
	{"of one that it does", planned(response.ChinaIV, response.OtherMetallurgy, response.Stops{response.III: response.ChinaIV}), stop, stop, stop},
	{"above what its plan stops", planned(response.ChinaV, response.Steel, response.Stops{response.III: response.ChinaIV}), free, free, free},
	{"its plan stops V from II on", planned(response.ChinaV, response.Mining, response.Stops{response.III: response.ChinaIII, response.II: response.ChinaV}), free, stop, stop},
	{"its plan stops less at I, which is no relief", planned(response.ChinaIV, response.Mining, response.Stops{response.II: response.ChinaIV, response.I: response.ChinaI}), free, stop, stop},
	{"electric, whatever its plan", planned(response.Electric, response.Steel, response.Stops{response.III: response.ChinaVI}), free, free, free},
	{"its plan has no exception for special vehicles", bulk(response.ChinaIII, 0, func(t *response.Truck) {
		t.Special, t.Enterprise.PlanTrucks = si, aqi.Known(response.Stops{response.III: response.ChinaIII})
	}), stop, stop, stop},
	{"what is no enterprise is not micro and has no plan", truck(response.Truck{
		Standard: response.ChinaIV, Enterprise: response.Enterprise{Industry: response.NoEnterprise},
	}), free, free, free},
	{"unless it has one", truck(response.Truck{Standard: response.ChinaIV, Enterprise: response.Enterprise{
		Industry: response.NoEnterprise, PlanTrucks: aqi.Known(response.Stops{response.I: response.ChinaIV}), Trips: aqi.Known(9),
	}}), free, free, stop},
	// 4.3.3.3 (国Ⅱ及以下), 4.3.4.3 (国Ⅲ级以下)
	{"machine on the lower bound", machine(response.Machine{Standard: response.ChinaII, Repair: no, Enterprise: noEnterprise}), free, stop, stop},
	{"machine above it", machine(response.Machine{Standard: response.ChinaIII, Repair: no, Enterprise: noEnterprise}), free, free, stop},
	{"machine above both", machine(response.Machine{Standard: response.ChinaIV, Repair: no, Enterprise: noEnterprise}), free, free, free},
	{"repair frees up to level II", machine(response.Machine{Standard: response.ChinaII, Repair: si, Enterprise: noEnterprise}), free, free, stop},
	{"its enterprise's own plan stops IV from II on, for a repair too", machine(response.Machine{
		Standard: response.ChinaIV, Repair: si, Enterprise: response.Enterprise{PlanMachines: aqi.Known(response.Stops{response.II: response.ChinaIV})},
	}), free, stop, stop},
	// 4.3.2.3, 4.3.3.3
	{"muck truck", loose(response.MuckTruck{LooseMaterial: si, CleanEnergy: no, DomesticWaste: no}), less, stop, stop},
	{"clean energy frees from the ban alone", loose(response.MuckTruck{LooseMaterial: si, CleanEnergy: si}), less, less, less},
	{"domestic waste too", loose(response.MuckTruck{LooseMaterial: si, DomesticWaste: si}), less, less, less},
	{"what collects domestic waste is no sand truck", loose(response.MuckTruck{DomesticWaste: si}), free, free, free},
	{"another load", loose(response.MuckTruck{LooseMaterial: no}), free, free, free},
	// 4.3.2.3
	{"muck at a site", work(response.Work{Task: "muck-transport", Place: "construction-site", Outdoors: no}), stop, stop, stop},
	{"muck elsewhere", work(response.Work{Task: "muck-transport", Place: "other", Outdoors: no}), free, free, free},
	{"welding indoors at a site", work(response.Work{Task: "welding", Place: "construction-site", Outdoors: no}), free, free, free},
	{"welding outdoors", work(response.Work{Task: "welding", Place: "other", Outdoors: si}), stop, stop, stop},
	{"sand yard in the open", work(response.Work{Task: "other", Place: "sand-yard", Outdoors: si}), stop, stop, stop},
	{"sand yard under a roof", work(response.Work{Task: "other", Place: "sand-yard", Outdoors: no}), free, free, free},
	// 4.3.2.1 (2), 4.3.4.1 (1): at level I no work outdoors, whatever it is and wherever
	{"another yard", work(response.Work{Task: "other", Place: "other", Outdoors: si}), less, less, stop},
	{"other work outdoors at a site", work(response.Work{Task: "other", Place: "construction-site", Outdoors: si}), less, less, stop},
	{"outdoors, whatever it is", func(c response.Catalogue, l response.Level) response.Answer {
		if l < response.I {
			return c.Work(l, response.Work{Task: "other", Place: "other", Outdoors: si})
		}
		return c.Work(l, response.Work{Place: "brick-yard", Outdoors: si})
	}, less, less, stop},
	// 4.3.1.2: 重污染天气预警期间，可采取在特定区域内禁行柴油车辆
	{"diesel in a zone", vehicle(response.Vehicle{Fuel: "diesel", InZone: si}), stop, stop, stop},
	{"diesel outside", vehicle(response.Vehicle{Fuel: "diesel", InZone: no}), free, free, free},
	{"fireworks", practice("fireworks"), stop, stop, stop},
	{"landscape lighting, 4.3.4.2", practice("landscape-lighting"), free, free, avoid},
	// 4.3.2.1 (3), 4.3.3.1 (2), 4.3.4.1 (2)
	{"outdoor lesson", school("outdoor-lesson", no), less, stop, stop},
	{"indoor lesson, conditions allow", school("indoor-lesson", si), free, free, stop},
	{"indoor lesson, they do not", school("indoor-lesson", no), free, free, free},
	{"classes stop, learning does not", school("other", si), free, free, free},
	// 4.3.2.1 (4), 4.3.4.1 (3)
	{"large mass event outdoors", event(si, si, si), stop, stop, stop},
	{"large event outdoors", event(si, si, no), free, free, avoid},
	{"large mass event indoors", event(no, si, si), free, free, free},
	{"small event", event(si, no, si), free, free, free},
}

func TestQuestions(t *testing.T) {
	c := response.Kashgar()
	for _, row := range questionRows {
		for level, want := range map[response.Level]response.Verdict{
			response.NoResponse: free, response.IV: free, response.III: row.iii, response.II: row.ii, response.I: row.i,
		} {
			if got := row.ask(c, level); got.Verdict != want || got.Missing != 0 {
				t.Errorf("%s: %v, want %v for certain", row.why, got, want)
			}
		}
	}
}

// TestBansWithoutResponse: 严格落实……露天禁烧措施 has a ban carried out that exists without a response; the others are of a response.
func TestBansWithoutResponse(t *testing.T) {
	c := response.Kashgar()
	for practice, want := range map[response.Trait]response.Verdict{
		"straw-burning": stop, "leaf-burning": stop, "waste-burning": stop, "": stop,
		"open-barbecue": free, "fireworks": free, "landscape-lighting": free, "other": free,
	} {
		for _, level := range []response.Level{response.NoResponse, response.IV} {
			if a := c.Practice(level, practice); a.Verdict != want || a.Missing.Has("practice") != (practice == "") {
				t.Errorf("%v: %v, want %v", practice, a, want)
			}
		}
	}
}

// TestUnknownIsNamed pins what answers to the bare question name. A heavy truck's gas is never among it (含燃气).
func TestUnknownIsNamed(t *testing.T) {
	c := response.Kashgar()
	for _, row := range []struct {
		why    string
		answer response.Answer
		want   string
	}{
		{"nothing known of a truck at III", c.Truck(response.III, response.Truck{}), "standard,enterprise/micro,enterprise/plan_trucks"},
		{"at II", c.Truck(response.II, response.Truck{}), "standard,enterprise/trips,enterprise/industry,enterprise/micro,enterprise/livelihood,enterprise/plan_trucks,special,dangerous"},
		{"its standard frees it, but its enterprise's plan may not", c.Truck(response.I, response.Truck{Standard: response.ChinaV}), "enterprise/plan_trucks"},
		{"its standard frees it", c.Truck(response.I, response.Truck{Standard: response.ChinaV, Enterprise: response.Enterprise{PlanTrucks: noStops}}), ""},
		{
			"a micro enterprise, so its industry is idle",
			c.Truck(response.III, response.Truck{Enterprise: response.Enterprise{Micro: si}}), "standard,enterprise/plan_trucks",
		},
		{"a machine in a plant or not is all the same", c.Machine(response.II, response.Machine{Enterprise: noEnterprise}), "standard,repair"},
		{"at I only below 国Ⅲ", c.Machine(response.I, response.Machine{Standard: response.ChinaIII}), ""},
		{"at I a repair is no way out", c.Machine(response.I, response.Machine{Enterprise: noEnterprise}), "standard"},
		{"no event known", c.Event(response.I, response.Event{}), "outdoors,large,mass"},
		{"whoever goes out, it is advised against", c.GoingOut(response.I, unknown), ""},
		{"advised against only for some", c.GoingOut(response.II, unknown), "sensitive"},
	} {
		words, err := row.answer.Missing.MarshalText()
		if string(words) != row.want || err != nil {
			t.Errorf("%s: %q, %v, want %q: %v", row.why, words, err, row.want, row.answer)
		}
	}
}

// drawn are the inputs whose values a list has.
var drawn = []fields.Field{fields.Hour, fields.Trips, fields.PlanTrucks, fields.PlanMachines}

// TestInvalidFactsAreUnknown gives numbers that stand for no value: the answer is that to an unknown fact. A level that is none
// restricts as level I does.
func TestInvalidFactsAreUnknown(t *testing.T) {
	all := spaces()
	rapid.Check(t, func(t *rapid.T) {
		s := all[rapid.IntRange(0, len(all)-1).Draw(t, "question")]
		level := rapid.SampledFrom(levels).Draw(t, "level")
		var p, bad []int
		for _, d := range s.dims {
			v := rapid.IntRange(0, d.values-1).Draw(t, d.input.String())
			p, bad = append(p, v), append(bad, v)
			if !slices.Contains(drawn, d.input) && v == 0 {
				bad[len(bad)-1] = rapid.SampledFrom([]int{0, d.values, 99, 255}).Draw(t, "in its place")
			}
		}
		if got, want := s.ask(level, bad), s.ask(level, p); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s %v:\n%v, want\n%v", s.name, bad, got, want)
		}
		if got, want := s.ask(200, bad), s.ask(response.I, p); got.Verdict != want.Verdict || got.Missing != want.Missing {
			t.Fatalf("%s %v:\n%v, want as\n%v", s.name, bad, got, want)
		}
	})
}

// A catalogue without restrictions for a question has no answer, which is not that nothing restricts.
func TestNoRestrictionsNoAnswer(t *testing.T) {
	var c response.Catalogue
	for _, row := range questionRows {
		if a := row.ask(c, response.I); a.Verdict != response.NoVerdict || len(a.Grounds()) != 0 {
			t.Errorf("%s: %v", row.why, a)
		}
	}
	if _, ok := c.Measure("iii-dust-sites"); ok || len(slices.Collect(c.At(response.I, response.Filter{}))) > 0 {
		t.Error("the zero catalogue has measures")
	}
	if _, follows := c.Consequence("duty-failed"); follows {
		t.Error("the zero catalogue has consequences")
	}
}
