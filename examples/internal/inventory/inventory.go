// Package inventory reads a list of enterprises and other sources of emission (应急减排清单) from CSV or JSON.
//
// JSON has an object of two arrays, "enterprises" of enterprise.Profile and "sources" of emission.Source; an unknown key is a
// fault. CSV has a line for each entry under a line that names the columns, in any order: those of [Columns], of which kind, id
// and county must be there. A blank is unknown, an amount is "12.5 kg" or "0.3 t" a day, and a share "20 %".
package inventory

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
)

// Inventory is what a file holds, in its order.
type Inventory struct {
	Enterprises []enterprise.Profile `json:"enterprises"`
	Sources     emission.Inventory   `json:"sources"` // those that are no enterprises
}

// Rules are what the entries of an inventory are held to.
type Rules struct {
	Enterprises *enterprise.Ruleset
	Targets     emission.Targets
	HasCounty   func(code string) bool // nil where the counties are not known
}

const (
	maxFile    = 16 << 20 // bytes
	maxEntries = 20_000   // enterprises and sources together
	maxFaults  = 20       // of a file; more are only counted
)

// What can be wrong with a file besides what the library finds; told apart with errors.Is.
var (
	ErrLong      = fmt.Errorf("longer than %d bytes", maxFile)
	ErrMany      = fmt.Errorf("more than %d entries", maxEntries)
	ErrCSV       = errors.New("not well-formed CSV")
	ErrJSON      = errors.New("not well-formed JSON")
	ErrShape     = errors.New("not of the right shape")
	ErrHeader    = errors.New("bad header")
	ErrKind      = errors.New("does not fit the kind of entry")
	ErrDuplicate = errors.New("given before")
	ErrCounty    = errors.New("no county of the region")
	ErrText      = errors.New("holds what cannot be printed")
)

// ReadCSV reads an inventory from CSV, ReadJSON from JSON. The error is a *hourscsv.Faults with every fault of the file at its
// line, or at that of its entry. An entry that cannot be read is not held to the rules.
func ReadCSV(r io.Reader, rules Rules) (Inventory, error) { return read(r, rules, (*reader).csv) }

// ReadJSON is [ReadCSV] for JSON.
func ReadJSON(r io.Reader, rules Rules) (Inventory, error) { return read(r, rules, (*reader).json) }

func read(from io.Reader, rules Rules, parse func(*reader, string)) (Inventory, error) {
	text, err := io.ReadAll(io.LimitReader(from, maxFile+1))
	if err != nil {
		return Inventory{}, err
	}
	r := reader{rules: rules, lines: map[string]int{}}
	if len(text) > maxFile {
		r.fault(1, "", "", ErrLong)
	} else {
		parse(&r, strings.TrimPrefix(string(text), "\ufeff"))
	}
	if len(r.faults.First) > 0 {
		return Inventory{}, &r.faults
	}
	return r.found, nil
}

// reader is a file being read.
type reader struct {
	rules   Rules
	found   Inventory
	entries int
	lines   map[string]int // of the identifiers so far
	faults  hourscsv.Faults
	failed  int // how many faults there are
}

func (r *reader) fault(line int, column, value string, err error) {
	r.failed++
	if len(r.faults.First) == maxFaults {
		r.faults.More++
		return
	}
	r.faults.First = append(r.faults.First, &hourscsv.Fault{Line: line, Column: column, Value: value, Err: err})
}

// counts reports whether one more entry is allowed; the first that is not is a fault.
func (r *reader) counts(line int) bool {
	if r.entries++; r.entries == maxEntries+1 {
		r.fault(line, "", "", ErrMany)
	}
	return r.entries <= maxEntries
}
