package region

import "github.com/clearsky-go/clearsky/alert"

// The bound says whether a group of counties, or any that it grows into, could carry a level at an hour that is not known to be
// carried yet. Let M be the group's counties, R those that it may still take, G any group with M ⊆ G ⊆ M∪R; e(i) is by how much
// county i is above the threshold in a window or an hour.
//
//  1. The sum of e over M and of the positive e over R is at least the sum of e over G. Hence the windows E⁺ and the hours H⁺ at
//     which it is positive hold all windows that exceed and all hours that are heavy for G. A window that a county of M lacks is
//     not among them; an hour that a county lacks adds 0.
//  2. A run before the cut is hours in windows of E⁺ without a break, so it holds every run of G that it touches. The cut leaves
//     the hours from its first to its last that is in H⁺ or in a window that could be bare. G's run goes over some of these, so it
//     lies inside. Gaps between the runs are no longer than G's, and what is one episode for G lies inside one episode here.
//  3. Sustained hours count windows that exceed and lie inside a run, or are 24 where the run has such a window: more of both
//     never make them fewer. Added up over runs, they are at most the hours in exceeding windows, since a run before the cut has no
//     fewer than it is sustained for. The span of an episode is at least that of G's. Levels only rise with sustained hours.
//
// So at every hour the level here is at least that of G. Bare windows need care, since heavier hours make them fewer: see
// search.maybeBare.

// adds reports whether the episodes of the bound hold an hour that is not among those covered at their level. The sets covered are
// nested, those of a higher level inside those of a lower; some window must be exceeding.
func (g *grader) adds(covered *[alert.Red + 1]hourSet) bool {
	g.cover.cover(g.exceeding[0])
	for k, cover := range g.covers {
		cover.cover(g.exceeding[k])
	}
	var now episode // sustained hours are g.most
	for s, ok := g.nextRun(0); ok; s, ok = g.nextRun(s.end) {
		g.cut(&s)
		if now.runs > 0 && s.from-now.until >= g.gap {
			if g.addsAt(&now, covered) {
				return true
			}
			now = episode{}
		}
		if now.runs == 0 {
			now.from = s.from
			clear(g.most)
		}
		now.until = s.until
		now.runs++
		g.mostOf(s, &now)
	}
	return g.addsAt(&now, covered)
}

// mostOf adds what a run is sustained for at most.
func (g *grader) mostOf(s run, now *episode) {
	g.sustain(s)
	for k, hours := range g.run {
		if g.readings.Merge == alert.SumOfRuns {
			g.most[k] += g.covers[k].count(s.first, s.end)
		} else {
			g.most[k] = max(g.most[k], hours)
		}
	}
	now.level = max(now.level, g.level(g.run))
}

// addsAt reports whether an episode of the bound adds an hour.
func (g *grader) addsAt(e *episode, covered *[alert.Red + 1]hourSet) bool {
	if g.readings.Merge == alert.WholeSpan {
		g.most[0] = max(g.most[0], e.until-e.from)
	}
	if g.readings.Merge != alert.HighestRun {
		e.level = max(e.level, g.level(g.most))
	}
	return e.level > alert.NoAlert && covered[e.level].upTo(e.until).nextOut(e.from) < e.until
}
