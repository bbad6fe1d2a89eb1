package aqi_test

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

func TestReportTexts(t *testing.T) {
	so2 := aqi.Daily{SO2: some("12"), NotMonitored: aqi.PollutantsOf(aqi.CO)}
	old, err := aqi.Edition2012.Daily(so2)
	ok(t, old, err)
	now, err := aqi.Edition2026.Daily(so2)
	ok(t, now, err)
	least, err := aqi.Edition2012.Daily(aqi.Daily{O3Max8h: some("900")})
	ok(t, least, err)
	known, err := aqi.Edition2012.Daily(aqi.Daily{O3Max8h: some("900"), O3Max1h: some("1000")})
	ok(t, known, err)
	tests := []struct {
		r                aqi.Report
		english, chinese string
	}{
		{aqi.Report{}, "no report", "无报告"},
		{
			old, "Daily report by HJ 633-2012: AQI 12, Excellent, missing NO2,CO,O3,PM10,PM2.5",
			"日报（HJ 633-2012）：AQI 12，优，缺测二氧化氮、一氧化碳、臭氧、可吸入颗粒物、细颗粒物",
		},
		{
			now, "Daily report by HJ 633-2026: AQI NA, missing NO2,O3,PM10,PM2.5, /: CO",
			"日报（HJ 633-2026）：AQI NA，缺测二氧化氮、臭氧、可吸入颗粒物、细颗粒物，/：一氧化碳",
		},
		{
			least, "Daily report by HJ 633-2012: AQI at least 350, Severely polluted, primary O3, exceeding O3, missing SO2,NO2,CO,PM10,PM2.5",
			"日报（HJ 633-2012）：AQI 不低于350，严重污染，首要污染物臭氧，超标污染物臭氧，缺测二氧化硫、二氧化氮、一氧化碳、可吸入颗粒物、细颗粒物",
		},
		{
			known, "Daily report by HJ 633-2012: AQI 400, Severely polluted, primary O3, exceeding O3, missing SO2,NO2,CO,PM10,PM2.5",
			"日报（HJ 633-2012）：AQI 400，严重污染，首要污染物臭氧，超标污染物臭氧，缺测二氧化硫、二氧化氮、一氧化碳、可吸入颗粒物、细颗粒物",
		},
	}
	for _, tt := range tests {
		if tt.r.String() != tt.english || tt.r.Chinese() != tt.chinese {
			t.Errorf("%v\n%s\nwant %s\n%s", tt.r, tt.r.Chinese(), tt.english, tt.chinese)
		}
	}
}

func TestSubIndexTexts(t *testing.T) {
	tests := []struct {
		s                aqi.SubIndex
		english, chinese string
	}{
		{
			aqi.SubIndex{Pollutant: aqi.PM10, Averaging: aqi.Mean24h, IAQI: indexOf(110), Status: aqi.Counted},
			"PM10, 24-hour mean: 110", "可吸入颗粒物，24小时平均：110",
		},
		{
			aqi.SubIndex{Pollutant: aqi.SO2, Averaging: aqi.Mean1h, IAQI: indexOf(200), Status: aqi.Capped},
			"SO2, 1-hour mean: 200 (Above the last limit)", "二氧化硫，1小时平均：200（超出最高浓度限值）",
		},
		{
			aqi.SubIndex{Pollutant: aqi.CO, Averaging: aqi.Mean24h},
			"CO, 24-hour mean: NA (Missing)", "一氧化碳，24小时平均：NA（缺测）",
		},
		{
			aqi.SubIndex{Pollutant: aqi.CO, Averaging: aqi.Mean24h, Status: aqi.NotMonitored},
			"CO, 24-hour mean: / (Not monitored)", "一氧化碳，24小时平均：/（未开展监测）",
		},
		{
			aqi.SubIndex{Pollutant: aqi.O3, Averaging: aqi.Mean8h, IAQI: indexOf(350), Status: aqi.AtLeast},
			"O3, 8-hour mean: at least 350", "臭氧，8小时平均：不低于350",
		},
		{
			aqi.SubIndex{Pollutant: aqi.O3, Averaging: aqi.Mean8h, Status: aqi.NoSubIndex},
			"O3, 8-hour mean: NA (Above the last limit, without a sub-index)", "臭氧，8小时平均：NA（超出最高浓度限值，无分指数）",
		},
	}
	for _, tt := range tests {
		if tt.s.String() != tt.english || tt.s.Chinese() != tt.chinese {
			t.Errorf("%v\n%s\nwant %s\n%s", tt.s, tt.s.Chinese(), tt.english, tt.chinese)
		}
	}
}

// A report's line names its edition, its index, and each set that is not empty.
func TestReportLineIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		english, chinese := r.String(), r.Chinese()
		parts := []string{r.Edition.String(), "AQI " + r.AQI.String()}
		if r.AtLeast() {
			parts[1] = "AQI at least " + r.AQI.String()
		}
		for _, set := range []aqi.Pollutants{r.Primary, r.Exceeding, r.Missing, r.NotMonitored} {
			parts = append(parts, set.String())
			if !strings.Contains(chinese, set.Chinese()) {
				t.Fatalf("%s: not %s", chinese, set.Chinese())
			}
		}
		for _, part := range parts {
			if !strings.Contains(english, part) {
				t.Fatalf("%s: not %s", english, part)
			}
		}
		if level := r.Level(); level != aqi.NoLevel && (!strings.Contains(english, level.String()) || !strings.Contains(chinese, level.Chinese())) {
			t.Fatalf("%s, %s: not %v", english, chinese, level)
		}
		if strings.Contains(english+chinese, "aqi.") || strings.Contains(english+chinese, "\n") {
			t.Fatalf("%s, %s", english, chinese)
		}
	})
}
