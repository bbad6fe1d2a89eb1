package emission_test

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// bound returns a participant of some kilograms of everything that plans to reduce some, and is bound to a share.
func bound(id string, tier int, baseline, planned emission.Amount, share emission.Share) emission.Participant {
	return emission.Participant{ID: id, Tier: tier, Baseline: each(baseline), Planned: each(planned), Shares: emission.EqualShares(share)}
}

// Each row is a small area whose shares can be checked by hand; all four pollutants alike.
func TestAllocate(t *testing.T) {
	const ten = 10 * emission.Percent
	tests := []struct {
		name, why    string
		tiers        emission.Tiers
		others       emission.Amount // the baseline of sources that reduce nothing
		participants []emission.Participant
		step1, step2 []emission.Amount
		shares       []emission.Share
		remainder    emission.Amount
	}{
		{"nobody", "an area of nothing", nil, 0, nil, nil, nil, nil, 0},
		{"met", "nothing is requested", make(emission.Tiers, 1), 0, []emission.Participant{bound("a", 1, 100*kg, 10*kg, ten)},
			[]emission.Amount{0}, []emission.Amount{0}, []emission.Share{0}, 0},
		{"step 1 alone", "raised to its own share", make(emission.Tiers, 1), 0, []emission.Participant{bound("a", 1, 100*kg, 4*kg, ten)},
			[]emission.Amount{6 * kg}, []emission.Amount{0}, []emission.Share{0}, 0},
		{"step 1 in any case", "4.3.1 (1) binds each, though the area has enough", make(emission.Tiers, 1), 0,
			[]emission.Participant{bound("a", 1, 100*kg, 90*kg, ten), bound("b", 0, 100*kg, 4*kg, ten)},
			[]emission.Amount{0, 6 * kg}, []emission.Amount{0, 0}, []emission.Share{0}, 0},
		{"step 1 rounds up", "a tenth of 11 mg", nil, 0, []emission.Participant{bound("a", 0, 11*mg, 0, ten)},
			[]emission.Amount{2}, []emission.Amount{0}, nil, 0},
		{"exempt", "nothing is requested in either step", make(emission.Tiers, 1), 0, []emission.Participant{bound("a", 0, 100*kg, 0, 0)},
			[]emission.Amount{0}, []emission.Amount{0}, []emission.Share{10_000}, 10 * kg},
		{"waived", "up to its approved share and no more", make(emission.Tiers, 1), 0, []emission.Participant{bound("a", 0, 100*kg, 0, 3*emission.Percent)},
			[]emission.Amount{3 * kg}, []emission.Amount{0}, []emission.Share{10_000}, 7 * kg},
		{"one tier", "10 kg of the 180 kg that are still emitted, 5.5556 %, rounded up to 5.56 %", make(emission.Tiers, 1), 100 * kg,
			[]emission.Participant{bound("a", 1, 100*kg, 0, ten), bound("b", 1, 100*kg, 0, ten)},
			[]emission.Amount{10 * kg, 10 * kg}, []emission.Amount{5_004_000, 5_004_000}, []emission.Share{556}, 0},
		{"exactly covered", "11 kg of the 100 kg that are still emitted are 11 %", make(emission.Tiers, 1), 100 * kg,
			[]emission.Participant{bound("a", 1, 100*kg, 10*kg, ten), bound("b", 1, 10*kg, 0, 0)},
			[]emission.Amount{0, 0}, []emission.Amount{9900 * emission.Gram, 1100 * emission.Gram}, []emission.Share{1100}, 0},
		{"second tier", "the first is at its cap", make(emission.Tiers, 3), 980 * kg,
			[]emission.Participant{bound("a", 2, 200*kg, 20*kg, ten), bound("b", 1, 20*kg, 2*kg, ten), bound("c", 3, 200*kg, 20*kg, ten)},
			[]emission.Amount{0, 0, 0}, []emission.Amount{80_010 * emission.Gram, 18 * kg, 0}, []emission.Share{10_000, 4445, 0}, 0},
		{"cap", "a tier stops at it, the next goes on", emission.Tiers{{Cap: 5000}, {}}, 880 * kg,
			[]emission.Participant{bound("a", 1, 20*kg, 0, 0), bound("b", 2, 100*kg, 0, 0)},
			[]emission.Amount{0, 0}, []emission.Amount{10 * kg, 90 * kg}, []emission.Share{5000, 9000}, 0},
		{"remainder", "all that is left is not enough", emission.Tiers{{Cap: 5000}, {}}, 980 * kg,
			[]emission.Participant{bound("a", 1, 20*kg, 0, 0), bound("b", 2, 20*kg, 0, 0)},
			[]emission.Amount{0, 0}, []emission.Amount{10 * kg, 20 * kg}, []emission.Share{5000, 10_000}, 72 * kg},
		{"empty tier", "it is exhausted by definition", make(emission.Tiers, 2), 100 * kg, []emission.Participant{bound("a", 2, 100*kg, 0, 0)},
			[]emission.Amount{0}, []emission.Amount{20 * kg}, []emission.Share{10_000, 2000}, 0},
		{"a milligram lacking", "the smallest share covers it, rounded up from 9,000.0001 mg", make(emission.Tiers, 1), 0,
			[]emission.Participant{bound("a", 1, 100*kg, 10*kg-mg, 0)},
			[]emission.Amount{0}, []emission.Amount{9_001}, []emission.Share{1}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := emission.Allocate(tt.tiers, emission.EqualShares(ten), emission.Total{Baseline: each(tt.others), Reduction: each(0)}, tt.participants)
			ok(t, a, err)
			same(t, a.Step1, alike(tt.step1), equateEmpty)
			same(t, a.Step2, alike(tt.step2), equateEmpty)
			var shares []emission.Shares
			for _, s := range tt.shares {
				shares = append(shares, emission.EqualShares(s))
			}
			same(t, a.TierShares, shares, equateEmpty)
			same(t, a.Remainder, each(tt.remainder))
		})
	}
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
	participants := []emission.Participant{
		{ID: "a", Tier: 1, Baseline: each(100 * kg), Planned: amounts(t, "100", "0", "0", "0")},
		{ID: "b", Tier: 2, Baseline: amounts(t, "100", "100", "900", "0"), Planned: each(0)},
		{ID: "c", Baseline: amounts(t, "0", "0", "1000", "1900"), Planned: each(0)},
	}
	a, err := emission.Allocate(make(emission.Tiers, 2), emission.EqualShares(10*emission.Percent), emission.Total{}, participants)
	ok(t, a, err)
	same(t, a.Required, amounts(t, "20", "20", "200", "200"))
	same(t, a.Lacking, amounts(t, "0", "20", "200", "200"))
	same(t, a.AfterStep1, a.Lacking)
	same(t, a.TierShares, []emission.Shares{{0, 2000, 10_000, 10_000}, {0, 0, 1112, 10_000}})
	same(t, a.Step2, []emission.Amounts{amounts(t, "0", "20", "100", "100"), amounts(t, "0", "0", "100.08", "0"), each(0)})
	same(t, a.Remainder, amounts(t, "0", "0", "0", "100"))
	same(t, a.Total, emission.Total{
		Baseline: amounts(t, "200", "200", "2000", "2000"), Reduction: amounts(t, "100", "20", "200.08", "100"), Sources: 3,
	})
	attained, err := emission.Kashgar().Attainment(response.III, a.Total)
	for p, left := range a.Remainder.All() {
		if r, _ := ok(t, attained, err).Of(p); r.Shortfall != left {
			t.Errorf("%v, but %v left", r, left)
		}
	}
}

// Reductions of others count, and so do their emissions.
func TestAllocateCountsOthers(t *testing.T) {
	p := []emission.Participant{bound("a", 1, 100*kg, 0, 0)}
	for _, tt := range []struct{ baseline, reduction, want emission.Amount }{
		{100 * kg, 20 * kg, 0}, {100 * kg, 15 * kg, 5 * kg}, {0, 0, 10 * kg}, {1000 * kg, 20 * kg, 90 * kg},
	} {
		others := emission.Total{Baseline: each(tt.baseline), Reduction: each(tt.reduction), Sources: 7}
		a, err := emission.Allocate(make(emission.Tiers, 1), emission.EqualShares(1000), others, p)
		if ok(t, a, err).Step2[0] != each(tt.want) || a.Total.Sources != 8 {
			t.Errorf("%+v: %v", tt, a.Step2[0])
		}
	}
}

func TestAllocateErrors(t *testing.T) {
	list := []emission.Participant{
		bound("a", 0, kg, 0, 0), bound("", 0, kg, 0, 0), bound("a", 0, kg, 0, 0), bound("d", 3, kg, 0, 0), bound("e", -1, kg, 0, 0),
		{ID: "f", Baseline: amounts(t, "1", "1", "1"), Planned: each(0)}, bound("g", 1, kg, 2*kg, 0), bound("h", 1, kg, 0, 10_001),
		{ID: "i", Baseline: each(kg), Planned: amounts(t, "", "1", "1", "1")}, {ID: "j", Baseline: each(kg), Planned: each(0).With(emission.PM, -1)},
		{ID: "k", Baseline: each(0).With(emission.PM, emission.MaxAmount+1), Planned: each(0)},
		{ID: "\xff", Baseline: each(kg), Planned: each(0), Spared: 1},
	}
	_, err := emission.Allocate(make(emission.Tiers, 2), emission.Shares{}, emission.Total{}, list)
	checkFaults(t, err,
		bad{"/participants/1/id", "", aqi.ErrMissing}, bad{"/participants/2/id", `"a"`, aqi.ErrDuplicate},
		bad{"/participants/3/tier", "3", aqi.ErrRange}, bad{"/participants/4/tier", "-1", aqi.ErrRange},
		bad{"/participants/5/baseline/vocs", "", aqi.ErrMissing}, bad{"/participants/6/planned/so2", "2 kg", aqi.ErrConflict},
		bad{"/participants/6/planned/nox", "2 kg", aqi.ErrConflict}, bad{"/participants/6/planned/pm", "2 kg", aqi.ErrConflict},
		bad{"/participants/6/planned/vocs", "2 kg", aqi.ErrConflict}, bad{"/participants/7/shares/so2", "100.01 %", aqi.ErrRange},
		bad{"/participants/7/shares/nox", "100.01 %", aqi.ErrRange}, bad{"/participants/7/shares/pm", "100.01 %", aqi.ErrRange},
		bad{"/participants/7/shares/vocs", "100.01 %", aqi.ErrRange}, bad{"/participants/8/planned/so2", "", aqi.ErrMissing},
		bad{"/participants/9/planned/pm", "-0.000001 kg", aqi.ErrNegative}, bad{"/participants/10/baseline/pm", "10000000.000001 kg", aqi.ErrRange},
		bad{"/participants/11/id", `"�"`, aqi.ErrText}, bad{"/participants/11/spared", "emission.Pollutants(0x1)", aqi.ErrUnknown},
	)
	_, err = emission.Allocate(emission.Tiers{{}, {Cap: -1}, {Cap: 10_001}}, emission.Shares{-1}, emission.Total{Baseline: each(kg), Reduction: each(0), Sources: -1}, list[1:2])
	checkFaults(t, err,
		bad{"/tiers/1/cap", "-0.01 %", aqi.ErrNegative}, bad{"/tiers/2/cap", "100.01 %", aqi.ErrRange}, bad{"/target/so2", "-0.01 %", aqi.ErrNegative},
		bad{"/others/sources", "-1", aqi.ErrNegative}, bad{"/participants/0/id", "", aqi.ErrMissing},
	)
	huge := emission.Total{Baseline: each(0).With(emission.NOx, math.MaxInt64-kg+1), Reduction: each(0)}
	_, err = emission.Allocate(nil, emission.EqualShares(1000), huge, list[:1])
	checkFaults(t, err, bad{"/others", "", aqi.ErrRange})
	if text := "/others: want at most 9223372036854.775807 kg of NOx together: is out of range"; err.Error() != text {
		t.Error(err)
	}
	huge.Baseline = each(math.MaxInt64 - kg)
	if a, err := emission.Allocate(nil, emission.EqualShares(emission.Whole), huge, list[:1]); ok(t, a, err).Remainder != each(math.MaxInt64) {
		t.Errorf("%+v", a)
	}
}

// A cap of nothing is not a cap of everything.
func TestTiersJSON(t *testing.T) {
	var tiers emission.Tiers
	err := json.Unmarshal([]byte(`[{},{"cap":"50 %"},{"cap":null},{"cap":"100 %"}]`), &tiers)
	if want := (emission.Tiers{{}, {Cap: 5000}, {}, {Cap: emission.Whole}}); err != nil || !slices.Equal(tiers, want) {
		t.Error(tiers, err)
	}
	if err := json.Unmarshal([]byte(`[{"cap":"0 %"}]`), &tiers); !errors.Is(err, aqi.ErrRange) {
		t.Error(err)
	}
	for _, bad := range []string{`[{"Share":"50 %"}]`, `[{"cap":50}]`, `[{"cap":"101 %"}]`, `[{"cap":"50 %","most":1}]`} {
		if err := json.Unmarshal([]byte(bad), &tiers); err == nil {
			t.Errorf("%s: %v", bad, tiers)
		}
	}
	text, err := json.Marshal(emission.Tiers{{}, {Cap: 5000}})
	if got := string(ok(t, text, err)); got != `[{},{"cap":"50 %"}]` {
		t.Error(got)
	}
	checkFaults(t, emission.Tiers{{Cap: -1}, {Cap: 10_001}, {}, {Cap: 1}}.Validate(),
		bad{"/tiers/0/cap", "-0.01 %", aqi.ErrNegative}, bad{"/tiers/1/cap", "100.01 %", aqi.ErrRange})
}
