package aqi

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// Fault is one problem of an input (问题): where it is, what is there, what would be right, and which rule that breaks. The
// rules are the Err variables of this package for all packages; errors.Is finds them.
type Fault struct {
	// Path is a JSON Pointer (RFC 6901). In an argument's fault its first token names the argument, as in
	// "/plan/triggers/1/level", and the rest goes into the argument's JSON form; in a fault of JSON being read it goes from the
	// text's top, "" being the whole. Of faults that are only counted it is "".
	Path   string
	Count  int    // how many neighbours in a row break the rule, the first at Path; or how many are only counted
	ID     string // the identifier of the element, where it has one
	Got    string // what is there, cut where it is long; of neighbours that differ, the first and the last
	Want   Text   // what would be right
	Rule   error
	Clause Clause // where a standard or plan has the rule

	more        bool   // the fault counts those that are not spelled out
	first, last string // of neighbours that differ, what is there
}

// Error returns the fault as a sentence: "/samples/37/pm10 and the next 24: -999, want 0 or more: is negative".
func (f Fault) Error() string {
	where := f.Path
	if f.ID != "" {
		where += " (" + f.ID + ")"
	}
	switch {
	case f.more:
		return strconv.Itoa(f.Count) + " more: " + f.ruleText()
	case f.Count > 1:
		where += " and the next " + strconv.Itoa(f.Count-1)
	}
	got := f.Got
	if f.Want.English != "" {
		got = join(got, ", ", "want "+f.Want.English)
	}
	text := join(join(where, ": ", got), ": ", f.ruleText())
	if f.Clause != (Clause{}) {
		text += " (" + f.Clause.String() + ")"
	}
	return text
}

// Chinese returns the same in Chinese.
func (f Fault) Chinese() string {
	where := f.Path
	if f.ID != "" {
		where += "（" + f.ID + "）"
	}
	rule := ""
	if f.Rule != nil {
		rule = ruleChinese(f.Rule)
	}
	switch {
	case f.more:
		return "另有" + strconv.Itoa(f.Count) + "处：" + rule
	case f.Count > 1:
		where += "及其后" + strconv.Itoa(f.Count-1) + "处"
	}
	got := f.Got
	if f.Want.Chinese != "" {
		got = join(got, "，", "应为"+f.Want.Chinese)
	}
	text := join(join(where, "：", got), "：", rule)
	if f.Clause != (Clause{}) {
		text += "（" + f.Clause.Chinese() + "）"
	}
	return text
}

// Unwrap returns the rule.
func (f Fault) Unwrap() error { return f.Rule }

func (f Fault) ruleText() string {
	if f.Rule == nil {
		return ""
	}
	return f.Rule.Error()
}

// continues reports whether next lies behind f in the same list and has the same problem.
func (f Fault) continues(next Fault) bool {
	return !f.more && follows(f.Path, f.Count, next.Path) &&
		errors.Is(next.Rule, f.Rule) && f.ID == next.ID && f.Want == next.Want && f.Clause == next.Clause
}

// merge takes in the fault that continues this one.
func (f *Fault) merge(next Fault) {
	f.Count += next.Count
	if f.first == "" && next.first == "" && f.Got == next.Got {
		return
	}
	f.first, f.last = cmp.Or(f.first, f.Got), cmp.Or(next.last, next.Got)
	f.Got = f.first + " … " + f.last
}

// follows reports whether two pointers differ in their last index alone, by n.
func follows(path string, n int, next string) bool {
	before, index, after, ok := lastIndex(path)
	before2, index2, after2, ok2 := lastIndex(next)
	return ok && ok2 && index+n == index2 && before == before2 && after == after2
}

// lastIndex splits a pointer about its last index. Numbers of six digits are none, since codes of counties are such keys.
func lastIndex(path string) (before string, index int, after string, ok bool) {
	for end := len(path); end > 0; {
		start := strings.LastIndexByte(path[:end], '/') + 1
		if n, is := index5(path[start:end]); is {
			return path[:start], n, path[end:], true
		}
		end = start - 1
	}
	return "", 0, "", false
}

// index5 reads an index of at most five digits.
func index5(token string) (n int, ok bool) {
	for _, c := range []byte(token) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
		if n > 99_999 {
			return 0, false
		}
	}
	return n, token != ""
}

// join joins two texts by a separator where neither is empty.
func join(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}
