package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// DayReport is what is reported, or found by an inspection, of an enterprise on a day (落实情况日报). What is left out is not known,
// which is no breach.
type DayReport struct {
	Date       aqi.Stamp                    `json:"date"`       // its first hour
	Reductions emission.Amounts             `json:"reductions"` // what it reduced
	Load       aqi.Optional[emission.Share] `json:"load"`       // of the whole enterprise, where its load is capped
	Points     []PointReport                `json:"points"`     // of points of its own plan, each once
	Trucks     []TruckTrips                 `json:"trucks"`     // nil: not reported; empty: none ran
	Machines   []MachineUse                 `json:"machines"`   // nil: not reported; empty: none were used
	// Kept says which duties of the rules are kept, by their identifiers, of those that are shown by [ByStatement]: that its placard is
	// up, its monitoring data true.
	Kept map[string]response.Fact `json:"kept"`
}

// PointReport is the load of a point of the enterprise's own plan, the highest of the day, and what was reduced there.
type PointReport struct {
	Point      string                       `json:"point"`
	Load       aqi.Optional[emission.Share] `json:"load"`
	Reductions emission.Amounts             `json:"reductions"`
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
