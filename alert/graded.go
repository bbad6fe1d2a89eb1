package alert

import (
	"math/bits"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/grading"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// graded is what grading makes of a grid's hours, in words of 64 hours, so that where hours are added only the words from there on are
// made anew, and what a long run comes to is put together of its words.
type graded struct {
	grader *runs.Grader // nil: nothing was graded, or by several measures
	lift   *runs.Grader // of the runs at the threshold of lifting; nil: it has none of its own
	sums   []sums       // of each word, and of that behind the last
	noted  runs.Set     // nil: no hour is noted
	from   int          // the position from which on hours are new
}

// sums are what a word and the words before it come to.
type sums struct {
	peak    int                  // position of the word's window with the highest mean, the first of equals, among those that exceed
	primary grading.PrimaryCount // of the heavy hours of the words before
}

const wordHours = 64

// stale says that hours from a position on are new.
func (d *graded) stale(from int) { d.from = min(d.from, from) }

// resize makes room for that many hours.
func (d *graded) resize(r *Ruleset, hours int) {
	if d.grader == nil && r.mixed == nil {
		d.grader = runs.NewGrader(r.rules, hours)
	}
	if d.lift == nil && r.lift.Thresholds != nil {
		d.lift = runs.NewGrader(r.lift, hours)
	}
	for of := range d.graders {
		of.Resize(hours)
	}
	words := (hours+wordHours-1)/wordHours + 1
	d.sums = d.sums[:min(len(d.sums), words)]
	d.sums = append(d.sums, make([]sums, words-len(d.sums))...)
}

// graders calls yield with that of the criteria and that of lifting, if there are any.
func (d *graded) graders(yield func(*runs.Grader) bool) {
	if d.grader != nil && !yield(d.grader) {
		return
	}
	if d.lift != nil {
		yield(d.lift)
	}
}

// drop takes out that many words of hours at the front.
func (d *graded) drop(words int) {
	if d.grader == nil {
		return
	}
	for of := range d.graders {
		of.Drop(words)
	}
	d.noted = d.noted.Dropped(words)
	d.sums = d.sums[:copy(d.sums, d.sums[words:])]
	for w := range d.sums {
		d.sums[w].peak -= wordHours * words
	}
	d.from = max(0, d.from-wordHours*words)
}

// grade makes the hours that are new ready for finding runs.
func (g *grid) grade(r *Ruleset) {
	d := &g.graded
	d.resize(r, len(g.hours))
	first := d.from / wordHours
	for of := range d.graders {
		g.fill(of.Above, of.Thresholds, first)
	}
	if r.mixed != nil {
		g.gradeMixed(r)
	} else {
		for w := first; w < len(d.sums)-1; w++ {
			g.sum(w)
		}
	}
	if g.hasNoted {
		g.fillNoted(first)
	}
	d.from = len(g.hours)
}

// sum fills in what a word comes to at the lowest threshold, and the count before the next.
func (g *grid) sum(w int) {
	s, above := g.graded.sums[w:w+2], &g.graded.grader.Above[0]
	first := wordHours * w
	s[0].peak = g.highest(first, above.Windows[w])
	s[1].primary = s[0].primary
	g.countWord(&s[1].primary, first, above.Heavy[w])
}

// higher returns that of two windows which has the higher mean, the first of equals.
func (g *grid) higher(first, second int) int {
	if g.windows[second].above(g.windows[first]) {
		return second
	}
	return first
}

// highest returns which of the windows of a word has the highest mean, the first of equals.
func (g *grid) highest(first int, word uint64) int {
	peak := first + bits.TrailingZeros64(word)%wordHours
	for most := uint32(0); word != 0; word &= word - 1 {
		i := first + bits.TrailingZeros64(word)
		if mean := g.windows[i].mean(); mean > most {
			peak, most = i, mean
		}
	}
	return peak
}

// countWord counts the hours of a word.
func (g *grid) countWord(counts *grading.PrimaryCount, first int, word uint64) {
	for ; word != 0; word &= word - 1 {
		counts.Add(g.hours[first+bits.TrailingZeros64(word)].Primary)
	}
}

// fillNoted fills in which hours are noted, from a word on.
func (g *grid) fillNoted(first int) {
	noted := g.graded.noted.Resized(len(g.hours))
	for w := first; w < len(noted); w++ {
		noted[w] = 0
		for i := wordHours * w; i < min(wordHours*w+wordHours, len(g.hours)); i++ {
			if g.hours[i].Marks.Has(Noted) {
				noted[w] |= 1 << (i % wordHours)
			}
		}
	}
	g.graded.noted = noted
}

// peak returns the window of the run with the highest mean, the first of equals.
func (g *grid) peak(r runs.Run) Window {
	if g.mixed != nil {
		return g.mixed.peakOf(r)
	}
	peak, end := r.First, r.End-dayHours+1
	for i := r.First; i < end; {
		if i%wordHours == 0 && i+wordHours <= end {
			peak = g.higher(peak, g.graded.sums[i/wordHours].peak)
			i += wordHours
			continue
		}
		peak = g.higher(peak, i)
		i++
	}
	return g.window(peak)
}

// primary counts in how many heavy hours of the runs each pollutant is primary; of a run without one, in how many that count.
func (g *grid) primary(found []runs.Run) []PollutantHours {
	if g.mixed != nil {
		return g.mixed.primaryOf(found)
	}
	var counts grading.PrimaryCount
	for _, r := range found {
		if g.graded.grader.Above[0].Heavy.Next(r.From) < r.Until {
			g.countHeavy(&counts, r)
		} else {
			g.countAll(&counts, r)
		}
	}
	return grading.Ranked(counts, pollutantHours)
}

// countHeavy counts the heavy hours of a run: those of its whole words together, the others one by one.
func (g *grid) countHeavy(counts *grading.PrimaryCount, r runs.Run) {
	first, end := (r.From+wordHours-1)/wordHours, r.Until/wordHours
	if first >= end {
		g.countEach(counts, r.From, r.Until)
		return
	}
	g.countEach(counts, r.From, wordHours*first)
	before, behind := &g.graded.sums[first].primary, &g.graded.sums[end].primary
	for p := range counts {
		counts[p] += behind[p] - before[p]
	}
	g.countEach(counts, wordHours*end, r.Until)
}

func (g *grid) countEach(counts *grading.PrimaryCount, from, until int) {
	for w, word := range g.graded.grader.Above[0].Heavy.Words(from, until) {
		g.countWord(counts, wordHours*w, word)
	}
}

func (g *grid) countAll(counts *grading.PrimaryCount, r runs.Run) {
	for i := r.From; i < r.Until; i++ {
		if g.value(i) >= 0 {
			counts.Add(g.hours[i].Primary)
		}
	}
}

func pollutantHours(p aqi.Pollutant, hours int) PollutantHours { return PollutantHours{p, hours} }

// noted returns the noted hours of the episodes.
func (g *grid) noted(episodes []Episode) []aqi.Span {
	if !g.hasNoted {
		return nil
	}
	var spans []aqi.Span
	noted := g.graded.noted
	for _, e := range episodes {
		until := int(e.Until - g.start)
		for i := noted.Next(int(e.From - g.start)); i < until; {
			end := min(until, noted.NextOut(i))
			spans = append(spans, g.span(i, end))
			i = noted.Next(end)
		}
	}
	return spans
}

// fill fills in which windows exceed each threshold and which hours are heavy, from a word on.
func (g *grid) fill(above []runs.Above, thresholds []runs.Threshold, first int) {
	for k, t := range thresholds {
		a := &above[k]
		for w := first; w < len(a.Heavy); w++ {
			a.Heavy[w] = 0
			if k == 0 || above[k-1].Heavy[w] != 0 {
				a.Heavy[w] = g.heavy(wordHours*w, t)
			}
		}
		for w := first; w < len(a.Windows); w++ {
			a.Windows[w] = 0
			some := g.fromConcentrations || a.Heavy[w] != 0 || w+1 < len(a.Heavy) && a.Heavy[w+1] != 0 // windows may exceed
			if i := wordHours * w; some && i < len(g.windows) && (k == 0 || above[k-1].Windows[w] != 0) {
				a.Windows[w] = exceeding(g.windows[i:min(i+wordHours, len(g.windows))], t)
			}
		}
	}
}

// exceeding returns which of up to 64 windows exceed the threshold, as bits.
func exceeding(windows []tally, t runs.Threshold) (word uint64) {
	for _, w := range windows {
		word = word>>1 | uint64(int64(t)*int64(w.values())-int64(w.sum()))&(1<<63) // the sign of the difference
	}
	return word >> (wordHours - len(windows))
}

// heavy returns which of the 64 hours from the first on count and are above the threshold, as bits.
func (g *grid) heavy(first int, t runs.Threshold) (word uint64) {
	hours := g.hours[first:min(first+wordHours, len(g.hours))]
	for _, h := range hours {
		v, _ := h.AQI.Value() // no less than the AQI with which it counts
		word = word>>1 | uint64(int64(t)-int64(v))&(1<<63)
	}
	word >>= wordHours - len(hours)
	for left := word; left != 0; left &= left - 1 {
		i := bits.TrailingZeros64(left)
		if g.counting.rare(hours[i]) && !t.Exceeds(g.value(first+i)) {
			word &^= 1 << i
		}
	}
	return word
}
