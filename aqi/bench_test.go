package aqi_test

import (
	"fmt"
	"math"
	"math/rand"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/speed"
)

var (
	sinkIndex aqi.Index
	sinkInt   int
)

// benchDays are random days of one-decimal concentrations with every field that an edition uses.
func benchDays() []aqi.Daily {
	r := rand.New(rand.NewSource(1))
	tenths := func(most float64) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(math.Pow(r.Float64(), 2)*most*10), -1))
	}
	days := make([]aqi.Daily, 1024)
	for i := range days {
		days[i] = aqi.Daily{
			SO2: tenths(2620), NO2: tenths(940), CO: tenths(60), PM10: tenths(600), PM25: tenths(500),
			O3Max8h: tenths(800), O3Max1h: tenths(1200),
		}
	}
	return days
}

func BenchmarkDaily(b *testing.B) {
	b.Run("2012", func(b *testing.B) { benchDaily(b, aqi.Edition2012) })
	b.Run("2026", func(b *testing.B) { benchDaily(b, aqi.Edition2026) })
}

func benchDaily(b *testing.B, e aqi.Edition) {
	days := benchDays()
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		report, err := e.Daily(days[i%len(days)])
		if err != nil {
			b.Fatal(err)
		}
		sinkIndex = report.AQI
	}
}

// floatTable is HJ 633-2012, Table 1, in floating point, a row for each sub-index: SO2, NO2, CO, PM10, PM2.5 over 24 hours,
// O3 over 8 hours and 1 hour. A plain walk of it is the floor to measure against, and wrong for some inputs.
var floatTable = [8][8]float64{
	{0, 0, 0, 0, 0, 0, 0, 0},
	{50, 50, 40, 2, 50, 35, 100, 160},
	{100, 150, 80, 4, 150, 75, 160, 200},
	{150, 475, 180, 14, 250, 115, 215, 300},
	{200, 800, 280, 24, 350, 150, 265, 400},
	{300, 1600, 565, 36, 420, 250, 800, 800},
	{400, 2100, 750, 48, 500, 350, math.Inf(1), 1000},
	{500, 2620, 940, 60, 600, 500, math.Inf(1), 1200},
}

func floatSub(column int, c float64) int {
	for i := 1; i < len(floatTable); i++ {
		lo, hi := &floatTable[i-1], &floatTable[i]
		if c <= hi[column] {
			return int(math.Ceil((hi[0]-lo[0])/(hi[column]-lo[column])*(c-lo[column]) + lo[0]))
		}
	}
	return 500
}

type floatReport struct {
	aqi, primary, exceeding int
	iaqi                    [7]int
}

func floatDay(d *[7]float64) (r floatReport) {
	for i, c := range d {
		iaqi := floatSub(i+1, c)
		switch {
		case iaqi > r.aqi:
			r.aqi, r.primary = iaqi, 1<<i
		case iaqi == r.aqi:
			r.primary |= 1 << i
		}
		if iaqi > 100 {
			r.exceeding |= 1 << i
		}
		r.iaqi[i] = iaqi
	}
	if r.aqi <= 50 {
		r.primary = 0
	}
	return r
}

func BenchmarkDailyFloat(b *testing.B) {
	days := benchDays()
	floats := make([][7]float64, len(days))
	for i, d := range days {
		for j, v := range []decimal.NullDecimal{d.SO2, d.NO2, d.CO, d.PM10, d.PM25, d.O3Max8h, d.O3Max1h} {
			floats[i][j] = v.Decimal.InexactFloat64()
		}
	}
	b.ResetTimer()
	for i := range b.N {
		sinkInt += floatDay(&floats[i%len(floats)]).aqi
	}
}

// benchHours are hours of random concentrations with that many decimal places.
func benchHours(n int, places int32) []aqi.Sample {
	r := rand.New(rand.NewSource(2))
	value := func(most float64) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(r.Float64()*most*math.Pow10(int(places))), -places))
	}
	hours := make([]aqi.Sample, n)
	for i := range hours {
		hours[i] = aqi.Sample{SO2: value(90), NO2: value(90), CO: value(9), O3: value(90), PM10: value(90), PM25: value(90)}
	}
	return hours
}

const hoursOfYear = 8760

// lengthen puts more digits behind every concentration.
func lengthen(hours []aqi.Sample, more int32) {
	for i := range hours {
		for _, p := range sixes {
			v := hours[i].Of(p)
			v.Decimal = v.Decimal.Add(decimal.New(7, v.Decimal.Exponent()-more))
			hours[i] = hours[i].With(p, v)
		}
	}
}

func BenchmarkRollingDaily(b *testing.B) {
	for _, digits := range benchDigits {
		b.Run(fmt.Sprintf("digits=%d", digits), func(b *testing.B) { benchRollingDaily(b, digits) })
	}
}

// benchDigits are how many digits concentrations have: those that are measured, and those that divisions make.
var benchDigits = []int32{3, 16, 19, 25}

func benchRollingDaily(b *testing.B, digits int32) {
	hours := benchHours(hoursOfYear, min(digits-2, 14))
	if more := digits - 16; more > 0 {
		lengthen(hours, more)
	}
	b.ReportAllocs()
	for b.Loop() {
		days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
		if err != nil {
			b.Fatal(err)
		}
		sinkIndex = days[0].AQI
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(hours)), "ns/hour")
}

// TestSpeed holds the benchmarks to their floors.
func TestSpeed(t *testing.T) {
	daily := func(e aqi.Edition) func(*testing.B) { return func(b *testing.B) { benchDaily(b, e) } }
	rolling := func(digits int32) func(*testing.B) { return func(b *testing.B) { benchRollingDaily(b, digits) } }
	speed.Check(t,
		speed.Limit{Name: "Daily 2012 / DailyFloat", Work: daily(aqi.Edition2012), Floor: BenchmarkDailyFloat, Most: 1.5},
		speed.Limit{Name: "Daily 2026 / DailyFloat", Work: daily(aqi.Edition2026), Floor: BenchmarkDailyFloat, Most: 1.5},
		speed.Limit{Name: "DailyScaled / DailyFloat", Work: BenchmarkDailyScaled, Floor: BenchmarkDailyFloat, Most: 1},
		speed.Limit{Name: "RollingColumns / Stream", Work: BenchmarkRollingColumns, Floor: BenchmarkStream, Most: 16},
		speed.Limit{Name: "RollingDaily 3 digits / RollingColumns", Work: rolling(3), Floor: BenchmarkRollingColumns, Most: 4},
		speed.Limit{Name: "RollingDaily 19 digits / RollingColumns", Work: rolling(19), Floor: BenchmarkRollingColumns, Most: 40},
		speed.Limit{Name: "RollingDaily 25 digits / RollingColumns", Work: rolling(25), Floor: BenchmarkRollingColumns, Most: 40},
	)
}
