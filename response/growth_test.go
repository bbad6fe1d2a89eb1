package response_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/clearsky-go/clearsky/response"
)

// The work of Validate grows with the catalogue and no faster: what it allocates for twice the entries is about twice as much.
func TestValidateGrowth(t *testing.T) {
	for name, faulty := range map[string]bool{"sound": false, "faulty": true} {
		var bytes []uint64
		for _, n := range []int{2_000, 4_000, 8_000} {
			c := large(n, faulty)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := c.Validate()
			runtime.ReadMemStats(&after)
			if (err != nil) != faulty {
				t.Fatalf("%s: %v", name, err)
			}
			bytes = append(bytes, after.TotalAlloc-before.TotalAlloc)
		}
		t.Logf("%s: %d bytes for 2,000, 4,000 and 8,000 entries of each kind", name, bytes)
		if bytes[2] > 5*bytes[0] {
			t.Errorf("%s: %d", name, bytes)
		}
	}
}

// large is a catalogue with n units, measures, duties, departments of a measure and contents of a duty.
func large(n int, faulty bool) response.Catalogue {
	c := response.Kashgar()
	unit, measure, duty := c.Units[0], c.Measures[20], c.Duties[8]
	for i := range n {
		unit.ID, measure.ID, duty.ID = fmt.Sprint("u", i), fmt.Sprint("m", i), fmt.Sprint("d", i)
		measure.Departments = []string{unit.ID}
		if faulty {
			measure.Departments, duty.ID = []string{"none"}, "d"
		}
		c.Units, c.Measures, c.Duties = append(c.Units, unit), append(c.Measures, measure), append(c.Duties, duty)
		c.Measures[0].Departments = append(c.Measures[0].Departments, unit.ID)
	}
	return c
}
