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

func TestMadeUpFortnight(t *testing.T) {
	status, out, errs := call(t)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	rest := out
	for _, line := range []string{
		"MADE-UP DATA: an invented winter fortnight in Kashgar prefecture; nothing here was measured.",
		"  Red 红色     daily AQI > 200 for 72 h  3.3 (3)",
		"653101 喀什市 Kashgar City",
		"  Red 红色     2026-01-07 10:00 to 2026-01-10 18:00, 80 h",
		"    sustained  72 h with a daily AQI > 200",
		"    primary    PM2.5 细颗粒物 80 h",
		"653125 莎车县 Shache (Yarkant)",
		"  Orange 橙色  2026-01-09 12:00 to 2026-01-14 07:00, 115 h",
		"    run        2026-01-09 12:00 to 2026-01-10 16:00, 28 h, Yellow 黄色",
		"    run        2026-01-12 03:00 to 2026-01-14 07:00, 52 h, Orange 橙色",
		"653127 麦盖提县 Makit",
		"  no heavy-pollution process 无重污染过程",
		"  note: 40 of 336 h of dust, left out (1.3): 2026-01-11 09:00, 40 h",
		"653128 岳普湖县 Yopurga",
		"  note: 10 of 336 h without an hourly AQI: 2026-01-09 16:00, 10 h",
		"653129 伽师县 Payzawat (Jiashi)",
		"    open       the data ends in heavy pollution; the end is provisional",
		"    primary    PM10 可吸入颗粒物 34 h, PM2.5 细颗粒物 34 h",
		"653131 塔什库尔干塔吉克自治县 Taxkorgan",
		"12 places by their highest level: Red 红色 1, Orange 橙色 4, Yellow 黄色 5, none 2",
		"THE PREFECTURE 地区",
		"  alert of the autonomous region 自治区区域预警: Orange 橙色, 2026-01-07 20:00 to 2026-01-10 00:00, 52 h",
		"  voluntary raise 主动提级: Orange 橙色, 2026-01-12 08:00 to 2026-01-14 08:00, 48 h",
		"    巴楚县 Bachu (Maralbexi)",
		"    2026-01-10 00:00 to 2026-01-11 04:00, 28 h    莎车县 Shache (Yarkant), 叶城县 Yecheng (Kargilik), 岳普湖县 Yopurga",
		"    never 无",
		"  Orange 橙色  2026-01-08 12:00 to 2026-01-14 07:00, 139 h",
		"  Orange 橙色  2026-01-08 12:00 to 2026-01-09 14:00, 26 h   Orange  Yellow  –       Contiguous counties 3.4; " +
			"Alert of the autonomous region 4.2; Own finding 3.4",
		"653124 泽普县 Zepu (Poskam): lies apart from all groups, alerts by its own finding only and files it 不连片，仅按自行研判预警并报备 (3.4)",
		"  Yellow 黄色  2026-01-07 07:00 to 2026-01-09 06:00, 47 h   –       Yellow  –       Own finding 3.4",
		"653127 麦盖提县 Makit: nothing to do 无",
		"  Orange 橙色  2026-01-13 16:00 to 2026-01-14 08:00, 16 h   –       –       Orange  Voluntary raise 4.2",
		"653131 塔什库尔干塔吉克自治县 Taxkorgan: no finding of its own, files nothing 无需报备",
		"  2026-01-07 01:00  Issue 发布预警, Yellow 黄色: 2026-01-08 12:00 to 2026-01-14 01:00, 133 h, provisional 暂定",
		"    repeated        every hour to 2026-01-07 07:00, as the forecast goes on",
		"  2026-01-07 16:00  Upgrade 提高预警级别, Orange 橙色: 2026-01-08 12:00 to 2026-01-14 07:00, 139 h",
		"    lead            20 h: Short, to be justified 特殊情况，提前量不足 (3.5); on time by 2026-01-07 12:00, at the latest by 2026-01-08 00:00",
		"  2026-01-14 07:00  Lift on schedule 按期解除预警, Orange 橙色",
		"    approval        none needed 无需报批",
		"In force 实际生效",
		"The first notice, as of 2026-01-07 01:00 首次预警信息",
		"  发布预警：黄色预警",
		"  Issue: Yellow alert",
	} {
		_, after, found := strings.Cut("\n"+rest, "\n"+line+"\n")
		if !found {
			t.Fatalf("no line %q in order in\n%s", line, out)
		}
		rest = after
	}
	if _, again, _ := call(t); again != out {
		t.Error("a second run prints something else")
	}
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
	for i := range progressEvery + 1 {
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
		many += fmt.Sprintf("A,2024-01-01T%02d:00,x,,,,,\n", i)
	}
	tests := []struct {
		name, text string
		faults     []string // one a line
	}{
		{"empty", "", []string{"line 1: bad header"}},
		{"only a header", header, []string{"it has no hours"}},
		{"columns", "site,time,so2,no2,co,o3,pm10,pm2.5\n", []string{`column "pm2.5" is unknown`, `column "pm25" is missing`}},
		{"all at once", header +
			"A,2024-01-01T00:00,-1,20,0.8,40,60,-999\n" +
			"A,2024-01-01T00:30,10,20,0.8,40,60,20\n" +
			"A,2024-01-01T01:00,10,twenty,1001,40,60,20\n" +
			"A,2024-01-01T02:00,10,20,1001,40,60,20\n",
			[]string{
				`line 2, SO2 "-1": is negative`, `line 2, PM2.5 "-999": is negative`, `line 3, time "2024-01-01T00:30"`,
				`line 4, no2 "twenty"`, `line 5, CO "1001": is above any concentration that is measured`,
			}},
		{"an hour twice", header + "A,2024-01-01T00:00,1,1,1,1,1,1\nA,2024-01-01T00:00,1,1,1,1,1,1\n", []string{"line 3, time"}},
		{"many", many, append(repeat("not a decimal number", 20), "and 3 faults more")},
		{"broken gzip", "\x1f\x8b\x08", []string{"line 1: unexpected EOF"}},
		{"no such years", header + "A,0000-01-01T00:00,1,1,1,1,1,1\nB,0000-01-01T00:00,1,1,1,1,1,1\n", []string{
			"A: alert: start", "B: alert: start",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := call(t, "-hours", file(t, tt.text))
			expect(t, 1, tt.faults, status, out, errs)
		})
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
		{[]string{"file.csv"}, 2, `"file.csv": want no arguments but flags`},
		{[]string{"-borders", ""}, 2, "want the name of a file"},
		{[]string{"-hours", "a", "-counties", "b"}, 2, "-counties and -borders: want both or neither (-h for help)"},
		{[]string{"-hours", "a", "-borders", "b"}, 2, "-counties and -borders: want both or neither"},
		{[]string{"-counties", "a", "-borders", "b"}, 2, "-counties and -borders: want -hours too"},
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
