package emission_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// quantityRules are what else the text of an amount or a share can break.
var quantityRules = []error{aqi.ErrText, aqi.ErrNegative, aqi.ErrTooFine, aqi.ErrRange}

func FuzzText(f *testing.F) {
	targets, err := json.Marshal(emission.Kashgar())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(targets)                                                                                                                   // whole targets
	f.Add([]byte("vocs"))                                                                                                            // a pollutant
	f.Add([]byte("12.5 kg"))                                                                                                         // an amount
	f.Add([]byte("0.000000001 t"))                                                                                                   // a milligram
	f.Add([]byte("0.0000001 kg"))                                                                                                    // less than a milligram
	f.Add([]byte("9223372036854.775808 kg"))                                                                                         // one too many
	f.Add([]byte("-0.0 kg"))                                                                                                         // no negative amount
	f.Add([]byte("1e999999999 kg"))                                                                                                  // an exponent that would fill the memory
	f.Add([]byte("1e-999999999 t"))                                                                                                  // and one the other way
	f.Add([]byte("10.00 %"))                                                                                                         // a share in another form than its own
	f.Add([]byte("100.01 %"))                                                                                                        // above the whole
	f.Add([]byte("\xff %"))                                                                                                          // no UTF-8
	f.Add([]byte(`{"so2":"12.5 kg","nox":null,"pm":null,"vocs":null}`))                                                              // amounts of which most are missing
	f.Add([]byte(`{"so2":"10 %","nox":"10 %","pm":"0.01 %","vocs":"0 %"}`))                                                          // shares
	f.Add([]byte(`{"iii":{"so2":"1 kg","nox":null,"pm":null,"vocs":null},"i":null}`))                                                // reductions, nothing known at I
	f.Add([]byte(`[{"id":"a","county":"x","sector":"dust","baseline":null}]`))                                                       // an inventory with much missing
	f.Add([]byte(`["50 %","0 %","100.01 %"]`))                                                                                       // caps, one of them none
	f.Add([]byte(`[{"id":"","tier":-9223372036854775808,"remaining":{"so2":"9223372036854 kg","nox":null,"pm":null,"vocs":null}}]`)) // a member of a tier that cannot be
	f.Add([]byte(`{"baseline":null,"reduction":null,"sources":-1}`))                                                                 // a total that is none
	f.Add([]byte(`{"by_level":[{"level":"none","shares":{"so2":"10 %","nox":"10 %","pm":"0.01 %","vocs":"0 %"}}]}`))                 // targets that are none
	f.Add([]byte(`{"level":"ii","clause":{"document":"x"},"by_pollutant":[{"pollutant":"so2"},{},{},{}]}`))                          // attainment of one pollutant
	f.Add([]byte(`{"tier_shares":null,"requested":[null],"remainder":null}`))                                                        // an allocation
	f.Fuzz(func(t *testing.T, in []byte) {
		texttest.Words[emission.Pollutant](t, in)
		texttest.RoundTrip[emission.Amount](t, in, quantityRules...)
		texttest.RoundTrip[emission.Share](t, in, quantityRules...)
		texttest.JSON[emission.Amounts](t, in)
		texttest.JSON[emission.Shares](t, in)
		texttest.JSON[emission.Reductions](t, in)
		texttest.JSON[emission.Allocation](t, in)
		if d, err := decimal.NewFromString(string(in)); err == nil {
			_, _ = emission.AmountOf(d, emission.Tonne)
		}
		useAll(t, in)
	})
}

// useAll does with what was read all that a user would; nothing may panic.
func useAll(t *testing.T, in []byte) {
	t.Helper()
	targets, isTargets := texttest.JSON[emission.Targets](t, in)
	if !isTargets {
		targets = emission.Kashgar()
	}
	if inv, is := texttest.JSON[emission.Inventory](t, in); is {
		_ = inv.Validate(targets)
		_, _ = emission.SumByCounty(slices.Values(inv), levels(inv, response.III))
	}
	total, isTotal := texttest.JSON[emission.Total](t, in)
	if isTotal {
		a, _ := targets.Attainment(response.I, total)
		_, _, _ = a.String(), a.Chinese(), a.Met()
		_, _ = total.Add(total)
	}
	if a, is := texttest.JSON[emission.Attainment](t, in); is {
		_, _, _ = a.String(), a.Chinese(), a.Met()
	}
	var caps []emission.Share
	if json.Unmarshal(in, &caps) == nil {
		_, _ = emission.Allocate(caps, emission.AmountsOf(1, 1, 1, 1), nil)
	}
	if members, is := texttest.JSON[[]emission.Member](t, in); is {
		_, _ = emission.Allocate([]emission.Share{1000}, total.Reduction, members)
	}
}
