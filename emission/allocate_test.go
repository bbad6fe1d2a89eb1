package emission_test

import (
	"math"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
)

// asked returns a member that still emits some kilograms of everything.
func asked(id string, tier int, remaining emission.Amount) emission.Member {
	return emission.Member{ID: id, Tier: tier, Remaining: each(remaining)}
}

// Each row is a small area whose shares can be checked by hand; all four pollutants alike.
func TestAllocate(t *testing.T) {
	const all, g = emission.Whole, emission.Gram
	type (
		shares  = []emission.Share
		members = []emission.Member
		list    = []emission.Amount
	)
	tests := []struct {
		name, why string
		caps      shares
		lacking   emission.Amount
		members   members
		requested list
		shares    shares
		remainder emission.Amount
	}{
		{"nobody", "nothing is lacking of nothing", nil, 0, nil, nil, nil, 0},
		{"no tiers", "all that is lacking remains", nil, kg, members{asked("a", 0, kg)}, list{0}, nil, kg},
		{"met", "nothing is requested", shares{all}, 0, members{asked("a", 1, 90*kg)}, list{0}, shares{0}, 0},
		{"never asked", "tier 0", shares{all}, 10 * kg, members{asked("a", 0, 100*kg)}, list{0}, shares{0}, 10 * kg},
		{"spared", "it is in the tier, and nothing remains that it may be asked for", shares{all}, kg, members{asked("a", 1, 0), asked("b", 1, 2*kg)},
			list{0, kg}, shares{5000}, 0},
		{"one tier", "10 kg of 180 kg, 5.5556 %, rounded up to 5.56 %", shares{all}, 10 * kg, members{asked("a", 1, 90*kg), asked("b", 1, 90*kg)},
			list{5_004_000, 5_004_000}, shares{556}, 0},
		{"exactly covered", "11 kg of 100 kg are 11 %", shares{all}, 11 * kg, members{asked("a", 1, 90*kg), asked("b", 1, 10*kg)},
			list{9900 * g, 1100 * g}, shares{1100}, 0},
		{"second tier", "the first is at its cap", shares{all, all, all}, 98 * kg,
			members{asked("a", 2, 180*kg), asked("b", 1, 18*kg), asked("c", 3, 180*kg)},
			list{80_010 * g, 18 * kg, 0}, shares{all, 4445, 0}, 0},
		{"cap", "a tier stops at it, the next goes on", shares{5000, all}, 100 * kg, members{asked("a", 1, 20*kg), asked("b", 2, 100*kg)},
			list{10 * kg, 90 * kg}, shares{5000, 9000}, 0},
		{"cap of nothing", "the tier is not asked", shares{0, all}, 50 * kg, members{asked("a", 1, 20*kg), asked("b", 2, 100*kg)},
			list{0, 50 * kg}, shares{0, 5000}, 0},
		{"remainder", "all that is left is not enough", shares{5000, all}, 102 * kg, members{asked("a", 1, 20*kg), asked("b", 2, 20*kg)},
			list{10 * kg, 20 * kg}, shares{5000, all}, 72 * kg},
		{"empty tier", "nobody is in it, so it has no share", shares{all, all}, 20 * kg, members{asked("a", 2, 100*kg)},
			list{20 * kg}, shares{0, 2000}, 0},
		{"a tier that emits nothing", "nor has one that has nothing to give", shares{all, all}, 20 * kg, members{asked("a", 1, 0), asked("b", 2, 10*kg)},
			list{0, 10 * kg}, shares{0, all}, 10 * kg},
		{"a milligram lacking", "the smallest share covers it, rounded up from 9,000.0001 mg", shares{all}, mg,
			members{asked("a", 1, 90*kg+mg)}, list{9_001}, shares{1}, 0},
		{"beyond all sums", "together they emit more than an amount can tell", shares{all}, math.MaxInt64, manyMembers(1_000_000),
			nil, shares{9224}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := emission.Allocate(tt.caps, each(tt.lacking), tt.members)
			ok(t, a, err)
			if tt.requested != nil {
				same(t, a.Requested, alike(tt.requested))
			}
			var want []emission.Shares
			for _, s := range tt.shares {
				want = append(want, emission.EqualShares(s))
			}
			same(t, a.TierShares, want, equateEmpty)
			same(t, a.Remainder, each(tt.remainder))
		})
	}
}

// manyMembers are in tier 1, each emitting the most that there is.
func manyMembers(n int) []emission.Member {
	members := make([]emission.Member, n)
	for i := range members {
		members[i] = asked(string(rune(0x10000+i)), 1, emission.MaxAmount)
	}
	return members
}

// alike returns each amount for all four pollutants.
func alike(list []emission.Amount) []emission.Amounts {
	var all []emission.Amounts
	for _, a := range list {
		all = append(all, each(a))
	}
	return all
}

// Each pollutant goes its own way: SO2 is met, NOx takes one tier, PM two, VOCs cannot be met.
func TestAllocateByPollutant(t *testing.T) {
	members := []emission.Member{
		{ID: "a", Tier: 1, Remaining: amounts(t, "0", "100", "100", "100")},
		{ID: "b", Tier: 2, Remaining: amounts(t, "100", "100", "900", "0")},
		{ID: "c", Remaining: amounts(t, "0", "0", "1000", "1900")},
	}
	a, err := emission.Allocate([]emission.Share{emission.Whole, emission.Whole}, amounts(t, "0", "20", "200", "200"), members)
	ok(t, a, err)
	same(t, a.TierShares, []emission.Shares{{0, 2000, 10_000, 10_000}, {0, 0, 1112, 0}})
	same(t, a.Requested, []emission.Amounts{amounts(t, "0", "20", "100", "100"), amounts(t, "0", "0", "100.08", "0"), each(0)})
	same(t, a.Remainder, amounts(t, "0", "0", "0", "100"))
}

func TestAllocateErrors(t *testing.T) {
	list := []emission.Member{
		asked("a", 0, kg), asked("", 0, kg), asked("a", 0, kg), asked("d", 3, kg), asked("e", -1, kg),
		{ID: "f", Remaining: amounts(t, "1", "1", "1")}, {ID: "g", Remaining: each(0).With(emission.PM, -1)},
		{ID: "h", Remaining: each(0).With(emission.PM, emission.MaxAmount+1)}, asked("\xff", 0, kg),
	}
	_, err := emission.Allocate([]emission.Share{0, emission.Whole}, amounts(t, "1", "", "1", "1").With(emission.PM, -1), list)
	checkFaults(t, err,
		bad{"/lacking/nox", "", aqi.ErrMissing}, bad{"/lacking/pm", "-0.000001 kg", aqi.ErrNegative},
		bad{"/members/1/id", "", aqi.ErrMissing}, bad{"/members/2/id", `"a"`, aqi.ErrDuplicate},
		bad{"/members/3/tier", "3", aqi.ErrRange}, bad{"/members/4/tier", "-1", aqi.ErrRange},
		bad{"/members/5/remaining/vocs", "", aqi.ErrMissing}, bad{"/members/6/remaining/pm", "-0.000001 kg", aqi.ErrNegative},
		bad{"/members/7/remaining/pm", "10000000.000001 kg", aqi.ErrRange}, bad{"/members/8/id", `"�"`, aqi.ErrText},
	)
	_, err = emission.Allocate([]emission.Share{1, -1, 10_001}, each(math.MaxInt64), nil)
	checkFaults(t, err, bad{"/caps/1", "-0.01 %", aqi.ErrNegative}, bad{"/caps/2", "100.01 %", aqi.ErrRange})
}
