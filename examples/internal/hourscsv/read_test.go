package hourscsv

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

const (
	head       = "site,time,so2,no2,co,o3,pm10,pm25\n"
	wideHead   = "date,hour,type,A,B\n"
	timeLayout = "2006-01-02T15:04"
)

func sitesOf(text string) ([]Site, error) {
	file, err := Read(strings.NewReader(text), Options{})
	return file.Sites, err
}

func zip(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// textOf returns a site as rows, for comparisons.
func textOf(s Site) string {
	var b strings.Builder
	for i := range s.Columns.Len() {
		c := s.Columns
		h := hour{c.SO2[i], c.NO2[i], c.CO[i], c.O3[i], c.PM10[i], c.PM25[i]}
		b.WriteString(s.Name + " " + (s.Start + aqi.Stamp(i)).String() + " " + h.text() + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	text := "\ufeffPM2.5,SITE,so2,Time,no2,Co,o3,pm10\r\n" +
		" 68 ,A,10,2015-11-20T00:00,5.5e1,3.1,NA,\r\n" +
		"\r\n" +
		".5,\"B, C\",0.00,2015-11-19T23:00,+2,3.,0,0\n"
	want := "A 2015-11-20 00:00 10,55,3.1,NA,NA,68\nB, C 2015-11-19 23:00 0,2,3,0,0,0.5\n"
	for _, in := range []string{text, zip(t, text)} {
		sites, err := sitesOf(in)
		if err != nil || len(sites) != 2 || textOf(sites[0])+textOf(sites[1]) != want {
			t.Errorf("%v, %v", sites, err)
		}
	}
}

func TestWide(t *testing.T) {
	text := "Date,Hour,Type,万寿西宫,B,\n" +
		"20200229,0,PM2.5,250,,\n" +
		"20200229,0,PM2.5_24h,200,20,\n" +
		"2020-02-29,02,CO,0.9,1.25,\n" +
		"2020/2/29,0,pm10,300,-,\n" +
		"20200229,0,PM2.5,250,,\n" +
		"20200228,24,AQI,300,x,\n"
	file, err := Read(strings.NewReader(text), Options{})
	want := "B 2020-02-29 00:00 NA,NA,NA,NA,NA,NA\nB 2020-02-29 01:00 NA,NA,NA,NA,NA,NA\nB 2020-02-29 02:00 NA,NA,1.25,NA,NA,NA\n" +
		"万寿西宫 2020-02-29 00:00 NA,NA,NA,NA,300,250\n万寿西宫 2020-02-29 01:00 NA,NA,NA,NA,NA,NA\n万寿西宫 2020-02-29 02:00 NA,NA,0.9,NA,NA,NA\n"
	if err != nil || len(file.Sites) != 2 || textOf(file.Sites[0])+textOf(file.Sites[1]) != want {
		t.Errorf("%v, %v", file.Sites, err)
	}
	expectNotes(t, file, "Rows not used: 2, of the types AQI, PM2.5_24h.", "Rows dropped that repeat another: 1.",
		"Files of this form mostly have the ends of hours; times were taken as starts: if they are ends, use -end-stamps.")
}

// expectNotes fails unless the file's notes are these.
func expectNotes(t *testing.T, file File, want ...string) {
	t.Helper()
	var got []string
	for _, n := range file.Notes {
		got = append(got, n.English)
		if n.Chinese == "" || strings.Contains(n.Chinese+n.English, "%!") {
			t.Errorf("note %q", n)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// What a fault says is for people; what it is, and where, is for errors.Is.
func TestFaults(t *testing.T) {
	const row = "A,2015-11-20T00:00,1,1,1,1,1,1\n"
	const (
		wantTimes = "want a whole hour like 2015-11-20T00:00"
	)
	tests := []struct {
		name, in string
		is       error
		want     string // up to the rule
	}{
		{"empty", "", aqi.ErrMissing, "line 1: want site,time,so2,no2,co,o3,pm10,pm25"},
		{"column twice", "SO2," + head, aqi.ErrDuplicate, `line 1, "so2": want each column once`},
		{"missing columns", "site,time,so2,no2,co,o3,pm2_5um\n", aqi.ErrMissing,
			`line 1, "pm10": want the column (not known: pm2_5um); line 1, "pm25": want the column (not known: pm2_5um)`},
		{"no site's column", "date,hour,type\n", aqi.ErrMissing, "line 1: want columns of sites"},
		{"a site's column twice", "date,A,hour,type,A\n", aqi.ErrDuplicate, `line 1, "A": want each column once`},
		{"quotes in header", "\"site\n", aqi.ErrText, "line 1: want quotes in pairs"},
		{"few fields, and on", head + "A,2015-11-20T00:00\nA,x,,,,,,\n", aqi.ErrText,
			`line 2: want as many fields as the header; line 3, time: "x", ` + wantTimes},
		{"no site", head + " ,2015-11-20T00:00,,,,,,\n", aqi.ErrMissing, `line 2, site: " ", want a site's name of at most 200 bytes`},
		{"a long name", head + strings.Repeat("甲", 67) + ",2015-11-20T00:00,,,,,,\n", aqi.ErrTooMany,
			`line 2, site: "` + strings.Repeat("甲", 20) + `…", want a site's name of at most 200 bytes`},
		{"half past", head + "A,2015-11-20T00:30,,,,,,\n", aqi.ErrTooFine, `line 2, time: "2015-11-20T00:30", ` + wantTimes},
		{"two in a line", head + "A,2015-11-20T00:00,x,,,,,-.-5\n", aqi.ErrText,
			`line 2, so2: "x", want a number with at most two decimal places, or NA; line 2, pm25: "-.-5", want a number with at most two decimal places, or NA`},
		{"too fine", head + "A,2015-11-20T00:00,1.005,,,,,\n", aqi.ErrTooFine, "line 2, so2: 1.005, want -100000 to 100000 with at most two decimal places"},
		{"a mark again and again", strings.ToUpper(head) + "A,2015-11-20T00:00,-999,,,,,\nA,2015-11-20T01:00,-999,,,,,\nA,2015-11-20T02:00,-99,,,,,\n",
			aqi.ErrCode, "line 2, SO2 and 1 more to line 3: -999, want 0 or more; line 4, SO2: -99, want 0 or more"},
		{"contradicting", head + row + "B" + row[1:] + "A,2015-11-20T00:00,1,1,1,1,,1\n", aqi.ErrConflict,
			"line 4, A 2015-11-20 00:00: 1,1,1,1,NA,1, want 1,1,1,1,1,1 as in line 2"},
		{"contradicting, wide", wideHead + "20200229,0,PM10,1,2\n20200228,24,PM10,1,3\n", aqi.ErrConflict,
			"line 3, B 2020-02-29 00:00: PM10 3, want 2 as in line 2"},
		{"wide times", wideHead + "2020022,0,PM10,1,2\n20200229,25,PM10,1,2\n20200229,0:00,PM10,1,2\n", aqi.ErrText,
			`line 2, date: "2020022", ` + wantTimes + `; line 3, hour: "25", ` + wantTimes + `; line 4, hour: "0:00", ` + wantTimes},
		{"centuries", head + row + "A,2215-11-20T00:00,1,1,1,1,1,1\n", aqi.ErrTooMany,
			"line 3, A: want at most as many missing hours as there are, or 1000000"},
		{"centuries, wide", wideHead + "20200229,0,PM10,1,2\n22200228,0,PM10,1,3\n", aqi.ErrTooMany,
			"line 3: want at most as many missing hours as there are, or 1000000"},
		{"no end of line", head + row + strings.Repeat("A", 3*maxRecord), aqi.ErrTooMany, `line 3: want at most 262144 bytes a line`},
		{"not gzip", "\x1f\x8bxxxxxxxxxxxx", gzip.ErrHeader, `line 1`},
		{"UTF-16", "\xff\xfes\x00i\x00t\x00e\x00", aqi.ErrText, "line 1: want " + wantUTF8.English},
		{"GBK type", wideHead + "20200229,0,\xc0\xe0,1,2\n20200229,0,\xc0\xe0,1,2\n", aqi.ErrText, "line 2, type: want " + wantUTF8.English},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sites, err := sitesOf(tt.in)
			if sites != nil || !errors.Is(err, tt.is) {
				t.Fatalf("%v, %v\nwant %v", sites, err, tt.is)
			}
			faults, _ := errors.AsType[*Faults](err)
			if got := withoutRules(faults); got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
		})
	}
}

// withoutRules returns the faults' texts without their rules, which package aqi words.
func withoutRules(faults *Faults) string {
	var texts []string
	for _, err := range faults.First {
		texts = append(texts, strings.TrimSuffix(err.Error(), ": "+errors.Unwrap(err).Error()))
	}
	return strings.Join(texts, "; ")
}

// A fault of many lines says where the first and the last are, in both languages.
func TestFaultOfManyLines(t *testing.T) {
	_, err := sitesOf(head + "A,2015-11-20T00:00,,,300,,,\nA,2015-11-20T01:00,,,301,,,\n")
	fault, _ := errors.AsType[*Fault](err)
	english := "line 2, co and 1 more to line 3: 300 … 301, want at most 200 mg/m³; is it in µg/m³?: is out of range"
	chinese := "第2行，co及另1处（至第3行）：300 … 301，应为不大于200 mg/m³（单位是否为µg/m³？）：超出范围"
	if fault == nil || fault.Error() != english || fault.Chinese() != chinese || fault.count() != 2 {
		t.Errorf("%v\n%s", err, fault.Chinese())
	}
}

func TestFaultsAreBounded(t *testing.T) {
	var text strings.Builder
	for i := range MaxFaults + 3 {
		text.WriteString("A,x" + strconv.Itoa(i) + ",,,,,,\n")
	}
	_, err := sitesOf(head + text.String())
	faults, ok := errors.AsType[*Faults](err)
	if !ok || len(faults.First) != MaxFaults || faults.More != 3 || !strings.HasSuffix(err.Error(), "and 3 more") {
		t.Errorf("%v", err)
	}
	if fault, ok := errors.AsType[*Fault](err); !ok || fault.Line != 2 || fault.Column != "time" || fault.Got != `"x0"` {
		t.Errorf("first fault %+v", fault)
	}
}

func TestDamagedGzip(t *testing.T) {
	whole := zip(t, head+"A,2015-11-20T00:00,1,1,1,1,1,1\n")
	if _, err := sitesOf(whole[:len(whole)-6]); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut short: %v", err)
	}
}

func TestNoRows(t *testing.T) {
	for _, text := range []string{head, wideHead} {
		if sites, err := sitesOf(text); len(sites) != 0 || err != nil {
			t.Errorf("%v, %v", sites, err)
		}
	}
}

// Every concentration is what package aqi says it is: what the reader lets pass unseen is good.
func TestConcentrations(t *testing.T) {
	for i, p := range pollutants {
		for _, number := range []string{"-5", "-0.01", "0", "99.99", "100", "100.01", "200", "200.01", "999", "1000", "1000.01", "9999", "9999.5", "10000.01", "20000.01"} {
			c, err := aqi.ParseConcentration(number)
			if err != nil {
				t.Fatal(err)
			}
			want := aqi.CheckHours([]aqi.Sample{aqi.Sample{}.With(p, c.Decimal())}, 0)
			fields := strings.Split(",,,,,", ",")
			fields[i] = number
			if _, err := sitesOf(head + "A,2015-11-20T00:00," + strings.Join(fields, ",") + "\n"); (err == nil) != (want == nil) {
				t.Errorf("%v %s: %v, want %v", p, number, err, want)
			}
		}
	}
}

// The bound is on the file: no number of sites gets round it.
func TestGapsOfManySites(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 3 {
		for _, year := range []string{"1960", "2015"} {
			text.WriteString("S" + strconv.Itoa(i) + "," + year + "-01-01T00:00,,,,,,\n")
		}
	}
	_, err := sitesOf(text.String())
	faults, ok := errors.AsType[*Faults](err)
	if !ok || len(faults.First) != 1 || !errors.Is(err, aqi.ErrTooMany) || !strings.Contains(err.Error(), "line 7, S2: want at most as many missing") {
		t.Errorf("%v, want one fault at the third site", err)
	}
}

func TestBeijing(t *testing.T) {
	in, err := os.Open(shared.File(t, "data", "beijing-2015-winter.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	file, err := Read(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Sites) != 12 || len(file.Notes) != 0 {
		t.Errorf("%d sites, notes %v; want 12 and none", len(file.Sites), file.Notes)
	}
	for _, s := range file.Sites {
		if s.Columns.Len() != 1248 || s.Start.Time().Format(timeLayout) != "2015-11-20T00:00" {
			t.Errorf("%s: %d hours from %v", s.Name, s.Columns.Len(), s.Start)
		}
	}
}
