package region_test

import (
	"encoding/json"
	"math/bits"
	"os"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/internal/shared/beijing"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/region"
)

func beijingPlan(t *testing.T) region.Plan {
	t.Helper()
	return kashgar(readCounties(t, "beijing-districts.csv"), readBorders(t, "beijing"))
}

// beijingSeries returns the series, by code, of the districts that have sites; eight have none.
func beijingSeries(t *testing.T, p region.Plan) map[string]alert.Series {
	t.Helper()
	rules := ready(t, p.Tracks[0].Plan)
	districts, series := beijing.Districts(t), map[string]alert.Series{}
	for _, c := range p.Counties {
		if d, has := districts[c.Name.English]; has {
			s, err := rules.Series(d.Start, d.Hours, nil)
			series[c.Code] = ok(t, s, err)
		}
	}
	return series
}

type expectedSpan struct {
	Start        string   `json:"start"`
	End          string   `json:"end"`
	Hours        int      `json:"hours"`
	MaxDistricts int      `json:"max_districts"`
	Districts    []string `json:"districts"`
}

type expectedLevel struct {
	Carrying  []expectedSpan `json:"carrying"`
	Processes []expectedSpan `json:"processes"`
}

// The winter of 2015 in Beijing: per level, when three or more districts that touch carry it, which, and the episodes; with any overlap,
// and together for 24 hours.
func TestBeijing(t *testing.T) {
	for together, name := range map[int]string{1: "beijing-2015-winter-expected.json", 24: "beijing-2015-winter-together-24.json"} {
		text, err := os.ReadFile(shared.File(t, "data", name))
		var want struct {
			Region map[string]expectedLevel `json:"region"`
		}
		if err := json.Unmarshal(ok(t, text, err), &want); err != nil {
			t.Fatal(err)
		}
		p := beijingPlan(t)
		p.Policy.Together = together
		d := assess(t, p, region.Known{Series: beijingSeries(t, p)})
		got := map[string]expectedLevel{}
		for _, l := range d.Levels {
			word, err := l.Level.MarshalText()
			got[string(ok(t, word, err))] = levelOfFile(p, d, l, together == 1)
		}
		same(t, got, want.Region)
		without := 0
		for _, c := range d.Counties {
			if len(c.NoData) == 1 && c.NoData[0] == d.Span && len(c.Episodes) == 0 {
				without++
			}
		}
		if without != 8 {
			t.Errorf("%d districts without data, want 8", without)
		}
		same(t, texttest.Back(t, d), d)
	}
}

// levelOfFile describes a level as the files do; one of them says how many districts carry at most.
func levelOfFile(p region.Plan, d region.Assessment, l region.LevelSpans, most bool) (e expectedLevel) {
	for _, s := range l.Periods {
		carried := carrying(p, d, l.Level, s)
		if !most {
			carried.MaxDistricts = 0
		}
		e.Carrying = append(e.Carrying, carried)
	}
	for _, s := range l.Episodes {
		e.Processes = append(e.Processes, expectedSpan{Start: local(s.From), End: local(s.Until)})
	}
	return e
}

// The group-mean search over the districts that have data, hours missing here and there, against all connected groups.
func TestBeijingGroupMean(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	p := beijingPlan(t)
	p.Policy.Reading = region.GroupMean
	series := beijingSeries(t, p)
	var districts []alert.County
	var borders [][2]string
	for _, c := range p.Counties {
		if _, ok := series[c.Code]; !ok {
			continue
		}
		districts = append(districts, c)
		for _, n := range neighbours(p, c.Code) {
			if _, ok := series[n]; ok && n > c.Code {
				borders = append(borders, [2]string{c.Code, n})
			}
		}
	}
	p.Counties, p.Borders = districts, borders
	checkMeans(t, p, region.Known{Series: series})
}

// carrying describes a period by the districts that carry in it.
func carrying(p region.Plan, d region.Assessment, level alert.Level, s aqi.Span) expectedSpan {
	e := expectedSpan{Start: local(s.From), End: local(s.Until), Hours: s.Hours()}
	for at := s.From; at < s.Until; at++ {
		e.MaxDistricts = max(e.MaxDistricts, bits.OnesCount(carryingAt(d, level, at)))
	}
	for _, g := range d.Groups {
		for _, name := range alphabetical(p) {
			if g.Level == level && g.Span == s && slices.Contains(g.Counties, name.Code) {
				e.Districts = append(e.Districts, name.Name.English)
			}
		}
	}
	return e
}

func local(s aqi.Stamp) string { return s.Time().Format("2006-01-02T15:04") }
