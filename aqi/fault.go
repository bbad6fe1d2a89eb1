package aqi

import (
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
}

// Error returns the fault as a sentence: "/samples/37/pm10 and the next 24: -999, want 0 or more: is negative".
func (f Fault) Error() string {
	where := f.Path
	if f.ID != "" {
		where += " (" + f.ID + ")"
	}
	switch {
	case f.counted():
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
	case f.counted():
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

// counted reports whether the fault stands for those that are not spelled out.
func (f Fault) counted() bool { return f.Path == "" && f.ID == "" && f.Got == "" && f.Count > 0 }

// continues reports whether next lies behind f in the same list and has the same problem.
func (f Fault) continues(next Fault) bool {
	return f.Rule == next.Rule && f.ID == next.ID && f.Want == next.Want && f.Clause == next.Clause && follows(f.Path, f.Count, next.Path)
}

// follows reports whether two pointers differ in one number, by n.
func follows(path string, n int, next string) bool {
	a, b := strings.Split(path, "/"), strings.Split(next, "/")
	if len(a) != len(b) {
		return false
	}
	found := false
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		first, err := strconv.Atoi(a[i])
		second, err2 := strconv.Atoi(b[i])
		if found || err != nil || err2 != nil || first+n != second {
			return false
		}
		found = true
	}
	return found
}

// join joins two texts by a separator where neither is empty.
func join(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}
