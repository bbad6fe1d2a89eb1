package emission_test

import (
	"errors"
	"iter"
	"math/big"
	"slices"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

const (
	kg = emission.Kilogram
	mg = emission.Milligram
)

var equateEmpty = cmpopts.EquateEmpty()

// fataler is what rapid's and testing's T have.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func ok[T any](t fataler, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func same(t fataler, got, want any, opts ...cmp.Option) {
	t.Helper()
	opts = append(opts, cmpopts.EquateComparable(emission.Amounts{}, emission.Reductions{}))
	if diff := cmp.Diff(want, got, opts...); diff != "" {
		t.Fatalf("-want +got:\n%s", diff)
	}
}

// amounts reads four amounts of one pollutant each in kilograms as text: "1", "" for missing.
func amounts(t fataler, texts ...string) emission.Amounts {
	t.Helper()
	var as emission.Amounts
	for i, p := range slices.Collect(emission.AllPollutants.All()) {
		if i < len(texts) && texts[i] != "" {
			a, err := emission.ParseAmount(texts[i] + " kg")
			as = as.With(p, ok(t, a, err))
		}
	}
	return as
}

// each returns the same amount of all four.
func each(a emission.Amount) emission.Amounts { return emission.AmountsOf(a, a, a, a) }

// get returns a known amount.
func get(t fataler, as emission.Amounts, p emission.Pollutant) emission.Amount {
	t.Helper()
	a, known := as.Of(p)
	if !known {
		t.Fatalf("%v is missing in %v", p, as)
	}
	return a
}

// levels has the counties of all sources at one level.
func levels(inv []emission.Source, l response.Level) map[string]response.Level {
	all := map[string]response.Level{}
	for _, s := range inv {
		all[s.County] = l
	}
	return all
}

// where returns the sources that are to be kept.
func where(inv []emission.Source, keep func(emission.Source) bool) iter.Seq[emission.Source] {
	return slices.Values(slices.DeleteFunc(slices.Clone(inv), func(s emission.Source) bool { return !keep(s) }))
}

// bad is a fault that is wanted.
type bad struct {
	path, got string
	rule      error
}

func faultsOf(err error) aqi.Faults {
	faults, _ := errors.AsType[aqi.Faults](err)
	return faults
}

// checkFaults checks that the error has the faults that are wanted, in order, and that each says in both languages what is.
func checkFaults(t fataler, err error, want ...bad) {
	t.Helper()
	faults := faultsOf(err)
	if (err == nil) != (len(want) == 0) || len(faults) != len(want) {
		t.Fatalf("%d faults, want %d: %v", len(faults), len(want), err)
	}
	for i, f := range faults {
		if got := (bad{f.Path, f.Got, f.Rule}); got != want[i] || !errors.Is(err, want[i].rule) || f.Want.Chinese == "" || f.Want.English == "" {
			t.Fatalf("fault %d: %v\nwant %+v", i, f, want[i])
		}
	}
}

// rat returns n / d.
func rat[N ~int32 | ~int64](n N, d int64) *big.Rat { return big.NewRat(int64(n), d) }

// leastOf is the share of an amount rounded up, by fractions.
func leastOf(s emission.Share, a emission.Amount) emission.Amount {
	exact := new(big.Rat).Mul(rat(s, 10_000), rat(a, 1))
	whole := new(big.Int).Quo(exact.Num(), exact.Denom())
	if !exact.IsInt() {
		whole.Add(whole, big.NewInt(1))
	}
	return emission.Amount(whole.Int64())
}
