package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Breach is something in which a day does not keep to the obligation.
type Breach struct {
	Kind   BreachKind `json:"kind"`
	Clause aqi.Clause `json:"clause"`
	// Finding is what it is in the terms of clause 7, for response.Catalogue.Consequence; none where nothing follows by the plan.
	Finding   response.Finding `json:"finding,omitzero"`
	Path      string           `json:"path"`               // a JSON Pointer into the report: "/report/trucks/1"
	Shortfall Shortfall        `json:"shortfall,omitzero"` // of ReductionShort and PlanShort
	Excess    Excess           `json:"excess,omitzero"`    // of LoadExceeded and PlanLoadExceeded
	Use       Use              `json:"use,omitzero"`       // of TruckRan and MachineUsed
}

// Shortfall is a reduction of less than is owed.
//
//clearsky:whole
type Shortfall struct {
	Pollutant emission.Pollutant `json:"pollutant"`
	Got       emission.Amount    `json:"got"`
	Owed      emission.Amount    `json:"owed"`
}

func (s *Shortfall) text(l wording.Language) string {
	return l.F("%s: %s of %s", "%s：%s，应为%s", s.Pollutant, s.Got, s.Owed)
}

// Excess is a load above its limit.
//
//clearsky:whole
type Excess struct {
	Point string         `json:"point"` // "" for the whole enterprise
	Got   emission.Share `json:"got"`
	Limit emission.Share `json:"limit"`
}

// Use is the use of a truck or machine that had to stop, or may have had to.
//
//clearsky:whole
type Use struct {
	Standard response.Standard `json:"standard"`
	Answer   response.Answer   `json:"answer"` // what the place's catalogue says of it; the own plan may stop more
}

// BreachKind is a kind of breach. The zero value is none.
type BreachKind uint8

// The kinds of breach.
const (
	ReductionShort       BreachKind = iota + 1 // less reduced than its share
	PlanShort                                  // less reduced than by its own plan
	LoadExceeded                               // above the approved load
	PlanLoadExceeded                           // above a limit of its own plan
	TruckRan                                   // a truck ran that had to stop
	MachineUsed                                // a machine was used that had to stop
	DataFalsified                              // 自动监测数据造假
	RecordsFalsified                           // 生产记录造假
	BelowGrade                                 // 未达到相应指标要求
	MonitoringIncomplete                       // 未完善监管监控体系
)

var breachKinds = enum.Table[BreachKind]{Type: "enterprise.BreachKind", Names: []enum.Name{
	ReductionShort:       {Word: "reduction-short", English: "less reduced than its share", Chinese: "未达减排比例"},
	PlanShort:            {Word: "plan-short", English: "less reduced than its own plan has", Chinese: "未达一厂一策减排量"},
	LoadExceeded:         {Word: "load-exceeded", English: "load above the approved one", Chinese: "超核定负荷生产"},
	PlanLoadExceeded:     {Word: "plan-load-exceeded", English: "load above the limit of its own plan", Chinese: "超一厂一策负荷生产"},
	TruckRan:             {Word: "truck-ran", English: "a truck ran that had to stop", Chinese: "使用应停用的重型货车"},
	MachineUsed:          {Word: "machine-used", English: "a machine was used that had to stop", Chinese: "使用应停用的非道路移动机械"},
	DataFalsified:        {Word: "data-falsified", English: "monitoring data falsified", Chinese: "自动监测数据造假"},
	RecordsFalsified:     {Word: "records-falsified", English: "production records falsified", Chinese: "生产记录造假"},
	BelowGrade:           {Word: "below-grade", English: "indicators of its grade not met", Chinese: "未达到绩效指标要求"},
	MonitoringIncomplete: {Word: "monitoring-incomplete", English: "monitoring system not complete", Chinese: "监管监控体系不完善"},
}}

// BreachRule is what a kind of breach fails in, and what it is in the terms of the plan's consequences.
type BreachRule struct {
	Kind BreachKind `json:"kind"`
	Duty string     `json:"duty"` // the identifier of the duty whose clause it breaks; none: that which has the consequence
	// Finding is of one of the catalogue's consequences; none where the plan has none follow.
	Finding response.Finding `json:"finding,omitzero"`
}

// kashgarFindings are those of clause 7 of Kashgar's plan. Of trucks and machines, the measure that stops them has the clause.
func kashgarFindings() []BreachRule {
	return []BreachRule{
		{ReductionShort, "share", response.MeasureNotTaken},
		{PlanShort, "iii-industry-list", response.MeasureNotTaken},
		{LoadExceeded, "approved-load", response.MeasureNotTaken},
		{PlanLoadExceeded, "iii-industry-list", response.MeasureNotTaken},
		{TruckRan, "", response.MeasureNotTaken},
		{MachineUsed, "", response.MeasureNotTaken},
		{DataFalsified, "", response.MeasureNotTaken},
		{RecordsFalsified, "", response.MeasureNotTaken},
		{BelowGrade, "", response.IndicatorsNotMet},
		{MonitoringIncomplete, "ii-industry-monitoring", response.MeasureNotTaken},
	}
}

// finding is a rule of a kind of breach with the clause that it breaks.
type finding struct {
	BreachRule
	Clause aqi.Clause
}

// finding returns the rule of a kind of breach.
func (rs *Ruleset) finding(k BreachKind) finding {
	var f finding
	for _, rule := range rs.rules.Findings {
		if rule.Kind == k {
			f.BreachRule = rule
		}
	}
	if d := rs.rules.duty(f.Duty); d != nil {
		f.Clause = d.Clause
	} else if c, ok := rs.catalogue.Consequence(f.Finding); ok {
		f.Clause = c.Clause
	}
	return f
}

// String returns "less reduced than its share, NOx: 3 kg of 5 kg (4.3.1 (1))" and the like.
func (b Breach) String() string { return b.text(wording.English) }

// Chinese returns the same in Chinese.
func (b Breach) Chinese() string { return b.text(wording.Chinese) }

func (b *Breach) text(l wording.Language) string {
	return l.Join(l.Of(b.Kind), b.detail(l)) + l.Bracket(b.Clause.Number)
}

// detail says how much it was of what.
func (b *Breach) detail(l wording.Language) string {
	switch b.Kind {
	case ReductionShort, PlanShort:
		return b.Shortfall.text(l)
	case LoadExceeded, PlanLoadExceeded:
		load := l.F("%s of at most %s", "%s，限%s", b.Excess.Got, b.Excess.Limit)
		if b.Excess.Point == "" {
			return load
		}
		return b.Excess.Point + l.Pick(": ", "：") + load
	case TruckRan, MachineUsed:
		return l.Of(b.Use.Standard)
	case DataFalsified, RecordsFalsified, BelowGrade, MonitoringIncomplete:
	}
	return ""
}
