package inventory

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// want returns what would be right in both languages.
func want(chinese, english string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

// enterprise takes an enterprise; sound says that all of it could be read.
func (r *reader) enterprise(e entry, p enterprise.Profile, sound bool) {
	r.identity(e, p.ID, p.Name, p.County)
	if sound {
		r.report(e, below("/profile", r.rules.Enterprises.CheckProfile(p))...)
		r.report(e, r.lacks(p)...)
	}
	r.found.Enterprises = append(r.found.Enterprises, p)
}

// source takes another source.
func (r *reader) source(e entry, s emission.Source, sound bool) {
	r.identity(e, s.ID, s.Name, s.County)
	if sound {
		r.report(e, below("/sources/0", emission.Inventory{s}.Validate(r.rules.Targets))...)
	}
	r.found.Sources = append(r.found.Sources, s)
}

// below returns the faults that lie below a pointer, with what comes behind it as theirs.
func below(pointer string, err error) (list []aqi.Fault) {
	found, _ := errors.AsType[aqi.Faults](err)
	for _, f := range found {
		if rest, is := strings.CutPrefix(f.Path, pointer); is {
			f.Path = rest
			list = append(list, f)
		}
	}
	return list
}

// identity checks what every entry has.
func (r *reader) identity(e entry, id string, name aqi.Text, county string) {
	for _, text := range []struct{ path, value string }{{"/id", id}, {"/name/zh", name.Chinese}, {"/name/en", name.English}} {
		if !printable(text.value) {
			r.report(e, aqi.Fault{Path: text.path, Got: quote.Text(text.value), Want: want("可打印的文本", "text that can be printed"), Rule: aqi.ErrText})
		}
	}
	before, twice := r.ids[id]
	switch {
	case id == "": // the library says so
	case twice:
		f := aqi.Fault{Path: "/id", Got: quote.Text(id), Rule: aqi.ErrDuplicate}
		if !r.full() {
			line := before.line("/id")
			f.Want = want("与第%d行不同的编号", "another than that of line %d", line)
		}
		r.report(e, f)
	default:
		r.ids[id] = e
	}
	if county != "" && !r.rules.knows(county) {
		r.report(e, aqi.Fault{Path: "/county", Got: quote.Text(county), Want: want("本地区的县市代码", "the code of a county of the region"), Rule: aqi.ErrUnknown})
	}
}

// printable keeps a terminal from obeying what a file calls an enterprise. What is no text at all the library finds.
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })
}

// lacks returns what a profile lacks to be classified and summed up at every level of the targets.
func (r *reader) lacks(p enterprise.Profile) (list []aqi.Fault) {
	missing := func(path string, want aqi.Text) {
		list = append(list, aqi.Fault{Path: path, Want: want, Rule: aqi.ErrMissing})
	}
	if p.County == "" {
		missing("/county", want("县市代码", "a county's code"))
	}
	if c := r.rules.Enterprises.Classify(p); c.Class == enterprise.Undecided {
		for key := range c.Missing.All() {
			missing("/"+key, want("已知，因其决定企业类别", "what is known, as it decides the class"))
		}
	}
	for pollutant := range p.Baseline.Missing().All() {
		missing(faults.At("/baseline", pollutant), want("日排放量", "an amount a day"))
	}
	for _, t := range r.rules.Targets.ByLevel {
		for pollutant := range p.Reductions.Of(t.Level).Missing().All() {
			missing(faults.At("/reductions", t.Level, pollutant), want("日减排量", "an amount a day"))
		}
	}
	return list
}
