package hourscsv

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// caseOf reads a small file as users meet them.
func caseOf(t *testing.T, name string, options Options) (File, error) {
	t.Helper()
	in, err := os.Open(shared.File(t, "data", "cases", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	return Read(in, options)
}

// episodes returns what Kashgar's plan finds in hours.
func episodes(t *testing.T, start aqi.Stamp, hours []aqi.Sample) string {
	t.Helper()
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	series, err := rules.Series(start, hours, nil)
	if err != nil {
		t.Fatal(err)
	}
	found, err := rules.Episodes(series)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range found {
		texts = append(texts, fmt.Sprintf("%v %v to %v", e.Level, e.From, e.Until))
	}
	return strings.Join(texts, "; ")
}

func TestCases(t *testing.T) {
	const (
		leapDay = "Yellow 2020-02-29 00:00 to 2020-03-01 00:00"
		closes  = "Line 25 has 24:00, the end of an hour; times were taken as starts: if they are ends, use -end-stamps."
	)
	for _, tt := range []struct {
		name  string
		ends  bool
		want  string
		notes []string
	}{
		{"dup", false, leapDay, []string{"Rows dropped that repeat another: 1."}},
		{"upper", false, leapDay, nil},
		{"extra", false, leapDay, []string{"Columns not used: aqi."}},
		{"missing_nan", false, leapDay, nil},
		{"missing_dash", false, leapDay, nil},
		{"missing_platform", false, leapDay, nil},
		{"space", false, "Yellow 2020-02-28 00:00 to 2020-02-29 06:00", nil},
		{"h24", false, "Yellow 2020-02-29 01:00 to 2020-03-01 01:00", []string{closes}},
		{"h24", true, leapDay, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file, err := caseOf(t, tt.name, Options{EndStamps: tt.ends})
			if err != nil || len(file.Sites) != 1 {
				t.Fatalf("%v, %v", file.Sites, err)
			}
			site := file.Sites[0]
			if got := episodes(t, site.Start, site.Hours()); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
			if strings.HasPrefix(tt.name, "missing") && (site.Columns.PM10[5] != 0 || site.Columns.PM25[5] == 0) {
				t.Errorf("05:00 is %v", site.Columns.Sample(5))
			}
			expectNotes(t, file, tt.notes...)
		})
	}
}

// TestCaseDup holds the dropped twin to the AQI of every hour.
func TestCaseDup(t *testing.T) {
	file, err := caseOf(t, "dup", Options{})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := alert.New(alert.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	series, err := rules.Series(file.Sites[0].Start, file.Sites[0].Hours(), nil)
	if err != nil || len(series.Hours) != 24 {
		t.Fatalf("%d hours, %v", len(series.Hours), err)
	}
	for i, h := range series.Hours {
		if v, _ := h.AQI.Value(); v != 300 {
			t.Errorf("hour %d: %v", i, h.AQI)
		}
	}
}

func TestCasesRefused(t *testing.T) {
	for _, tt := range []struct {
		name  string
		is    error
		count int
		want  string
	}{
		{"co_ug", aqi.ErrRange, 72, "line 2, co and 71 more to line 73: 300 … 371, want at most 200 mg/m³; is it in µg/m³?"},
		{"fill_9999", aqi.ErrCode, 10, "line 12, pm10 and 9 more to line 21: 9999, want a concentration"},
		{"gbk", aqi.ErrText, 1, "line 2, site: want " + wantUTF8.English},
	} {
		_, err := caseOf(t, tt.name, Options{})
		faults, ok := errors.AsType[*Faults](err)
		first, is := errors.AsType[*Fault](err)
		if !ok || !is || !errors.Is(err, tt.is) || first.count() != tt.count || withoutRules(faults) != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// With the codes set missing there is no episode.
func TestCaseFill9999Missing(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "cases", "fill_9999.csv"))
	if err != nil {
		t.Fatal(err)
	}
	sites, err := sitesOf(strings.ReplaceAll(string(text), ",9999,", ",NA,"))
	if err != nil || len(sites) != 1 || episodes(t, sites[0].Start, sites[0].Hours()) != "" {
		t.Errorf("%v, %v", sites, err)
	}
}

// A station that stands still raises an alert unless the hours that are noted are left out.
func TestCaseStuckStation(t *testing.T) {
	file, err := caseOf(t, "stuck_real_station", Options{})
	if err != nil || len(file.Sites) != 2 {
		t.Fatalf("%v, %v", file.Sites, err)
	}
	expectNotes(t, file, "The sites 河西一经路 and 河西一经路(启用150702) share a name but for the brackets: are they one?")
	alive, stuck := file.Sites[0], file.Sites[1]
	if notes := aqi.ScreenColumns(alive.Start, alive.Columns, 0); len(notes) != 0 {
		t.Errorf("%s: %v", alive.Name, notes)
	}
	notes := aqi.ScreenColumns(stuck.Start, stuck.Columns, 0)
	want := "one set of values repeated, SO2,NO2,CO,O3,PM2.5: 2020-03-26 17:00 to 2020-04-02 07:00, 158 h"
	if len(notes) != 1 || notes[0].String() != want {
		t.Fatalf("%v, want %s", notes, want)
	}
	there := 0
	for i := range notes[0].Hours() {
		if stuck.has(i) {
			there++
		}
	}
	if there != 61 {
		t.Errorf("%d hours, want 61", there)
	}
	hours := stuck.Hours()
	if got := episodes(t, stuck.Start, aqi.Unnoted(stuck.Start, hours, notes)); got != "" {
		t.Errorf("without what is noted: %s", got)
	}
}
