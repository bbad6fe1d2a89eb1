package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/response"
)

// Profile is what is known of an enterprise (企业档案). What is left out is unknown.
type Profile struct {
	ID     string   `json:"id"` // the inventory's own, unique in it
	Name   aqi.Text `json:"name"`
	County string   `json:"county"` // the county's code, as in alert.County

	// What decides the class (4.3.1.1).
	Designated   response.Fact `json:"designated"`    // designated as a guarantee enterprise (保障民生、城市正常运转、国家战略性产业)
	MajorProject response.Fact `json:"major_project"` // 重大工程项目
	Coal         response.Fact `json:"coal"`          // it burns coal (燃煤)
	Oil          response.Fact `json:"oil"`           // it burns oil (燃油)
	Toxic        response.Fact `json:"toxic"`         // its emissions hold toxic or harmful substances (有毒有害物质)
	Annual       Annual        `json:"annual"`

	Grade Grade `json:"grade"`
	// Enterprise has the industry, the trips and the other facts that the questions of package response need. Its Micro and
	// Grade are not read: the class decides the one, the other is that above.
	Enterprise response.Enterprise `json:"enterprise"`

	Baseline emission.Amounts `json:"baseline"` // what it emits a day without a response
	// Reductions are what its own plan reduces of that at each level. What a lower level has holds at every higher one.
	Reductions emission.Reductions `json:"reductions"`
	Waiver     Waiver              `json:"waiver,omitzero"`
	Task       Task                `json:"task,omitzero"` // of a guarantee enterprise
}

// Source returns the enterprise as an entry of package emission's inventory: an industrial source that at each level reduces
// the most of the levels up to it.
func (p Profile) Source() emission.Source {
	s := emission.Source{ID: p.ID, Name: p.Name, County: p.County, Sector: response.Industrial, Baseline: p.Baseline}
	for l := range p.Reductions.All() {
		s.Reductions = s.Reductions.With(l, p.Reductions.At(l))
	}
	return s
}

// Annual are an enterprise's emissions of a year, each known or unknown. PM2.5 (细颗粒物) is not the particulate matter of the
// shares.
type Annual struct {
	SO2  aqi.Optional[emission.Amount] `json:"so2"`
	NOx  aqi.Optional[emission.Amount] `json:"nox"`
	PM25 aqi.Optional[emission.Amount] `json:"pm25"`
	VOCs aqi.Optional[emission.Amount] `json:"vocs"`
}

// list returns them in their order.
func (a *Annual) list() [4]aqi.Optional[emission.Amount] {
	return [...]aqi.Optional[emission.Amount]{a.SO2, a.NOx, a.PM25, a.VOCs}
}

// Waiver is a share approved in place of the plan's for an enterprise that cannot reach it for objective reasons (确因客观原因无法达到总体减排比例要求的企业,
// 4.3.1 (1)). Of a pollutant of which a lower share is approved, an area never requests more. The zero value is none.
type Waiver struct {
	Approved []Approved `json:"approved"` // by level, lowest first; at a level without one the plan's shares hold
	Reason   string     `json:"reason"`   // the objective reason, with the calculation (详细测算说明和清单)
	Document string     `json:"document"` // the approval
}

// Approved are the shares approved for a level: no more than the plan's, and not falling with the level.
type Approved struct {
	Level  response.Level  `json:"level"`
	Shares emission.Shares `json:"shares"`
}

// UnmarshalJSON reads approved shares. It refuses unknown and repeated keys, and shares left out: "0 %" has to be written.
func (a *Approved) UnmarshalJSON(text []byte) error {
	var read struct {
		Level  response.Level   `json:"level"`
		Shares *emission.Shares `json:"shares"`
	}
	if err := jsonform.Read(text, &read); err != nil {
		return err
	}
	if read.Shares == nil {
		return aqi.Faults{{
			Path: "/shares", Count: 1, Want: want(`each pollutant's, "0 %" for nothing`, "各污染物的比例，不减排填0 %"), Rule: aqi.ErrMissing,
		}}
	}
	*a = Approved{read.Level, *read.Shares}
	return nil
}

// given reports whether there is a waiver.
func (w *Waiver) given() bool { return len(w.Approved) > 0 || w.Reason != "" || w.Document != "" }

// Task is what a guarantee enterprise guarantees.
type Task struct {
	Kind    string                       `json:"kind"`     // the identifier or name of one of the rules' tasks; "" is unknown
	Needs   aqi.Optional[emission.Share] `json:"needs"`    // the least load that the task needs
	MaxLoad aqi.Optional[emission.Share] `json:"max_load"` // the approved one (核定最大允许生产负荷), no less than that
}
