package inventory

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// csv reads the text of a CSV file.
func (r *reader) csv(text string) {
	rows := csv.NewReader(strings.NewReader(text))
	rows.ReuseRecord = true
	names, err := rows.Read()
	if err != nil {
		r.add(1, "", noHeader)
		return
	}
	at, ok := r.header(1, names)
	for ok {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if bad, is := errors.AsType[*csv.ParseError](err); is {
			r.faults.Add(hourscsv.BadCSV(bad))
			continue
		}
		if err != nil {
			r.add(1, "", aqi.Fault{Rule: err})
			return
		}
		line, _ := rows.FieldPos(0)
		row := &row{number: line, header: at}
		if !r.counts(row) {
			return
		}
		r.row(row, fields)
	}
}

var noHeader = aqi.Fault{Want: want("列名一行", "a line with the columns"), Rule: aqi.ErrMissing}

// header reads the names of the columns; false where they are bad.
func (r *reader) header(number int, line []string) (h header, ok bool) {
	names, unitOf := make([]string, len(line)), make([]string, len(line))
	for i, name := range line {
		names[i], unitOf[i] = columnOf(strings.TrimSpace(name))
	}
	known := Columns()
	for _, f := range hourscsv.BadHeader(number, names, known, []string{"kind", "id", "county"}) {
		r.faults.Add(r.at(f))
	}
	for _, name := range known {
		i, called, unit := slices.Index(names, name), name, ""
		if i >= 0 {
			called, unit = strings.Clone(strings.TrimSpace(line[i])), unitOf[i]
		}
		h.at, h.names, h.units = append(h.at, i), append(h.names, called), append(h.units, unit)
	}
	return h, r.faults.Err() == nil
}

// row reads an entry.
func (r *reader) row(row *row, fields []string) {
	sound := true
	for i, c := range columns {
		if row.header.at[i] < 0 || row.header.at[i] >= len(fields) { // a row of a sheet ends with its last cell
			continue
		}
		value := strings.Clone(strings.TrimSpace(fields[row.header.at[i]]))
		if r.sheet != "" {
			var bad aqi.Faults
			if value, bad = stored(c, value); r.report(row, bad...) {
				sound = false
				continue
			}
		}
		if unit := row.header.units[i]; value != "" && strings.Trim(value, "0123456789.") == "" {
			value += unit
		}
		if value != "" && r.report(row, row.read(c, value)...) {
			sound = false
		}
	}
	row.profile.County = r.rules.codeOf(row.profile.County)
	switch {
	case row.kind == anEnterprise:
		r.enterprise(row, row.profile, sound)
	case row.kind == aSource:
		r.source(row, row.source(), sound)
	case sound:
		r.report(row, aqi.Fault{Path: "/kind", Want: wantKind, Rule: aqi.ErrMissing})
	}
}

// read reads the value of a column.
func (e *row) read(c column, value string) aqi.Faults {
	var fs aqi.Faults
	if c.only != 0 && e.kind != 0 && c.only != e.kind {
		fs.Add(aqi.Fault{Path: c.path, Got: quote.Text(value), Want: want("空白，因其不是企业", "a blank, as it is no enterprise"), Rule: aqi.ErrConflict})
		return fs
	}
	fs.Join(c.path, c.field(e).UnmarshalText([]byte(value)))
	return fs
}

var wantKind = want("企业（enterprise）或其他源（source）", "enterprise or source")

// bad returns the fault of a text as an error.
func bad(rule error, text []byte, want aqi.Text) error {
	return aqi.Faults{{Count: 1, Got: quote.Text(string(text)), Want: want, Rule: rule}}
}

// kind is a kind of entry.
type kind uint8

const (
	anEnterprise kind = iota + 1
	aSource
)

// UnmarshalText reads the word of a kind.
func (k *kind) UnmarshalText(text []byte) error {
	switch string(text) {
	case "enterprise", "企业":
		*k = anEnterprise
	case "source", "其他源":
		*k = aSource
	default:
		return bad(aqi.ErrText, text, wantKind)
	}
	return nil
}

// sector is the sector of an entry, which is industrial for an enterprise.
type sector struct{ e *row }

// UnmarshalText reads the word of a sector.
func (s sector) UnmarshalText(text []byte) error {
	err := s.e.sector.UnmarshalText(text)
	if err == nil && s.e.kind == anEnterprise && s.e.sector != response.Industrial {
		return bad(aqi.ErrConflict, text, want("industrial或空白，因其是企业", "industrial or a blank, as it is an enterprise"))
	}
	return err
}

// source returns an entry as one that is no enterprise.
func (e *row) source() emission.Source {
	s := e.profile.Source()
	s.Sector = e.sector
	return s
}
