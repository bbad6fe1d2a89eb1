package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Assessment is what a policy makes of an input, for every hour of it (区域判定). Its span goes from the first to the last hour
// that any county's series has.
//
//clearsky:whole
type Assessment struct {
	Reading GroupReading `json:"reading"`
	aqi.Span
	Counties []CountyAssessment `json:"counties"` // all of the region, by code
	// Groups are the counties that carry a level or above at some hour of each period at which any do, by level and time. Under
	// GroupMean they are groups whose mean is inside an episode of the level or above, while it is; they are witnesses: not every
	// group that carries is among them, but each county is in one of them whenever it is in any.
	Groups []Extent `json:"groups"`
	// Levels hold when the prefecture carries each level that the plans have, lowest first.
	Levels []LevelSpans `json:"levels"`
	// Episodes are the prefecture's, by time, at least the plan's MergeHours apart.
	//
	// Runs are the periods at the lowest level, each with the highest level carried in it, the episode with the highest of its
	// runs' (3.7.1: 从高级别). Peak and Primary are those of the counties' episodes in which they carry it, hours added up. Under GroupMean
	// Peak is the highest of the groups, in lowest terms, and Primary counts each county's heavy hours while it is in a group.
	// Sustained is empty: a prefecture carries a level, it is not graded by hours of its own. An episode is open where counties whose
	// episodes are open carry it beyond all data; its end is then the hour after the last at which as many counties as it takes are
	// inside by known hours.
	Episodes []alert.Episode `json:"episodes"`
}

// CountyAssessment is what concerns one county.
//
//clearsky:whole
type CountyAssessment struct {
	County   alert.County    `json:"county"`
	Episodes []alert.Episode `json:"episodes"` // its own finding
	// NoData holds the hours of the assessment at which the county has no AQI: it is no finding then.
	NoData []aqi.Span `json:"no_data"`
	// Carries are the hours at which it carries each level or above together with others, by level and time.
	Carries []alert.LevelSpan `json:"carries"`
}

// Extent is the counties that reach a level (范围).
//
//clearsky:whole
type Extent struct {
	Level alert.Level `json:"level"` // this or above
	aqi.Span
	Counties []string `json:"counties"` // codes, ascending
}

// LevelSpans is when a level or above is carried.
//
//clearsky:whole
type LevelSpans struct {
	Level    alert.Level `json:"level"`
	Periods  []aqi.Span  `json:"periods"`  // the hours at which some group carries it
	Episodes []aqi.Span  `json:"episodes"` // the periods, those less than the plan's MergeHours apart merged
}

// Response is some hours at which a county or the prefecture responds at one level (启动响应), and why.
//
//clearsky:whole
type Response struct {
	aqi.Span
	Level response.Level `json:"level"` // of the highest of Floor, Own and Raised; none where the plan answers that alert by none
	// Floor is the level of the prefecture's alert, for all of an episode in which the county carries any level of it, and what a superior
	// or a judgement demands of the county: it must not respond below (不低于).
	Floor  alert.Level `json:"floor"`
	Own    alert.Level `json:"own"`    // of its own episode
	Raised alert.Level `json:"raised"` // to which it raises itself
	// Reasons holds one for each basis that gives a level, in the order of the bases.
	Reasons []Reason `json:"reasons"`
}

// Reason is what a level rests on.
//
//clearsky:whole
type Reason struct {
	Basis  Basis       `json:"basis"`
	Level  alert.Level `json:"level"`
	Clause aqi.Clause  `json:"clause"`
}

// Filing is an alert that a county issues by its own finding and files with the prefecture's office (报地区指挥部办公室备案, 3.4).
//
//clearsky:whole
type Filing struct {
	County string      `json:"county"` // code
	Act    alert.Act   `json:"act"`
	Level  alert.Level `json:"level"`
	aqi.Span
	Provisional bool       `json:"provisional"` // more hours may move the end
	Clause      aqi.Clause `json:"clause"`
}
