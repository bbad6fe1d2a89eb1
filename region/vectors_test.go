package region_test

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated"
	"github.com/clearsky-go/clearsky/internal/restated/restatedtest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

const (
	vectorHours = 200 // of a season
	foreseen    = 72  // hours ahead
	near        = 12  // hours ahead, from which on a forecast may be too high
)

// The forms of the vectors, as regiontest.Vectors documents them.
type (
	vectors struct {
		Format  int            `json:"format"`
		Seasons []vectorSeason `json:"seasons"`
	}
	vectorSeason struct {
		Counties []string               `json:"counties"`
		Borders  [][2]string            `json:"borders"`
		Start    aqi.Stamp              `json:"start"`
		AQI      map[string][]aqi.Index `json:"aqi"`
		Over     int                    `json:"over"`
		Acts     []vectorAct            `json:"acts"`
	}
	vectorAct struct {
		At        aqi.Stamp      `json:"at"`
		County    string         `json:"county"`
		Act       alert.Act      `json:"act"`
		Announced alert.Schedule `json:"announced"`
		Extent    []string       `json:"extent"`
	}
)

// decider decides the hours of a season by Kashgar's rules, one after another.
type decider func(t *testing.T, p region.Plan, season []region.Known) []vectorAct

// The vectors are what the restatement decides, and the package decides the same.
func TestVectors(t *testing.T) {
	made, err := texttest.Lines(vectorsOf(t, byRestatement))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("regiontest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, regiontest.Vectors()) {
		t.Error("regiontest/vectors.json is not what the restatement makes: go test -run TestVectors -update")
	}
	own, err := texttest.Lines(vectorsOf(t, byStep))
	if err != nil || !bytes.Equal(made, own) {
		t.Error("the package makes others", err)
	}
	for _, act := range []string{"issue", "upgrade", "extend", "lift-on-schedule"} {
		if !strings.Contains(string(made), `"county":"","act":"`+act+`"`) {
			t.Errorf("the prefecture's alert meets no %s", act)
		}
	}
}

// vectorsOf draws seasons of one to five counties, and decides them.
func vectorsOf(t *testing.T, decide decider) vectors {
	t.Helper()
	v := vectors{Format: 1}
	for seed := range 40 {
		p := region.Kashgar()
		p.Counties = regiontest.Counties(5).Example(seed)
		p.Borders = regiontest.Borders(p.Counties).Example(seed)
		p.Policy.Criteria[0].Count = min(3, len(p.Counties))
		season := vectorSeason{Counties: codes(p), Borders: p.Borders, Start: march, AQI: map[string][]aqi.Index{}, Over: 90 * (seed % 2), Acts: []vectorAct{}}
		for code, s := range regiontest.Series(p, march, vectorHours).Example(seed) {
			season.AQI[code] = make([]aqi.Index, vectorHours)
			for i, h := range s.Hours {
				if at := int(s.Start-march) + i; at >= 0 && at < vectorHours && ready(t, p.Tracks[0].Plan).AQI(h).Valid() {
					season.AQI[code][at] = h.AQI
				}
			}
		}
		season.Acts = append(season.Acts, decide(t, p, season.known())...)
		v.Seasons = append(v.Seasons, season)
	}
	return v
}

// march is when the seasons begin.
const march aqi.Stamp = 17743000

// known returns what is known at each hour from the second day on.
func (s vectorSeason) known() []region.Known {
	var season []region.Known
	for hour := 24; hour < vectorHours; hour++ {
		k := region.Known{At: march + aqi.Stamp(hour), Series: map[string]alert.Series{}}
		for _, code := range slices.Sorted(maps.Keys(s.AQI)) {
			series := alert.Series{Start: march}
			for i, index := range s.AQI[code][:min(vectorHours, hour+foreseen)] {
				h := alert.Hour{AQI: index}
				if i >= hour {
					h.Marks = alert.Forecast
				}
				series.Hours = append(series.Hours, h)
			}
			k.Series[code] = series
		}
		season = append(season, k)
	}
	return season
}

func byStep(t *testing.T, p region.Plan, season []region.Known) []vectorAct {
	t.Helper()
	var acts []vectorAct
	var state region.State
	office := newOffice(t, p)
	for _, k := range season {
		out, err := office.Step(state, k)
		for _, r := range ok(t, out, err).Acts() {
			acts = append(acts, vectorAct{k.At, r.County, r.Decision.Act, r.Decision.After.Announced, r.Extent})
		}
		state = out.Next
	}
	return acts
}

func byRestatement(t *testing.T, p region.Plan, season []region.Known) []vectorAct {
	t.Helper()
	var acts []vectorAct
	var state restated.PlaceState
	place := placeOf(p)
	for _, k := range season {
		out := place.Step(state, knownOf(p, k))
		for i, d := range append([]restated.Decision{out.Prefecture}, out.Counties...) {
			act := vectorAct{At: k.At, Announced: restatedtest.ScheduleOf(d.State.Announced)}
			if err := act.Act.UnmarshalText([]byte(strings.ReplaceAll(d.Act, " ", "-"))); err != nil {
				t.Fatal(err)
			}
			for _, county := range d.State.Extent {
				act.Extent = append(act.Extent, codes(p)[county])
			}
			if i > 0 {
				act.County = codes(p)[i-1]
			}
			if act.Act.Changes() {
				acts = append(acts, act)
			}
		}
		state = out.Next
	}
	return acts
}
