package aqi

import (
	"slices"

	"github.com/shopspring/decimal"
)

// DailyIndex is the daily index of a 24-hour window, whatever hour it begins at.
//
//clearsky:whole
type DailyIndex struct {
	AQI     Index      `json:"aqi"`     // as in [Report]
	Primary Pollutants `json:"primary"` // as in [Report]
	Missing Pollutants `json:"missing"` // without a sub-index, for too few hours
	// AtLeast says that the AQI may be higher, as [Report.AtLeast] does.
	AtLeast bool `json:"at_least"`
}

// AppendRolling appends the daily index of every window of 24 consecutive hours: the i-th index appended is that of the
// window that starts at hours[i], so len(hours)−23 are appended, none for fewer than 24 hours. It takes time in
// proportion to the hours and is exact. That of a window that starts at midnight is that day's daily report.
//
// A 24-hour mean needs 20 hours (GB 3095-2012, Table 4), and so does the daily maximum 1-hour mean of O3 (this library's own
// rule). An 8-hour mean of O3 needs 6 hours; the daily maximum is taken over the 17 that lie inside the window (HJ 663-2013),
// of which 14 are needed unless the maximum exceeds 160 µg/m³. What is not valid is missing.
//
// notMonitored is as in [Daily]. Errors: as in [Edition.Daily], with the positions in hours; dst then comes back as it was.
func (e Edition) AppendRolling(dst []DailyIndex, hours []Sample, notMonitored Pollutants) ([]DailyIndex, error) {
	unmonitored, err := e.check(notMonitored, "/not_monitored")
	if err != nil {
		return dst, err
	}
	if c, ok := columnsOf(hours, unmonitored); ok {
		return e.roll(dst, &c, unmonitored), nil
	}
	if unmonitored != 0 || cap(dst) > len(dst) { // nothing is written behind dst where there is a fault
		if err := CheckHours(hours, unmonitored); err != nil {
			return dst, err
		}
	}
	indices := slices.Grow(dst, max(0, len(hours)-dayHours+1))
	var w window
	for i := range hours {
		if !w.push(hours, i) {
			return dst, CheckHours(hours, unmonitored)
		}
		if i >= dayHours-1 {
			r := w.report(e, unmonitored)
			indices = append(indices, DailyIndex{r.AQI, r.Primary, r.Missing, r.AtLeast()})
		}
	}
	return indices, nil
}

// DailyFromHours returns the daily report of 24 consecutive hours, on the exact means and under the validity rules of
// [Edition.AppendRolling]. Errors: as there; [ErrMissing] and [ErrTooMany] where there are not 24.
func (e Edition) DailyFromHours(hours []Sample, notMonitored Pollutants) (Report, error) {
	unmonitored, err := e.checkHours(hours, notMonitored)
	if err != nil {
		return Report{}, err
	}
	if len(hours) != dayHours {
		return Report{}, countFault("/hours", len(hours), dayHours, dayHours)
	}
	var w window
	w.pushAll(hours)
	return w.report(e, unmonitored), nil
}

// HourlyFromHours returns the hourly report of the last of 1 to 24 consecutive hours, by the letter of the edition, with the
// trailing means that HJ 633-2012 needs: the 8-hour mean of O3 (6 of the last 8 hours) and the 24-hour means of PM10,
// PM2.5 and SO2 (20 of the last 24). Hours before the first are missing. Errors: as in [Edition.AppendRolling]; [ErrMissing] and [ErrTooMany]
// where there are not 1 to 24.
func (e Edition) HourlyFromHours(hours []Sample, notMonitored Pollutants) (r Report, err error) {
	unmonitored, err := e.checkHours(hours, notMonitored)
	if err != nil {
		return Report{}, err
	}
	if len(hours) < 1 || len(hours) > dayHours {
		return Report{}, countFault("/hours", len(hours), 1, dayHours)
	}
	var w window
	w.pushAll(hours)
	in := w.hourly(e)
	r.fill(e, FormHourly, &in, unmonitored)
	return r, nil
}

func (w *window) pushAll(hours []Sample) {
	for i := range hours {
		w.push(hours, i)
	}
}

func (w *window) report(e Edition, unmonitored Pollutants) (r Report) {
	in := w.daily(e)
	r.fill(e, FormDaily, &in, unmonitored)
	return r
}

// checkHours checks all that a function of hours takes in, and returns the pollutants that the edition lets go unmonitored.
func (e Edition) checkHours(hours []Sample, notMonitored Pollutants) (Pollutants, error) {
	unmonitored, err := e.check(notMonitored, "/not_monitored")
	if err != nil {
		return 0, err
	}
	return unmonitored, CheckHours(hours, unmonitored)
}

// DailyMeans returns the concentrations of a day of 24 consecutive hours, valid by the rules of [Edition.AppendRolling] and
// rounded half to even (GB/T 8170) to 0 to 30 decimal places. They are for showing: a sub-index on a rounded mean can
// differ by one from the exact one of [Edition.DailyFromHours]. Errors: as there; [ErrRange] for the places.
func DailyMeans(hours []Sample, places int32) (Daily, error) {
	if err := checkMeans(hours, places, dayHours); err != nil {
		return Daily{}, err
	}
	d := Daily{
		SO2: meanOf(hours, SO2, dayNeeds, places), NO2: meanOf(hours, NO2, dayNeeds, places), CO: meanOf(hours, CO, dayNeeds, places),
		PM10: meanOf(hours, PM10, dayNeeds, places), PM25: meanOf(hours, PM25, dayNeeds, places),
	}
	var w window
	w.pushAll(hours)
	if w.o3Max1h() != noConc {
		for i := range hours {
			d.O3Max1h = larger(d.O3Max1h, meanOf(hours[i:i+1], O3, 1, places))
		}
	}
	if w.o3Max8h() != noConc {
		for i := range dayEights {
			d.O3Max8h = larger(d.O3Max8h, meanOf(hours[i:i+eightHours], O3, eightNeeds, places))
		}
	}
	return d, nil
}

// HourlyMeans returns the concentrations of the last of 1 to 24 consecutive hours with the trailing means that
// [Edition.HourlyFromHours] uses, the means rounded as in [DailyMeans] and for showing like those. Errors: as there.
func HourlyMeans(hours []Sample, places int32) (Hourly, error) {
	if err := checkMeans(hours, places, 1); err != nil {
		return Hourly{}, err
	}
	return Hourly{
		Sample:      hours[len(hours)-1],
		O3Mean8h:    meanOf(hours[max(0, len(hours)-eightHours):], O3, eightNeeds, places),
		PM10Mean24h: meanOf(hours, PM10, dayNeeds, places),
		PM25Mean24h: meanOf(hours, PM25, dayNeeds, places),
		SO2Mean24h:  meanOf(hours, SO2, dayNeeds, places),
	}, nil
}

func checkMeans(hours []Sample, places int32, least int) error {
	var fs Faults
	fs.Join("", checkPlaces(places))
	if len(hours) < least || len(hours) > dayHours {
		fs.Join("", countFault("/hours", len(hours), least, dayHours))
	} else {
		fs.Join("", checkSamples("/hours/", hours, 0))
	}
	return fs.Err()
}

// meanOf returns the rounded mean of p, missing where fewer values are there than it needs.
func meanOf(hours []Sample, p Pollutant, needs int, places int32) decimal.NullDecimal {
	values := present(hours, p)
	if len(values) < needs {
		return decimal.NullDecimal{}
	}
	return roundMean(values, places)
}

// larger returns the larger of two values that may be missing. Both come from roundMean, whose exponents are short.
func larger(a, b decimal.NullDecimal) decimal.NullDecimal {
	if !a.Valid || b.Valid && b.Decimal.GreaterThan(a.Decimal) {
		return b
	}
	return a
}
