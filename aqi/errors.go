package aqi

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/shopspring/decimal"
)

// The rules that an input can break, for errors.Is.
var (
	ErrNegative     = errors.New("is negative")
	ErrTooHigh      = errors.New("is above any concentration that is measured")
	ErrNotValid     = errors.New("holds a number but is not marked Valid")
	ErrNotMonitored = errors.New("is given although the pollutant is said not to be monitored")
	ErrNoLimit      = errors.New("has no limit over this averaging time")
	ErrNoSubIndex   = errors.New("has no sub-index over this averaging time")
	ErrHours        = errors.New("wrong number of hours")
	ErrHour         = errors.New("bad hour")
	ErrIndex        = errors.New("index out of range")
	ErrNoEdition    = errors.New("no such edition of HJ 633")
	ErrPollutant    = errors.New("not a pollutant")
	ErrPlaces       = errors.New("number of decimal places out of range")
	ErrReport       = errors.New("report contradicts itself")
)

// Fault is one problem of an input: which pollutant, over which averaging time or at which hours, what value, and
// which rule it breaks. errors.Is finds the rule, errors.As the Fault.
type Fault struct {
	Pollutant   Pollutant
	Averaging   Averaging // none where the input has none of its own
	Of          string    // "hour" or "site" where First and Last are positions in the hours or sites passed in, else ""
	First, Last int
	Value       string // as given; of a run of hours that differ, the first and the last
	Rule        error  // one of the package's Err variables
	Clause      Clause // where a standard has the rule
}

// Error returns the fault as a sentence: "PM10, hours 37–61: -999 is negative".
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Pollutant.String())
	switch {
	case f.Of == "" && f.Averaging != 0:
		fmt.Fprintf(&b, " %v", f.Averaging)
	case f.Of != "" && f.First == f.Last:
		fmt.Fprintf(&b, ", %s %d", f.Of, f.First)
	case f.Of != "":
		fmt.Fprintf(&b, ", %ss %d–%d", f.Of, f.First, f.Last)
	}
	b.WriteString(":")
	if f.Value != "" {
		b.WriteString(" " + f.Value)
	}
	fmt.Fprintf(&b, " %v", f.Rule)
	if f.Clause != (Clause{}) {
		fmt.Fprintf(&b, " (%v)", f.Clause)
	}
	return b.String()
}

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

// Faults are all problems of an input, by pollutant and hour; a run of hours with the same problem is one fault.
type Faults []Fault

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return faults.Text("aqi", fs) }

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error { return faults.Unwrap(fs) }

// faultsOf returns the faults by pollutant and hour, runs merged, as an error; nil where there are none.
func faultsOf(faults []Fault) error {
	if len(faults) == 0 {
		return nil
	}
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Pollutant, b.Pollutant), cmp.Compare(a.First, b.First))
	})
	var merged Faults
	for i, j := 0, 0; i < len(faults); i = j {
		mixed := false
		for j = i + 1; j < len(faults) && faults[j-1].continues(faults[j]); j++ {
			mixed = mixed || faults[j].Value != faults[i].Value
		}
		run, last := faults[i], faults[j-1]
		run.Last = last.Last
		if mixed {
			run.Value += " … " + last.Value
		}
		merged = append(merged, run)
	}
	return merged
}

func (f Fault) continues(next Fault) bool {
	return f.Of != "" && f.Of == next.Of && f.Pollutant == next.Pollutant && errors.Is(next.Rule, f.Rule) && f.Last+1 == next.First
}

func quote(d decimal.Decimal) string { return faults.Decimal(d) }
