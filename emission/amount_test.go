package emission_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

func TestParseAmount(t *testing.T) {
	const largest = emission.Amount(math.MaxInt64)
	tests := []struct {
		text string
		want emission.Amount
		rule error
	}{
		{"0 kg", 0, nil},
		{"-0 kg", 0, nil},
		{"0.000 t", 0, nil},
		{"12.5 kg", 12_500_000, nil},
		{"012.50 kg", 12_500_000, nil},
		{"0.0125 t", 12_500_000, nil},
		{"0.000001 kg", 1, nil},
		{"0.000000001 t", 1, nil},
		{"0.0000010 kg", 1, nil},
		{"0.0000009 kg", 0, aqi.ErrTooFine},
		{"1.0000001 kg", 0, aqi.ErrTooFine},
		{"0.0000000001 t", 0, aqi.ErrTooFine},
		{"10000 t", emission.MaxAmount, nil},
		{"9223372036854.775807 kg", largest, nil},
		{"9223372036.854775807 t", largest, nil},
		{"9223372036854.775808 kg", 0, aqi.ErrRange},
		{"9999999999999.999999 kg", 0, aqi.ErrRange},
		{"10000000000000 kg", 0, aqi.ErrRange},
		{strings.Repeat("9", 1000) + " kg", 0, aqi.ErrRange},
		{strings.Repeat("0", 1000) + "1 kg", kg, nil},
		{"10000000000000.0000001 kg", 0, aqi.ErrRange},
		{"-1 kg", 0, aqi.ErrNegative},
		{"-0.0000001 kg", 0, aqi.ErrNegative},
		{"", 0, aqi.ErrText},
		{"12.5", 0, aqi.ErrText},
		{"12.5kg", 0, aqi.ErrText},
		{"12.5  kg", 0, aqi.ErrText},
		{"12.5 kg ", 0, aqi.ErrText},
		{"12.5 KG", 0, aqi.ErrText},
		{"12.5 g", 0, aqi.ErrText},
		{" kg", 0, aqi.ErrText},
		{"- kg", 0, aqi.ErrText},
		{"--1 kg", 0, aqi.ErrText},
		{"+1 kg", 0, aqi.ErrText},
		{". kg", 0, aqi.ErrText},
		{".5 kg", 0, aqi.ErrText},
		{"5. kg", 0, aqi.ErrText},
		{"1.2.3 kg", 0, aqi.ErrText},
		{"1,5 kg", 0, aqi.ErrText},
		{"1e3 kg", 0, aqi.ErrText},
		{"１ kg", 0, aqi.ErrText},
		{"1e999999999 kg", 0, aqi.ErrText},
		{"NaN kg", 0, aqi.ErrText},
	}
	for _, tt := range tests {
		got, err := emission.ParseAmount(tt.text)
		if got != tt.want || !errors.Is(err, tt.rule) || tt.rule == nil && err != nil {
			t.Errorf("%.40q: %v, %v, want %v, %v", tt.text, got, err, tt.want, tt.rule)
		}
		if fault, is := errors.AsType[aqi.Fault](err); tt.rule != nil && (!is || !strings.HasPrefix(fault.Got, `"`) || len(fault.Error()) > 200) {
			t.Errorf("%.40q: %v does not quote it", tt.text, err)
		}
	}
}

func TestAmountOf(t *testing.T) {
	number := decimal.RequireFromString
	long := decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(5000), nil), -5000)
	tests := []struct {
		name string
		d    decimal.Decimal
		unit emission.Amount
		want emission.Amount
		rule error
	}{
		{"the zero decimal", decimal.Decimal{}, emission.Kilogram, 0, nil},
		{"zero of any exponent", decimal.New(0, math.MaxInt32), emission.Tonne, 0, nil},
		{"zero of any exponent", decimal.New(0, math.MinInt32), emission.Tonne, 0, nil},
		{"kilograms", number("12.5"), emission.Kilogram, 12_500_000, nil},
		{"tonnes", number("12.5"), emission.Tonne, 12_500 * kg, nil},
		{"trailing zeros", number("1.000000000000000000000000"), emission.Kilogram, kg, nil},
		{"5,000 decimal places", long, emission.Kilogram, kg, nil},
		{"exponent", decimal.New(1, 12), emission.Kilogram, 1e18, nil},
		{"one too many", decimal.New(1, 13), emission.Kilogram, 0, aqi.ErrRange},
		{"largest", number("9223372036.854775807"), emission.Tonne, math.MaxInt64, nil},
		{"beyond", number("9223372036.854775808"), emission.Tonne, 0, aqi.ErrRange},
		{"large and fine", number("9999999999.9999999999"), emission.Tonne, 0, aqi.ErrRange},
		{"fine", number("0.0000015"), emission.Kilogram, 0, aqi.ErrTooFine},
		{"below a milligram", number("0.0000009"), emission.Kilogram, 0, aqi.ErrTooFine},
		{"negative", number("-0.1"), emission.Kilogram, 0, aqi.ErrNegative},
		{"hostile", decimal.New(1, 999_999_999), emission.Kilogram, 0, aqi.ErrRange},
		{"hostile", decimal.New(1, -999_999_999), emission.Kilogram, 0, aqi.ErrTooFine},
		{"hostile", decimal.New(-1, math.MaxInt32), emission.Kilogram, 0, aqi.ErrNegative},
		{"hostile", decimal.New(math.MaxInt64, math.MinInt32), emission.Tonne, 0, aqi.ErrTooFine},
		{"hostile", long.Mul(decimal.New(1, 9000)), emission.Tonne, 0, aqi.ErrRange},
		{"unit", number("1"), 7, 0, aqi.ErrUnknown},
		{"no unit", number("1"), 0, 0, aqi.ErrUnknown},
		{"milligrams", number("12"), emission.Milligram, 12, nil},
		{"grams", number("0.012"), emission.Gram, 12, nil},
	}
	for _, tt := range tests {
		got, err := emission.AmountOf(tt.d, tt.unit)
		if got != tt.want || !errors.Is(err, tt.rule) || tt.rule == nil && err != nil || err != nil && len(err.Error()) > 200 {
			t.Errorf("%s: %v, %v, want %v, %v", tt.name, got, err, tt.want, tt.rule)
		}
	}
}

// units are those that a text can have.
var units = map[string]emission.Amount{"kg": kg, "千克": kg, "t": emission.Tonne, "吨": emission.Tonne}

// What is written reads the same, in text, JSON and decimals, and is the number that big.Rat takes it for.
func TestAmountRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := emissiontest.Amount(math.MaxInt64).Draw(t, "amount")
		text := a.String()
		back, err := emission.ParseAmount(text)
		if ok(t, back, err) != a || texttest.Back(t, a) != a {
			t.Fatalf("%d: %s, %d", a, text, back)
		}
		number := strings.TrimSuffix(text, " kg")
		if exact, _ := new(big.Rat).SetString(number); exact.Cmp(rat(a, int64(kg))) != 0 || number != a.In(emission.Kilogram).String() || a.Chinese() != number+"千克" {
			t.Fatalf("%d: %s, %s", a, text, a.Chinese())
		}
		for _, unit := range []emission.Amount{mg, emission.Gram, kg, emission.Tonne} {
			back, err := emission.AmountOf(a.In(unit), unit)
			if ok(t, back, err) != a {
				t.Fatalf("%v: %v", a, back)
			}
		}
		for symbol, unit := range units {
			again, err := emission.ParseAmount(a.In(unit).String() + " " + symbol)
			if ok(t, again, err) != a {
				t.Fatalf("%v in %s: %v", a, symbol, again)
			}
		}
	})
}

// A number with up to twelve decimal places is an amount exactly where it is a whole number of milligrams.
func TestParseAmountIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9]{1,4}(\.[0-9]{0,2}0{0,4}[0-9]{1,6})?`).Draw(t, "number")
		symbol := rapid.SampledFrom([]string{"kg", "t"}).Draw(t, "unit")
		got, err := emission.ParseAmount(text + " " + symbol)
		exact, _ := new(big.Rat).SetString(text)
		exact.Mul(exact, rat(units[symbol], 1))
		switch {
		case exact.IsInt() && (err != nil || exact.Cmp(rat(got, 1)) != 0):
			t.Fatalf("%v, %v, want %v", got, err, exact)
		case !exact.IsInt() && !errors.Is(err, aqi.ErrTooFine):
			t.Fatalf("%v, %v", got, err)
		}
	})
}

func TestAmountAdd(t *testing.T) {
	const largest = emission.Amount(math.MaxInt64)
	for _, tt := range []struct {
		a, b, want emission.Amount
		fits       bool
	}{
		{0, 0, 0, true}, {kg, mg, kg + mg, true}, {largest - 1, 1, largest, true}, {largest, 0, largest, true},
		{largest, 1, 0, false}, {largest, largest, 0, false}, {-1, 2, 0, false}, {2, -1, 0, false}, {math.MinInt64, math.MinInt64, 0, false},
	} {
		if got, fits := tt.a.Add(tt.b); got != tt.want || fits != tt.fits {
			t.Errorf("%d + %d: %d, %v", tt.a, tt.b, got, fits)
		}
	}
}

func TestNegativeAmounts(t *testing.T) {
	for a, want := range map[emission.Amount]string{
		-1: "-0.000001 kg", -12_500_000: "-12.5 kg", math.MinInt64: "-9223372036854.775808 kg",
	} {
		if _, err := a.MarshalText(); a.Valid() || a.String() != want || !errors.Is(err, aqi.ErrNegative) {
			t.Errorf("%d: %s, %v", a, a, err)
		}
		if _, err := each(a).MarshalJSON(); !errors.Is(err, aqi.ErrNegative) {
			t.Error(err)
		}
	}
	if got := mg.In(9).String(); got != "0.000001" {
		t.Errorf("a milligram in no unit: %s", got)
	}
}

func TestUnmarshalKeepsTheValueOnError(t *testing.T) {
	a, s := 5*kg, 5*emission.Percent
	if err := a.UnmarshalText([]byte("x kg")); err == nil || a != 5*kg {
		t.Error(a, err)
	}
	if err := s.UnmarshalText([]byte("x %")); err == nil || s != 5*emission.Percent {
		t.Error(s, err)
	}
}
