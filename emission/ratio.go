package emission

import (
	"cmp"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Ratio is the share of a baseline that a reduction is, exactly. It is not applicable where there is no baseline, as in the zero
// value.
type Ratio struct {
	Reduction Amount `json:"reduction"`
	Baseline  Amount `json:"baseline"`
}

// Applicable reports whether there is a baseline that is more than nothing, and no negative amount.
func (r Ratio) Applicable() bool { return r.Baseline > 0 && r.Reduction >= 0 }

// Compare returns -1 where the ratio is below the share, 0 where it is the share exactly, and +1 above. A ratio that is not
// applicable is above every share, as nothing is left to be given up.
func (r Ratio) Compare(s Share) int {
	if !r.Applicable() {
		return +1
	}
	hi, lo := bits.Mul64(uint64(r.Reduction), uint64(Whole))
	wantHi, wantLo := bits.Mul64(uint64(r.Baseline), uint64(max(s, 0)))
	return cmp.Or(cmp.Compare(hi, wantHi), cmp.Compare(lo, wantLo))
}

// Percent returns the ratio in percent, rounded down to that many decimal places, 0 to 18, so that what falls short of a share never
// reads as the share: 9.9999 % to two places is 9.99. It returns false where the ratio is not applicable.
func (r Ratio) Percent(places int32) (decimal.Decimal, bool) {
	if !r.Applicable() {
		return decimal.Decimal{}, false
	}
	hundredfold := decimal.New(int64(r.Reduction), 2)
	percent, _ := hundredfold.QuoRem(decimal.New(int64(r.Baseline), 0), min(max(places, 0), 18))
	return percent, true
}

// String returns the ratio in percent rounded down to two places, "9.99 %", or "not applicable".
func (r Ratio) String() string { return r.text(" %", "not applicable") }

// Chinese returns "9.99%" or "不适用".
func (r Ratio) Chinese() string { return r.text("%", "不适用") }

func (r Ratio) text(sign, none string) string {
	percent, ok := r.Percent(sharePlaces)
	if !ok {
		return none
	}
	return percent.StringFixed(sharePlaces) + sign
}
