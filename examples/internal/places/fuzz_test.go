package places

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// FuzzTables wants either a plan with as many counties and borders as the tables have lines, or faults that say something.
func FuzzTables(f *testing.F) {
	f.Add("code,name,pinyin\n110101,东城区,Dongcheng\n110102,西城区,Xicheng\n", "code_a,code_b,shared_vertices\n110101,110102,20\n")
	f.Add("\ufeffcode,name_zh,name_en,more\n1,\"a\nb\",\x1b[2J,\n\n1,,,\n", "code_a,code_b\n1,1\n2,1\n1,2\n1,borders[9]\n")
	f.Add("code,name,pinyin\n1\n\"", "code_a,code_b\n1\n\"")
	f.Fuzz(func(t *testing.T, counties, borders string) {
		c, err := ReadCounties(strings.NewReader(counties))
		b, bordersErr := ReadBorders(strings.NewReader(borders))
		for _, err := range []error{err, bordersErr} {
			if err != nil && err.Error() == "" {
				t.Fatalf("a fault that says nothing: %#v", err)
			}
		}
		if err != nil || bordersErr != nil {
			return
		}
		last := 1
		for _, r := range c.records {
			if r.line <= last {
				t.Fatalf("record %+v after line %d", r, last)
			}
			last = r.line
			for _, field := range r.fields {
				if field != Printable(field) {
					t.Fatalf("field %q", field)
				}
			}
		}
		p, err := Plan(c, b)
		if err == nil && (len(p.Counties) != len(c.records) || len(p.Borders) != len(b.records)) || err != nil && len(p.Counties) > 0 {
			t.Fatalf("%d counties, %d borders, %v", len(p.Counties), len(p.Borders), err)
		}
	})
}

// FuzzForecast wants hours that are forecast and not before the first, or faults.
func FuzzForecast(f *testing.F) {
	f.Add("date,aqi\n2026-01-01,230\n2026-01-03,210-270\n")
	f.Add("日期,预报,县市\n2026/1/2,中度至重度污染,1\n20260103,-,1\n")
	f.Add("date,aqi\n9999-12-31,500\n2026-1-1,\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		list := []Place{{County: alert.County{Code: "1"}, Series: alert.Series{Start: first}}}
		err := AddForecast(strings.NewReader(text), list, first)
		if err != nil {
			if err.Error() == "" {
				t.Fatalf("a fault that says nothing: %#v", err)
			}
			return
		}
		for i, h := range list[0].Series.Hours {
			if list[0].Series.Start != first || !h.Marks.Has(alert.Forecast) || i > mostDays*dayHours {
				t.Fatalf("hour %d of %v: %+v", i, list[0].Series.Start, h)
			}
		}
		rules, err := alert.New(alert.Kashgar())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rules.Outlook(list[0].Series, aqi.Stamp(first)); err != nil {
			t.Fatal(err)
		}
	})
}
