package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/response"
)

func reckonedHeading(l lang) string {
	return l.say("\nWHO MUST CUT HOW MUCH 减排责任\n", "\n减排责任\n")
}

// withoutInventory stands for the part where there is no inventory.
func withoutInventory(l lang) string {
	return reckonedHeading(l) + paragraph(l.say(
		"Left out, as there is no inventory of these counties: -inventory FILE.csv or FILE.json reads one.",
		"无这些县市的减排清单，略。以清单文件运行可得本部分。"))
}

// format returns who must reduce how much, county by county and together, and what one enterprise is told.
func (r reckoned) format(l lang) string {
	if len(r.levels) == 0 {
		return reckonedHeading(l) + l.say("  no county responds, and nobody has to cut 无县市响应\n", "  无县市响应\n")
	}
	text := r.heading(l)
	for _, a := range r.result.Counties {
		if a.Level > response.NoResponse {
			text += "\n" + r.area(l, a)
		}
	}
	return text + "\n" + r.idle(l) + r.whole(l) + r.bySector(l) + r.notice(l)
}

// heading says what the numbers are, and by which rules they come about.
func (r reckoned) heading(l lang) string {
	shares := joined(r.targets.ByLevel, l.comma(), func(t emission.Target) string {
		return l.sayf("%s at %s", "%[2]s为%[1]s", l.only(t.Shares.Of(emission.SO2)), l.only(t.Level))
	})
	count := func(en, zh string, n int) string { return l.sayf("%d "+en, "%d"+zh, n) }
	text := reckonedHeading(l) + paragraph(l.text(r.inventorySource)+l.say(" ", "共")+
		count("enterprises", "家企业", len(r.inventory.Enterprises))+l.say(" and ", "、")+
		count("other sources: vehicles, dust and the like.", "个其他污染源（移动源、扬尘源等）。", len(r.inventory.Sources))) +
		paragraph(l.sayf("At %v, the first hour at which the most counties respond, %d of %d, each at its level then.",
			"时点为%v：同时响应的县市最多（%[3]d个县市中的%[2]d个），各按当时级别。", r.at, len(r.levels), len(r.plan.Counties))) +
		paragraph(l.sayf("Of what all its sources emit a day 基准排放, a county that responds reduces at least %s, each pollutant by "+
			"itself (%s). What its sources plan 方案减排 may be short of that 缺口. Step 1: whoever plans less than that share of its "+
			"own emission is raised to it 加大减排. Step 2, the library's own rule: what is lacking still is requested of tiers in their order, the "+
			"same share of everyone in a tier, out of what it still emits; a tier that has nothing left to reduce is not listed. Nothing more is requested of grade A, of guarantee and micro enterprises, "+
			"and in step 2 of those with an approved lower share 核减.",
			"响应县市的减排量应不低于全部污染源日基准排放量的如下比例，各污染物分别计算：%s（%s）。方案减排不足的为缺口。第一步：自身方案低于该比例的企业加大减排至该比例。"+
				"第二步（本库自定规则）：仍缺的部分按档次依次要求，同档企业按其剩余排放量的同一比例承担，无可减者不列。A级、保障类和小微涉气企业不再加码，经核减的企业不参与第二步。",
			shares, r.targets.ByLevel[0].Clause.Number))
	for i, t := range r.rules.Tiers {
		text += "    " + r.tier(l, i) + l.say(": ", "：") + tierMembers(l, t) + "\n"
	}
	return text + paragraph(l.say("In kg a day: what is required, short or requested is rounded up to 0.1 kg, the rest down. Short is what the plans lack; the "+
		"columns after it say how much of that is lacking after each step.",
		"单位：千克/日。应减、缺口和要求进位至0.1千克，其余舍去。缺口之后两列为每步之后仍缺的量。"))
}

func (r reckoned) tier(l lang, i int) string { return l.sayf("tier %d", "第%d档", i+1) }

func tierMembers(l lang, t enterprise.Tier) string {
	members := l.only(t.Class)
	if t.Grades != 0 {
		members += l.sayf(" (%s)", "（%s）", l.only(t.Grades))
	}
	return members
}

// kilograms returns an amount to a tenth of a kilogram.
func kilograms(a emission.Amount, up bool) string {
	d := a.In(emission.Kilogram)
	if up {
		return d.RoundCeil(1).String()
	}
	return d.RoundFloor(1).String()
}

var (
	areaHeader = []string{"  pollutant", "baseline", "target", "required", "plans bring", "share", "short", "after step 1", "after step 2"}

	areaHeaderChinese = []string{"  污染物", "基准排放", "目标", "应减", "方案减排", "占比", "缺口", "第一步后", "第二步后"}
)

const areaAlign = "lrrrrrrrr"

func headed(l lang, en, zh []string) [][]string {
	if l == chinese {
		return [][]string{zh}
	}
	return [][]string{en}
}

// area returns what a county must reduce, and what more is requested of whom.
func (r reckoned) area(l lang, a enterprise.Area) string {
	county := r.county(a.County)
	heading := l.title(county) + l.say(", ", "，") + l.name(a.Level) + l.say(": ", "：") + outcome(l, a) + "\n" + held(l, a)
	rows := headed(l, areaHeader, areaHeaderChinese)
	for _, result := range a.Before.ByPollutant {
		first, _ := a.Allocation.AfterStep1.Of(result.Pollutant)
		second, _ := a.Allocation.Remainder.Of(result.Pollutant)
		rows = append(rows, []string{
			"  " + l.name(result.Pollutant), kilograms(result.Baseline, false), l.only(result.Target), kilograms(result.Required, true),
			kilograms(result.Reduction, false), l.only(result.Ratio()), kilograms(result.Shortfall, true), kilograms(first, true),
			kilograms(second, true),
		})
	}
	return heading + table.Format(areaAlign, rows) + r.requested(l, a)
}

// held counts a county's enterprises by what they are held to, and its other sources.
func held(l lang, a enterprise.Area) string {
	counts := map[enterprise.ShareBasis]int{}
	for _, o := range a.Obligations {
		counts[o.Basis]++
	}
	var parts []string
	for basis := enterprise.Bound; basis.Valid(); basis++ {
		if n := counts[basis]; n > 0 {
			parts = append(parts, l.sayf("%d %s", "%[2]s%[1]d家", n, l.only(basis)))
		}
	}
	bases := ""
	if len(parts) > 0 {
		bases = l.say(": ", "：") + l.list(parts)
	}
	return indented("  ", l.sayf("enterprises %d%s; other sources %d", "企业%d家%s；其他污染源%d个", len(a.Obligations), bases,
		a.Allocation.Planned.Sources-len(a.Obligations)))
}

// outcome says how a county meets its targets, or that it does not.
func outcome(l lang, a enterprise.Area) string {
	switch {
	case a.Before.Met():
		return l.say("the plans suffice 方案已达标", "方案已达标")
	case !requests(a.Allocation.AfterStep1):
		return l.say("met by step 1 第一步后达标", "第一步后达标")
	case a.After.Met():
		return l.say("met by step 2 第二步后达标", "第二步后达标")
	}
	return l.say("NOT MET even after both steps 两步后仍未达标", "两步后仍未达标")
}

// requested returns what more is requested of whom.
func (r reckoned) requested(l lang, a enterprise.Area) string {
	rows := [][]string{{l.say("    requested 加大减排", "    加大减排")}}
	for p := range emission.AllPollutants.All() {
		rows[0] = append(rows[0], l.only(p))
	}
	step := l.say("    step 1: to its own share", "    第一步：加大至自身比例")
	rows = r.step(l, rows, []string{step}, a, func(i int) emission.Amounts { return a.Allocation.Step1[i] })
	for t, shares := range a.Allocation.TierShares {
		heading := []string{l.say("    step 2, ", "    第二步，") + r.tier(l, t) + l.say(": of what it still emits", "：剩余排放的")}
		for _, share := range shares.All() {
			heading = append(heading, l.only(share))
		}
		rows = r.step(l, rows, heading, a, func(i int) emission.Amounts {
			if a.Obligations[i].Tier != t+1 {
				return emission.Amounts{}
			}
			return a.Allocation.Step2[i]
		})
	}
	if len(rows) == 1 {
		return l.say("    nothing more is requested 无需加大减排\n", "    无需加大减排\n")
	}
	return table.Format("lrrrr", rows)
}

// step adds the rows of a step to a table, where anything is requested in it.
func (r reckoned) step(l lang, rows [][]string, heading []string, a enterprise.Area, of func(int) emission.Amounts) [][]string {
	var members [][]string
	for i, o := range a.Obligations {
		if amounts := of(i); requests(amounts) {
			row := []string{"      " + r.enterprise(l, o)}
			for _, amount := range amounts.All() {
				row = append(row, kilograms(amount, true))
			}
			members = append(members, row)
		}
	}
	if len(members) == 0 {
		return rows
	}
	return slices.Concat(rows, [][]string{heading}, members)
}

// enterprise names an enterprise with its class and grade.
func (r reckoned) enterprise(l lang, o enterprise.Obligation) string {
	name := r.name(o.ID)
	kind := []string{l.only(o.Class)}
	if o.Class == enterprise.Key {
		kind = append(kind, l.only(o.Grade))
	}
	if l == english && name.English != name.Chinese {
		name.English = name.Chinese + " " + name.English
	}
	return fmt.Sprintf("%s %s", o.ID, l.text(name)) + l.sayf(" (%s)", "（%s）", strings.Join(kind, l.say(", ", "，")))
}

// idle names the counties that do not respond.
func (r reckoned) idle(l lang) string {
	var codes []string
	for _, c := range r.plan.Counties {
		if r.levels[c.Code] == response.NoResponse {
			codes = append(codes, c.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	return table.Format("", r.named(l, []string{l.say("No response then, hence no cut 当时未响应", "当时未响应，无减排")}, codes))
}
