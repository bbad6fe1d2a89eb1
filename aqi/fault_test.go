package aqi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clearsky-go/clearsky/aqi"
)

var noNegative = aqi.Text{Chinese: "不小于0", English: "0 or more"}

func TestFaultSentences(t *testing.T) {
	clause := aqi.Clause{Document: "HJ 633-2012", Number: "Table 1"}
	tests := []struct {
		f                aqi.Fault
		english, chinese string
	}{
		{
			aqi.Fault{Path: "/samples/37/pm10", Count: 25, Got: "-999", Want: noNegative, Rule: aqi.ErrNegative},
			"/samples/37/pm10 and the next 24: -999, want 0 or more: is negative",
			"/samples/37/pm10及其后24处：-999，应为不小于0：为负值",
		},
		{
			aqi.Fault{Path: "/profiles/17/grade", Count: 1, ID: "91653100", Got: `"E"`, Want: aqi.Text{Chinese: "A至D", English: "A to D"}, Rule: aqi.ErrText, Clause: clause},
			`/profiles/17/grade (91653100): "E", want A to D: ` + aqi.ErrText.Error() + " (HJ 633-2012, Table 1)",
			`/profiles/17/grade（91653100）："E"，应为A至D：不是可识别的取值（HJ 633-2012，表1）`,
		},
		{aqi.Fault{Path: "/name", Rule: aqi.ErrMissing}, "/name: must be given", "/name：必须给出"},
		{aqi.Fault{Path: "/name", Got: "7", Rule: aqi.ErrDuplicate}, "/name: 7: is given twice", "/name：7：重复"},
		{aqi.Fault{Path: "/name", Want: noNegative, Rule: aqi.ErrOrder}, "/name: want 0 or more: is out of order", "/name：应为不小于0：次序有误"},
		{aqi.Fault{Got: "{", Want: noNegative, Rule: aqi.ErrJSON}, "{, want 0 or more: is not JSON of this form", "{，应为不小于0：JSON格式不符"},
		{counted(812, "negative"), "812 more: is negative", "另有812处：为负值"},
		{aqi.Fault{Path: "/name", Rule: io.ErrUnexpectedEOF}, "/name: unexpected EOF", "/name：unexpected EOF"},
		{aqi.Fault{Path: "/name", Rule: fmt.Errorf("it %w", aqi.ErrRange)}, "/name: it is out of range", "/name：超出范围"},
		{aqi.Fault{Path: "/name"}, "/name", "/name"},
		{aqi.Fault{}, "", ""},
	}
	var english, chinese []string
	var fs aqi.Faults
	for _, tt := range tests {
		if tt.f.Error() != tt.english || tt.f.Chinese() != tt.chinese {
			t.Errorf("%s\n%s\nwant %s\n%s", tt.f.Error(), tt.f.Chinese(), tt.english, tt.chinese)
		}
		fs, english, chinese = append(fs, tt.f), append(english, tt.english), append(chinese, tt.chinese)
	}
	if fs.Error() != strings.Join(english, "; ") || fs.Chinese() != strings.Join(chinese, "；") {
		t.Errorf("%s\n%s", fs.Error(), fs.Chinese())
	}
	if err := aqi.Faults(nil).Err(); err != nil || aqi.Faults(nil).Error() != "" {
		t.Errorf("no faults: %v", err)
	}
}

// The rules by the words that they have in JSON.
var ruleWords = map[string]error{
	"text": aqi.ErrText, "json": aqi.ErrJSON, "missing": aqi.ErrMissing, "unknown": aqi.ErrUnknown, "negative": aqi.ErrNegative,
	"range": aqi.ErrRange, "too-fine": aqi.ErrTooFine, "duplicate": aqi.ErrDuplicate, "order": aqi.ErrOrder, "conflict": aqi.ErrConflict,
	"too-many": aqi.ErrTooMany, "not-monitored": aqi.ErrNotMonitored, "no-sub-index": aqi.ErrNoSubIndex, "code": aqi.ErrCode,
}

func TestEveryRuleHasChinese(t *testing.T) {
	seen := map[string]bool{}
	for word, rule := range ruleWords {
		text := aqi.Fault{Path: "/x", Rule: rule}.Chinese()
		if seen[text] || !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: %s", word, text)
		}
		seen[text] = true
		for other, rule2 := range ruleWords {
			if errors.Is(aqi.Fault{Rule: rule}, rule2) != (word == other) {
				t.Errorf("%s is %s", word, other)
			}
		}
	}
}

// negativeAt is a fault of a value that must not be negative.
func negativeAt(path, got string) aqi.Fault {
	return aqi.Fault{Path: path, Got: got, Want: noNegative, Rule: aqi.ErrNegative}
}

func TestNeighboursAreMerged(t *testing.T) {
	other := func(change func(*aqi.Fault)) []aqi.Fault {
		next := negativeAt("/a/1", "-1")
		change(&next)
		return []aqi.Fault{negativeAt("/a/0", "-1"), next}
	}
	tests := []struct {
		name string
		in   []aqi.Fault
		want []string // path, count and value
	}{
		{"the next", other(func(*aqi.Fault) {}), []string{"/a/0 2 -1"}},
		{"another value", other(func(f *aqi.Fault) { f.Got = "-2" }), []string{"/a/0 2 -1 … -2"}},
		{"a gap", other(func(f *aqi.Fault) { f.Path = "/a/2" }), []string{"/a/0 1 -1", "/a/2 1 -1"}},
		{"the same place", other(func(f *aqi.Fault) { f.Path = "/a/0" }), []string{"/a/0 1 -1", "/a/0 1 -1"}},
		{"another list", other(func(f *aqi.Fault) { f.Path = "/b/1" }), []string{"/a/0 1 -1", "/b/1 1 -1"}},
		{"below it", other(func(f *aqi.Fault) { f.Path = "/a/1/x" }), []string{"/a/0 1 -1", "/a/1/x 1 -1"}},
		{"another rule", other(func(f *aqi.Fault) { f.Rule = aqi.ErrRange }), []string{"/a/0 1 -1", "/a/1 1 -1"}},
		{"another want", other(func(f *aqi.Fault) { f.Want = aqi.Text{} }), []string{"/a/0 1 -1", "/a/1 1 -1"}},
		{"another clause", other(func(f *aqi.Fault) { f.Clause.Document = "HJ" }), []string{"/a/0 1 -1", "/a/1 1 -1"}},
		{"an identifier", other(func(f *aqi.Fault) { f.ID = "x" }), []string{"/a/0 1 -1", "/a/1 1 -1"}},
		{
			"an index in the middle", []aqi.Fault{negativeAt("/sites/8/so2", "-1"), negativeAt("/sites/9/so2", "-1"), negativeAt("/sites/10/so2", "-1")},
			[]string{"/sites/8/so2 3 -1"},
		},
		{
			"not the first of two", []aqi.Fault{negativeAt("/sites/8/hours/3/so2", "-1"), negativeAt("/sites/9/hours/3/so2", "-2")},
			[]string{"/sites/8/hours/3/so2 1 -1", "/sites/9/hours/3/so2 1 -2"},
		},
		{
			"both of two", []aqi.Fault{negativeAt("/sites/8/hours/3", "-1"), negativeAt("/sites/9/hours/4", "-1")},
			[]string{"/sites/8/hours/3 1 -1", "/sites/9/hours/4 1 -1"},
		},
		{
			"first and last, whatever is between", []aqi.Fault{negativeAt("/a/0", "-1"), negativeAt("/a/1", "-2"), negativeAt("/a/2", "-3"), negativeAt("/a/3", "-1")},
			[]string{"/a/0 4 -1 … -1"},
		},
		{
			"not backwards", []aqi.Fault{negativeAt("/a/1", "-1"), negativeAt("/a/0", "-1")},
			[]string{"/a/1 1 -1", "/a/0 1 -1"},
		},
		{
			"only the last", []aqi.Fault{negativeAt("/a/0", "-1"), negativeAt("/b", "-1"), negativeAt("/a/1", "-1")},
			[]string{"/a/0 1 -1", "/b 1 -1", "/a/1 1 -1"},
		},
		{"no list at all", []aqi.Fault{negativeAt("/a", "-1"), negativeAt("/b", "-1")}, []string{"/a 1 -1", "/b 1 -1"}},
	}
	for _, tt := range tests {
		var fs aqi.Faults
		for _, f := range tt.in {
			fs.Add(f)
		}
		if got := brief(fs); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func brief(fs aqi.Faults) []string {
	var texts []string
	for _, f := range fs {
		texts = append(texts, fmt.Sprintf("%s %d %s", f.Path, f.Count, f.Got))
	}
	return texts
}

func TestJoin(t *testing.T) {
	var inner aqi.Faults
	inner.Add(negativeAt("/hours/0", "-1"))
	inner.Add(negativeAt("/hours/1", "-1"))
	inner.Add(aqi.Fault{Path: "/name", Rule: aqi.ErrMissing})
	before := slices.Clone(inner)
	tests := []struct {
		name string
		err  error
		want []string
	}{
		{"nothing", nil, nil},
		{"no faults", aqi.Faults{}.Err(), nil},
		{"a list", inner.Err(), []string{"/plan/hours/0 2 -1", "/plan/name 1 "}},
		{"a list, wrapped", fmt.Errorf("reading: %w", inner), []string{"/plan/hours/0 2 -1", "/plan/name 1 "}},
		{"one", inner[0], []string{"/plan/hours/0 2 -1"}},
		{"one of the whole", aqi.Fault{Got: "7", Rule: aqi.ErrJSON}, []string{"/plan 1 7"}},
		{"some other error", io.ErrUnexpectedEOF, []string{"/plan 1 "}},
	}
	for _, tt := range tests {
		var fs aqi.Faults
		fs.Join("/plan", tt.err)
		if got := brief(fs); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if tt.want == nil && fs.Err() != nil {
			t.Errorf("%s: %v", tt.name, fs)
		}
	}
	if !slices.Equal(inner, before) {
		t.Errorf("Join changed its argument: %v", inner)
	}
	var fs aqi.Faults
	fs.Join("/plan", io.ErrUnexpectedEOF)
	if !errors.Is(fs, io.ErrUnexpectedEOF) || fs.Error() != "/plan: unexpected EOF" {
		t.Errorf("some other error: %v", fs)
	}
}

// Parts that are neighbours and have the same fault are merged as if they had been added side by side.
func TestJoinMergesNeighbours(t *testing.T) {
	var fs aqi.Faults
	for i := range 3 {
		fs.Join(fmt.Sprintf("/sites/%d", i), aqi.Faults{negativeAt("/so2", "-1")})
	}
	if got, want := brief(fs), []string{"/sites/0/so2 3 -1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A word that names no value is a fault with the words that do.
func TestJoinOfAWordThatIsNone(t *testing.T) {
	var p aqi.Pollutant
	var fs aqi.Faults
	fs.Join("/pollutant", p.UnmarshalText([]byte("soot")))
	f := the(fs.Err())
	if f.Path != "/pollutant" || !errors.Is(f, aqi.ErrText) || !strings.Contains(f.Got, "soot") || !strings.Contains(f.Want.English, "pm25") {
		t.Errorf("%+v", f)
	}
}

// counted is a fault that counts those of a rule that are not spelled out.
func counted(n int, rule string) aqi.Fault {
	var f aqi.Fault
	text := fmt.Sprintf(`{"pointer":null,"count":%d,"rule":%q,"detail":"","detail_zh":""}`, n, rule)
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		panic(err)
	}
	return f
}
