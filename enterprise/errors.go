package enterprise

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// The rules that an input can break, for errors.Is.
var (
	ErrText    = enum.ErrText                                         // a text form that names no value of its type
	ErrRules   = errors.New("not valid rules")                        // found by Rules.Validate
	ErrProfile = errors.New("not a valid profile")                    // of an enterprise
	ErrMissing = errors.New("must be known")                          // of an enterprise, where amounts are summed
	ErrPlan    = errors.New("not a sufficient plan of an enterprise") // found by Rules.CheckPlan
)

// Fault is one problem of an input. errors.As finds it in the errors of this package.
type Fault struct {
	Where string // the field, as in `enterprises[3] ("kiln-2"), waiver`
	Got   string
	Want  string // "" where Rule says it all
	Rule  error  // one of the package's Err variables
}

// Error returns the fault as a sentence: `enterprises[3] ("kiln-2"), waiver: no reason, want the objective
// reason: not a valid profile`.
func (f Fault) Error() string { return faults.Sentence(f.Where, f.Got, f.Want, f.Rule) }

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("enterprise", fs) }

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error { return faults.Unwrap(fs) }

// collector collects the problems of inputs.
type collector struct{ list Faults }

func (fs *collector) add(rule error, where, got, want string) {
	fs.list = append(fs.list, Fault{where, got, want, rule})
}

// wrap adds an error of another package.
func (fs *collector) wrap(where string, err error) {
	if err != nil {
		fs.list = append(fs.list, Fault{Where: where, Rule: err})
	}
}

func (fs *collector) err() error {
	if len(fs.list) == 0 {
		return nil
	}
	return fs.list
}
