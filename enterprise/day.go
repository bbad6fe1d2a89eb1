package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/response"
)

// DayReport is what is reported, or found, of an enterprise on a day (落实情况日报). What is left out is not known, which is no breach.
type DayReport struct {
	Date       aqi.Stamp                    `json:"date"`       // its first hour
	Reductions emission.Amounts             `json:"reductions"` // what it reduced
	Load       aqi.Optional[emission.Share] `json:"load"`       // of the whole enterprise, where its load is capped
	Points     []PointReport                `json:"points"`     // of the points of its own plan
	Trucks     []TruckTrips                 `json:"trucks"`     // nil: not reported; empty: none ran
	Machines   []MachineUse                 `json:"machines"`   // nil: not reported; empty: none were used
	// DataFalsified and RecordsFalsified are findings of an inspection (自动监测数据造假、生产记录造假).
	DataFalsified      response.Fact `json:"data_falsified"`
	RecordsFalsified   response.Fact `json:"records_falsified"`
	IndicatorsMet      response.Fact `json:"indicators_met"`      // of its grade (达到相应指标要求)
	MonitoringComplete response.Fact `json:"monitoring_complete"` // its monitoring system is complete
}

// PointReport is the load of a point of the enterprise's own plan.
type PointReport struct {
	Point string                       `json:"point"`
	Load  aqi.Optional[emission.Share] `json:"load"`
}

// TruckTrips are the trips of heavy trucks of one kind; their site is the enterprise's.
type TruckTrips struct {
	Truck response.Truck    `json:"truck"`
	Trips aqi.Optional[int] `json:"trips"`
}

// MachineUse are non-road machines of one kind in its plant.
type MachineUse struct {
	Machine response.Machine `json:"machine"`
	Used    response.Fact    `json:"used"`
}

// Breach is something in which a day does not keep to the obligation.
//
//clearsky:whole
type Breach struct {
	Kind   BreachKind `json:"kind"`
	Clause aqi.Clause `json:"clause"`
	// Finding is what it is in the terms of clause 7, for response.Catalogue.Consequence.
	Finding   response.Finding `json:"finding"`
	Where     string           `json:"where"`              // a JSON Pointer into the report: "/report/trucks/1"
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
