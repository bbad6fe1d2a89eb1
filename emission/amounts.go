package emission

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/internal/wording"
)

// Amounts are the amounts of the four pollutants, each known or missing. The zero value has all of them missing. Amounts compare
// with ==.
type Amounts struct {
	amount [numPollutants]Amount // 0 where missing
	known  Pollutants
}

// AmountsOf returns four known amounts.
func AmountsOf(so2, nox, pm, vocs Amount) Amounts {
	return complete([numPollutants]Amount{so2, nox, pm, vocs})
}

// complete returns known amounts, in the order of the pollutants.
func complete(amount [numPollutants]Amount) Amounts {
	return Amounts{amount, AllPollutants}
}

// With returns the amounts with that one known; the same amounts where p is no pollutant.
func (as Amounts) With(p Pollutant, a Amount) Amounts {
	if p.Valid() {
		as.amount[p-1], as.known = a, as.known|1<<p
	}
	return as
}

// has reports whether the amount of a pollutant is known.
func (as *Amounts) has(p Pollutant) bool { return as.known>>p&1 != 0 }

// Of returns the amount of a pollutant; false where it is missing or p is no pollutant.
func (as Amounts) Of(p Pollutant) (Amount, bool) {
	if !as.has(p) {
		return 0, false
	}
	return as.amount[p-1], true
}

// All returns the known amounts in the order of the pollutants.
func (as Amounts) All() iter.Seq2[Pollutant, Amount] {
	return func(yield func(Pollutant, Amount) bool) {
		for p := range as.known.All() {
			if !yield(p, as.amount[p-1]) {
				return
			}
		}
	}
}

// Missing returns the pollutants whose amounts are missing.
func (as Amounts) Missing() Pollutants { return AllPollutants &^ as.known }

// Add returns the sums by pollutant; what is missing in either is missing in the sum. It returns false where a sum is beyond the
// largest Amount or an amount is negative.
func (as Amounts) Add(others Amounts) (Amounts, bool) {
	sum := Amounts{known: as.known & others.known}
	for i := range sum.amount {
		if !sum.has(Pollutant(i + 1)) {
			continue
		}
		s, fits := as.amount[i].Add(others.amount[i])
		if !fits {
			return Amounts{}, false
		}
		sum.amount[i] = s
	}
	return sum, true
}

// String returns "SO2 12.5 kg, NOx 3 kg, PM missing, VOCs 0 kg".
func (as Amounts) String() string { return as.text(wording.English) }

// Chinese returns "二氧化硫12.5千克、氮氧化物3千克、颗粒物缺失、挥发性有机物0千克".
func (as Amounts) Chinese() string { return as.text(wording.Chinese) }

func (as Amounts) text(l wording.Language) string {
	return wording.List(l, slices.Collect(AllPollutants.All()), func(p Pollutant) string {
		if a, known := as.Of(p); known {
			return l.F("%v %v", "%v%v", p, a)
		}
		return l.F("%v missing", "%v缺失", p)
	})
}
