package alert_test

import (
	"encoding/json"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

func FuzzText(f *testing.F) {
	plan, err := json.Marshal(alert.Kashgar())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plan)                                                                                                                                                                                                                                                                                                                // a whole plan
	f.Add([]byte("red"))                                                                                                                                                                                                                                                                                                       // a level, of which "Red" and "red " must not be one
	f.Add([]byte("Red"))                                                                                                                                                                                                                                                                                                       // an English name is no text form
	f.Add([]byte("forecast,dust,no-particles,whole-day"))                                                                                                                                                                                                                                                                      // every mark
	f.Add([]byte("dust,,dust"))                                                                                                                                                                                                                                                                                                // an empty mark, and one twice
	f.Add([]byte("lift-on-schedule"))                                                                                                                                                                                                                                                                                          // an act
	f.Add([]byte("office-director"))                                                                                                                                                                                                                                                                                           // a role; the zero Role has no text
	f.Add([]byte("from-concentrations"))                                                                                                                                                                                                                                                                                       // a reading
	f.Add([]byte("at-least"))                                                                                                                                                                                                                                                                                                  // a comparison
	f.Add([]byte("\xff\x00"))                                                                                                                                                                                                                                                                                                  // no UTF-8
	f.Add([]byte(`{"level":"none","any_of":[[],null],"clause":{"document":""},"approvals":null}`))                                                                                                                                                                                                                             // groups without conditions, nil and empty
	f.Add([]byte(`{"comparison":"≥","aqi":1e3,"hours":-1}`))                                                                                                                                                                                                                                                                   // the sign instead of the word, a fraction's form, a negative
	f.Add([]byte(`{"comparison":"above","aqi":200}`))                                                                                                                                                                                                                                                                          // a condition that has lost its hours
	f.Add([]byte(`{"aqi":501,"primary":["pm2.5"],"marks":["dust"]}`))                                                                                                                                                                                                                                                          // no index, no pollutant's word
	f.Add([]byte(`{"aqi":null,"primary":["so2","co"],"marks":[]}`))                                                                                                                                                                                                                                                            // a missing hour
	f.Add([]byte(`{"aqi":300,"marks":["沙尘","forecast"],"marks":[]}`))                                                                                                                                                                                                                                                          // a Chinese mark, and marks given twice
	f.Add([]byte(`{"aqi":300,"Marks":"dust"}`))                                                                                                                                                                                                                                                                                // a key in another case, and the text form of marks
	f.Add([]byte(`{"start":"9999-12-31T23:59:59.9Z","hours":[{}]}`))                                                                                                                                                                                                                                                           // beyond the last whole hour at UTC+8
	f.Add([]byte(`{"start":"2023-12-01T00:00:00+08:00","hours":[{"aqi":300}],"daily":[]}`))                                                                                                                                                                                                                                    // an hour, empty daily values
	f.Add([]byte(`{"start":"2023-12-01T00:30:00+05:30","hours":[]}`))                                                                                                                                                                                                                                                          // a half-hour zone
	f.Add([]byte(`{"start":"2023-12-01T00:00:00.000000001+08:00"}`))                                                                                                                                                                                                                                                           // an hour that is not whole
	f.Add([]byte(`{"start":"0001-01-01T09:00:00+08:00","sum":-1,"count":24}`))                                                                                                                                                                                                                                                 // the first hour, a mean below 0
	f.Add([]byte(`{"start":"","sum":9223372036854775807,"count":2}`))                                                                                                                                                                                                                                                          // a sum whose rounding up overflows
	f.Add([]byte(`{"title":{"zh":"\ud800"},"readings":{"dust":1}}`))                                                                                                                                                                                                                                                           // half a surrogate pair, a number for a word
	f.Add([]byte(`{"triggers":[{"level":"红色预警","any_of":[[{"comparison":"above","aqi":200,"hours":24}]]}],"lift_hours":1e18}`))                                                                                                                                                                                                // a level as users write it, a gap that does not fit an int on 32 bits
	f.Add([]byte(`{"announced":{"spans":[{"level":"red","from":"2023-12-01T00:00:00+08:00","until":"9999-12-31T23:00:00+08:00"}],"began":"2023-11-30T00:00:00+08:00","provisional":true},"own":{"spans":[],"began":"","provisional":false},"clocks":{"none":"","blue":"","yellow":"","orange":"2023-12-01T00:00:00+08:00"}}`)) // a state to the last hour
	f.Add([]byte(`{"spans":[{"level":"red","from":"2023-12-01T00:00:00+08:00"}],"began":""}`))                                                                                                                                                                                                                                 // a schedule that has lost keys, and has no beginning
	f.Add([]byte(`{"level":"red","from":"","until":"2023-12-01T00:00:00+08:00"}`))                                                                                                                                                                                                                                             // a stretch that has no start
	f.Add([]byte(`{"kind":"会商研判","level":"orange","from":"2023-12-01T00:00:00+08:00","until":"","counties":null,"by":"office","why":"\u0000"}`))                                                                                                                                                                               // a demand without an end
	f.Add([]byte(`{"level":"red","from":"","until":"","open":true,"peak":{"start":"","sum":1,"count":-2},"runs":null,"sustained":[],"primary":[{"pollutant":"pm25","hours":1}]}`))                                                                                                                                             // an episode without runs, and a window with a negative count
	f.Add([]byte(`{"at":"9999-12-31T23:00:00+08:00","horizon":"","episodes":null,"observed":[],"exceeding_windows":-1,"last_valid":"","unknown":[{"from":"","until":""}],"noted":null}`))                                                                                                                                      // an outlook at the last hour
	f.Add([]byte(`{"kind":"end-declared","level":"none","from":"2023-12-01T00:00:00+08:00"}`))                                                                                                                                                                                                                                 // a declared end
	f.Add([]byte(`{"decisions":null,"last":"0001-01-01T09:00:00+08:00"}`))                                                                                                                                                                                                                                                     // a history of no decisions
	f.Add([]byte(`{"timeliness":"short-notice","hours":-9223372036854775808,"on_time_by":"","latest_by":"","clause":{"document":""}}`))                                                                                                                                                                                        // a lead of a smallest number
	f.Fuzz(func(t *testing.T, in []byte) {
		texttest.Words[alert.Level](t, in)
		texttest.Words[alert.Comparison](t, in)
		texttest.Words[alert.Marks](t, in)
		texttest.Words[alert.SustainedReading](t, in)
		texttest.Words[alert.MergeReading](t, in)
		texttest.Words[alert.DailyReading](t, in)
		texttest.Words[alert.WindowReading](t, in)
		texttest.Words[alert.DustReading](t, in)
		texttest.Words[alert.ParticleReading](t, in)
		texttest.Words[alert.ForecastReading](t, in)
		texttest.Words[alert.WholeDayReading](t, in)
		texttest.Words[alert.ApprovalReading](t, in)
		texttest.Words[alert.Act](t, in)
		texttest.Words[alert.Timeliness](t, in)
		texttest.Words[alert.ApprovalKind](t, in)
		texttest.Words[alert.DemandKind](t, in)
		texttest.JSON[alert.Trigger](t, in)
		texttest.JSON[alert.Condition](t, in)
		texttest.JSON[alert.Readings](t, in)
		texttest.JSON[alert.Hour](t, in)
		texttest.JSON[alert.Run](t, in)
		texttest.JSON[alert.Lead](t, in)
		texttest.JSON[alert.Notice](t, in)
		texttest.JSON[alert.County](t, in)
		texttest.JSON[alert.LevelSpan](t, in)
		texttest.JSON[[]alert.Period](t, in)
		if d, ok := texttest.JSON[alert.DailyForecast](t, in); ok {
			_ = d.Chinese()
			_, _ = alert.SeriesOfDays(start, []alert.DailyForecast{d})
		}
		if d, err := alert.ParseDailyForecast(string(in)); err == nil {
			if again, err := alert.ParseDailyForecast(d.String()); err != nil || again != d {
				t.Errorf("%v comes back as %v, %v", d, again, err)
			}
		}
		if w, ok := texttest.JSON[alert.Window](t, in); ok {
			_, _ = w.AQI(), w.Span().Until
		}
		if p, ok := texttest.JSON[alert.Episode](t, in); ok {
			_, _, _, _ = p.Hours(), p.Contains(0), p.String(), p.Chinese()
		}
		p, isPlan := texttest.JSON[alert.Plan](t, in)
		s, isSeries := texttest.JSON[alert.Series](t, in)
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
	rules, _ := alert.New(p)
	state, isState := texttest.JSON[alert.State](t, in)
	outlook, isOutlook := texttest.JSON[alert.Outlook](t, in)
	demand, isDemand := texttest.JSON[alert.Demand](t, in)
	if isState || isOutlook || isDemand {
		var demands []alert.Demand
		if isDemand {
			demands = append(demands, demand)
		}
		if !isOutlook {
			outlook.At = start
		}
		if d, err := rules.Decide(state, outlook, demands); err == nil {
			useDecision(rules, d)
		}
	}
	if s, ok := texttest.JSON[alert.Schedule](t, in); ok {
		_, _, _, _ = s.At(start), s.Highest(start), s.Until(), s.Chinese()
	}
	if d, ok := texttest.JSON[alert.Decision](t, in); ok {
		useDecision(rules, d)
	}
	if h, ok := texttest.JSON[alert.History](t, in); ok {
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
	rules, _ := alert.New(p)
	_, _ = rules.Windows(s)
	_, _ = rules.Episodes(s)
	_, _ = s.Then(s)
}
