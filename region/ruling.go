package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Outcome is what a step comes to: what is to be done at an hour, by whom and why, and the state for the next step.
//
//clearsky:whole
type Outcome struct {
	At   aqi.Stamp `json:"at"`
	Next State     `json:"next"` // every act counts as carried out
	// Rulings are, track by track, that of the prefecture and then those of all counties by code.
	Rulings []Ruling           `json:"rulings"`
	Due     []response.DueItem `json:"due"`
	Unknown []Missing          `json:"unknown"` // by code; of the first track's series
	// Adjustments are those of the hour, as known.
	Adjustments map[string]response.Adjustment `json:"adjustments"`
}

// Ruling is what is decided for the prefecture or for a county.
//
//clearsky:whole
type Ruling struct {
	Track  string `json:"track"`
	County string `json:"county"` // code; none for the prefecture
	// Before is what to put back into the next state where the act is not carried out; the clocks run on. A lifting that is made public for a
	// later hour is it with the State of [alert.Decision.ToldFor]; an issue, the alert of the next state with that.
	Before   Alert          `json:"before"`
	Decision alert.Decision `json:"decision"`
	// Extent are the codes of the counties that carry the prefecture's alert as announced, Covered those of all that it covers.
	Extent  []string `json:"extent"`
	Covered []string `json:"covered"`
	// Responses are the hours from the hour decided at on at which the county or the prefecture responds, by time, over all tracks. A
	// provisional end is the hour expected.
	Responses []Response `json:"responses"`
	// Notice is what is made public of an act that changes the alert, Filing what a county then reports to the prefecture's office;
	// null where there is none.
	Notice *alert.Notice `json:"notice"`
	Filing *Filing       `json:"filing"`
}

// Response returns the ruling's response at an hour, the zero Response where there is none.
func (r Ruling) Response(hour aqi.Stamp) Response {
	for _, s := range r.Responses {
		if s.Contains(hour) {
			return s
		}
	}
	return Response{}
}

// Levels returns each county's response level at the hour decided at, by code: what package enterprise asks for.
func (o Outcome) Levels() map[string]response.Level {
	levels := map[string]response.Level{}
	for _, r := range o.Rulings {
		if r.County != "" {
			levels[r.County] = max(levels[r.County], r.Response(o.At).Level)
		}
	}
	return levels
}

// Ruling returns the first track's ruling for a county, for the prefecture where the code is empty, and false where there is none.
func (o Outcome) Ruling(county string) (Ruling, bool) {
	for _, r := range o.Rulings {
		if r.County == county {
			return r, true
		}
	}
	return Ruling{}, false
}

// Acts returns the rulings that change an alert.
func (o Outcome) Acts() []Ruling {
	var acts []Ruling
	for _, r := range o.Rulings {
		if r.Decision.Act.Changes() {
			acts = append(acts, r)
		}
	}
	return acts
}
