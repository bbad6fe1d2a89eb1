package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Run is a stretch of hours of heavy pollution above the plan's lowest threshold (连续超标时段): hours that each lie in an
// exceeding window, cut back to the first and the last that is heavy itself, its own AQI above the threshold. Under the reading
// FromConcentrations, a window can exceed without a heavy hour: its hours are not cut.
//
// Every higher threshold draws its own runs in the same way, which lie inside those at the lowest. A group of conditions is met where
// one run at the group's lowest threshold holds a run at each of the others that is sustained long enough.
//
// Where a plan has conditions on pollutants or on hours too, each draws runs of its own: a pollutant by its sub-indices, hours by
// themselves, or by the days that have enough of them. Runs of a group's daily conditions that overlap, of its conditions on hours where it has
// no others, are one, in which all of the group is to be met; and so are the runs of all groups, as Episodes give them. So no
// condition changes what another finds.
//
//clearsky:whole
type Run struct {
	aqi.Span
	Level Level  `json:"level"` // the highest that is reached inside the run; NoAlert where none is
	Peak  Window `json:"peak"`  // the window with the highest mean, the first of equals
	// Sustained says for how long each of the plan's thresholds is exceeded inside the run by a run of its own, lowest threshold
	// first: by the longest of several, or by several together where the plan's reading of merging has it so; 0 hours: never. Two
	// that no integer tells apart, as above 200 and at least 201, are one.
	Sustained []Condition `json:"sustained"`
}

// String returns "Orange, 2026-01-05 07:00 to 2026-01-07 09:00 (daily AQI > 200 for 48 h)".
func (r Run) String() string { return r.text(wording.English) }

// Chinese returns the same in Chinese.
func (r Run) Chinese() string { return r.text(wording.Chinese) }

func (r Run) text(l wording.Language) string {
	return l.Join(l.Of(r.Level), l.Of(r.Span)) + l.Bracket(sustainedText(l, r.Sustained))
}

// sustainedText lists the thresholds that are exceeded.
func sustainedText(l wording.Language, sustained []Condition) string {
	var parts []string
	for _, c := range sustained {
		if c.Hours > 0 {
			parts = append(parts, c.text(l))
		}
	}
	return l.Join(parts...)
}
