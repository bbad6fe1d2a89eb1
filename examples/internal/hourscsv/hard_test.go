package hourscsv

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// repeated gives a text n times after a header.
func repeated(header, text string, n int) io.Reader {
	return io.MultiReader(strings.NewReader(header), &repeater{text: text, n: n})
}

type repeater struct {
	text string
	at   int
	n    int
}

func (r *repeater) Read(p []byte) (n int, err error) {
	for n < len(p) && r.n > 0 {
		k := copy(p[n:], r.text[r.at:])
		n, r.at = n+k, r.at+k
		if r.at == len(r.text) {
			r.at, r.n = 0, r.n-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// held returns the bytes that reading a file leaves allocated at most, by a look at each progress.
func held(r io.Reader) (most uint64, file File, err error) {
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	file, err = Read(r, Options{Progress: func(int) {
		runtime.ReadMemStats(&now)
		most = max(most, now.HeapAlloc-min(now.HeapAlloc, before.HeapAlloc))
	}})
	return most, file, err
}

// Equal rows take no memory, however many and whatever their order.
func TestEqualRows(t *testing.T) {
	const a, b = "A,2015-11-20T00:00,1,1,1,1,1,1\n", "A,2015-11-20T01:00,1,1,1,1,1,2\n"
	for _, rows := range []string{a, a + b} {
		most, file, err := held(repeated(head, rows, 100_000))
		if err != nil || len(file.Sites) != 1 || most > 32<<20 {
			t.Errorf("%d bytes, %d sites, %v", most, len(file.Sites), err)
		}
	}
	most, _, err := held(repeated(head, a+"A,2015-11-20T00:00,1,1,1,1,1,2\n", 100_000)) // and neither do contradictions
	if !errors.Is(err, aqi.ErrConflict) || most > 32<<20 {
		t.Errorf("%d bytes, %v", most, err)
	}
}

// What is above a limit is refused, what is at it is not.
func TestLimits(t *testing.T) {
	at := func(i int) string { return fmt.Sprintf("2015-11-%02dT%02d:00", 1+i/24, i%24) }
	var sites, hours, back, wide strings.Builder
	for i := range 13 {
		fmt.Fprintf(&sites, "S%d,%s,1,1,1,1,1,1\n", i, at(0))
		fmt.Fprintf(&hours, "S,%s,1,1,1,1,1,1\n", at(i))
		fmt.Fprintf(&back, "S,%s,1,1,1,1,1,1\n", at(2*i))
		fmt.Fprintf(&wide, "20151101,%d,co,1,1\n", i)
	}
	const most = 1_000_000
	for _, tt := range []struct {
		name, text string
		tight      limits
		want       string // "" where the file is read
	}{
		{"rows", head + sites.String(), limits{13, most, most, most}, ""},
		{"rows", head + sites.String(), limits{12, most, most, most}, "line 14: want at most 12 rows in a file: split it"},
		{"sites", head + sites.String(), limits{most, 13, most, most}, ""},
		{"sites", head + sites.String(), limits{most, 12, most, most}, "line 14: want at most 12 sites in a file: split it"},
		{"hours", head + hours.String(), limits{most, most, 13, most}, ""},
		{"hours", head + hours.String(), limits{most, most, 12, most}, "line 14: want at most 12 hours of all sites together in a file: split it"},
		{"hours with twins", head + hours.String() + hours.String(), limits{most, most, 20, most}, ""},
		{"hours with those that are missing", head + back.String(), limits{most, most, 25, most}, ""},
		{"hours with those that are missing", head + back.String(), limits{most, most, 24, most},
			"line 14, S: want at most 24 hours of all sites together in a file: split it"},
		{"columns of sites", wideHead, limits{most, 2, most, most}, ""},
		{"columns of sites", wideHead, limits{most, 1, most, most}, "line 1: want at most 1 sites in a file: split it"},
		{"wide rows", wideHead + wide.String(), limits{most, most, most, 13}, ""},
		{"wide rows", wideHead + wide.String(), limits{most, most, most, 12}, "line 14: want at most 12 rows in a file: split it"},
		{"wide hours", wideHead + wide.String(), limits{most, most, 26, most}, ""},
		{"wide hours", wideHead + wide.String(), limits{most, most, 25, most}, "line 14: want at most 25 hours of all sites together in a file: split it"},
		{"wide values", wideHead + wide.String(), limits{most, most, 4, most}, "line 14: want at most 4 hours of all sites together in a file: split it"},
	} {
		file, err := read(strings.NewReader(tt.text), Options{}, tt.tight)
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		faults, ok := errors.AsType[*Faults](err)
		if !ok || file.Sites != nil || !errors.Is(err, aqi.ErrTooMany) || withoutRules(faults) != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestStems(t *testing.T) {
	site := func(name string, from aqi.Stamp, n int) Site {
		columns, by := makeColumns(n + 2)
		for i := 1; i <= n; i++ { // an hour without a value at either end
			by[3][i] = concentration(100)
		}
		return Site{Name: name, Start: from - 1, Columns: columns}
	}
	const from = aqi.Stamp(17_000_000)
	for _, tt := range []struct {
		b    Site
		want string // "" for no note
	}{
		{site("西路(启用150702)", from+100, 50), "one follows the other"},
		{site("西路（新）", from-50, 50), "one follows the other"},
		{site("西路(启用150702)", from+100+longestGap, 50), "one follows the other"},
		{site("西路(启用150702)", from+101+longestGap, 50), "brackets: are they one?"},
		{site("西路(启用150702)", from+100-longestBoth, 50), "one follows the other"},
		{site("西路(启用150702)", from+99-longestBoth, 50), "brackets: are they one?"},
		{site("西路(无)", from, 0), "brackets: are they one?"},
		{site("西路2", from+100, 50), ""},
		{site("(西路)", from+100, 50), ""},
	} {
		notes := stems([]Site{site("西路", from, 100), tt.b})
		if len(notes) == 0 && tt.want == "" {
			continue
		}
		if len(notes) != 1 || tt.want == "" || !strings.Contains(notes[0].English, tt.want) {
			t.Errorf("%s: %v, want %q", tt.b.Name, notes, tt.want)
		}
	}
}

func TestEndStampHints(t *testing.T) {
	const row = "A,2015-11-20T01:00,1,1,1,1,1,1\n"
	for header, want := range map[string]string{head: "", strings.Replace(head, "time", "End time", 1): "The column End time"} {
		for _, ends := range []bool{false, true} {
			file, err := Read(strings.NewReader(header+row), Options{EndStamps: ends})
			hinted := len(file.Notes) == 1 && strings.HasPrefix(file.Notes[0].English, want)
			if err != nil || hinted != (want != "" && !ends) || file.Sites[0].Start.Hour() == 0 != ends {
				t.Errorf("%s, ends %v: %v, %v", header, ends, file, err)
			}
		}
	}
}

// Whatever the input, reading ends and gives sites that are whole, or faults that say where.
func FuzzRead(f *testing.F) {
	f.Add([]byte(head+"A,2015-11-20T00:00,10,NA,,-4,1e9,.5\nA,2015-11-20T02:00,,,,,,\n"), false) // a gap, every form of a number
	f.Add([]byte(head+"A,2015-11-20T00:00,,,,,,\nA,2015/11/20 0:00,,,,,,\n"), true)              // an hour twice
	f.Add([]byte(head+"A,0000-01-01T00:00,,,,,,\nA,9999-12-31T23:00,,,,,,\n"), false)            // a span of ten thousand years
	f.Add([]byte(head+"A,2015112024,,,,,,\nA(1),2015-11-20T24:00:00.0Z,-;,—,null,None,-,1\n"), true)
	f.Add([]byte(bom+wideHead+"20200229,24,PM2.5,1,\n2020-2-29,0,co,1,2\n20200229,1,AQI,x,y\n"), false)
	f.Add([]byte("time,so2,so2\n\"\n"), false)  // a bad header, an open quote
	f.Add([]byte("\x1f\x8b\x08\x00"), false)    // gzip cut short
	f.Add([]byte("site\xc0\xe0,time\n"), false) // no UTF-8
	f.Fuzz(func(t *testing.T, in []byte, ends bool) {
		file, err := Read(bytes.NewReader(in), Options{EndStamps: ends})
		checkScan(t, string(in), ends, err)
		if err != nil {
			checkFaults(t, file, err)
			return
		}
		last := ""
		for _, s := range file.Sites {
			if s.Name <= last || !s.Start.Valid() || s.Columns.Len() == 0 {
				t.Fatalf("site %+v after %q", s, last)
			}
			last = s.Name
			if s.Columns.Len() > 10_000 {
				continue // it takes long
			}
			if err := aqi.CheckHours(s.Hours(), 0); err != nil {
				t.Fatal(err)
			}
			aqi.ScreenColumns(s.Start, s.Columns, 0)
		}
	})
}

// checkScan wants every row given once, and none rejected of a file that can be read whole.
func checkScan(t *testing.T, in string, ends bool, err error) {
	t.Helper()
	s := scan(in, Options{EndStamps: ends})
	given := len(s.used) + s.unused
	for _, r := range s.rejects {
		given += r.Rows
		if r.Err.Error() == "" || r.Line < 1 || r.Rows < 0 {
			t.Fatalf("%+v", r)
		}
	}
	if given != s.rows || err == nil && s.rejects != nil {
		t.Fatalf("%d rows, %d given, %+v, %v", s.rows, given, s.rejects, err)
	}
}

func checkFaults(t *testing.T, file File, err error) {
	t.Helper()
	faults, ok := errors.AsType[*Faults](err)
	if !ok || file.Sites != nil || len(faults.First) > MaxFaults || len(err.Error()) > MaxFaults*1000 {
		t.Fatalf("%+v, %v", file, err)
	}
	for _, e := range faults.First {
		if fault, ok := errors.AsType[*Fault](e); !ok || fault.Line < 1 || fault.Rule == nil || fault.Chinese() == "" {
			t.Fatalf("%#v", e)
		}
	}
}

// The gzip of equal rows that is small is read in bounded memory too.
func TestSmallGzipOfEqualRows(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.Copy(z, repeated(head, "A,2015-11-20T00:00,1,1,1,1,1,1\n", 400_000)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if most, file, err := held(&packed); err != nil || len(file.Sites) != 1 || most > 32<<20 {
		t.Errorf("%d bytes, %v", most, err)
	}
}
