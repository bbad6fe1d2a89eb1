package main

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// notice returns what one enterprise is told, in both languages, and how a day of it is checked.
func (r reckoned) notice(l lang) string {
	o, ok := r.example()
	if !ok {
		return ""
	}
	told := r.ruleset.Notice(r.name(o.ID), o)
	return l.sayf("\nWhat one enterprise is told, in full: %s 企业通知全文（中、英文）\n", "\n企业通知全文（中、英文）：%s\n", o.ID) +
		indented("  ", told.Chinese) + "\n" + indented("  ", told.English) + r.inspected(l, o)
}

const madeUpTrips = 3 // of trucks that had to stop

// reported is a made-up report of a day on which an enterprise did what its own plan has and no more.
func (r reckoned) reported(o enterprise.Obligation) enterprise.DayReport {
	return enterprise.DayReport{
		Date: r.at.Midnight(), Reductions: o.Planned, Load: o.MaxLoad, IndicatorsMet: response.Yes, MonitoringComplete: response.Yes,
		DataFalsified: response.No, RecordsFalsified: response.No,
		Trucks: []enterprise.TruckTrips{{
			Truck: response.Truck{Standard: response.ChinaIV, Special: response.No, Dangerous: response.No},
			Trips: aqi.Known(madeUpTrips),
		}},
		Machines: []enterprise.MachineUse{}, // none were used
	}
}

// inspected returns the findings on such a day, and what follows from them.
func (r reckoned) inspected(l lang, o enterprise.Obligation) string {
	reported := r.reported(o)
	c, err := r.ruleset.Compliance(o, enterprise.OwnPlan{}, reported)
	if err != nil {
		return indented("  ", err.Error())
	}
	text := l.sayf("\nHow a day is checked: %s on %s, a made-up report 日报核查示例\n", "\n日报核查示例：%s，%s，虚构日报\n",
		l.text(r.name(o.ID)), date(reported.Date)) +
		paragraph(l.sayf("It reports that it cut %s: what its own plan has, and nothing besides. %d trips were made by trucks of China IV.",
			"日报：减排%s，即只完成自身方案；国Ⅳ重型货车进出%d辆次。", l.only(o.Planned), madeUpTrips))
	findings := map[response.Finding]bool{}
	for _, b := range c.Breaches {
		text += indented("  - ", l.say("breach: ", "违反：")+l.only(b))
		findings[b.Finding] = true
	}
	for _, b := range c.Unclear {
		text += indented("  - ", l.say("unclear: ", "待查：")+l.only(b))
	}
	if c.Unreported != 0 {
		text += indented("  - ", l.say("not reported: ", "未报：")+l.only(c.Unreported))
	}
	if len(c.Breaches)+len(c.Unclear) == 0 {
		text += l.say("  nothing is found against it 未发现问题\n", "  未发现问题\n")
	}
	for _, consequence := range r.plan.Catalogue.Consequences {
		if findings[consequence.Finding] {
			text += indented("  ", l.sayf("What follows (%s): ", "处理（%s）：", consequence.Clause.Number)+l.only(consequence))
		}
	}
	return text
}

var (
	madeUpInventorySource = aqi.Text{
		Chinese: "虚构清单：企业均不存在，排放量并非实测，",
		English: "MADE-UP INVENTORY: none of its enterprises exists, and nobody measured its amounts 虚构清单. It has",
	}
	fileInventorySource = aqi.Text{Chinese: "清单取自文件，", English: "The inventory was read from a file. It has"}
)
