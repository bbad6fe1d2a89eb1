// Package hourscsv reads hourly concentrations of many sites from CSV, as they are published.
//
// The first line names the columns, in any order and case. In the long form they are site, time, so2, no2, co, o3, pm10 and
// pm25, with a row for each hour of a site; in the wide form date, hour and type, and one for each site, with a row for each hour
// and pollutant. Further columns, and rows of further types, are left out with a note.
//
// A time is the start of an hour, at UTC+8 where it has no offset: 2015-11-20T00:00, 2015-11-20 00:00:00+08:00, 2015/11/20 0:00,
// 2015112000; 24:00 is 00:00 of the next day. Concentrations are in µg/m³, CO in mg/m³; one that package aqi refuses is a fault.
// The text is UTF-8, and may be compressed with gzip.
package hourscsv

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// What bounds the memory that a file can take, with limits.
const (
	maxRecord  = 256 << 10 // bytes of a line
	maxName    = 200       // bytes of a site's name
	maxMissing = 1_000_000 // hours that may be filled in besides as many as there are
)

// limits bound what a file has.
type limits struct {
	rows  int // whether or not they are twins
	sites int
	hours int // of all sites together
	wide  int // rows of the wide form that are no twins
}

// fileLimits keep a file below a gigabyte of memory.
var fileLimits = limits{rows: 20_000_000, sites: 10_000, hours: 10_000_000, wide: 3_000_000}

// Options say how to read a file.
type Options struct {
	EndStamps bool           // times are the ends of hours
	Progress  func(rows int) // called every 100,000 rows, where it is not nil
}

const progressEvery = 100_000

// File is what a file has.
type File struct {
	Sites []Site     // by name
	Notes []aqi.Text // what was left out, and what looks odd
}

// Site is one site's hours without a gap: an hour the file does not have is one with every pollutant missing.
type Site struct {
	Name    string
	Start   aqi.Stamp // the first hour
	Columns aqi.Columns
}

// Read reads a file. On any fault it returns no sites and all faults as a *Faults. A file without rows has no sites.
func Read(r io.Reader, options Options) (File, error) {
	return read(r, options, fileLimits)
}

func read(r io.Reader, options Options, limits limits) (File, error) {
	p := newParser(options, limits)
	file := p.read(r)
	if err := p.faults.Err(); err != nil {
		return File{}, err
	}
	return file, nil
}

// form is one of the two forms of a file.
type form interface {
	row(record []string)
	sites() []Site
	width() int // rows of a site in a line
	scan(s *scanner, record []string)
}

type parser struct {
	Options
	hints
	limits  limits
	text    *bufio.Reader
	csv     *csv.Reader
	budget  *budget
	line    int      // the last line begun
	rows    int      // below the header
	names   []string // of the columns, as written
	clock   clock
	faults  Faults
	stopped bool // what follows cannot be read
}

func newParser(options Options, limits limits) *parser {
	return &parser{Options: options, limits: limits, hints: hints{types: map[string]int{}}}
}

// open reads the header; nil when there is no going on.
func (p *parser) open(r io.Reader) form {
	src, err := plain(r)
	if err != nil {
		p.stop(&Fault{Line: 1, Rule: err})
		return nil
	}
	p.budget = &budget{r: src}
	p.text = bufio.NewReader(p.budget)
	p.csv = csv.NewReader(p.text)
	p.csv.ReuseRecord = true
	return p.header()
}

func (p *parser) read(r io.Reader) File {
	f := p.open(r)
	for f != nil && p.next(f) {
	}
	if f == nil || p.stopped {
		return File{}
	}
	sites := f.sites()
	slices.SortFunc(sites, func(a, b Site) int { return cmp.Compare(a.Name, b.Name) })
	return File{Sites: sites, Notes: p.notes(sites)}
}

// plain is r without a byte order mark, decompressed where it is compressed.
func plain(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if magic, err := b.Peek(2); err == nil && bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, err
		}
		b = bufio.NewReader(z)
	}
	if mark, err := b.Peek(len(bom)); err == nil && string(mark) == bom {
		_, err = b.Discard(len(bom))
		return b, err
	}
	return b, nil // the error, if any, comes again on reading
}

const bom = "\ufeff"

func (p *parser) fault(column int, got string, want aqi.Text, rule error) {
	p.faults.merge(&Fault{Line: p.line, Column: p.names[column], Got: got, Want: want, Rule: rule})
}

// stop adds a fault after which nothing can be read.
func (p *parser) stop(f *Fault) {
	p.faults.merge(f)
	p.stopped = true
}

// tooMany stops at a limit.
func (p *parser) tooMany(limit int, what aqi.Text) {
	p.stop(&Fault{Line: p.line, Want: atMost(limit, what), Rule: aqi.ErrTooMany})
}

// What there can be too many of.
var (
	rowsOfAll  = aqi.Text{Chinese: "行", English: "rows"}
	sitesOfAll = aqi.Text{Chinese: "个站点", English: "sites"}
	hoursOfAll = aqi.Text{Chinese: "个小时（各站点合计）", English: "hours of all sites together"}
)

func atMost(limit int, what aqi.Text) aqi.Text {
	return text("一个文件不超过%d%[2]s，请拆分", "at most %d %[3]s in a file: split it", limit, what.Chinese, what.English)
}

// record reads the next line. What cannot be read of it is nil; more is false at the end of what can be.
func (p *parser) record() (record []string, more bool) {
	p.budget.left = maxRecord
	record, err := p.csv.Read()
	if err == nil {
		p.line, _ = p.csv.FieldPos(0)
		return record, true
	}
	bad, isBad := errors.AsType[*csv.ParseError](err)
	switch {
	case errors.Is(err, io.EOF):
		return nil, false
	case errors.Is(err, errLong):
		p.stop(&Fault{Line: p.line + 1, Want: wantLine, Rule: aqi.ErrTooMany})
		return nil, false
	case !isBad:
		p.stop(&Fault{Line: p.line + 1, Rule: err})
		return nil, false
	}
	p.line = bad.StartLine
	p.faults.merge(BadCSV(bad))
	return nil, true
}

// next reads one line; false at the end.
func (p *parser) next(f form) bool {
	record, more := p.record()
	if !more {
		return false
	}
	if p.rows++; p.rows > p.limits.rows {
		p.tooMany(p.limits.rows, rowsOfAll)
		return false
	}
	if p.Progress != nil && p.rows%progressEvery == 0 {
		p.Progress(p.rows)
	}
	if record != nil {
		f.row(record)
	}
	return !p.stopped
}

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

var errLong = errors.New("a line without an end")

// IsMissing reports whether a field says that there is no value: it is blank, NA, NaN, null, None, -, — or -;.
func IsMissing(field string) bool {
	switch field {
	case "", "-", "—", "-;":
		return true
	}
	return slices.ContainsFunc(missingWords, func(word string) bool { return strings.EqualFold(field, word) })
}

var missingWords = []string{"NA", "NaN", "null", "None"}
