package response_test

import (
	"encoding/json"
	"errors"
	"runtime"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

func FuzzText(f *testing.F) {
	kashgar := response.Kashgar()
	small := kashgar
	small.Measures, small.Duties = small.Measures[10:11], small.Duties[8:9]
	small.Restrictions = restrictionsOf(small, response.AboutGoingOut)[:1]
	catalogue, err := json.Marshal(small)
	if err != nil || small.Validate() != nil {
		f.Fatal(err, small.Validate())
	}
	f.Add(catalogue)                                                                                                    // a whole catalogue, a small one
	f.Add([]byte("iii"))                                                                                                // a level, of which "III" and "Ⅲ" must not be one
	f.Add([]byte("国四"))                                                                                                 // a standard as users write it
	f.Add([]byte("level III"))                                                                                          // an English name is no text form
	f.Add([]byte("none"))                                                                                               // a word of several enumerations
	f.Add([]byte("unknown"))                                                                                            // a fact, a standard, a count and others
	f.Add([]byte("4"))                                                                                                  // a count and no standard
	f.Add([]byte("007"))                                                                                                // a count that is written shorter
	f.Add([]byte("2147483647"))                                                                                         // one more than the largest count
	f.Add([]byte("-1"))                                                                                                 // no count
	f.Add([]byte("steel,micro"))                                                                                        // a set of traits
	f.Add([]byte("micro,micro"))                                                                                        // one twice
	f.Add([]byte("enterprise/trips,standard"))                                                                          // a set of inputs out of order
	f.Add([]byte(",outdoors"))                                                                                          // an empty trait
	f.Add([]byte("within-24-hours"))                                                                                    // a reading
	f.Add([]byte("after-end"))                                                                                          // an occasion
	f.Add([]byte("heavy-counties"))                                                                                     // a party; the zero Party has no text
	f.Add([]byte("\xff\x00"))                                                                                           // no UTF-8
	f.Add([]byte("null"))                                                                                               // nothing
	f.Add([]byte(`{}`))                                                                                                 // zero values
	f.Add([]byte(`{"levels":[{"level":"i"},{"level":"i"}],"measures":[{}]}`))                                           // levels that do not rise, an empty measure
	f.Add([]byte(`{"restrictions":[{"question":"truck","measure":"x","all":"","unless":["",null]}]}`))                  // a rule that frees everything
	f.Add([]byte(`{"duties":[{"occasion":"each-day","term":{"days":-9223372036854775808}}]}`))                          // a term far back
	f.Add([]byte(`{"duties":[{"occasion":"after-end","term":{"month":1000000000000,"day":-1}}]}`))                      // a date of no calendar
	f.Add([]byte(`{"Title":{"zh":"\ud800"}}`))                                                                          // half a surrogate pair, a key in another case
	f.Add([]byte(`["a","b","c","d","e","f","g","h","i"]`))                                                              // a list of texts
	f.Add([]byte(`{"question":"truck","verdict":"stop","missing":["gas","special"],"grounds":["x",""]}`))               // an answer on measures that there are not
	f.Add([]byte(`{"standard":"electric","enterprise":{"trips":null,"industry":"none"}}`))                              // a truck
	f.Add([]byte(`{"decisions":[{"at":"2026-01-05T05:00:00+08:00","after":{"level":"red"}}]}`))                         // an alert without hours
	f.Add([]byte(`{"from":"0001-01-01T09:00:00+08:00","until":"9999-12-31T23:00:00+08:00","periods":[{"level":"i"}]}`)) // all time
	f.Add([]byte(`{"duty":{"occasion":"throughout","by":["public"]},"from":"","due":"9999-12-31T23:00:00+08:00"}`))     // an item from no hour
	f.Fuzz(func(t *testing.T, in []byte) {
		fuzzWords(t, in)
		texttest.JSON[response.Readings](t, in)
		texttest.JSON[response.Restriction](t, in)
		texttest.JSON[response.Measure](t, in)
		texttest.JSON[alert.Party](t, in)
		texttest.JSON[response.Duty](t, in)
		texttest.JSON[response.Period](t, in)
		texttest.JSON[response.SchoolActivity](t, in)
		if v, ok := texttest.JSON[response.Change](t, in); ok {
			_, _ = v.String(), v.Chinese()
		}
		if v, ok := texttest.JSON[response.Consequence](t, in); ok {
			_, _ = v.String(), v.Chinese()
		}
		if v, ok := texttest.JSON[response.DueItem](t, in); ok {
			_ = v.Text()
		}
		c, isCatalogue := texttest.JSON[response.Catalogue](t, in)
		if isCatalogue {
			fuzzCatalogue(c)
		} else {
			c = kashgar
		}
		fuzzUse(t, c, in)
	})
}

func fuzzWords(t *testing.T, in []byte) {
	t.Helper()
	texttest.Words[response.Level](t, in)
	texttest.Words[response.Fact](t, in)
	texttest.Words[response.Sector](t, in)
	texttest.Words[response.Kind](t, in)
	texttest.Words[response.Standard](t, in)
	texttest.Words[response.Industry](t, in)
	texttest.Words[response.Question](t, in)
	texttest.Words[response.Verdict](t, in)
	texttest.Words[response.BoundReading](t, in)
	texttest.Words[response.ClosingReading](t, in)
	texttest.Words[response.Occasion](t, in)
	texttest.Words[response.Trait](t, in)
	texttest.Words[response.Traits](t, in)
	texttest.Words[response.Fields](t, in)
	texttest.JSON[aqi.Optional[int]](t, in)
}

// fuzzCatalogue does with a catalogue all that needs nothing else; nothing may panic.
func fuzzCatalogue(c response.Catalogue) {
	_ = c.Validate()
	_, _ = c.Standing(in2026, dueCounty)
	if as, err := fourLevels.Activations(over("2026-10-30 05", "2026-11-01 05").Periods()); err == nil {
		_, _ = c.Due(dueConcerning(as), courseHour("2026-11-01 05"))
	}
}

// dueConcerning lets activations concern a county.
func dueConcerning(as []response.Activation) []response.Activation {
	for i := range as {
		as[i].Counties, as[i].Heavy = dueCounty, dueCounty
	}
	return as
}

// fuzzUse does with what else was read all that a user would.
func fuzzUse(t *testing.T, c response.Catalogue, in []byte) {
	t.Helper()
	if a, ok := texttest.JSON[response.Answer](t, in); ok {
		_ = c.Explain(a)
	}
	if v, ok := texttest.JSON[response.Truck](t, in); ok {
		_ = c.Explain(c.Truck(response.I, v))
	}
	if a, ok := texttest.JSON[response.Activation](t, in); ok && a.Hours() < 24*1000 {
		_, _ = c.Changes(a), a.Level()
		as := dueConcerning([]response.Activation{a, a})
		_, _ = c.Due(as, a.Until)
		_ = c.NeededSince(as, a.Until)
	}
	if ps, ok := texttest.JSON[[]alert.Period](t, in); ok {
		_, _ = c.Activations(ps)
	}
}

// Whatever a history holds, nothing panics.
func TestHostileHistories(t *testing.T) {
	stamp := rapid.Map(rapid.OneOf(
		rapid.Int32(), rapid.Int32Range(-30, 30), rapid.Int32Range(87_640_600, 87_640_700), rapid.SampledFrom([]int32{-1 << 31, 1<<31 - 1}),
	), func(v int32) aqi.Stamp { return aqi.Stamp(v) })
	rapid.Check(t, func(t *rapid.T) {
		h := alert.History{Last: stamp.Draw(t, "last")}
		for range rapid.IntRange(0, 4).Draw(t, "decisions") {
			h.Decisions = append(h.Decisions, alert.Decision{At: stamp.Draw(t, "at"), After: announced(
				alert.Level(rapid.IntRange(0, 6).Draw(t, "level")), stamp.Draw(t, "from"), stamp.Draw(t, "until"),
			)})
		}
		rs, err := fourLevels.Activations(h.Periods())
		if err != nil && (len(faultsOf(err)) == 0 || rs != nil) {
			t.Fatal(rs, err)
		}
		for _, r := range rs {
			if !r.From.Valid() || !r.Until.Valid() || len(fresh().Changes(r)) < 2 {
				t.Fatalf("%+v", r)
			}
			if _, err := json.Marshal(r); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Every time that is due can be written, also at both ends of what a history may hold and with the longest terms.
func TestDueAtTheEndsOfTime(t *testing.T) {
	c := fresh()
	for days := 366; days == 366 || c.Validate() != nil; days-- {
		for i := range c.Duties {
			if c.Duties[i].Term.Days > 0 {
				c.Duties[i].Term.Days = days
			}
		}
	}
	first := alert.Decision{At: 1, After: announced(redAlert, 1, 40)}
	for name, h := range map[string]alert.History{
		"first": courseHistory(first), "first at UTC+8": over("0001-01-02 00", "0001-01-03 00"), "last": over("9998-12-31 05", "9998-12-31 22"),
	} {
		as, err := fourLevels.Activations(h.Periods())
		if name == "first" && errors.Is(err, aqi.ErrRange) {
			continue // may be refused, as no stamp names the first hour of its day
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range dueOver(t, c, dueConcerning(as[:1])) {
			for _, s := range []aqi.Stamp{item.From, item.Due, item.Day} {
				if s != 0 && !s.Valid() {
					t.Errorf("%s: %s: from %v, due %v, day %v", name, item.Duty.ID, item.From, item.Due, item.Day)
				}
			}
		}
	}
}

// What a response of a hundred years takes, or one that changes its level every hour for a year, stays within bounds.
func TestDueOfLongHistories(t *testing.T) {
	var hourly alert.History
	for i := range 366 * 24 {
		at := courseHour("2026-01-01 00") + aqi.Stamp(i)
		hourly.Decisions = append(hourly.Decisions, alert.Decision{At: at, After: announced(yellowAlert+alert.Level(i%2), at, at+1)})
	}
	for name, h := range map[string]alert.History{"a hundred years": over("1900-01-01 00", "2000-01-01 00"), "hourly": hourly} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		as := dueConcerning(dueActivations(t, h, response.Activation{}))
		items, err := fresh().Due(as, as[0].Until+30)
		runtime.ReadMemStats(&after)
		if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; err != nil || mib > 2 {
			t.Errorf("%s: %d items, %v, %d MiB", name, len(items), err, mib)
		}
	}
}
