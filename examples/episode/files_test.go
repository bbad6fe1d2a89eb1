package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/internal/shared/officehour"
)

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

func TestSharedSites(t *testing.T) {
	packed := shared.File(t, "data", "beijing-2015-winter.csv.gz")
	out := prints(t, "-hours", packed)
	for _, site := range []string{
		"Aotizhongxin", "Changping", "Dingling", "Dongsi", "Guanyuan", "Gucheng",
		"Huairou", "Nongzhanguan", "Shunyi", "Tiantan", "Wanliu", "Wanshouxigong",
	} {
		if !strings.Contains(out, "\n"+site+" ") {
			t.Errorf("%s is not listed", site)
		}
	}
	inOrder(t, out, "Hours of a file, where dust is not marked: 2015-11-20 to 2016-01-10", "Dongsi ▂▂▆█▁▄▆▄▃▃▆█▆▆▆▁▂▂ red 11-27 01 12-02 00")
	if strings.Contains(out, "MADE-UP") || strings.Contains(out, "Region") || strings.Contains(out, "Decisions") {
		t.Errorf("a source, a region or decisions in\n%s", out)
	}
	if prints(t, "-hours", file(t, "hours.csv", unpack(t, packed))) != out {
		t.Error("the uncompressed file gives something else")
	}
	inOrder(t, prints(t, "-hours", packed, "-county", "Dongsi"), "Dongsi (Dongsi)", "Red, 2015-11-27 01:00 to 2015-12-02 00:00", "h without an AQI")
}

func beijing(t *testing.T, args ...string) []string {
	t.Helper()
	return append([]string{
		"-hours", shared.File(t, "data", "beijing-2015-winter.csv.gz"),
		"-counties", shared.File(t, "data", "beijing-districts.csv"), "-borders", shared.File(t, "data", "beijing-borders.csv"),
	}, args...)
}

// The decisions of Beijing's winter as one prefecture are those of the shared file.
func TestSharedRegion(t *testing.T) {
	replay, ok := officehour.Replays(t)["known-168"]
	if !ok || len(replay.Prefecture) == 0 {
		t.Fatal("no replay with known series")
	}
	out := prints(t, beijing(t)...)
	var want []string
	for _, act := range replay.Prefecture {
		want = append(want, strings.Replace(act.At[len("2015-"):len("2015-11-25T14")], "T", " ", 1)+" "+act.Act)
	}
	inOrder(t, out, want...)
	inOrder(t, out, fmt.Sprintf("1248 hours decided; acts of the prefecture: %d,", len(want)), "55 measures (-county 110101)")
	status, stdout, errs := call(t, beijing(t, "-county", "110109")...)
	expect(t, 1, []string{"has hours"}, status, stdout, errs)
}

// A forecast makes the hours behind the last one known, and what is to be decided then is printed first.
func TestForecast(t *testing.T) {
	hours := file(t, "hours.csv", header+heavyDay("A"))
	out := prints(t, "-hours", hours, "-forecast", file(t, "f.csv", "date,aqi\n2024-01-02,210-270\n2024-01-03,moderate to heavy\n2024-01-04,良\n"))
	inOrder(t, out, "To be decided at 2024-01-02 06:00, nothing being announced yet:", "A issue", "Notice of A:", "Issue: ",
		"measures are advised besides: -all", "To come within 168 h if the forecast comes true:", "lift on schedule",
		"Other readings of the plan would decide otherwise", "Lower end of the range (/tracks/0/plan/readings/forecast): A", "A at 01-02 06: level ")
	inOrder(t, prints(t, "-hours", hours, "-lang", "zh", "-forecast", file(t, "f.csv", "日期,预报\n2024/1/2,中度至重度污染\n2024/1/3,300\n")),
		"2024-01-02 06:00应作的决定（此前未发布预警）", "A 发布预警", "A预警信息", "另有", "项措施建议：-all")
	inOrder(t, prints(t, "-hours", hours, "-all", "-forecast", file(t, "f.csv", "date,aqi\n2024-01-02,260\n")), "Advised: Sensitive groups", "A (A)")
	clean := prints(t, "-hours", hours, "-forecast", file(t, "f.csv", "date,aqi\n2024-01-02,20\n2024-01-03,20\n2024-01-04,-\n"))
	inOrder(t, clean, "nothing: A", "Nobody has to respond")
	if strings.Contains(clean, "Notice") || strings.Contains(clean, "-forecast") {
		t.Errorf("a notice in\n%s", clean)
	}
}

// The prefecture's decision comes first, then those of its counties; whose forecast is missing is named.
func TestForecastOfARegion(t *testing.T) {
	var f strings.Builder
	f.WriteString("日期,AQI,县市\n")
	for day := 11; day <= 13; day++ {
		for _, district := range []string{"东城区", "Xicheng", "110105"} {
			fmt.Fprintf(&f, "2016-01-%d,210-270,%s\n", day, district)
		}
	}
	out := prints(t, beijing(t, "-forecast", file(t, "f.csv", f.String()))...)
	inOrder(t, out, "To be decided at 2016-01-11 00:00", "Region 地区 issue red 01-11 00 → 01-14 00", "3 of the counties red", "东城区 Dongcheng issue red",
		"nothing: 丰台区 Fengtai", "too little known of the hours ahead: ", "Notice of Region 地区:", "Extent: Dongcheng, Xicheng, Chaoyang", "朝阳区 Chaoyang", "55 measures")
	if n := strings.Count(out, "\n"); n > 80 {
		t.Errorf("%d lines", n)
	}
}

func TestBadForecasts(t *testing.T) {
	for text, faults := range map[string][]string{
		"x\n":                                 {"forecast: line 1: want date/日期,aqi/forecast/预报"},
		"date,aqi\n2024-01-01,200\n":          {"forecast: line 1, date: want days from 2024-01-02 06:00 on: must be given"},
		"date,aqi\n2024-02-30,x\n2024-1-3,\n": {`forecast: line 2, date: "2024-02-30", want a date like 2026-01-08`, `forecast: line 2, aqi: "x", want an AQI`},
	} {
		status, out, errs := call(t, "-hours", file(t, "hours.csv", header+heavyDay("A")), "-forecast", file(t, "f.csv", text))
		expect(t, 1, faults, status, out, errs)
	}
}

func TestSmallFile(t *testing.T) {
	text := header + heavyDay("A\x1b[2J")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	plain := prints(t, "-hours", file(t, "hours.csv", text))
	if fromPacked := prints(t, "-hours", file(t, "hours.csv", packed.String())); fromPacked != plain {
		t.Errorf("compressed\n%s\nuncompressed\n%s", fromPacked, plain)
	}
	inOrder(t, plain, "A�[2J", "yellow 01-01 03 01-02 03… > 200 for 24 h (3.3 (1)), PM2.5")
	if strings.Contains(plain, "\x1b") {
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
	status, _, errs := call(t, "-hours", file(t, "hours.csv", b.String()))
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
			status, out, errs := call(t, "-hours", file(t, "hours.csv", tt.text))
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

// What looks odd in a file is said with what is found in it.
func TestNotes(t *testing.T) {
	text := header + heavyDay("A(1\x1b)") + strings.Replace(heavyDay("A"), "A,2024-01-02T00:00", "A,2024-01-01T24:00", 1)
	hours := file(t, "hours.csv", text)
	out := prints(t, "-hours", hours)
	inOrder(t, out,
		"Line 56 has 24:00, the end of an hour; times were taken as starts: if they are ends, use -end-stamps.",
		"The sites A and A(1�) share a name but for the brackets: are they one?",
		"A ", "yellow 01-01 03 01-02 03 ",
		"note: A: one set of values repeated, SO2,NO2,CO,PM10,PM2.5: 2024-01-01 03:00 to 2024-01-02 03:00, 24 h",
		"note: A: PM2.5 above PM10, PM10,PM2.5: 2024-01-01 03:00 to 2024-01-02 03:00, 24 h", "note: A(1�)")
	out = prints(t, "-end-stamps", "-lang", "zh", "-hours", hours)
	inOrder(t, out, "点位A与A(1�)除括号外同名，是否为同一点位？",
		"注：A：同一组数值持续重复，二氧化硫、二氧化氮、一氧化碳、可吸入颗粒物、细颗粒物：2024-01-01 02:00至2024-01-02 02:00，24小时")
	if strings.Contains(out, "-end-stamps") {
		t.Errorf("a hint in\n%s", out)
	}
}

// The files as users meet them come out as they should.
func TestSharedCases(t *testing.T) {
	for name, want := range map[string]string{
		"dup": "yellow 02-29 00 03-01 00", "upper": "yellow 02-29 00 03-01 00", "extra": "yellow 02-29 00 03-01 00",
		"missing_nan": "yellow 02-29 00 03-01 00", "missing_dash": "yellow 02-29 00 03-01 00", "missing_platform": "yellow 02-29 00 03-01 00",
		"space": "yellow 02-28 00 02-29 06", "h24": "yellow 02-29 01 03-01 01", "stuck_real_station": "note: 河西一经路(启用150702): one set of values repeated",
	} {
		inOrder(t, prints(t, "-hours", shared.File(t, "data", "cases", name+".csv")), want)
	}
	inOrder(t, prints(t, "-end-stamps", "-hours", shared.File(t, "data", "cases", "h24.csv")), "yellow 02-29 00 03-01 00")
	for name, want := range map[string]string{
		"co_ug": "line 2, co and 71 more to line 73: 300 … 371, want at most 200 mg/m³", "fill_9999": "is an instrument's code", "gbk": "convert it to UTF-8",
	} {
		status, out, errs := call(t, "-hours", shared.File(t, "data", "cases", name+".csv"))
		expect(t, 1, []string{want}, status, out, errs)
	}
	out := prints(t, "-hours", shared.File(t, "data", "cases", "stuck_real_station.csv"),
		"-forecast", file(t, "f.csv", "date,aqi,site\n2020-04-02,300,河西一经路(启用150702)\n2020-04-03,300,河西一经路(启用150702)\n"))
	inOrder(t, out, "issue", "Data in doubt: ")
}

func TestInventoryFile(t *testing.T) {
	in, err := madeUp(options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(in.inventory)
	if err != nil {
		t.Fatal(err)
	}
	if prints(t, "-inventory", file(t, "list.JSON", string(text))) != tells(t) || prints(t, "-inventory", "../internal/madeup/inventory.csv") != tells(t) {
		t.Error("the made-up inventory from a file gives something else")
	}
	out := prints(t, "-inventory", file(t, "empty.json", "{}"))
	if strings.Contains(out, "Works") || !strings.Contains(out, "54 measures") {
		t.Errorf("an empty inventory gives\n%s", out)
	}
}

const smallInventory = `kind,id,county,sector,industry,designated,major_project,coal,so2,nox,pm,vocs,so2_iii,nox_iii,pm_iii,vocs_iii,` +
	`so2_ii,nox_ii,pm_ii,vocs_ii,so2_i,nox_i,pm_i,vocs_i
enterprise,k1,653121,,other-guide,no,no,yes,9 kg,9 kg,9 kg,0 kg,1 kg,1 kg,1 kg,0 kg,1 kg,1 kg,1 kg,0 kg,1 kg,1 kg,1 kg,0 kg
source,d1,653122,dust,,,,,0 kg,0 kg,2 t,0 kg,0 kg,0 kg,1 t,0 kg,0 kg,0 kg,1 t,0 kg,0 kg,0 kg,1 t,0 kg
`

// An enterprise without a name goes by its identifier, and what is not known of it is named.
func TestSmallInventory(t *testing.T) {
	inOrder(t, prints(t, "-lang", "zh", "-inventory", file(t, "small.csv", smallInventory)),
		"k1，疏附县：Ⅰ级响应，2026-01-08 00:00至2026-01-09 00:00（k1）", "不明事项：日载货车辆进出辆次、一厂一策停用的货车、一厂一策停用的机械、绩效等级", "要求1家企业加大减排后", "疏附县 Ⅰ级 30% SO2 11.1→30 ✓", "VOCs –→– ✓")
}

func TestBadInventories(t *testing.T) {
	tests := []struct {
		name, text string
		faults     []string
	}{
		{"a.csv", "", []string{"line 1: want a line with the columns"}},
		{"a.csv", strings.ReplaceAll(smallInventory, "653121", "110101"), []string{`line 2, county: "110101", want the code of a county of the region`}},
		{"a.csv", strings.Replace(strings.Replace(smallInventory, "2 t", "2 t.", 1), "yes", "ja", 1), []string{
			`line 2, coal: "ja", want unknown, no, yes`, `line 3, pm: "2 t.", want whole milligrams`,
		}},
		{"a.json", "{\n\"sources\": [],\n}", []string{`line 3: "}" at byte 17, want a key in quotes`}},
		{"a.json", "{\"sources\":[" + strings.Repeat("1,", 29) + "1]}", append(repeat("line 1: 1, want an object", 20), "and 10 faults more")},
		{"a.json", "{\"sources\": [],\n\"others\": []}", []string{`line 2, others: "others", want enterprises, sources`}},
	}
	for _, tt := range tests {
		status, out, errs := call(t, "-inventory", file(t, tt.name, tt.text))
		expect(t, 1, tt.faults, status, out, errs)
	}
}

// An inventory of another region's counties is theirs alone.
func TestInventoryOfAnotherRegion(t *testing.T) {
	small := strings.NewReplacer("653121", "110101", "653122", "110108").Replace(smallInventory)
	inOrder(t, prints(t, beijing(t, "-inventory", file(t, "a.csv", small))...), "k1, Dongcheng: response level I", "东城区 Dongcheng I 30 %")
	status, stdout, errs := call(t, beijing(t, "-inventory", file(t, "a.csv", smallInventory))...)
	expect(t, 1, []string{`line 2, county: "653121"`, `line 3, county: "653122"`}, status, stdout, errs)
}

// The faults of all files are named at once; counties that are not known are no reason to find fault with the inventory.
func TestFaultsOfAllFiles(t *testing.T) {
	_, err := load(options{
		hours: file(t, "h.csv", "x\n"), counties: file(t, "c.csv", "y\n"), borders: file(t, "b.csv", "z\n"), inventory: file(t, "a.csv", "kind\n"),
	}, io.Discard)
	text := strings.Join(hourscsv.Lines(english.Language, err), "\n")
	for _, want := range []string{`line 1, "site": want the column (not known: x)`, "counties: line 1", "borders: line 1", `line 1, "id": want the column`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if err := new(input).loadInventory(file(t, "a.csv", smallInventory)); err != nil {
		t.Error(err)
	}
}

// Counties of clean sites need nothing, and their enterprises are told so.
func TestCleanCounties(t *testing.T) {
	inventory := strings.NewReplacer("653121", "1", "653122", "2").Replace(smallInventory)
	out := prints(t, "-hours", file(t, "h.csv", header+"A,2024-01-01T00:00,,,,,,35\nB,2024-01-01T00:00,,,,,,35\n"),
		"-counties", file(t, "c.csv", "code,name,pinyin\n1,甲,A\n2,乙,B\n"), "-borders", file(t, "b.csv", "code_a,code_b\n2,1\n"),
		"-inventory", file(t, "i.csv", inventory), "-all")
	inOrder(t, out, "甲 A", "–", "乙 B", "Region 地区", "acts of the prefecture: 0, of its counties: 0", "Nobody has to respond", "k1, A: no response")
}
