package faults_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/internal/faults"
)

func TestFaults(t *testing.T) {
	list := []error{errors.New("one"), errors.New("two")}
	if got, want := faults.Text("pkg", list), "pkg: one; two"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
	if got := faults.Unwrap(list); len(got) != 2 || !errors.Is(got[0], list[0]) || !errors.Is(got[1], list[1]) {
		t.Errorf("Unwrap = %v", got)
	}
}

func TestSentence(t *testing.T) {
	rule := errors.New("the rule")
	for _, row := range []struct {
		got, want string
		rule      error
		text      string
	}{
		{"1", "2", rule, "here: 1, want 2: the rule"},
		{"", "", rule, "here: the rule"},
		{"1", "2", nil, "here: 1, want 2"},
		{"", "", nil, "here"},
	} {
		if got := faults.Sentence("here", row.got, row.want, row.rule); got != row.text {
			t.Errorf("%q, want %q", got, row.text)
		}
	}
}
