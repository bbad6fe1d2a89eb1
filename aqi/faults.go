package aqi

import (
	"errors"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/strict"
)

// Faults are all problems of an input, in the input's order. At most some hundreds are spelled out; of the others there is one
// fault for each rule, which counts them and has no path. errors.Is finds all their rules.
type Faults []Fault

// spelledOut is how many faults a list spells out.
const spelledOut = 200

// Error returns all faults, separated by semicolons.
func (fs Faults) Error() string { return fs.text("; ", Fault.Error) }

// Chinese returns the same in Chinese.
func (fs Faults) Chinese() string { return fs.text("；", Fault.Chinese) }

func (fs Faults) text(separator string, text func(Fault) string) string {
	texts := make([]string, len(fs))
	for i, f := range fs {
		texts[i] = text(f)
	}
	return strings.Join(texts, separator)
}

// Unwrap returns the faults one by one.
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// Err returns the faults as an error, nil where there are none.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return slices.Clone(fs)
}

// Add adds a fault. One that continues the last, the next of a list with the same problem, is merged into it.
func (fs *Faults) Add(f Fault) {
	f.Count, f.Path, f.ID, f.Got = max(f.Count, 1), bounded(f.Path, 200), bounded(f.ID, 100), bounded(f.Got, 200)
	last := len(*fs) - 1
	switch {
	case f.more:
		fs.count(f)
	case last >= 0 && (*fs)[last].continues(f):
		(*fs)[last].merge(f)
	case len(*fs) >= spelledOut:
		fs.count(f)
	default:
		*fs = append(*fs, f)
	}
}

// count counts a fault that is not spelled out. All rules that are none of this package's count as one.
func (fs *Faults) count(f Fault) {
	for i := len(*fs) - 1; i >= 0 && (*fs)[i].more; i-- {
		if c := &(*fs)[i]; ruleWord(c.Rule) == ruleWord(f.Rule) {
			c.Count += f.Count
			return
		}
	}
	*fs = append(*fs, Fault{Count: f.Count, Rule: f.Rule, more: true})
}

// bounded cuts a text that would make a sentence unreadable.
func bounded(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// Join adds the faults of a part of the input, with the part's path before theirs. An error that is no Fault becomes one. It
// does nothing with nil.
func (fs *Faults) Join(path string, err error) {
	if err == nil {
		return
	}
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range list.Unwrap() {
			fs.Join(path, e)
		}
		return
	}
	if list, ok := errors.AsType[Faults](err); ok {
		fs.Join(path, list)
		return
	}
	f := faultOf(err)
	if !f.more {
		f.Path = path + f.Path
	}
	fs.Add(f)
}

// faultOf makes a fault of an error.
func faultOf(err error) Fault {
	if f, ok := errors.AsType[Fault](err); ok {
		return f
	}
	if e, ok := errors.AsType[*enum.Error](err); ok {
		return Fault{Got: quote.Text(e.Got), Want: Text{e.Words, e.Words}, Rule: ErrText}
	}
	if e, ok := errors.AsType[strict.Error](err); ok {
		rule := strictRules[e.Kind]
		if errors.Is(err, ErrText) {
			rule = ErrText
		}
		return Fault{Got: e.Got, Want: Text{e.WantChinese(), e.Want}, Rule: rule}
	}
	return Fault{Rule: err}
}

var strictRules = map[strict.Kind]error{
	strict.Syntax: ErrJSON, strict.WrongType: ErrJSON, strict.Unknown: ErrUnknown, strict.Duplicate: ErrDuplicate,
	strict.Missing: ErrMissing, strict.OutOfRange: ErrRange, strict.BadText: ErrText,
}
