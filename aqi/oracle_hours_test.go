package aqi_test

import (
	"math/big"

	"github.com/clearsky-go/clearsky/aqi"
)

func rats(hours []aqi.Sample, p aqi.Pollutant) []*big.Rat {
	values := make([]*big.Rat, len(hours))
	for i := range hours {
		values[i] = rat(hours[i].Of(p))
	}
	return values
}

// oracleO3Max1h is the daily maximum 1-hour mean, which like a daily mean needs 20 hours.
func oracleO3Max1h(day []*big.Rat) *big.Rat {
	if mean(day, 20) == nil {
		return nil
	}
	return largest(day)
}

// oracleO3Max8h is the daily maximum over the 8-hour means that end at 08:00 to 24:00, each of which needs 6 hours; of
// the 17 it needs 14, or a maximum above 160.
func oracleO3Max8h(day []*big.Rat) *big.Rat {
	var valid []*big.Rat
	for end := 8; end <= 24; end++ {
		if m := mean(day[end-8:end], 6); m != nil {
			valid = append(valid, m)
		}
	}
	most := largest(valid)
	if len(valid) < 14 && (most == nil || most.Cmp(whole(160)) <= 0) {
		return nil
	}
	return most
}

// oracleDay returns the lines of the daily report of 24 hours.
func oracleDay(e aqi.Edition, hours []aqi.Sample) []line {
	lines := dailyLines(e, aqi.Daily{})
	for i, l := range lines {
		day := rats(hours, l.p)
		switch l.a {
		case aqi.Mean1h:
			lines[i].c = oracleO3Max1h(day)
		case aqi.Mean8h:
			lines[i].c = oracleO3Max8h(day)
		case aqi.Mean24h:
			lines[i].c = mean(day, 20)
		}
	}
	return lines
}

// oracleHour returns the lines of the hourly report of the last hour.
func oracleHour(e aqi.Edition, hours []aqi.Sample) []line {
	last := len(hours) - 1
	lines := hourlyLines(e, aqi.Hourly{})
	for i, l := range lines {
		values := rats(hours, l.p)
		switch l.a {
		case aqi.Mean1h:
			lines[i].c = values[last]
		case aqi.Mean8h:
			lines[i].c = mean(values[max(0, last-7):], 6)
		case aqi.Mean24h:
			lines[i].c = mean(values, 20)
		}
	}
	return lines
}

// oracleDays returns the daily report of every window of 24 hours.
func oracleDays(e aqi.Edition, hours []aqi.Sample, notMonitored aqi.Pollutants) []reported {
	var days []reported
	for i := 0; i+24 <= len(hours); i++ {
		days = append(days, oracleReport(e, aqi.FormDaily, oracleDay(e, hours[i:i+24]), notMonitored))
	}
	return days
}
