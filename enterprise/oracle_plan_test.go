package enterprise_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// banned are the highest standards of heavy trucks and machines that Kashgar's plan stops at a level whatever the own plan of such an
// enterprise says, by what is known of it.
func banned(p enterprise.Profile, class enterprise.Class, level response.Level) (trucks, machines response.Standard) {
	if class == enterprise.Micro { // 小微涉气企业停用国Ⅳ及以下重型货车运输
		trucks = response.ChinaIV
	}
	e := p.Enterprise
	trips, known := e.Trips.Get()
	industry := e.Industry != response.UnknownIndustry && e.Industry != response.NoEnterprise
	livelihood := e.Industry == response.Logistics && e.Livelihood != response.No // 物流（除民生保障类）
	if level >= response.II && known && trips >= 10 && industry && !livelihood {
		trucks = response.ChinaIV // 日载货车辆进出10辆次及以上
	}
	switch level {
	case response.II:
		machines = response.ChinaII
	case response.I:
		machines = response.ChinaIII
	case response.NoResponse, response.IV, response.III:
	}
	return trucks, machines
}

// places are the places of an error's faults, each as often as it has it, with the number of the clause.
func places(t *rapid.T, err error) (list []string) {
	if err == nil {
		return nil
	}
	for _, f := range faultsOf(t, err) {
		tokens := strings.Split(f.Path, "/")
		first, err := strconv.Atoi(tokens[3])
		if err != nil {
			t.Fatal(f)
		}
		got, _, _ := strings.Cut(f.Got, " ")
		for k := range f.Count {
			tokens[3] = fmt.Sprint(first + k)
			at := strings.Join(tokens, "/") + " " + f.Clause.Number
			if tokens[4] == "measures" {
				at += " " + got
			}
			list = append(list, at)
		}
	}
	slices.Sort(list)
	return list
}

// A plan that is sound in itself has the faults that it reduces less than the share, of each pollutant at each level, and that it stops
// less than the place's plan, and no others.
func TestCheckPlanIsTheOracles(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		targets := emission.Kashgar()
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		pl := enterprisetest.PlanOf(p, targets).Draw(t, "plan")
		var want []string
		for i, l := range pl.Levels {
			o := obligationOf(enterprise.Kashgar(), targets, l.Level, p.WithPlan(pl))
			planned := sumOf(pl.At(l.Level))
			for q := range emission.AllPollutants.All() {
				required, _ := o.Required.Of(q)
				if reduced, _ := planned.Of(q); reduced < required {
					want = append(want, fmt.Sprintf("/own/levels/%d/measures 4.3.1 (1) %v", i, q))
				}
			}
			trucks, machines := banned(p, o.Class, l.Level)
			if l.Trucks < trucks {
				clause := "4.3.3.3 工业源减排措施"
				if o.Class == enterprise.Micro {
					clause = "4.3.2.3 工业源减排措施"
				}
				want = append(want, fmt.Sprintf("/own/levels/%d/trucks %s", i, clause))
			}
			if l.Machines < machines {
				clause := map[response.Level]string{response.II: "4.3.3.3 移动源减排措施", response.I: "4.3.4.3 移动源减排措施"}[l.Level]
				want = append(want, fmt.Sprintf("/own/levels/%d/machines %s", i, clause))
			}
		}
		slices.Sort(want)
		for _, w := range want {
			seen[strings.Split(w, "/")[4]]++
		}
		if got := places(t, kashgar.CheckPlan(p, pl)); !slices.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	})
	if len(seen) < 5 {
		t.Errorf("%v", seen)
	}
}
