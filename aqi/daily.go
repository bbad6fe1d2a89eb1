package aqi

import "github.com/shopspring/decimal"

// Daily holds the concentrations of a daily report: 24-hour means, and the daily maxima of O3. CO in mg/m³, all else
// in µg/m³. A value that is not Valid is missing.
type Daily struct {
	// 24-hour means.
	SO2  decimal.NullDecimal `json:"so2"`
	NO2  decimal.NullDecimal `json:"no2"`
	CO   decimal.NullDecimal `json:"co"`
	PM10 decimal.NullDecimal `json:"pm10"`
	PM25 decimal.NullDecimal `json:"pm25"`

	O3Max8h decimal.NullDecimal `json:"o3_max_8h"` // daily maximum 8-hour mean (日最大8小时平均)
	O3Max1h decimal.NullDecimal `json:"o3_max_1h"` // daily maximum 1-hour mean; HJ 633-2026 has no use for it

	// NotMonitored holds the pollutants that the monitoring programme leaves out and that have not been primary in a
	// light-or-worse pollution for three years running: HJ 633-2026, 5.3.2. HJ 633-2012 does not know the rule and takes
	// them for missing.
	NotMonitored Pollutants `json:"not_monitored"`
}

// Hourly holds the concentrations of an hourly report: the hour's own 1-hour means and the means that trail behind it.
// A value that is not Valid is missing.
type Hourly struct {
	Sample // 1-hour means

	// The means that the letter of HJ 633-2012 needs besides, of the hours that end with this one. HJ 633-2026 has no use
	// for them.
	O3Mean8h    decimal.NullDecimal `json:"o3_mean_8h"`
	PM10Mean24h decimal.NullDecimal `json:"pm10_mean_24h"`
	PM25Mean24h decimal.NullDecimal `json:"pm25_mean_24h"`
	SO2Mean24h  decimal.NullDecimal `json:"so2_mean_24h"` // counts only when the 1-hour mean of SO2 is above 800 µg/m³

	NotMonitored Pollutants `json:"not_monitored"` // as in [Daily]
}

// Sample holds one hour's 1-hour means: CO in mg/m³, all else in µg/m³. A value that is not Valid is missing; the zero
// Sample is an hour without data.
type Sample struct {
	SO2  decimal.NullDecimal `json:"so2"`
	NO2  decimal.NullDecimal `json:"no2"`
	CO   decimal.NullDecimal `json:"co"`
	O3   decimal.NullDecimal `json:"o3"`
	PM10 decimal.NullDecimal `json:"pm10"`
	PM25 decimal.NullDecimal `json:"pm25"`
}

// Of returns the pollutant's concentration.
func (s Sample) Of(p Pollutant) decimal.NullDecimal {
	if v := s.at(p); v != nil {
		return *v
	}
	return decimal.NullDecimal{}
}

// With returns the sample with that concentration of the pollutant; unchanged for what is not a pollutant.
func (s Sample) With(p Pollutant, v decimal.NullDecimal) Sample {
	if field := s.at(p); field != nil {
		*field = v
	}
	return s
}

func (s *Sample) at(p Pollutant) *decimal.NullDecimal {
	switch p {
	case SO2:
		return &s.SO2
	case NO2:
		return &s.NO2
	case CO:
		return &s.CO
	case O3:
		return &s.O3
	case PM10:
		return &s.PM10
	case PM25:
		return &s.PM25
	}
	return nil
}

// of returns the concentration of an item of the daily report.
func (d *Daily) of(s spec) decimal.NullDecimal {
	switch {
	case s.pollutant != O3:
		return Sample{SO2: d.SO2, NO2: d.NO2, CO: d.CO, PM10: d.PM10, PM25: d.PM25}.Of(s.pollutant)
	case s.averaging == Mean1h:
		return d.O3Max1h
	}
	return d.O3Max8h
}

// of returns the concentration of an item of the hourly report.
func (h *Hourly) of(s spec) decimal.NullDecimal {
	switch {
	case s.averaging == Mean1h:
		return h.Of(s.pollutant)
	case s.pollutant == O3:
		return h.O3Mean8h
	}
	return Sample{SO2: h.SO2Mean24h, PM10: h.PM10Mean24h, PM25: h.PM25Mean24h}.Of(s.pollutant)
}

// Daily returns the daily report. Under HJ 633-2026 concentrations are rounded first ([Edition.Round]).
//
// Errors, all bounds the library's own rules: [ErrCode] for what instruments fill in where they have no value, 9999 or 99999 with
// any zeros and nines after the point, and −5 µg/m³ (CO: −0.5 mg/m³) and less; [ErrNegative] for a negative number above that;
// [ErrRange] above 20,000 µg/m³ for PM10 and PM2.5, 10,000 µg/m³ for SO2, NO2 and O3, 200 mg/m³ for CO; [ErrTooFine] for a number
// of more than 1,000 digits; [ErrConflict] for one not marked Valid; [ErrNotMonitored] for one of a pollutant said not to be
// monitored; [ErrUnknown] for an unknown edition or pollutant.
func (e Edition) Daily(daily Daily) (r Report, err error) {
	d := &daily // by its address no further than this, or it would be allocated
	out, err := e.check(d.NotMonitored, "/daily/not_monitored")
	if err != nil {
		return r, err
	}
	in := concs{take(SO2, &d.SO2, out), take(NO2, &d.NO2, out), take(PM10, &d.PM10, out), take(CO, &d.CO, out)}
	if e == Edition2026 {
		in[4], in[5] = take(O3, &d.O3Max8h, out), take(PM25, &d.PM25, out)
	} else {
		in[4], in[5], in[6] = take(O3, &d.O3Max1h, out), take(O3, &d.O3Max8h, out), take(PM25, &d.PM25, out)
	}
	if !in.good() {
		bad := daily
		return r, in.faults("/daily/", layouts[e][FormDaily], dailyKeys, bad.of)
	}
	r.fill(e, FormDaily, &in, out)
	return r, nil
}

// Hourly returns the hourly report by the letter of the edition: HJ 633-2012 takes 1-hour means of SO2, NO2, CO and O3,
// the trailing 8-hour mean of O3 and the trailing 24-hour means of PM10 and PM2.5; HJ 633-2026 takes 1-hour means only.
// [Edition.HourlyFromHours] makes the trailing means from the hours before. Errors are those of [Edition.Daily].
func (e Edition) Hourly(hourly Hourly) (r Report, err error) {
	h := &hourly
	out, err := e.check(h.NotMonitored, "/hourly/not_monitored")
	if err != nil {
		return r, err
	}
	in := h.hourMeans(out)
	if e == Edition2012 {
		in = concs{
			take(SO2, &h.SO2, out), take(SO2, &h.SO2Mean24h, out), take(NO2, &h.NO2, out), take(PM10, &h.PM10Mean24h, out),
			take(CO, &h.CO, out), take(O3, &h.O3, out), take(O3, &h.O3Mean8h, out), take(PM25, &h.PM25Mean24h, out),
		}
	}
	if !in.good() {
		bad := hourly
		return r, in.faults("/hourly/", layouts[e][FormHourly], hourlyKeys, bad.of)
	}
	r.fill(e, FormHourly, &in, out)
	return r, nil
}

// Platform returns the hourly index as the national real-time platform computes it: 1-hour means only, PM10 and PM2.5
// on the daily limits, no 8-hour mean of O3, and over the pollutants that are there. An SO2 above 800 µg/m³ has no
// sub-index in HJ 633-2012. Errors are those of [Edition.Daily].
func (e Edition) Platform(sample Sample) (r Report, err error) {
	if _, err := e.check(0, ""); err != nil {
		return r, err
	}
	in := sample.hourMeans(0)
	if !in.good() {
		h := Hourly{Sample: sample}
		return r, in.faults("/sample/", hourMeans, hourlyKeys, h.of)
	}
	r.fill(e, FormPlatform, &in, 0)
	return r, nil
}

// concs are the concentrations of a form's items, in the form's order.
type concs [maxItems]conc

func (s *Sample) hourMeans(out Pollutants) concs {
	return concs{
		take(SO2, &s.SO2, out), take(NO2, &s.NO2, out), take(PM10, &s.PM10, out),
		take(CO, &s.CO, out), take(O3, &s.O3, out), take(PM25, &s.PM25, out),
	}
}

// good reports whether no conc is a fault.
func (cs *concs) good() bool {
	worst := noConc
	for _, x := range cs {
		worst = min(worst, x)
	}
	return worst == noConc
}

// The endings that the keys of a report's concentrations have behind the pollutant's, where it is not the form's usual mean.
var (
	dailyKeys  = [...]string{Mean1h: "_max_1h", Mean8h: "_max_8h", Mean24h: ""}
	hourlyKeys = [...]string{Mean1h: "", Mean8h: "_mean_8h", Mean24h: "_mean_24h"}
)

// faults returns the faults among the concs of a form, whose values are at hand through of.
func (cs *concs) faults(path string, layout []spec, keys [Mean24h + 1]string, of func(spec) decimal.NullDecimal) error {
	var fs Faults
	for i, s := range layout {
		fs.addConc(cs[i], s.pollutant, path+s.pollutant.key()+keys[s.averaging], of(s).Decimal)
	}
	return fs.Err()
}
