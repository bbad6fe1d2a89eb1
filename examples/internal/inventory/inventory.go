// Package inventory reads a list of enterprises and other sources of emission (应急减排清单) from CSV, JSON or the rows of a workbook.
//
// JSON has an object of two arrays, "enterprises" of enterprise.Profile and "sources" of emission.Source. CSV has a line for each
// entry under a line that names the columns, in any order: those of [Columns], of which kind, id and county must be there. A blank
// is unknown, an amount is "12.5 kg" or "0.3 t" a day, and a share "20 %". Columns may have their Chinese names too, as 企业名称 and
// Ⅲ级SO2减排量; where the name of an amount ends in a unit, as so2 (kg/d) or SO2常规排放量（t/d）, a bare number is in that.
package inventory

import (
	"io"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
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
	Counties    []alert.County // none: any
}

const (
	maxFile    = 16 << 20 // bytes
	maxEntries = 20_000   // enterprises and sources together
)

// Read reads an inventory by the rules of a plan and of its counties, of any counties where it has none: JSON from a file whose name
// ends in .json, else CSV.
func Read(name string, r io.Reader, plan region.Plan) (Inventory, error) {
	rules, err := RulesOf(plan)
	if err != nil {
		return Inventory{}, err
	}
	if strings.HasSuffix(strings.ToLower(name), ".json") {
		return ReadJSON(r, rules)
	}
	return ReadCSV(r, rules)
}

// RulesOf returns the rules of a plan and of its counties.
func RulesOf(plan region.Plan) (Rules, error) {
	ruleset, err := enterprise.New(plan.Rules, plan.Targets, plan.Catalogue)
	return Rules{ruleset, plan.Targets, plan.Counties}, err
}

// codeOf returns the code of a county that is given by its code or name, or else what is given.
func (r Rules) codeOf(county string) string {
	for _, c := range r.Counties {
		if county != "" && (county == c.Name.Chinese || county == c.Name.English) {
			return c.Code
		}
	}
	return county
}

func (r Rules) knows(code string) bool {
	return len(r.Counties) == 0 || slices.ContainsFunc(r.Counties, func(c alert.County) bool { return c.Code == code })
}

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
	r := reader{rules: rules, ids: map[string]entry{}}
	if len(text) > maxFile {
		r.add(1, "", aqi.Fault{Want: want("不超过%d字节", "at most %d bytes", maxFile), Rule: aqi.ErrTooMany})
	} else {
		parse(&r, strings.TrimPrefix(string(text), "\ufeff"))
	}
	if err := r.faults.Err(); err != nil {
		return Inventory{}, err
	}
	return r.found, nil
}

// reader is a file being read.
type reader struct {
	rules   Rules
	sheet   string // "" of a file that is no workbook
	found   Inventory
	entries int
	ids     map[string]entry // the first entry of each identifier so far
	faults  hourscsv.Faults
}

// entry is where the file has an entry.
type entry interface {
	// line returns the line of what lies at a pointer in the entry.
	line(pointer string) int
	// column returns what the file calls it.
	column(pointer string) string
}

// add adds a fault of a line.
func (r *reader) add(line int, column string, f aqi.Fault) {
	r.faults.Add(r.at(&hourscsv.Fault{Line: line, Column: column, Got: f.Got, Want: f.Want, Rule: f.Rule}))
}

// report adds the faults of an entry, whose pointers go into it, and returns whether there were any. What is wrong with a column in
// several ways that read the same, as with a share for all pollutants, is told once.
func (r *reader) report(e entry, faults ...aqi.Fault) bool {
	last := ""
	for _, f := range faults {
		path := f.Path
		f.Path = e.column(path)
		if f.Error() == last {
			continue
		}
		last = f.Error()
		if r.full() {
			r.faults.More++
			continue
		}
		r.add(e.line(path), f.Path, f)
	}
	return len(faults) > 0
}

// full reports whether more faults are only counted.
func (r *reader) full() bool { return len(r.faults.First) == hourscsv.MaxFaults }

// counts reports whether one more entry is allowed; the first that is not is a fault.
func (r *reader) counts(e entry) bool {
	if r.entries++; r.entries == maxEntries+1 {
		r.report(e, aqi.Fault{Want: want("不超过%d个条目", "at most %d entries", maxEntries), Rule: aqi.ErrTooMany})
	}
	return r.entries <= maxEntries
}
