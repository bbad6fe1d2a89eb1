package region

import (
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// StateFormat is the number of the JSON form that a [State] has today.
const StateFormat = 1

// State is what is kept of a place from one step to the next. The zero State is that of a place where nothing was decided yet.
// Whoever does not carry out an act puts the place's alert.State back to Decision.Before in one assignment.
//
//clearsky:whole
type State struct {
	Format int       `json:"format"` // StateFormat; 0 of the zero State alone
	At     aqi.Stamp `json:"at"`     // the hour last decided at
	// Since is the hour before which hours do not matter any more: what is known at a later hour may leave them out.
	Since  aqi.Stamp             `json:"since"`
	Tracks map[string]TrackState `json:"tracks"` // by the track's identifier
	// Activations are the responses that go on, and those of which something may still be due, of each county and of the prefecture.
	Activations []response.Activation `json:"activations"`
}

// TrackState is the state of the alerts of a track.
//
//clearsky:whole
type TrackState struct {
	Prefecture alert.State            `json:"prefecture"`
	Counties   map[string]alert.State `json:"counties"` // by code
	// Extent are the codes of the counties that carry the prefecture's alert as announced, Covered those of all that it covers.
	Extent  []string `json:"extent"`
	Covered []string `json:"covered"`
}

// checkState adds the faults of a state that are not those of its alerts, which deciding finds.
func (o *Office) checkState(fs *aqi.Faults, s State, at aqi.Stamp) {
	if s.Format != StateFormat && (s.Format != 0 || s.At != 0 || len(s.Tracks) > 0) {
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
	for _, id := range sorted(s.Tracks) {
		path := faults.At("/state/tracks", id)
		o.trackOf(fs, id)
		checkKeys(fs, &o.graph, path+"/counties", s.Tracks[id].Counties)
		for part, codes := range map[string][]string{"extent": s.Tracks[id].Extent, "covered": s.Tracks[id].Covered} {
			for i, code := range codes {
				if _, ok := o.find(code); !ok {
					unknownCounty(fs, faults.At(path, part, i), code)
				}
			}
		}
	}
}
