package response_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// TestGradesElsewhere: green model sites go on with earthwork (Beijing 2023); enterprises of grade A and leading ones decide for
// themselves, which frees their trucks and machines (Henan 2019, 环办大气函〔2020〕340号).
func TestGradesElsewhere(t *testing.T) {
	c := response.Kashgar()
	graded := []response.Traits{response.TraitsOf("grade-a"), response.TraitsOf("leading")}
	c.Restrictions = []response.Restriction{
		{
			Question: response.AboutTruck, Measure: "ii-industry-bulk", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaIV,
			All: response.TraitsOf("enterprise"), Unless: graded,
		},
		{Question: response.AboutMachine, Measure: "ii-mobile-machines", Level: response.II, Verdict: response.Stop, UpTo: response.ChinaIII, Unless: graded},
		{
			Question: response.AboutWork, Measure: "iii-dust-sites", Level: response.III, Verdict: response.Stop,
			All: response.TraitsOf("construction-site", "earthwork"), Unless: []response.Traits{response.TraitsOf("model-site")},
		},
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		grade                     response.Trait
		truck, machine, work      response.Verdict
		trucks, machines, missing string // what is missing
	}{
		{"", stop, stop, stop, "enterprise/grade", "enterprise/grade", "grade"},
		{"grade-e", stop, stop, stop, "enterprise/grade", "enterprise/grade", "grade"},
		{"welding", stop, stop, stop, "enterprise/grade", "enterprise/grade", "grade"},
		{"other", stop, stop, stop, "", "", ""},
		{"grade-a", free, free, stop, "", "", ""},
		{"grade-b", stop, stop, stop, "", "", ""},
		{"leading", free, free, stop, "", "", ""},
		{"model-site", stop, stop, free, "", "", ""},
	} {
		firm := response.Enterprise{Industry: response.Steel, Grade: row.grade}
		for _, q := range []struct {
			answer  response.Answer
			verdict response.Verdict
			missing string
		}{
			{c.Truck(response.II, response.Truck{Standard: response.ChinaIV, Enterprise: firm}), row.truck, row.trucks},
			{c.Machine(response.II, response.Machine{Standard: response.ChinaIII, Enterprise: firm}), row.machine, row.machines},
			{c.Work(response.III, response.Work{Task: "earthwork", Place: "construction-site", Grade: row.grade}), row.work, row.missing},
		} {
			if words, err := q.answer.Missing.MarshalText(); q.answer.Verdict != q.verdict || string(words) != q.missing || err != nil {
				t.Errorf("%v: %v, missing %s", row.grade, q.answer, words)
			}
		}
	}
	if a := c.Truck(response.II, response.Truck{Standard: response.ChinaIV, Enterprise: noEnterprise}); a.Verdict != free {
		t.Errorf("no enterprise: %v", a)
	}
}

// TestFactsThatDoNotMatter: Kashgar's answers on trucks ask no grade, white list or hour, nor whether the truck is gas-fuelled (含燃气).
func TestFactsThatDoNotMatter(t *testing.T) {
	c := response.Kashgar()
	rapid.Check(t, func(t *rapid.T) {
		level, truck, other := responsetest.Level().Draw(t, "level"), responsetest.Truck().Draw(t, "truck"), responsetest.Truck().Draw(t, "other")
		other.Standard, other.Special, other.Dangerous = truck.Standard, truck.Special, truck.Dangerous
		grade := other.Enterprise.Grade
		other.Enterprise = truck.Enterprise
		other.Enterprise.Grade = grade
		if a, b := c.Truck(level, truck), c.Truck(level, other); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v, but %v", a, b)
		}
	})
}

// Other places want reports by an hour of the day: a row says so, and the reading of a day as 24 hours does not move it.
func TestReportsByTheHour(t *testing.T) {
	c := fourLevels
	c.Duties = nil
	for _, d := range response.Kashgar().Duties {
		switch d.ID {
		case "daily-report":
			d.Term.Hour = 10
		case "closing-report":
			d.Term.Hour = 17
		default:
			continue
		}
		c.Duties = append(c.Duties, d)
	}
	c.Readings.Closing = response.Within24Hours
	county := []alert.County{{Code: "653101"}}
	span := aqi.Span{From: courseHour("2026-01-05 05"), Until: courseHour("2026-01-05 20")}
	due, err := c.Due([]response.Activation{{
		Span: span, Periods: []response.Period{{Level: response.III, Span: span}}, Counties: county, Heavy: county,
	}}, courseHour("2026-01-06 11"))
	if err != nil || len(due) != 2 {
		t.Fatalf("%v, %v", due, err)
	}
	closing, daily := due[0], due[1]
	if closing.Due != courseHour("2026-01-06 17") || closing.Overdue || daily.Due != courseHour("2026-01-06 10") || !daily.Overdue {
		t.Errorf("%v; %v", closing, daily)
	}
}
