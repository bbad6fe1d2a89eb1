package groups

import "github.com/clearsky-go/clearsky/internal/runs"

// The bound says whether a group, or any that it grows into, could reach a trigger at an hour at which it is not
// known to. Let M be the group's members, R those that it may still take, G any group with M ⊆ G ⊆ M∪R; e(i) is by how much
// member i is above a threshold in a window or an hour.
//
//  1. The sum of e over M and of the positive e over R is at least the sum of e over G. Hence the windows E⁺ and the hours H⁺ at
//     which it is positive hold all windows that exceed and all hours that are heavy for G. A window that a member of M lacks is
//     not among them; an hour that a member lacks adds 0. Those of a higher threshold lie inside those of a lower, as G's do.
//  2. A run before the cut is hours in windows of E⁺ without a break, so it holds every run of G at the threshold that it touches. The
//     cut leaves the hours from its first to its last that is in H⁺ or in a window that could be bare. G's run goes over some of
//     these, so it lies inside. Gaps between the runs are no longer than G's, and what is one episode at a threshold for G lies
//     inside one episode here. What a run or an episode of G holds of higher thresholds, the one here that holds it holds too.
//  3. Sustained hours count windows that exceed and lie inside a run, or are one window's: more of both never make them fewer. Added up over
//     runs, they are at most the hours before the cut, since a run has no fewer of these than it is sustained for. The span of
//     an episode is at least that of G's. Conditions only are met with more sustained hours.
//
// So at every hour the trigger here is at least that of G. Bare windows need care, since heavier hours make them fewer: see
// search.maybeBare.

// adds reports whether the episodes of the bound hold an hour that is not among those covered at their trigger. The sets covered are
// nested, those of a higher trigger inside those of a lower.
func (s *search) adds(covered []runs.Set) bool {
	for _, e := range s.episodes() {
		if t := s.wanted(e.trigger); t > 0 && covered[t-1].UpTo(e.until).NextOut(e.from) < e.until {
			return true
		}
	}
	return false
}
