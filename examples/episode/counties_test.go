package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/internal/shared"
)

const (
	countiesHeader = "code,name,pinyin\n"
	bordersHeader  = "code_a,code_b\n"
	twoCounties    = countiesHeader + "1,甲,A\n2,乙,B\n"
)

// regional calls the program with three files.
func regional(t *testing.T, hours, counties, borders string) (status int, stdout, stderr string) {
	t.Helper()
	names := [3]string{"-hours", "-counties", "-borders"}
	var args []string
	for i, text := range [3]string{hours, counties, borders} {
		name := filepath.Join(t.TempDir(), names[i]+".csv")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, names[i], name)
	}
	return call(t, args...)
}

func TestBadTables(t *testing.T) {
	good := strings.ReplaceAll(heavyDay(), "\x1b[2J", "")
	many := bordersHeader + strings.Repeat("1\n", 23)
	tests := []struct {
		name, hours, counties, borders string
		faults                         []string // one a line
	}{
		{"empty", good, "", "", []string{
			"counties: line 1: want code,name,pinyin or code,name_zh,name_en: must be given", "borders: line 1: want code_a,code_b: must be given",
		}},
		{"columns", good, "code,pinyin,name\n", "code_a\n", []string{"counties: line 1", "borders: line 1"}},
		{"no counties", good, countiesHeader, bordersHeader, []string{"/plan/counties: 0, want at least one county: must be given"}},
		{"counties", good, twoCounties + "2,丙,C\n4,,\n", bordersHeader, []string{
			`counties: line 4, code: "2", want each code once: is given twice`,
			`counties: line 5, name_zh: "", want text that is not empty: must be given`, `counties: line 5, name_en: "", want text that is not empty: must be given`,
		}},
		{"borders", good, twoCounties, bordersHeader + "1,2\n\n1,1\n2,1\n1,3\n", []string{
			`borders: line 4: "1", "1", want two counties`, `borders: line 5: "2", "1", want each border once`, `borders: line 6, code_b: "3", want the code of a county`,
		}},
		{"CSV", good, twoCounties + "3,x\"y,z\n4,丁\n", bordersHeader + "1,2,3\n", []string{
			"counties: line 4: want quotes in pairs", "counties: line 5: want as many fields as the header", "borders: line 2: want as many fields as the header",
		}},
		{"many", good, twoCounties, many, append(repeat("borders: line ", 20), "and 3 faults more")},
		{"all files", header + "A,2024-01-01T00:00,x,,,,,\n", twoCounties + "3\n", bordersHeader + "1\n", []string{
			"line 2, so2", "counties: line 4", "borders: line 2",
		}},
		{"sites in no county", strings.ReplaceAll(good, "A,", "Wanliu,") + "Nowhere,2024-01-01T00:00,,,,,,\n", twoCounties, bordersHeader, []string{
			`site "Nowhere": lies in no county`, `site "Wanliu": lies in no county`,
		}},
		{"far apart", good + "B,1924-01-01T00:00,,,,,,\n", twoCounties, bordersHeader, []string{"the sites' hours lie more than 50000 apart"}},
		{"too long", good, countiesHeader + strings.Repeat(" ", maxTable), bordersHeader, []string{"counties: longer than 1048576 bytes"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := regional(t, tt.hours, tt.counties, tt.borders)
			expect(t, 1, tt.faults, status, out, errs)
		})
	}
}

// Counties are averaged over their sites, which are named in either language or known, and may begin at other hours.
func TestCountiesOfSites(t *testing.T) {
	heavy := strings.ReplaceAll(heavyDay(), "\x1b[2J", "")
	rest := strings.TrimPrefix(heavy, header)
	hours := strings.ReplaceAll(heavy, "A,", "Dongsi,") + // as bad at one site
		strings.ReplaceAll(rest, "A,", "Tiantan,") + strings.ReplaceAll(rest, "A,", "西城区,") + strings.ReplaceAll(rest, "A,", "Wanliu,") +
		"Gucheng,2023-12-31T22:00,10,20,0.8,,60,20\n"
	counties := "\ufeffcode,name_zh,name_en,more\n" +
		"110108,海淀区,Haidian,x\n110107,石景山区,Shijingshan,x\n110101,东城区,Dongcheng,x\n110102, 西城区 ,Xi\x1bcheng,x\n110109,门头沟区,Mentougou,x\n"
	borders := "code_a,code_b,shared_vertices\n110101,110102,14\n110102,110108,5\n110107,110108,7\n"
	status, out, errs := regional(t, hours, counties, borders)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	for _, line := range []string{
		"4 places by their highest level: Yellow 黄色 3, none 1",
		"  note: 31 of 32 h without an hourly AQI: 2023-12-31 23:00, 31 h",
		"    2024-01-01 03:00 to 2024-01-02 03:00, 24 h  东城区 Dongcheng, 西城区 Xi�cheng, 海淀区 Haidian",
		"110109 门头沟区 Mentougou: no data, hence no finding 无数据",
		"  2023-12-31 22:00  Issue 发布预警, Yellow 黄色: 2024-01-01 03:00 to 2024-01-02 03:00, 24 h, provisional 暂定",
	} {
		if !strings.Contains(out, "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, out)
		}
	}
}

func TestCleanCounties(t *testing.T) {
	_, out, errs := regional(t, header+"A,2024-01-01T00:00,,,,,,35\nB,2024-01-01T00:00,,,,,,35\n", twoCounties, bordersHeader+"2,1\n")
	if errs != "" || !strings.Contains(out, "\n  none 无\n") || !strings.Contains(out, "\n  no alert 无预警\n") || strings.Contains(out, "notice") {
		t.Errorf("stderr %q, stdout\n%s", errs, out)
	}
	if strings.Count(out, "\n  no county 无\n") != 3 || !strings.Contains(out, "\n  no county responds 无县市响应\n") ||
		strings.Contains(out, "What may go on") {
		t.Errorf("a response in\n%s", out)
	}
}

func TestSharedRegion(t *testing.T) {
	text, err := os.ReadFile(shared.File(t, "data", "beijing-2015-winter-together-24.json"))
	if err != nil {
		t.Fatal(err)
	}
	type spans []struct{ Start, End string }
	var want struct {
		Region struct {
			Yellow struct{ Carrying, Processes spans }
		}
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	status, out, errs := call(t, "-hours", shared.File(t, "data", "beijing-2015-winter.csv.gz"),
		"-counties", shared.File(t, "data", "beijing-districts.csv"), "-borders", shared.File(t, "data", "beijing-borders.csv"))
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	_, rest, _ := strings.Cut(out, "\n  Yellow 黄色, or above 及以上\n")
	carried, rest, _ := strings.Cut(rest, "\n  Orange 橙色, or above 及以上\n")
	_, inForce, _ := strings.Cut(rest, "\nIn force 实际生效\n")
	yellow := want.Region.Yellow
	if len(yellow.Carrying) != 6 || strings.Count("\n"+carried, "\n    2") != 6 {
		t.Errorf("%d periods expected, found\n%s", len(yellow.Carrying), carried)
	}
	for _, s := range yellow.Carrying {
		if line := between(t, s.Start, s.End); !strings.Contains("\n"+carried, "\n    "+line) {
			t.Errorf("no period %s", line)
		}
	}
	for _, s := range yellow.Processes {
		if line := between(t, s.Start, s.End); !strings.Contains(inForce, "  "+line) {
			t.Errorf("not in force: %s", line)
		}
	}
	if n := strings.Count(out, ": no data, hence no finding 无数据\n"); n != 8 {
		t.Errorf("%d districts without data, want 8", n)
	}
}

// between writes a span as the program does.
func between(t *testing.T, start, end string) string {
	t.Helper()
	from, err := time.Parse("2006-01-02T15:04", start)
	until, errUntil := time.Parse("2006-01-02T15:04", end)
	if err := errors.Join(err, errUntil); err != nil {
		t.Fatal(err)
	}
	return from.Format(timeLayout) + " to " + until.Format(timeLayout) + ", "
}
