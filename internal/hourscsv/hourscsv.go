// Package hourscsv reads hourly concentrations of many sites from CSV.
//
// The first line names the columns site, time, so2, no2, co, o3, pm10 and
// pm25, in any order. A time is the start of an hour at UTC+8, such as
// 2015-11-20T00:00. A blank concentration, or NA, is missing. Concentrations
// are in µg/m³, CO in mg/m³, and are taken as they stand: whether one makes
// sense is for package aqi to say. The text may be compressed with gzip.
package hourscsv

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// maxRecord bounds the bytes that one line may take, and maxNumber those of one
// number, so that no input makes the reader hold more than that.
const (
	maxRecord = 64 << 10
	maxNumber = 40
)

const timeLayout = "2006-01-02T15:04"

var (
	zone    = time.FixedZone("UTC+8", 8*60*60)
	columns = []string{"site", "time", "so2", "no2", "co", "o3", "pm10", "pm25"}
	// The exponent is short because arithmetic on 1e999999999 would not end.
	number = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$`)
)

// Row is one line of a file: one hour of one site.
type Row struct {
	Line int    // 1 is the first line of the file
	Site string // never empty
	Hour aqi.Stamp
	aqi.Sample
}

// Read reads rows as they come. A line with faults gives no row but a *Fault
// for each of them, and reading goes on at the next line; after a fault of the
// header, or of the input itself, nothing follows.
func Read(r io.Reader) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		src, err := plain(r)
		if err != nil {
			yield(Row{}, &Fault{Line: 1, Rule: err})
			return
		}
		p := newParser(src)
		if !p.header(yield) {
			return
		}
		for p.next(yield) {
		}
	}
}

// plain is r, decompressed where it is compressed.
func plain(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if magic, err := b.Peek(2); err != nil || !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return b, nil // the error, if any, comes again on reading
	}
	return gzip.NewReader(b)
}

type parser struct {
	csv    *csv.Reader
	budget *budget
	line   int   // the last line begun
	at     []int // for each of columns, its place in a record
}

func newParser(r io.Reader) *parser {
	b := &budget{r: r}
	c := csv.NewReader(b)
	c.ReuseRecord = true
	return &parser{csv: c, budget: b}
}

// record reads the next line. When more is false, the input is at its end, or
// with an error beyond use.
func (p *parser) record() (rec []string, more bool, err error) {
	p.budget.left = maxRecord
	rec, err = p.csv.Read()
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		p.line = bad.StartLine
		return nil, true, BadCSV(bad)
	}
	if errors.Is(err, io.EOF) {
		return nil, false, nil
	}
	if errors.Is(err, errLong) {
		return nil, false, &Fault{Line: p.line + 1, Want: text("一行不超过%d字节", "at most %d bytes a line", maxRecord), Rule: aqi.ErrTooMany}
	}
	if err != nil {
		return nil, false, &Fault{Line: p.line + 1, Rule: err}
	}
	p.line, _ = p.csv.FieldPos(0)
	return rec, true, nil
}

// header reads the names of the columns; false when there is no going on.
func (p *parser) header(yield func(Row, error) bool) bool {
	names, more, err := p.record()
	if err == nil && !more {
		list := strings.Join(columns, ",")
		err = &Fault{Line: 1, Want: text("%s", "%s", list), Rule: aqi.ErrMissing}
	}
	if err != nil {
		yield(Row{}, err)
		return false
	}
	names = slices.Clone(names)
	names[0] = strings.TrimPrefix(names[0], "\ufeff")
	p.at = places(names)
	for _, fault := range BadHeader(p.line, names, columns, columns) {
		if !yield(Row{Line: p.line}, fault) {
			return false
		}
		p.at = nil
	}
	return p.at != nil
}

func places(names []string) []int {
	at := make([]int, len(columns))
	for i, c := range columns {
		at[i] = slices.Index(names, c)
	}
	return at
}

// next reads one line and gives its row or its faults; false at the end.
func (p *parser) next(yield func(Row, error) bool) bool {
	rec, more, err := p.record()
	if err != nil {
		return yield(Row{Line: p.line}, err) && more
	}
	if !more {
		return false
	}
	row, faults := p.row(rec)
	if len(faults) == 0 {
		return yield(row, nil)
	}
	for _, fault := range faults {
		if !yield(row, fault) {
			return false
		}
	}
	return true
}

func (p *parser) row(rec []string) (Row, []*Fault) {
	row := Row{Line: p.line}
	var faults []*Fault
	check := func(i int, f *Fault) {
		if f == nil {
			return
		}
		f.Line, f.Column = p.line, columns[i]
		if value := strings.TrimSpace(rec[p.at[i]]); value != "" {
			f.Got = quote.Text(value)
		}
		faults = append(faults, f)
	}
	field := func(i int) string { return strings.TrimSpace(rec[p.at[i]]) }

	var f *Fault
	row.Site, f = parseSite(field(0))
	check(0, f)
	row.Hour, f = parseTime(field(1))
	check(1, f)
	s := &row.Sample
	for i, dst := range []*decimal.NullDecimal{&s.SO2, &s.NO2, &s.CO, &s.O3, &s.PM10, &s.PM25} {
		*dst, f = parseNumber(field(2 + i))
		check(2+i, f)
	}
	return row, faults
}

func parseSite(s string) (string, *Fault) {
	switch {
	case s == "":
		return "", &Fault{Want: text("站点名称", "a site's name"), Rule: aqi.ErrMissing}
	case !utf8.ValidString(s):
		return "", &Fault{Want: text("UTF-8文本", "text in UTF-8"), Rule: aqi.ErrText}
	}
	return strings.Clone(s), nil // the record's memory is a whole line
}

func parseTime(s string) (aqi.Stamp, *Fault) {
	bad := &Fault{Want: text("形如2015-11-20T00:00的整点", "a whole hour like 2015-11-20T00:00"), Rule: aqi.ErrText}
	if s == "" {
		bad.Rule = aqi.ErrMissing
		return 0, bad
	}
	t, err := time.ParseInLocation(timeLayout, s, zone)
	if err != nil {
		return 0, bad
	}
	hour, err := aqi.StampOf(t)
	if err != nil || !hour.Valid() {
		return 0, bad
	}
	return hour, nil
}

func parseNumber(s string) (decimal.NullDecimal, *Fault) {
	if s == "" || s == "NA" {
		return decimal.NullDecimal{}, nil
	}
	d, err := decimal.NewFromString(s)
	if err != nil || len(s) > maxNumber || !number.MatchString(s) {
		want := text("不超过%d个字符的十进制数，缺失为NA", "a decimal number of at most %d characters, or NA", maxNumber)
		return decimal.NullDecimal{}, &Fault{Want: want, Rule: aqi.ErrText}
	}
	return decimal.NewNullDecimal(d), nil
}

var errLong = errors.New("a line without an end")

// budget lets no more than left bytes through before it is set anew: a line
// without an end would otherwise be read into memory whole.
type budget struct {
	r    io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
