package hourscsv

import (
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// Row is a site's hour as a line has it. A line of the wide form has a row for each site.
type Row struct {
	Line   int
	Site   string
	Hour   aqi.Stamp
	Given  aqi.Pollutants                     // those that the line is about, missing or not
	Values [len(pollutants)]aqi.Concentration // in the order of package aqi's pollutants
}

// Reject is what cannot be used.
type Reject struct {
	Line int
	Rows int    // that it stands for
	Text string // the line, or the field of the wide form, as far as it could be read
	Err  error  // a *Faults
}

// Scan reads a file of any length and gives each row to use or to reject as it comes; rows may repeat and contradict each other. It
// returns how many rows the file has, and how many of them are of types that are not used: all others were given to the two. What
// follows a fault after which nothing can be read is rejected with as many rows as it has lines.
func Scan(r io.Reader, options Options, use func(Row), reject func(Reject)) (rows, unused int) {
	s := &scanner{parser: newParser(options, fileLimits), use: use, reject: reject}
	f := s.open(r)
	if f == nil {
		s.rest(1)
		return s.rows, 0
	}
	for {
		record, more := s.record()
		switch {
		case !more && s.stopped:
			s.rest(f.width())
			return s.rows, s.unused
		case !more:
			return s.rows, s.unused
		}
		s.rows += f.width()
		if record == nil {
			s.bad(f.width(), "")
			continue
		}
		f.scan(s, record)
	}
}

type scanner struct {
	*parser
	use          func(Row)
	reject       func(Reject)
	rows, unused int
}

func (s *scanner) isBad() bool { return len(s.faults.First) > 0 }

// bad rejects rows for the faults so far.
func (s *scanner) bad(rows int, text string) {
	faults, line := s.faults, s.line
	if first, ok := errors.AsType[*Fault](faults.First[0]); ok {
		line = first.Line
	}
	s.reject(Reject{Line: line, Rows: rows, Text: strings.Clone(text), Err: &faults})
	s.faults, s.stopped = Faults{}, false
}

// rest rejects all lines that follow, of that many rows each.
func (s *scanner) rest(width int) {
	rows := 0
	if s.text != nil {
		s.budget.left = math.MaxInt
		rows = width * lines(s.text)
	}
	s.rows += rows
	s.bad(rows, "")
}

// lines counts the lines that can still be read and are not empty.
func lines(r io.Reader) (n int) {
	inLine := false
	buffer := make([]byte, 64<<10)
	for {
		k, err := r.Read(buffer)
		for _, b := range buffer[:k] {
			if b == '\n' && inLine {
				n++
			}
			inLine = b != '\n' && (inLine || b != '\r')
		}
		if err != nil {
			break
		}
	}
	if inLine {
		n++
	}
	return n
}

func (f *long) width() int { return 1 }

func (f *long) scan(s *scanner, record []string) {
	site, p, _ := f.point(record)
	if s.isBad() {
		s.bad(1, strings.Join(record, ","))
		return
	}
	s.use(Row{Line: s.line, Site: site.name, Hour: p.hour, Given: aqi.AllPollutants, Values: p.values})
}

func (f *wide) width() int { return len(f.columns) }

func (f *wide) scan(s *scanner, record []string) {
	kind := strings.TrimSpace(record[f.kind])
	pollutant := slices.Index(pollutantKeys, key(kind))
	var at aqi.Stamp
	if pollutant < 0 {
		f.otherType(kind)
	} else {
		at, _ = f.at(record)
	}
	switch {
	case s.isBad():
		s.bad(f.width(), strings.Join(record, ","))
	case pollutant < 0:
		s.unused += f.width()
	default:
		f.scanSites(s, record, wideKey{at, pollutant})
	}
}

func (f *wide) scanSites(s *scanner, record []string, at wideKey) {
	row := Row{Line: s.line, Hour: at.hour, Given: aqi.PollutantsOf(pollutants[at.pollutant])}
	for _, column := range f.columns {
		row.Values[at.pollutant] = f.number(at.pollutant, column, record[column])
		if row.Site = f.names[column]; s.isBad() {
			s.bad(1, record[column])
			continue
		}
		s.use(row)
	}
}
