package region_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

const (
	yellow = alert.Yellow
	orange = alert.Orange
	red    = alert.Red
)

var (
	pm25 = aqi.PollutantsOf(aqi.PM25)

	// start is a midnight at UTC+8, the first hour of the made-up series.
	start, _ = aqi.StampOf(time.Date(2023, time.December, 1, 0, 0, 0, 0, aqi.UTC8()))
)

// index is none for a value that is no index.
func index(value int) aqi.Index {
	i, err := aqi.IndexOf(value)
	if err != nil {
		return aqi.Index{}
	}
	return i
}

// stamp is the hour that many hours after start.
func stamp(hour int) aqi.Stamp { return start + aqi.Stamp(hour) }

// missing is the AQI of no hour, for part.
const missing = -1

// part is some hours of one AQI.
type part struct{ hours, aqi int }

// of makes a series from start on of the parts; PM2.5 is primary above 50.
func of(parts ...part) alert.Series {
	s := alert.Series{Start: stamp(0)}
	for _, p := range parts {
		for range p.hours {
			h := alert.Hour{AQI: index(p.aqi)}
			if h.AQI.Level() > aqi.Excellent {
				h.Primary = pm25
			}
			s.Hours = append(s.Hours, h)
		}
	}
	return s
}

// from makes a series of n hours at 100, heavy at 300 in [first, until).
func from(n, first, until int) alert.Series {
	return of(part{first, 100}, part{until - first, 300}, part{n - until, 100})
}

func hours(first, until int) aqi.Span { return aqi.Span{From: stamp(first), Until: stamp(until)} }

// fataler is what rapid's and testing's T have.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func ok[T any](t fataler, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// kashgar is Kashgar's plan for other counties.
func kashgar(counties []alert.County, borders [][2]string) region.Plan {
	p := region.Kashgar()
	p.Counties, p.Borders = counties, borders
	p.Policy.Criteria[0].Count = max(1, min(3, len(counties)))
	return p
}

// named returns counties of which each has its code for its names.
func named(codes ...string) []alert.County {
	counties := make([]alert.County, len(codes))
	for i, code := range codes {
		counties[i] = alert.County{Code: code, Name: aqi.Text{Chinese: code, English: code}}
	}
	return counties
}

// chain is Kashgar's plan for counties of which each touches the next.
func chain(codes ...string) region.Plan {
	var borders [][2]string
	for i := 1; i < len(codes); i++ {
		borders = append(borders, [2]string{codes[i-1], codes[i]})
	}
	return kashgar(named(codes...), borders)
}

// withBlue adds the response to a blue alert, and none to one that is ungraded.
func withBlue(p *region.Plan) {
	c := p.Catalogue.Levels[0].Clause
	p.Catalogue.Levels = slices.Insert(p.Catalogue.Levels, 0,
		response.LevelClause{Alert: alert.Ungraded, Clause: c}, response.LevelClause{Alert: alert.Blue, Level: response.IV, Clause: c})
	p.Targets.ByLevel = slices.Insert(p.Targets.ByLevel, 0, emission.Target{Level: response.IV})
}

func newOffice(t fataler, p region.Plan) *region.Office {
	t.Helper()
	o, err := region.New(p)
	return ok(t, o, err)
}

func assess(t fataler, p region.Plan, in region.Known) region.Assessment {
	t.Helper()
	d, err := newOffice(t, p).Assess("", in)
	return ok(t, d, err)
}

// assessed returns the error of an assessment.
func assessed(t fataler, p region.Plan, in region.Known) error {
	t.Helper()
	_, err := newOffice(t, p).Assess("", in)
	return err
}

func same(t fataler, got, want any, opts ...cmp.Option) {
	t.Helper()
	if diff := cmp.Diff(want, got, append(opts, cmpopts.EquateComparable(aqi.Optional[emission.Shares]{}))...); diff != "" {
		t.Fatalf("-want +got:\n%s", diff)
	}
}

// rows reads a CSV file of the shared data without its first line.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(shared.File(t, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatal(name, err)
	}
	return all[1:]
}

func readCounties(t *testing.T, name string) []alert.County {
	t.Helper()
	var counties []alert.County
	for _, row := range rows(t, name) {
		counties = append(counties, alert.County{Code: row[0], Name: aqi.Text{Chinese: row[1], English: row[2]}})
	}
	return counties
}

func readBorders(t *testing.T, place string) [][2]string {
	t.Helper()
	var borders [][2]string
	for _, row := range rows(t, place+"-borders.csv") {
		borders = append(borders, [2]string{row[0], row[1]})
	}
	return borders
}

// alphabetical returns the counties by English name.
func alphabetical(p region.Plan) []alert.County {
	counties := slices.Clone(p.Counties)
	slices.SortFunc(counties, func(a, b alert.County) int { return strings.Compare(a.Name.English, b.Name.English) })
	return counties
}

// neighbours are the codes of the counties that touch one, ascending.
func neighbours(p region.Plan, code string) []string {
	var codes []string
	for _, border := range p.Borders {
		switch code {
		case border[0]:
			codes = append(codes, border[1])
		case border[1]:
			codes = append(codes, border[0])
		}
	}
	slices.Sort(codes)
	return codes
}

// superior is a superior's alert.
func superior(level alert.Level, span aqi.Span, counties ...string) alert.Demand {
	return alert.Demand{Kind: alert.SuperiorAlert, Level: level, Span: span, Counties: counties}
}

// runHours are the hours of an episode's runs, without the gaps between them.
func runHours(e alert.Episode) int {
	hours := 0
	for _, r := range e.Runs {
		hours += r.Hours()
	}
	return hours
}

// ready makes an alert plan ready.
func ready(t fataler, p alert.Plan) *alert.Ruleset {
	t.Helper()
	r, err := alert.New(p)
	return ok(t, r, err)
}

// countsUnder returns whether hours count under the plan's readings: then a window of their like is valid.
func countsUnder(t fataler, p alert.Plan) func(alert.Hour) bool {
	t.Helper()
	p.Readings.Daily, p.Readings.Windows = alert.MeanOfHours, alert.AnyHour
	rules := ready(t, p)
	return func(h alert.Hour) bool {
		h.Marks &^= alert.WholeDay
		windows, err := rules.Windows(alert.Series{Start: stamp(0), Hours: slices.Repeat([]alert.Hour{h}, 24)})
		return err == nil && len(windows) > 0
	}
}
