package alert

import "github.com/clearsky-go/clearsky/internal/runs"

// tails tell how long episodes go on behind their runs, where lifting has a threshold of its own: as long as the runs at that threshold
// do, with the gaps between them that are too short for lifting.
type tails struct {
	graded *runs.Grader // nil: they end with their runs
	runs   []runs.Run   // those at the threshold of lifting, without those that end before the run asked for
}

func (g *grid) tails() *tails {
	if g.graded.lift == nil {
		return &tails{}
	}
	return &tails{g.graded.lift, g.graded.lift.Find()}
}

// episode returns the position behind the last of the runs found that are one episode with the first-th, and where the episode ends.
func (t *tails) episode(g grader, gap int, found []runs.Run, first int) (end, until int) {
	if t.graded == nil {
		end = g.EpisodeEnd(first)
		return end, found[end-1].Until
	}
	for end = first; end == first || end < len(found) && found[end].From-until < gap; end++ {
		until = max(until, t.until(found[end]))
	}
	return end, until
}

// until returns where lifting may begin behind a run.
func (t *tails) until(r runs.Run) int {
	for len(t.runs) > 0 && t.runs[0].End <= r.First {
		t.runs = t.runs[1:]
	}
	until := r.Until
	for _, next := range t.runs {
		if next.From-until >= t.graded.Gap {
			break
		}
		until = max(until, next.Until)
	}
	return until
}
