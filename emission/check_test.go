package emission_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Amounts are held to the most of a source and to the baseline, each where it is known; what is missing is no fault.
func TestCheck(t *testing.T) {
	const most = emission.MaxAmount
	all := emission.AmountsOf(1, 2, 3, 4)
	for name, tt := range map[string]struct {
		amounts, baseline emission.Amounts
		paths             []string
		rule              error
	}{
		"nothing known":            {emission.Amounts{}, emission.Amounts{}, nil, nil},
		"all of the baseline":      {all, all, nil, nil},
		"the most, of no baseline": {emission.AmountsOf(most, most, most, most), emission.Amounts{}, nil, nil},
		"above the most":           {all.With(emission.PM, most+1), emission.Amounts{}, []string{"/pm"}, aqi.ErrRange},
		"negative":                 {all.With(emission.SO2, -1).With(emission.VOCs, -1), all, []string{"/so2", "/vocs"}, aqi.ErrNegative},
		"above the baseline":       {all.With(emission.NOx, 3), all, []string{"/nox"}, aqi.ErrConflict},
		"above none":               {all.With(emission.NOx, 1), all.With(emission.NOx, 0), []string{"/nox"}, aqi.ErrConflict},
		"of a bad baseline":        {all, all.With(emission.NOx, -1), nil, nil},
	} {
		pointers := func(err error) (paths []string) {
			fs, _ := errors.AsType[aqi.Faults](err)
			for _, f := range fs {
				paths = append(paths, f.Path)
			}
			return paths
		}
		err := tt.amounts.Check(tt.baseline)
		if !slices.Equal(pointers(err), tt.paths) || !errors.Is(err, tt.rule) {
			t.Errorf("%s: %v, want %v of %v", name, err, tt.rule, tt.paths)
		}
		if name == "of a bad baseline" {
			continue
		}
		for l := response.IV; l <= response.I; l++ {
			reductions := emission.Reductions{}.With(l, tt.amounts)
			err := reductions.Check(tt.baseline)
			var want []string
			for _, path := range tt.paths {
				want = append(want, map[response.Level]string{response.IV: "/reductions/iv", response.III: "/reductions/iii", response.II: "/reductions/ii", response.I: "/reductions/i"}[l]+path)
			}
			if !slices.Equal(pointers(err), want) || !errors.Is(err, tt.rule) {
				t.Errorf("%s at %v: %v, want %v of %v", name, l, err, tt.rule, want)
			}
		}
	}
	for _, none := range []*emission.Reductions{nil, {}} {
		if err := none.Check(emission.Amounts{}.With(emission.PM, -1)); !errors.Is(err, aqi.ErrNegative) {
			t.Error(err)
		}
	}
}
