package enterprise

import (
	"iter"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Prefecture is a prefecture with its counties, each at its own level.
//
//clearsky:whole
type Prefecture struct {
	Level    response.Level      `json:"level"`              // of the prefecture's target
	Counties []Area              `json:"counties"`           // those with sources, by code
	LeftOut  []int               `json:"left_out,omitempty"` // the faulty enterprises, which are not in it, by index
	Before   emission.Attainment `json:"before"`             // of all counties together, each reducing what is planned for its level
	After    emission.Attainment `json:"after"`              // with what the counties' allocations add
}

// Prefecture does what [Ruleset.Area] does for each county at its own level, the default reading of "全社会" (4.3.1 (1)), and
// assesses the prefecture's total against the target of level. sources are all that are no enterprises; an enterprise is not
// among them. levels has each county's level by its code; a county without a response is in the total with nothing reduced.
//
// Errors: as of Area, of all counties at once, with those of [emission.SumByCounty]; [aqi.ErrUnknown] for an enterprise whose
// county has no level given, and for such a level that is none of the targets.
//
// As of Area, the Prefecture comes with the error where nothing is wrong but enterprises: it holds those that are sound, and LeftOut
// has the indices of the others.
func (rs *Ruleset) Prefecture(
	level response.Level, levels map[string]response.Level, profiles iter.Seq[Profile], sources iter.Seq[emission.Source],
) (Prefecture, error) {
	g := gathering{Ruleset: rs.orNone(), ids: identifiers{}}
	g.whole(level, "/level")
	for _, county := range slices.Sorted(maps.Keys(levels)) {
		if !g.knows(levels[county]) {
			g.whole(levels[county], faults.At("/levels", county))
		}
	}
	counties, err := emission.SumByCounty(g.checked(sources), levels)
	g.fatal.Join("", err)
	p := Prefecture{Level: level}
	builders := g.gather(&p, levels, profiles, counties)
	if len(g.fatal) == 0 {
		g.add(&p, builders)
	}
	if err := g.fatalErr(); err != nil {
		return Prefecture{}, err
	}
	return p, g.faulty.Err()
}

// checked returns the sources, and adds a fault for each without an identifier of its own.
func (g *gathering) checked(sources iter.Seq[emission.Source]) iter.Seq[emission.Source] {
	return func(yield func(emission.Source) bool) {
		i := 0
		for s := range orNone(sources) {
			e := entry{"/sources", i}
			g.ids.check(&g.fatal, e, s.ID)
			if s.ID == "" {
				e.add(&g.fatal, aqi.ErrMissing, "id", "", "", want("an identifier", "编号"))
			}
			if !yield(s) {
				return
			}
			i++
		}
	}
}

// gather draws up the obligations of all enterprises, by county.
func (g *gathering) gather(
	whole *Prefecture, levels map[string]response.Level, profiles iter.Seq[Profile], counties []emission.CountyTotal,
) map[string]*builder {
	byCode := map[string]*builder{}
	county := func(code string) *builder {
		if byCode[code] == nil {
			byCode[code] = &builder{area: Area{County: code, Level: levels[code]}}
		}
		return byCode[code]
	}
	for _, c := range counties {
		county(c.County).others = c.Total
	}
	i := 0
	for p := range orNone(profiles) {
		b, stray := &builder{}, true
		if _, given := levels[p.County]; given {
			b, stray = county(p.County), false
		} else {
			entry{profilesPath, i}.add(&g.faulty, aqi.ErrUnknown, "county", p.ID, quote.Text(p.County), wantCounty)
		}
		if sound := g.enterprise(b, i, &p); !sound || stray {
			whole.LeftOut, b.area.LeftOut = append(whole.LeftOut, i), append(b.area.LeftOut, i)
		}
		i++
	}
	return byCode
}

// add finishes each county and sums them up.
func (g *gathering) add(p *Prefecture, builders map[string]*builder) {
	var before, after emission.Total
	for _, code := range slices.Sorted(maps.Keys(builders)) {
		b := builders[code]
		if g.finish(b); len(g.fatal) > 0 {
			continue
		}
		before, after = g.sum(before, b.area.Allocation.Planned), g.sum(after, b.area.Allocation.Total)
		p.Counties = append(p.Counties, b.area)
	}
	if len(g.fatal) == 0 {
		p.Before, p.After = g.attainment(p.Level, before), g.attainment(p.Level, after)
	}
}

// sum adds totals up.
func (g *gathering) sum(sum, more emission.Total) emission.Total {
	sum, err := sum.Add(more)
	g.together("", faults.Rebase(err, "/other", profilesPath))
	return sum
}
