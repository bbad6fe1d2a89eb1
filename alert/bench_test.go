package alert_test

import (
	"math/rand"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/speed"
)

// benchSeries is a year of hourly AQIs with heavy spells of some hours to some days, as in a bad winter, one hour in six.
func benchSeries() alert.Series {
	r := rand.New(rand.NewSource(3))
	hours := make([]alert.Hour, 0, 8760)
	for len(hours) < cap(hours) {
		level, length := 40+r.Intn(120), 24+r.Intn(240)
		if r.Intn(3) == 0 {
			level, length = 210+r.Intn(200), 6+r.Intn(90)
		}
		for ; length > 0 && len(hours) < cap(hours); length-- {
			index, err := aqi.IndexOf(level - 30 + r.Intn(61))
			if err != nil {
				panic(err)
			}
			hours = append(hours, alert.Hour{AQI: index, Primary: aqi.PollutantsOf(aqi.PM25)})
		}
	}
	return alert.Series{Start: hourAt(2025, 1, 1, 0), Hours: hours}
}

func BenchmarkEpisodes(b *testing.B) {
	b.Run("Kashgar", func(b *testing.B) { benchEpisodes(b, alert.Kashgar()) })
	b.Run("national", func(b *testing.B) { benchEpisodes(b, guidance2017()) })
}

func benchEpisodes(b *testing.B, plan alert.Plan) {
	rules, series := ready(b, plan), benchSeries()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Episodes(series); err != nil {
			b.Fatal(err)
		}
	}
	perHour(b, len(series.Hours))
}

var sinkSum int

// BenchmarkRollingSum is a bare rolling sum of 24 hourly AQIs: the floor of BenchmarkEpisodes.
func BenchmarkRollingSum(b *testing.B) {
	series := benchSeries()
	for b.Loop() {
		sum, most := 0, 0
		for i, h := range series.Hours {
			v, _ := h.AQI.Value()
			sum += v
			if i >= 24 {
				v, _ := series.Hours[i-24].AQI.Value()
				sum -= v
			}
			most = max(most, sum)
		}
		sinkSum += most
	}
	perHour(b, len(series.Hours))
}

func perHour(b *testing.B, hours int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*hours), "ns/hour")
}

// benchSamples are a year of hours that change, as they are measured.
func benchSamples() []aqi.Sample {
	hours := make([]aqi.Sample, 8760)
	for i := range hours {
		v := func(base, places int64) decimal.NullDecimal {
			return decimal.NewNullDecimal(decimal.New(base+int64(i*7919%977), -int32(places)))
		}
		hours[i] = aqi.Sample{SO2: v(10, 0), NO2: v(30, 0), CO: v(300, 3-1), O3: v(60, 1), PM10: v(900, 1), PM25: v(500, 1)}
	}
	return hours
}

// BenchmarkSeries makes a series of a year of samples.
func BenchmarkSeries(b *testing.B) {
	rules, hours := ready(b, alert.Kashgar()), benchSamples()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Series(start, hours, nil); err != nil {
			b.Fatal(err)
		}
	}
	perHour(b, len(hours))
}

// BenchmarkRolling is the floor of BenchmarkSeries.
func BenchmarkRolling(b *testing.B) { benchRolling(b) }

// benchRolling is the floor: the daily index of every window of the same year, from columns.
func benchRolling(b *testing.B) {
	columns, err := aqi.ColumnsOf(benchSamples())
	if err != nil {
		b.Fatal(err)
	}
	dst := make([]aqi.DailyIndex, 0, columns.Len())
	for b.Loop() {
		if _, err := aqi.Edition2012.AppendRollingColumns(dst, columns, 0); err != nil {
			b.Fatal(err)
		}
	}
	perHour(b, columns.Len())
}

// TestSpeed holds the benchmarks to the floor and to their limits.
func TestSpeed(t *testing.T) {
	for name, plan := range map[string]alert.Plan{"Kashgar": alert.Kashgar(), "national": guidance2017()} {
		episodes := func(b *testing.B) { benchEpisodes(b, plan) }
		decide := func(b *testing.B) { benchDecide(b, plan) }
		speed.Check(t,
			speed.Limit{Name: "Episodes / RollingSum, " + name, Work: episodes, Floor: BenchmarkRollingSum, Unit: "ns/hour", Most: 5, Target: 2.5},
			speed.Limit{Name: "Decide, " + name, Work: decide, Most: 10_000},
		)
	}
	speed.Check(t, speed.Limit{Name: "Series of samples / rolling columns", Work: BenchmarkSeries, Floor: benchRolling, Unit: "ns/hour", Most: 7, Target: 4})
	for name, series := range benchReplays() {
		replay := func(b *testing.B) { benchReplay(b, series) }
		speed.Check(t, speed.Limit{Name: "Replay of " + name + ", a decision", Work: replay, Unit: "ns/decision", Most: 10_000})
	}
}
