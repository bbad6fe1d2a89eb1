package region

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// prefectureOfMeans returns what the counties come to under the reading GroupMean, given which of their hours are taken.
func (s *problem) prefectureOfMeans(spans []aqi.Span) prefecture {
	p := prefecture{all: s.carryMeans(spans)}
	b := s.track.builder(p.all)
	open := make([]bool, len(b.periods))
	for _, c := range p.all {
		for _, g := range c.groups {
			run := b.run(g.span)
			run.Peak = higher(run.Peak, g.peak)
			i := before(b.periods, g.span.From)
			open[i] = open[i] || g.open && g.span.Until == run.Until
		}
	}
	s.countPrimary(&b, p.all)
	p.episodes = b.episodes()
	runs := 0
	for i := range p.episodes {
		runs += len(p.episodes[i].Runs)
		p.episodes[i].Open = open[runs-1]
	}
	return p
}

// countPrimary counts for each episode, over the counties that carry it, the heavy hours in which each pollutant is primary;
// where there are none, the hours that count.
func (s *problem) countPrimary(b *builder, all []carried) {
	bare := make([]grading.PrimaryCount, len(b.primary))
	for county, spans := range all[0].spans {
		for _, span := range spans {
			i := b.of[before(b.periods, span.From)]
			s.locals[county].countPrimary(&b.primary[i], s.track, span, true)
			s.locals[county].countPrimary(&bare[i], s.track, span, false)
		}
	}
	for i := range b.primary {
		if b.primary[i] == (grading.PrimaryCount{}) {
			b.primary[i] = bare[i]
		}
	}
}

// countPrimary counts the primary pollutants of the hours that count, heavy ones or all.
func (l *local) countPrimary(primary *grading.PrimaryCount, t *track, span aqi.Span, heavy bool) {
	from, until := max(span.From, l.span.From), max(span.From, l.span.From, min(span.Until, l.span.Until))
	for _, h := range l.series.Hours[from-l.span.From : until-l.span.From] {
		if value, ok := t.plan.AQI(h).Value(); ok && (!heavy || t.means.Thresholds[0].Exceeds(value)) {
			primary.Add(h.Primary)
		}
	}
}
