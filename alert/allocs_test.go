package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// The allocations of the benchmarks. Their mean over several runs, rounded down, leaves out what else allocates now and then.
func TestAllocs(t *testing.T) {
	for name, p := range map[string]alert.Plan{"Kashgar": alert.Kashgar(), "national": guidance2017()} {
		rules, year, samples := ready(t, p), benchSeries(), benchSamples()
		week := seriesKnown(48, clean(20), heavy(50), clean(20), heavy(14), clean(40), heavy(24))
		before, demands := state(yellow, 20, 60), []alert.Demand{demand(orange, 50, 80)}
		season := alert.Series{Start: start, Hours: of(heavy(1000))}
		feed := alert.Hindsight(season, 168)
		for what, work := range map[string]struct {
			most float64
			run  func() error
		}{
			"Episodes": {36, func() error { _, err := rules.Episodes(year); return err }},
			"Series":   {9, func() error { _, err := rules.Series(start, samples, nil); return err }},
			"Outlook":  {24, func() error { _, err := rules.Outlook(week, after(48)); return err }},
			"Outlook and Decide": {55, func() error {
				o, err := rules.Outlook(week, after(48))
				if err == nil {
					_, err = rules.Decide(before, o, demands)
				}
				return err
			}},
			"Replay of a thousand hours": {27_000, func() error {
				for _, err := range rules.Replay(season.Start, season.Start+aqi.Stamp(len(season.Hours)), feed) {
					if err != nil {
						return err
					}
				}
				return nil
			}},
		} {
			var err error
			n := testing.AllocsPerRun(10, func() { err = work.run() })
			if n > work.most || err != nil {
				t.Errorf("%s, %s: %v allocations, at most %v wanted, %v", name, what, n, work.most, err)
			}
		}
	}
}
