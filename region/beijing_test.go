package region_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/region"
)

// sitesOf are the sites of Beijing's districts; eight districts have none.
var sitesOf = map[string][]string{
	"Chaoyang":    {"Aotizhongxin", "Nongzhanguan"},
	"Changping":   {"Changping", "Dingling"},
	"Dongcheng":   {"Dongsi", "Tiantan"},
	"Xicheng":     {"Guanyuan", "Wanshouxigong"},
	"Shijingshan": {"Gucheng"},
	"Huairou":     {"Huairou"},
	"Shunyi":      {"Shunyi"},
	"Haidian":     {"Wanliu"},
}

func beijing(t *testing.T) *region.Region {
	t.Helper()
	var districts []alert.County
	for _, row := range rows(t, "beijing-districts.csv") {
		districts = append(districts, alert.County{Code: row[0], Chinese: row[1], English: row[2]})
	}
	return newRegion(t, districts, readBorders(t, "beijing"))
}

// beijingSeries returns the districts' series by code.
func beijingSeries(t *testing.T, r *region.Region, p alert.Plan) map[string]alert.Series {
	t.Helper()
	file, err := os.Open(shared.File(t, "data", "beijing-2015-winter.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	read, err := hourscsv.Sites(hourscsv.Read(file))
	sites := map[string]hourscsv.Site{}
	for _, s := range ok(t, read, err) {
		sites[s.Name] = s
	}
	series := map[string]alert.Series{}
	for _, c := range r.Counties() {
		if names := sitesOf[c.English]; len(names) > 0 {
			series[c.Code] = districtSeries(t, p, sites, names)
		}
	}
	return series
}

func districtSeries(t *testing.T, p alert.Plan, sites map[string]hourscsv.Site, names []string) alert.Series {
	t.Helper()
	first := sites[names[0]]
	samples := make([]aqi.Sample, len(first.Hours))
	for i := range samples {
		var at []aqi.Sample
		for _, name := range names {
			at = append(at, sites[name].Hours[i])
		}
		mean, err := aqi.MeanOfSites(at, 6)
		samples[i] = ok(t, mean, err)
	}
	s, err := p.FromSamples(first.Start, samples, nil)
	return ok(t, s, err)
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

// The winter of 2015 in Beijing: per level, when three or more districts that touch carry it, which, and the processes.
func TestBeijing(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-expected.json"))
	var want struct {
		Region map[string]expectedLevel `json:"region"`
	}
	if err := json.Unmarshal(ok(t, text, err), &want); err != nil {
		t.Fatal(err)
	}
	p, r := region.KashgarPolicy(), beijing(t)
	d := decide(t, p, r, region.Input{Series: beijingSeries(t, r, p.Plan)})
	got := map[string]expectedLevel{}
	for _, l := range d.Levels {
		word, err := l.Level.MarshalText()
		e := expectedLevel{}
		for _, s := range l.Periods {
			e.Carrying = append(e.Carrying, carrying(r, d, l.Level, s))
		}
		for _, s := range l.Processes {
			e.Processes = append(e.Processes, expectedSpan{Start: local(s.From), End: local(s.Until)})
		}
		got[string(ok(t, word, err))] = e
	}
	same(t, got, want.Region)
	without := 0
	for _, c := range d.Counties {
		if len(c.NoData) == 1 && c.NoData[0] == d.Horizon && len(c.Processes) == 0 {
			without++
		}
	}
	if without != 8 {
		t.Errorf("%d districts without data, want 8", without)
	}
	same(t, roundTrip(t, d), d)
}

// The group-mean search over the districts that have data, hours missing here and there, against all connected groups.
func TestBeijingGroupMean(t *testing.T) {
	p, all := region.KashgarPolicy(), beijing(t)
	p.Reading = region.GroupMean
	series := beijingSeries(t, all, p.Plan)
	var districts []alert.County
	var borders [][2]string
	for _, c := range all.Counties() {
		if _, ok := series[c.Code]; !ok {
			continue
		}
		districts = append(districts, c)
		for _, n := range all.Neighbours(c.Code) {
			if _, ok := series[n]; ok && n > c.Code {
				borders = append(borders, [2]string{c.Code, n})
			}
		}
	}
	checkMeans(t, p, newRegion(t, districts, borders), region.Input{Series: series})
}

// carrying describes a period by its groups.
func carrying(r *region.Region, d region.Decision, level alert.Level, s alert.Span) expectedSpan {
	e := expectedSpan{Start: local(s.From), End: local(s.Until), Hours: s.Hours()}
	in := map[string]bool{}
	for at := s.From; at < s.Until; at++ {
		now := 0
		for _, g := range d.Groups {
			if g.Level == level && g.From <= at && at < g.Until {
				now += len(g.Counties)
				for _, code := range g.Counties {
					in[code] = true
				}
			}
		}
		e.MaxDistricts = max(e.MaxDistricts, now)
	}
	for _, name := range alphabetical(r) {
		if in[name.Code] {
			e.Districts = append(e.Districts, name.English)
		}
	}
	return e
}

func local(s aqi.Stamp) string { return s.Time().Format("2006-01-02T15:04") }
