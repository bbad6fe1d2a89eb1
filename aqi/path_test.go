package aqi

import (
	"math"
	"regexp"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// coefficients draws whatever fits into 18 digits, mostly near what the rules turn on.
func coefficients() *rapid.Generator[int64] {
	return rapid.OneOf(
		rapid.Int64Range(-1e18+1, 1e18-1),
		rapid.Int64Range(-10, 10),
		rapid.Int64Range(9_999_900, 10_000_100),
		rapid.Custom(func(t *rapid.T) int64 {
			limit := rapid.SampledFrom([]int64{1, 35, 75, 160, 200, 800, 9_999, 10_000, 20_000, 99_999, 100_000, 10_737_419, 20_000_000}).Draw(t, "limit")
			limit *= pow10[rapid.IntRange(0, 10).Draw(t, "zeros")]
			return limit + rapid.Int64Range(-2, 2).Draw(t, "beside")
		}),
	)
}

// inRange makes all that is too high the same.
func inRange(x conc) conc { return min(x, maxConc+1) }

func TestFastReductionIsTheSlowOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, places := coefficients().Draw(t, "coefficient"), rapid.Int32Range(0, maxDigits).Draw(t, "places")
		fast, slow := inRange(reduceShort(c, places)), inRange(reduceAny(decimal.New(c, -places), decimal.New(c, -places).NumDigits()))
		if fast != slow {
			t.Fatalf("%d, %d places: %d fast, %d slow", c, places, fast, slow)
		}
	})
}

func TestReductionTakesAnyExponent(t *testing.T) {
	exponents := rapid.OneOf(
		rapid.Int32(), rapid.Int32Range(-25, 10), rapid.SampledFrom([]int32{math.MinInt32, math.MaxInt32, -19, -18, -17, 0, 1}),
	)
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.OneOf(coefficients(), rapid.Int64()).Draw(t, "coefficient"), exponents.Draw(t, "exponent"))
		for p := range AllPollutants.All() {
			want := reduceAny(d, d.NumDigits())
			switch {
			case want >= 9_000*perUnit && want < maxConc && regexp.MustCompile(`^9{4,5}(\.[09]+)?$`).MatchString(d.String()):
				want = code
			case want > maxConcs[p]:
				want = tooHigh
			}
			if got := reduce(p, d); got != want {
				t.Fatalf("%v: %d, want %d", p, got, want)
			}
		}
	})
}

// The rolling sum of short decimals, and the mean afresh of the hours where one is long, are the mean of all values.
func TestRollingMeanIsTheMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := make([]Sample, rapid.IntRange(1, 70).Draw(t, "hours"))
		for i := range hours {
			hours[i].SO2 = anyHour(t)
			hours[i].O3 = anyHour(t)
		}
		var w window
		for i := range hours {
			if !w.push(hours, i) {
				t.Fatalf("hour %d is no measurement: %v", i, hours[i])
			}
			day, eight := hours[max(0, i-dayHours+1):i+1], hours[max(0, i-eightHours+1):i+1]
			for _, m := range []struct{ got, want conc }{
				{w.day(SO2), meanAfresh(day, SO2, dayNeeds)},
				{w.mean(O3, eightMask, eightNeeds), meanAfresh(eight, O3, eightNeeds)},
			} {
				if m.got != m.want {
					t.Fatalf("to hour %d: %d, want %d", i, m.got, m.want)
				}
			}
		}
	})
}

// anyHour draws a value of any length that passes for a measurement, often at the border between short and long.
func anyHour(t *rapid.T) decimal.NullDecimal {
	if rapid.IntRange(0, 9).Draw(t, "missing at 0") == 0 {
		return decimal.NullDecimal{}
	}
	places := rapid.SampledFrom([]int32{0, 1, 1, 2, 13, 17, 18, 25}).Draw(t, "places")
	d := decimal.New(rapid.Int64Range(0, min(1e18-1, 10_000*pow10[min(13, places)])).Draw(t, "coefficient"), -places)
	if reduce(O3, d) < 0 { // 9999 and its like
		d = decimal.New(9_998, 0)
	}
	return decimal.NewNullDecimal(d)
}

func meanAfresh(hours []Sample, p Pollutant, needs int) conc {
	values := present(hours, p)
	if len(values) < needs {
		return noConc
	}
	return meanConc(values)
}

// A conc keeps what the rules can tell apart because each sub-index begins at a whole number of hundredths: the width of
// every segment of the tables, in hundredths, is divisible by the rise of the sub-index over it. Limits are integers, and
// the ties of the rounding in HJ 633-2026 lie on halves and, for CO, on 0.05.
func TestStepsLieOnHundredths(t *testing.T) {
	var segments int
	for _, e := range []Edition{Edition2012, Edition2026} {
		for p := range AllPollutants.All() {
			for _, a := range []Averaging{Mean1h, Mean8h, Mean24h} {
				points := e.Breakpoints(p, a)
				for i := range max(0, len(points)-1) {
					lo, hi := points[i], points[i+1]
					width, rise := (hi.Limit-lo.Limit)*100, int(hi.IAQI.n)-int(lo.IAQI.n)
					if rise <= 0 || width <= 0 || width%rise != 0 {
						t.Errorf("%v, %v, %v, above %d: %d hundredths, rise %d", e, p, a, lo.Limit, width, rise)
					}
					segments++
				}
			}
		}
	}
	// Ten columns of 7 segments less the five cells without limit; HJ 633-2026 has two of them over 1 hour as well.
	if segments != 2*(10*7-5)+2*7 {
		t.Errorf("%d segments", segments)
	}
}
