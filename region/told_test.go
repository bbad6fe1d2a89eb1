package region_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/region"
)

// A lifting that the office makes public for a later hour is what the ruling would leave as it was, with the state that the decision gives
// for that hour: until then the counties respond, and nothing is told again.
func TestALiftingToldForALaterHour(t *testing.T) {
	plan := chain("1", "2", "3")
	plan.Tracks[0].Plan.Hold = 0
	o := newOffice(t, plan)
	known := func(hour, heavy int) region.Known {
		s := alerttest.KnownAt(of(part{24, 100}, part{heavy, 210}, part{60, 100}), stamp(hour))
		return region.Known{At: stamp(hour), Series: map[string]alert.Series{"1": s, "2": s, "3": s}}
	}
	step := func(s region.State, hour, heavy int) region.Outcome {
		out, err := o.Step(s, known(hour, heavy))
		return ok(t, out, err)
	}
	issued := step(region.State{}, 20, 72)
	lifted := step(issued.Next, 60, 36)
	const track = "heavy-pollution"
	for _, r := range lifted.Rulings {
		if r.Decision.Act != alert.LiftEarly {
			t.Fatal(r.Decision)
		}
		told, err := r.Decision.ToldFor(stamp(63))
		later := r.Before
		later.State = ok(t, told, err)
		lifted.Next.Alerts[track][r.County] = later
	}
	for hour := 61; hour < 63; hour++ {
		out := step(lifted.Next, hour, 36)
		if acts := out.Acts(); len(acts) > 0 || len(out.Rulings[0].Covered) != 3 || len(out.Rulings[1].Responses) == 0 {
			t.Fatalf("hour %d: %v, %v", hour, acts, out.Rulings[0].Covered)
		}
		lifted = out
	}
	out := step(lifted.Next, 63, 36)
	for _, r := range out.Rulings {
		if r.Decision.Act != alert.LiftOnSchedule || !r.Decision.After.Announced.None() {
			t.Error(r.Decision)
		}
	}
}
