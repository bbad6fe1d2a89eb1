package hourscsv

import (
	"errors"
	"fmt"
	"strings"
)

// What can be wrong with a file; told apart with errors.Is.
var (
	ErrCSV       = errors.New("not well-formed CSV")
	ErrHeader    = errors.New("bad header")
	ErrSite      = errors.New("no site")
	ErrTime      = errors.New("not a time such as 2015-11-20T00:00")
	ErrHour      = errors.New("not a whole hour")
	ErrNumber    = fmt.Errorf("not a decimal number of at most %d characters", maxNumber)
	ErrLong      = fmt.Errorf("a line longer than %d bytes", maxRecord)
	ErrDuplicate = errors.New("this site and hour were given before")
	ErrGaps      = fmt.Errorf("more than %d missing hours in the file", maxMissing)
)

// Fault is one thing wrong with one line.
type Fault struct {
	Line   int
	Column string // empty when the line as a whole is wrong
	Value  string // as written; empty when a column as a whole is wrong
	Err    error
}

// Error says where, what was read and what is wrong with it.
func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "line %d", f.Line)
	if f.Column != "" {
		fmt.Fprintf(&b, ", %s", clip(f.Column))
	}
	if f.Value != "" {
		fmt.Fprintf(&b, " %q", clip(f.Value))
	}
	fmt.Fprintf(&b, ": %v", f.Err)
	return b.String()
}

// Unwrap returns what is wrong, without the place.
func (f *Fault) Unwrap() error { return f.Err }

// clip keeps an error readable when a value is not.
func clip(s string) string {
	const limit = 60
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}

// maxFaults is how many faults of a file are kept; the rest are only counted.
const maxFaults = 20

// Faults are all faults of a file.
type Faults struct {
	First []error // at most 20
	More  int     // how many followed
}

// Error lists the faults that were kept.
func (f *Faults) Error() string {
	texts := make([]string, 0, len(f.First)+1)
	for _, err := range f.First {
		texts = append(texts, err.Error())
	}
	if f.More > 0 {
		texts = append(texts, fmt.Sprintf("and %d more", f.More))
	}
	return strings.Join(texts, "; ")
}

// Unwrap returns the faults that were kept.
func (f *Faults) Unwrap() []error { return f.First }

func (f *Faults) add(err error) {
	if len(f.First) == maxFaults {
		f.More++
		return
	}
	f.First = append(f.First, err)
}

// err is nil when there are no faults, as an error and not only as a pointer.
func (f *Faults) err() error {
	if len(f.First) == 0 {
		return nil
	}
	return f
}
