package response_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// A daily report without a time of its own stays listed for a week after the hour that follows its day.
func TestDueOfADayWithoutATerm(t *testing.T) {
	c := dueCatalogue("daily-report")
	c.Duties[0].Term = response.Term{}
	span := januarySpan("05 00", "06 00")
	a := response.Activation{
		Span: span, Periods: []response.Period{{Level: response.II, Span: span}}, Counties: []alert.County{{Code: "653101"}}, Heavy: []alert.County{},
	}
	for hours, want := range map[int]bool{0: true, 7 * 24: true, 7*24 + 1: false} {
		items, err := c.Due([]response.Activation{a}, span.Until+aqi.Stamp(hours))
		if err != nil || len(items) > 0 != want {
			t.Errorf("%d hours after the day: %d items, %v, want some: %t", hours, len(items), err, want)
		}
	}
}

// The only period of a response starts with it.
func TestFaultyOnlyPeriod(t *testing.T) {
	span := januarySpan("05 00", "06 00")
	late := span
	late.From++
	a := response.Activation{
		Span: span, Periods: []response.Period{{Level: response.II, Span: late}}, Counties: []alert.County{}, Heavy: []alert.County{},
	}
	if _, err := response.Kashgar().Due([]response.Activation{a}, span.Until); err == nil {
		t.Error("no fault of an hour without a level")
	}
}
