package aqi_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

// ug is a concentration from the text that a station reports; CO is in mg/m³, all else in µg/m³.
func ug(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

// The same concentration of PM2.5 has another sub-index under the edition of 2026.
func ExampleEdition_IAQI() {
	c := decimal.RequireFromString("60.1")
	for _, e := range []aqi.Edition{aqi.Edition2012, aqi.Edition2026} {
		iaqi, err := e.IAQI(aqi.PM25, aqi.Mean24h, c)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v: %v, %v\n", e, iaqi, iaqi.Level())
	}
	// Output:
	// HJ 633-2012: 82, Good
	// HJ 633-2026: 101, Lightly polluted
}

// A day of dust: PM10 leads, and CO was not measured.
func ExampleEdition_Daily() {
	report, err := aqi.Edition2012.Daily(aqi.Daily{
		SO2: ug("12"), NO2: ug("41"), PM10: ug("386"), PM25: ug("98"), O3Max8h: ug("74"), O3Max1h: ug("88"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report)
	fmt.Println(report.Chinese())
	fmt.Println("colour:", report.Level().Colour())
	for item := range report.SubIndices() {
		fmt.Println(item)
	}
	// Output:
	// Daily report by HJ 633-2012: AQI 252, Heavily polluted, primary PM10, exceeding PM10,PM2.5, missing CO
	// 日报（HJ 633-2012）：AQI 252，重度污染，首要污染物可吸入颗粒物，超标污染物可吸入颗粒物、细颗粒物，缺测一氧化碳
	// colour: #99004c
	// SO2, 24-hour mean: 12
	// NO2, 24-hour mean: 52
	// PM10, 24-hour mean: 252
	// CO, 24-hour mean: NA (Missing)
	// O3, 1-hour mean: 28
	// O3, 8-hour mean: 37
	// PM2.5, 24-hour mean: 129
}

// The letter of HJ 633-2012 puts particles in the hourly report by their trailing 24-hour means.
func ExampleEdition_Hourly() {
	report, err := aqi.Edition2012.Hourly(aqi.Hourly{
		Sample:      aqi.Sample{SO2: ug("9"), NO2: ug("52"), CO: ug("1.1"), O3: ug("31"), PM10: ug("240"), PM25: ug("160")},
		O3Mean8h:    ug("44"),
		PM10Mean24h: ug("118"),
		PM25Mean24h: ug("83"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report)
	// Output:
	// Hourly report by HJ 633-2012: AQI 110, Lightly polluted, primary PM2.5, exceeding PM2.5
}

// The national platform takes the hour's own means, so that the same hour looks different there.
func ExampleEdition_Platform() {
	report, err := aqi.Edition2012.Platform(aqi.Sample{
		SO2: ug("9"), NO2: ug("52"), CO: ug("1.1"), O3: ug("31"), PM10: ug("240"), PM25: ug("160"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report)
	// Output:
	// Hourly index of the national platform by HJ 633-2012: AQI 210, Heavily polluted, primary PM2.5, exceeding PM10,PM2.5
}

// A clean day, into which smog moves: each window of 24 hours has its own daily index.
func ExampleEdition_AppendRolling() {
	hours := make([]aqi.Sample, 30)
	for i := range hours {
		pm25 := ug("30")
		if i >= 20 {
			pm25 = ug("260")
		}
		hours[i] = aqi.Sample{SO2: ug("8"), NO2: ug("30"), CO: ug("0.6"), O3: ug("50"), PM10: ug("40"), PM25: pm25}
	}
	hours[27].PM25 = decimal.NullDecimal{} // an hour without data

	days, err := aqi.Edition2012.AppendRolling(nil, hours, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, day := range days {
		fmt.Println("from hour", i, "AQI", day.AQI, day.Primary)
	}
	// Output:
	// from hour 0 AQI 92 PM2.5
	// from hour 1 AQI 104 PM2.5
	// from hour 2 AQI 116 PM2.5
	// from hour 3 AQI 128 PM2.5
	// from hour 4 AQI 132 PM2.5
	// from hour 5 AQI 144 PM2.5
	// from hour 6 AQI 158 PM2.5
}

// All problems of an input come at once, each with its place, and are ready to be sent as problem details.
func ExampleFaults() {
	hours := []aqi.Sample{{PM10: ug("-999")}, {PM10: ug("-999")}, {PM10: ug("57"), SO2: ug("1e9")}}
	err := aqi.CheckHours(hours, 0)

	var faults aqi.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			fmt.Println(f)
			fmt.Println(f.Chinese())
		}
	}
	fmt.Println("a code:", errors.Is(err, aqi.ErrCode))
	// Output:
	// /hours/2/so2: 1000000000, want at most 10000 µg/m³: is out of range
	// /hours/2/so2：1000000000，应为不大于10000 µg/m³：超出范围
	// /hours/0/pm10 and the next 1: -999, want 0 or more: is an instrument's code
	// /hours/0/pm10及其后1处：-999，应为不小于0：为仪器的无效值代码
	// a code: true
}

// Monitoring data says 24:00 of 5 January and means the hour from 23:00.
func ExampleStampOfEnd() {
	stamp, err := aqi.StampOfEnd(time.Date(2026, time.January, 5, 24, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stamp)
	fmt.Println(stamp.Hour(), "of the day that begins at", stamp.Midnight())
	// Output:
	// 2026-01-05 23:00
	// 23 of the day that begins at 2026-01-05 00:00
}

// An edition is in force by the date at UTC+8, where 1 March begins at 16:00 UTC.
func ExampleEditionOn() {
	for _, t := range []time.Time{
		time.Date(2026, time.February, 28, 15, 0, 0, 0, time.UTC),
		time.Date(2026, time.February, 28, 16, 0, 0, 0, time.UTC),
		time.Date(2008, time.August, 8, 12, 0, 0, 0, time.UTC),
	} {
		edition, err := aqi.EditionOn(t)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(edition)
	}
	// Output:
	// HJ 633-2012
	// HJ 633-2026
	// /date: 2008-08-08, want 2012-02-29 or later: is not known here
}
