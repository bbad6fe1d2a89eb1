package alert

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// The rules that an input can break, for errors.Is.
var (
	ErrText    = enum.ErrText                   // a text form that names no value of its type
	ErrPlan    = errors.New("not a valid plan") // found by Plan.Validate
	ErrSeries  = errors.New("not a valid series")
	ErrState   = errors.New("not a valid alert in force")
	ErrOutlook = errors.New("not a valid outlook")
)

// Fault is one problem of an input. errors.As finds it in the errors of this package.
type Fault struct {
	Where string // the field or the hours, as in "triggers[1] (Orange), any_of[0][0]"
	Got   string
	Want  string
	Rule  error // one of the package's Err variables
}

// Error returns the fault as a sentence: "lift_hours: 0, want 1 to 1000000 hours: not a valid plan".
func (f Fault) Error() string { return faults.Sentence(f.Where, f.Got, f.Want, f.Rule) }

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("alert", fs) }

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error { return faults.Unwrap(fs) }

// collector collects the problems of inputs.
type collector struct{ list Faults }

func (fs *collector) add(rule error, where, got, want string) {
	fs.list = append(fs.list, Fault{where, got, want, rule})
}

func (fs *collector) plan(where, got, want string) { fs.add(ErrPlan, where, got, want) }

func (fs *collector) series(where, got, want string) { fs.add(ErrSeries, where, got, want) }

func (fs *collector) err() error {
	if len(fs.list) == 0 {
		return nil
	}
	return fs.list
}
