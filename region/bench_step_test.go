package region_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/region"
)

// hourOf returns what is known in the middle of a week, and the state of an office that has decided every hour before.
func hourOf(tb testing.TB, o *region.Office, in region.Known) (region.State, region.Known) {
	tb.Helper()
	var s region.State
	known := region.Known{Series: map[string]alert.Series{}}
	for known.At = stamp(benchHours / 4); known.At <= stamp(benchHours/2); known.At++ {
		for code, series := range in.Series {
			known.Series[code] = alerttest.KnownAt(series, known.At)
		}
		out, err := o.Step(s, known)
		if err != nil {
			tb.Fatal(err)
		}
		s = out.Next
	}
	known.At--
	return s, known
}

// stepper decides one hour of a place with a week of hours known.
func stepper(p region.Plan) func(testing.TB) func() error {
	return func(tb testing.TB) func() error {
		o, err := region.New(p)
		if err != nil {
			tb.Fatal(err)
		}
		s, known := hourOf(tb, o, week(p, 1))
		return func() error {
			_, err := o.Step(s, known)
			return err
		}
	}
}

// national decides one hour of 340 prefectures of 2,800 counties in all.
func national(tb testing.TB) func() error {
	const prefectures, counties = 340, 2800
	var steps []func() error
	for i := range prefectures {
		n := counties*(i+1)/prefectures - counties*i/prefectures
		steps = append(steps, stepper(grid(1, n))(tb))
	}
	return func() error {
		for _, step := range steps {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	}
}

func stepCases() []speedCase {
	return []speedCase{{"step", 250e3, stepper(region.Kashgar())}, {"national", 75e6, national}}
}

func BenchmarkStep(b *testing.B) {
	for _, c := range stepCases() {
		b.Run(c.name, c.bench)
	}
}
