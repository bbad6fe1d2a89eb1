package alert_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/memory"
)

// all are arguments of every function of the package.
type all struct {
	Series   alert.Series
	Next     alert.Series
	Samples  []aqi.Sample
	Marks    []alert.Marks
	Days     []alert.DailyForecast
	At       aqi.Stamp
	State    alert.State
	Outlook  alert.Outlook
	Demands  []alert.Demand
	Decision alert.Decision
	Notice   alert.Publication
	History  alert.History
}

// result is what a function returns.
type result[T any] struct {
	Value T
	Err   error
}

func resultOf[T any](v T, err error) result[T] { return result[T]{v, err} }

// No result shares memory with an argument, a table or another result.
func TestResultsOwnTheirMemory(t *testing.T) {
	for seed := range 40 {
		p := alerttest.Plan().Example(seed)
		m := alerttest.MomentOf(p, 150).Example(seed)
		m.Demands = append(m.Demands, alert.Demand{Kind: alert.Judgement, Level: red, Span: aqi.Span{From: m.At}, Counties: []string{"653101"}})
		r, o := ready(t, p), outlook(t, p, m.At, m.Series)
		d, err := r.Decide(m.Before, o, m.Demands)
		if err != nil {
			t.Fatal(err)
		}
		next := alerttest.Hourly(60).Example(seed)
		next.Start = m.Series.Start + 100
		a := all{
			Series: m.Series, Next: next, At: m.At, State: m.Before, Outlook: o, Demands: m.Demands, Decision: d,
			Samples: samples(30, aqi.Sample{PM25: number("200")}), Marks: make([]alert.Marks, 30), Days: days(300, 100),
			Notice: publication(), History: alert.History{Decisions: []alert.Decision{d, d}, Last: m.At},
		}
		memory.Own(t, a, func(a all) result[[]alert.Window] { return resultOf(r.Windows(a.Series)) })
		memory.Own(t, a, func(a all) result[[]alert.Episode] { return resultOf(r.Episodes(a.Series)) })
		memory.Own(t, a, func(a all) result[alert.Outlook] { return resultOf(r.Outlook(a.Series, a.At)) })
		memory.Own(t, a, func(a all) result[alert.Decision] { return resultOf(r.Decide(a.State, a.Outlook, a.Demands)) })
		memory.Own(t, a, func(a all) result[alert.Notice] { return resultOf(r.Notice(a.Decision, a.Notice)) })
		memory.Own(t, a, func(a all) []alert.Approval { return r.Approvals(a.Decision) })
		memory.Own(t, a, func(a all) alert.Lead { return r.Lead(a.Decision) })
		memory.Own(t, a, func(a all) result[alert.Series] { return resultOf(a.Series.Then(a.Next)) })
		memory.Own(t, a, func(a all) result[alert.Series] { return resultOf(r.Series(a.At, a.Samples, a.Marks)) })
		memory.Own(t, a, func(a all) result[alert.Series] { return resultOf(alert.SeriesOfDays(a.At.Midnight(), a.Days)) })
		memory.Own(t, a, func(a all) result[alert.Series] { return resultOf(alert.Hindsight(a.Series, 24)(a.At-20, a.At)) })
		memory.Own(t, a, func(a all) result[alert.History] {
			return resultOf(alert.HistoryOf(func(yield func(alert.Decision, error) bool) {
				for _, d := range a.History.Decisions {
					if !yield(d, nil) {
						return
					}
				}
			}))
		})
		memory.Own(t, a, func(a all) result[alert.History] {
			return resultOf(alert.HistoryOf(r.Replay(a.At, a.At+4, alert.Hindsight(a.Series, 24))))
		})
		memory.Own(t, a, func(a all) []alert.Period { return a.History.Periods() })
		memory.Own(t, a, func(all) alert.Plan { return alert.Kashgar() })
	}
}

// The days of a series that a feed knows are its own, in their spare capacity too.
func TestHindsightKeepsDailyApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := alerttest.WithDaily(200).Draw(t, "series")
		at := s.Start + aqi.Stamp(rapid.IntRange(-10, 210).Draw(t, "at"))
		known, err := alert.Hindsight(s, rapid.IntRange(0, 50).Draw(t, "horizon"))(at-60, at)
		if err != nil {
			t.Fatal(err)
		}
		want := append([]aqi.DailyIndex{}, s.Daily...)
		_ = append(known.Daily, aqi.DailyIndex{Missing: aqi.AllPollutants})
		for i := range want {
			if s.Daily[i] != want[i] {
				t.Fatalf("window %d: %v, was %v", i, s.Daily[i], want[i])
			}
		}
	})
}
