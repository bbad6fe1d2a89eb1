package aqi_test

import (
	"errors"
	"math/big"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// guard is what the library's own rules take for a measurement of a pollutant: from 0 to most, µg/m³ or for CO mg/m³. What lies
// below 0 is an instrument's noise down to, but without, code.
type guard struct{ most, code string }

var (
	guards = map[aqi.Pollutant]guard{
		aqi.SO2: {"10000", "-5"}, aqi.NO2: {"10000", "-5"}, aqi.CO: {"200", "-0.5"},
		aqi.O3: {"10000", "-5"}, aqi.PM10: {"20000", "-5"}, aqi.PM25: {"20000", "-5"},
	}
	codeText = regexp.MustCompile(`^(9999|99999)(\.[09]+)?$`)
)

// oracleFault returns the rule that a number breaks as a concentration, nil for none. It must be one that can be printed.
func oracleFault(p aqi.Pollutant, d decimal.Decimal) error {
	if d.NumDigits() > 1_000 {
		return aqi.ErrTooFine
	}
	r, g := d.Rat(), guards[p]
	switch {
	case r.Cmp(ratio(g.code)) <= 0:
		return aqi.ErrCode
	case r.Sign() < 0:
		return aqi.ErrNegative
	case codeText.MatchString(d.String()):
		return aqi.ErrCode
	case r.Cmp(ratio(g.most)) > 0:
		return aqi.ErrRange
	}
	return nil
}

func ratio(text string) *big.Rat {
	r, good := new(big.Rat).SetString(text)
	if !good {
		panic(text)
	}
	return r
}

// wantOf is what a fault says would be right, in both languages.
func wantOf(p aqi.Pollutant, d decimal.Decimal, rule error) aqi.Text {
	if errors.Is(rule, aqi.ErrCode) && d.Sign() > 0 {
		return aqi.Text{Chinese: "实测浓度", English: "a concentration"}
	}
	if !errors.Is(rule, aqi.ErrRange) {
		return aqi.Text{Chinese: "不小于0", English: "0 or more"}
	}
	most := guards[p].most + " " + p.Unit()
	want := aqi.Text{Chinese: "不大于" + most, English: "at most " + most}
	if p == aqi.CO {
		want.Chinese += "（单位是否为µg/m³？）"
		want.English += "; is it in µg/m³?"
	}
	return want
}

// givenAs returns what each function that takes a concentration of the pollutant says of it, by the place where it stands.
func givenAs(e aqi.Edition, p aqi.Pollutant, d decimal.Decimal) map[string]error {
	v := decimal.NewNullDecimal(d)
	s := aqi.Sample{}.With(p, v)
	key := string(must(p.MarshalText()))
	// A day of good hours and another, in which that one is the fifth.
	hours := make([]aqi.Sample, 48)
	for i := range hours {
		hours[i] = clean()
	}
	hours[29] = hours[29].With(p, v)
	faults := map[string]error{}
	add := func(call, path string, err error) { faults[call+" "+path] = err }

	_, err := e.Round(p, d)
	add("Round", "/concentration", err)
	if p != aqi.O3 {
		_, err = e.IAQI(p, aqi.Mean24h, d)
		add("IAQI", "/concentration", err)
	}
	_, err = e.Platform(s)
	add("Platform", "/sample/"+key, err)
	for place, daily := range dailiesOf(e, p, v) {
		_, err = e.Daily(daily)
		add("Daily", "/daily/"+place, err)
	}
	for place, hourly := range hourliesOf(e, p, v) {
		_, err = e.Hourly(hourly)
		add("Hourly", "/hourly/"+place, err)
	}
	add("CheckHours", "/hours/29/"+key, aqi.CheckHours(hours, 0))
	_, err = e.AppendRolling(nil, hours, 0)
	add("AppendRolling", "/hours/29/"+key, err)
	_, err = e.AppendRolling(make([]aqi.DailyIndex, 0, 48), hours, 0) // with room, where it checks beforehand
	add("AppendRolling with room", "/hours/29/"+key, err)
	_, err = e.DailyFromHours(hours[24:], 0)
	add("DailyFromHours", "/hours/5/"+key, err)
	_, err = e.HourlyFromHours(hours[24:], 0)
	add("HourlyFromHours", "/hours/5/"+key, err)
	_, err = aqi.DailyMeans(hours[24:], 1)
	add("DailyMeans", "/hours/5/"+key, err)
	_, err = aqi.HourlyMeans(hours[24:], 1)
	add("HourlyMeans", "/hours/5/"+key, err)
	_, err = aqi.MeanOfSites([]aqi.Sample{clean(), s, clean()}, 1)
	add("MeanOfSites", "/sites/1/"+key, err)
	return faults
}

// dailiesOf returns the daily concentrations with v in each place that a report takes the pollutant's from, by its key.
func dailiesOf(e aqi.Edition, p aqi.Pollutant, v decimal.NullDecimal) map[string]aqi.Daily {
	s := aqi.Sample{}.With(p, v)
	if p != aqi.O3 {
		return map[string]aqi.Daily{string(must(p.MarshalText())): {SO2: s.SO2, NO2: s.NO2, CO: s.CO, PM10: s.PM10, PM25: s.PM25}}
	}
	all := map[string]aqi.Daily{"o3_max_8h": {O3Max8h: v}}
	if e == aqi.Edition2012 {
		all["o3_max_1h"] = aqi.Daily{O3Max1h: v}
	}
	return all
}

// hourliesOf does the same for the hourly report, in which HJ 633-2012 takes no 1-hour means of particles.
func hourliesOf(e aqi.Edition, p aqi.Pollutant, v decimal.NullDecimal) map[string]aqi.Hourly {
	all := map[string]aqi.Hourly{}
	if particles := p == aqi.PM10 || p == aqi.PM25; !particles || e == aqi.Edition2026 {
		all[string(must(p.MarshalText()))] = aqi.Hourly{Sample: aqi.Sample{}.With(p, v)}
	}
	if e == aqi.Edition2012 {
		switch p {
		case aqi.SO2:
			all["so2_mean_24h"] = aqi.Hourly{SO2Mean24h: v}
		case aqi.O3:
			all["o3_mean_8h"] = aqi.Hourly{O3Mean8h: v}
		case aqi.PM10:
			all["pm10_mean_24h"] = aqi.Hourly{PM10Mean24h: v}
		case aqi.PM25:
			all["pm25_mean_24h"] = aqi.Hourly{PM25Mean24h: v}
		case aqi.NO2, aqi.CO: // have their 1-hour mean alone
		}
	}
	return all
}

// pathOf is the path behind the name of a call, as givenAs writes both.
func pathOf(call string) string { return call[strings.Index(call, "/"):] }
