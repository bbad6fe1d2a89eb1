package region

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// basisOf has the basis of what each kind of demand asks for.
var basisOf = [...]Basis{alert.SuperiorAlert: BySuperior, alert.Judgement: ByJudgement, alert.VoluntaryRaise: ByRaise}

// bindsPrefecture reports whether a demand binds the prefecture itself.
func bindsPrefecture(d alert.Demand) bool {
	return d.Kind == alert.SuperiorAlert || (d.Kind == alert.Judgement || d.Kind == alert.EndDeclared) && len(d.Counties) == 0
}

// concerned returns the counties that a demand names, ascending; where it names none, all.
func (g *graph) concerned(d alert.Demand) []int {
	var members []int
	if len(d.Counties) == 0 {
		for i := range g.counties {
			members = append(members, i)
		}
		return members
	}
	for _, code := range d.Counties {
		members = append(members, g.index[code])
	}
	slices.Sort(members)
	return slices.Compact(members)
}

// maxConcerned is how many counties demands may concern in all, those that name none concerning all.
const maxConcerned = 1 << 20

// checkDemands adds the faults of demands, and of counties that the region does not have.
func (g *graph) checkDemands(fs *aqi.Faults, path string, demands []alert.Demand) {
	fs.Join("", faults.Rebase(alert.CheckDemands(demands), "/demands", path))
	total := 0
	for i, d := range demands {
		for j, code := range d.Counties {
			if _, ok := g.find(code); !ok {
				unknownCounty(fs, faults.At(path, i, "counties", j), code)
			}
		}
		if total += len(d.Counties); len(d.Counties) == 0 {
			total += len(g.counties)
		}
	}
	if total > maxConcerned {
		fs.Add(aqi.Fault{Path: path, Got: strconv.Itoa(total), Rule: aqi.ErrTooMany, Want: want(
			"demands that concern at most %d counties in all", "各项要求涉及的县市合计不超过%d个", maxConcerned,
		)})
	}
}

var aLevel = want("ungraded, blue, yellow, orange or red", "不分级、蓝色、黄色、橙色或红色")
