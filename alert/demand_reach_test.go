package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
)

// A demand without an end reaches a day from now, however long ago it began, or from its start: what begins less than 36 hours after that
// is one alert with it.
func TestReachOfADemandWithoutAnEnd(t *testing.T) {
	const now = 200
	for name, tt := range map[string]struct {
		open, next int
		want       alert.Level
	}{
		"begun long ago":              {10, now + 24 + 35, orange},
		"begun long ago, too far":     {10, now + 24 + 36, yellow},
		"beginning later":             {now + 20, now + 20 + 24 + 35, orange},
		"beginning later and too far": {now + 20, now + 20 + 24 + 36, yellow},
	} {
		d := decideAt(t, now, alert.State{}, []alert.Demand{demand(yellow, tt.open, 0), demand(orange, tt.next, tt.next+20)}, clean(300))
		if d.Level != tt.want {
			t.Errorf("%s: %v, want %v", name, d, tt.want)
		}
	}
}
