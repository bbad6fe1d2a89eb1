package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/internal/wording"
)

var english = lang{wording.English}

func call(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// prints returns what the program prints, and fails where it complains.
func prints(t *testing.T, args ...string) string {
	t.Helper()
	status, out, errs := call(t, args...)
	if status != 0 || errs != "" {
		t.Fatalf("%q: status %d, stderr %q", args, status, errs)
	}
	return out
}

var stories = map[string]string{}

// tells is prints of the made-up weeks, told once for all tests.
func tells(t *testing.T, args ...string) string {
	t.Helper()
	key := strings.Join(args, " ")
	if _, told := stories[key]; !told {
		stories[key] = prints(t, args...)
	}
	return stories[key]
}

// file writes a file and returns its name.
func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const header = "site,time,so2,no2,co,o3,pm10,pm25\n"

// heavyDay has 30 hours of a site, those with a PM2.5 of 200 in the middle.
func heavyDay(site string) string {
	var b strings.Builder
	for i := range 30 {
		pm25 := 20
		if i >= 3 && i < 27 {
			pm25 = 200
		}
		at := time.Date(2024, time.January, 1, i, 0, 0, 0, time.UTC)
		fmt.Fprintf(&b, "%s,%s,10,20,0.8,,60,%d\n", site, at.Format("2006-01-02T15:04"), pm25)
	}
	return b.String()
}

// squeezed returns a text without spaces, so that lines may be broken anywhere.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// inOrder fails unless the text has the parts, in their order, however its lines are broken.
func inOrder(t *testing.T, text string, parts ...string) {
	t.Helper()
	rest := squeezed(text)
	for _, part := range parts {
		_, after, found := strings.Cut(rest, squeezed(part))
		if !found {
			t.Fatalf("no %q in order in\n%s", part, text)
		}
		rest = after
	}
}

func TestBadCommandLines(t *testing.T) {
	tests := []struct {
		args   string
		status int
		fault  string
	}{
		{"-x", 2, "flag provided but not defined: -x (-h for help)"},
		{"-hours", 2, "flag needs an argument: -hours"},
		{"-hours=", 2, "want the name of a file"},
		{"-lang fr", 2, `invalid value "fr" for flag -lang: want zh or en (-h for help)`},
		{"-lang=", 2, `invalid value "" for flag -lang: want zh or en`},
		{"-lang zh -x", 2, "-x（-h显示用法）"},
		{"file.csv", 2, `"file.csv": want no arguments but flags`},
		{"-borders=", 2, "want the name of a file"},
		{"-county=", 2, "want the name of a file, or of a county the code"},
		{"-end-stamps", 2, "-end-stamps: want -hours too (-h for help)"},
		{"-plan=", 2, "want the name of a file"},
		{"-plan absent.json", 1, "absent.json: "},
		{"-plan a -hours b -counties c -borders d", 2, "-plan and -counties: want one of them"},
		{"-hours a -counties b", 2, "-counties and -borders: want both or neither (-h for help)"},
		{"-hours a -borders b", 2, "-counties and -borders: want both or neither"},
		{"-counties a -borders b", 2, "-counties and -borders: want -hours too"},
		{"-forecast a", 2, "-forecast: want -hours too"},
		{"-all -county 653101", 2, "-all and -county: want one of them"},
		{"-inventory a.xlsx", 2, "-inventory: want a file whose name ends in .csv or .json (-h for help)"},
		{"-inventory a.csv -hours b", 2, "-inventory: want -plan, or -counties and -borders, with -hours"},
		{"-county 653199", 1, "-county: want the code of a county, or the name of a site, that has hours"},
		{"-inventory absent.CSV", 1, "absent.CSV: "},
		{"-hours absent.csv", 1, "absent.csv: "},
		{"-hours .", 1, "line 1: "},
	}
	for _, tt := range tests {
		status, out, errs := call(t, strings.Fields(tt.args)...)
		expect(t, tt.status, []string{tt.fault}, status, out, errs)
	}
}

// expect fails unless the program printed the faults, one a line, and nothing else.
func expect(t *testing.T, wantStatus int, faults []string, status int, out, errs string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
	if status != wantStatus || out != "" || len(lines) != len(faults) {
		t.Fatalf("status %d, stdout %q, stderr\n%swant status %d and %d faults", status, out, errs, wantStatus, len(faults))
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, "episode: ") || !strings.Contains(line, faults[i]) {
			t.Errorf("line %d: %q, want %q", i, line, faults[i])
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutput(t *testing.T) {
	if out := prints(t, "-h"); out != usage {
		t.Errorf("help: %q", out)
	}
	if out := prints(t, "-lang", "zh", "-h"); out != usageChinese {
		t.Errorf("help in Chinese: %q", out)
	}
	var errs strings.Builder
	if status := run(nil, full{}, &errs); status != 1 || errs.String() != "episode: disk full\n" {
		t.Errorf("disk full: status %d, %q", status, errs.String())
	}
}

func FuzzFlags(f *testing.F) {
	f.Add("-lang\nzh\n-hours\na.csv")
	f.Add("-lang=en\n-counties\na\n-borders\nb\n-hours=c\n-forecast=d")
	f.Add("-lang\n\n--\n-h")
	f.Add("-inventory\na.json\n-hours\nb")
	f.Add("-plan\na\n-hours\nb")
	f.Add("-all\n-county\n1")
	f.Fuzz(func(t *testing.T, args string) {
		opts, err := parse(strings.Split(args, "\n"))
		regional := opts.counties != ""
		if err == nil && (regional && opts.plan != "" || regional != (opts.borders != "") || regional && opts.hours == "" || opts.all && opts.county != "" ||
			opts.forecast != "" && opts.hours == "" || opts.inventory != "" && opts.hours != "" && !opts.regional()) {
			t.Fatalf("%+v", opts)
		}
		if err != nil && err.Error() == "" {
			t.Fatalf("a fault that says nothing: %#v", err)
		}
	})
}
