package response_test

import (
	"reflect"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/response"
)

// TestParallelSmoke asks one catalogue from several goroutines at once, with -race in CI.
func TestParallelSmoke(t *testing.T) {
	c := response.Kashgar()
	wantTruck, wantMeasures := c.Truck(response.I, response.Truck{}), at(c, response.I, response.Filter{})
	wantText := c.Explain(wantTruck)
	all := spaces()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got := c.Truck(response.I, response.Truck{}); !reflect.DeepEqual(got, wantTruck) || c.Explain(got) != wantText {
					t.Errorf("%v, want %v", got, wantTruck)
				}
				if diff := cmp.Diff(wantMeasures, at(c, response.I, response.Filter{})); diff != "" {
					t.Error(diff)
				}
				for _, s := range all {
					if a := s.ask(response.I, make([]int, len(s.dims))); a.Question != s.about || a.Verdict == response.NoVerdict {
						t.Errorf("%s: %v", s.name, a)
					}
				}
				if len(c.Advice(response.II, response.Filter{Kind: response.HealthProtection})) == 0 {
					t.Error("no advice")
				}
				if err := fresh().Validate(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
