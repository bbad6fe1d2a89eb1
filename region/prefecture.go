package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
)

// prefecture is what the counties' findings come to together.
type prefecture struct {
	all      []carried
	episodes []alert.Episode
}

// prefectureOf returns what the counties' episodes come to under the reading EachCounty. It takes n log² n time in them and in the pairs of
// them that overlap on both sides of a border.
func (o *Office) prefectureOf(t *track, findings [][]alert.Episode) prefecture {
	p := prefecture{all: o.carry(t, findings)}
	b := t.builder(p.all)
	last := len(b.runs) - 1
	open := last >= 0 && b.runs[last].Until == never
	if open {
		b.runs[last].Until = o.knownEnd(t, findings, b.runs[last].From)
	}
	for county, spans := range p.all[0].spans {
		b.addCounty(spans, findings[county])
	}
	if p.episodes = b.episodes(); open {
		p.episodes[len(p.episodes)-1].Open = true
	}
	return p
}

// knownEnd returns the hour after the last at which as many counties as it takes are inside by hours that are known, of what goes on
// beyond all data since an hour.
func (o *Office) knownEnd(t *track, findings [][]alert.Episode, since aqi.Stamp) aqi.Stamp {
	end := since + 1
	for i, l := range t.levels {
		if i > 0 && l.criterion == t.levels[i-1].criterion {
			continue // what is inside at a lower level lasts as long
		}
		for _, spans := range o.together(l.area, l.inside(findings, 0), 1) {
			if n := len(spans); n > 0 {
				end = max(end, spans[n-1].Until)
			}
		}
	}
	return end
}

// close ends what goes on beyond all data where the prefecture's last episode is known to end.
func (p *prefecture) close() {
	n := len(p.episodes)
	if n == 0 || !p.episodes[n-1].Open {
		return
	}
	end := p.episodes[n-1].Until
	for _, c := range p.all {
		for county, spans := range c.spans {
			for n := len(spans); n > 0 && spans[n-1].Until > end; n-- {
				if spans[n-1].From < end {
					spans[n-1].Until = end
					break
				}
				c.spans[county] = spans[:n-1]
			}
		}
	}
}

// builder makes the prefecture's episodes of its periods.
type builder struct {
	periods []aqi.Span
	runs    []alert.Run
	of      []int                  // which episode each run is in
	primary []grading.PrimaryCount // of the episodes
}

// builder begins with runs of the periods at the lowest level, each at the highest level that is carried in it.
func (t *track) builder(all []carried) builder {
	b := builder{periods: all[0].periods()}
	b.runs, b.of = make([]alert.Run, len(b.periods)), make([]int, len(b.periods))
	episodes := 0
	for i, span := range b.periods {
		if i == 0 || int(span.From-b.periods[i-1].Until) >= t.plan.MergeHours {
			episodes++
		}
		b.runs[i] = alert.Run{Span: span, Level: all[0].level}
		b.of[i] = episodes - 1
	}
	b.primary = make([]grading.PrimaryCount, episodes)
	for _, c := range all[1:] {
		for _, spans := range c.spans {
			for _, s := range spans {
				b.run(s).Level = c.level
			}
		}
	}
	return b
}

// run returns the run in which a county carries for the span.
func (b *builder) run(s aqi.Span) *alert.Run { return &b.runs[before(b.periods, s.From)] }

// addCounty adds the peaks of those of a county's episodes in which it carries, and the hours in which pollutants are primary in them;
// what it would carry after the known end of the last run is not known to be carried.
func (b *builder) addCounty(spans []aqi.Span, episodes []alert.Episode) {
	i, counted := 0, -1 // the county's episode, and the prefecture's for which it was counted
	for _, s := range spans {
		for i+1 < len(episodes) && episodes[i+1].From <= s.From {
			i, counted = i+1, -1
		}
		run := before(b.periods, s.From)
		if s.From >= b.runs[run].Until {
			return
		}
		b.runs[run].Peak = higher(b.runs[run].Peak, episodes[i].Peak)
		if counted == b.of[run] {
			continue
		}
		counted = b.of[run]
		for _, p := range episodes[i].Primary {
			b.primary[counted][p.Pollutant] += int32(p.Hours)
		}
	}
}

// episodes returns the episodes.
func (b *builder) episodes() []alert.Episode {
	var episodes []alert.Episode
	for i, run := range b.runs {
		if b.of[i] == len(episodes) {
			episodes = append(episodes, alert.Episode{
				Span: aqi.Span{From: run.From}, Primary: grading.Ranked(b.primary[b.of[i]], pollutantHours),
			})
		}
		e := &episodes[b.of[i]]
		e.Until, e.Level = run.Until, max(e.Level, run.Level)
		e.Peak = higher(e.Peak, run.Peak)
		e.Runs = append(e.Runs, run)
	}
	return episodes
}

func pollutantHours(p aqi.Pollutant, hours int) alert.PollutantHours {
	return alert.PollutantHours{Pollutant: p, Hours: hours}
}

// spansOf returns the episodes' hours.
func spansOf(episodes []alert.Episode) []aqi.Span {
	spans := make([]aqi.Span, len(episodes))
	for i, e := range episodes {
		spans[i] = e.Span
	}
	return spans
}
