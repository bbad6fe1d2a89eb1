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

// covers reports whether those counties are covered that a demand concerns; a raise binds their responses alone.
func covers(d alert.Demand) bool { return d.Kind != alert.VoluntaryRaise }

// bindsPrefecture reports whether a demand binds the prefecture itself.
func bindsPrefecture(d alert.Demand) bool {
	return d.Kind == alert.SuperiorAlert || d.Kind == alert.Judgement && len(d.Counties) == 0
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

func (g *graph) checkDemands(fs *aqi.Faults, demands []alert.Demand) {
	for i, d := range demands {
		path := faults.At("/input/demands", i)
		faults.Value(fs, path+"/kind", d.Kind, "上级预警、会商研判或主动提级", "superior, judgement or raise")
		if d.Level == alert.NoAlert {
			fs.Add(aqi.Fault{Path: path + "/level", Got: d.Level.String(), Want: aLevel, Rule: aqi.ErrMissing})
		} else {
			faults.Value(fs, path+"/level", d.Level, aLevel.Chinese, aLevel.English)
		}
		faults.Span(fs, path, d.Span)
		if d.Kind == alert.VoluntaryRaise && len(d.Counties) == 0 {
			fs.Add(aqi.Fault{Path: path + "/counties", Got: "0", Want: want("the counties that raise", "主动提级的县市"), Rule: aqi.ErrMissing})
		}
		for j, code := range d.Counties {
			if _, ok := g.find(code); !ok {
				unknownCounty(fs, faults.At(path, "counties", j), code)
			}
		}
		faults.UTF8(fs, path+"/by", d.By)
		faults.UTF8(fs, path+"/why", d.Why)
	}
}

var aLevel = want("blue, yellow, orange or red", "蓝色、黄色、橙色或红色")
