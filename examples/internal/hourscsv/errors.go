package hourscsv

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Fault is one thing wrong with one line of a file, or with more lines in the same way.
type Fault struct {
	File   string // what the file is called, where there are others
	Line   int
	Column string   // empty when the line as a whole is wrong
	Got    string   // what is there, a text in quotes; empty when a line or column as a whole is wrong
	Want   aqi.Text // what would be right
	Rule   error    // one of package aqi's, or what kept the file from being read

	more, last int    // how many more there are, and the line of the last
	lastGot    string // what is there
}

// Error says where, what is there, what would be right and which rule that breaks: `line 2, so2: "x", want …`.
func (f *Fault) Error() string { return f.of(wording.English).Error() }

// Chinese returns the same in Chinese.
func (f *Fault) Chinese() string { return f.of(wording.Chinese).Chinese() }

// of returns the fault with its place in words where others have a pointer.
func (f *Fault) of(l wording.Language) aqi.Fault {
	where := l.F("line %d", "第%d行", f.Line)
	if f.File != "" {
		where = f.File + l.Pick(": ", "：") + where
	}
	if f.Column != "" {
		where = l.Join(where, quote.Cut(f.Column))
	}
	got := f.Got
	if f.more > 0 {
		where += l.F(" and %d more to line %d", "及另%d处（至第%d行）", f.more, f.last)
	}
	if f.lastGot != got && f.more > 0 {
		got += " … " + f.lastGot
	}
	return aqi.Fault{Path: where, Got: got, Want: f.Want, Rule: f.Rule}
}

// count returns how many lines, or values, the fault stands for.
func (f *Fault) count() int { return 1 + f.more }

// like reports whether g is the same fault of another line. Numbers out of range are, whatever they are.
func (f *Fault) like(g *Fault) bool {
	if !errors.Is(f.Rule, g.Rule) || f.Column != g.Column || f.Want != g.Want {
		return false
	}
	return f.Got == g.Got || errors.Is(f.Rule, aqi.ErrRange) || errors.Is(f.Rule, aqi.ErrNegative)
}

// Unwrap returns the rule.
func (f *Fault) Unwrap() error { return f.Rule }

// text returns what is wanted in both languages.
func text(chinese, english string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

// BadCSV returns the fault of a line that is no row of its file.
func BadCSV(err *csv.ParseError) *Fault {
	want := text("成对的引号", "quotes in pairs")
	if errors.Is(err, csv.ErrFieldCount) {
		want = text("与标题行一样多的字段", "as many fields as the header")
	}
	return &Fault{Line: err.StartLine, Want: want, Rule: aqi.ErrText}
}

// BadHeader returns the faults of a header in that line: columns that are not known, are given twice or are missing of those needed.
func BadHeader(line int, names, known, needed []string) []*Fault {
	var faults []*Fault
	add := func(column string, want aqi.Text, rule error) {
		faults = append(faults, &Fault{Line: line, Column: quote.Text(column), Want: want, Rule: rule})
	}
	list := strings.Join(known, ", ")
	seen := map[string]bool{}
	for _, name := range names {
		switch {
		case seen[name]:
			add(name, text("各列仅一次", "each column once"), aqi.ErrDuplicate)
		case !slices.Contains(known, name):
			add(name, text("%s", "%s", list), aqi.ErrUnknown)
		}
		seen[name] = true
	}
	for _, name := range needed {
		if !seen[name] {
			add(name, text("该列", "the column"), aqi.ErrMissing)
		}
	}
	return faults
}

// MaxFaults is how many faults of a file are kept; the rest are only counted.
const MaxFaults = 20

// Faults are all faults of a file.
type Faults struct {
	First []error // at most MaxFaults
	More  int     // how many followed
}

// Error lists the faults that were kept.
func (f *Faults) Error() string { return f.text(wording.English) }

// Chinese returns the same in Chinese.
func (f *Faults) Chinese() string { return f.text(wording.Chinese) }

func (f *Faults) text(l wording.Language) string {
	texts := make([]string, 0, len(f.First)+1)
	for _, err := range f.First {
		texts = append(texts, l.Of(err))
	}
	if f.More > 0 {
		texts = append(texts, l.F("and %d more", "另有%d处", f.More))
	}
	return l.Sentences(texts...)
}

// Unwrap returns the faults that were kept.
func (f *Faults) Unwrap() []error { return f.First }

// Add adds a fault.
func (f *Faults) Add(err error) {
	if len(f.First) == MaxFaults {
		f.More++
		return
	}
	f.First = append(f.First, err)
}

// merge adds a fault, or counts it with one that is like it.
func (f *Faults) merge(next *Fault) {
	for _, err := range f.First {
		if kept, ok := errors.AsType[*Fault](err); ok && kept.like(next) {
			kept.more, kept.last, kept.lastGot = kept.more+1, next.Line, next.Got
			return
		}
	}
	f.Add(next)
}

// Err is nil when there are no faults, as an error and not only as a pointer.
func (f *Faults) Err() error {
	if len(f.First) == 0 {
		return nil
	}
	return f
}

// What is wanted of a file.
var (
	wantUTF8   = text("UTF-8文本（中文文件常为GBK，请先转换为UTF-8）", "text in UTF-8: convert it to UTF-8 (Chinese files are often GBK: iconv -f GBK -t UTF-8)")
	wantSite   = text("不超过%d字节的站点名称", "a site's name of at most %d bytes", maxName)
	wantTime   = text("形如2015-11-20T00:00的整点", "a whole hour like 2015-11-20T00:00")
	wantNumber = text("至多两位小数的十进制数，缺失为NA", "a number with at most two decimal places, or NA")
	wantLine   = text("一行不超过%d字节", "at most %d bytes a line", maxRecord)
	wantGaps   = text("缺失小时不多于已有小时或%d小时", "at most as many missing hours as there are, or %d", maxMissing)
)

// quoted is a text for a fault's Got, "" of the empty one.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return quote.Text(s)
}
