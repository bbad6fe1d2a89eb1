package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// threshold is what exceeds: an AQI above it.
type threshold struct {
	aqi     int
	orEqual int // 0: an AQI that must be at least 201 must be above 200
}

// exceeds reports whether an AQI does.
func (t threshold) exceeds(aqi int) bool { return aqi+t.orEqual > t.aqi }

func thresholdOf(c alert.Condition) threshold {
	return threshold{aqi: int(grading.ThresholdOf(c.AQI, c.Comparison == alert.AtLeast))}
}

// lowestOf returns the lowest threshold of a valid plan.
func lowestOf(p alert.Plan) threshold { return thresholdsOf(p)[0] }

// thresholdsOf returns a valid plan's thresholds, each once, lowest first.
func thresholdsOf(p alert.Plan) []threshold {
	var ts []threshold
	for _, t := range p.Triggers {
		for _, group := range t.AnyOf {
			for _, c := range group {
				ts = append(ts, thresholdOf(c))
			}
		}
	}
	slices.SortFunc(ts, func(a, b threshold) int { return a.aqi - b.aqi })
	return slices.Compact(ts)
}

// counts reports whether the hour's AQI counts in a window's mean under the readings: it is there, and the hour is neither left
// out as dust nor without particulate matter.
func counts(r alert.Readings, h alert.Hour) bool {
	return h.AQI.Valid() && !(h.Marks.Has(alert.Dusty) && r.Dust == alert.DustExcluded) &&
		!(h.Marks.Has(alert.NoParticles) && r.Particles == alert.ParticlesRequired)
}
