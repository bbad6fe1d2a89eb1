package region_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/restated/restatedtest"
	"github.com/clearsky-go/clearsky/region"
)

// bare leaves of hours what the restatement knows: those that do not count are missing.
func bare(t fataler, p region.Plan, k region.Known) {
	for code, s := range k.Series {
		rules := ready(t, p.Tracks[0].Plan)
		if own, ok := p.Tracks[0].Counties[code]; ok {
			rules = ready(t, own)
		}
		for i, h := range s.Hours {
			if !rules.AQI(h).Valid() {
				s.Hours[i] = alert.Hour{Marks: alert.NoParticles}
			}
		}
	}
}

func placeOf(p region.Plan) restated.Place {
	place := restated.Place{
		Plan: restatedtest.Plan(p.Tracks[0].Plan), Own: map[int]restated.Plan{}, Counties: len(p.Counties),
		Together: p.Policy.Together, Group: p.Policy.Criteria[0].Count, Anywhere: p.Policy.Criteria[0].Anywhere,
	}
	for code, own := range p.Tracks[0].Counties {
		place.Own[number(p, code)] = restatedtest.Plan(own)
	}
	for _, b := range p.Borders {
		place.Borders = append(place.Borders, [2]int{number(p, b[0]), number(p, b[1])})
	}
	return place
}

// number is a county's number, by code.
func number(p region.Plan, code string) int { return slices.Index(codes(p), code) }

// codes are the counties' codes, ascending.
func codes(p region.Plan) []string {
	var list []string
	for _, c := range p.Counties {
		list = append(list, c.Code)
	}
	slices.Sort(list)
	return list
}

func knownOf(p region.Plan, k region.Known) restated.Known {
	known := restated.Known{At: int(k.At), Series: make([]restated.Series, len(p.Counties))}
	for code, s := range k.Series {
		known.Series[number(p, code)] = restatedtest.Series(s, func(h alert.Hour) aqi.Index { return h.AQI })
	}
	for _, d := range k.Demands {
		known.Orders = append(known.Orders, orderOf(p, d))
	}
	return known
}

func orderOf(p region.Plan, d alert.Demand) restated.Order {
	o := restated.Order{From: int(d.From), Until: int(d.Until), Level: int(d.Level)}
	o.Kind = map[alert.DemandKind]string{
		alert.SuperiorAlert: restated.Superior, alert.Judgement: restated.Judgement, alert.VoluntaryRaise: restated.Raise,
		alert.EndDeclared: restated.Ended,
	}[d.Kind]
	if d.Until == 0 {
		o.Until = restated.Endless
	}
	for _, code := range d.Counties {
		o.Counties = append(o.Counties, number(p, code))
	}
	return o
}

// stateText is an alert's state in a form that reads well, hours counted from now.
type stateText struct{ Announced, Own, Clocks string }

func stateOf(at aqi.Stamp, s restated.State) stateText {
	clocks := ""
	for _, level := range slices.Sorted(maps.Keys(s.Clocks)) {
		clocks += fmt.Sprintf(" %d since %d", level, s.Clocks[level]-int(at))
	}
	return stateText{scheduleText(at, s.Announced), scheduleText(at, s.Own), clocks}
}

func libraryState(at aqi.Stamp, s alert.State) stateText {
	return stateOf(at, restatedtest.State(s))
}

func scheduleText(at aqi.Stamp, s restated.Schedule) string {
	if len(s.Spans) == 0 {
		return "none"
	}
	text := fmt.Sprintf("began %d:", s.Began-int(at))
	for _, span := range s.Spans {
		text += fmt.Sprintf(" %v [%d, %d)", alert.Level(span.Level), span.From-int(at), span.Until-int(at))
	}
	if s.Provisional {
		text += ", provisional"
	}
	return text
}

// tell says what is known and was before, hours counted from now.
func tell(p region.Plan, k region.Known, r region.Ruling, d restated.Decision) string {
	text := fmt.Sprintf("before %+v\nlibrary after  %+v\nrestated after %+v\n", libraryState(k.At, r.Decision.Before), libraryState(k.At, r.Decision.After), stateOf(k.At, d.State))
	text += fmt.Sprintf("%+v\n", placeOf(p))
	e := r.Decision.Evidence.Episode
	text += fmt.Sprintf("episode %v [%d, %d) open %v ended %v, last valid %d, extent %v\n", e.Level, e.From-k.At, e.Until-k.At, e.Open, r.Decision.Evidence.Ended, r.Decision.Evidence.LastValid-k.At, r.Before.Extent)
	for _, demand := range k.Demands {
		text += fmt.Sprintf("%v %v [%d, %d) %v\n", demand.Kind, demand.Level, demand.From-k.At, demand.Until-k.At, demand.Counties)
	}
	for _, code := range slices.Sorted(maps.Keys(k.Series)) {
		s := k.Series[code]
		text += code + ":"
		for i := 0; i < len(s.Hours); {
			j := i
			for j < len(s.Hours) && s.Hours[j].AQI == s.Hours[i].AQI && (s.Start+aqi.Stamp(j) != k.At || j == i) {
				j++
			}
			text += fmt.Sprintf(" [%d)%v", int(s.Start-k.At)+j, s.Hours[i].AQI)
			i = j
		}
		text += "\n"
	}
	return text
}
