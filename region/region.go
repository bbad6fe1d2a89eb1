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
		path := faults.At("/counties", i)
		if checkText(fs, path+"/code", c.Code) && seen[c.Code] {
			fs.Add(aqi.Fault{
				Path: path + "/code", Got: quote.Text(c.Code), Want: want("each code once", "每个代码只给一次"), Rule: aqi.ErrDuplicate,
			})
		}
		checkText(fs, path+"/name/zh", c.Name.Chinese)
		checkText(fs, path+"/name/en", c.Name.English)
		seen[c.Code] = true
	}
}

// join adds the borders.
func (r *Region) join(fs *aqi.Faults, borders [][2]string) {
	r.neighbours = make([][]int, len(r.counties))
	seen := make(map[[2]int]bool, len(borders))
	for i, b := range borders {
		path := faults.At("/borders", i)
		first, ok := r.findAt(fs, path+"/0", b[0])
		second, ok2 := r.findAt(fs, path+"/1", b[1])
		if !ok || !ok2 {
			continue
		}
		f := aqi.Fault{Path: path, Got: quote.Text(b[0]) + ", " + quote.Text(b[1])}
		border := [2]int{min(first, second), max(first, second)}
		switch {
		case first == second:
			f.Want, f.Rule = want("two counties", "两个不同的县市"), aqi.ErrConflict
			fs.Add(f)
		case seen[border]:
			f.Want, f.Rule = want("each border once", "每条接壤关系只给一次"), aqi.ErrDuplicate
			fs.Add(f)
		default:
			seen[border] = true
			r.neighbours[first], r.neighbours[second] = append(r.neighbours[first], second), append(r.neighbours[second], first)
		}
	}
	for i := range r.neighbours {
		slices.Sort(r.neighbours[i])
	}
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

// findAt is find for a code of an argument; one that the region does not have is a fault.
func (r *Region) findAt(fs *aqi.Faults, path, code string) (int, bool) {
	i, ok := r.find(code)
	if !ok {
		fs.Add(aqi.Fault{
			Path: path, Got: quote.Text(code), Want: want("the code of a county of the region", "本地区县市的代码"), Rule: aqi.ErrUnknown,
		})
	}
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
