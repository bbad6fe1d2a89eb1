package region

import "github.com/clearsky-go/clearsky/alert"

// threshold is what exceeds: an AQI above it, or equal to it too.
type threshold struct {
	aqi     int
	orEqual int // 1 where the AQI itself exceeds
}

// exceeds reports whether an AQI does.
func (t threshold) exceeds(aqi int) bool { return aqi+t.orEqual > t.aqi }

func thresholdOf(c alert.Condition) threshold { return threshold{c.AQI, int(c.Comparison)} }

// lowestOf returns the lowest threshold of a valid plan.
func lowestOf(p alert.Plan) threshold { return thresholdOf(p.Thresholds()[0]) }

// thresholdsOf returns a valid plan's thresholds, each once, lowest first.
func thresholdsOf(p alert.Plan) []threshold {
	conditions := p.Thresholds()
	ts := make([]threshold, len(conditions))
	for i, c := range conditions {
		ts[i] = thresholdOf(c)
	}
	return ts
}
