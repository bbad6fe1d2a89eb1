package alert_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
)

// fuzzText reads a text form; what is accepted is written as it was read, or for sets so that it reads the same again.
func fuzzText[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, in []byte) {
	t.Helper()
	var zero, v T
	if err := P(&v).UnmarshalText(in); err != nil {
		if v != zero || !errors.Is(err, alert.ErrText) {
			t.Fatalf("%T %q: %v, now %v", v, in, err, v)
		}
		return
	}
	text, err := any(v).(encoding.TextMarshaler).MarshalText()
	if err != nil {
		t.Fatalf("%T %q: %v", v, in, err)
	}
	var again T
	if err := P(&again).UnmarshalText(text); err != nil || again != v || len(text) != len(in) {
		t.Fatalf("%T %q: written %q, read %v, %v", v, in, text, again, err)
	}
}

// fuzzJSON reads a JSON form; what is accepted and can be written is written the same a second time. What has a
// pollutant, role or duty that was left out cannot.
func fuzzJSON[T any](t *testing.T, in []byte) (v T, ok bool) {
	t.Helper()
	if json.Unmarshal(in, &v) != nil {
		return v, false
	}
	text, err := json.Marshal(v)
	if errors.Is(err, alert.ErrText) {
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
	plan, err := json.Marshal(alert.Kashgar())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plan)                                                                                                      // a whole plan
	f.Add([]byte("red"))                                                                                             // a level, of which "Red" and "red " must not be one
	f.Add([]byte("Red"))                                                                                             // an English name is no text form
	f.Add([]byte("forecast,dust,no-particles,whole-day"))                                                            // every mark
	f.Add([]byte("dust,,dust"))                                                                                      // an empty mark, and one twice
	f.Add([]byte("lift-on-schedule"))                                                                                // an act
	f.Add([]byte("office-director"))                                                                                 // a role; the zero Role has no text
	f.Add([]byte("of-concentrations"))                                                                               // a reading
	f.Add([]byte("at-least"))                                                                                        // a comparison
	f.Add([]byte("\xff\x00"))                                                                                        // no UTF-8
	f.Add([]byte(`{"level":"none","any_of":[[],null]}`))                                                             // groups without conditions, nil and empty
	f.Add([]byte(`{"comparison":"≥","aqi":1e3,"hours":-1}`))                                                         // the sign instead of the word, a fraction's form, a negative
	f.Add([]byte(`{"aqi":501,"primary":"pm2.5","marks":"dust"}`))                                                    // no index, no pollutant's word
	f.Add([]byte(`{"aqi":null,"primary":"so2,co","marks":""}`))                                                      // a missing hour
	f.Add([]byte(`{"start":"9999-12-31T23:59:59.9Z","hours":[{}]}`))                                                 // beyond the last whole hour at UTC+8
	f.Add([]byte(`{"start":"2023-12-01T00:30:00+05:30","days":[]}`))                                                 // a half-hour zone, empty days
	f.Add([]byte(`{"start":"0001-01-01T00:00:00Z","sum":1}`))                                                        // the zero hour
	f.Add([]byte(`{"start":"2023-12-01T00:00:00.000000001+08:00"}`))                                                 // an hour that is not whole
	f.Add([]byte(`{"sum":-1,"values":24}`))                                                                          // a mean below 0
	f.Add([]byte(`{"sum":9223372036854775807,"values":2}`))                                                          // a sum whose rounding up overflows
	f.Add([]byte(`{"title":{"zh":"\ud800"},"readings":{"dust":1}}`))                                                 // half a surrogate pair, a number for a word
	f.Add([]byte(`{"runs":null,"primary":[{"pollutant":"pm25"}]}`))                                                  // a process without runs
	f.Add([]byte(`{"triggers":[{"level":"red"}],"lift_gap":1e18}`))                                                  // a gap that does not fit an int on 32 bits
	f.Add([]byte(`{"level":"red","open":true,"peak":{"values":-2}}`))                                                // a window with a negative count
	f.Add([]byte(`{"at":"2023-12-01T00:00:00+08:00","level":"red","from":"","until":"9999-12-31T23:00:00+08:00"}`))  // no start
	f.Add([]byte(`{"at":"9999-12-31T23:00:00+08:00","processes":[{"start":"","end":"0001-01-01T09:00:00+08:00"}]}`)) // the first and the last hour
	f.Add([]byte(`{"act":"issue","facts":{"process":{"level":"red"},"not_judged":[{}]},"after":{"level":"red"}}`))   // an act without an hour
	f.Add([]byte(`{"decisions":[{"act":"keep"},{"after":{"level":"red"}}],"last":"0001-01-01T09:00:00+08:00"}`))     // a history of no hours
	f.Fuzz(func(t *testing.T, in []byte) {
		fuzzText[alert.Level](t, in)
		fuzzText[alert.Comparison](t, in)
		fuzzText[alert.Marks](t, in)
		fuzzText[alert.Sustained](t, in)
		fuzzText[alert.Merging](t, in)
		fuzzText[alert.Daily](t, in)
		fuzzText[alert.Dust](t, in)
		fuzzText[alert.Particles](t, in)
		fuzzText[alert.Adjusting](t, in)
		fuzzText[alert.Act](t, in)
		fuzzText[alert.Timeliness](t, in)
		fuzzText[alert.Role](t, in)
		fuzzText[alert.Duty](t, in)
		fuzzText[alert.Recipient](t, in)
		fuzzJSON[alert.Trigger](t, in)
		fuzzJSON[alert.Condition](t, in)
		fuzzJSON[alert.Readings](t, in)
		fuzzJSON[alert.Hour](t, in)
		fuzzJSON[alert.Run](t, in)
		fuzzJSON[alert.Lead](t, in)
		fuzzJSON[alert.Notice](t, in)
		fuzzJSON[alert.County](t, in)
		fuzzJSON[[]alert.Period](t, in)
		if w, ok := fuzzJSON[alert.Window](t, in); ok {
			_, _ = w.AQI(), w.End()
		}
		if p, ok := fuzzJSON[alert.Process](t, in); ok {
			_, _, _, _ = p.Span(), p.RunHours(), p.SustainedHours(), p.Pollutants()
		}
		p, isPlan := fuzzJSON[alert.Plan](t, in)
		s, isSeries := fuzzJSON[alert.Series](t, in)
		use(p, isPlan, s, isSeries)
		useLife(t, p, isPlan, in)
	})
}

// useLife reads what decisions take and give, and decides.
func useLife(t *testing.T, p alert.Plan, isPlan bool, in []byte) {
	t.Helper()
	if !isPlan {
		p = alert.Kashgar()
	}
	state, isState := fuzzJSON[alert.State](t, in)
	outlook, isOutlook := fuzzJSON[alert.Outlook](t, in)
	if isState && isOutlook {
		if d, err := p.Decide(state, outlook); err == nil {
			useDecision(p, d)
		}
	}
	if d, ok := fuzzJSON[alert.Decision](t, in); ok {
		useDecision(p, d)
	}
	if h, ok := fuzzJSON[alert.History](t, in); ok {
		_, _ = h.Periods(), h.At(h.Last)
	}
}

// use does with what was read all that a user would; nothing may panic.
func use(p alert.Plan, isPlan bool, s alert.Series, isSeries bool) {
	if !isPlan {
		p = alert.Kashgar()
	}
	if !isSeries {
		s = alert.Series{Start: start, Hours: of(part{60, 300, 0})}
	}
	_ = p.Validate()
	_, _ = p.Windows(s)
	_, _ = p.Processes(s)
	_, _ = s.Then(s)
	_, _ = alert.FromDailyForecast(s.Start, s.Days)
}
