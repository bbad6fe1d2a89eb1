package enterprise_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

var textRules = []error{enterprise.ErrText, emission.ErrSyntax, emission.ErrNegative, emission.ErrTooFine, emission.ErrTooLarge}

// fuzzText reads a text form; what is accepted is written so that it reads the same again.
func fuzzText[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, in []byte) {
	t.Helper()
	var zero, v T
	if err := P(&v).UnmarshalText(in); err != nil {
		if v != zero || !slices.ContainsFunc(textRules, func(rule error) bool { return errors.Is(err, rule) }) {
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

// fuzzJSON reads a JSON form; what is accepted and can be written is written the same a second time. What has a duty, a kind of
// breach or the like that was left out, or an hour that is none, cannot.
func fuzzJSON[T any](t *testing.T, in []byte) (v T, ok bool) {
	t.Helper()
	if json.Unmarshal(in, &v) != nil {
		return v, false
	}
	text, err := json.Marshal(v)
	if errors.Is(err, enterprise.ErrText) {
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
	f.Add([]byte(`{"exempt":{"classes":["micro","key"],"grades":"unknown,a"},"bulk_trips":-1}`))                   // rules that exempt what is not known
	f.Add([]byte(`{"id":"a","waiver":{"approved":[{"level":"i"},{"level":"iv"}]},"grade":"leading"}`))             // a waiver out of order
	f.Add([]byte(`{"id":"a","task":{"kind":"heating","needs":"60 %","max_load":"0 %"},"designated":"yes"}`))       // too low a load
	f.Add([]byte(`{"baseline":{"so2":"9223372036854 kg"},"reductions":{"i":{"so2":"1 kg"}}}`))                     // too large a baseline
	f.Add([]byte(`{"class":"undecided","ground":"none","missing":"coal,monitoring"}`))                             // a classification
	f.Add([]byte(`{"id":"a","level":"i","mode":"load-capped","max_load":"60 %","tier":-1,"duties":"train"}`))      // an obligation
	f.Add([]byte(`{"points":[{"name":"a","section":"coke-oven"}],"levels":[{"level":"i","measures":[{},null]}]}`)) // a plan
	f.Add([]byte(`{"trucks":[{"trips":"3"}],"machines":[{"used":"yes"}],"points":[{"point":"a","load":"1 %"}]}`))  // a day
	f.Add([]byte(`{"breaches":[{"kind":"truck-ran","answer":{"question":"truck","verdict":"stop"}}]}`))            // a breach
	f.Fuzz(func(t *testing.T, in []byte) {
		fuzzText[enterprise.Class](t, in)
		fuzzText[enterprise.Grade](t, in)
		fuzzText[enterprise.Grades](t, in)
		fuzzText[enterprise.Ground](t, in)
		fuzzText[enterprise.Basis](t, in)
		fuzzText[enterprise.Mode](t, in)
		fuzzText[enterprise.Duty](t, in)
		fuzzText[enterprise.Duties](t, in)
		fuzzText[enterprise.Field](t, in)
		fuzzText[enterprise.Fields](t, in)
		fuzzText[enterprise.Section](t, in)
		fuzzText[enterprise.TaskKind](t, in)
		fuzzText[enterprise.BreachKind](t, in)
		fuzzText[enterprise.LeadingShare](t, in)
		fuzzText[enterprise.Autonomy](t, in)
		fuzzText[enterprise.Figure](t, in)
		fuzzText[enterprise.Load](t, in)
		fuzzJSON[enterprise.Readings](t, in)
		fuzzJSON[enterprise.Area](t, in)
		fuzzJSON[enterprise.Prefecture](t, in)
		if c, is := fuzzJSON[enterprise.Classification](t, in); is {
			_, _ = c.String(), c.Chinese()
		}
		if c, is := fuzzJSON[enterprise.Compliance](t, in); is {
			for _, b := range c.Breaches {
				_, _ = b.String(), b.Chinese()
			}
		}
		fuzzUse(t, in)
	})
}

// fuzzUse does with what was read all that a user would; nothing may panic.
func fuzzUse(t *testing.T, in []byte) {
	t.Helper()
	targets, catalogue := emission.Kashgar(), response.Kashgar()
	r, is := fuzzJSON[enterprise.Rules](t, in)
	if is {
		_ = r.Validate()
		_, _ = r.Duty(enterprise.Train)
	} else {
		r = enterprise.Kashgar()
	}
	p, _ := fuzzJSON[enterprise.Profile](t, in)
	_, _ = r.Classify(p), p.Source()
	for l := response.NoResponse; l <= response.I; l++ {
		_, _ = r.Obligation(targets, l, p)
	}
	o, isObligation := fuzzJSON[enterprise.Obligation](t, in)
	pl, isPlan := fuzzJSON[enterprise.Plan](t, in)
	day, isDay := fuzzJSON[enterprise.Day](t, in)
	if isObligation {
		_, _ = o.Due(), o.Short()
		_ = r.Notice(&catalogue, p.Name, o)
	}
	if isPlan {
		_ = r.CheckPlan(targets, p, pl)
		_ = pl.Fill(p, response.I)
	}
	if isObligation || isPlan || isDay {
		_ = r.Check(&catalogue, o, pl, day)
		o.Level, o.Mode = response.I, enterprise.OwnPlan
		for _, b := range r.Check(&catalogue, o, pl, day).Unclear {
			_, _ = b.String(), b.Chinese()
		}
	}
}
