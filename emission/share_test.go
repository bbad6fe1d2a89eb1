package emission_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
)

func TestParseShare(t *testing.T) {
	tests := []struct {
		text string
		want emission.Share
		rule error
	}{
		{"0 %", 0, nil}, {"10 %", 1000, nil}, {"10.00 %", 1000, nil}, {"10.0000 %", 1000, nil}, {"0.01 %", 1, nil}, {"12.5 %", 1250, nil},
		{"100 %", emission.Whole, nil}, {"99.99 %", 9999, nil},
		{"100.01 %", 0, aqi.ErrRange}, {"101 %", 0, aqi.ErrRange}, {"99999999999999999999 %", 0, aqi.ErrRange},
		{"42949673.96 %", 0, aqi.ErrRange}, // 2^32 + 100 %: no wrapping
		{"0.001 %", 0, aqi.ErrTooFine}, {"9.9999 %", 0, aqi.ErrTooFine}, {"-1 %", 0, aqi.ErrNegative}, {"-0 %", 0, nil},
		{"10", 0, aqi.ErrText}, {"10%", 0, aqi.ErrText}, {"10 % ", 0, aqi.ErrText}, {"%", 0, aqi.ErrText},
		{" %", 0, aqi.ErrText}, {"", 0, aqi.ErrText}, {"1e1 %", 0, aqi.ErrText}, {"0,1 %", 0, aqi.ErrText},
	}
	for _, tt := range tests {
		got, err := emission.ParseShare(tt.text)
		if got != tt.want || !errors.Is(err, tt.rule) || tt.rule == nil && err != nil {
			t.Errorf("%q: %v, %v, want %v, %v", tt.text, got, err, tt.want, tt.rule)
		}
	}
	for s, want := range map[emission.Share]string{
		0: "0 %", 1: "0.01 %", 10: "0.1 %", 1000: "10 %", 1001: "10.01 %", emission.Whole: "100 %", -1: "-0.01 %",
	} {
		if s.String() != want || s.Chinese() != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s, %s, want %s", s, s.Chinese(), want)
		}
	}
	for s, rule := range map[emission.Share]error{-1: aqi.ErrNegative, emission.Whole + 1: aqi.ErrRange, math.MinInt32: aqi.ErrNegative} {
		if _, err := s.MarshalText(); !errors.Is(err, rule) || s.Valid() {
			t.Errorf("%d: %v", s, err)
		}
	}
}

// A share of an amount is the least amount that reaches it, for the largest amounts too.
func TestShareOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := emissiontest.Share().Draw(t, "share")
		a := emissiontest.Amount(math.MaxInt64).Draw(t, "amount")
		got := s.Of(a)
		if got != leastOf(s, a) || got > a {
			t.Fatalf("%v of %v: %v", s, a, got)
		}
	})
	for _, tt := range []struct {
		s       emission.Share
		a, want emission.Amount
	}{
		{1000, 10, 1}, {1000, 11, 2}, {1, 1, 1}, {1, 10_000, 1}, {1, 10_001, 2}, {0, math.MaxInt64, 0}, {emission.Whole, math.MaxInt64, math.MaxInt64},
		{1000, 18446744073709551, 1844674407370956}, // rounding up carries into the upper 64 bits of the product
		{-5, kg, 0}, {emission.Whole + 1, kg, kg}, {math.MaxInt32, math.MaxInt64, math.MaxInt64}, {math.MinInt32, math.MinInt64, 0}, {5000, -kg, 0},
	} {
		if got := tt.s.Of(tt.a); got != tt.want {
			t.Errorf("%v of %v: %v, want %v", tt.s, tt.a, got, tt.want)
		}
	}
}

func TestShares(t *testing.T) {
	ss := emission.EqualShares(10*emission.Percent).With(emission.PM, 1)
	if ss != (emission.Shares{1000, 1000, 1, 1000}) || ss.Of(emission.PM) != 1 || ss.Of(0) != 0 || ss.With(9, 5) != ss {
		t.Error(ss)
	}
	if got, want := ss.String(), "SO2 10 %, NOx 10 %, PM 0.01 %, VOCs 10 %"; got != want {
		t.Error(got)
	}
	if got, want := ss.Chinese(), "二氧化硫10%、氮氧化物10%、颗粒物0.01%、挥发性有机物10%"; got != want {
		t.Error(got)
	}
	if got, want := ss.Required(amounts(t, "1", "", "10", "0")), amounts(t, "0.1", "", "0.001", "0"); got != want {
		t.Error(got)
	}
	text, err := json.Marshal(ss)
	if got, want := string(ok(t, text, err)), `{"so2":"10 %","nox":"10 %","pm":"0.01 %","vocs":"10 %"}`; got != want {
		t.Error(got)
	}
	if !ss.Valid() || ss.With(emission.VOCs, -1).Valid() || ss.With(emission.SO2, 10_001).Valid() {
		t.Error("valid")
	}
	if _, err := json.Marshal(ss.With(emission.VOCs, -1)); !errors.Is(err, aqi.ErrNegative) {
		t.Error(err)
	}
	for range ss.All() {
		break
	}
}

// A share that is left out is not a share of nothing.
func TestSharesUnmarshal(t *testing.T) {
	for _, bad := range []string{
		`{}`, `{"so2":"1 %","nox":"1 %","pm":"1 %"}`, `{"so2":"1 %","nox":"1 %","pm":"1 %","vocs":null}`,
		`{"so2":"1 %","nox":"1 %","pm":"1 %","vocs":"1 %","co":"1 %"}`, `[1,2,3,4]`, `{"so2":1}`, `null`,
	} {
		ss := emission.EqualShares(7)
		if err := json.Unmarshal([]byte(bad), &ss); err == nil || ss != emission.EqualShares(7) {
			t.Errorf("%s: %v, %v", bad, ss, err)
		}
	}
}

func TestRatio(t *testing.T) {
	tests := []struct {
		reduction, baseline emission.Amount
		text                string
	}{
		{10 * kg, 100 * kg, "10.00 %"},
		{10*kg - mg, 100 * kg, "9.99 %"},
		{10*kg + mg, 100 * kg, "10.00 %"},
		{99_999, 1_000_000, "9.99 %"},
		{0, kg, "0.00 %"},
		{kg, kg, "100.00 %"},
		{3 * kg, kg, "300.00 %"},
		{0, 0, "not applicable"},
		{kg, 0, "not applicable"},
		{-kg, kg, "not applicable"},
		{kg, -kg, "not applicable"},
		{math.MaxInt64, math.MaxInt64, "100.00 %"},
		{math.MinInt64, math.MinInt64, "not applicable"},
	}
	for _, tt := range tests {
		r := emission.Result{Pollutant: emission.PM, Reduction: tt.reduction, Baseline: tt.baseline, Met: true}
		if r.String() != "PM "+tt.text+", target 0 %, met" {
			t.Errorf("%d / %d: %s, want %s", tt.reduction, tt.baseline, r, tt.text)
		}
	}
	short, none := emission.Result{Reduction: 99_999, Baseline: 1_000_000}, emission.Result{}
	if !strings.Contains(short.Chinese(), "减排9.99%，") || !strings.Contains(none.Chinese(), "减排不适用，") {
		t.Error(short.Chinese(), none.Chinese())
	}
	for places, want := range map[int32]string{-5: "9", 0: "9", 3: "9.999", 4: "9.9999", 18: "9.9999", math.MaxInt32: "9.9999"} {
		if got, is := short.Percent(places); !is || got.String() != want {
			t.Errorf("%d places: %v", places, got)
		}
	}
}

// Ratios are rounded down, as fractions are.
func TestRatioIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		baseline := max(1, emissiontest.Amount(math.MaxInt64).Draw(t, "baseline"))
		s := emissiontest.Share().Draw(t, "share")
		reduction := min(max(0, s.Of(baseline)+emission.Amount(rapid.IntRange(-2, 2).Draw(t, "beside"))), baseline)
		r := emission.Result{Reduction: reduction, Baseline: baseline}
		exact := rat(reduction, int64(baseline))
		places := rapid.Int32Range(0, 18).Draw(t, "places")
		percent, _ := r.Percent(places)
		over := new(big.Rat).Sub(exact.Mul(exact, big.NewRat(100, 1)), percent.Rat())
		step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		if over.Sign() < 0 || over.Cmp(step) >= 0 {
			t.Fatalf("%v %% to %d places, over by %v", percent, places, over)
		}
	})
}
