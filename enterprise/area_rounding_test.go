package enterprise_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// exactly is what an enterprise gives of a pollutant where its tier gives no more than is lacking: that part of what it still emits which
// is lacking of what the tier does, rounded up to the milligram; all that is requested where the tier does not cover it.
func (d drawnArea) exactly(t *rapid.T, i int, p emission.Pollutant) *big.Int {
	t.Helper()
	k, requested := d.members[i].tierOf(d, p)-1, whole(d.got.Obligations[i].Requested, p)
	if k < 0 {
		return requested
	}
	raised, _ := d.got.Raised.Of(p)
	lack := big.NewInt(int64(raised.Shortfall))
	for before := range k {
		lack.Sub(lack, d.tierGives(t, before, p, d.got.TierShares[before].Of(p)))
	}
	all := d.tierGives(t, k, p, emission.Whole)
	if lack.Sign() <= 0 || all.Sign() == 0 || d.tierGives(t, k, p, d.got.TierShares[k].Of(p)).Cmp(lack) < 0 {
		return requested
	}
	exact := lack.Mul(lack, d.rest(i, p))
	q, rest := exact.QuoRem(exact, all, new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

// Whoever gives exactly its part of what is lacking has met the request, which is above that for the rounding of shares alone; and
// together they cover what is lacking. Whoever gives a milligram less than 0.01 % below the request has not.
func TestRoundingIsNoFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawArea(t, 6)
		if d.level == response.NoResponse {
			return
		}
		for i, o := range d.got.Obligations {
			exact, least := emission.Amounts{}, emission.Amounts{}
			short := 0
			for p, owed := range o.Owed().All() {
				exact = exact.With(p, owed+emission.Amount(d.exactly(t, i, p).Int64()))
				below := whole(o.Requested, p)
				if below.Sub(below, ceiling(1, d.rest(i, p))); below.Sign() > 0 {
					least = least.With(p, owed+emission.Amount(below.Int64())-1)
					short++
				} else {
					least = least.With(p, owed)
				}
			}
			if found := ofDay(t, d, o, exact); len(found.Unmet) != 0 || len(found.Breaches) != 0 {
				t.Fatalf("%v of %+v: %v", exact, o, found)
			}
			if found := ofDay(t, d, o, least); len(found.Unmet) != short || len(found.Breaches) != 0 {
				t.Fatalf("%v of %+v, %d short: %v", least, o, short, found)
			}
		}
	})
}

// ofDay is what a day of reductions alone comes to.
func ofDay(t *rapid.T, d drawnArea, o enterprise.Obligation, reductions emission.Amounts) enterprise.Compliance {
	t.Helper()
	found, err := d.ruleset.Compliance(o, enterprise.OwnPlan{}, enterprise.DayReport{Reductions: reductions})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
