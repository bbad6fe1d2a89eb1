package emission_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/memory"
	"github.com/clearsky-go/clearsky/response"
)

// arguments are all that the package's functions take.
type arguments struct {
	Targets   emission.Targets
	Inventory emission.Inventory
	Levels    map[string]response.Level
	Level     response.Level
	Caps      []emission.Share
	Lacking   emission.Amounts
	Members   []emission.Member
}

// results are all that they return.
type results struct {
	Whole      emission.Total
	Counties   []emission.CountyTotal
	Target     emission.Target
	Attainment emission.Attainment
	Allocation emission.Allocation
	Kashgar    emission.Targets
	Errors     []error
}

func callAll(a arguments) (r results) {
	collect := func(err error) { r.Errors = append(r.Errors, err) }
	var err error
	r.Whole, err = emission.Sum(slices.Values(a.Inventory), a.Levels)
	collect(err)
	r.Counties, err = emission.SumByCounty(slices.Values(a.Inventory), a.Levels)
	collect(err)
	r.Attainment, err = a.Targets.Attainment(a.Level, r.Whole)
	collect(err)
	r.Allocation, err = emission.Allocate(a.Caps, a.Lacking, a.Members)
	collect(err)
	r.Target, _ = a.Targets.At(a.Level)
	r.Kashgar = emission.Kashgar()
	collect(a.Targets.Validate())
	collect(a.Inventory.Validate(a.Targets))
	return r
}

// No result shares memory with an argument or another result, of valid input and of what is not.
func TestResultsShareNoMemory(t *testing.T) {
	for seed := range 30 {
		a := arguments{
			Targets: emissiontest.Targets().Example(seed), Inventory: emissiontest.Inventory(5).Example(seed),
			Levels: emissiontest.Levels().Example(seed), Level: emissiontest.Level().Example(seed), Caps: emissiontest.Caps().Example(seed),
			Lacking: emissiontest.Baseline().Example(seed),
		}
		a.Members = emissiontest.Members(len(a.Caps), 5).Example(seed)
		if seed%3 == 0 {
			a.Levels["653101"], a.Targets.ByLevel[0].Level = 9, 0
			a.Caps = append(a.Caps, -1)
		}
		memory.Own(t, a, callAll)
	}
}

// Nil is an empty list, and zero values are values.
func TestNilAndZero(t *testing.T) {
	r := callAll(arguments{})
	zero := emission.Total{Baseline: each(0), Reduction: each(0)}
	if r.Whole != zero || len(r.Counties) != 0 || r.Allocation.Remainder != (emission.Amounts{}) {
		t.Errorf("%+v", r)
	}
	for i, err := range r.Errors {
		if bad := i > 1; (err != nil) != bad { // the zero Targets are none, and the zero Amounts are missing
			t.Errorf("%d: %v", i, err)
		}
	}
	whole, err := emission.Sum(nil, nil)
	if ok(t, whole, err) != zero {
		t.Error(whole)
	}
	attainment := emission.Attainment{}
	if attainment.Met() || attainment.String() == "" || attainment.Chinese() == "" {
		t.Error(attainment)
	}
	var rs emission.Reductions
	if rs.At(response.I) != (emission.Amounts{}) || rs.At(255) != (emission.Amounts{}) {
		t.Error(rs)
	}
	result := emission.Result{}
	if _, applicable := result.Percent(2); applicable || !strings.Contains(result.String(), "not applicable") {
		t.Error(result)
	}
}
