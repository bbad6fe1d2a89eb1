package aqi_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParseConcentration(t *testing.T) {
	for _, tt := range []struct {
		in, text string
		rule     error
	}{
		{"", "NA", nil}, {"0", "0", nil}, {"-0", "0", nil}, {"0.01", "0.01", nil}, {"12.5", "12.5", nil}, {"12.50", "12.5", nil}, {"012.500000", "12.5", nil},
		{"+7", "7", nil}, {".5", "0.5", nil}, {"5.", "5", nil}, {"-999", "-999", nil}, {"-0.01", "-0.01", nil}, {"100000", "100000", nil},
		{"-100000.00", "-100000", nil}, {"1.2e2", "120", nil}, {"1E-2", "0.01", nil}, {"100.05", "100.05", nil},
		{"100000.01", "", aqi.ErrRange}, {"-100000.01", "", aqi.ErrRange}, {"1e400", "", aqi.ErrRange}, {"99999999999999999999", "", aqi.ErrRange},
		{"0.001", "", aqi.ErrTooFine}, {"1e-3", "", aqi.ErrTooFine}, {"12.3451", "", aqi.ErrTooFine},
		{".", "", aqi.ErrText}, {"-", "", aqi.ErrText}, {"--1", "", aqi.ErrText}, {"1.2.3", "", aqi.ErrText}, {" 1", "", aqi.ErrText}, {"1,5", "", aqi.ErrText},
		{"NaN", "", aqi.ErrText}, {"1e", "", aqi.ErrText}, {"0x1", "", aqi.ErrText}, {"１", "", aqi.ErrText}, {"-.", "", aqi.ErrText},
	} {
		c, err := aqi.ParseConcentration(tt.in)
		if !errors.Is(err, tt.rule) || tt.rule == nil && (err != nil || c.String() != tt.text) || tt.rule != nil && c != 0 {
			t.Errorf("%q: %v, %v, want %s, %v", tt.in, c, err, tt.text, tt.rule)
		}
		same, err2 := aqi.ParseConcentration([]byte(tt.in))
		if same != c || (err == nil) != (err2 == nil) {
			t.Errorf("%q as bytes: %v, %v", tt.in, same, err2)
		}
	}
}

// Every number of at most two places is its Concentration exactly, in every form.
func TestConcentrationIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := rapid.OneOf(rapid.Int64Range(-10_000_000, 10_000_000), rapid.Int64Range(-300, 300)).Draw(t, "hundredths")
		d := decimal.New(h, -2)
		c, err := aqi.ConcentrationOf(d)
		if v, ok := c.Hundredths(); err != nil || !ok || int64(v) != h || !c.Decimal().Decimal.Equal(d) || !c.Decimal().Valid {
			t.Fatalf("%v: %v, %v", d, c, err)
		}
		if c.String() != d.String() {
			t.Fatalf("%v: %s", d, c)
		}
		text, err := json.Marshal(c)
		var back, number aqi.Concentration
		if err := errors.Join(err, json.Unmarshal(text, &back), json.Unmarshal([]byte(d.String()), &number)); err != nil || back != c || number != c {
			t.Fatalf("%s: %v, %v, %v", text, back, number, err)
		}
		parsed, err := aqi.ParseConcentration(d.StringFixed(rapid.Int32Range(2, 9).Draw(t, "places")))
		if err != nil || parsed != c {
			t.Fatal(parsed, err)
		}
	})
}

// Whatever is no number of hundredths within the range is refused.
func TestConcentrationOfAnyNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64().Draw(t, "coefficient"), rapid.Int32Range(-25, 5).Draw(t, "exponent"))
		c, err := aqi.ConcentrationOf(d)
		scaled := new(big.Rat).Mul(d.Rat(), big.NewRat(100, 1))
		inside := new(big.Rat).Abs(d.Rat()).Cmp(big.NewRat(100_000, 1)) <= 0
		switch {
		case !inside && !errors.Is(err, aqi.ErrRange), inside && !scaled.IsInt() && !errors.Is(err, aqi.ErrTooFine), inside && scaled.IsInt() && err != nil:
			t.Fatalf("%v: %v, %v", d, c, err)
		}
	})
}

func TestConcentrationJSON(t *testing.T) {
	for text, want := range map[string]string{`null`: "NA", `"12.50"`: "12.5", `12.5`: "12.5", `""`: "NA", `"-0"`: "0"} {
		c := aqi.Concentration(5)
		if err := aqi.Unmarshal([]byte(text), &c); err != nil || c.String() != want {
			t.Errorf("%s: %v, %v", text, c, err)
		}
	}
	for text, rule := range map[string]error{
		`"x"`: aqi.ErrText, `true`: aqi.ErrText, `"1.005"`: aqi.ErrTooFine, `1e9`: aqi.ErrRange, `"NA"`: aqi.ErrText, `[1]`: aqi.ErrText,
	} {
		c := aqi.Concentration(5)
		if err := json.Unmarshal([]byte(text), &c); !errors.Is(err, rule) || c != 5 || the(err).Path != "" {
			t.Errorf("%s: %v, %v", text, c, err)
		}
	}
	var columns aqi.Columns
	err := aqi.Unmarshal([]byte(`{"co":[1,"2.5",null,"x"],"pm2.5":[]}`), &columns)
	if fs := faultsOf(err); len(fs) != 2 || fs[0].Path != "/co/3" || fs[1].Path != "/pm2.5" {
		t.Error(err)
	}
	if columns.Len() != 0 || columns.Sample(3) != (aqi.Sample{}) {
		t.Error("columns changed")
	}
}
