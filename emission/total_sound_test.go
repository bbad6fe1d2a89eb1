package emission_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// A total is refused for its negative reductions where all of them are, too.
func TestAttainmentOfNegativeReductions(t *testing.T) {
	total := emission.Total{Baseline: each(kg), Reduction: each(-1), Sources: 1}
	_, err := emission.Kashgar().Attainment(response.I, total)
	checkFaults(t, err,
		bad{"/total/reduction/so2", "-0.000001 kg", aqi.ErrNegative}, bad{"/total/reduction/nox", "-0.000001 kg", aqi.ErrNegative},
		bad{"/total/reduction/pm", "-0.000001 kg", aqi.ErrNegative}, bad{"/total/reduction/vocs", "-0.000001 kg", aqi.ErrNegative},
	)
}
