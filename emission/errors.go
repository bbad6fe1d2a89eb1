package emission

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// The rules that an input can break, for errors.Is.
var (
	ErrText        = enum.ErrText                 // a word that names no value of its enumeration
	ErrSyntax      = errors.New("cannot be read") // a text that is no amount or share
	ErrNegative    = errors.New("is negative")
	ErrTooFine     = errors.New("is finer than can be told")
	ErrTooLarge    = errors.New("is too large")
	ErrLevel       = response.ErrLevel
	ErrSource      = errors.New("not a valid source") // found by Inventory.Validate and by the sums
	ErrTotal       = errors.New("not a valid total")  // of sources
	ErrTargets     = errors.New("not valid targets")  // found by Targets.Validate
	ErrTiers       = errors.New("not valid tiers")    // found by Tiers.Validate
	ErrParticipant = errors.New("not a valid participant")
)

// Fault is one problem of an input. errors.As finds it in the errors of this package.
type Fault struct {
	Where string // the field, as in `sources[3] ("kiln-2"), baseline, NOx`
	Got   string
	Want  string
	Rule  error // one of the package's Err variables
}

// Error returns the fault as a sentence: `sources[3] ("kiln-2"), baseline, NOx: missing, want 0 kg to 10000000 kg: not a valid source`.
func (f Fault) Error() string { return faults.Sentence(f.Where, f.Got, f.Want, f.Rule) }

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("emission", fs) }

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

// refuse returns a single fault as an error.
func refuse(rule error, where, got, want string) error { return Faults{{where, got, want, rule}} }
