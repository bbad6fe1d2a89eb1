package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// dated draws the daily AQIs from concentrations of what is known: those of observed hours stay, the others change from hour to hour.
// Some hours are noted.
func dated(t *rapid.T, f alerttest.Forecasts) {
	most := 0
	for _, s := range f.Known {
		most = max(most, len(s.Hours))
	}
	lists := [][]aqi.DailyIndex{alerttest.Daily(most).Draw(t, "days"), alerttest.Daily(most).Draw(t, "other days")}
	noted := rapid.SampledFrom([]int{1, 3, 50, 1000}).Draw(t, "one hour in so many is noted")
	for i := range f.Known {
		s, now := &f.Known[i], int(f.First-f.Known[i].Start)+i
		s.Daily = []aqi.DailyIndex{}
		for w := range len(s.Hours) - 23 {
			list := lists[0]
			if w+24 > now {
				list = lists[i%2]
			}
			s.Daily = append(s.Daily, list[w])
		}
		for j := range s.Hours {
			if j%noted == noted-1 {
				s.Hours[j].Marks |= alert.Noted
			}
		}
	}
}

// fed returns a feed that leaves out the hours before since, but for up to so many.
func fed(f alerttest.Forecasts, more int) alert.Feed {
	return func(since, at aqi.Stamp) (alert.Series, error) {
		s := f.Known[at-f.First]
		left := min(max(0, int(since-s.Start)-more), len(s.Hours))
		s.Start += aqi.Stamp(left)
		s.Hours, s.Daily = s.Hours[left:], s.Daily[min(left, len(s.Daily)):]
		return s, nil
	}
}

// equalsTheFold replays a feed, and compares each decision with that on all that a feed knows at the hour.
func equalsTheFold(t *rapid.T, p alert.Plan, from, until aqi.Stamp, feed, whole alert.Feed) {
	t.Helper()
	var state alert.State
	at := from
	for d, err := range ready(t, p).Replay(from, until, feed) {
		if err != nil {
			t.Fatal(err)
		}
		known, err := whole(state.Since, at)
		if err != nil {
			t.Fatal(err)
		}
		want := decide(t, p, at, state, known)
		if diff := cmp.Diff(want, d, sameIndex, equateEmpty); diff != "" {
			t.Fatalf("hour %d (-fold +replay):\n%s", at-from, diff)
		}
		at, state = at+1, want.After
	}
	if at != max(from, until) {
		t.Fatal(at)
	}
}

// A replay, which keeps what it was given and looks at what is new alone, decides as one who looks at each hour at all that matters: with
// forecasts that are replaced, feeds that die and come back, gaps, and whatever the readings and the thresholds.
func TestReplayEqualsTheFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.MergeHours = rapid.SampledFrom([]int{1, 36, 36, 72}).Draw(t, "merge hours")
		f := alerttest.Interrupted(rapid.OneOf(alerttest.Revised(150), alerttest.Swinging(150))).Draw(t, "known")
		dated(t, f)
		feed := fed(f, rapid.SampledFrom([]int{0, 0, 1, 40, 1000}).Draw(t, "hours more than asked for"))
		equalsTheFold(t, p, f.First, f.First+aqi.Stamp(len(f.Known)), feed, fed(f, 0))
	})
}
