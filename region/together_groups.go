package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// bond is a border while the counties on both sides are in, from and until positions in the merger's hours.
type bond struct{ a, b, from, until int }

// merger finds groups at all hours at once. It halves the hours again and again. A bond that lasts through all of a part joins two groups
// there, which is undone when the part is done; the others go on to the halves.
type merger struct {
	count  int
	hours  []aqi.Stamp // at which a bond begins or ends
	bonds  []bond      // those of the parts that are being done, one part behind another
	parent []int       // of each county in the tree of its group
	size   []int       // of a group, at its root
	next   []int       // the next county of the group, in a ring
	joined []int       // roots that were put below others
	found  []noted
}

// noted is a county in a group that is large enough.
type noted struct {
	county int
	aqi.Span
}

// groupsOf returns the hours at which each county, being in, is in a group of that many counties that are, connected through one another.
func (g *graph) groupsOf(in [][]aqi.Span, count int) [][]aqi.Span {
	var borders []border
	for a, neighbours := range g.neighbours {
		for _, b := range neighbours {
			if a < b && len(in[a]) > 0 && len(in[b]) > 0 {
				borders = appendBorders(borders, a, b, in)
			}
		}
	}
	if len(borders) < count-1 {
		return make([][]aqi.Span, len(in))
	}
	m := newMerger(len(in), count)
	m.take(borders)
	m.solve(0, max(0, len(m.hours)-1), m.bonds)
	return byCounty(m.found, len(in))
}

// byCounty returns the hours of each county, in their order.
func byCounty(found []noted, counties int) [][]aqi.Span {
	ends := make([]int, counties)
	for _, f := range found {
		ends[f.county]++
	}
	for i := 1; i < counties; i++ {
		ends[i] += ends[i-1]
	}
	all, spans := make([]aqi.Span, len(found)), make([][]aqi.Span, counties)
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		ends[f.county]--
		all[ends[f.county]] = f.Span
	}
	for i, first := range ends {
		until := len(all)
		if i+1 < counties {
			until = ends[i+1]
		}
		spans[i] = all[first:until:until]
	}
	return spans
}

// newMerger makes each county a group by itself.
func newMerger(counties, count int) merger {
	numbers := make([]int, 3*counties)
	m := merger{count: count, parent: numbers[:counties], size: numbers[counties : 2*counties], next: numbers[2*counties:]}
	for i := range counties {
		m.parent[i], m.size[i], m.next[i] = i, 1, i
	}
	return m
}

// border is a border between two counties while both are in.
type border struct {
	aqi.Span
	a, b int
}

// appendBorders looks for each stretch of the county that has fewer.
func appendBorders(borders []border, a, b int, in [][]aqi.Span) []border {
	few, many := in[a], in[b]
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, both := range overlaps(few, many) {
		borders = append(borders, border{both, a, b})
	}
	return borders
}

// take makes bonds of borders.
func (m *merger) take(borders []border) {
	m.hours = make([]aqi.Stamp, 0, 2*len(borders))
	for _, b := range borders {
		m.hours = append(m.hours, b.From, b.Until)
	}
	slices.Sort(m.hours)
	m.hours = slices.Compact(m.hours)
	m.bonds = make([]bond, len(borders), 4*len(borders))
	for i, b := range borders {
		from, _ := slices.BinarySearch(m.hours, b.From)
		until, _ := slices.BinarySearch(m.hours, b.Until)
		m.bonds[i] = bond{b.a, b.b, from, until}
	}
}

// solve does the part from the first hour to the other, given bonds that may last into it.
func (m *merger) solve(first, until int, bonds []bond) {
	joined, kept := len(m.joined), len(m.bonds)
	for _, b := range bonds {
		switch {
		case b.from <= first && until <= b.until:
			m.join(b, aqi.Span{From: m.hours[first], Until: m.hours[until]})
		case b.from < until && first < b.until:
			m.bonds = append(m.bonds, b)
		}
	}
	if rest := m.bonds[kept:]; len(rest) > 0 {
		middle := first + (until-first)/2
		m.solve(first, middle, rest)
		m.solve(middle, until, rest)
	}
	m.bonds = m.bonds[:kept]
	for len(m.joined) > joined {
		m.undo()
	}
}

// root returns the root of a county's group.
func (m *merger) root(county int) int {
	for m.parent[county] != county {
		county = m.parent[county]
	}
	return county
}

// join makes two groups one for the span. Counties that come to be in a group that is large enough are so through all of it.
func (m *merger) join(b bond, span aqi.Span) {
	first, second := m.root(b.a), m.root(b.b)
	if first == second {
		return
	}
	if m.size[first]+m.size[second] >= m.count {
		m.note(first, span)
		m.note(second, span)
	}
	m.put(first, second)
}

// put makes the groups of two roots one.
func (m *merger) put(large, small int) {
	if large == small {
		return
	}
	if m.size[large] < m.size[small] {
		large, small = small, large
	}
	m.parent[small] = large
	m.size[large] += m.size[small]
	m.next[large], m.next[small] = m.next[small], m.next[large]
	m.joined = append(m.joined, small)
}

// note notes the counties of a group that is not yet large enough by itself. For each county spans come by time: a part is noted before
// its halves, which then do not note the county again.
func (m *merger) note(root int, span aqi.Span) {
	if m.size[root] >= m.count {
		return
	}
	county := root
	for range m.size[root] {
		m.found = append(m.found, noted{county, span})
		county = m.next[county]
	}
}

// undo takes the last join back.
func (m *merger) undo() {
	small := m.joined[len(m.joined)-1]
	m.joined = m.joined[:len(m.joined)-1]
	large := m.parent[small]
	m.next[large], m.next[small] = m.next[small], m.next[large]
	m.size[large] -= m.size[small]
	m.parent[small] = small
}
