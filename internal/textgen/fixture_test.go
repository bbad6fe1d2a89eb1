package main

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/textgen/testdata/aqi"
)

// What is generated does what it says.
func TestGeneratedEnum(t *testing.T) {
	for term, want := range map[string]aqi.Level{"none": aqi.NoLevel, "low": aqi.Low, "低级": aqi.Low, "L": aqi.Low, "高": aqi.High} {
		level := aqi.Level(99)
		if err := level.UnmarshalText([]byte(term)); err != nil || level != want {
			t.Errorf("%q: %v, %v, want %v", term, level, err, want)
		}
	}
	if aqi.NoLevel.Valid() || !aqi.Tin.Valid() || aqi.Metal(3).Valid() {
		t.Error("Valid")
	}
	if got := aqi.High.String() + aqi.High.Chinese() + aqi.Metal(3).String(); got != "High高级aqi.Metal(3)" {
		t.Error(got)
	}
	if text, err := aqi.Metal(3).MarshalText(); !errors.Is(err, enum.ErrText) {
		t.Errorf("%s, %v", text, err)
	}
}

func TestGeneratedSet(t *testing.T) {
	const set, bad aqi.Metals = 1<<aqi.Lead | 1<<aqi.Zinc, 1<<aqi.Zinc | 1<<3
	text, err := json.Marshal(aqi.Sample{Metals: set, Level: aqi.Low})
	const want = `{"metals":["zinc","lead"],"level":"low"}`
	if err != nil || string(text) != want {
		t.Errorf("%s, %v, want %s", text, err, want)
	}
	var back aqi.Sample
	if err := json.Unmarshal(text, &back); err != nil || back.Metals != set {
		t.Errorf("%v, %v", back, err)
	}
	text, err = set.MarshalText()
	var read aqi.Metals
	if err := errors.Join(err, read.UnmarshalText(text)); err != nil || read != set || string(text) != "zinc,lead" {
		t.Errorf("%s: %v, %v", text, read, err)
	}
	if got := set.String() + set.Chinese() + bad.String() + bad.Chinese(); got != "Zinc,Lead锌、铅aqi.Metals(0xa)aqi.Metals(0xa)" {
		t.Error(got)
	}
	if !set.Valid() || bad.Valid() || !set.Has(aqi.Lead) || set.Has(aqi.Tin) || bad.Has(3) {
		t.Error("Valid or Has")
	}
	if got := slices.Collect(bad.All()); !slices.Equal(got, []aqi.Metal{aqi.Zinc}) {
		t.Error(got)
	}
	if text, err := bad.MarshalJSON(); text != nil || !errors.Is(err, enum.ErrText) {
		t.Errorf("%s, %v", text, err)
	}
	for _, text := range []string{`null`, `"zinc"`, `["zinc","锌"]`, `["gold"]`} {
		kept := set
		errs := []error{kept.UnmarshalJSON([]byte(text)), kept.UnmarshalText([]byte(text))}
		for _, err := range errs {
			if !errors.Is(err, enum.ErrText) || kept != set {
				t.Errorf("%s: %v, %v", text, kept, err)
			}
		}
	}
}

func TestGeneratedStruct(t *testing.T) {
	var sample aqi.Sample
	var answer aqi.Answer
	err := errors.Join(sample.UnmarshalJSON([]byte(`{"level":"高级"}`)), answer.UnmarshalJSON([]byte(`{"worst":"tin"}`)))
	if err != nil || sample.Level != aqi.High || answer.Worst != aqi.Tin {
		t.Error(sample, answer, err)
	}
}
