package emission_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[emission.Pollutant](t, "", "so2", "nox", "pm", "vocs")
}

// 4.3.1 (1) names 二氧化硫、氮氧化物、颗粒物和挥发性有机物 in this order.
func TestAllPollutants(t *testing.T) {
	ps := slices.Collect(emission.AllPollutants.All())
	if !slices.Equal(ps, []emission.Pollutant{emission.SO2, emission.NOx, emission.PM, emission.VOCs}) {
		t.Error(ps)
	}
	var chinese, english []string
	for _, p := range ps {
		chinese, english = append(chinese, p.Chinese()), append(english, p.String())
	}
	if got := strings.Join(chinese, "、"); got != "二氧化硫、氮氧化物、颗粒物、挥发性有机物" {
		t.Error(got)
	}
	if got := strings.Join(english, ","); got != "SO2,NOx,PM,VOCs" {
		t.Error(got)
	}
}
