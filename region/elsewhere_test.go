package region_test

import (
	"os"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// The documents in testdata/plans hold the facts that were read of other places' plans; what was not read of one is Kashgar's or that of the
// national criteria. Of a document of which only the year is known the first day stands for it.
var elsewhere = []string{"national-2024", "jiangsu-2025", "guangdong-2020", "xinjiang-2024", "chengdu-ozone-2021", "chongqing-2022"}

func readPlan(t fataler, name string) region.Plan {
	t.Helper()
	text, err := os.ReadFile("testdata/plans/" + name + ".json")
	var p region.Plan
	if err := aqi.Unmarshal(ok(t, text, err), &p); err != nil {
		t.Fatal(err)
	}
	newOffice(t, p)
	return p
}

// inPlan are the episodes of a county's series under a plan, counted from the series' first hour; those that reach no level are left out.
func inPlan(t fataler, p alert.Plan, s alert.Series) []stretch {
	t.Helper()
	episodes, err := ready(t, p).Episodes(s)
	var found []stretch
	for _, e := range ok(t, episodes, err) {
		if e.Level > alert.NoAlert {
			found = append(found, stretch{int(e.From - s.Start), int(e.Until - s.Start), e.Level})
		}
	}
	return found
}

// Hours of one county under each plan, worked out by hand. They lie among 40 hours at 100 on either side, so that a window of 24 hours
// that leans over an edge by k of them has k·100 in its sum.
func TestCountiesElsewhere(t *testing.T) {
	for _, tt := range []struct {
		plan, why string
		parts     []part
		want      []stretch
	}{
		// (160·21 + 3·100)/24 = 152.5 is above 150, 160·20 + 4·100 is 150 and is not: hours 37 to 91 lie in exceeding windows, cut to the 48
		// hours of 160. Two days back to back are inside: 48 hours above 150, yellow.
		{"national-2024", "two days above 150", []part{{48, 160}}, []stretch{{40, 88, yellow}}},
		{"national-2024", "an hour less", []part{{47, 160}}, nil},
		{"national-2024", "a day above 200 is enough by itself", []part{{24, 210}}, []stretch{{40, 64, yellow}}},
		{"national-2024", "three days above 150", []part{{72, 160}}, []stretch{{40, 112, orange}}},
		// 72 h above 200, but no day above 300: 48 h above 200 are orange.
		{"national-2024", "three days above 200", []part{{72, 210}}, []stretch{{40, 112, orange}}},
		{"national-2024", "one of them above 300", []part{{24, 210}, {24, 301}, {24, 210}}, []stretch{{40, 112, red}}},
		// The run at 200 is cut to the 48 hours above it: red needs 72, orange 48.
		{"national-2024", "above 300 within less than 72 h above 200", []part{{12, 152}, {48, 301}, {12, 152}}, []stretch{{40, 112, orange}}},
		{"jiangsu-2025", "the same levels", []part{{72, 160}}, []stretch{{40, 112, orange}}},
		// Temporary control, below yellow: a day above 150, or two above 100. Each hour above 100 is heavy for that, and 100 is not above 100.
		{"jiangsu-2025", "a day above 150", []part{{24, 160}}, []stretch{{40, 64, alert.Ungraded}}},
		{"jiangsu-2025", "two days above 100", []part{{48, 110}}, []stretch{{40, 88, alert.Ungraded}}},
		{"jiangsu-2025", "one", []part{{47, 110}}, nil},
		{"jiangsu-2025", "then yellow", []part{{48, 110}, {24, 210}}, []stretch{{40, 112, yellow}}},
		{"guangdong-2020", "four days above 200, two of them above 300", []part{{24, 210}, {48, 301}, {24, 210}}, []stretch{{40, 136, red}}},
		{"guangdong-2020", "not two", []part{{24, 210}, {47, 301}, {25, 210}}, nil},
		{"guangdong-2020", "a day at 500", []part{{24, 500}}, []stretch{{40, 64, red}}},
		{"guangdong-2020", "a day at 499", []part{{24, 499}}, nil},
		// A day at 300 is yellow. Behind it the hours at 160 are at least 150, and every window up to the last of them has a mean of more:
		// of 60 hours at 160 the last 24 have 160. So the episode lasts until hour 124, when 36 hours below 150 begin.
		{"xinjiang-2024", "not lifted at 160", []part{{24, 300}, {60, 160}}, []stretch{{40, 124, yellow}}},
		{"xinjiang-2024", "lifted at 140", []part{{24, 300}, {60, 140}}, []stretch{{40, 64, yellow}}},
		// 30 hours between: fewer than the 36 that lifting needs; one episode until the end of the second day. 40: two.
		{"xinjiang-2024", "again too soon", []part{{24, 300}, {30, 100}, {24, 300}}, []stretch{{40, 118, yellow}}},
		{"xinjiang-2024", "again later", []part{{24, 300}, {40, 100}, {24, 300}}, []stretch{{40, 64, yellow}, {104, 128, yellow}}},
		// At 160 between them it is not lifted, however long: one episode.
		{"xinjiang-2024", "again, never below 150 between", []part{{24, 300}, {40, 160}, {24, 300}}, []stretch{{40, 128, yellow}}},
	} {
		p := readPlan(t, tt.plan).Tracks[0].Plan
		if got := inPlan(t, p, of(slices.Concat([]part{{40, 100}}, tt.parts, []part{{40, 100}})...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s, %s: %v, want %v", tt.plan, tt.why, got, tt.want)
		}
	}
}

// PM2.5 alone starts an alert by the criteria of 2024, as in Jiangsu; in Guangdong in 2020 and in Xinjiang all pollutants do, dust apart.
func TestCausesElsewhere(t *testing.T) {
	for name, want := range map[string][2]bool{
		"national-2024": {false, false}, "jiangsu-2025": {false, false}, "guangdong-2020": {true, false}, "xinjiang-2024": {true, false},
	} {
		p := readPlan(t, name).Tracks[0].Plan
		ozone, dust := of(part{40, 100}, part{24, 500}, part{40, 100}), of(part{40, 100}, part{24, 500}, part{40, 100})
		for i := 40; i < 64; i++ {
			ozone.Hours[i].Primary, dust.Hours[i].Marks = aqi.PollutantsOf(aqi.O3), alert.Dusty
		}
		if got := [2]bool{len(inPlan(t, p, ozone)) > 0, len(inPlan(t, p, dust)) > 0}; got != want {
			t.Errorf("%s: by ozone and dust %v, want %v", name, got, want)
		}
	}
}

// Days of ozone in Chengdu: each hour of a day has its concentration, and so has the day's largest 8-hour mean. 215 µg/m³ is an IAQI of
// 150, 265 one of 200.
func TestOzoneOfChengdu(t *testing.T) {
	p := readPlan(t, "chengdu-ozone-2021").Tracks[0].Plan
	for _, tt := range []struct {
		why  string
		days []int
		want []stretch
	}{
		{"three days above 150", []int{80, 220, 220, 220, 80, 80}, []stretch{{24, 96, yellow}}},
		{"two", []int{80, 220, 220, 80, 80}, nil},
		{"three at 150", []int{80, 215, 215, 215, 80, 80}, nil},
		{"four, none of them above 200", []int{80, 220, 220, 265, 220, 80, 80}, []stretch{{24, 120, yellow}}},
		{"four, one of them above 200", []int{80, 220, 220, 266, 220, 80, 80}, []stretch{{24, 120, orange}}},
		{"three above 200", []int{80, 270, 270, 270, 80, 80}, []stretch{{24, 96, red}}},
		{"three above 200 among five", []int{80, 220, 270, 270, 270, 220, 80, 80}, []stretch{{24, 144, red}}},
		// A day between is 24 hours, less than the 36 that lifting needs: one episode, at the higher level of its two runs.
		{"a day between", []int{80, 220, 220, 220, 80, 270, 270, 270, 80, 80}, []stretch{{24, 192, red}}},
		{"two days between", []int{80, 220, 220, 220, 80, 80, 270, 270, 270, 80, 80}, []stretch{{24, 96, yellow}, {144, 216, red}}},
	} {
		var samples []aqi.Sample
		for _, o3 := range tt.days {
			for range 24 {
				samples = append(samples, aqi.Sample{O3: decimal.NewNullDecimal(decimal.NewFromInt(int64(o3))), PM25: decimal.NewNullDecimal(decimal.NewFromInt(400))})
			}
		}
		s, err := ready(t, p).Series(start, samples, nil)
		if got := inPlan(t, p, ok(t, s, err)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.why, got, tt.want)
		}
	}
}

// Chongqing's yellow alert: a daily AQI above 200, or PM2.5 above 115 µg/m³ for 48 h, whatever the AQI; or O3 above 215 µg/m³ on two days with
// an hour of heavy pollution in them, which is read as an hourly AQI above 200. Each row is days of PM2.5 and O3, but for one hour of PM2.5.
func TestPollutantsOfChongqing(t *testing.T) {
	plan := readPlan(t, "chongqing-2022")
	for _, tt := range []struct {
		why      string
		pm25, o3 []int64 // µg/m³ by day
		hour     int     // at which PM2.5 is 160 µg/m³, an AQI of 210; 0: none
		want     [2][]stretch
	}{
		{"two days of PM2.5 at 116, an AQI of 152", []int64{50, 116, 116, 50, 50}, nil, 0, [2][]stretch{{{24, 72, yellow}}, nil}},
		{"at 115", []int64{50, 115, 115, 50, 50}, nil, 0, [2][]stretch{}},
		{"one day", []int64{50, 116, 50, 50, 50}, nil, 0, [2][]stretch{}},
		{"a day at 151, an AQI of 201", []int64{50, 151, 50, 50, 50}, nil, 0, [2][]stretch{{{24, 48, yellow}}, nil}},
		{"two days of O3 at 220 with an hour", []int64{50, 50, 50, 50, 50}, []int64{80, 220, 220, 80, 80}, 30, [2][]stretch{nil, {{24, 72, yellow}}}},
		{"without", []int64{50, 50, 50, 50, 50}, []int64{80, 220, 220, 80, 80}, 0, [2][]stretch{}},
		{"the hour on another day", []int64{50, 50, 50, 50, 50}, []int64{80, 220, 220, 80, 80}, 80, [2][]stretch{}},
		{"one day with an hour", []int64{50, 50, 50, 50, 50}, []int64{80, 220, 80, 80, 80}, 30, [2][]stretch{}},
	} {
		var samples []aqi.Sample
		for day, mean := range tt.pm25 {
			o3 := int64(80)
			if tt.o3 != nil {
				o3 = tt.o3[day]
			}
			one := aqi.Sample{PM25: decimal.NewNullDecimal(decimal.NewFromInt(mean)), O3: decimal.NewNullDecimal(decimal.NewFromInt(o3))}
			samples = append(samples, slices.Repeat([]aqi.Sample{one}, 24)...)
		}
		if tt.hour > 0 {
			samples[tt.hour].PM25 = decimal.NewNullDecimal(decimal.NewFromInt(160))
		}
		for i, track := range plan.Tracks {
			s, err := ready(t, track.Plan).Series(start, samples, nil)
			if got := inPlan(t, track.Plan, ok(t, s, err)); !slices.Equal(got, tt.want[i]) {
				t.Errorf("%s, %s: %v, want %v", tt.why, track.ID, got, tt.want[i])
			}
		}
	}
}

// Counties and cities together, worked out by hand: each has its hours from some hour on, among 100s.
func TestRegionsElsewhere(t *testing.T) {
	days := map[string][]part{
		"red":    {{24, 210}, {48, 301}, {24, 210}}, // of 96 hours
		"yellow": {{24, 300}, {60, 160}},            // lasts 84 hours in Xinjiang
	}
	for _, tt := range []struct {
		plan, why, days string
		from            map[string]int
		want            []stretch
	}{
		// Four of Guangdong's cities, no two of which touch: together from 70, when the last begins, until 136, when the first ends.
		{"guangdong-2020", "four cities anywhere", "red", map[string]int{"440100": 40, "440800": 50, "441400": 60, "445100": 70}, []stretch{{70, 136, red}}},
		{"guangdong-2020", "three", "red", map[string]int{"440100": 40, "440800": 50, "441400": 60}, nil},
		// From 40 to 136 and from 113 on: together for 23 hours only.
		{"guangdong-2020", "four, not for a day together", "red", map[string]int{"440100": 40, "440800": 50, "441400": 60, "445100": 113}, nil},
		// Artux lies in another prefecture than the two that it touches. Together from 60 until the first is lifted, at 40 + 84.
		{"xinjiang-2024", "across prefectures", "yellow", map[string]int{"653001": 40, "653101": 50, "653121": 60}, []stretch{{60, 124, yellow}}},
		// Wuqia and Kashgar city do not touch, nor does Wuqia Shule.
		{"xinjiang-2024", "not contiguous", "yellow", map[string]int{"653024": 40, "653101": 50, "653122": 60}, nil},
		// Nanjing, Zhenjiang and Changzhou touch, Xuzhou lies apart. 96 hours above 200 with 48 above 300 are red by the criteria of 2024.
		{"jiangsu-2025", "three that touch", "red", map[string]int{"320100": 40, "321100": 50, "320400": 60, "320300": 20}, []stretch{{60, 136, red}}},
		{"jiangsu-2025", "two that touch and one apart", "red", map[string]int{"320100": 40, "321100": 50, "320300": 20}, nil},
		{"national-2024", "three in a row", "red", map[string]int{"1": 40, "2": 50, "3": 60}, []stretch{{60, 136, red}}},
	} {
		p, series := readPlan(t, tt.plan), map[string]alert.Series{}
		for code, first := range tt.from {
			series[code] = of(slices.Concat([]part{{first, 100}}, days[tt.days], []part{{200 - first, 100}})...)
		}
		var got []stretch
		for _, e := range assess(t, p, region.Known{Series: series}).Episodes {
			got = append(got, stretch{int(e.From - start), int(e.Until - start), e.Level})
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s, %s: %v, want %v", tt.plan, tt.why, got, tt.want)
		}
	}
}
