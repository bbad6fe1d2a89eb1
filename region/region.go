package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
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
// Faults: no counties, or a county without a code or a name ([aqi.ErrMissing]); a code or a name that is not valid UTF-8
// ([aqi.ErrText]); a code or a border given twice, borders in either order ([aqi.ErrDuplicate]); a border of a code that is no
// county's ([aqi.ErrUnknown]), or of a county with itself ([aqi.ErrConflict]).
//
// It takes n log n time in the counties and borders, and of at most 64 counties it counts the connected groups, up to 2²² of them.
func New(counties []alert.County, borders [][2]string) (*Region, error) {
	var fs aqi.Faults
	checkCounties(&fs, counties)
	r := &Region{counties: slices.Clone(counties), index: make(map[string]int, len(counties))}
	slices.SortFunc(r.counties, func(a, b alert.County) int { return cmp.Compare(a.Code, b.Code) })
	for i, c := range r.counties {
		r.index[c.Code] = i
	}
	r.join(&fs, borders)
	if err := fs.Err(); err != nil {
		return nil, err
	}
	r.groups = r.countGroups()
	return r, nil
}

func checkCounties(fs *aqi.Faults, counties []alert.County) {
	if len(counties) == 0 {
		fs.Add(aqi.Fault{Path: "/counties", Got: "0", Want: want("at least one county", "至少一个县市"), Rule: aqi.ErrMissing})
	}
	seen := make(map[string]bool, len(counties))
	for i, c := range counties {
		if checkText(fs, i, "/code", c.Code) && seen[c.Code] {
			fs.Add(aqi.Fault{
				Path: faults.At("/counties", i, "code"), Got: quote.Text(c.Code), Want: want("each code once", "每个代码只给一次"), Rule: aqi.ErrDuplicate,
			})
		}
		checkText(fs, i, "/name/zh", c.Name.Chinese)
		checkText(fs, i, "/name/en", c.Name.English)
		seen[c.Code] = true
	}
}

// join adds the borders.
func (r *Region) join(fs *aqi.Faults, borders [][2]string) {
	r.neighbours = make([][]int, len(r.counties))
	seen := make(map[[2]int]bool, len(borders))
	for i, b := range borders {
		if !r.has(fs, i, b) {
			continue
		}
		first, second := r.index[b[0]], r.index[b[1]]
		border := [2]int{min(first, second), max(first, second)}
		switch {
		case first == second:
			badBorder(fs, i, b, want("two counties", "两个不同的县市"), aqi.ErrConflict)
		case seen[border]:
			badBorder(fs, i, b, want("each border once", "每条接壤关系只给一次"), aqi.ErrDuplicate)
		default:
			seen[border] = true
			r.neighbours[first], r.neighbours[second] = append(r.neighbours[first], second), append(r.neighbours[second], first)
		}
	}
	for i := range r.neighbours {
		slices.Sort(r.neighbours[i])
	}
}

// has reports whether both ends of a border are counties.
func (r *Region) has(fs *aqi.Faults, i int, border [2]string) bool {
	has := true
	for end, code := range border {
		if _, ok := r.find(code); !ok {
			unknownCounty(fs, faults.At("/borders", i, end), code)
			has = false
		}
	}
	return has
}

func badBorder(fs *aqi.Faults, i int, border [2]string, want aqi.Text, rule error) {
	fs.Add(aqi.Fault{Path: faults.At("/borders", i), Got: quote.Text(border[0]) + ", " + quote.Text(border[1]), Want: want, Rule: rule})
}

// Counties returns the counties by code.
func (r *Region) Counties() []alert.County {
	if r == nil {
		return nil
	}
	return slices.Clone(r.counties)
}

// Borders returns the borders, each as the codes of the two counties, the lesser first, in their order.
func (r *Region) Borders() [][2]string {
	if r == nil {
		return nil
	}
	var borders [][2]string
	for i, neighbours := range r.neighbours {
		for _, n := range neighbours {
			if i < n {
				borders = append(borders, [2]string{r.counties[i].Code, r.counties[n].Code})
			}
		}
	}
	return borders
}

// County returns the county of that code, and false where there is none.
func (r *Region) County(code string) (alert.County, bool) {
	i, ok := r.find(code)
	if !ok {
		return alert.County{}, false
	}
	return r.counties[i], true
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
