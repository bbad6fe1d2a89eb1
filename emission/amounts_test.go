package emission_test

import (
	"encoding/json"
	"errors"
	"maps"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// The zero Amounts know nothing, and a missing amount is not an amount of nothing.
func TestAmountsMissing(t *testing.T) {
	var none emission.Amounts
	if none.Missing() != emission.AllPollutants || none == each(0) || len(maps.Collect(none.All())) != 0 {
		t.Errorf("%v: missing %v", none, none.Missing())
	}
	some := amounts(t, "", "3", "", "0")
	if got := some.Missing(); got != emission.PollutantsOf(emission.SO2, emission.PM) {
		t.Error(got)
	}
	if a, known := some.Of(emission.NOx); a != 3*kg || !known {
		t.Error(a, known)
	}
	if a, known := some.Of(emission.VOCs); a != 0 || !known {
		t.Error(a, known)
	}
	for _, p := range []emission.Pollutant{0, 5, 255} {
		if _, known := each(kg).Of(p); known || some.With(p, kg) != some {
			t.Errorf("%v is known", p)
		}
	}
	if each(0).Missing() != 0 {
		t.Error("nothing is known")
	}
	for range some.All() {
		break
	}
}

func TestAmountsText(t *testing.T) {
	as := amounts(t, "12.5", "3", "", "0")
	text, err := json.Marshal(as)
	if got, want := string(ok(t, text, err)), `{"so2":"12.5 kg","nox":"3 kg","pm":null,"vocs":"0 kg"}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := as.String(), "SO2 12.5 kg, NOx 3 kg, PM missing, VOCs 0 kg"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := as.Chinese(), "二氧化硫12.5千克、氮氧化物3千克、颗粒物缺失、挥发性有机物0千克"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAmountsUnmarshal(t *testing.T) {
	tests := []struct {
		text string
		want emission.Amounts
		rule error
	}{
		{`null`, emission.Amounts{}, nil},
		{`{"so2":null,"nox":null,"pm":"0.001 t","vocs":null}`, amounts(t, "", "", "1"), nil},
		{`{"vocs":"1 kg","so2":"2 kg","pm":null,"nox":"3 千克"}`, amounts(t, "2", "3", "", "1"), nil},
		{`{}`, emission.Amounts{}, aqi.ErrMissing},
		{`{"so2":"1 kg","nox":"1 kg","vocs":"1 kg"}`, emission.Amounts{}, aqi.ErrMissing},
		{`{"SO2":"1 kg","nox":null,"pm":null,"vocs":null}`, emission.Amounts{}, aqi.ErrUnknown},
		{`{"so2":null,"nox":null,"pm":null,"vocs":null,"pm25":"1 kg"}`, emission.Amounts{}, aqi.ErrUnknown},
		{`{"so2":null,"nox":null,"pm":null,"vocs":null,"pm":"1 kg"}`, emission.Amounts{}, aqi.ErrDuplicate},
		{`{"so2":"-1 kg","nox":null,"pm":null,"vocs":null}`, emission.Amounts{}, aqi.ErrNegative},
		{`{"so2":"1e3 kg","nox":null,"pm":null,"vocs":null}`, emission.Amounts{}, aqi.ErrText},
		{`{"so2":12.5,"nox":null,"pm":null,"vocs":null}`, emission.Amounts{}, aqi.ErrJSON},
	}
	for _, tt := range tests {
		var got emission.Amounts
		if err := json.Unmarshal([]byte(tt.text), &got); got != tt.want || !errors.Is(err, tt.rule) || tt.rule == nil && err != nil {
			t.Errorf("%s: %v, %v", tt.text, got, err)
		}
	}
	for _, text := range []string{`{"so2":12.5}`, `[]`, `"1 kg"`, `{"so2":"1 kg"}`} {
		kept := each(kg)
		if err := json.Unmarshal([]byte(text), &kept); err == nil || kept != each(kg) {
			t.Errorf("%s: %v, %v", text, kept, err)
		}
	}
}

func TestAmountsAdd(t *testing.T) {
	sum, fits := amounts(t, "1", "2", "", "").Add(amounts(t, "3", "", "4", ""))
	if sum != amounts(t, "4") || !fits {
		t.Error(sum, fits)
	}
	if sum, fits := each(math.MaxInt64).Add(each(1)); fits || sum != (emission.Amounts{}) {
		t.Error(sum, fits)
	}
}

func TestRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		as := emissiontest.Amounts().Draw(t, "amounts")
		shares := emissiontest.Shares().Draw(t, "shares")
		s := emissiontest.Source("x").Draw(t, "source")
		if as != texttest.Back(t, as) || shares != texttest.Back(t, shares) || s != texttest.Back(t, s) {
			t.Fatal("not the same")
		}
		targets := emissiontest.Targets().Draw(t, "targets")
		same(t, texttest.Back(t, targets), targets)
		a, err := targets.Attainment(targets.ByLevel[0].Level, emissiontest.Total().Draw(t, "total"))
		if a != texttest.Back(t, ok(t, a, err)) {
			t.Fatal("not the same")
		}
		caps := emissiontest.Caps().Draw(t, "caps")
		members := emissiontest.Members(len(caps), 5).Draw(t, "members")
		same(t, texttest.Back(t, members), members)
		allocation, err := emission.Allocate(caps, emissiontest.Baseline().Draw(t, "lacking"), members)
		same(t, texttest.Back(t, ok(t, allocation, err)), allocation, equateEmpty)
	})
}

func TestReductions(t *testing.T) {
	var none emission.Reductions
	r := none.With(response.III, each(kg)).With(response.I, amounts(t, "2"))
	text, err := json.Marshal(r)
	if got, want := string(ok(t, text, err)), `{"iii":{"so2":"1 kg","nox":"1 kg","pm":"1 kg","vocs":"1 kg"},"i":{"so2":"2 kg","nox":null,"pm":null,"vocs":null}}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if r.Of(response.III) != each(kg) || r.Of(response.II) != (emission.Amounts{}) || len(maps.Collect(r.All())) != 2 {
		t.Errorf("%v", r)
	}
	for _, l := range []response.Level{response.NoResponse, 5, 255} {
		if r.Of(l) != (emission.Amounts{}) || r.With(l, each(kg)) != r {
			t.Errorf("%v has a reduction", l)
		}
	}
	for _, bad := range []string{`{"none":{}}`, `{"v":{}}`, `{"III":{}}`, `{"iii":{"no2":"1 kg"}}`, `{"iii":{"so2":"1 kg"}}`, `{"i":null,"i":null}`, `[]`} {
		kept := r
		if err := json.Unmarshal([]byte(bad), &kept); err == nil || kept != r {
			t.Errorf("%s: %v, %v", bad, kept, err)
		}
	}
	for range r.All() {
		break
	}
}
