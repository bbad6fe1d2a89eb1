package region_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// A region is counties and borders; what is wrong with them is said all at once.
func ExampleNew() {
	counties := []alert.County{
		{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar City"}},
		{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}},
		{Code: "653122", Name: aqi.Text{Chinese: "疏勒县", English: "Shule"}},
	}
	r, err := region.New(counties, [][2]string{{"653101", "653121"}, {"653122", "653101"}})
	fmt.Println(r.Neighbours("653101"), r.Contiguous("653121", "653122"), err)
	_, err = region.New(counties, [][2]string{{"653101", "653101"}, {"653101", "653199"}})
	fmt.Println(errors.Is(err, region.ErrRegion))
	if faults, ok := errors.AsType[region.Faults](err); ok {
		for _, f := range faults {
			fmt.Println(f.Where+":", f.Got)
		}
	}
	// Output:
	// [653121 653122] false <nil>
	// true
	// borders[0]: county "653101" with itself
	// borders[1]: county "653199"
}

// Four days in Kashgar: three counties that touch are heavy for two days or more and carry orange together; Taxkorgan, far
// from them, is named by the autonomous region.
func ExamplePolicy_Assess() {
	first, err := aqi.StampOf(time.Date(2023, time.December, 1, 0, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		fmt.Println(err)
		return
	}
	series := func(from, until int) alert.Series {
		s := alert.Series{Start: first}
		for hour := range 96 {
			value := 110
			if hour >= from && hour < until {
				value = 260
			}
			index, _ := aqi.IndexOf(value)
			s.Hours = append(s.Hours, alert.Hour{AQI: index, Primary: aqi.PollutantsOf(aqi.PM10)})
		}
		return s
	}
	noon := first + 12
	r, policy := region.Kashgar(), region.KashgarPolicy()
	d, err := policy.Assess(r, region.Input{
		Series: map[string]alert.Series{
			"653101": series(10, 58), "653121": series(12, 84), "653122": series(8, 57), "653130": series(20, 50),
		},
		Superior: []region.Superior{{Level: alert.Yellow, From: noon, Until: noon + 24, Counties: []string{"653131"}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range d.Groups {
		fmt.Println(g.Level, g.Counties, g.From, "to", g.Until)
	}
	for _, p := range d.Episodes {
		fmt.Println("prefecture:", p.Level, p.Level.Chinese(), p.From, "to", p.Until, "peak", p.Peak.AQI())
	}
	for _, c := range d.Counties {
		for _, duty := range c.Responses {
			fmt.Println(c.County.Name.English, duty.From, "to", duty.Until, duty.Level, "floor", duty.Floor)
			for _, reason := range duty.Because {
				fmt.Println("  ", reason.Basis, reason.Level, reason.Clause.Number)
			}
		}
	}
	// Output:
	// Yellow [653101 653121 653122] 2023-12-01 12:00 to 2023-12-03 09:00
	// Orange [653101 653121 653122] 2023-12-01 12:00 to 2023-12-03 09:00
	// prefecture: Orange 橙色 2023-12-01 12:00 to 2023-12-03 09:00 peak 260
	// Kashgar City 2023-12-01 10:00 to 2023-12-01 12:00 Orange floor None
	//    Own finding Orange 3.4
	// Kashgar City 2023-12-01 12:00 to 2023-12-03 09:00 Orange floor Orange
	//    Contiguous counties Orange 3.4
	//    Own finding Orange 3.4
	// Kashgar City 2023-12-03 09:00 to 2023-12-03 10:00 Orange floor None
	//    Own finding Orange 3.4
	// Shufu 2023-12-01 12:00 to 2023-12-03 09:00 Red floor Orange
	//    Contiguous counties Orange 3.4
	//    Own finding Red 3.4
	// Shufu 2023-12-03 09:00 to 2023-12-04 12:00 Red floor None
	//    Own finding Red 3.4
	// Shule 2023-12-01 08:00 to 2023-12-01 12:00 Orange floor None
	//    Own finding Orange 3.4
	// Shule 2023-12-01 12:00 to 2023-12-03 09:00 Orange floor Orange
	//    Contiguous counties Orange 3.4
	//    Own finding Orange 3.4
	// Bachu (Maralbexi) 2023-12-01 20:00 to 2023-12-03 02:00 Yellow floor None
	//    Own finding Yellow 3.4
	// Taxkorgan 2023-12-01 12:00 to 2023-12-02 12:00 Yellow floor Yellow
	//    Alert of the autonomous region Yellow 4.2
}
