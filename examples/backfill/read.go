package main

import (
	"context"
	"errors"
	"io"
	"math"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
)

func init() {
	register.DoFn5x1[context.Context, fileio.ReadableFile, func(string, rows), func(letter), func(string, int64), error](&readFn{})
	register.Emitter2[string, rows]()
	register.Emitter1[letter]()
	register.Emitter2[string, int64]()
}

// readFn reads a file of hours and gives its rows by site, those that are none as letters, and counts.
type readFn struct{ Within aqi.Span }

// What a worker holds of a file: no more than so many rows.
const mostHeld = 200_000

func (fn *readFn) ProcessElement(
	ctx context.Context, file fileio.ReadableFile, emit func(string, rows), bad func(letter), count func(string, int64),
) error {
	opened, err := file.Open(ctx)
	if err != nil {
		return err
	}
	r := reader{within: fn.Within, file: file.Metadata.Path, emit: emit, bad: bad, held: map[string][]row{}}
	read, unused := r.read(opened)
	count("files", 1)
	count(rowsRead, int64(read))
	count(rowsUnused, int64(unused))
	progress.files.Add(1)
	return opened.Close()
}

// reader reads one file.
type reader struct {
	within aqi.Span
	file   string
	emit   func(string, rows)
	bad    func(letter)
	held   map[string][]row // by site
	n      int              // of them all
}

func (r *reader) read(file io.Reader) (read, unused int) {
	if strings.HasSuffix(r.file, ".parquet") {
		text, err := newParquetText(file)
		if err != nil {
			r.bad(letter{File: r.file, Line: 1, Why: err.Error()})
			return 0, 0
		}
		defer text.close()
		file = text
	}
	read, unused = hourscsv.Scan(file, hourscsv.Options{}, r.use, r.reject)
	r.flush()
	return read, unused
}

func (r *reader) use(u hourscsv.Row) {
	if !r.within.Contains(u.Hour) {
		want := "want an hour within " + r.within.String()
		r.bad(letter{File: r.file, Line: u.Line, Rows: 1, Site: u.Site, Text: u.Hour.String(), Why: want})
		return
	}
	r.held[u.Site] = append(r.held[u.Site], row{Hour: u.Hour, Line: int32(min(u.Line, math.MaxInt32)), Given: u.Given, Values: u.Values})
	if r.n++; r.n == mostHeld {
		r.flush()
	}
}

func (r *reader) flush() {
	for name, list := range r.held {
		r.emit(name, rows{File: r.file, List: list})
	}
	progress.rows.Add(int64(r.n))
	r.held, r.n = map[string][]row{}, 0
}

const mostText = 1000 // bytes of what a letter quotes

func (r *reader) reject(j hourscsv.Reject) {
	l := letter{File: r.file, Line: j.Line, Rows: j.Rows, Text: j.Text[:min(len(j.Text), mostText)], Why: j.Err.Error()}
	if faults, ok := errors.AsType[*hourscsv.Faults](j.Err); ok && faults.More == 0 && len(faults.First) == 1 {
		l.Why = faults.First[0].Error()
	}
	l.Text = strings.ToValidUTF8(l.Text, "\ufffd") // JSON has no other
	r.bad(l)
}
