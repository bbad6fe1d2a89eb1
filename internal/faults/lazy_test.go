package faults_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// All faults count, those beyond the ones that are spelled out are not made, and their rules are found.
func TestAddMakesNoMoreThanItSpellsOut(t *testing.T) {
	const n = 1_000_000
	var fs aqi.Faults
	made := 0
	for i := range n {
		rule := aqi.ErrRange
		if i == n-1 {
			rule = aqi.ErrOrder
		}
		faults.Add(&fs, rule, func() aqi.Fault {
			made++
			return aqi.Fault{Path: faults.At("/list", i), ID: strconv.Itoa(i), Got: "7"}
		})
	}
	total := 0
	for _, f := range fs {
		total += f.Count
	}
	if total != n || made > 201 || made < 100 || !errors.Is(fs, aqi.ErrOrder) || !errors.Is(fs, aqi.ErrRange) {
		t.Errorf("%d faults, %d made, %d listed", total, made, len(fs))
	}
	if f := fs[7]; f.Path != "/list/7" || !errors.Is(f, aqi.ErrRange) || f.Count != 1 {
		t.Errorf("%+v", f)
	}
}
