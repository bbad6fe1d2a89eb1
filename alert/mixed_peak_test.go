package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
)

// The peak of a run under conditions on several measures is the highest of the windows in it, also where that is the first or the last;
// where the run is too short for one, the highest of those that reach into it.
func TestPeakOfMixedRun(t *testing.T) {
	p := alert.Kashgar()
	p.Triggers = []alert.Trigger{{Level: alert.Yellow, AnyOf: [][]alert.Condition{
		{{Kind: alert.HoursInARow, AQI: 200, Hours: 12}}, {{Kind: alert.DailyMeans, AQI: 300, Hours: 48}},
	}}}
	for name, tt := range map[string]struct {
		parts []part
		start int
		sum   int64
	}{
		"the last":                 {[]part{{12, 210, 0}, {12, 220, 0}, {12, 230, 0}, {1, 400, 0}}, 48 + 13, 11*220 + 12*230 + 400},
		"the last but one":         {[]part{{12, 210, 0}, {12, 220, 0}, {12, 230, 0}, {1, 201, 0}}, 48 + 12, 12*220 + 12*230},
		"the first":                {[]part{{1, 400, 0}, {12, 230, 0}, {12, 220, 0}, {12, 210, 0}}, 48, 400 + 12*230 + 11*220},
		"one that reaches into it": {[]part{{15, 300, 0}}, 48 - 9, 15*300 + 9*100},
	} {
		found := episodes(t, p, among(tt.parts...))
		if len(found) != 1 || len(found[0].Runs) != 1 {
			t.Fatalf("%s: %v", name, found)
		}
		peak := found[0].Runs[0].Peak
		if hourOf(peak.Start) != tt.start || peak.Sum != tt.sum || peak.Count != 24 {
			t.Errorf("%s: %v, hour %d, want hour %d, %d", name, peak, hourOf(peak.Start), tt.start, tt.sum)
		}
	}
}
