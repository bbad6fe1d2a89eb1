package main

import (
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/response"
)

// whole returns the prefecture's totals: its counties by their own levels, and all of it by its own.
func (r reckoned) whole(l lang) string {
	text := l.say("\nThe prefecture: the counties that respond, each held to its own level 地区合计（按各县市级别）\n",
		"\n地区合计：响应县市各按自身级别\n") + r.byCounties(l)
	if r.result.Level == response.NoResponse {
		return text + l.say("\nThe prefecture itself does not respond then 地区当时未响应\n", "\n地区当时未响应\n")
	}
	return text + l.sayf("\nThe prefecture: all %d counties held to its own %s 地区合计（按地区级别）\n",
		"\n地区合计：全部%d个县市按地区级别（%s）\n", len(r.plan.Counties), l.name(r.result.Level)) +
		r.byLevel(l) + paragraph(l.say(
		"Which share “the whole society” 全社会 is of is a reading: by default a county's, at the county's level. Counties that do not "+
			"respond reduce nothing, so that the whole can be short even where each county that responds meets its own target.",
		"“全社会”默认解读为响应县市各自的全社会排放；未响应的县市不减排，故全地区可能不足，而各响应县市已达标。"))
}

// byCounties adds up what each county is held to.
func (r reckoned) byCounties(l lang) string {
	rows := headed(l, areaHeader, areaHeaderChinese)
	for p := range emission.AllPollutants.All() {
		var baseline, required, brings, short, first, second emission.Amount
		for _, a := range r.result.Counties {
			result, _ := a.Before.Of(p)
			afterFirst, _ := a.Allocation.AfterStep1.Of(p)
			remains, _ := a.Allocation.Remainder.Of(p)
			if a.Level > response.NoResponse {
				baseline += result.Baseline
			}
			required, brings, short = required+result.Required, brings+result.Reduction, short+result.Shortfall
			first, second = first+afterFirst, second+remains
		}
		rows = append(rows, []string{
			"  " + l.name(p), kilograms(baseline, false), l.say("by county", "按县市"), kilograms(required, true), kilograms(brings, false),
			l.only(emission.Ratio{Reduction: brings, Baseline: baseline}), kilograms(short, true), kilograms(first, true),
			kilograms(second, true),
		})
	}
	return table.Format(areaAlign, rows)
}

var (
	wholeHeader = []string{"  pollutant", "baseline", "target", "required", "plans bring", "share", "short", "with steps 1, 2", "share", "short"}

	wholeHeaderChinese = []string{"  污染物", "基准排放", "目标", "应减", "方案减排", "占比", "缺口", "两步后减排", "占比", "缺口"}
)

// byLevel holds the whole prefecture to the target of its level.
func (r reckoned) byLevel(l lang) string {
	rows := headed(l, wholeHeader, wholeHeaderChinese)
	for p := range emission.AllPollutants.All() {
		before, _ := r.result.Before.Of(p)
		after, _ := r.result.After.Of(p)
		rows = append(rows, []string{
			"  " + l.name(p), kilograms(before.Baseline, false), l.only(before.Target), kilograms(before.Required, true),
			kilograms(before.Reduction, false), l.only(before.Ratio()), kilograms(before.Shortfall, true),
			kilograms(after.Reduction, false), l.only(after.Ratio()), kilograms(after.Shortfall, true),
		})
	}
	return table.Format("lrrrrrrrrr", rows)
}

// bySector returns what each kind of source emits, and what it reduces of that.
func (r reckoned) bySector(l lang) string {
	rows := [][]string{{l.say("  sector 污染源", "  污染源"), l.say("sources", "个数")}}
	for p := range emission.AllPollutants.All() {
		rows[0] = append(rows[0], l.only(p))
	}
	for _, s := range r.sectors {
		row := []string{"  " + l.name(s.Sector), l.sayf("%d", "%d", s.Total.Sources)}
		for p := range emission.AllPollutants.All() {
			row = append(row, reduced(l, s.Total.Ratio(p)))
		}
		rows = append(rows, row)
		if s.Sector == response.Industrial {
			rows = append(rows, r.industrial(l, s.Total))
		}
	}
	return l.say("\nBy kind of source, in all counties: what the plans reduce, and the share of the baseline 按污染源类别\n",
		"\n按污染源类别：全部县市的方案减排量及占基准排放的比例\n") + table.Format("lrrrrr", rows)
}

// industrial returns the row of what enterprises reduce with what is requested of them.
func (r reckoned) industrial(l lang, total emission.Total) []string {
	row := []string{l.say("    with steps 1 and 2 两步后", "    两步后"), ""}
	for p := range emission.AllPollutants.All() {
		ratio := total.Ratio(p)
		for _, a := range r.result.Counties {
			for i := range a.Obligations {
				first, _ := a.Allocation.Step1[i].Of(p)
				second, _ := a.Allocation.Step2[i].Of(p)
				ratio.Reduction += first + second
			}
		}
		row = append(row, reduced(l, ratio))
	}
	return row
}

func reduced(l lang, r emission.Ratio) string {
	if _, ok := r.Percent(0); !ok {
		return "–"
	}
	return kilograms(r.Reduction, false) + l.sayf(" (%s)", "（%s）", l.only(r))
}
