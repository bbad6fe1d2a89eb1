package inventory

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
)

// enterprise takes an enterprise at a line; sound says that all of it could be read.
func (r *reader) enterprise(line int, p enterprise.Profile, sound bool) {
	r.identity(line, p.ID, p.Name, p.County)
	if sound {
		r.profile(line, p)
	}
	r.found.Enterprises = append(r.found.Enterprises, p)
}

// source takes another source at a line.
func (r *reader) source(line int, s emission.Source, sound bool) {
	r.identity(line, s.ID, s.Name, s.County)
	if sound {
		err := emission.Inventory{s}.Validate(r.rules.Targets)
		faults, _ := errors.AsType[aqi.Faults](err)
		for _, f := range faults {
			r.fault(line, strings.TrimPrefix(f.Path, "/sources/0/"), "", problem(f.Got, f.Want.English, f.Rule))
		}
	}
	r.found.Sources = append(r.found.Sources, s)
}

// identity checks what every entry has.
func (r *reader) identity(line int, id string, name aqi.Text, county string) {
	for _, text := range []struct{ column, value string }{{"id", id}, {"name", name.Chinese}, {"name", name.English}} {
		if !printable(text.value) {
			r.fault(line, text.column, text.value, ErrText)
		}
	}
	before, twice := r.lines[id]
	switch {
	case id == "": // the library says so
	case twice:
		r.fault(line, "id", id, fmt.Errorf("%w: line %d", ErrDuplicate, before))
	default:
		r.lines[id] = line
	}
	if r.rules.HasCounty != nil && county != "" && !r.rules.HasCounty(county) {
		r.fault(line, "county", county, ErrCounty)
	}
}

// printable keeps a terminal from obeying what a file calls an enterprise.
func printable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })
}

// profile holds an enterprise to the rules at every level of the targets, and checks that it can be summed up.
func (r *reader) profile(line int, p enterprise.Profile) {
	if p.County == "" {
		r.fault(line, "county", "", ErrCounty)
	}
	faults, _ := errors.AsType[aqi.Faults](r.rules.Enterprises.CheckProfile(p))
	for _, f := range faults {
		r.fault(line, strings.TrimPrefix(f.Path, "/profile/"), "", problem(f.Got, f.Want.English, f.Rule))
	}
	if c := r.rules.Enterprises.Classify(p); c.Class == enterprise.Undecided {
		r.fault(line, "class", "", fmt.Errorf("%v: %w", c.Missing, aqi.ErrMissing))
	}
	r.known(line, "baseline", p.Baseline)
	for _, t := range r.rules.Targets.ByLevel {
		r.known(line, "reduction at "+t.Level.String(), p.Reductions.Of(t.Level))
	}
}

// known checks that no amount is missing.
func (r *reader) known(line int, column string, as emission.Amounts) {
	var names []string
	for p := range as.Missing().All() {
		names = append(names, p.String())
	}
	if len(names) > 0 {
		r.fault(line, column, "", fmt.Errorf("%s: %w", strings.Join(names, ", "), aqi.ErrMissing))
	}
}

func problem(got, want string, rule error) error {
	if want == "" {
		return rule
	}
	return fmt.Errorf("%s, want %s: %w", got, want, rule)
}
