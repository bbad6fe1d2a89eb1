package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Decision is what the policy makes of an input, for every hour of it. It survives a round trip through JSON.
type Assessment struct {
	Reading  GroupReading       `json:"reading"`
	Horizon  aqi.Span           `json:"horizon"`  // from the first to the last hour that any county's series has
	Counties []CountyAssessment `json:"counties"` // all of the region, by code
	// Groups are the groups of counties that carry a level, by level, time and codes.
	Groups []Extent `json:"groups"`
	// Levels hold when the prefecture carries each level that the plans have, lowest first.
	Levels []LevelSpans `json:"levels"`
	// Processes are the prefecture's, by time, at least the plan's MergeHours apart: what [alert.Plan.Decide] takes.
	//
	// Runs are the periods at the lowest level, each with the highest level carried in it, the process with the highest of its
	// runs' (3.7.1: 从高级别). Peak is the highest window of a county that carries it: its middle, or the county's whole process,
	// lies in the hours at which it does. Under the reading GroupMean it is the highest peak of the groups, in lowest terms.
	// Primary counts the heavy hours of each county that carries it, while it does. Sustained is empty: a prefecture carries
	// a level, it is not graded by hours of its own. Open says that more hours of some county may move the end.
	Episodes []alert.Episode `json:"episodes"`
	// Prefecture holds the hours at which the prefecture alerts: its Own level is that of its processes, gaps between periods
	// included; its Floor is the autonomous region's.
	Prefecture []Response `json:"prefecture"`
	// Coverage holds the counties covered at each level or above (4.3.5: 预警范围内的县市), by level and time.
	Coverage []Coverage `json:"coverage"`
	// Filings are the alerts that counties issue by their own finding and file with the prefecture's office, by code and time.
	Filings []Filing `json:"filings"`
}

// CountyAssessment is what concerns one county.
type CountyAssessment struct {
	County   alert.County    `json:"county"`
	Episodes []alert.Episode `json:"episodes"` // its own finding
	// NoData holds the hours of the horizon at which the county has no AQI: it is no finding then.
	NoData []aqi.Span `json:"no_data"`
	// Duties hold the hours at which the county has to respond, or does, by time; at other hours there is nothing.
	Responses []Response `json:"responses"`
}

// Group is a group of contiguous counties that carries a level for some hours. Under the reading EachCounty it is all counties
// that are connected and inside a process of Level or above of their own, while these are the same; under GroupMean the mean of
// the group is inside one such process. Under GroupMean the groups are witnesses: not every group that carries is among
// them, but each county is in one of them whenever it is in any.
type Extent struct {
	Level    alert.Level `json:"level"` // this or above
	From     aqi.Stamp   `json:"from"`
	Until    aqi.Stamp   `json:"until"`    // the hour after the last
	Counties []string    `json:"counties"` // codes, ascending
}

// LevelSpans is when a level or above is carried.
type LevelSpans struct {
	Level    alert.Level `json:"level"`
	Periods  []aqi.Span  `json:"periods"`  // the hours at which some group carries it
	Episodes []aqi.Span  `json:"episodes"` // the periods, those less than the plan's MergeHours apart merged
}

// Coverage is the counties covered at a level or above, while these are the same: in a group that carries it, or named by the
// autonomous region.
type Coverage struct {
	Level    alert.Level `json:"level"`
	From     aqi.Stamp   `json:"from"`
	Until    aqi.Stamp   `json:"until"`    // the hour after the last
	Counties []string    `json:"counties"` // codes, ascending
}

// Duty is the level at which a county or the prefecture responds (启动响应) for some hours, and why.
type Response struct {
	From   aqi.Stamp   `json:"from"`
	Until  aqi.Stamp   `json:"until"`  // the hour after the last
	Level  alert.Level `json:"level"`  // the highest of Floor, Own and Raised; never None
	Floor  alert.Level `json:"floor"`  // the highest level at which it is covered: it must not respond below (不低于)
	Own    alert.Level `json:"own"`    // of its own process
	Raised alert.Level `json:"raised"` // to which it raises itself
	// Because holds a reason for each basis that gives a level, in the order of the bases.
	Because []Reason `json:"because"`
}

// Reason is what a level rests on.
type Reason struct {
	Basis  Basis       `json:"basis"`
	Level  alert.Level `json:"level"`
	Clause aqi.Clause  `json:"clause"`
}

// String returns "Contiguous counties: Orange (喀什地区重污染天气应急预案（修订版）, 3.4)".
func (r Reason) String() string {
	return r.Basis.String() + ": " + r.Level.String() + " (" + r.Clause.String() + ")"
}

// Chinese returns "连片县市：橙色（喀什地区重污染天气应急预案（修订版） 3.4）".
func (r Reason) Chinese() string {
	return r.Basis.Chinese() + "：" + r.Level.Chinese() + "（" + r.Clause.Document + " " + r.Clause.Number + "）"
}

// Filing is an alert that a county issues by its own finding and files with the prefecture's office (报地区指挥部办公室备案, 3.4).
type Filing struct {
	County      string      `json:"county"` // code
	Level       alert.Level `json:"level"`
	From        aqi.Stamp   `json:"from"`
	Until       aqi.Stamp   `json:"until"`       // the hour after the last
	Provisional bool        `json:"provisional"` // the end is provisional
	Clause      aqi.Clause  `json:"clause"`
}
