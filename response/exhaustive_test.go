package response_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/response"
)

// known is what must be answered at a point: the strictest and the mildest verdict over all ways in which the unknown facts can
// turn out; the inputs that can decide, which are those for which two such ways differ in that input alone and in the
// verdict; the sentences that the strictest verdict rests on in some such way and in every one.
type known struct {
	strictest, mildest response.Verdict
	deciding           response.Fields
	some, every        grounds // of what is not restricted, those that would apply but for an exception
}

// grounds is a set of sentences by their place in a walk's list.
type grounds uint16

// walk goes through a space at one level, from the points where all is known to the one where nothing is.
type walk struct {
	space
	t       *testing.T
	level   response.Level
	ids     []string // of sentences
	strides []int
	oracles []known       // by place, where all are passed
	passed  map[int]known // those that were asked for, where not
	answers []answered
	faults  int
}

// answered is what the catalogue answers at a point.
type answered struct {
	verdict response.Verdict
	missing response.Fields
	grounds grounds
}

func (w *walk) bit(id string) grounds {
	for i, has := range w.ids {
		if has == id {
			return 1 << i
		}
	}
	w.ids = append(w.ids, id)
	return 1 << (len(w.ids) - 1)
}

func (w *walk) fault(p []int, format string, args ...any) {
	w.t.Helper()
	if w.faults++; w.faults <= 5 {
		w.t.Errorf("%s %v: %v", w.name, p, w.ask(w.level, p))
		w.t.Errorf("  "+format, args...)
	}
}

// TestAnswersEqualTheOracle asks every question everything that it can be told, at every level. On complete facts the answer is
// the oracle's; on others it follows from the oracle's on all ways to complete them.
func TestAnswersEqualTheOracle(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, s := range spaces() {
		var below []answered
		for _, level := range levels {
			w := walk{space: s, t: t, level: level}
			w.run()
			for i, b := range below {
				if w.answers[i].verdict < b.verdict {
					w.fault(w.point(i), "milder than at the level below: %v", b.verdict)
				}
			}
			below = w.answers
			if t.Failed() {
				break
			}
		}
	}
}

// points lays out the space, and returns how many points it has.
func (w *walk) points() int {
	points := 1
	for _, d := range w.dims {
		w.strides = append(w.strides, points)
		points *= d.values
	}
	return points
}

func (w *walk) run() {
	points := w.points()
	w.oracles, w.answers = make([]known, points), make([]answered, points)
	for i := points - 1; i >= 0; i-- {
		p := w.point(i)
		w.oracles[i] = w.expect(i, p)
		w.answers[i] = w.answer(p)
		w.compare(i, p)
	}
}

func (w *walk) point(i int) []int {
	p := make([]int, len(w.dims))
	for d := range p {
		p[d] = i / w.strides[d] % w.dims[d].values
	}
	return p
}

func (w *walk) isAbsurd(i, fact int) bool { return w.absurd != nil && w.absurd(w.point(i), fact) }

func (w *walk) answer(p []int) answered {
	a := w.ask(w.level, p)
	if a.Question != w.about || a.Level != w.level {
		w.fault(p, "about %v, %v", a.Question, a.Level)
	}
	got := answered{a.Verdict, a.Missing, 0}
	for _, id := range a.Grounds() {
		got.grounds |= w.bit(id)
	}
	return got
}

// expect makes what must be answered of what must be where one more fact is known.
func (w *walk) expect(i int, p []int) known {
	var k known
	unknown := 0
	for d, dim := range w.dims {
		if p[d] != 0 {
			continue
		}
		unknown++
		for v := 1; v < dim.values; v++ {
			if j := i + v*w.strides[d]; !w.isAbsurd(j, d) {
				k = k.or(w.known(j), k == known{})
			}
		}
	}
	if unknown == 0 {
		return w.complete(p)
	}
	if unknown == 1 && k.strictest != k.mildest {
		for d := range p {
			if p[d] == 0 {
				k.deciding = 1 << w.dims[d].input
			}
		}
	}
	return k
}

// known is what must be answered at a point.
func (w *walk) known(i int) known {
	if w.oracles != nil {
		return w.oracles[i]
	}
	k, has := w.passed[i]
	if !has {
		k = w.expect(i, w.point(i))
		w.passed[i] = k
	}
	return k
}

func (k known) or(more known, first bool) known {
	if first {
		return more
	}
	if more.strictest > k.strictest {
		k.some = 0
	}
	if more.strictest >= k.strictest {
		k.some |= more.some
	}
	k.strictest, k.mildest = max(k.strictest, more.strictest), min(k.mildest, more.mildest)
	k.deciding |= more.deciding
	k.every &= more.every
	return k
}

// complete is what the oracle says where all is known.
func (w *walk) complete(p []int) known {
	said := w.oracle(w.level, p)
	k := known{strictest: said.strictest(), mildest: said.strictest()}
	for _, s := range said {
		if s.verdict == k.strictest {
			k.some |= w.bit(s.id)
		}
	}
	k.every = k.some
	return k
}

func (w *walk) compare(i int, p []int) {
	got, want := w.answers[i], w.oracles[i]
	if got.verdict != want.strictest {
		w.fault(p, "verdict %v, want %v", got.verdict, want.strictest)
	}
	if got.missing != want.deciding {
		w.fault(p, "missing %q, want %q", got.missing, want.deciding)
	}
	definite := want.strictest == want.mildest
	if (got.missing == 0) != definite {
		w.fault(p, "missing %q, from %v to %v", got.missing, want.mildest, want.strictest)
	}
	rest := map[bool]grounds{true: want.every, false: want.some}[definite]
	if rest == 0 && got.verdict > response.Unrestricted {
		w.fault(p, "%v rests on none of %v", got.verdict, w.ids)
	}
	if got.grounds != rest {
		w.fault(p, "grounds %b, want %b of %v", got.grounds, rest, w.ids)
	}
	for d, dim := range w.dims {
		for v := 1; p[d] == 0 && v < dim.values; v++ {
			if w.isAbsurd(i+v*w.strides[d], d) {
				continue
			}
			if more := w.answers[i+v*w.strides[d]]; more.verdict > got.verdict || got.missing == 0 && more.missing != 0 {
				w.fault(p, "%v known turns it into %v, missing %q", dim.input, more.verdict, more.missing)
			}
		}
	}
}
