package hourscsv

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
)

// scanned is what a scan of a text gives.
type scanned struct {
	used         []Row
	rejects      []Reject
	rows, unused int
}

func scan(text string, options Options) (s scanned) {
	use := func(r Row) { s.used = append(s.used, r) }
	s.rows, s.unused = Scan(strings.NewReader(text), options, use, func(r Reject) { s.rejects = append(s.rejects, r) })
	return s
}

// rejected returns each reject in short: its line, its rows and its text.
func (s scanned) rejected() (all []string) {
	for _, r := range s.rejects {
		all = append(all, fmt.Sprint(r.Line, " ", r.Rows, " ", r.Text))
	}
	return all
}

// However a file is written, its rows give the hours that the whole file does.
func TestScanAnyFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drawSites(rt)
		text := d.file(d.long())
		if rapid.Bool().Draw(rt, "wide") {
			text = d.file(d.wide())
		}
		s := scan(text, Options{EndStamps: d.ends})
		if s.rejects != nil || s.rows != len(s.used)+s.unused {
			rt.Fatalf("%v, %d rows, %d unused, %d used\n%s", s.rejects, s.rows, s.unused, len(s.used), text)
		}
		seen := make([][]aqi.Pollutants, len(d.names))
		for i := range seen {
			seen[i] = make([]aqi.Pollutants, len(d.hours[i]))
		}
		for _, row := range s.used {
			site, hour := slices.Index(d.names, row.Site), int(row.Hour-d.start)
			seen[site][hour] |= row.Given
			for i, p := range pollutants {
				if row.Given.Has(p) && row.Values[i] != d.hours[site][hour][i] {
					rt.Fatalf("%+v, want %v\n%s", row, d.hours[site][hour], text)
				}
			}
		}
		for i := range seen {
			for j, given := range seen[i] {
				if given != aqi.AllPollutants && d.hours[i][j] != (hour{}) {
					rt.Fatalf("%s, hour %d: %v\n%s", d.names[i], j, given, text)
				}
			}
		}
	})
}

func TestScanRejects(t *testing.T) {
	const header = "site,time,so2,no2,co,o3,pm10,pm25\n"
	const good = "A,2015-11-20T00:00,1,2,0.3,4,5,6\n"
	for _, tt := range []struct {
		name, text         string
		rows, used, unused int
		rejected           []string
		rule               error
	}{
		{"good", header + good, 1, 1, 0, nil, nil},
		{"no header", "", 0, 0, 0, []string{"1 0 "}, aqi.ErrMissing},
		{"other header", "a,b\n1,2\n\n3,4", 2, 0, 0, []string{"1 2 "}, aqi.ErrMissing},
		{"a value", header + "A,2015-11-20T00:00,x,2,0.3,4,5,6\n" + good, 2, 1, 0, []string{"2 1 A,2015-11-20T00:00,x,2,0.3,4,5,6"}, aqi.ErrText},
		{"a code", header + good + "A,2015-11-20T01:00,9999,2,0.3,4,5,6\n", 2, 1, 0, []string{"3 1 A,2015-11-20T01:00,9999,2,0.3,4,5,6"}, aqi.ErrCode},
		{"a time", header + "A,2015-11-31T00:00,1,2,0.3,4,5,6\n", 1, 0, 0, []string{"2 1 A,2015-11-31T00:00,1,2,0.3,4,5,6"}, aqi.ErrText},
		{"no site", header + ",2015-11-20T00:00,1,2,0.3,4,5,6\n" + good, 2, 1, 0, []string{"2 1 ,2015-11-20T00:00,1,2,0.3,4,5,6"}, aqi.ErrMissing},
		{"GBK", header + "\xb1\xb1,2015-11-20T00:00,1,2,0.3,4,5,6\n" + good, 2, 1, 0, []string{"2 1 \xb1\xb1,2015-11-20T00:00,1,2,0.3,4,5,6"}, aqi.ErrText},
		{"fields", header + "A,1\n" + good, 2, 1, 0, []string{"2 1 "}, aqi.ErrText},
		{"a line without end", header + good + strings.Repeat("x", 2*maxRecord) + "\n" + good + good, 4, 1, 0, []string{"3 3 "}, aqi.ErrTooMany},
		{"contradiction", header + good + strings.Replace(good, "6\n", "7\n", 1), 2, 2, 0, nil, nil},
		{"wide", "date,hour,type,A,B\n20151120,0,PM2.5,1,x\n20151120,0,AQI,1,1\n20151120,25,CO,1,1\n", 6, 1, 2, []string{"2 1 x", "4 2 20151120,25,CO,1,1"}, aqi.ErrText},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scan(tt.text, Options{})
			if s.rows != tt.rows || len(s.used) != tt.used || s.unused != tt.unused || !slices.Equal(s.rejected(), tt.rejected) {
				t.Errorf("%d rows, %d used, %d unused, rejected %q", s.rows, len(s.used), s.unused, s.rejected())
			}
			for _, r := range s.rejects {
				if !errors.Is(r.Err, tt.rule) {
					t.Errorf("%v, want %v", r.Err, tt.rule)
				}
			}
		})
	}
	cut := scan(zip(t, header+strings.Repeat(good, 100_000))[:1000], Options{})
	if len(cut.rejects) != 1 || cut.rejects[0].Rows != 0 || cut.rows != len(cut.used) || cut.rows == 0 {
		t.Errorf("a file cut short: %d rows, %d used, %v", cut.rows, len(cut.used), cut.rejects)
	}
}
