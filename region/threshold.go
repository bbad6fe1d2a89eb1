package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
)

// threshold is what exceeds: an AQI above it, or equal to it too.
type threshold struct {
	aqi     int
	orEqual int // 1 where the AQI itself exceeds
}

// exceeds reports whether an AQI does.
func (t threshold) exceeds(aqi int) bool { return aqi+t.orEqual > t.aqi }

// compare orders thresholds, those that more exceeds first.
func (t threshold) compare(other threshold) int {
	return cmp.Or(cmp.Compare(t.aqi, other.aqi), cmp.Compare(other.orEqual, t.orEqual))
}

func thresholdOf(c alert.Condition) threshold { return threshold{c.AQI, int(c.Comparison)} }

// lowestOf returns the lowest threshold of a valid plan.
func lowestOf(p alert.Plan) threshold {
	lowest := thresholdOf(p.Triggers[0].AnyOf[0][0])
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			for _, c := range group {
				if t := thresholdOf(c); t.compare(lowest) < 0 {
					lowest = t
				}
			}
		}
	}
	return lowest
}

// thresholdsOf returns a valid plan's thresholds, each once, lowest first.
func thresholdsOf(p alert.Plan) []threshold {
	var ts []threshold
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			for _, c := range group {
				ts = append(ts, thresholdOf(c))
			}
		}
	}
	slices.SortFunc(ts, threshold.compare)
	return slices.Compact(ts)
}
