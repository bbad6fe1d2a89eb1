package region

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// The rules that an input can break, for errors.Is. A fault of a county's series or plan wraps package alert's rule.
var (
	ErrText   = enum.ErrText                     // a text form that names no value of its type
	ErrRegion = errors.New("not a valid region") // found by New, and codes that a region does not have
	ErrPolicy = errors.New("not a valid policy") // found by Policy.Validate
	ErrInput  = errors.New("not a valid input")
	// ErrTooLarge says that the group-mean reading would have to look at too many groups, counties or hours.
	ErrTooLarge = errors.New("too large for the group-mean reading")
)

// Fault is one problem of a region, a policy or an input. errors.As finds it in the errors of this package.
type Fault struct {
	Where string // the field, as in "borders[3]" or "series of 653101"
	Got   string
	Want  string // "" where Rule says it all
	Rule  error
}

// Error returns the fault as a sentence: "borders[3]: county "653199", want a county of the region: not a valid region".
func (f Fault) Error() string { return faults.Sentence(f.Where, f.Got, f.Want, f.Rule) }

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("region", fs) }

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error { return faults.Unwrap(fs) }

// collector collects the problems of inputs.
type collector struct{ list Faults }

func (fs *collector) add(rule error, where, got, want string) {
	fs.list = append(fs.list, Fault{where, got, want, rule})
}

// wrap adds an error of package alert.
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
