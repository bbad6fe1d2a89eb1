package alert_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// For integer T mean > T is the same as rounded-up mean > T.
func TestRoundingUpKeepsWhatIsAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		threshold := rapid.OneOf(rapid.SampledFrom([]int{150, 200, 300}), rapid.IntRange(0, 499)).Draw(t, "T")
		for _, w := range windows(t, alert.Kashgar(), alerttest.Series(150).Draw(t, "series")) {
			exact := big.NewRat(int64(w.Sum), int64(w.Count)).Cmp(big.NewRat(int64(threshold), 1)) > 0
			if v, ok := w.AQI().Value(); exact != (ok && v > threshold) {
				t.Fatalf("%+v: %v, above %d: %v", w, w.AQI(), threshold, exact)
			}
		}
	})
}

// A window's daily AQI is its exact mean rounded up; none where it is not valid.
func TestDailyAQIIsTheMeanRoundedUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := alert.Window{Count: rapid.IntRange(0, 24).Draw(t, "values")}
		w.Sum = rapid.Int64Range(0, 500*int64(w.Count)).Draw(t, "sum")
		if w.Count == 0 {
			if w.Valid() || w.AQI().Valid() {
				t.Fatalf("%+v: %v", w, w.AQI())
			}
			return
		}
		want := 0
		for big.NewRat(int64(want), 1).Cmp(big.NewRat(int64(w.Sum), int64(w.Count))) < 0 {
			want++
		}
		if got := w.AQI(); got != index(want) || !w.Valid() {
			t.Fatalf("%+v: %v, want %d", w, got, want)
		}
	})
}

// Nor does a window of any numbers wrap: it has the AQI of its exact mean, or none where that is no AQI.
func TestDailyAQIOfHugeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := alert.Window{Sum: rapid.Int64().Draw(t, "sum"), Count: rapid.Int().Draw(t, "values")}
		if rapid.Bool().Draw(t, "about an AQI") && w.Count > 0 {
			v := big.NewInt(rapid.Int64Range(0, aqi.MaxIndex+1).Draw(t, "AQI"))
			v.Mul(v, big.NewInt(int64(w.Count))).Add(v, big.NewInt(rapid.Int64Range(-1, 1).Draw(t, "beside")))
			if !v.IsInt64() {
				return
			}
			w.Sum = v.Int64()
		}
		want := aqi.Index{}
		if w.Count > 0 && w.Sum >= 0 {
			up := new(big.Int).Add(big.NewInt(w.Sum), big.NewInt(int64(w.Count)-1))
			if up.Div(up, big.NewInt(int64(w.Count))); up.Cmp(big.NewInt(aqi.MaxIndex)) <= 0 {
				want = index(int(up.Int64()))
			}
		}
		if w.AQI() != want {
			t.Fatalf("%+v: %v, want %v", w, w.AQI(), want)
		}
	})
}

// Windows and episodes agree: a window exceeds exactly when it lies in a run's stretch, that is, holds hours of a run and
// is above the lowest threshold; a run's peak is the highest of its windows.
func TestWindowsAndEpisodesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alerttest.Plan().Draw(t, "plan")
		p.Readings.Daily = alert.MeanOfHours
		s := alerttest.Series(400).Draw(t, "series")
		ws, ps := windows(t, p, s), episodes(t, p, s)
		lowest := thresholds(p)[0]
		peaks := map[alert.Window]bool{}
		for _, episode := range ps {
			var highest alert.Window
			for _, r := range episode.Runs {
				var own alert.Window
				for _, w := range ws {
					if over(mean(w), lowest) && w.Start < r.Until && w.Span().Until > r.From && (!own.Valid() || mean(w).Cmp(mean(own)) > 0) {
						own = w
					}
				}
				if own != r.Peak {
					t.Fatalf("run from %v: peak %+v, want %+v", r.From, r.Peak, own)
				}
				if !highest.Valid() || mean(own).Cmp(mean(highest)) > 0 {
					highest = own
				}
				peaks[own] = true
			}
			if highest != episode.Peak {
				t.Fatalf("episode from %v: peak %+v, want %+v", episode.From, episode.Peak, highest)
			}
		}
		for _, w := range ws {
			if over(mean(w), lowest) && !inSomeRun(ps, w) {
				t.Fatalf("%+v exceeds but is in no run", w)
			}
		}
	})
}

func mean(w alert.Window) *big.Rat {
	if !w.Valid() {
		return nil
	}
	return big.NewRat(int64(w.Sum), int64(w.Count))
}

func inSomeRun(ps []alert.Episode, w alert.Window) bool {
	for _, p := range ps {
		for _, r := range p.Runs {
			if w.Start < r.Until && r.From < w.Span().Until {
				return true
			}
		}
	}
	return false
}
