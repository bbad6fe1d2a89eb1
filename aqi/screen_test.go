package aqi_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

const screenStart aqi.Stamp = 17_000_000

// lively are n hours in which nothing is to be noted: every value changes by the hour.
func lively(n int) []aqi.Sample {
	hours := make([]aqi.Sample, n)
	for i := range hours {
		v := func(base int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(base+int64(i%7), 0)) }
		hours[i] = aqi.Sample{SO2: v(10), NO2: v(30), CO: v(1), O3: v(60), PM10: v(90), PM25: v(50)}
	}
	return hours
}

func noted(notes []aqi.Note) []string {
	var list []string
	for _, n := range notes {
		list = append(list, fmt.Sprintf("%s %s %d-%d", kindWord(n.Kind), n.Pollutants, n.From-screenStart, n.Until-screenStart))
	}
	return list
}

func kindWord(k aqi.NoteKind) string {
	text, err := k.MarshalText()
	if err != nil {
		panic(err)
	}
	return string(text)
}

func TestScreen(t *testing.T) {
	set := func(from, until int, change func(s *aqi.Sample)) func([]aqi.Sample) {
		return func(hours []aqi.Sample) {
			for i := from; i < until; i++ {
				change(&hours[i])
			}
		}
	}
	stuck := func(s *aqi.Sample) { *s = aqi.Sample{SO2: some("5"), PM25: some("35.5")} }
	scaled := func(by int32) func(s *aqi.Sample) {
		return func(s *aqi.Sample) {
			for _, p := range sixes {
				v := s.Of(p)
				v.Decimal = v.Decimal.Shift(by)
				*s = s.With(p, v)
			}
		}
	}
	for _, tt := range []struct {
		name   string
		repeat int
		change func([]aqi.Sample)
		want   []string
	}{
		{"nothing", 0, set(0, 0, nil), nil},
		{"23 hours of one set", 0, set(10, 33, stuck), nil},
		{"24 hours", 0, set(10, 34, stuck), []string{"repeated SO2,PM2.5 10-34"}},
		{"to the end", 0, set(60, 100, stuck), []string{"repeated SO2,PM2.5 60-100"}},
		{"5 hours, asked for", 5, set(10, 15, stuck), []string{"repeated SO2,PM2.5 10-15"}},
		{"4 hours, 5 asked for", 5, set(10, 14, stuck), nil},
		{"missing hours", 0, set(10, 60, func(s *aqi.Sample) { *s = aqi.Sample{} }), nil},
		{"missing hours among 24 of one set", 0, func(hours []aqi.Sample) {
			set(10, 40, stuck)(hours)
			set(12, 18, func(s *aqi.Sample) { *s = aqi.Sample{} })(hours)
		}, []string{"repeated SO2,PM2.5 10-40"}},
		{"one hour of zeros", 0, set(7, 8, func(s *aqi.Sample) { s.PM10, s.PM25 = some("0"), some("0.00") }), []string{"zero-particles PM10,PM2.5 7-8"}},
		{"only one is 0", 0, set(7, 9, func(s *aqi.Sample) { s.PM10, s.PM25 = some("0.01"), some("0") }), nil},
		{"PM2.5 above PM10 for 24 hours", 0, set(7, 31, func(s *aqi.Sample) { s.PM25 = decimal.NewNullDecimal(s.PM10.Decimal.Add(decimal.New(1, -2))) }),
			[]string{"pm25-above-pm10 PM10,PM2.5 7-31"}},
		{"for 23", 0, set(7, 30, func(s *aqi.Sample) { s.PM25 = some("500") }), nil},
		{"equal", 0, set(7, 50, func(s *aqi.Sample) { s.PM25 = s.PM10 }), nil},
		{"CO above 15 for 24 hours", 0, set(7, 31, func(s *aqi.Sample) { s.CO = decimal.NewNullDecimal(s.CO.Decimal.Add(decimal.New(1401, -2))) }),
			[]string{"high-co CO 7-31"}},
		{"CO at 15", 0, set(7, 50, func(s *aqi.Sample) { s.CO = some("15") }), nil},
		{"CO for 23", 0, set(7, 30, func(s *aqi.Sample) { s.CO = some("15.01") }), nil},
		{"a thousandth from an hour on", 0, set(40, 100, scaled(-3)), []string{"rescaled SO2,NO2,CO,O3,PM10,PM2.5 40-100"}},
		{"a thousand times for a while", 0, set(40, 45, func(s *aqi.Sample) { *s = aqi.Sample{SO2: some("5000"), NO2: some("7000"), CO: some("190")} }), nil},
		{"a thousandth for a while", 0, set(40, 45, scaled(-3)), []string{"rescaled SO2,NO2,CO,O3,PM10,PM2.5 40-45"}},
		{"a fault takes no part", 0, set(10, 60, func(s *aqi.Sample) { *s = aqi.Sample{PM10: some("-999")} }), nil},
	} {
		hours := lively(100)
		tt.change(hours)
		if got := noted(aqi.Screen(screenStart, hours, tt.repeat)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Columns give the notes of their hours, and without what is noted little is left to note.
func TestScreenColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := hundredths(aqitest.Samples(rapid.IntRange(0, 120).Draw(t, "n")).Draw(t, "hours"))
		repeat := rapid.IntRange(0, 30).Draw(t, "repeat")
		notes := aqi.Screen(screenStart, hours, repeat)
		if got := aqi.ScreenColumns(screenStart, columnsOf(t, hours), repeat); !slices.Equal(got, notes) {
			t.Fatalf("%v, want %v", got, notes)
		}
		before := slices.Clone(hours)
		kept := aqi.Unnoted(screenStart, hours, notes)
		for _, n := range notes {
			for h := n.From; h < n.Until; h++ {
				for p := range n.Pollutants.All() {
					if kept[h-screenStart].Of(p).Valid {
						t.Fatalf("%v is still there in %v", p, h)
					}
				}
			}
		}
		for i := range hours {
			if fmt.Sprint(hours[i]) != fmt.Sprint(before[i]) {
				t.Fatal("the hours changed")
			}
		}
		for _, n := range aqi.Screen(screenStart, kept, repeat) {
			if n.Kind == aqi.ZeroParticles || n.Kind == aqi.HighCO || n.Kind == aqi.PM25AbovePM10 {
				t.Fatalf("%v is noted again", n)
			}
		}
	})
}

// Notes from anywhere do no harm.
func TestUnnotedOfOtherHours(t *testing.T) {
	hours := lively(5)
	for _, s := range []aqi.Span{{From: -1 << 31, Until: 1<<31 - 1}, {From: screenStart + 9, Until: screenStart}, {From: screenStart - 5, Until: screenStart + 1}, {From: 1 << 30}} {
		if kept := aqi.Unnoted(screenStart, hours, []aqi.Note{{Pollutants: aqi.AllPollutants, Span: s}}); len(kept) != 5 {
			t.Error(len(kept))
		}
	}
	if len(aqi.Unnoted(-1<<31, hours, []aqi.Note{{Pollutants: 255, Span: aqi.Span{From: -1 << 31, Until: 5}}})) != 5 {
		t.Error("extreme start")
	}
}

// What a live system goes on with has no fault, and only the faulty values are missing.
func TestSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := aqitest.Samples(rapid.IntRange(0, 40).Draw(t, "n")).Draw(t, "hours")
		bad := map[[2]int]bool{}
		for range rapid.IntRange(0, 6).Draw(t, "faults") {
			if len(hours) == 0 {
				break
			}
			i, p := rapid.IntRange(0, len(hours)-1).Draw(t, "hour"), rapid.SampledFrom(sixes).Draw(t, "pollutant")
			hours[i] = hours[i].With(p, some(rapid.SampledFrom([]string{"-999", "-1", "9999", "99999", "1e9"}).Draw(t, "value")))
			bad[[2]int{i, int(p)}] = true
		}
		kept, faults := aqi.Sound(hours, 0)
		if err := aqi.CheckHours(kept, 0); err != nil || total(faults) != len(bad) {
			t.Fatalf("%v; %d faults: %v", err, len(bad), faults)
		}
		for i := range hours {
			for _, p := range sixes {
				if bad[[2]int{i, int(p)}] == kept[i].Of(p).Valid && (kept[i].Of(p).Valid || hours[i].Of(p).Valid) {
					t.Fatalf("hour %d, %v: %v, was %v", i, p, kept[i].Of(p), hours[i].Of(p))
				}
			}
		}
	})
}
