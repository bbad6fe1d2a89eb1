package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/response"
)

// Day is what is reported, or found, of an enterprise on a day. What is left out is not known, which is no finding.
type DayReport struct {
	Date       aqi.Stamp        `json:"date"`       // its first hour
	Reductions emission.Amounts `json:"reductions"` // what it gave up
	Load       Load             `json:"load"`       // of the whole enterprise, where its load is capped
	Points     []PointReport    `json:"points"`     // of the points of its own plan
	Trucks     []TruckTrips     `json:"trucks"`     // nil: not reported; empty: none ran
	Machines   []MachineUse     `json:"machines"`   // nil: not reported; empty: none were used
	// DataFalsified and RecordsFalsified are findings of an inspection (自动监测数据造假、生产记录造假).
	DataFalsified      response.Fact `json:"data_falsified"`
	RecordsFalsified   response.Fact `json:"records_falsified"`
	IndicatorsMet      response.Fact `json:"indicators_met"`      // of its grade (达到相应指标要求)
	MonitoringComplete response.Fact `json:"monitoring_complete"` // its monitoring system is complete
}

// PointReport is the load of a point.
type PointReport struct {
	Point string `json:"point"`
	Load  Load   `json:"load"`
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

// Breach is something in which a day does not keep to the obligation. Breaches compare with ==.
type Breach struct {
	Kind   BreachKind `json:"kind"`
	Clause aqi.Clause `json:"clause"`
	// Finding is what it is in the terms of clause 7, for response.Catalogue.Consequence.
	Finding   response.Finding   `json:"finding"`
	Pollutant emission.Pollutant `json:"pollutant,omitzero"` // of ReductionShort
	Got       Figure             `json:"got,omitzero"`       // of ReductionShort: what it gave up
	Owed      Figure             `json:"owed,omitzero"`      // and what it owes
	Point     string             `json:"point,omitempty"`    // of LoadExceeded; "" for the whole enterprise
	Load      Load               `json:"load,omitzero"`      // of LoadExceeded
	MaxLoad   Load               `json:"max_load,omitzero"`
	Answer    response.Answer    `json:"answer,omitzero"` // of TruckRan and MachineUsed
	Standard  response.Standard  `json:"standard,omitzero"`
}

// BreachKind is a kind of breach. The zero value is none.
type BreachKind uint8

// The kinds of breach.
const (
	ReductionShort       BreachKind = iota + 1 // less cut than owed
	LoadExceeded                               // above the approved load, or a limit of its own plan
	TruckRan                                   // a truck ran that had to stand
	MachineUsed                                // a machine was used that had to stand
	DataFalsified                              // 自动监测数据造假
	RecordsFalsified                           // 生产记录造假
	BelowGrade                                 // 未达到相应指标要求
	MonitoringIncomplete                       // 未完善监管监控体系
)

var breachKinds = enum.Table[BreachKind]{Type: "enterprise.BreachKind", Names: []enum.Name{
	ReductionShort:       {Word: "reduction-short", English: "less cut than owed", Chinese: "减排量不足"},
	LoadExceeded:         {Word: "load-exceeded", English: "load above its limit", Chinese: "生产负荷超限"},
	TruckRan:             {Word: "truck-ran", English: "a truck ran that had to stand", Chinese: "使用应停用的重型货车"},
	MachineUsed:          {Word: "machine-used", English: "a machine was used that had to stand", Chinese: "使用应停用的非道路移动机械"},
	DataFalsified:        {Word: "data-false", English: "monitoring data falsified", Chinese: "自动监测数据造假"},
	RecordsFalsified:     {Word: "records-false", English: "production records falsified", Chinese: "生产记录造假"},
	BelowGrade:           {Word: "below-grade", English: "indicators of its grade not met", Chinese: "未达到绩效指标要求"},
	MonitoringIncomplete: {Word: "monitoring-unfinished", English: "monitoring system not complete", Chinese: "监管监控体系不完善"},
}}
