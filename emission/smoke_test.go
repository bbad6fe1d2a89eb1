package emission_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/response"
)

// All functions at once on the same values: nothing of what they read or return is written to behind the scenes.
func TestParallelSmoke(t *testing.T) {
	inv := emissiontest.Inventory(40).Example(3)
	caps, lacking, members := benchMembers(50)
	want := everything(t, inv, caps, lacking, members)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := everything(t, inv, caps, lacking, members); got != want {
					t.Fatalf("%s\nwant %s", got, want)
				}
			}
		})
	}
}

func everything(t *testing.T, inv emission.Inventory, caps []emission.Share, lacking emission.Amounts, members []emission.Member) string {
	t.Helper()
	targets := emission.Kashgar()
	at := emissiontest.Everywhere(response.II)
	counties, err := emission.SumByCounty(slices.Values(inv), at)
	ok(t, counties, err)
	total, err := emission.Sum(where(inv, func(s emission.Source) bool { return s.Sector == response.Dust }), at)
	attained, attainErr := targets.Attainment(response.II, ok(t, total, err))
	allocation, err := emission.Allocate(caps, lacking, members)
	doc, docErr := json.Marshal([]any{inv, targets, counties, ok(t, attained, attainErr), ok(t, allocation, err)})
	return fmt.Sprint(string(ok(t, doc, docErr)), attained, attained.Chinese(), targets.Validate(), inv.Validate(targets))
}
