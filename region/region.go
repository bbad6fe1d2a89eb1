package region

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
)

// Region is the counties of a prefecture and which of them touch: an undirected graph. It never changes. A nil Region and the
// zero Region have no counties.
type Region struct {
	counties   []alert.County // by code
	index      map[string]int
	neighbours [][]int // of each county, ascending
	groups     int     // connected groups, maxGroups+1 where there are more, or more than maxCounties counties
}

// New makes a region of counties and of the borders (接壤) between them, pairs of codes in any order.
//
// Errors, all problems at once, each a [Fault] that wraps [ErrRegion]: no counties; a county with an empty code or name; a code
// or a border given twice, borders in either order; a border of a code that is no county's, or of a county with itself.
//
// New counts the connected groups, up to 2²² of them. It takes time in proportion.
func New(counties []alert.County, borders [][2]string) (*Region, error) {
	var fs collector
	r := &Region{counties: slices.Clone(counties), index: make(map[string]int, len(counties))}
	checkCounties(&fs, counties)
	slices.SortFunc(r.counties, func(a, b alert.County) int { return cmp.Compare(a.Code, b.Code) })
	for i, c := range r.counties {
		r.index[c.Code] = i
	}
	r.neighbours = make([][]int, len(counties))
	for i, b := range borders {
		r.join(&fs, fmt.Sprintf("borders[%d]", i), b)
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	for i := range r.neighbours {
		slices.Sort(r.neighbours[i])
	}
	r.groups = r.countGroups()
	return r, nil
}

func checkCounties(fs *collector, counties []alert.County) {
	if len(counties) == 0 {
		fs.add(ErrRegion, "counties", "none", "at least one")
	}
	seen := make(map[string]int, len(counties))
	for i, c := range counties {
		where := fmt.Sprintf("counties[%d]", i)
		for _, field := range []struct{ name, text string }{{"code", c.Code}, {"Chinese name", c.Name.Chinese}, {"English name", c.Name.English}} {
			if strings.TrimSpace(field.text) == "" {
				fs.add(ErrRegion, where, fmt.Sprintf("%s %.40q", field.name, field.text), "one that is not empty")
			}
		}
		if first, ok := seen[c.Code]; ok {
			fs.add(ErrRegion, where, fmt.Sprintf("code %.40q, which is counties[%d]'s", c.Code, first), "each code once")
			continue
		}
		seen[c.Code] = i
	}
}

// join adds a border.
func (r *Region) join(fs *collector, where string, border [2]string) {
	var ends [2]int
	known := true
	for i, code := range border {
		at, ok := r.index[code]
		if !ok {
			fs.add(ErrRegion, where, fmt.Sprintf("county %.40q", code), "a county of the region")
		}
		ends[i], known = at, known && ok
	}
	switch a, b := ends[0], ends[1]; {
	case border[0] == border[1]:
		fs.add(ErrRegion, where, fmt.Sprintf("county %.40q with itself", border[0]), "two counties")
	case !known:
	case slices.Contains(r.neighbours[a], b):
		fs.add(ErrRegion, where, fmt.Sprintf("%.40q and %.40q again", border[0], border[1]), "each border once")
	default:
		r.neighbours[a], r.neighbours[b] = append(r.neighbours[a], b), append(r.neighbours[b], a)
	}
}

// Counties returns the counties by code.
func (r *Region) Counties() []alert.County {
	if r == nil {
		return nil
	}
	return slices.Clone(r.counties)
}

// County returns the county of that code, and false where there is none.
func (r *Region) County(code string) (alert.County, bool) {
	i, ok := r.find(code)
	if !ok {
		return alert.County{}, false
	}
	return r.counties[i], true
}

// Neighbours returns the codes of the counties that touch the one of that code, ascending; none for an unknown code.
func (r *Region) Neighbours(code string) []string {
	i, ok := r.find(code)
	if !ok {
		return nil
	}
	return r.codes(r.neighbours[i])
}

// find returns the position of a county by its code.
func (r *Region) find(code string) (int, bool) {
	if r == nil {
		return 0, false
	}
	i, ok := r.index[code]
	return i, ok
}

// codes returns the codes of the counties at those positions.
func (r *Region) codes(members []int) []string {
	codes := make([]string, len(members))
	for i, m := range members {
		codes[i] = r.counties[m].Code
	}
	return codes
}

// size returns the number of counties.
func (r *Region) size() int {
	if r == nil {
		return 0
	}
	return len(r.counties)
}
