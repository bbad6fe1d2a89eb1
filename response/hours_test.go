package response

import "testing"

func TestDayHours(t *testing.T) {
	for _, row := range []struct {
		hours DayHours
		in    string // an x for each hour of the day that is in
	}{
		{DayHours{}, "xxxxxxxxxxxxxxxxxxxxxxxx"},
		{DayHours{From: 7, Until: 20}, ".......xxxxxxxxxxxxx...."},
		{DayHours{From: 22, Until: 6}, "xxxxxx................xx"},
		{DayHours{From: 3, Until: 24}, "...xxxxxxxxxxxxxxxxxxxxx"},
		{DayHours{From: 3}, "...xxxxxxxxxxxxxxxxxxxxx"},
		{DayHours{Until: 24}, "xxxxxxxxxxxxxxxxxxxxxxxx"},
	} {
		for hour, want := range row.in {
			if got := row.hours.has(hour); got != (want == 'x') {
				t.Errorf("%v at %d: %v", row.hours, hour, got)
			}
		}
		if !row.hours.Valid() {
			t.Errorf("%v is not valid", row.hours)
		}
	}
	for _, bad := range []DayHours{{From: 5, Until: 5}, {From: 24}, {From: 1, Until: 25}} {
		if bad.Valid() {
			t.Errorf("%v is valid", bad)
		}
	}
}
