package alert_test

import (
	"runtime"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// allocated returns how many bytes a call takes.
func allocated(call func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// checkGrowth calls with n, 2n and 4n elements: twice as many may take little more than twice the memory.
func checkGrowth(t *testing.T, name string, n int, call func(n int)) {
	t.Helper()
	call(n) // what is made once
	var used [3]float64
	for i := range used {
		used[i] = allocated(func() { call(n << i) })
	}
	t.Logf("%s: %d, %d, %d take %.0f, %.0f, %.0f bytes", name, n, 2*n, 4*n, used[0], used[1], used[2])
	if used[1] > 2.5*used[0] || used[2] > 2.5*used[1] {
		t.Errorf("%s grows by more than its input: %.0f, %.0f, %.0f bytes", name, used[0], used[1], used[2])
	}
}

// spells is n hours of which a third is heavy, a day at a time, so that runs and episodes are many.
func spells(n int) alert.Series {
	parts := []part{{24, 100, 0}, {24, 300, 0}, {60, 100, 0}, {24, 300, 0}, {20, 100, 0}}
	var hours []alert.Hour
	for len(hours) < n {
		hours = append(hours, of(parts...)...)
	}
	return alert.Series{Start: start, Hours: hours[:n]}
}

// manyConditions is a plan of that many conditions, each with a threshold of its own.
func manyConditions(n int) alert.Plan {
	p := alert.Kashgar()
	p.Triggers = []alert.Trigger{{Level: yellow}, {Level: red}}
	for i := range n / 2 {
		p.Triggers[0].AnyOf = append(p.Triggers[0].AnyOf, []alert.Condition{above(2*i, 24)})
		p.Triggers[1].AnyOf = append(p.Triggers[1].AnyOf, []alert.Condition{above(201+2*i, 48)})
	}
	return p
}

func TestGrowth(t *testing.T) {
	p, year := alert.Kashgar(), spells(8760)
	checkGrowth(t, "Episodes, hours", 20_000, func(n int) { episodes(t, p, spells(n)) })
	several := plan([][]alert.Condition{{above(200, 24)}, {only(aqi.O3, above(150, 48)), inRow(300, 3)}, {ofDay(250, 6)}}, nil)
	checkGrowth(t, "Episodes, hours, several measures", 20_000, func(n int) { episodes(t, several, spells(n)) })
	checkGrowth(t, "Episodes, conditions", 25, func(n int) { episodes(t, manyConditions(n), year) })
	checkGrowth(t, "Validate, bad conditions", 10_000, func(n int) { _ = manyConditions(n).Validate() })
	checkGrowth(t, "Outlook, hours", 20_000, func(n int) {
		if _, err := ready(t, p).Outlook(spells(n), start+aqi.Stamp(n)); err != nil {
			t.Fatal(err)
		}
	})
	checkGrowth(t, "Outlook, bad hours", 20_000, func(n int) { _, _ = ready(t, p).Outlook(spells(n), start) })
	checkGrowth(t, "Decide, episodes", 1000, func(n int) {
		o := alert.Outlook{At: start, Episodes: make([]alert.Episode, 0, n)}
		for i := range n {
			from := start + aqi.Stamp(100*i)
			o.Episodes = append(o.Episodes, alert.Episode{Level: yellow, Span: aqi.Span{From: from, Until: from + 24}})
		}
		o.Observed = o.Episodes
		decideOn(t, p, alert.State{}, o, nil)
	})
	checkGrowth(t, "Decide, stretches", 1000, func(n int) {
		s := schedule(yellow, 0, 1)
		for i := 1; i < n; i++ {
			s.Spans = append(s.Spans, alert.LevelSpan{Level: yellow + alert.Level(i%2), Span: aqi.Span{From: after(i), Until: after(i + 1)}})
		}
		decideOn(t, p, own(s), alert.Outlook{At: start}, nil)
	})
	checkGrowth(t, "Then, hours", 20_000, func(n int) { then(t, spells(n), alert.Series{Start: start + aqi.Stamp(n), Hours: spells(n).Hours}) })
	checkGrowth(t, "SeriesOfDays, days", 1000, func(n int) { daily(t, start, slices.Repeat([]int{300}, n)...) })
	checkGrowth(t, "Series, samples", 5000, func(n int) { fromSamples(t, p, samples(n, aqi.Sample{PM25: number("200")}), nil) })
	checkGrowth(t, "HistoryOf and Periods, decisions", 1000, func(n int) {
		h, err := alert.HistoryOf(func(yield func(alert.Decision, error) bool) {
			for i := range n {
				d := alert.Decision{At: after(10 * i), Act: alert.Upgrade, After: state(yellow+alert.Level(i%2), 10*i, 10*i+20)}
				if !yield(d, nil) {
					return
				}
			}
		})
		if err != nil || len(h.Periods()) != n {
			t.Fatal(err, len(h.Periods()))
		}
	})
	checkGrowth(t, "Notice, counties", 1000, func(n int) {
		d := alert.Decision{At: start, Act: alert.Issue, After: state(red, 0, 9)}
		of := alert.Publication{Extent: slices.Repeat([]alert.County{kashgar}, n), Advice: slices.Repeat(advice, n)}
		notice, err := ready(t, p).Notice(d, of)
		if err != nil || notice.String() == "" {
			t.Fatal(err)
		}
	})
}

func decideOn(t *testing.T, p alert.Plan, before alert.State, o alert.Outlook, demands []alert.Demand) alert.Decision {
	t.Helper()
	d, err := ready(t, p).Decide(before, o, demands)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A hundred thousand demands, one inside the other, one behind the other or all at once, are decided on in little more than a
// hundred times what a thousand take.
func TestGrowthInDemands(t *testing.T) {
	p, o := alert.Kashgar(), alert.Outlook{At: after(0)}
	for name, hours := range map[string]func(i, n int) (from, until int){
		"nested":            func(i, n int) (int, int) { return i - n, n - i + 1 },
		"in a row":          func(i, _ int) (int, int) { return i, i + 1 },
		"backwards":         func(i, n int) (int, int) { return n - i, n - i + 1 },
		"until withdrawn":   func(i, n int) (int, int) { return i - n, 0 },
		"the same":          func(int, int) (int, int) { return 1, 9 },
		"beyond each other": func(i, _ int) (int, int) { return 40 * i, 40*i + 30 },
		"of an end":         func(i, _ int) (int, int) { return -i, -1 },
	} {
		ends := name == "of an end"
		decided := func(n int) {
			demands := make([]alert.Demand, n)
			for i := range demands {
				from, until := hours(i, n)
				if demands[i] = demand(yellow+alert.Level(i%3), from, until); ends {
					demands[i] = alert.Demand{Kind: alert.EndDeclared, Span: aqi.Span{From: after(from)}}
				}
			}
			if d := decideOn(t, p, alert.State{}, o, demands); (d.Act == alert.Issue) == ends {
				t.Fatal(d)
			}
		}
		checkGrowth(t, "Decide, demands "+name, 5000, decided)
		decided(100_000)
	}
}

// Each step of a replay asks for the hours that can still change, so that a season costs as many steps as it has hours and no step
// more than the horizon and two days, also inside one long episode.
func TestReplayGrowth(t *testing.T) {
	p := alert.Kashgar()
	for name, series := range map[string]func(n int) alert.Series{
		"spells":      spells,
		"one episode": func(n int) alert.Series { return alert.Series{Start: start, Hours: of(heavy(n))} },
	} {
		most := 0
		checkGrowth(t, "Replay, hours, "+name, 2500, func(n int) {
			feed := alert.Hindsight(series(n), 48)
			counted := func(since, at aqi.Stamp) (alert.Series, error) {
				known, err := feed(since, at)
				if at > start {
					most = max(most, len(known.Hours))
				}
				return known, err
			}
			for _, err := range ready(t, p).Replay(start, start+aqi.Stamp(n), counted) {
				if err != nil {
					t.Fatal(err)
				}
			}
		})
		if most > 48+48 {
			t.Errorf("%s: a step looked at %d hours", name, most)
		}
	}
}
