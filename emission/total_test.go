package emission_test

import (
	"iter"
	"maps"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/response"
)

// The oracle of sums: big integers, source by source.
func sumOracle(t fataler, sources []emission.Source, levels map[string]response.Level) (baseline, reduction [4]*big.Int) {
	t.Helper()
	for i, p := range slices.Collect(emission.AllPollutants.All()) {
		baseline[i], reduction[i] = new(big.Int), new(big.Int)
		for _, s := range sources {
			baseline[i].Add(baseline[i], big.NewInt(int64(get(t, s.Baseline, p))))
			if l := levels[s.County]; l != response.NoResponse {
				most := get(t, s.Reductions.Of(l), p)
				for _, lower := range []response.Level{response.IV, response.III, response.II} {
					if a, known := s.Reductions.Of(lower).Of(p); known && lower < l {
						most = max(most, a) // what a lower level has holds at every higher one
					}
				}
				reduction[i].Add(reduction[i], big.NewInt(int64(most)))
			}
		}
	}
	return baseline, reduction
}

func equalsSum(t fataler, got emission.Total, sources []emission.Source, levels map[string]response.Level) {
	t.Helper()
	baseline, reduction := sumOracle(t, sources, levels)
	for i, p := range slices.Collect(emission.AllPollutants.All()) {
		if int64(get(t, got.Baseline, p)) != baseline[i].Int64() || int64(get(t, got.Reduction, p)) != reduction[i].Int64() {
			t.Fatalf("%v: %+v, want %v and %v", p, got, baseline[i], reduction[i])
		}
	}
	if got.Sources != len(sources) {
		t.Fatalf("%d sources, want %d", got.Sources, len(sources))
	}
}

// Totals are what adding source by source gives, overall and by county, each county at its own level, in any order.
func TestSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inv := emissiontest.Inventory(20).Draw(t, "inventory")
		levels := emissiontest.Levels().Draw(t, "levels")
		all, err := emission.Sum(slices.Values(inv), levels)
		equalsSum(t, ok(t, all, err), inv, levels)
		byCounty, err := emission.SumByCounty(slices.Values(inv), levels)
		whole := emission.Total{}
		for i, c := range ok(t, byCounty, err) {
			equalsSum(t, c.Total, slices.Collect(where(inv, func(s emission.Source) bool { return s.County == c.County })), levels)
			if i > 0 && byCounty[i-1].County >= c.County {
				t.Fatalf("not in order: %+v", byCounty)
			}
			whole, err = whole.Add(c.Total)
			ok(t, whole, err)
		}
		if len(inv) > 0 && whole != all {
			t.Fatalf("%+v by county, %+v overall", whole, all)
		}
		slices.Reverse(inv)
		again, err := emission.Sum(slices.Values(inv), levels)
		if ok(t, again, err) != all {
			t.Fatal("the order matters")
		}
	})
}

func TestSumOfNothing(t *testing.T) {
	none := emission.Inventory{}
	total, err := emission.Sum(slices.Values(none), emissiontest.Everywhere(response.I))
	if want := (emission.Total{Baseline: each(0), Reduction: each(0)}); ok(t, total, err) != want {
		t.Errorf("%+v", total)
	}
	counties, err := emission.SumByCounty(slices.Values(none), nil)
	if len(ok(t, counties, err)) != 0 {
		t.Error(counties)
	}
}

// A county without a response emits as ever, and needs no reductions.
func TestSumWithoutResponse(t *testing.T) {
	s := source("a", "653101", response.Mobile)
	s.Reductions = emission.Reductions{}
	want := emission.Total{Baseline: each(100 * kg), Reduction: each(0), Sources: 1}
	total, err := emission.Sum(slices.Values([]emission.Source{s}), map[string]response.Level{"653101": response.NoResponse})
	if ok(t, total, err) != want {
		t.Errorf("%+v", total)
	}
}

func TestSumErrors(t *testing.T) {
	inv := emission.Inventory{
		source("a", "653101", response.Mobile), source("b", "653101", response.Mobile), source("c", "653121", response.Mobile),
		source("d", "653125", response.Mobile),
	}
	inv[1].Baseline = amounts(t, "100", "", "100", "100")
	inv[1].Reductions = inv[1].Reductions.With(response.II, each(kg).With(emission.SO2, 101*kg))
	inv[2].Reductions = inv[2].Reductions.With(response.III, emission.Amounts{})
	inv[3].Baseline = each(-1)
	levels := map[string]response.Level{"653101": response.II, "653121": response.II, "653125": response.NoResponse}
	want := []bad{
		{"/sources/1/baseline/nox", "", aqi.ErrMissing}, {"/sources/1/reductions/ii/so2", "101 kg", aqi.ErrConflict},
		{"/sources/3/baseline/so2", "-0.000001 kg", aqi.ErrNegative}, {"/sources/3/baseline/nox", "-0.000001 kg", aqi.ErrNegative},
		{"/sources/3/baseline/pm", "-0.000001 kg", aqi.ErrNegative}, {"/sources/3/baseline/vocs", "-0.000001 kg", aqi.ErrNegative},
	}
	_, err := emission.Sum(slices.Values(inv), levels)
	checkFaults(t, err, want...)
	_, err = emission.SumByCounty(slices.Values(inv), levels)
	checkFaults(t, err, want...)
	_, err = emission.Sum(slices.Values(inv[2:3]), emissiontest.Everywhere(response.III))
	checkFaults(t, err, missing("/sources/0/reductions/iii")...)
	_, err = emission.Sum(slices.Values(inv[:1]), map[string]response.Level{"653101": 9, "\xff": 3})
	checkFaults(t, err, bad{"/levels/653101", "response.Level(9)", aqi.ErrUnknown}, bad{"/levels/�", `"�"`, aqi.ErrText})
}

// What responds at which level has to be said of every county: one left out is an error, not a county without a response.
func TestSumNamesCountiesWithoutLevel(t *testing.T) {
	inv := emission.Inventory{source("a", "653101", response.Mobile), source("b", "喀什市", response.Mobile), source("c", "", response.Mobile)}
	_, err := emission.SumByCounty(slices.Values(inv), map[string]response.Level{"653101": response.II})
	checkFaults(t, err, bad{"/sources/1/county", `"喀什市"`, aqi.ErrUnknown}, bad{"/sources/2/county", `""`, aqi.ErrUnknown})
	_, err = emission.Sum(slices.Values(inv[:1]), nil)
	checkFaults(t, err, bad{"/sources/0/county", `"653101"`, aqi.ErrUnknown})
}

// A total that does not fit is an error, never a smaller or a negative one.
func TestSumTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	s := source("a", "653101", response.Mobile)
	s.Baseline = each(kg).With(emission.PM, emission.MaxAmount)
	s.Reductions = emission.Reductions{}.With(response.I, s.Baseline)
	repeat := func(n int) iter.Seq[emission.Source] {
		return func(yield func(emission.Source) bool) {
			for range n {
				if !yield(s) {
					return
				}
			}
		}
	}
	const most = math.MaxInt64 / int64(emission.MaxAmount)
	total, err := emission.Sum(repeat(int(most)), emissiontest.Everywhere(response.I))
	if a := get(t, ok(t, total, err).Reduction, emission.PM); a != emission.Amount(most)*emission.MaxAmount {
		t.Error(a)
	}
	for _, n := range []int64{most + 1, 2*most + 3} {
		_, err := emission.SumByCounty(repeat(int(n)), emissiontest.Everywhere(response.I))
		if checkFaults(t, err, bad{"/sources", "", aqi.ErrRange}); err.Error() != "/sources (653101): want at most 9223372036854.775807 kg of PM together: is out of range" {
			t.Error(err)
		}
	}
}

func TestTotalAdd(t *testing.T) {
	one := emission.Total{Baseline: each(10 * kg), Reduction: each(kg), Sources: 1}
	sum, err := one.Add(one)
	if want := (emission.Total{Baseline: each(20 * kg), Reduction: each(2 * kg), Sources: 2}); ok(t, sum, err) != want {
		t.Errorf("%+v", sum)
	}
	if same, err := one.Add(emission.Total{}); ok(t, same, err) != one {
		t.Errorf("%+v", same)
	}
	huge := emission.Total{Baseline: each(math.MaxInt64), Reduction: each(0), Sources: math.MaxInt}
	_, err = huge.Add(one)
	tooLarge := bad{"/other", "", aqi.ErrRange}
	checkFaults(t, err, tooLarge, tooLarge, tooLarge, tooLarge, tooLarge)
	_, err = emission.Total{Baseline: amounts(t, "1", "1", "1"), Reduction: amounts(t, "2", "1", "1", "1"), Sources: -1}.Add(
		emission.Total{Baseline: each(-1), Reduction: each(0)})
	checkFaults(t, err,
		bad{"/total/baseline/vocs", "", aqi.ErrMissing}, bad{"/total/reduction/so2", "2 kg", aqi.ErrConflict}, bad{"/total/sources", "-1", aqi.ErrNegative},
		bad{"/other/baseline/so2", "-0.000001 kg", aqi.ErrNegative}, bad{"/other/baseline/nox", "-0.000001 kg", aqi.ErrNegative},
		bad{"/other/baseline/pm", "-0.000001 kg", aqi.ErrNegative}, bad{"/other/baseline/vocs", "-0.000001 kg", aqi.ErrNegative},
	)
}

func TestSumFollowsLevels(t *testing.T) {
	inv := emission.Inventory{source("a", "653101", response.Mobile), source("b", "653121", response.Mobile), source("c", "653125", response.Dust)}
	levels := map[string]response.Level{"653101": response.III, "653121": response.I, "653125": response.NoResponse}
	counties, err := emission.SumByCounty(slices.Values(inv), levels)
	got := map[string]emission.Amounts{}
	for _, c := range ok(t, counties, err) {
		got[c.County] = c.Total.Reduction
	}
	if want := map[string]emission.Amounts{"653101": each(10 * kg), "653121": each(30 * kg), "653125": each(0)}; !maps.Equal(got, want) {
		t.Error(got)
	}
}
