package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// basisOf has the basis of what each kind of demand asks for.
var basisOf = [...]Basis{alert.SuperiorAlert: BySuperior, alert.Judgement: ByJudgement, alert.VoluntaryRaise: ByRaise}

// claimOf returns what a demand asks of those whom it binds.
func claimOf(d alert.Demand) claim { return claim{d.Span, basisOf[d.Kind], d.Level} }

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

// checkDemands adds the faults of demands, and of counties that the region does not have.
func (g *graph) checkDemands(fs *aqi.Faults, path string, demands []alert.Demand) {
	fs.Join("", faults.Rebase(alert.CheckDemands(demands), "/demands", path))
	for i, d := range demands {
		for j, code := range d.Counties {
			if _, ok := g.find(code); !ok {
				unknownCounty(fs, faults.At(path, i, "counties", j), code)
			}
		}
	}
}

// ending returns the demands that ask for a level, those without an end until the last hour of the assessment, for a day at least. What
// is declared to have ended is so: a county's open episode, at an hour no earlier than its known end.
func (s *problem) ending(demands []alert.Demand) []alert.Demand {
	var list []alert.Demand
	for _, d := range demands {
		switch {
		case d.Kind == alert.EndDeclared:
			for _, m := range s.concerned(d) {
				s.locals[m].end(d.From)
			}
			continue
		case d.Until == 0:
			d.Until = max(s.span.Until, d.From+dayHours)
		}
		list = append(list, d)
	}
	return list
}

var aLevel = want("blue, yellow, orange or red", "蓝色、黄色、橙色或红色")
