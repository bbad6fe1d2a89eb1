package aqi_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

var update = flag.Bool("update", false, "write aqitest/vectors.json anew")

// The forms of the vectors, as aqitest.Vectors documents them.
type (
	vectors struct {
		Format   int              `json:"format"`
		IAQI     []vectorIAQI     `json:"iaqi"`
		Daily    []vectorDaily    `json:"daily"`
		Hourly   []vectorHourly   `json:"hourly"`
		Platform []vectorPlatform `json:"platform"`
		Rolling  []vectorRolling  `json:"rolling"`
	}
	vectorIAQI struct {
		Edition       aqi.Edition     `json:"edition"`
		Pollutant     aqi.Pollutant   `json:"pollutant"`
		Averaging     aqi.Averaging   `json:"averaging"`
		Concentration decimal.Decimal `json:"concentration"`
		IAQI          aqi.Index       `json:"iaqi"`
	}
	vectorDaily struct {
		Edition aqi.Edition  `json:"edition"`
		Daily   aqi.Daily    `json:"daily"`
		Report  vectorReport `json:"report"`
	}
	vectorHourly struct {
		Edition aqi.Edition  `json:"edition"`
		Hourly  aqi.Hourly   `json:"hourly"`
		Report  vectorReport `json:"report"`
	}
	vectorPlatform struct {
		Edition aqi.Edition  `json:"edition"`
		Sample  aqi.Sample   `json:"sample"`
		Report  vectorReport `json:"report"`
	}
	vectorRolling struct {
		Edition aqi.Edition      `json:"edition"`
		Hours   []aqi.Sample     `json:"hours"`
		Windows []aqi.DailyIndex `json:"windows"`
	}
	vectorReport struct {
		AQI        aqi.Index      `json:"aqi"`
		AtLeast    bool           `json:"at_least"`
		Primary    aqi.Pollutants `json:"primary"`
		Exceeding  aqi.Pollutants `json:"exceeding"`
		Missing    aqi.Pollutants `json:"missing"`
		SubIndices []vectorItem   `json:"sub_indices"`
	}
	vectorItem struct {
		Pollutant aqi.Pollutant `json:"pollutant"`
		Averaging aqi.Averaging `json:"averaging"`
		IAQI      aqi.Index     `json:"iaqi"`
	}
)

// The vectors are what the oracle makes of their inputs, and the package makes the same.
func TestVectors(t *testing.T) {
	made := written(t, vectorsOf(t, oracle{}))
	if *update {
		if err := os.WriteFile("aqitest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, aqitest.Vectors()) {
		t.Error("aqitest/vectors.json is not what the oracle makes: go test -run TestVectors -update")
	}
	if !bytes.Equal(made, written(t, vectorsOf(t, library{}))) {
		t.Error("the package makes others")
	}
}

// maker makes what is wanted: the oracle, or the package.
type maker interface {
	iaqi(t *testing.T, e aqi.Edition, it item, c decimal.Decimal) aqi.Index
	daily(t *testing.T, e aqi.Edition, d aqi.Daily) vectorReport
	hourly(t *testing.T, e aqi.Edition, h aqi.Hourly) vectorReport
	platform(t *testing.T, e aqi.Edition, s aqi.Sample) vectorReport
	rolling(t *testing.T, e aqi.Edition, hours []aqi.Sample) []aqi.DailyIndex
}

// vectorsOf returns the vectors of both editions: every limit with its neighbours, and drawn reports and hours.
func vectorsOf(t *testing.T, m maker) vectors {
	t.Helper()
	v := vectors{Format: 1}
	for _, e := range bothEditions {
		for _, p := range sixes {
			for _, a := range []aqi.Averaging{aqi.Mean1h, aqi.Mean8h, aqi.Mean24h} {
				it := item{p, a}
				for _, c := range aroundLimits(oracleTable[e][it]) {
					v.IAQI = append(v.IAQI, vectorIAQI{e, p, a, c, m.iaqi(t, e, it, c)})
				}
			}
		}
		for seed := range 40 {
			d, h, s := aqitest.Daily().Example(seed), aqitest.Hourly().Example(seed), aqitest.Sample().Example(seed)
			v.Daily = append(v.Daily, vectorDaily{e, d, m.daily(t, e, d)})
			v.Hourly = append(v.Hourly, vectorHourly{e, h, m.hourly(t, e, h)})
			v.Platform = append(v.Platform, vectorPlatform{e, s, m.platform(t, e, s)})
		}
		for seed := range 8 {
			hours := aqitest.Samples(36).Example(seed)
			v.Rolling = append(v.Rolling, vectorRolling{e, hours, m.rolling(t, e, hours)})
		}
	}
	return v
}

// aroundLimits returns each limit, a hundredth less and a hundredth more, and a concentration between it and the next.
func aroundLimits(points []point) []decimal.Decimal {
	var all []decimal.Decimal
	for i, p := range points {
		c := decimal.New(p.limit, 0)
		if i > 0 {
			all = append(all, decimal.New(points[i-1].limit*37+p.limit*63, -2), c.Sub(decimal.New(1, -2)))
		}
		all = append(all, c, c.Add(decimal.New(1, -2)))
	}
	return all
}

type oracle struct{}

func (oracle) iaqi(_ *testing.T, e aqi.Edition, it item, c decimal.Decimal) aqi.Index {
	iaqi, _ := oracleIAQI(e, oracleTable[e][it], ratOf(c))
	return indexOf(iaqi)
}

func (oracle) daily(t *testing.T, e aqi.Edition, d aqi.Daily) vectorReport {
	return vectorOf(t, oracleReport(e, aqi.FormDaily, dailyLines(e, d), 0))
}

func (oracle) hourly(t *testing.T, e aqi.Edition, h aqi.Hourly) vectorReport {
	return vectorOf(t, oracleReport(e, aqi.FormHourly, hourlyLines(e, h), 0))
}

func (oracle) platform(t *testing.T, e aqi.Edition, s aqi.Sample) vectorReport {
	return vectorOf(t, oracleReport(e, aqi.FormPlatform, platformLines(s), 0))
}

func (oracle) rolling(_ *testing.T, e aqi.Edition, hours []aqi.Sample) []aqi.DailyIndex {
	var windows []aqi.DailyIndex
	for _, r := range oracleDays(e, hours, 0) {
		windows = append(windows, aqi.DailyIndex{
			AQI: indexOf(r.AQI), Primary: aqi.PollutantsOf(r.Primary...), Missing: aqi.PollutantsOf(r.Missing...), AtLeast: r.AtLeast,
		})
	}
	return windows
}

type library struct{}

func (library) iaqi(t *testing.T, e aqi.Edition, it item, c decimal.Decimal) aqi.Index {
	index, err := e.IAQI(it.p, it.a, c)
	if value(index) == na {
		return index
	}
	return ok(t, index, err)
}

func (library) daily(t *testing.T, e aqi.Edition, d aqi.Daily) vectorReport {
	r, err := e.Daily(d)
	return vectorOf(t, told(ok(t, r, err)))
}

func (library) hourly(t *testing.T, e aqi.Edition, h aqi.Hourly) vectorReport {
	r, err := e.Hourly(h)
	return vectorOf(t, told(ok(t, r, err)))
}

func (library) platform(t *testing.T, e aqi.Edition, s aqi.Sample) vectorReport {
	r, err := e.Platform(s)
	return vectorOf(t, told(ok(t, r, err)))
}

func (library) rolling(t *testing.T, e aqi.Edition, hours []aqi.Sample) []aqi.DailyIndex {
	windows, err := e.AppendRolling(nil, hours, 0)
	return ok(t, windows, err)
}

func vectorOf(t *testing.T, r reported) vectorReport {
	t.Helper()
	v := vectorReport{
		AQI: indexOf(r.AQI), AtLeast: r.AtLeast, Primary: aqi.PollutantsOf(r.Primary...), Exceeding: aqi.PollutantsOf(r.Exceeding...),
		Missing: aqi.PollutantsOf(r.Missing...),
	}
	for _, it := range r.Items {
		v.SubIndices = append(v.SubIndices, vectorItem{it.Pollutant, it.Averaging, indexOf(it.IAQI)})
	}
	return v
}

func written(t *testing.T, v vectors) []byte {
	t.Helper()
	text, err := texttest.Lines(v)
	return ok(t, text, err)
}
