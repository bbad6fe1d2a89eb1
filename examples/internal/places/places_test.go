package places

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

const (
	countiesHeader = "code,name,pinyin\n"
	bordersHeader  = "code_a,code_b\n"
	twoCounties    = countiesHeader + "1,甲,A\n2,乙,B\n"
)

// planOf makes a plan of two tables.
func planOf(counties, borders string) (region.Plan, error) {
	c, err := ReadCounties(strings.NewReader(counties))
	b, bordersErr := ReadBorders(strings.NewReader(borders))
	if err := errors.Join(err, bordersErr); err != nil {
		return region.Plan{}, err
	}
	return Plan(c, b)
}

// faultsOf returns each fault of an error.
func faultsOf(err error) []string {
	joined, ok := any(err).(interface{ Unwrap() []error })
	if !ok {
		return []string{err.Error()}
	}
	var texts []string
	for _, e := range joined.Unwrap() {
		texts = append(texts, faultsOf(e)...)
	}
	return texts
}

// expect fails unless the error has the faults, in order.
func expect(t *testing.T, err error, faults ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %q", faults)
	}
	got := faultsOf(err)
	if len(got) != len(faults) {
		t.Fatalf("%q, want %q", got, faults)
	}
	for i := range got {
		if !strings.Contains(got[i], faults[i]) {
			t.Errorf("%q, want %q", got[i], faults[i])
		}
	}
}

func TestBadTables(t *testing.T) {
	for _, tt := range []struct {
		name, counties, borders string
		faults                  []string
	}{
		{"empty", "", "", []string{"counties: line 1: want code,name/name_zh,pinyin/name_en: must be given", "borders: line 1: want code_a,code_b: must be given"}},
		{"columns", "code,pinyin\n", "code_a\n", []string{"counties: line 1", "borders: line 1"}},
		{"no counties", countiesHeader, bordersHeader, []string{"/plan/counties: 0, want at least one county: must be given"}},
		{"counties", twoCounties + "2,丙,C\n4,,\n", bordersHeader, []string{
			`counties: line 4, code: "2", want each code once: is given twice`,
			`counties: line 5, name_zh: want the text in Chinese: must be given`, `counties: line 5, name_en: want the text in English: must be given`,
		}},
		{"borders", twoCounties, bordersHeader + "1,2\n\n1,1\n2,1\n1,3\n", []string{
			`borders: line 4: "1", "1", want two counties`, `borders: line 5: "2", "1", want each border once`, `borders: line 6, code_b: "3", want the code of a county`,
		}},
		{"CSV", twoCounties + "3,x\"y,z\n4,丁\n", bordersHeader + "1,2,3\n", []string{
			"counties: line 4: want quotes in pairs", "counties: line 5: want as many fields as the header", "borders: line 2: want as many fields as the header",
		}},
		{"too long", countiesHeader + strings.Repeat(" ", maxTable), bordersHeader, []string{"counties: longer than 1048576 bytes"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := planOf(tt.counties, tt.borders)
			expect(t, err, tt.faults...)
		})
	}
	_, err := planOf(twoCounties, bordersHeader+strings.Repeat("1\n", 23))
	if fs, ok := errors.AsType[*hourscsv.Faults](err); !ok || len(fs.First) != 20 || fs.More != 3 {
		t.Errorf("many: %v", err)
	}
}

// Columns may come in any order and case, with others between; counties are sorted by their codes.
func TestColumnsInAnyOrder(t *testing.T) {
	p, err := planOf("\ufeffname_en, CODE ,more,name_zh\nHaidian,2,x,海淀区\nXi\x1bcheng,1,x, 西城区 \n", "code_b,shared,code_a\n1,14,2\n")
	want := []alert.County{{Code: "1", Name: aqi.Text{Chinese: "西城区", English: "Xi�cheng"}}, {Code: "2", Name: aqi.Text{Chinese: "海淀区", English: "Haidian"}}}
	if err != nil || !slices.Equal(p.Counties, want) || p.Borders[0] != [2]string{"2", "1"} || p.Policy.Criteria[0].Count != 2 {
		t.Errorf("%v, %v, %v", p.Counties, p.Borders, err)
	}
}

// sitesOf reads hours of a site from a PM2.5 for each hour, 0 for none.
func siteOf(name string, start aqi.Stamp, pm25 ...int) hourscsv.Site {
	s := hourscsv.Site{Name: name, Start: start}
	for _, v := range pm25 {
		c := aqi.Concentration(0)
		if v > 0 {
			c, _ = aqi.ParseConcentration(fmt.Sprint(v))
		}
		s.Columns.PM25 = append(s.Columns.PM25, c)
	}
	return s
}

// valueOf returns an index's value, 0 of none.
func valueOf(i aqi.Index) int {
	v, ok := i.Value()
	if !ok {
		return 0
	}
	return v
}

const first aqi.Stamp = 17_750_776

// Counties are averaged over their sites, which are named in either language or known, and may begin at other hours.
func TestCountiesOfSites(t *testing.T) {
	p, err := planOf(countiesHeader+"1,东城区,Dongcheng\n2,西城区,Xicheng\n3,海淀区,Haidian\n4,门头沟区,Mentougou\n", bordersHeader+"1,2\n2,3\n3,4\n")
	if err != nil {
		t.Fatal(err)
	}
	list, err := OfCounties(p, []hourscsv.Site{
		siteOf("Dongsi", first, 0, 100), siteOf("Tiantan", first+1, 200, 300), siteOf("西城区", first, 50), siteOf("Haidian", first+3, 75),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][4]int{"1": {0, 200, 350, 0}, "2": {69, 0, 0, 0}, "3": {0, 0, 0, 100}} // AQIs of 150, 300, 50 and 75 µg/m³
	for _, place := range list {
		for i, h := range place.Series.Hours {
			if place.Series.Start != first || valueOf(h.AQI) != want[place.County.Code][i] {
				t.Errorf("%s, hour %d: %v, want %d", place.County.Code, i, h.AQI, want[place.County.Code][i])
			}
		}
	}
	if len(list) != len(want) {
		t.Errorf("%d counties", len(list))
	}
	_, err = OfCounties(p, []hourscsv.Site{siteOf("No\x1bwhere", first, 1), siteOf("Nowhere", first, 1), siteOf("Wanliu", first-60_000, 1)})
	expect(t, err, "the sites' hours lie more than 50000 apart", `site "No�where": lies in no county`, `site "Nowhere": lies in no county`)
}

func TestForecast(t *testing.T) {
	list := []Place{
		{Series: alert.Series{Start: first + 6}, County: alert.County{Code: "1", Name: aqi.Text{Chinese: "甲县", English: "Jia"}}},
		{Series: alert.Series{Start: first, Hours: make([]alert.Hour, 6)}, County: alert.County{Code: "2", Name: aqi.Text{Chinese: "乙县", English: "Yi"}}},
	}
	err := AddForecast(strings.NewReader("县市,日期,AQI,备注\n甲县,2026-01-01,230,\n2,2026/1/2,210–270,x\nJia,20260103,moderate to heavy,\nYi,2026年1月1日,-,\n"), list, first+6)
	if err != nil {
		t.Fatal(err)
	}
	at := func(s alert.Series, hour int) int {
		i := int(first + aqi.Stamp(hour) - s.Start)
		if i < 0 || i >= len(s.Hours) || !s.Hours[i].Marks.Has(alert.Forecast) {
			return -1
		}
		return valueOf(s.Hours[i].AQI)
	}
	for hour, want := range map[int][2]int{5: {-1, -1}, 6: {230, 0}, 23: {230, 0}, 24: {0, 270}, 47: {0, 270}, 48: {300, -1}, 71: {300, -1}, 72: {-1, -1}} {
		if got := [2]int{at(list[0].Series, hour), at(list[1].Series, hour)}; got != want {
			t.Errorf("hour %d: %v, want %v", hour, got, want)
		}
	}
}

func TestBadForecasts(t *testing.T) {
	one := []Place{{County: alert.County{Code: "1", Name: aqi.Text{Chinese: "甲县", English: "Jia"}}}}
	two := append(slices.Clone(one), Place{County: alert.County{Code: "2", Name: aqi.Text{Chinese: "乙县", English: "Yi"}}})
	for _, tt := range []struct {
		text   string
		places []Place
		faults []string
	}{
		{"", one, []string{"forecast: line 1: want date/日期,aqi/forecast/预报: must be given"}},
		{"date,aqi\n", one, []string{"forecast: line 1, date: want days from 2026-01-01 00:00 on: must be given"}},
		{"date,aqi\n2025-12-31,200\n", one, []string{"forecast: line 1, date: want days from 2026-01-01 00:00 on"}},
		{"date,aqi\n2026-13-01,x\n2026-1-1,600\n", one, []string{
			`forecast: line 2, date: "2026-13-01", want a date like 2026-01-08: is not a value of its type`, `forecast: line 2, aqi: "x", want an AQI, a range`, `forecast: line 3, aqi: "600"`,
		}},
		{"date,aqi\n2026-1-1,200\n2026-01-01,210\n", one, []string{`forecast: line 3, date: "2026-01-01", want each day of a place once: is given twice`}},
		{"date,aqi\n2026-1-1,200\n", two, []string{`forecast: line 2, site: "", want the name or code of a site or county that has hours: is not known here`}},
		{"date,aqi,site\n2026-1-1,200,丙\n2026-1-1,200\n", one, []string{`forecast: line 3: want as many fields`}},
		{"date,aqi,site\n2026-1-1,200,丙\n", one, []string{`forecast: line 2, site: "丙"`}},
	} {
		err := AddForecast(strings.NewReader(tt.text), slices.Clone(tt.places), first)
		expect(t, err, tt.faults...)
	}
}
