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
	"time"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
)

const head = "site,time,so2,no2,co,o3,pm10,pm25\n"

func sitesOf(text string) ([]Site, error) { return Sites(Read(strings.NewReader(text))) }

func zip(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func number64(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func TestRead(t *testing.T) {
	text := "\ufeffpm25,site,so2,time,no2,co,o3,pm10\r\n" +
		" 68 ,A,10,2015-11-20T00:00,5.5e1,3.1,NA,\r\n" +
		"\r\n" +
		".5,\"B, C\",-1,2015-11-19T23:00,+2,3.,0,0\n"
	for _, in := range []io.Reader{strings.NewReader(text), bytes.NewReader(zip(t, text))} {
		var rows []Row
		for row, err := range Read(in) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		if len(rows) != 2 {
			t.Fatalf("%d rows, want 2", len(rows))
		}
		checkFirst(t, rows[0])
		if b := rows[1]; b.Site != "B, C" || b.Line != 4 || !b.SO2.Decimal.Equal(decimal.New(-1, 0)) {
			t.Errorf("second row %+v", b)
		}
	}
}

func checkFirst(t *testing.T, row Row) {
	t.Helper()
	if row.Site != "A" || row.Line != 2 || row.Hour.Time().Format(time.RFC3339) != "2015-11-20T00:00:00+08:00" {
		t.Errorf("first row %+v", row)
	}
	if row.O3.Valid || row.PM10.Valid {
		t.Errorf("NA and blank are missing: %+v", row.Sample)
	}
	for i, pair := range [][2]decimal.NullDecimal{
		{row.SO2, number64("10")}, {row.NO2, number64("55")}, {row.CO, number64("3.1")}, {row.PM25, number64("68")},
	} {
		if !pair[0].Valid || !pair[0].Decimal.Equal(pair[1].Decimal) {
			t.Errorf("number %d: %v, want %v", i, pair[0], pair[1])
		}
	}
}

// What a fault says is for people; what it is, and where, is for errors.Is.
func TestFaults(t *testing.T) {
	const row = "A,2015-11-20T00:00,1,1,1,1,1,1\n"
	const hour, number = "want a whole hour like 2015-11-20T00:00", "want a decimal number of at most 40 characters, or NA: is not a value of its type"
	long := strings.Repeat("9", maxNumber+1)
	tests := []struct {
		name, in string
		is       error
		want     string
	}{
		{"empty", "", aqi.ErrMissing, "line 1: want site,time,so2,no2,co,o3,pm10,pm25: must be given"},
		{"unknown column", "x," + head, aqi.ErrUnknown, `line 1, "x": want site, time, so2, no2, co, o3, pm10, pm25: is not known here`},
		{"column twice", "so2," + head, aqi.ErrDuplicate, `line 1, "so2": want each column once: is given twice`},
		{"missing columns", "site,time,so2,no2,co,o3\n", aqi.ErrMissing,
			`line 1, "pm10": want the column: must be given; line 1, "pm25": want the column: must be given`},
		{"quotes in header", "\"site\n", aqi.ErrText, `line 1: want quotes in pairs: is not a value of its type`},
		{"few fields, and on", head + "A,2015-11-20T00:00\nA,x,,,,,,\n", aqi.ErrText,
			`line 2: want as many fields as the header: is not a value of its type; line 3, time: "x", ` + hour + `: is not a value of its type`},
		{"no site", head + " ,2015-11-20T00:00,,,,,,\n", aqi.ErrMissing, `line 2, site: want a site's name: must be given`},
		{"no text", head + "\xff,2015-11-20T00:00,,,,,,\n", aqi.ErrText, `line 2, site: "�", want text in UTF-8: is not a value of its type`},
		{"no time", head + "A,,,,,,,\n", aqi.ErrMissing, `line 2, time: ` + hour + `: must be given`},
		{"30 February", head + "A,2015-02-30T00:00,,,,,,\n", aqi.ErrText, `line 2, time: "2015-02-30T00:00", ` + hour + `: is not a value of its type`},
		{"half past", head + "A,2015-11-20T00:30,,,,,,\n", aqi.ErrText, `line 2, time: "2015-11-20T00:30", ` + hour + `: is not a value of its type`},
		{"two in a line", head + "A,2015-11-20T00:00,x,,,,,-.-5\n", aqi.ErrText, `line 2, so2: "x", ` + number + `; line 2, pm25: "-.-5", ` + number},
		{"long exponent", head + "A,2015-11-20T00:00,1e100,,,,,\n", aqi.ErrText, `line 2, so2: "1e100", ` + number},
		{"long number", head + "A,2015-11-20T00:00," + long + long + ",,,,,\n", aqi.ErrText, `line 2, so2: "` + (long + long)[:60] + `…", ` + number},
		{"given before", head + row + "B" + row[1:] + row, aqi.ErrDuplicate,
			`line 4, time: "2015-11-20T00:00", want another hour of site "A" than line 2: is given twice`},
		{"centuries", head + row + "A,2215-11-20T00:00,1,1,1,1,1,1\n", aqi.ErrTooMany,
			`line 3, time: "2215-11-20T00:00", want at most 1000000 hours missing in the file (site "A": since line 2 1753151): are too many`},
		{"no end of line", head + row + strings.Repeat("A", 3*maxRecord), aqi.ErrTooMany, `line 3: want at most 65536 bytes a line: are too many`},
		{"not gzip", "\x1f\x8bxxxxxxxxxxxx", gzip.ErrHeader, `line 1: gzip: invalid header`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sites, err := sitesOf(tt.in)
			if sites != nil || !errors.Is(err, tt.is) || err.Error() != tt.want {
				t.Errorf("%v, %v\nwant %v", sites, err, tt.want)
			}
		})
	}
}

// A Chinese user is told in Chinese.
func TestFaultsInChinese(t *testing.T) {
	_, err := sitesOf(head + "A,x,1,1,1,1,1,1\nA,2015-11-20T00:00,x,,,,,\n" + strings.Repeat(",,,,,,,\n", MaxFaults))
	list, _ := errors.AsType[*Faults](err)
	text := list.Chinese()
	for _, want := range []string{
		`第2行，time："x"，应为形如2015-11-20T00:00的整点：不是可识别的取值；第3行，so2："x"，应为不超过40个字符的十进制数，缺失为NA：`, "；另有22处",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestFaultsAreBounded(t *testing.T) {
	_, err := sitesOf(head + strings.Repeat("A,x,,,,,,\n", MaxFaults+3))
	faults, ok := errors.AsType[*Faults](err)
	if !ok || len(faults.First) != MaxFaults || faults.More != 3 || !strings.HasSuffix(err.Error(), "; and 3 more") {
		t.Errorf("%v", err)
	}
	if fault, ok := errors.AsType[*Fault](err); !ok || fault.Line != 2 || fault.Column != "time" || fault.Got != `"x"` {
		t.Errorf("first fault %+v", fault)
	}
}

func TestDamagedGzip(t *testing.T) {
	whole := zip(t, head+"A,2015-11-20T00:00,1,1,1,1,1,1\n")
	_, err := Sites(Read(bytes.NewReader(whole[:len(whole)-6])))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut short: %v", err)
	}
}

// A reader may be left at any row or fault without a panic.
func TestReadStops(t *testing.T) {
	stopped := []string{ // the first is the only one without a fault
		head + "A,2015-11-20T00:00,1,1,1,1,1,1\nA,2015-11-20T01:00,1,1,1,1,1,1\n",
		head + "A,x,x,,,,,\n",
		head + "A\nA\n",
		"x,y\n",
		"",
	}
	for _, in := range stopped {
		n := 0
		for row, err := range Read(strings.NewReader(in)) {
			n++
			if (err == nil) != (row.Site == "A" && in == stopped[0]) {
				t.Errorf("%q: %+v, %v", in, row, err)
			}
			break
		}
		if n != 1 {
			t.Errorf("%q: %d rows, want 1", in, n)
		}
	}
}

func TestSites(t *testing.T) {
	sites, err := sitesOf(head +
		"B,2015-11-20T05:00,1,,,,,\n" +
		"A,2015-11-20T03:00,3,,,,,\n" +
		"B,2015-11-20T06:00,2,,,,,\n" +
		"A,2015-11-20T00:00,1,,,,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(sites) != 2 || sites[0].Name != "A" || sites[1].Name != "B" {
		t.Fatalf("%+v", sites)
	}
	a, b := sites[0], sites[1]
	if a.Start.Time().Format(timeLayout) != "2015-11-20T00:00" || b.Start.Time().Format(timeLayout) != "2015-11-20T05:00" {
		t.Errorf("starts %v, %v", a.Start, b.Start)
	}
	if len(a.Hours) != 4 || !a.Hours[0].SO2.Valid || a.Hours[1].SO2.Valid || a.Hours[2].SO2.Valid || !a.Hours[3].SO2.Valid {
		t.Errorf("hours not given are missing: %+v", a.Hours)
	}
	if len(b.Hours) != 2 {
		t.Errorf("%d hours, want 2", len(b.Hours))
	}
}

func TestNoRows(t *testing.T) {
	if sites, err := sitesOf(head); len(sites) != 0 || err != nil {
		t.Errorf("%v, %v", sites, err)
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
	if !ok || len(faults.First) != 1 || !errors.Is(err, aqi.ErrTooMany) || !strings.Contains(err.Error(), `"S2"`) {
		t.Errorf("%v, want one fault at the third site", err)
	}
}

func TestBeijing(t *testing.T) {
	file, err := os.Open(shared.File(t, "data", "beijing-2015-winter.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	sites, err := Sites(Read(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(sites) != 12 {
		t.Errorf("%d sites, want 12", len(sites))
	}
	for _, s := range sites {
		if len(s.Hours) != 1248 || s.Start.Time().Format(timeLayout) != "2015-11-20T00:00" {
			t.Errorf("%s: %d hours from %v", s.Name, len(s.Hours), s.Start)
		}
	}
}

// Whatever the input, reading ends, rows are whole, and sites have the rows.
func FuzzRead(f *testing.F) {
	f.Add([]byte(head + "A,2015-11-20T00:00,10,NA,,-4,1e9,.5\nA,2015-11-20T02:00,,,,,,\n")) // a gap, every form of a number
	f.Add([]byte(head + "A,2015-11-20T00:00,,,,,,\nA,2015-11-20T00:00,,,,,,\n"))            // an hour twice
	f.Add([]byte(head + "A,0000-01-01T00:00,,,,,,\nA,9999-12-31T23:00,,,,,,\n"))            // a span of ten thousand years
	f.Add([]byte("time,so2,so2\n\"\n"))                                                     // a bad header, an open quote
	f.Add([]byte("\x1f\x8b\x08\x00"))                                                       // gzip cut short
	f.Fuzz(func(t *testing.T, in []byte) {
		rows, failed := 0, false
		for row, err := range Read(bytes.NewReader(in)) {
			if err != nil {
				failed = true
				continue
			}
			rows++
			if row.Site == "" || row.Line < 2 || !row.Hour.Valid() {
				t.Fatalf("bad row %+v", row)
			}
		}
		sites, err := Sites(Read(bytes.NewReader(in)))
		if failed && err == nil {
			t.Fatal("a fault is lost")
		}
		if err == nil && hours(sites) < rows {
			t.Fatalf("%d hours from %d rows", hours(sites), rows)
		}
	})
}

func hours(sites []Site) int {
	n := 0
	for _, s := range sites {
		n += len(s.Hours)
	}
	return n
}
