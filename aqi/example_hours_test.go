package aqi_test

import (
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
)

// A place's hour is the mean of its sites, and its day is made of its hours: 20 of 24 are enough.
func ExampleEdition_DailyFromHours() {
	var hours []aqi.Sample
	for range 20 {
		hour, err := aqi.MeanOfSites([]aqi.Sample{{PM25: ug("151"), PM10: ug("240")}, {PM25: ug("160")}}, 0)
		if err != nil {
			fmt.Println(err)
			return
		}
		hours = append(hours, hour)
	}
	hours = append(hours, make([]aqi.Sample, 4)...) // without data
	report, err := aqi.Edition2012.DailyFromHours(hours, 0)
	fmt.Println(report, err)
	// Output:
	// Daily report by HJ 633-2012: AQI 206, Heavily polluted, primary PM2.5, exceeding PM10,PM2.5, missing SO2,NO2,CO,O3 <nil>
}

// A monitor that has hung gives one set of values for a day and more. It is noted; whoever agrees takes it out.
func ExampleScreen() {
	start, _ := aqi.StampOf(time.Date(2026, time.January, 5, 7, 0, 0, 0, aqi.UTC8()))
	var hours []aqi.Sample
	for i := range 40 {
		hour := aqi.Sample{PM25: ug(fmt.Sprint(80 + i%3)), PM10: ug("140"), O3: ug(fmt.Sprint(20 + i))}
		if i >= 10 {
			hour = aqi.Sample{PM25: ug("80"), PM10: ug("140"), O3: ug("20")}
		}
		hours = append(hours, hour)
	}
	notes := aqi.Screen(start, hours, 0)
	for _, note := range notes {
		fmt.Println(note)
	}
	fmt.Println(aqi.Unnoted(start, hours, notes)[12].PM25.Valid)
	// Output:
	// one set of values repeated, O3,PM10,PM2.5: 2026-01-05 17:00 to 2026-01-06 23:00, 30 h
	// false
}

// All that is wrong with a text, at once; each fault says where, what and what would be right.
func ExampleUnmarshal() {
	var day aqi.Daily
	fmt.Println(aqi.Unmarshal([]byte(`{"pm10": "about 90", "pm2.5": 35}`), &day))
	// Output:
	// /pm10: "about 90": is not JSON of this form; /pm2.5: "pm2.5", want so2, no2, co, pm10, pm25, o3_max_8h, o3_max_1h, not_monitored: is not known here
}

// Columns of exact hundredths are what large archives are read into: a day and an hour have two windows.
func ExampleEdition_AppendRollingColumns() {
	var columns aqi.Columns
	for i := range 25 {
		c, err := aqi.ParseConcentration(fmt.Sprintf("%d.25", 150+i))
		if err != nil {
			fmt.Println(err)
			return
		}
		columns.PM25 = append(columns.PM25, c)
	}
	windows, err := aqi.Edition2012.AppendRollingColumns(nil, columns, 0)
	for _, w := range windows {
		fmt.Println(w.AQI, w.Primary)
	}
	fmt.Println(err)
	// Output:
	// 212 PM2.5
	// 213 PM2.5
	// <nil>
}
