package faults_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

func TestAt(t *testing.T) {
	for _, row := range []struct {
		path   string
		tokens []any
		want   string
	}{
		{"", nil, ""},
		{"/plan", nil, "/plan"},
		{"/plan", []any{"triggers", 0, "level"}, "/plan/triggers/0/level"},
		{"", []any{"a/b", "~", "", "喀什"}, "/a~1b/~0//喀什"},
		{"/x", []any{aqi.PM25, "hours", 12}, "/x/pm25/hours/12"},
		{"/x", []any{aqi.Pollutant(99)}, "/x/"}, // no key at all
	} {
		if got := faults.At(row.path, row.tokens...); got != row.want {
			t.Errorf("%q %q: %q, want %q", row.path, row.tokens, got, row.want)
		}
	}
}

func TestRebase(t *testing.T) {
	from := aqi.Faults{{Path: "/series", Count: 1}, {Path: "/series/hours/3", Count: 1, ID: "x"}, {Path: "/seriesx", Count: 1}, {Path: "", Count: 7}}
	want := aqi.Faults{{Path: "/in/1", Count: 1}, {Path: "/in/1/hours/3", Count: 1, ID: "x"}, {Path: "/seriesx", Count: 1}, {Path: "", Count: 7}}
	before := from[0].Path
	if got := faults.Rebase(from, "/series", "/in/1"); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if from[0].Path != before {
		t.Error("the list given changed")
	}
	other := errors.New("other")
	if got := faults.Rebase(other, "/a", "/b"); !errors.Is(got, other) {
		t.Error(got)
	}
	if got := faults.Rebase(nil, "/a", "/b"); got != nil {
		t.Error(got)
	}
}
