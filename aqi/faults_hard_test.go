package aqi_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// Neighbours along one index go on along that index only.
func TestRunsStayInOneList(t *testing.T) {
	for _, paths := range [][]string{
		{"/sites/0/hours/0", "/sites/0/hours/1", "/sites/2/hours/0"},
	} {
		var fs aqi.Faults
		for _, p := range paths {
			fs.Add(negativeAt(p, "-1"))
		}
		if len(fs) != 2 || fs[0].Count != 2 || fs[1].Path != paths[2] {
			t.Errorf("%q: %q", paths, brief(fs))
		}
	}
	var fs aqi.Faults
	fs.Join("/sites/0", aqi.Faults{negativeAt("/hours/3", "-1")})
	fs.Join("/sites/1", aqi.Faults{{Path: "/hours/3", Count: 2, Got: "-1", Want: noNegative, Rule: aqi.ErrNegative}})
	if len(fs) != 2 {
		t.Errorf("a run is no element: %q", brief(fs))
	}
}

// The keys of a map are not indices: codes of counties.
func TestKeysAreNoIndices(t *testing.T) {
	var fs aqi.Faults
	fs.Add(negativeAt("/input/series/653101/hours/12", "-1"))
	fs.Add(negativeAt("/input/series/653102/hours/12", "-1"))
	if len(fs) != 2 {
		t.Errorf("%q", brief(fs))
	}
}

// A fault of the whole with nothing to quote is not "1 more", and keeps its place in Join.
func TestFaultOfTheWhole(t *testing.T) {
	var fs aqi.Faults
	fs.Add(aqi.Fault{Want: noNegative, Rule: aqi.ErrMissing})
	if got, want := fs.Error(), "want 0 or more: must be given"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var outer aqi.Faults
	outer.Join("/plan", fs)
	if len(outer) != 1 || outer[0].Path != "/plan" || outer[0].Want != noNegative {
		t.Errorf("%+v", outer)
	}
	var bare aqi.Faults
	bare.Join("", errors.New("disk full"))
	if got := bare.Error(); got != "disk full" {
		t.Errorf("%q", got)
	}
}

// A word that names no value is cut (faultOf passes enum.Error.Got on as it is).
func TestLongWordsAreCut(t *testing.T) {
	var p aqi.Pollutant
	var fs aqi.Faults
	fs.Join("/pollutant", p.UnmarshalText([]byte(strings.Repeat("x", 100_000))))
	if n := len(fs.Error()); n > 400 {
		t.Errorf("%d bytes", n)
	}
}

type texts []string

func (l texts) Error() string { return strings.Join(l, ", ") }

// An error whose type is not comparable does not panic.
func TestErrorsThatDoNotCompare(t *testing.T) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("panic: %v", r)
		}
	}()
	var fs aqi.Faults
	fs.Join("/a/0", texts{"x"})
	fs.Join("/a/1", texts{"x"})
}

// Errors that are no faults, each its own, do not grow without bound.
func TestOtherErrorsAreBounded(t *testing.T) {
	var fs aqi.Faults
	for range 5_000 {
		fs.Join("/a/x", errors.New("some error"))
	}
	if len(fs) > 300 || len(fs.Error()) > 64<<10 {
		t.Errorf("%d faults, %d bytes", len(fs), len(fs.Error()))
	}
}

// Values that hold the dots themselves, and runs that are merged.
func TestMergedValues(t *testing.T) {
	var fs aqi.Faults
	fs.Add(negativeAt("/a/0", `"a … b"`))
	fs.Add(negativeAt("/a/1", `"a … b"`))
	if want := []string{`/a/0 2 "a … b"`}; !slices.Equal(brief(fs), want) {
		t.Errorf("%q, want %q", brief(fs), want)
	}
	var run aqi.Faults
	run.Add(negativeAt("/a/1", "-2"))
	run.Add(negativeAt("/a/2", "-3"))
	fs = nil
	fs.Add(negativeAt("/a/0", "-1"))
	fs.Join("", run)
	if want := []string{"/a/0 3 -1 … -3"}; !slices.Equal(brief(fs), want) {
		t.Errorf("%q, want %q", brief(fs), want)
	}
}

// Joined errors keep all their faults.
func TestJoinOfJoinedErrors(t *testing.T) {
	var fs aqi.Faults
	fs.Join("/p", errors.Join(aqi.Faults{negativeAt("/x", "-1")}, aqi.Faults{negativeAt("/y", "-1")}))
	if len(fs) != 2 {
		t.Errorf("%q", brief(fs))
	}
}

// What Err returned does not change when the collector goes on.
func TestErrIsNotChangedLater(t *testing.T) {
	var fs aqi.Faults
	fs.Add(negativeAt("/a/0", "-1"))
	err := fs.Err()
	fs.Add(negativeAt("/a/1", "-1"))
	if f := the(err); f.Count != 1 {
		t.Errorf("%+v", f)
	}
}

// A long path is cut or the list bounded otherwise.
func TestLongPathsAreBounded(t *testing.T) {
	var fs aqi.Faults
	for i := range 200 {
		fs.Add(aqi.Fault{Path: "/" + strings.Repeat("x", 10_000), Got: string(rune('a' + i%26)), Rule: aqi.ErrUnknown})
	}
	if n := len(fs.Error()); n > 64<<10 {
		t.Errorf("%d bytes", n)
	}
}
