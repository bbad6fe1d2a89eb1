package response

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// The rules that an input can break, for errors.Is.
var (
	ErrText      = enum.ErrText                        // a text form that names no value of its type
	ErrCatalogue = errors.New("not a valid catalogue") // found by Catalogue.Validate
	ErrLevel     = errors.New("not a valid response level")
	ErrHistory   = errors.New("not a valid history of an alert")
	ErrSpan      = errors.New("not a valid span of time")
)

// Fault is one problem of an input. errors.As finds it in the errors of this package.
type Fault struct {
	Where string // the field, as in "measures[3] (4.3.2.1-4)"
	Got   string
	Want  string
	Rule  error // one of the package's Err variables
}

// Error returns the fault as a sentence: "measures[3] (4.3.2.1-4): no Chinese text, want the plan's: not a valid catalogue".
func (f Fault) Error() string { return faults.Sentence(f.Where, f.Got, f.Want, f.Rule) }

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("response", fs) }

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error { return faults.Unwrap(fs) }

// collector collects the problems of inputs.
type collector struct{ list Faults }

func (fs *collector) add(rule error, where, got, want string) {
	fs.list = append(fs.list, Fault{where, got, want, rule})
}

func (fs *collector) err() error {
	if len(fs.list) == 0 {
		return nil
	}
	return fs.list
}
