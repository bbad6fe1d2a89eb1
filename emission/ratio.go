package emission

import (
	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/wording"
)

// Ratio is the share of a baseline that a reduction is, exactly. It is not applicable where there is no baseline, as in the zero
// value.
//
//clearsky:whole
type Ratio struct {
	Reduction Amount `json:"reduction"`
	Baseline  Amount `json:"baseline"`
}

// Percent returns the ratio in percent, rounded down to that many decimal places, 0 to 18, so that what falls short of a share never
// reads as the share: 9.9999 % to two places is 9.99. It returns false where the ratio is not applicable.
func (r Ratio) Percent(places int32) (decimal.Decimal, bool) {
	if r.Baseline <= 0 || r.Reduction < 0 {
		return decimal.Decimal{}, false
	}
	hundredfold := decimal.New(int64(r.Reduction), 2)
	percent, _ := hundredfold.QuoRem(decimal.New(int64(r.Baseline), 0), min(max(places, 0), 18))
	return percent, true
}

// String returns the ratio in percent rounded down to two places, "9.99 %", or "not applicable".
func (r Ratio) String() string { return r.text(wording.English) }

// Chinese returns "9.99%" or "不适用".
func (r Ratio) Chinese() string { return r.text(wording.Chinese) }

func (r Ratio) text(l wording.Language) string {
	percent, applicable := r.Percent(sharePlaces)
	if !applicable {
		return l.Pick("not applicable", "不适用")
	}
	return percent.StringFixed(sharePlaces) + l.Pick(" %", "%")
}
