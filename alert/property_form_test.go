package alert_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// Plans, series, windows and episodes survive a JSON round trip unchanged, nil and empty slices told apart.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, s := alerttest.Plan().Draw(t, "plan"), alerttest.WithDaily(200).Draw(t, "series")
		s.Hours = append(s.Hours, alerttest.Hour().Draw(t, "any hour"))
		ws, ps := []alert.Window(nil), []alert.Episode(nil)
		if p.Readings.Daily == alert.MeanOfHours {
			ws, ps = windows(t, p, s), episodes(t, p, s)
		}
		for _, diff := range []string{
			cmp.Diff(p, texttest.Back(t, p)),
			cmp.Diff(s, texttest.Back(t, s), sameIndex),
			cmp.Diff(ws, texttest.Back(t, ws)),
			cmp.Diff(ps, texttest.Back(t, ps)),
		} {
			if diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// The text forms that users will have stored.
func TestJSONForm(t *testing.T) {
	hour := alert.Hour{AQI: index(321), Primary: pm, Marks: alert.Forecast | alert.Dusty}
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"hour", hour, `{"aqi":321,"primary":["pm10","pm25"],"marks":["forecast","dust"]}`},
		{"range", alert.Hour{AQI: index(270), Low: index(210), Marks: alert.Forecast}, `{"aqi":270,"low":210,"primary":[],"marks":["forecast"]}`},
		{"hour left out", alert.Hour{AQI: index(270), Marks: alert.Fire | alert.Fireworks | alert.Transport}, `{"aqi":270,"primary":[],"marks":["fire","fireworks","transport"]}`},
		{"missing hour", alert.Hour{}, `{"aqi":null,"primary":[],"marks":[]}`},
		{"window", alert.Window{Start: 1, Sum: 4801, Count: 24}, `{"start":"0001-01-01T09:00:00+08:00","sum":4801,"count":24}`},
		{"level as a key", map[alert.Level]int{alert.Red: 1}, `{"red":1}`},
		{"condition", alert.Condition{Comparison: alert.AtLeast, AQI: 500, Hours: 24}, `{"comparison":"at-least","aqi":500,"hours":24}`},
		{"readings", alert.Readings{}, `{"windows":"any-hour","sustained":"day-after-day","merge":"highest-run","daily":"mean-of-hours","dust":"excluded","particles":"required","forecast":"upper-end","whole_day":"every-window","approval":"new-level"}`},
		{"series without days", alert.Series{}, `{"start":"","hours":null,"daily":null}`},
	}
	for _, tt := range tests {
		text, err := json.Marshal(tt.value)
		if err != nil || string(text) != tt.want {
			t.Errorf("%s: %s, %v\nwant %s", tt.name, text, err, tt.want)
		}
	}
}
