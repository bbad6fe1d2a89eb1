package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
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
