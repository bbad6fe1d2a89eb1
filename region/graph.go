package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// graph is the counties of a prefecture and which of them touch. It never changes.
type graph struct {
	counties   []alert.County // by code
	index      map[string]int
	neighbours [][]int // of each county, ascending
}

// graphOf makes the graph of a plan's counties and borders, in n log n time. Where there are faults it holds what is sound.
func graphOf(fs *aqi.Faults, p *Plan) graph {
	checkCounties(fs, p.Counties)
	g := graph{counties: slices.Clone(p.Counties), index: make(map[string]int, len(p.Counties))}
	slices.SortFunc(g.counties, func(a, b alert.County) int { return cmp.Compare(a.Code, b.Code) })
	for i, c := range g.counties {
		g.index[c.Code] = i
	}
	g.join(fs, p.Borders)
	return g
}

func checkCounties(fs *aqi.Faults, counties []alert.County) {
	if len(counties) == 0 {
		fs.Add(aqi.Fault{Path: "/plan/counties", Got: "0", Want: want("at least one county", "至少一个县市"), Rule: aqi.ErrMissing})
	}
	seen := make(map[string]bool, len(counties))
	for i, c := range counties {
		path := faults.At("/plan/counties", i)
		if faults.Given(fs, path+"/code", c.Code, "县市代码", "a county's code") && seen[c.Code] {
			fs.Add(aqi.Fault{
				Path: path + "/code", Got: quote.Text(c.Code), Want: want("each code once", "每个代码只给一次"), Rule: aqi.ErrDuplicate,
			})
		}
		faults.GivenText(fs, path+"/name", c.Name)
		seen[c.Code] = true
	}
}

// join adds the borders.
func (g *graph) join(fs *aqi.Faults, borders [][2]string) {
	g.neighbours = make([][]int, len(g.counties))
	seen := make(map[[2]int]bool, len(borders))
	for i, b := range borders {
		if !g.has(fs, i, b) {
			continue
		}
		first, second := g.index[b[0]], g.index[b[1]]
		border := [2]int{min(first, second), max(first, second)}
		switch {
		case first == second:
			badBorder(fs, i, b, want("two counties", "两个不同的县市"), aqi.ErrConflict)
		case seen[border]:
			badBorder(fs, i, b, want("each border once", "每条接壤关系只给一次"), aqi.ErrDuplicate)
		default:
			seen[border] = true
			g.neighbours[first], g.neighbours[second] = append(g.neighbours[first], second), append(g.neighbours[second], first)
		}
	}
	for i := range g.neighbours {
		slices.Sort(g.neighbours[i])
	}
}

// has reports whether both ends of a border are counties.
func (g *graph) has(fs *aqi.Faults, i int, border [2]string) bool {
	has := true
	for end, code := range border {
		if _, ok := g.find(code); !ok {
			unknownCounty(fs, faults.At("/plan/borders", i, end), code)
			has = false
		}
	}
	return has
}

func badBorder(fs *aqi.Faults, i int, border [2]string, want aqi.Text, rule error) {
	fs.Add(aqi.Fault{Path: faults.At("/plan/borders", i), Got: quote.Text(border[0]) + ", " + quote.Text(border[1]), Want: want, Rule: rule})
}

// find returns the position of a county by its code.
func (g *graph) find(code string) (int, bool) {
	i, ok := g.index[code]
	return i, ok
}

// codes returns the codes of the counties at those positions.
func (g *graph) codes(members []int) []string {
	codes := make([]string, len(members))
	for i, m := range members {
		codes[i] = g.counties[m].Code
	}
	return codes
}
