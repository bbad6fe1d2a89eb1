package region

import (
	"cmp"
	"slices"
)

// most returns the largest number such that those of the counties of which it is no less hold a set that some criterion of the track wants;
// 0 where there is none. It takes n log n time.
func (g *graph) most(t *track, counties []int, of func(county int) int) int {
	most, done := 0, -1
	for _, l := range t.levels {
		if l.criterion != done {
			done = l.criterion
			most = max(most, g.mostOf(l.area, counties, of))
		}
	}
	return most
}

// mostOf is most for one area. Counties with larger numbers come first, each joined to its neighbours before it.
func (g *graph) mostOf(a *area, counties []int, of func(county int) int) int {
	order := slices.DeleteFunc(slices.Clone(counties), func(c int) bool {
		_, member := slices.BinarySearch(a.counties, c)
		return !member
	})
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(of(b), of(a)) })
	m := newMerger(len(g.counties), a.Count)
	there := make([]bool, len(g.counties))
	for i, county := range order {
		there[county] = true
		for _, n := range g.neighbours[county] {
			if there[n] {
				m.put(m.root(county), m.root(n))
			}
		}
		if m.size[m.root(county)] >= a.Count || a.Anywhere && i+1 >= a.Count {
			return of(county)
		}
	}
	return 0
}
