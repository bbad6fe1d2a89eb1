package aqi_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// benchColumns are a year of hours in which nothing is as large as an instrument's code.
func benchColumns(tb testing.TB) aqi.Columns {
	tb.Helper()
	c, err := aqi.ColumnsOf(benchHours(8760, 1))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// BenchmarkStream sums the values that are there, hour by hour: the floor of all that reads columns.
func BenchmarkStream(b *testing.B) {
	c := benchColumns(b)
	for b.Loop() {
		sinkInt = int(stream(&c)) // or nothing would be read
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*c.Len()), "ns/hour")
}

func stream(c *aqi.Columns) (sum uint64) {
	so2, n := c.SO2, len(c.SO2)
	no2, co, o3, pm10, pm25 := c.NO2[:n], c.CO[:n], c.O3[:n], c.PM10[:n], c.PM25[:n]
	for i := range so2 {
		sum += there(so2[i]) + there(no2[i]) + there(co[i]) + there(o3[i]) + there(pm10[i]) + there(pm25[i])
	}
	return sum
}

// there returns the hundredths of a concentration that is not negative, 0 where it is missing.
func there(c aqi.Concentration) uint64 {
	if c != 0 {
		c--
	}
	return uint64(uint32(c))
}

func BenchmarkRollingColumns(b *testing.B) {
	c := benchColumns(b)
	dst := make([]aqi.DailyIndex, 0, c.Len())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := aqi.Edition2012.AppendRollingColumns(dst, c, 0); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*c.Len()), "ns/hour")
}

// BenchmarkDailyScaled makes the reports of BenchmarkDaily from scaled integers.
func BenchmarkDailyScaled(b *testing.B) {
	var days aqi.DailyColumns
	for _, d := range benchDays() {
		for _, v := range []struct {
			col *[]aqi.Concentration
			of  decimal.NullDecimal
		}{
			{&days.SO2, d.SO2}, {&days.NO2, d.NO2}, {&days.CO, d.CO}, {&days.PM10, d.PM10}, {&days.PM25, d.PM25}, {&days.O3Max8h, d.O3Max8h},
			{&days.O3Max1h, d.O3Max1h},
		} {
			c, err := aqi.ConcentrationOf(v.of.Decimal)
			if err != nil {
				b.Fatal(err)
			}
			*v.col = append(*v.col, c)
		}
	}
	n := len(days.SO2)
	dst := make([]aqi.Report, 0, n)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i += n { // as many reports as BenchmarkDaily makes
		reports, err := aqi.Edition2012.AppendDaily(dst, days, 0)
		if err != nil {
			b.Fatal(err)
		}
		sinkIndex = reports[0].AQI
	}
}
