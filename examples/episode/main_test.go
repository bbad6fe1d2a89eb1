package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/internal/shared"
)

func call(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}

// file writes a file of hours and returns its name.
func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "hours.csv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestSharedFile(t *testing.T) {
	packed := shared.File(t, "data", "beijing-2015-winter.csv.gz")
	status, out, errs := call(t, "-hours", packed)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	for _, site := range []string{
		"Aotizhongxin", "Changping", "Dingling", "Dongsi", "Guanyuan", "Gucheng",
		"Huairou", "Nongzhanguan", "Shunyi", "Tiantan", "Wanliu", "Wanshouxigong",
	} {
		if !strings.Contains(out, "\n"+site+"\n  ") {
			t.Errorf("%s is not listed", site)
		}
	}
	if !strings.Contains(out, "12 places by their highest level: Red 红色 ") || strings.Contains(out, "MADE-UP") ||
		strings.Contains(out, "PREFECTURE") {
		t.Errorf("summary or source in\n%s", out)
	}
	if _, plain, _ := call(t, "-hours", file(t, unpack(t, packed))); plain != out {
		t.Error("the uncompressed file gives something else")
	}
}

func unpack(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const header = "site,time,so2,no2,co,o3,pm10,pm25\n"

// heavyDay has 30 hours of a site called A, those with a PM2.5 of 200 in the middle.
func heavyDay() string {
	var b strings.Builder
	b.WriteString(header)
	for i := range 30 {
		pm25 := 20
		if i >= 3 && i < 27 {
			pm25 = 200
		}
		at := time.Date(2024, time.January, 1, i, 0, 0, 0, time.UTC)
		fmt.Fprintf(&b, "A\x1b[2J,%s,10,20,0.8,,60,%d\n", at.Format("2006-01-02T15:04"), pm25)
	}
	return b.String()
}

func TestSmallFile(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, heavyDay()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, plain, errs := call(t, "-hours", file(t, heavyDay()))
	if _, fromPacked, _ := call(t, "-hours", file(t, packed.String())); fromPacked != plain || errs != "" {
		t.Errorf("compressed\n%s\nuncompressed\n%s%s", fromPacked, plain, errs)
	}
	if !strings.Contains(plain, "  Yellow 黄色  2024-01-01 03:00 to 2024-01-02 03:00, 24 h\n") {
		t.Errorf("no yellow day in\n%s", plain)
	}
	if strings.Contains(plain, "\x1b") || !strings.Contains(plain, "A�[2J") {
		t.Errorf("the site's name is printed as it is: %q", plain)
	}
}

func TestProgress(t *testing.T) {
	var b strings.Builder
	b.WriteString(header)
	start := time.Date(1990, time.January, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100_001 {
		b.WriteString("A," + start.Add(time.Duration(i)*time.Hour).Format("2006-01-02T15:04") + ",,,,,,35\n")
	}
	status, _, errs := call(t, "-hours", file(t, b.String()))
	if status != 0 || errs != "episode: 100000 rows read\n" {
		t.Errorf("status %d, stderr %q", status, errs)
	}
}

func TestBadFiles(t *testing.T) {
	many := header
	for i := range 23 {
		many += fmt.Sprintf("A,2024-01-01T%02d:00,x%d,,,,,\n", i, i)
	}
	tests := []struct {
		name, text string
		faults     []string // one a line
	}{
		{"empty", "", []string{"line 1: want site,time,so2,no2,co,o3,pm10,pm25: must be given"}},
		{"only a header", header, []string{"it has no hours"}},
		{"columns", "site,time,so2,no2,co,o3,pm10,pm1\n", []string{`line 1, "pm25": want the column (not known: pm1): must be given`}},
		{"all at once", header +
			"A,2024-01-01T00:00,-1,20,0.8,40,60,-999\n" +
			"A,2024-01-01T00:30,10,20,0.8,40,60,20\n" +
			"A,2024-01-01T01:00,10,twenty,1001,40,60,20\n" +
			"A,2024-01-01T02:00,10,20,1001,40,60,20\n",
			[]string{
				`line 2, so2: -1, want 0 or more: is negative`, `line 2, pm25: -999, want 0 or more: is an instrument's code`,
				`line 3, time: "2024-01-01T00:30", want a whole hour`, `line 4, no2: "twenty", want a number`,
				`line 4, co and 1 more to line 5: 1001, want at most 200 mg/m³; is it in µg/m³?: is out of range`,
			}},
		{"an hour twice", header + "A,2024-01-01T00:00,1,1,1,1,1,1\nA,2024-01-01T00:00,1,1,1,1,1,2\n",
			[]string{"line 3, A 2024-01-01 00:00: 1,1,1,1,1,2, want 1,1,1,1,1,1 as in line 2: contradicts"}},
		{"many", many, append(repeat("want a number with", 20), "and 3 faults more")},
		{"broken gzip", "\x1f\x8b\x08", []string{"line 1: unexpected EOF"}},
		{"no such years", header + "A,0000-01-01T00:00,1,1,1,1,1,1\nB,0000-01-01T00:00,1,1,1,1,1,1\n", []string{
			`line 2, time and 1 more to line 3: "0000-01-01T00:00", want`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := call(t, "-hours", file(t, tt.text))
			expect(t, 1, tt.faults, status, out, errs)
		})
	}
}

// What looks odd in a file is said with what is found in it.
func TestNotes(t *testing.T) {
	heavy := strings.ReplaceAll(heavyDay(), "A\x1b[2J", "A(1\x1b)")
	heavy += strings.ReplaceAll(strings.TrimPrefix(heavy, header), "A(1\x1b)", "A")
	heavy = strings.Replace(heavy, "A,2024-01-02T00:00", "A,2024-01-01T24:00", 1)
	for _, tt := range []struct {
		args string
		want []string // lines in this order
	}{
		{"", []string{
			"Line 56 has 24:00, the end of an hour; times were taken as starts: if they are ends, use -end-stamps.",
			"The sites A and A(1�) share a name but for the brackets: are they one?",
			"A", "  Yellow 黄色  2024-01-01 03:00 to 2024-01-02 03:00, 24 h",
			"  note: one set of values repeated, SO2,NO2,CO,PM10,PM2.5: 2024-01-01 03:00 to 2024-01-02 03:00, 24 h",
			"  note: PM2.5 above PM10, PM10,PM2.5: 2024-01-01 03:00 to 2024-01-02 03:00, 24 h", "A(1�)",
		}},
		{"-end-stamps -lang zh", []string{
			"点位A与A(1�)除括号外同名，是否为同一点位？",
			"A", "  注：同一组数值持续重复，二氧化硫、二氧化氮、一氧化碳、可吸入颗粒物、细颗粒物：2024-01-01 02:00至2024-01-02 02:00，24小时", "A(1�)",
		}},
	} {
		status, out, errs := call(t, append(strings.Fields(tt.args), "-hours", file(t, heavy))...)
		if status != 0 || errs != "" || strings.Contains(out, "-end-stamps") != (tt.args == "") {
			t.Fatalf("status %d, %s%s", status, out, errs)
		}
		rest := "\n" + out
		for _, line := range tt.want {
			_, after, found := strings.Cut(rest, "\n"+line+"\n")
			if !found {
				t.Fatalf("no line %q in order in\n%s", line, out)
			}
			rest = "\n" + after
		}
	}
}

func repeat(text string, times int) []string {
	texts := make([]string, times)
	for i := range texts {
		texts[i] = text
	}
	return texts
}

func TestBadCommandLines(t *testing.T) {
	tests := []struct {
		args   []string
		status int
		fault  string
	}{
		{[]string{"-x"}, 2, "flag provided but not defined: -x (-h for help)"},
		{[]string{"-hours"}, 2, "flag needs an argument: -hours"},
		{[]string{"-hours", ""}, 2, "want the name of a file"},
		{[]string{"-lang", "fr"}, 2, `invalid value "fr" for flag -lang: want zh or en (-h for help)`},
		{[]string{"-lang", ""}, 2, `invalid value "" for flag -lang: want zh or en`},
		{[]string{"-lang"}, 2, "flag needs an argument: -lang"},
		{[]string{"file.csv"}, 2, `"file.csv": want no arguments but flags`},
		{[]string{"-borders", ""}, 2, "want the name of a file"},
		{[]string{"-end-stamps"}, 2, "-end-stamps: want -hours too (-h for help)"},
		{[]string{"-hours", "a", "-counties", "b"}, 2, "-counties and -borders: want both or neither (-h for help)"},
		{[]string{"-hours", "a", "-borders", "b"}, 2, "-counties and -borders: want both or neither"},
		{[]string{"-counties", "a", "-borders", "b"}, 2, "-counties and -borders: want -hours too"},
		{[]string{"-inventory", ""}, 2, "want the name of a file"},
		{[]string{"-inventory", "a.xlsx"}, 2, "-inventory: want a file whose name ends in .csv or .json (-h for help)"},
		{[]string{"-inventory", "a.csv", "-hours", "b"}, 2, "-inventory: want -counties and -borders with -hours"},
		{[]string{"-inventory", filepath.Join(t.TempDir(), "absent.CSV")}, 1, "absent.CSV: "},
		{[]string{"-hours", filepath.Join(t.TempDir(), "absent.csv")}, 1, "absent.csv: "},
		{[]string{"-hours", t.TempDir()}, 1, "line 1: "},
	}
	for _, tt := range tests {
		status, out, errs := call(t, tt.args...)
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
	if status, out, errs := call(t, "-h"); status != 0 || out != usage || errs != "" {
		t.Errorf("help: status %d, %q, %q", status, out, errs)
	}
	var errs strings.Builder
	if status := run(nil, nil, full{}, &errs); status != 1 || errs.String() != "episode: disk full\n" {
		t.Errorf("disk full: status %d, %q", status, errs.String())
	}
}
