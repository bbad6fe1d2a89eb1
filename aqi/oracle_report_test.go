package aqi_test

import (
	"math/big"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// line is an item of the oracle's report. If it stands in, it has a sub-index only in place of the item before it.
type line struct {
	item
	column   item // whose limits it is put on
	c        *big.Rat
	standsIn bool
}

func at(p aqi.Pollutant, a aqi.Averaging, c *big.Rat) line {
	return line{item: item{p, a}, column: item{p, a}, c: c}
}

// onDay puts a 1-hour mean on the limits of the 24-hour mean.
func onDay(p aqi.Pollutant, c *big.Rat) line {
	return line{item: item{p, aqi.Mean1h}, column: item{p, aqi.Mean24h}, c: c}
}

func dailyLines(e aqi.Edition, d aqi.Daily) []line {
	lines := []line{
		at(aqi.SO2, aqi.Mean24h, rat(d.SO2)), at(aqi.NO2, aqi.Mean24h, rat(d.NO2)),
		at(aqi.PM10, aqi.Mean24h, rat(d.PM10)), at(aqi.CO, aqi.Mean24h, rat(d.CO)),
	}
	if e == aqi.Edition2012 {
		lines = append(lines, at(aqi.O3, aqi.Mean1h, rat(d.O3Max1h)))
	}
	return append(lines, at(aqi.O3, aqi.Mean8h, rat(d.O3Max8h)), at(aqi.PM25, aqi.Mean24h, rat(d.PM25)))
}

func hourlyLines(e aqi.Edition, h aqi.Hourly) []line {
	if e == aqi.Edition2026 {
		return platformLines(h.Sample)
	}
	standsIn := at(aqi.SO2, aqi.Mean24h, rat(h.SO2Mean24h))
	standsIn.standsIn = true
	return []line{
		at(aqi.SO2, aqi.Mean1h, rat(h.SO2)), standsIn, at(aqi.NO2, aqi.Mean1h, rat(h.NO2)),
		at(aqi.PM10, aqi.Mean24h, rat(h.PM10Mean24h)), at(aqi.CO, aqi.Mean1h, rat(h.CO)),
		at(aqi.O3, aqi.Mean1h, rat(h.O3)), at(aqi.O3, aqi.Mean8h, rat(h.O3Mean8h)),
		at(aqi.PM25, aqi.Mean24h, rat(h.PM25Mean24h)),
	}
}

func platformLines(s aqi.Sample) []line {
	return []line{
		at(aqi.SO2, aqi.Mean1h, rat(s.SO2)), at(aqi.NO2, aqi.Mean1h, rat(s.NO2)), onDay(aqi.PM10, rat(s.PM10)),
		at(aqi.CO, aqi.Mean1h, rat(s.CO)), at(aqi.O3, aqi.Mean1h, rat(s.O3)), onDay(aqi.PM25, rat(s.PM25)),
	}
}

// reported is all that a report says, in plain values.
type reported struct {
	AQI                                       int64
	AtLeast                                   bool // the AQI may be higher
	Primary, Exceeding, Missing, NotMonitored []aqi.Pollutant
	Sensitive                                 []aqi.Pollutant
	Items                                     []reportedItem
}

type reportedItem struct {
	Pollutant aqi.Pollutant
	Averaging aqi.Averaging
	IAQI      int64
	State     aqi.Status
}

// oracleReport makes the report of the lines. The platform publishes its index whatever is missing.
func oracleReport(e aqi.Edition, form aqi.Form, lines []line, notMonitored aqi.Pollutants) reported {
	var r reported
	best := map[aqi.Pollutant]int64{}
	for _, p := range sixes {
		best[p] = na
	}
	for i, l := range lines {
		iaqi, state := oracleItem(e, l, notMonitored)
		if l.p == aqi.O3 && l.a == aqi.Mean8h && state == aqi.Superseded && form == aqi.FormDaily && lines[i-1].c == nil {
			iaqi, state = oracleAtLeast(e, l.c), aqi.AtLeast
			r.AtLeast = true
		}
		if l.standsIn && r.Items[i-1].State != aqi.Superseded {
			iaqi, state = na, aqi.Unused
		}
		best[l.p] = max(best[l.p], iaqi)
		r.Items = append(r.Items, reportedItem{l.p, l.a, iaqi, state})
	}
	for i, it := range r.Items {
		if it.State == aqi.Superseded && best[it.Pollutant] == na { // nothing takes its place
			r.Items[i].State = aqi.NoSubIndex
		}
	}
	r.conclude(e, form, best, notMonitored)
	return r
}

// oracleAtLeast returns what O3's sub-index is known to reach where its 8-hour mean is above 800 and the day's 1-hour maximum is
// missing: the maximum of hours is no lower than the mean of eight of them, so it is that mean's on the column of the hour.
func oracleAtLeast(e aqi.Edition, c *big.Rat) int64 {
	iaqi, _ := oracleIAQI(e, oracleTable[e][item{aqi.O3, aqi.Mean1h}], c)
	return iaqi
}

func oracleItem(e aqi.Edition, l line, notMonitored aqi.Pollutants) (int64, aqi.Status) {
	c := asReported(e, l.p, l.c)
	switch {
	case e == aqi.Edition2026 && notMonitored.Has(l.p):
		return na, aqi.NotMonitored
	case c == nil:
		return na, aqi.Missing
	}
	return oracleIAQI(e, oracleTable[e][l.column], c)
}

func (r *reported) conclude(e aqi.Edition, form aqi.Form, best map[aqi.Pollutant]int64, notMonitored aqi.Pollutants) {
	r.AQI = na
	for _, iaqi := range best {
		r.AQI = max(r.AQI, iaqi)
	}
	for _, p := range sixes {
		switch {
		case e == aqi.Edition2026 && notMonitored.Has(p):
			r.NotMonitored = append(r.NotMonitored, p)
		case best[p] == na:
			r.Missing = append(r.Missing, p)
		case best[p] > 100 && e == aqi.Edition2012:
			r.Exceeding = append(r.Exceeding, p)
		case best[p] > 100:
			r.Sensitive = append(r.Sensitive, p)
		}
		if best[p] == r.AQI && r.AQI > 50 {
			r.Primary = append(r.Primary, p)
		}
	}
	switch {
	case e == aqi.Edition2012:
	case len(r.Missing) > 0 && r.AQI <= 100 && form != aqi.FormPlatform: // 5.3.1
		r.AQI, r.Primary = na, nil
	case r.AQI == 0: // the range is 1 to 500
		r.AQI = 1
	}
}

// told is what a report of the package says, in the oracle's words.
func told(r aqi.Report) reported {
	t := reported{
		AQI: value(r.AQI), AtLeast: r.AtLeast(), Primary: list(r.Primary), Exceeding: list(r.Exceeding), Missing: list(r.Missing),
		NotMonitored: list(r.NotMonitored), Sensitive: list(r.Sensitive()),
	}
	for it := range r.SubIndices() {
		t.Items = append(t.Items, reportedItem{it.Pollutant, it.Averaging, value(it.IAQI), it.Status})
	}
	return t
}

func value(i aqi.Index) int64 {
	if v, ok := i.Value(); ok {
		return int64(v)
	}
	return na
}

func list(s aqi.Pollutants) []aqi.Pollutant { return slices.Collect(s.All()) }
