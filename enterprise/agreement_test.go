package enterprise_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// told is a notice as an enterprise reads it: what stands behind the beginning of each line, by that.
type told map[string]string

func heard(notice string) told {
	lines := told{}
	for line := range strings.SplitSeq(notice, "\n") {
		if what, rest, is := strings.Cut(line, ": "); is {
			lines[what] = rest
		}
	}
	return lines
}

// What a notice says of a truck or machine.
type says int

const (
	allows says = iota
	forbids
	depends // on what it names
)

// of reads what the notice says of a standard: "China V and below: stop (…); China II and below: not restricted".
func (n told) of(what string, s response.Standard) says {
	said := allows
	stages, electric, _ := strings.Cut(n[what], "; electric: ")
	if s == response.Electric {
		return saysOf(electric)
	}
	for above := response.ChinaVI; above >= s && above > response.UnknownStandard; above-- {
		_, after, is := strings.Cut("; "+stages, "; "+above.String()+" and below: ")
		how, _, _ := strings.Cut(after, " and below: ")
		if is {
			said = saysOf(how)
		}
	}
	return said
}

func saysOf(how string) says {
	switch {
	case !strings.HasPrefix(how, "stop"):
		return allows
	case strings.Contains(how, "depends on: "):
		return depends
	}
	return forbids
}

// on has a day on which nothing but that was done.
func (in inspected) on(t rapid.TB, day enterprise.DayReport) enterprise.Compliance {
	in.day = day
	return in.check(t)
}

// has reports whether a breach with one of the proofs is among them.
func has(list []enterprise.Breach, by ...enterprise.Proof) bool {
	return slices.ContainsFunc(list, func(b enterprise.Breach) bool { return slices.Contains(by, b.Proof) })
}

// Whatever the notice allows is never a breach, and whatever it forbids is one: every truck, machine, load and amount, whatever the
// class, the grade, the own plan and the catalogue.
func TestNoticeAndJudgementAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInspected(t, partly)
		if rapid.Bool().Draw(t, "another catalogue") {
			in.ruleset = readyWith(in.rules, emission.Kashgar(), responsetest.Catalogue().Draw(t, "catalogue"))
		}
		notice := heard(in.ruleset.Notice(enterprise.Publication{Plan: in.plan}, in.o).English)
		agreesOnTraffic(t, in, notice)
		agreesOnDuties(t, in)
		if in.level != response.NoResponse {
			agreesOnLoads(t, in, notice)
			agreesOnPoints(t, in, notice)
			agreesOnAmounts(t, in, notice)
		}
	})
}

func agreesOnTraffic(t *rapid.T, in inspected, notice told) {
	truck, machine := responsetest.Truck().Draw(t, "truck"), responsetest.Machine().Draw(t, "machine")
	ran := in.on(t, enterprise.DayReport{Trucks: []enterprise.TruckTrips{{Truck: truck, Trips: aqi.Known(1)}}})
	used := in.on(t, enterprise.DayReport{Machines: []enterprise.MachineUse{{Machine: machine, Used: response.Yes}}})
	for _, c := range []struct {
		what     string
		standard response.Standard
		verdict  response.Verdict
		found    enterprise.Compliance
	}{
		{"Heavy trucks", truck.Standard, in.ruleset.Truck(in.o, truck).Verdict, ran},
		{"Non-road machines", machine.Standard, in.ruleset.Machine(in.o, machine).Verdict, used},
	} {
		breach, unclear := has(c.found.Breaches, enterprise.ByTraffic), has(c.found.Unclear, enterprise.ByTraffic)
		if stops := c.verdict == response.Stop; in.level != response.NoResponse && stops != (breach || unclear) {
			t.Fatalf("%s of %v: %v, but breach %v, unclear %v", c.what, c.standard, c.verdict, breach, unclear)
		}
		if c.standard == response.UnknownStandard {
			continue
		}
		switch said := notice.of(c.what, c.standard); {
		case said == allows && (breach || unclear), said == forbids && !breach:
			t.Fatalf("%s of %v: breach %v, unclear %v, told %q", c.what, c.standard, breach, unclear, notice[c.what])
		}
	}
}

func agreesOnLoads(t *rapid.T, in inspected, notice told) {
	limits := 0
	judge := func(point string, load emission.Share) bool {
		day := enterprise.DayReport{Points: []enterprise.PointReport{{Point: point, Load: aqi.Known(load)}}}
		if point == "the whole enterprise" {
			day = enterprise.DayReport{Load: aqi.Known(load)}
		}
		return has(in.on(t, day).Breaches, enterprise.ByLoad, enterprise.ByOwnPlan)
	}
	for what, rest := range notice {
		point, is := strings.CutPrefix(what, "Load of ")
		if !is {
			continue
		}
		limits++
		most, err := emission.ParseShare(strings.SplitN(strings.TrimPrefix(rest, "at most "), " (", 2)[0])
		if err != nil {
			t.Fatal(rest, err)
		}
		if judge(point, most) || most < emission.Whole && !judge(point, most+1) {
			t.Fatalf("%s: %s", what, rest)
		}
	}
	for _, point := range in.plan.Points { // what is not told is not limited
		if _, is := notice["Load of "+point.Name]; !is && judge(point.Name, emission.Whole) {
			t.Fatalf("%s is limited, told %v", point.Name, notice)
		}
	}
	if _, is := notice["Load of the whole enterprise"]; !is && judge("the whole enterprise", emission.Whole) {
		t.Fatal("the whole is limited")
	}
}

// amountOf reads what a line says of a pollutant.
func (n told) amountOf(line string, p emission.Pollutant) (emission.Amount, bool) {
	for part := range strings.SplitSeq(n[line], ", ") {
		part, _, _ = strings.Cut(part, " (")
		if text, is := strings.CutPrefix(part, p.String()+" "); is {
			a, err := emission.ParseAmount(text)
			return a, err == nil
		}
	}
	return 0, false
}

// agreesOnPoints requires that at each point just what is told is owed, and where nothing is told, nothing.
func agreesOnPoints(t *rapid.T, in inspected, notice told) {
	p := rapid.SampledFrom([]emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs}).Draw(t, "pollutant at points")
	for _, point := range in.plan.Points {
		judge := func(a emission.Amount) bool {
			report := enterprise.PointReport{Point: point.Name, Reductions: emission.Amounts{}.With(p, a)}
			return has(in.on(t, enterprise.DayReport{Points: []enterprise.PointReport{report}}).Breaches, enterprise.ByOwnPlan)
		}
		owed, _ := notice.amountOf("Reduction at "+point.Name, p)
		if judge(owed) || owed > 0 && !judge(owed-1) {
			t.Fatalf("%v at %s: told %q", p, point.Name, notice["Reduction at "+point.Name])
		}
	}
}

func agreesOnAmounts(t *rapid.T, in inspected, notice told) {
	p := rapid.SampledFrom([]emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs}).Draw(t, "pollutant")
	judge := func(a emission.Amount) bool {
		found := in.on(t, enterprise.DayReport{Reductions: emission.Amounts{}.With(p, a)})
		return has(found.Breaches, enterprise.ByReductions, enterprise.ByOwnPlan)
	}
	owed, known := notice.amountOf("Owed in all", p)
	if !known {
		if judge(0) {
			t.Fatalf("%v: a breach of what is not told: %v", p, notice)
		}
		return
	}
	if judge(owed) || owed > 0 && !judge(owed-1) {
		t.Fatalf("%v: %q, told %v", p, notice["Owed in all"], notice)
	}
}

// agreesOnDuties requires that the notice lists every duty that can be breached, and that every duty that it lists can be: of those that a
// report states, each is asked for, is no breach when kept and one when not, or unclear, and no other is.
func agreesOnDuties(t *rapid.T, in inspected) {
	notice := in.ruleset.Notice(enterprise.Publication{Plan: in.plan}, in.o).English
	listed := map[string]bool{}
	kept, not := map[string]response.Fact{}, map[string]response.Fact{}
	for _, d := range in.rules.Duties {
		if d.Proof == enterprise.ByStatement {
			kept[d.ID], not[d.ID] = response.Yes, response.No
		}
	}
	stated := 0
	for _, d := range in.ruleset.Duties(in.o) {
		if !strings.Contains(notice, "\n- "+d.Text.English+" (") {
			t.Fatalf("%s is not in\n%s", d.ID, notice)
		}
		if listed[d.ID] = true; d.Proof == enterprise.ByStatement {
			stated++
		}
	}
	if strings.Count(notice, "\n- ") != len(listed) {
		t.Fatalf("%d duties, told\n%s", len(listed), notice)
	}
	found := in.on(t, enterprise.DayReport{Kept: not})
	all := slices.Concat(found.Breaches, found.Unclear)
	if good := in.on(t, enterprise.DayReport{Kept: kept}); len(good.Breaches)+len(good.Unclear)+len(good.Unstated) > 0 {
		t.Fatalf("%v, though all are kept", good)
	}
	if asked := in.on(t, enterprise.DayReport{}).Unstated; len(all) != stated || !slices.Equal(ids(asked), sortedAs(in.rules, ids(all))) {
		t.Fatalf("%d duties, breaches %v, asked for %v", stated, ids(all), ids(asked))
	}
	for _, b := range slices.Concat(all, in.check(t).Breaches, in.check(t).Unclear) {
		if !listed[b.Duty] {
			t.Fatalf("%v is found, but not in\n%s", b, notice)
		}
	}
}

// sortedAs sorts identifiers of duties as the rules have them.
func sortedAs(r enterprise.Rules, ids []string) (sorted []string) {
	for _, d := range r.Duties {
		if slices.Contains(ids, d.ID) {
			sorted = append(sorted, d.ID)
		}
	}
	return sorted
}
