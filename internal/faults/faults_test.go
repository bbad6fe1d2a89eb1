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
