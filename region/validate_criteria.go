package region

import (
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// criteria checks the policy's criteria against counties and tracks.
func (v *validation) criteria() {
	policy := &v.plan.Policy
	used := make([]bool, len(policy.Criteria))
	for i, t := range v.plan.Tracks {
		if policy.Reading == GroupMean && t.Plan.LiftBelow > 0 {
			v.conflict(faults.At("/plan/tracks", i, "plan", "lift_below"), strconv.Itoa(t.Plan.LiftBelow),
				want("0, as /plan/policy/reading is group-mean, whose mean lifts by the criteria", "0，因/plan/policy/reading为区域平均，平均值按启动条件解除"))
		}
		if policy.Reading == GroupMean {
			v.plainConditions(faults.At("/plan/tracks", i, "plan", "triggers"), t.Plan.Triggers)
		}
		carries := len(used) == 0
		for _, trigger := range t.Plan.Triggers {
			if c := policy.criterion(trigger.Level); c >= 0 {
				used[c], carries = true, true
			}
		}
		if !carries {
			v.conflict(faults.At("/plan/tracks", i, "plan", "triggers"), "",
				want("a level for which /plan/policy/criteria says what it takes", "/plan/policy/criteria中有规定的级别"))
		}
	}
	for i, c := range policy.Criteria {
		path := faults.At("/plan/policy/criteria", i)
		if !used[i] && len(v.plan.Tracks) > 0 {
			v.conflict(path+"/level", c.Level.String(), want("a level of /plan/tracks", "/plan/tracks中的级别"))
		}
		v.members(path, c)
	}
}

// plainConditions refuses conditions that have no mean over counties.
func (v *validation) plainConditions(path string, triggers []alert.Trigger) {
	for i, t := range triggers {
		for j, group := range t.AnyOf {
			for k, c := range group {
				if c.Kind != alert.DailyMeans || c.Pollutant != 0 || c.Timing != alert.AnyTime {
					v.conflict(faults.At(path, i, "any_of", j, k), c.String(),
						want("daily AQIs, as /plan/policy/reading is group-mean", "日AQI，因/plan/policy/reading为区域平均"))
				}
			}
		}
	}
}

// members checks that a criterion's members are counties, and that there are as many as it takes.
func (v *validation) members(path string, c Criterion) {
	seen := make(map[string]bool, len(c.Members))
	for i, code := range c.Members {
		switch _, known := v.graph.find(code); {
		case !known:
			unknownCounty(&v.fs, faults.At(path, "members", i), code)
		case seen[code]:
			v.fs.Add(aqi.Fault{
				Path: faults.At(path, "members", i), Got: quote.Text(code), Want: want("each code once", "每个代码只给一次"), Rule: aqi.ErrDuplicate,
			})
		}
		seen[code] = true
	}
	n := len(v.plan.Counties)
	if c.Members == nil && n > 0 && c.Count > n {
		v.conflict(path+"/count", strconv.Itoa(c.Count), want("at most the %d of /plan/counties", "不超过/plan/counties的%d个", n))
	}
	if v.plan.Policy.Reading == GroupMean {
		a := v.graph.area(c)
		v.graph.checkSize(&v.fs, path, &a)
	}
}
