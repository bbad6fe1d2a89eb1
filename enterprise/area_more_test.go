package enterprise_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// A nil sequence is an empty one.
func TestNilSequences(t *testing.T) {
	area, err := kashgar.Area(response.II, nil, emission.Total{})
	if err != nil || !area.After.Met() {
		t.Errorf("area: %v, %v", area.After, err)
	}
	whole, err := kashgar.Prefecture(response.II, emissiontest.Everywhere(response.II), nil, nil)
	if err != nil || len(whole.Counties) != 0 || !whole.After.Met() {
		t.Errorf("prefecture: %+v, %v", whole, err)
	}
	for o, err := range kashgar.Obligations(nil, nil) {
		t.Errorf("an obligation of nobody: %v, %v", o, err)
	}
	if total, err := emission.Sum(nil, nil); err != nil || total.Sources != 0 {
		t.Errorf("sum: %v, %v", total, err)
	}
}

// A source that is an enterprise too would count twice.
func TestPrefectureSharedIdentifiers(t *testing.T) {
	mill := listed("mill", "653101")
	sources := []emission.Source{mill.Source(), {ID: "", County: "653101", Baseline: mill.Baseline, Reductions: mill.Reductions}}
	_, err := kashgar.Prefecture(response.I, emissiontest.Everywhere(response.II),
		slices.Values([]enterprise.Profile{mill}), slices.Values(sources))
	wants(t, err, aqi.ErrDuplicate, "/sources/1/id: want an identifier: must be given",
		`/profiles/0/id (mill): "mill", want another than that of /sources/0: is given twice`)
	_, err = kashgar.Prefecture(response.IV, emissiontest.Everywhere(response.II), nil, nil)
	wants(t, err, aqi.ErrUnknown, "/level: level IV, want no response or a level of the targets")
}

// The others' problems come with those of the enterprises.
func TestAreaOthersWithTheRest(t *testing.T) {
	lost := listed("", "653101")
	_, err := kashgar.Area(response.II, slices.Values([]enterprise.Profile{lost}), emission.Total{Sources: 1})
	wants(t, err, aqi.ErrMissing, "/others/baseline/so2: ", "/others/baseline/nox: ", "/others/baseline/pm: ", "/others/baseline/vocs: ",
		"/others/reduction/so2: ", "/others/reduction/nox: ", "/others/reduction/pm: ", "/others/reduction/vocs: ", "/profiles/0/id: want an identifier: must be given")
}
