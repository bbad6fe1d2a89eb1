package aqi_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
)

// Every hour and every seventh window of Beijing's twelve sites in the winter of 2015 comes out of columns as out of decimals, by both
// editions.
func TestColumnsOfBeijing(t *testing.T) {
	for name, site := range beijing.Sites(t) {
		columns, err := aqi.ColumnsOf(site.Hours)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, e := range bothEditions {
			indices, err := e.AppendRollingColumns(nil, columns, 0)
			platform, err2 := e.AppendPlatform(nil, columns)
			if err != nil || err2 != nil || len(indices) != len(site.Hours)-23 || len(platform) != len(site.Hours) {
				t.Fatalf("%s: %v, %v", name, err, err2)
			}
			for i, got := range platform {
				if want, err := e.Platform(site.Hours[i]); err != nil || got != want {
					t.Fatalf("%s, hour %d: %v, want %v, %v", name, i, got, want, err)
				}
			}
			for i := 0; i < len(indices); i += 7 {
				r, err := e.DailyFromHours(site.Hours[i:i+24], 0)
				want := aqi.DailyIndex{AQI: r.AQI, Primary: r.Primary, Missing: r.Missing, AtLeast: r.AtLeast()}
				if err != nil || indices[i] != want {
					t.Fatalf("%s, %v, window %d: %+v, want %+v, %v", name, e, i, indices[i], want, err)
				}
			}
		}
		if notes := aqi.Screen(site.Start, site.Hours, 0); len(notes) != len(aqi.ScreenColumns(site.Start, columns, 0)) {
			t.Errorf("%s: %d notes", name, len(notes))
		}
	}
}
