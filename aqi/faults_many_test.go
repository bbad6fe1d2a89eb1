package aqi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"pgregory.net/rapid"
)

// spelledOut is how many faults a list spells out.
const spelledOut = 200

func TestMoreThan200AreCountedByRule(t *testing.T) {
	var fs aqi.Faults
	rules := []error{aqi.ErrNegative, aqi.ErrRange}
	for i := range 2 * spelledOut {
		fs.Add(aqi.Fault{Path: fmt.Sprintf("/a/%d", 2*i), Rule: rules[i%2]})
		if i < spelledOut && len(fs) != i+1 {
			t.Fatalf("%d faults, %d added", len(fs), i+1)
		}
	}
	fs.Add(aqi.Fault{Path: "/b", ID: "x", Got: "y", Want: noNegative, Rule: aqi.ErrOrder})
	fs.Add(aqi.Fault{Path: "/a/0", Count: 7, Rule: aqi.ErrRange}) // counts as often as it stands for
	want := []string{"100 more: is negative", "107 more: is out of range", "1 more: is out of order"}
	if len(fs) != spelledOut+3 || !slices.Equal(sentences(fs[spelledOut:]), want) {
		t.Fatalf("%d faults: %+v", len(fs), fs[min(len(fs), spelledOut):])
	}
	if last := fs[spelledOut-1]; last.Path != "/a/398" || last.Count != 1 {
		t.Errorf("the last one spelled out: %+v", last)
	}
	if !strings.HasSuffix(fs.Error(), "; 100 more: is negative; 107 more: is out of range; 1 more: is out of order") {
		t.Errorf("%s", fs.Error())
	}
	if !errors.Is(fs, aqi.ErrOrder) || errors.Is(fs, aqi.ErrCode) {
		t.Error("a rule that is only counted is not found")
	}
}

// The 200th goes on as long as its neighbours do.
func TestTheLastSpelledOutIsMergedToo(t *testing.T) {
	var fs aqi.Faults
	for i := range spelledOut - 1 {
		fs.Add(aqi.Fault{Path: fmt.Sprintf("/a/%d", 2*i), Rule: aqi.ErrRange})
	}
	for i := range 1000 {
		fs.Add(aqi.Fault{Path: fmt.Sprintf("/b/%d", i), Rule: aqi.ErrRange})
	}
	if len(fs) != spelledOut || fs[spelledOut-1].Count != 1000 {
		t.Errorf("%d faults: %+v", len(fs), fs[len(fs)-1])
	}
}

// Counted faults of parts stay counted, and are added up by rule.
func TestJoinOfCountedFaults(t *testing.T) {
	part := func() aqi.Faults {
		var fs aqi.Faults
		for i := range spelledOut + 50 {
			fs.Add(aqi.Fault{Path: fmt.Sprintf("/a/%d", 2*i), Rule: aqi.ErrRange})
		}
		fs.Add(aqi.Fault{Path: "/x", Rule: aqi.ErrMissing})
		return fs
	}
	var fs aqi.Faults
	fs.Join("/p", part())
	if last := len(fs) - 1; last != spelledOut+1 || fs[0].Path != "/p/a/0" ||
		!slices.Equal(sentences(fs[last-1:]), []string{"50 more: is out of range", "1 more: must be given"}) {
		t.Fatalf("%d faults: %+v", len(fs), fs[last])
	}
	fs.Join("/q", part())
	want := []string{fmt.Sprint(50+spelledOut+50) + " more: is out of range", "2 more: must be given"}
	if got := sentences(fs[spelledOut:]); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func sentences(fs aqi.Faults) []string {
	var list []string
	for _, f := range fs {
		list = append(list, f.Error())
	}
	return list
}

// scattered are faults as long as an input's can be, none the neighbour of another.
func scattered(n int) []aqi.Fault {
	rules := []error{aqi.ErrNegative, aqi.ErrRange, aqi.ErrConflict}
	long := strings.Repeat("x", 60)
	list := make([]aqi.Fault, n)
	for i := range list {
		list[i] = aqi.Fault{
			Path: fmt.Sprintf("/inventory/sources/%d/emissions/pm25/amount", 2*i), ID: fmt.Sprintf("source-%d", i), Got: long, Want: noNegative,
			Rule: rules[i%len(rules)],
		}
	}
	return list
}

func TestAMillionFaultsTakeLittleSpace(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const million = 1_000_000
	list := scattered(1000)
	var fs aqi.Faults
	add := func(n int) {
		fs = nil
		for i := range n {
			fs.Add(list[i%len(list)])
		}
		fs.Add(aqi.Fault{Path: "/last", Rule: aqi.ErrOrder})
	}
	few := testing.AllocsPerRun(1, func() { add(len(list)) })
	if many := testing.AllocsPerRun(1, func() { add(million) }); many != few || few > 1000 {
		t.Errorf("%v allocations for %d faults, %v for a million", few, len(list), many)
	}
	if len(fs) != spelledOut+4 || total(fs) != million+1 || cap(fs) > 2*spelledOut {
		t.Errorf("%d faults in place of %d, room for %d", len(fs), total(fs), cap(fs))
	}
	doc, err := json.Marshal(fs)
	ok(t, doc, err)
	for name, n := range map[string]int{"English": len(fs.Error()), "Chinese": len(fs.Chinese()), "JSON": len(doc) / 4} {
		if n > 64<<10 {
			t.Errorf("%s: %d bytes", name, n)
		}
	}
	if !errors.Is(fs, aqi.ErrOrder) || !errors.Is(fs, aqi.ErrConflict) || errors.Is(fs, aqi.ErrText) {
		t.Error("a rule that is only counted is not found, or one that is not there")
	}
}

// Every other hour of a long series is bad: the error is short all the same, and counts each.
func TestFaultsOfALongSeries(t *testing.T) {
	const n = 20_000
	hours := make([]aqi.Sample, n)
	for i := 0; i < n; i += 2 {
		hours[i] = aqi.Sample{SO2: some("-1"), PM25: unmarked("3")}
	}
	hours[n-1].PM10 = some("1e9")
	err := aqi.CheckHours(hours, 0)
	if fs := faultsOf(err); total(fs) != n+1 || len(fs) != spelledOut+3 || len(err.Error()) > 64<<10 {
		t.Errorf("%d faults in place of %d, %d bytes", len(fs), total(fs), len(err.Error()))
	}
	for _, rule := range []error{aqi.ErrNegative, aqi.ErrConflict, aqi.ErrRange} {
		if !errors.Is(err, rule) {
			t.Errorf("not %v", rule)
		}
	}
}

func total(fs aqi.Faults) int {
	var n int
	for _, f := range fs {
		n += f.Count
	}
	return n
}

// anyFault draws a fault of which others drawn are often neighbours.
func anyFault() *rapid.Generator[aqi.Fault] {
	return rapid.Custom(func(t *rapid.T) aqi.Fault {
		return aqi.Fault{
			Path: fmt.Sprintf("/a/%d/b/%d", rapid.IntRange(0, 2).Draw(t, "a"), rapid.IntRange(0, 30).Draw(t, "b")),
			ID:   rapid.SampledFrom([]string{"", "", "", "x"}).Draw(t, "id"),
			Got:  rapid.SampledFrom([]string{"", "-1", "-2"}).Draw(t, "got"),
			Rule: rapid.SampledFrom([]error{aqi.ErrNegative, aqi.ErrNegative, aqi.ErrNegative, aqi.ErrRange, aqi.ErrOrder}).Draw(t, "rule"),
		}
	})
}

// No fault is lost: those listed stand for as many as were added, with all their rules and no others.
func TestAddLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var fs, parts aqi.Faults
		added := map[error]int{}
		for _, f := range rapid.SliceOfN(anyFault(), 0, 500).Draw(t, "faults") {
			fs.Add(f)
			parts.Join("/part", aqi.Faults{f})
			added[f.Rule]++
		}
		for name, list := range map[string]aqi.Faults{"added": fs, "joined": parts} {
			listed := map[error]int{}
			for _, f := range list {
				listed[f.Rule] += f.Count
			}
			for _, rule := range ruleWords {
				if listed[rule] != added[rule] || errors.Is(list.Err(), rule) != (added[rule] > 0) {
					t.Fatalf("%s: %d times %v, want %d", name, listed[rule], rule, added[rule])
				}
			}
			if len(list) > spelledOut+len(added) {
				t.Fatalf("%s: %d faults", name, len(list))
			}
		}
	})
}

// What is said of a list names exactly the elements that are bad.
func TestMergedNeighboursAreThoseThatWereAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bad := rapid.SliceOfN(rapid.Bool(), 0, 300).Draw(t, "bad")
		var fs aqi.Faults
		for i, is := range bad {
			if is {
				fs.Add(negativeAt(fmt.Sprintf("/list/%d/value", i), "-1"))
			}
		}
		got := make([]bool, len(bad))
		for _, f := range fs {
			var first int
			if n, err := fmt.Sscanf(f.Path, "/list/%d/value", &first); n != 1 || err != nil {
				t.Fatalf("%q: %v", f.Path, err)
			}
			for i := first; i < first+f.Count; i++ {
				got[i] = true
			}
		}
		if !slices.Equal(got, bad) {
			t.Fatalf("%v", brief(fs))
		}
	})
}
