package inventory

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// csv reads the text of a CSV file.
func (r *reader) csv(text string) {
	rows := csv.NewReader(strings.NewReader(text))
	rows.ReuseRecord = true
	names, err := rows.Read()
	if err != nil {
		r.fault(1, "", "", fmt.Errorf("%w: want a line with the columns", ErrHeader))
		return
	}
	at, ok := r.header(names)
	for ok {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if bad, is := errors.AsType[*csv.ParseError](err); is {
			r.fault(bad.StartLine, "", "", fmt.Errorf("%w: %w", ErrCSV, bad.Err))
			continue
		}
		if err != nil {
			r.fault(1, "", "", err)
			return
		}
		line, _ := rows.FieldPos(0)
		if !r.counts(line) {
			return
		}
		r.row(line, fields, at)
	}
}

// header returns the place of each column in a row, -1 where it is left out; false where the header is bad.
func (r *reader) header(names []string) (at []int, ok bool) {
	bad := func(name, what string) { r.fault(1, "", "", fmt.Errorf("%w: column %.40q %s", ErrHeader, name, what)) }
	known := Columns()
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		switch {
		case !slices.Contains(known, names[i]):
			bad(names[i], "is unknown")
		case slices.Index(names, names[i]) < i:
			bad(names[i], "is given twice")
		}
	}
	for _, name := range known {
		at = append(at, slices.Index(names, name))
	}
	for _, needed := range []string{"kind", "id", "county"} {
		if !slices.Contains(names, needed) {
			bad(needed, "is missing")
		}
	}
	return at, r.failed == 0
}

// row reads an entry.
func (r *reader) row(line int, fields []string, at []int) {
	before := r.failed
	var e entry
	for i, c := range columns {
		if at[i] < 0 {
			continue
		}
		value := strings.Clone(strings.TrimSpace(fields[at[i]]))
		if value == "" {
			continue
		}
		if c.only != 0 && e.kind != 0 && c.only != e.kind {
			r.fault(line, c.name, value, fmt.Errorf("%w: want a blank", ErrKind))
		} else if err := c.field(&e).UnmarshalText([]byte(value)); err != nil {
			r.fault(line, c.name, "", err)
		}
	}
	sound := r.failed == before
	switch e.kind {
	case anEnterprise:
		r.enterprise(line, e.profile, sound)
	case aSource:
		r.source(line, e.source(), sound)
	default:
		if sound {
			r.fault(line, "kind", "", fmt.Errorf("%w: want enterprise or source", ErrKind))
		}
	}
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
	case "enterprise":
		*k = anEnterprise
	case "source":
		*k = aSource
	default:
		return fmt.Errorf("%w: %.40q, want enterprise or source", ErrKind, text)
	}
	return nil
}

// sector is the sector of an entry, which is industrial for an enterprise.
type sector struct{ e *entry }

// UnmarshalText reads the word of a sector.
func (s sector) UnmarshalText(text []byte) error {
	err := s.e.sector.UnmarshalText(text)
	if err == nil && s.e.kind == anEnterprise && s.e.sector != response.Industrial {
		return fmt.Errorf("%w: %q, want industrial or a blank", ErrKind, text)
	}
	return err
}

// source returns an entry as one that is no enterprise.
func (e *entry) source() emission.Source {
	s := e.profile.Source()
	s.Sector = e.sector
	return s
}
