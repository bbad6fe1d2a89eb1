package enterprise_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

func FuzzText(f *testing.F) {
	small := enterprise.Kashgar()
	for i := range small.Duties {
		small.Duties[i].Text.Chinese, small.Duties[i].Text.English, small.Duties[i].Clause.Document = "x", "y", "z"
	}
	rules, err := json.Marshal(small)
	if err != nil || small.Validate() != nil {
		f.Fatal(err, small.Validate())
	}
	p := example(enterprise.Key, enterprise.B)
	waived(5, 20)(&p)
	profile, err := json.Marshal(p)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(rules)                                                                                                   // whole rules, valid
	f.Add(profile)                                                                                                 // a whole profile with a waiver
	f.Add([]byte("key"))                                                                                           // a class
	f.Add([]byte("Key"))                                                                                           // which this must not be
	f.Add([]byte("none"))                                                                                          // a basis, and a ground
	f.Add([]byte("unknown"))                                                                                       // a grade, a figure, a load
	f.Add([]byte("leading,a"))                                                                                     // grades out of order
	f.Add([]byte("b,b"))                                                                                           // one twice
	f.Add([]byte("train,be-listed"))                                                                               // duties
	f.Add([]byte(",coal"))                                                                                         // fields with an empty one
	f.Add([]byte("0.0125 t"))                                                                                      // a figure in another form than its own
	f.Add([]byte("9223372036854.775807 kg"))                                                                       // one that a figure cannot hold
	f.Add([]byte("1e999999999 kg"))                                                                                // an exponent that would fill the memory
	f.Add([]byte("100.01 %"))                                                                                      // more than a load can be
	f.Add([]byte("\xff\x00"))                                                                                      // no UTF-8
	f.Add([]byte("null"))                                                                                          // nothing
	f.Add([]byte(`{}`))                                                                                            // zero values
	f.Add([]byte(`{"tiers":[{"class":"key","cap":"0 %"},{"class":"undecided"}],"duties":[{}]}`))                   // rules that are none
	f.Add([]byte(`{"shares":[{"classes":["micro","key"],"grades":["unknown","a"]}],"bulk_trips":-1}`))             // rules that exempt what is not known
	f.Add([]byte(`{"id":"a","waiver":{"approved":[{"level":"i"},{"level":"iv"}]},"grade":"leading"}`))             // a waiver out of order
	f.Add([]byte(`{"id":"a","task":{"kind":"heating","needs":"60 %","max_load":"0 %"},"designated":"yes"}`))       // too low a load
	f.Add([]byte(`{"baseline":{"so2":"9223372036854 kg"},"reductions":{"i":{"so2":"1 kg"}}}`))                     // too large a baseline
	f.Add([]byte(`{"points":[{"name":"a","section":"coke-oven"}],"levels":[{"level":"i","measures":[{},null]}]}`)) // a plan
	f.Add([]byte(`{"trucks":[{"trips":3}],"machines":[{"used":"yes"}],"points":[{"point":"a","load":"1 %"}]}`))    // a day
	fuzzResults(f, p)
	f.Fuzz(func(t *testing.T, in []byte) {
		texttest.Words[enterprise.Class](t, in)
		texttest.Words[enterprise.Grade](t, in)
		texttest.Words[enterprise.ClassBasis](t, in)
		texttest.Words[enterprise.ShareBasis](t, in)
		texttest.Words[enterprise.Mode](t, in)
		texttest.Words[response.Fields](t, in)
		texttest.Words[enterprise.Proof](t, in)
		texttest.JSON[enterprise.When](t, in)
		texttest.WholeJSON[enterprise.Area](t, in)
		texttest.WholeJSON[enterprise.Prefecture](t, in)
		if c, is := texttest.WholeJSON[enterprise.Classification](t, in); is {
			_, _ = c.String(), c.Chinese()
		}
		if c, is := texttest.WholeJSON[enterprise.Compliance](t, in); is {
			for _, b := range c.Breaches {
				_, _ = b.String(), b.Chinese()
			}
		}
		fuzzUse(t, in)
	})
}

// fuzzResults adds what the library gives of a profile.
func fuzzResults(f *testing.F, p enterprise.Profile) {
	f.Helper()
	o, err := kashgar.Obligation(response.II, p)
	if err != nil {
		f.Fatal(err)
	}
	day := enterprise.DayReport{
		Kept: map[string]response.Fact{"true-data": response.No}, Reductions: emission.AmountsOf(0, 0, 0, 0),
		Trucks: []enterprise.TruckTrips{{Truck: response.Truck{Standard: response.ChinaI}, Trips: aqi.Known(1)}},
	}
	found, err := kashgar.Compliance(o, enterprise.OwnPlan{}, day)
	if err != nil {
		f.Fatal(err)
	}
	area, err := kashgar.Area(response.II, slices.Values([]enterprise.Profile{p}), emission.Total{})
	if err != nil {
		f.Fatal(err)
	}
	for _, v := range []any{kashgar.Classify(p), o, day, found, area} {
		text, err := json.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
}

// fuzzUse does with what was read all that a user would; nothing may panic.
func fuzzUse(t *testing.T, in []byte) {
	t.Helper()
	ruleset := kashgar
	if r, is := texttest.JSON[enterprise.Rules](t, in); is {
		if made, err := enterprise.New(r, emission.Kashgar(), response.Kashgar()); err == nil {
			ruleset = made
		}
	}
	p, _ := texttest.JSON[enterprise.Profile](t, in)
	_, _ = ruleset.Classify(p), p.Source()
	for l := response.NoResponse; l <= response.I; l++ {
		_, _ = ruleset.Obligation(l, p)
	}
	o, isObligation := texttest.WholeJSON[enterprise.Obligation](t, in)
	pl, isPlan := texttest.JSON[enterprise.OwnPlan](t, in)
	day, isDay := texttest.JSON[enterprise.DayReport](t, in)
	if isObligation {
		_, _, _ = o.Owed(), o.Shortfall(), ruleset.Duties(o)
		_ = ruleset.Notice(enterprise.Publication{Name: p.Name}, o)
	}
	if isPlan {
		_ = ruleset.CheckPlan(p, pl)
		_ = p.WithPlan(pl)
	}
	if isObligation || isPlan || isDay {
		_, _ = ruleset.Compliance(o, pl, day)
		o.Level, o.Mode = response.I, enterprise.ByPlan
		found, _ := ruleset.Compliance(o, pl, day)
		for _, b := range found.Unclear {
			_, _ = b.String(), b.Chinese()
		}
	}
}
