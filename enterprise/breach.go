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
	// Finding is what it is in the terms of clause 7, for response.Catalogue.Consequence.
	Finding   response.Finding `json:"finding"`
	Path      string           `json:"path"`               // a JSON Pointer into the report: "/report/trucks/1"
	Shortfall Shortfall        `json:"shortfall,omitzero"` // of ReductionShort
	Excess    Excess           `json:"excess,omitzero"`    // of LoadExceeded
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
	ReductionShort       BreachKind = iota + 1 // less reduced than owed
	LoadExceeded                               // above the approved load, or a limit of its own plan
	TruckRan                                   // a truck ran that had to stop
	MachineUsed                                // a machine was used that had to stop
	DataFalsified                              // 自动监测数据造假
	RecordsFalsified                           // 生产记录造假
	BelowGrade                                 // 未达到相应指标要求
	MonitoringIncomplete                       // 未完善监管监控体系
)

var breachKinds = enum.Table[BreachKind]{Type: "enterprise.BreachKind", Names: []enum.Name{
	ReductionShort:       {Word: "reduction-short", English: "less reduced than owed", Chinese: "减排量不足"},
	LoadExceeded:         {Word: "load-exceeded", English: "load above its limit", Chinese: "生产负荷超限"},
	TruckRan:             {Word: "truck-ran", English: "a truck ran that had to stop", Chinese: "使用应停用的重型货车"},
	MachineUsed:          {Word: "machine-used", English: "a machine was used that had to stop", Chinese: "使用应停用的非道路移动机械"},
	DataFalsified:        {Word: "data-falsified", English: "monitoring data falsified", Chinese: "自动监测数据造假"},
	RecordsFalsified:     {Word: "records-falsified", English: "production records falsified", Chinese: "生产记录造假"},
	BelowGrade:           {Word: "below-grade", English: "indicators of its grade not met", Chinese: "未达到绩效指标要求"},
	MonitoringIncomplete: {Word: "monitoring-incomplete", English: "monitoring system not complete", Chinese: "监管监控体系不完善"},
}}

// String returns "less reduced than owed, NOx: 3 kg of 5 kg (4.3.1 (1))" and the like.
func (b Breach) String() string { return b.text(wording.English) }

// Chinese returns the same in Chinese.
func (b Breach) Chinese() string { return b.text(wording.Chinese) }

func (b *Breach) text(l wording.Language) string {
	return l.Join(l.Of(b.Kind), b.detail(l)) + l.Bracket(b.Clause.Number)
}

// detail says how much it was of what.
func (b *Breach) detail(l wording.Language) string {
	switch b.Kind {
	case ReductionShort:
		return l.F("%s: %s of %s", "%s：%s，应为%s", b.Shortfall.Pollutant, b.Shortfall.Got, b.Shortfall.Owed)
	case LoadExceeded:
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
