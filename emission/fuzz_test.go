package emission_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
	"github.com/shopspring/decimal"
)

var textRules = []error{emission.ErrText, emission.ErrSyntax, emission.ErrNegative, emission.ErrTooFine, emission.ErrTooLarge}

// fuzzText reads a text form; what is accepted is written so that it reads the same again.
func fuzzText[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, in []byte) {
	t.Helper()
	var zero, v T
	if err := P(&v).UnmarshalText(in); err != nil {
		if v != zero || !isAny(err, textRules) {
			t.Fatalf("%T %q: %v, now %v", v, in, err, v)
		}
		return
	}
	text, err := any(v).(encoding.TextMarshaler).MarshalText()
	if err != nil {
		t.Fatalf("%T %q: %v", v, in, err)
	}
	var again T
	if err := P(&again).UnmarshalText(text); err != nil || again != v {
		t.Fatalf("%T %q: written %q, read %v, %v", v, in, text, again, err)
	}
}

func isAny(err error, rules []error) bool {
	for _, rule := range rules {
		if errors.Is(err, rule) {
			return true
		}
	}
	return false
}

// fuzzJSON reads a JSON form; what is accepted and can be written is written the same a second time. A result whose pollutant was
// left out cannot.
func fuzzJSON[T any](t *testing.T, in []byte) (v T, ok bool) {
	t.Helper()
	if json.Unmarshal(in, &v) != nil {
		return v, false
	}
	text, err := json.Marshal(v)
	if errors.Is(err, emission.ErrText) {
		return v, true
	}
	if err != nil {
		t.Fatalf("%T read from %q cannot be written: %v", v, in, err)
	}
	var again T
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatalf("%T %s: %v", v, text, err)
	}
	if second, err := json.Marshal(again); err != nil || !bytes.Equal(text, second) {
		t.Fatalf("%T: %s, the second time %s, %v", v, text, second, err)
	}
	return v, true
}

func FuzzText(f *testing.F) {
	targets, err := json.Marshal(emission.Kashgar())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(targets)                                                                                         // whole targets
	f.Add([]byte("vocs"))                                                                                  // a pollutant
	f.Add([]byte("12.5 kg"))                                                                               // an amount
	f.Add([]byte("0.000000001 t"))                                                                         // a milligram
	f.Add([]byte("0.0000001 kg"))                                                                          // less than a milligram
	f.Add([]byte("9223372036854.775808 kg"))                                                               // one too many
	f.Add([]byte("-0.0 kg"))                                                                               // no negative amount
	f.Add([]byte("1e999999999 kg"))                                                                        // an exponent that would fill the memory
	f.Add([]byte("1e-999999999 t"))                                                                        // and one the other way
	f.Add([]byte("10.00 %"))                                                                               // a share in another form than its own
	f.Add([]byte("100.01 %"))                                                                              // above the whole
	f.Add([]byte("\xff %"))                                                                                // no UTF-8
	f.Add([]byte(`{"so2":"12.5 kg","vocs":null}`))                                                         // amounts of which most are missing
	f.Add([]byte(`{"so2":"10 %","nox":"10 %","pm":"0.01 %","vocs":"0 %"}`))                                // shares
	f.Add([]byte(`{"iii":{"so2":"1 kg"},"i":{}}`))                                                         // reductions, nothing known at I
	f.Add([]byte(`[{"id":"a","county":"x","sector":"dust","baseline":{"so2":"1 kg"}}]`))                   // an inventory with much missing
	f.Add([]byte(`[{"cap":"50 %"},{},null]`))                                                              // tiers
	f.Add([]byte(`[{"tier":-9223372036854775808,"baseline":{"so2":"9223372036854 kg"}}]`))                 // a participant in no tier that can be
	f.Add([]byte(`{"baseline":{"so2":"1 kg"},"sources":-1}`))                                              // a total that is none
	f.Add([]byte(`{"by_level":[{"level":"none"},null]}`))                                                  // targets that are none
	f.Add([]byte(`{"level":"ii","by_pollutant":[{"pollutant":"so2"},{},{},{}]}`))                          // an assessment of one pollutant
	f.Add([]byte(`{"required":{},"step1":[null,{"pm":"1 kg"}],"tier_shares":null,"total":{"sources":2}}`)) // an allocation
	f.Fuzz(func(t *testing.T, in []byte) {
		fuzzText[emission.Pollutant](t, in)
		fuzzText[emission.Unit](t, in)
		fuzzText[emission.Amount](t, in)
		fuzzText[emission.Share](t, in)
		fuzzJSON[emission.Amounts](t, in)
		fuzzJSON[emission.Shares](t, in)
		fuzzJSON[emission.Reductions](t, in)
		fuzzJSON[emission.Allocation](t, in)
		if d, err := decimal.NewFromString(string(in)); err == nil {
			_, _ = emission.AmountOf(d, emission.Tonnes)
		}
		useAll(t, in)
	})
}

// useAll does with what was read all that a user would; nothing may panic.
func useAll(t *testing.T, in []byte) {
	t.Helper()
	targets, isTargets := fuzzJSON[emission.Targets](t, in)
	if !isTargets {
		targets = emission.Kashgar()
	}
	if inv, is := fuzzJSON[emission.Inventory](t, in); is {
		_ = inv.Validate(targets)
		_, _ = emission.SumByCounty(inv.All(), emission.Everywhere(response.III))
		_, _ = emission.SumBySector(inv.All(), nil)
	}
	total, isTotal := fuzzJSON[emission.Total](t, in)
	if isTotal {
		a, _ := targets.Assess(response.I, total)
		_, _, _ = a.String(), a.Chinese(), a.Met()
		_, _ = total.Add(total)
	}
	if a, is := fuzzJSON[emission.Assessment](t, in); is {
		_, _, _ = a.String(), a.Chinese(), a.Met()
	}
	tiers, isTiers := fuzzJSON[emission.Tiers](t, in)
	if participants, is := fuzzJSON[[]emission.Participant](t, in); is || isTiers {
		_, _ = emission.Allocate(tiers, emission.Same(1000), total, participants)
	}
}
