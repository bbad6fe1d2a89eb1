package region

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// StateFormat is the number of the JSON form that a [State] has today.
const StateFormat = 1

// State is what is kept of a place from one step to the next. The zero State is that of a place where nothing was decided yet.
// Whoever does not carry out an act puts the alert back: next.Alerts[r.Track][r.County] = r.Before.
//
//clearsky:whole
type State struct {
	Format int       `json:"format"` // StateFormat; 0 of the zero State alone
	At     aqi.Stamp `json:"at"`     // the hour last decided at
	// Since is the hour before which hours do not matter any more: what is known at a later hour may leave them out.
	Since aqi.Stamp `json:"since"`
	// Alerts are those of each track, by its identifier, and in these of each county by code; that of the prefecture has no code.
	Alerts map[string]map[string]Alert `json:"alerts"`
	// Activations are the responses that go on, and those of which something may still be due, of each county and of the prefecture.
	Activations []response.Activation `json:"activations"`
	// Issued are the hours at which a response at each level or a higher one was called for, by county; "" is the prefecture. Only where the
	// plan has measures that begin later.
	Issued map[string]map[response.Level]aqi.Stamp `json:"issued,omitempty"`
}

// Alert is what is kept of the alert of the prefecture or of a county.
//
//clearsky:whole
type Alert struct {
	State alert.State `json:"state"`
	// Extent are the codes of the counties that carry the prefecture's alert as announced, Covered those of all that it covers.
	Extent  []string `json:"extent"`
	Covered []string `json:"covered"`
}

// checkState adds the faults of a state that are not those of its alerts, which deciding finds.
func (o *Office) checkState(fs *aqi.Faults, s State, at aqi.Stamp) {
	if s.Format != StateFormat && (s.Format != 0 || s.At != 0 || len(s.Alerts) > 0) {
		fs.Add(aqi.Fault{
			Path: "/state/format", Got: strconv.Itoa(s.Format), Want: want("%d", "%d", StateFormat), Rule: aqi.ErrUnknown,
		})
	}
	if s.At != 0 {
		faults.Hour(fs, "/state/at", s.At)
	}
	if at.Valid() && at < s.At {
		fs.Add(aqi.Fault{
			Path: "/known/at", Got: at.String(), Want: want("%v, the hour last decided at, or later", "不早于上次研判的%v", s.At), Rule: aqi.ErrOrder,
		})
	}
	for _, id := range sorted(s.Alerts) {
		var unknown aqi.Faults
		if o.trackOf(&unknown, id) == nil {
			fs.Join("", faults.Rebase(unknown.Err(), "/track", faults.At("/state/alerts", id)))
		}
		if o.knowsCodes(s.Alerts[id]) {
			continue
		}
		for _, county := range sorted(s.Alerts[id]) {
			a, path := s.Alerts[id][county], faults.At("/state/alerts", id, county)
			if county != "" {
				o.checkCodes(fs, path, county)
			}
			o.checkCodes(fs, path+"/extent", a.Extent...)
			o.checkCodes(fs, path+"/covered", a.Covered...)
		}
	}
}

// knowsCodes reports whether the plan has all counties of alerts: then no pointer need be made.
func (o *Office) knowsCodes(alerts map[string]Alert) bool {
	var unknown aqi.Faults
	for county, a := range alerts {
		if county != "" {
			o.checkCodes(&unknown, "", county)
		}
		o.checkCodes(&unknown, "", a.Extent...)
		o.checkCodes(&unknown, "", a.Covered...)
	}
	return unknown == nil
}

// checkCodes refuses codes that the plan does not have.
func (o *Office) checkCodes(fs *aqi.Faults, path string, codes ...string) {
	for _, code := range codes {
		if _, ok := o.find(code); !ok {
			unknownCounty(fs, path, code)
		}
	}
}

// declining returns the alert where a decision is not carried out: as it was, but for the clocks, which run on.
func (a Alert) declining(d alert.Decision) Alert {
	a.State.Clocks = d.After.Clocks
	return a.own()
}

// own returns the alert in memory of its own.
func (a Alert) own() Alert {
	a.State.Announced.Spans, a.State.Own.Spans = slices.Clone(a.State.Announced.Spans), slices.Clone(a.State.Own.Spans)
	a.Extent, a.Covered = slices.Clone(a.Extent), slices.Clone(a.Covered)
	return a
}
