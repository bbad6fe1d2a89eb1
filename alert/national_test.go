package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// The criteria of 环大气〔2024〕6号, as the document has them: yellow above 200 for 24 h or above 150 for 48 h; orange above 200 for
// 48 h or above 150 for 72 h; red above 200 for 72 h and above 300 for 24 h. PM2.5 alone starts an alert.
func TestNational2024(t *testing.T) {
	p := alert.National2024()
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, texttest.Back(t, p)); diff != "" {
		t.Error(diff)
	}
	if p.Pollutants != pm25 || p.LeftOut != alert.Fire|alert.Transport || p.Readings != (alert.Readings{}) {
		t.Errorf("%+v", p)
	}
	want := map[alert.Level][][]alert.Condition{
		yellow: {{above(200, 24)}, {above(150, 48)}}, orange: {{above(200, 48)}, {above(150, 72)}}, red: {{above(200, 72), above(300, 24)}},
	}
	for _, tr := range p.Triggers {
		if diff := cmp.Diff(want[tr.Level], tr.AnyOf); diff != "" || tr.Clause.Document != p.Title.Chinese {
			t.Errorf("%v, %+v:\n%s", tr.Level, tr.Clause, diff)
		}
	}
	if p.Triggers[0].AnyOf[0][0].AQI = 1; len(p.Triggers) != 3 || alert.National2024().Triggers[0].AnyOf[0][0].AQI != 200 {
		t.Error("a copy of the plan is not fresh, or has another number of levels")
	}
}

// Three days of one cause among clean days, at 300 and then 301 for a day: red where it is PM2.5, nothing where it is not.
func TestNational2024ByCause(t *testing.T) {
	for _, tt := range []struct {
		why  string
		by   aqi.Pollutant
		mark alert.Marks
		want []found
	}{
		{"PM2.5 for 72 hours, 24 of them above 300", aqi.PM25, 0, []found{{48, 120, red, []int{72}}}},
		{"O3: health hints and supervision", aqi.O3, 0, nil},
		{"PM10: no dust, but no PM2.5 either", aqi.PM10, 0, nil},
		{"sand and dust", aqi.PM25, alert.Dusty, nil},
		{"fires", aqi.PM25, alert.Fire, nil},
		{"from across the border", aqi.PM25, alert.Transport, nil},
		{"fireworks, of which it says nothing", aqi.PM25, alert.Fireworks, []found{{48, 120, red, []int{72}}}},
	} {
		s := primary(among(part{48, 300, tt.mark}, part{24, 301, tt.mark}), 48, 120, tt.by)
		t.Run(tt.why, func(t *testing.T) { checkFound(t, alert.National2024(), s, tt.want) })
	}
}
