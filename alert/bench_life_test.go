package alert_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// BenchmarkDecide is one decision with its outlook over 168 hours: two days observed, five forecast, two episodes. Its limit
// is 10 µs.
func BenchmarkDecide(b *testing.B) {
	b.Run("Kashgar", func(b *testing.B) { benchDecide(b, alert.Kashgar()) })
	b.Run("national", func(b *testing.B) { benchDecide(b, guidance2017()) })
}

func benchDecide(b *testing.B, p alert.Plan) {
	s := seriesKnown(48, clean(20), heavy(50), clean(20), heavy(14), clean(40), heavy(24))
	before, demands := state(yellow, 20, 60), []alert.Demand{demand(orange, 50, 80)}
	if len(s.Hours) != 168 {
		b.Fatal(len(s.Hours))
	}
	rules := ready(b, p)
	b.ReportAllocs()
	for b.Loop() {
		o, err := rules.Outlook(s, after(48))
		if err != nil {
			b.Fatal(err)
		}
		if d, err := rules.Decide(before, o, demands); err != nil || d.Act != alert.Upgrade {
			b.Fatal(d, err)
		}
	}
}

// BenchmarkReplay is each decision of a year's hourly replay, with a forecast of seven days that came true. Its limit is 10 µs a
// decision.
func BenchmarkReplay(b *testing.B) {
	for name, series := range benchReplays() {
		b.Run(name, func(b *testing.B) { benchReplay(b, series) })
	}
}

// benchReplays are a year whose air changes as in a bad winter, and one that is a single episode.
func benchReplays() map[string]alert.Series {
	return map[string]alert.Series{"spells": benchSeries(), "one episode": {Start: start, Hours: of(heavy(8760))}}
}

func benchReplay(b *testing.B, s alert.Series) {
	until := s.Start + aqi.Stamp(len(s.Hours))
	rules, feed := ready(b, alert.Kashgar()), alert.Hindsight(s, 168)
	decisions := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range rules.Replay(s.Start, until, feed) {
			if err != nil {
				b.Fatal(err)
			}
			decisions++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(decisions), "ns/decision")
}
