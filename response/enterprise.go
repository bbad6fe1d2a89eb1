package response

import (
	"fmt"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Enterprise has the facts of an enterprise on which the answer about a truck or a machine depends (用车企业). The zero Enterprise is all
// unknown.
type Enterprise struct {
	Industry   Industry `json:"industry"`
	Micro      Fact     `json:"micro"`      // is a micro enterprise (小微涉气企业, 4.3.1.1 (2))
	Livelihood Fact     `json:"livelihood"` // supplies people's daily needs (民生保障类)
	// Grade is from "grade-a-plus" to "leading", or "other" where it has none of them; none where it is unknown. Kashgar's plan does not ask it.
	Grade Trait `json:"grade,omitzero"`
	// PlanTrucks is what its own plan (一厂一策) or the area's list stops of its heavy trucks, PlanMachines of its non-road machines. An
	// enterprise without such a plan stops none.
	PlanTrucks   aqi.Optional[Stops] `json:"plan_trucks"`
	PlanMachines aqi.Optional[Stops] `json:"plan_machines"`
	// Trips is how many trips goods vehicles (载货车辆), loaded or not, make in and out a day (日载货车辆进出辆次).
	Trips aqi.Optional[int] `json:"trips"`
}

// Industry is an enterprise's industry, as far as the plan tells industries apart (行业). The zero value is unknown.
type Industry uint8

// The industries. The guide is the ministry's 《重污染天气重点行业应急减排措施制定技术指南》; enterprises of its industries are graded.
const (
	UnknownIndustry Industry = iota
	Steel                    // 钢铁行业
	OtherMetallurgy          // 其他冶金行业
	OtherGuide               // another industry of the guide
	Mining                   // 矿山（含煤矿）
	Logistics                // 物流
	OtherIndustry            // any other enterprise
	NoEnterprise             // not an enterprise at all
)

var industries = enum.Table[Industry]{Type: "response.Industry", Names: []enum.Name{
	UnknownIndustry: {Word: "unknown", English: "unknown", Chinese: "不明", Also: []string{"未知"}},
	Steel:           {Word: "steel", English: "steel", Chinese: "钢铁", Also: []string{"钢铁行业", "钢铁企业"}},
	OtherMetallurgy: {Word: "other-metallurgy", English: "other metallurgy", Chinese: "其他冶金", Also: []string{"其他冶金行业", "冶金"}},
	OtherGuide:      {Word: "other-guide", English: "another industry of the guide", Chinese: "其他重点行业", Also: []string{"《指南》其他行业"}},
	Mining:          {Word: "mining", English: "mining", Chinese: "矿山", Also: []string{"矿山企业", "煤矿"}},
	Logistics:       {Word: "logistics", English: "logistics", Chinese: "物流", Also: []string{"物流企业"}},
	OtherIndustry:   {Word: "other", English: "other enterprise", Chinese: "其他企业", Also: []string{"其他行业", "其他"}},
	NoEnterprise:    {Word: "none", English: "no enterprise", Chinese: "非企业"},
}}

// maxTrips is the highest credible number of trips a day.
const maxTrips = 1_000_000

// credible returns a number of trips. One that is negative or too high is unknown.
func credible(trips aqi.Optional[int]) (n int, known bool) {
	n, known = trips.Get()
	return n, known && n >= 0 && n <= maxTrips
}

// stopsValid reports whether stops are valid, or unknown.
func stopsValid(s *aqi.Optional[Stops]) bool {
	stops, _ := s.Get()
	return stops.Valid()
}

// gradeValid reports whether the grade is one, or unknown.
func (e *Enterprise) gradeValid() bool {
	return e.Grade == "" || gradeTraits.named(e.Grade) != 0
}

// Check returns all that is wrong with an enterprise's facts, as [aqi.Faults] whose paths begin with "/enterprise". The questions
// themselves check nothing: they take what is invalid for unknown.
//
// Errors: [aqi.ErrUnknown] for invalid values, [aqi.ErrNegative] for a negative number of trips, [aqi.ErrRange] for more
// than a million.
func (e *Enterprise) Check() error {
	if e == nil {
		return nil
	}
	n, known := e.Trips.Get()
	_, counted := credible(e.Trips)
	if e.Industry <= NoEnterprise && max(e.Micro, e.Livelihood) <= Yes && e.gradeValid() && known == counted && stopsValid(&e.PlanTrucks) && stopsValid(&e.PlanMachines) {
		return nil
	}
	var fs aqi.Faults
	unknown := func(key string, v fmt.Stringer, valid bool) {
		if !valid {
			fs.Add(aqi.Fault{Path: "/enterprise/" + key, Got: v.String(), Want: aqi.Text{Chinese: "该项的取值", English: "one of its values"}, Rule: aqi.ErrUnknown})
		}
	}
	unknown("industry", e.Industry, e.Industry.Valid())
	unknown("micro", e.Micro, e.Micro.Valid())
	unknown("livelihood", e.Livelihood, e.Livelihood.Valid())
	unknown("grade", e.Grade, e.gradeValid())
	unknown("plan_trucks", e.PlanTrucks, stopsValid(&e.PlanTrucks))
	unknown("plan_machines", e.PlanMachines, stopsValid(&e.PlanMachines))
	f := aqi.Fault{Path: "/enterprise/trips", Got: strconv.Itoa(n)}
	switch {
	case known && n < 0:
		f.Rule, f.Want = aqi.ErrNegative, aqi.Text{Chinese: "不小于0", English: "0 or more"}
		fs.Add(f)
	case known && n > maxTrips:
		f.Rule, f.Want = aqi.ErrRange, aqi.Text{Chinese: fmt.Sprintf("不大于%d", maxTrips), English: fmt.Sprintf("at most %d", maxTrips)}
		fs.Add(f)
	}
	return fs.Err()
}
