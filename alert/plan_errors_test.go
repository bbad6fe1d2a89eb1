package alert_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

func TestValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(*alert.Plan)
		where  string // "" for a valid plan
	}{
		{"Kashgar's", func(*alert.Plan) {}, ""},
		{"no triggers", func(p *alert.Plan) { p.Triggers = nil }, "/plan/triggers missing"},
		{"no groups", func(p *alert.Plan) { p.Triggers[1].AnyOf = nil }, "/plan/triggers/1/any_of missing"},
		{"an empty group", func(p *alert.Plan) { p.Triggers[1].AnyOf = append(p.Triggers[1].AnyOf, nil) }, "/plan/triggers/1/any_of/1 missing"},
		{"level none", func(p *alert.Plan) { p.Triggers[0].Level = alert.NoAlert }, "/plan/triggers/0/level missing"},
		{"a level twice", func(p *alert.Plan) { p.Triggers[1].Level = yellow }, "/plan/triggers/1/level duplicate"},
		{"levels that fall", func(p *alert.Plan) { p.Triggers[0].Level = red }, "/plan/triggers/1/level order"},
		{"an unknown level", func(p *alert.Plan) { p.Triggers[2].Level = 6 }, "/plan/triggers/2/level unknown"},
		{"blue", func(p *alert.Plan) { p.Triggers[0].Level = alert.Blue }, ""},
		{"above 499", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 499 }, ""},
		{"above 500, which nothing is", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 500 }, "/plan/triggers/0/any_of/0/0/aqi range"},
		{"above 0", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = 0 }, ""},
		{"above -1, which all are", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = -1 }, "/plan/triggers/0/any_of/0/0/aqi range"},
		{"at least 500", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(500, 24) }, ""},
		{"at least 501, which nothing is", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(501, 24) }, "/plan/triggers/0/any_of/0/0/aqi range"},
		{"at least 1", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(1, 24) }, ""},
		{"at least 0, which all are", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = atLeast(0, 24) }, "/plan/triggers/0/any_of/0/0/aqi range"},
		{"an unknown comparison", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Comparison = 2 }, "/plan/triggers/0/any_of/0/0/comparison unknown"},
		{"huge AQI", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].AQI = math.MaxInt }, "/plan/triggers/0/any_of/0/0/aqi range"},
		{"23 hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 23 }, "/plan/triggers/0/any_of/0/0/hours range"},
		{"no hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 0 }, "/plan/triggers/0/any_of/0/0/hours range"},
		{"25 hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = 25 }, "/plan/triggers/0/any_of/0/0/hours conflict"},
		{"25 hours, unbroken", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0].Hours, p.Readings.Sustained = 25, alert.Unbroken
		}, ""},
		{"25 hours, unbroken, of natural days", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0].Hours, p.Readings.Sustained, p.Readings.Windows = 25, alert.Unbroken, alert.NaturalDays
		}, "/plan/triggers/0/any_of/0/0/hours conflict"},
		{"too many hours", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0].Hours = math.MaxInt / 24 * 24 }, "/plan/triggers/0/any_of/0/0/hours range"},
		{"an hour", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0] = alert.Condition{Kind: alert.HoursInARow, AQI: 200, Hours: 1}
		}, ""},
		{"no hour in a row", func(p *alert.Plan) { p.Triggers[0].AnyOf[0][0] = alert.Condition{Kind: alert.HoursInARow, AQI: 200} }, "/plan/triggers/0/any_of/0/0/hours range"},
		{"25 hours of a day", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0] = alert.Condition{Kind: alert.HoursOfADay, AQI: 200, Hours: 25}
		}, "/plan/triggers/0/any_of/0/0/hours range"},
		{"unknown measures", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0] = alert.Condition{Kind: 9, Pollutant: 9, Timing: 9, AQI: 200, Hours: 24}
		}, "/plan/triggers/0/any_of/0/0/pollutant unknown; /plan/triggers/0/any_of/0/0/timing unknown; /plan/triggers/0/any_of/0/0/kind unknown"},
		{"a higher level that the lower one's observed hours meet", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0].Timing, p.Triggers[1].AnyOf[0][0].Hours = alert.Observed, 24
		}, "/plan/triggers/1/any_of/0 order"},
		{"a higher level of observed hours", func(p *alert.Plan) {
			p.Triggers[1].AnyOf[0][0].Timing, p.Triggers[1].AnyOf[0][0].Hours = alert.Observed, 24
		}, ""},
		{"a higher level of a pollutant", func(p *alert.Plan) {
			p.Triggers[1].AnyOf[0][0].Pollutant, p.Triggers[1].AnyOf[0][0].Hours = aqi.O3, 24
		}, ""},
		{"a higher level of fewer hours in a row", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0] = alert.Condition{Kind: alert.HoursInARow, AQI: 200, Hours: 3}
			p.Triggers[1].AnyOf[0][0] = alert.Condition{Kind: alert.HoursInARow, AQI: 150, Hours: 3}
		}, "/plan/triggers/1/any_of/0 order"},
		{"lifting below 202, where the criteria are of a pollutant", func(p *alert.Plan) {
			p.LiftBelow = 202
			for i := range p.Triggers {
				p.Triggers[i].AnyOf[0][0].Pollutant = aqi.O3
			}
		}, ""},
		{"lifting below 150", func(p *alert.Plan) { p.LiftBelow = 150 }, ""},
		{"lifting below 201, the criteria themselves", func(p *alert.Plan) { p.LiftBelow = 201 }, ""},
		{"lifting below 202, above the criteria", func(p *alert.Plan) { p.LiftBelow = 202 }, "/plan/lift_below range"},
		{"lifting below less than none", func(p *alert.Plan) { p.LiftBelow = -1 }, "/plan/lift_below range"},
		{"seventh pollutant", func(p *alert.Plan) { p.Pollutants = 0x81 }, "/plan/pollutants unknown"},
		{"forecasts left out", func(p *alert.Plan) { p.LeftOut = alert.Forecast | alert.Fire }, "/plan/left_out unknown"},
		{"dust left out twice", func(p *alert.Plan) { p.LeftOut = alert.Dusty }, "/plan/left_out unknown"},
		{"all that can be left out", func(p *alert.Plan) { p.LeftOut = alert.Fire | alert.Fireworks | alert.Transport }, ""},
		{"no gap", func(p *alert.Plan) { p.LiftHours = 0 }, "/plan/lift_hours range"},
		{"a gap of one", func(p *alert.Plan) { p.MergeHours, p.LiftHours = 1, 1 }, ""},
		{"a negative gap", func(p *alert.Plan) { p.LiftHours = -36 }, "/plan/lift_hours range"},
		{"an endless gap", func(p *alert.Plan) { p.LiftHours = math.MaxInt }, "/plan/lift_hours range"},
		{"unknown values", func(p *alert.Plan) {
			p.Edition = 9
			p.Readings = alert.Readings{Windows: 9, Sustained: 9, Merge: 9, Daily: 9, Dust: 9, Particles: 9, Forecast: 9, WholeDay: 9}
		}, "/plan/edition unknown; /plan/readings/windows unknown; /plan/readings/sustained unknown; /plan/readings/merge unknown; /plan/readings/daily unknown; " +
			"/plan/readings/dust unknown; /plan/readings/particles unknown; /plan/readings/forecast unknown; /plan/readings/whole_day unknown"},
		{"all at once", func(p *alert.Plan) {
			p.Triggers[0].AnyOf[0][0], p.Triggers[1].AnyOf, p.LiftHours = above(500, 1), nil, 0
		}, "/plan/triggers/0/any_of/0/0/aqi range; /plan/triggers/0/any_of/0/0/hours range; /plan/triggers/1/any_of missing; /plan/lift_hours range"},
		{"the zero plan", func(p *alert.Plan) { *p = alert.Plan{} }, "/plan/triggers missing; /plan/merge_hours range; /plan/lift_hours range"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := alert.Kashgar()
			tt.change(&p)
			checkWhere(t, "Validate", p.Validate(), tt.where)
			_, err := alert.New(p)
			checkWhere(t, "New", err, tt.where)
		})
	}
}

// A higher level that is easier than a lower one is refused: what meets a group of the lower one would always meet it too.
func TestEasierHigherLevels(t *testing.T) {
	groups := func(groups ...[]alert.Condition) [][]alert.Condition { return groups }
	group := func(c ...alert.Condition) []alert.Condition { return c }
	for _, tt := range []struct {
		name        string
		lower, high [][]alert.Condition
		where       string
	}{
		{"longer", groups(group(above(200, 24))), groups(group(above(200, 48))), ""},
		{"worse", groups(group(above(200, 24))), groups(group(above(201, 24))), ""},
		{"the same", groups(group(above(200, 24))), groups(group(above(200, 24))), "/plan/triggers/1/any_of/0 order"},
		{"the same in other words", groups(group(above(200, 24))), groups(group(atLeast(201, 24))), "/plan/triggers/1/any_of/0 order"},
		{"shorter", groups(group(above(200, 48))), groups(group(above(200, 24))), "/plan/triggers/1/any_of/0 order"},
		{"lower", groups(group(above(200, 24))), groups(group(above(199, 24))), "/plan/triggers/1/any_of/0 order"},
		{"worse but shorter, as 500 for a day is", groups(group(above(200, 48))), groups(group(atLeast(500, 24))), ""},
		{"one of two groups", groups(group(above(200, 48))), groups(group(above(200, 72)), group(above(150, 24))), "/plan/triggers/1/any_of/1 order"},
		{"easier than one of two groups", groups(group(above(300, 24)), group(above(200, 72))), groups(group(above(200, 48))), "/plan/triggers/1/any_of/0 order"},
		{"a condition more", groups(group(above(200, 24))), groups(group(above(200, 24), above(300, 24))), ""},
		{"a condition less", groups(group(above(200, 24), above(150, 48))), groups(group(above(200, 24))), "/plan/triggers/1/any_of/0 order"},
		{"two by two that need not be in one run above 200", groups(group(above(150, 24), above(200, 72), above(300, 24))),
			groups(group(above(200, 72), above(300, 24))), ""},
		{"two by one", groups(group(above(300, 72))), groups(group(above(200, 72), above(300, 24))), "/plan/triggers/1/any_of/0 order"},
	} {
		p := alert.Kashgar()
		p.Triggers = []alert.Trigger{{Level: yellow, AnyOf: tt.lower}, {Level: red, AnyOf: tt.high}}
		checkWhere(t, tt.name, p.Validate(), tt.where)
	}
	p := alert.Kashgar()
	p.Triggers[2].AnyOf[0][0].Hours = 24
	checkWhere(t, "two levels up", p.Validate(), "/plan/triggers/2/any_of/0 order")
}

// A higher level is refused as easier where it is reached even by the least that meets a group of the lower one: its spells one inside
// another; and each by itself, in a run at the group's lowest threshold that holds them all.
func TestEasierHigherLevelsAreNeverNeeded(t *testing.T) {
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		p := alert.Kashgar()
		draw := func(level alert.Level) alert.Trigger {
			tr := alert.Trigger{Level: level}
			for range rapid.IntRange(1, 2).Draw(t, "groups") {
				var group []alert.Condition
				for range rapid.IntRange(1, 3).Draw(t, "conditions") {
					group = append(group, above(rapid.SampledFrom([]int{200, 300, 400}).Draw(t, "AQI"), 24*rapid.IntRange(1, 3).Draw(t, "days")))
				}
				tr.AnyOf = append(tr.AnyOf, group)
			}
			return tr
		}
		p.Triggers = []alert.Trigger{draw(yellow), draw(red)}
		want := false
		for _, group := range p.Triggers[0].AnyOf {
			want = want || reached(t, p, 1, nested(group)) && reached(t, p, 1, apart(group))
			if !reached(t, p, 0, nested(group)) || !reached(t, p, 0, apart(group)) {
				t.Fatalf("%v not met", group)
			}
		}
		if (p.Validate() != nil) != want {
			t.Fatalf("%v, but refused should be %v", p.Validate(), want)
		}
		if want {
			refused++
		}
	})
	t.Logf("%d refused", refused)
}

// reached reports whether a trigger of the plan finds something.
func reached(t fataler, p alert.Plan, trigger int, parts []part) bool {
	p.Triggers = p.Triggers[trigger : trigger+1]
	return slices.ContainsFunc(episodes(t, p, among(parts...)), func(e alert.Episode) bool { return e.Level > alert.NoAlert })
}

// nested are hours that meet a group, of which those above a threshold are as many as the group asks for it or for a higher one.
func nested(group []alert.Condition) []part {
	var parts []part
	hours := 0
	for _, aqi := range []int{400, 300, 200} {
		for _, c := range group {
			if c.AQI == aqi && c.Hours > hours {
				parts = append(parts, part{c.Hours - hours, aqi + 1, 0})
				hours = c.Hours
			}
		}
	}
	return parts
}

// apart are hours that meet a group, each condition by hours of its own, with days between them that are above the lowest threshold.
func apart(group []alert.Condition) []part {
	lowest := slices.MinFunc(group, func(a, b alert.Condition) int { return a.AQI - b.AQI }).AQI
	var parts []part
	for _, c := range group {
		parts = append(parts, part{72, lowest + 1, 0}, part{c.Hours, c.AQI + 1, 0})
	}
	return parts
}

// 1,000 conditions are refused, not graded: grading takes time in proportion to thresholds and hours.
func TestTooManyConditions(t *testing.T) {
	plan := func(n int) alert.Plan {
		p := alert.Kashgar()
		p.Triggers = p.Triggers[:1]
		p.Triggers[0].AnyOf = make([][]alert.Condition, n)
		for i := range n {
			p.Triggers[0].AnyOf[i] = []alert.Condition{above(i%500, 24+24*(i/500))}
		}
		return p
	}
	for n, want := range map[int]string{1: "", 100: "", 101: "/plan/triggers many", 1000: "/plan/triggers many", 100_000: "/plan/triggers many"} {
		checkWhere(t, fmt.Sprint(n, " conditions"), plan(n).Validate(), want)
	}
}

// Names that are not UTF-8 would become other names in JSON.
func TestPlansOfBadText(t *testing.T) {
	const bad = "\xe5"
	for where, change := range map[string]func(*alert.Plan){
		"/plan/title/zh text":                   func(p *alert.Plan) { p.Title.Chinese = bad },
		"/plan/title/en text":                   func(p *alert.Plan) { p.Title.English = bad },
		"/plan/triggers/1/clause/document text": func(p *alert.Plan) { p.Triggers[1].Clause.Document = bad },
		"/plan/triggers/2/clause/number text":   func(p *alert.Plan) { p.Triggers[2].Clause.Number = bad },
		"/plan/lead_times/clause/number text":   func(p *alert.Plan) { p.LeadTimes.Clause.Number = bad },
		"/plan/clauses/issue/number text":       func(p *alert.Plan) { p.Clauses.Issue.Number = bad },
		"/plan/clauses/adjust/document text":    func(p *alert.Plan) { p.Clauses.Adjust.Document = bad },
		"/plan/clauses/improve/number text":     func(p *alert.Plan) { p.Clauses.Improve.Number = bad },
		"/plan/clauses/worsen/number text":      func(p *alert.Plan) { p.Clauses.Worsen.Number = bad },
		"/plan/clauses/merge/number text":       func(p *alert.Plan) { p.Clauses.Merge.Number = bad },
		"/plan/clauses/schedule/number text":    func(p *alert.Plan) { p.Clauses.Schedule.Number = bad },
		"/plan/clauses/notice/number text":      func(p *alert.Plan) { p.Clauses.Notice.Number = bad },
	} {
		p := alert.Kashgar()
		change(&p)
		checkWhere(t, where, p.Validate(), where)
	}
}

// A fault points to its place, quotes what is there and says what is wanted in both languages.
func TestFault(t *testing.T) {
	p := alert.Kashgar()
	p.Triggers[2].AnyOf[0][0].Hours = 70
	list := faultsIn(p.Validate())
	want := "/plan/triggers/2/any_of/0/0/hours: 70, want a multiple of 24, as hours are counted day after day: contradicts something else"
	chinese := "/plan/triggers/2/any_of/0/0/hours：70，应为24的整数倍，因持续时间逐日计算：与其他内容矛盾"
	if len(list) != 1 || list[0].Error() != want || list[0].Chinese() != chinese {
		t.Errorf("%v\n%s", list, list.Chinese())
	}
}
