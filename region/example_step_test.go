package region_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// The whole live loop of an office: every hour the stored state and what is known go in; acts are logged, the notice is printed, and the
// state is stored for the next hour.
func ExampleOffice_Step() {
	office, err := region.New(region.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	now, _ := aqi.StampOf(time.Date(2026, time.January, 5, 7, 0, 0, 0, aqi.UTC8()))
	hour := func(stored []byte, known region.Known) ([]byte, error) {
		var state region.State // nothing announced yet
		if len(stored) > 0 {
			if err := aqi.Unmarshal(stored, &state); err != nil {
				return nil, err
			}
		}
		out, err := office.Step(state, known)
		if err != nil {
			return nil, err
		}
		for _, ruling := range out.Acts() {
			if fmt.Println(ruling.County, ruling.Decision); ruling.County == "" {
				fmt.Println(strings.Join(strings.Split(ruling.Notice.String(), "\n")[:9], "\n"))
			}
		}
		measures := 0
		for range office.Measures(out, "653101", response.Filter{}) {
			measures++
		}
		fmt.Println(out.Levels()["653101"], "-", measures, "measures -", len(out.Due), "items due")
		return json.Marshal(out.Next)
	}
	samples := make([]aqi.Sample, 30) // thirty hours of PM2.5 at 200 µg/m³ in three counties
	for i := range samples {
		samples[i].PM25 = decimal.NewNullDecimal(decimal.NewFromInt(200 + int64(i%2)))
	}
	measured := region.Measured{Start: now - 30, Samples: samples}
	today, _ := alert.ParseDailyForecast("210-270")
	better, _ := alert.ParseDailyForecast("good")
	days, _ := alert.SeriesOfDays(now.Midnight(), []alert.DailyForecast{today, better, better})
	known := region.Known{At: now, Measured: map[string]region.Measured{}, Series: map[string]alert.Series{}}
	for _, code := range []string{"653101", "653121", "653122"} {
		known.Measured[code], known.Series[code] = measured, days
	}
	state, err := hour(nil, known)
	if err == nil {
		_, err = hour(state, known) // the same hour again: nothing is left to do
	}
	fmt.Println(err)
	// Output:
	// 2026-01-05 07:00: Issue Yellow, 2026-01-05 07:00 to 2026-01-06 00:00
	// Issue: Yellow alert
	// Primary pollutants: PM2.5
	// Extent: Kashgar City, Shufu, Shule
	// Area affected: Kashgar City, Shufu, Shule
	// Start: 2026-01-05 07:00
	// Lifting: 2026-01-06 00:00
	// Expected duration: 17 h
	// Yellow, 2026-01-05 07:00 to 2026-01-06 00:00: response at level III
	// Danger: Heavily polluted, daily AQI 265. Symptoms of people with heart or lung disease worsen markedly and they tolerate less exercise; symptoms are common among healthy people.
	// 653101 2026-01-05 07:00: Issue Yellow, 2026-01-05 07:00 to 2026-01-06 00:00
	// 653121 2026-01-05 07:00: Issue Yellow, 2026-01-05 07:00 to 2026-01-06 00:00
	// 653122 2026-01-05 07:00: Issue Yellow, 2026-01-05 07:00 to 2026-01-06 00:00
	// level III - 26 measures - 15 items due
	// level III - 26 measures - 15 items due
	// <nil>
}

// A season that crosses the day on which HJ 633-2026 comes into force is decided by two plans that differ in the edition.
func ExampleOffice_InForce() {
	change, _ := aqi.StampOf(time.Date(2026, time.March, 1, 0, 0, 0, 0, aqi.UTC8()))
	before, after := region.Kashgar(), region.Kashgar()
	before.Until, after.From = change, change
	after.Tracks[0].Plan.Edition = aqi.Edition2026
	office, err := region.New(before, after)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, hour := range []aqi.Stamp{change - 1, change} {
		plan, inForce := office.InForce(hour)
		fmt.Println(hour, inForce, plan.Tracks[0].Plan.Edition)
	}
	after.From++
	_, err = region.New(before, after)
	fmt.Println(err)
	// Output:
	// 2026-02-28 23:00 true HJ 633-2012
	// 2026-03-01 00:00 true HJ 633-2026
	// /plans/1/from: 2026-03-01 01:00, want 2026-03-01 00:00, when /plans/0 ends: contradicts something else
}
