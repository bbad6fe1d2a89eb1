package enterprise

import (
	"iter"
	"maps"
	"slices"
	"unicode/utf8"

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
	Level    response.Level `json:"level"`    // of the prefecture's target
	Counties []Area         `json:"counties"` // those with sources, by code
	// LeftOut and SourcesLeftOut are the faulty enterprises and sources, which are not in it, by index.
	LeftOut        []int               `json:"left_out"`
	SourcesLeftOut []int               `json:"sources_left_out"`
	Before         emission.Attainment `json:"before"` // of all counties together, each reducing what is planned for its level
	Raised         emission.Attainment `json:"raised"` // with every enterprise raised to its own share
	After          emission.Attainment `json:"after"`  // with what the counties request
}

// Prefecture does what [Ruleset.Area] does for each county at its own level, the default reading of "全社会" (4.3.1 (1)), and
// assesses the prefecture's total against the target of level. sources are all that are no enterprises; an enterprise is not
// among them. levels has each county's level by its code; a county without a response is in the total with nothing reduced.
//
// Errors: as of Area, of all counties at once, with those of [emission.Sum] for each source, whose paths begin with its place, as in
// "/sources/3"; [aqi.ErrUnknown] for a county that has no level given, and for such a level that is none of the targets.
//
// As of Area, it returns both the error and the Prefecture of what is sound, where single enterprises and sources alone are faulty;
// LeftOut and SourcesLeftOut have their indices.
func (rs *Ruleset) Prefecture(
	level response.Level, levels map[string]response.Level, profiles iter.Seq[Profile], sources iter.Seq[emission.Source],
) (Prefecture, error) {
	g := gathering{Ruleset: rs.orNone(), ids: identifiers{}}
	g.whole(level, "/level")
	levels = g.known(levels)
	p := Prefecture{Level: level}
	counties, err := emission.SumByCounty(g.sound(&p, sources, levels), levels)
	g.fatal.Join("", err)
	builders := g.gather(&p, levels, profiles, counties)
	if len(g.fatal) == 0 {
		g.add(&p, builders)
	}
	if err := g.fatalErr(); err != nil {
		return Prefecture{}, err
	}
	return p, g.faulty.Err()
}

// known returns the levels, with none in place of one that the ruleset does not know, which is a fault.
func (g *gathering) known(levels map[string]response.Level) map[string]response.Level {
	known, copied := levels, false
	for _, county := range slices.Sorted(maps.Keys(levels)) {
		if level := levels[county]; !g.knows(level) {
			g.whole(level, faults.At("/levels", county))
			if !copied {
				known, copied = maps.Clone(levels), true
			}
			known[county] = response.NoResponse
		}
	}
	return known
}

// sound returns the sources that are sound, and adds the faults of the others.
func (g *gathering) sound(
	whole *Prefecture, sources iter.Seq[emission.Source], levels map[string]response.Level,
) iter.Seq[emission.Source] {
	return func(yield func(emission.Source) bool) {
		i := 0
		for s := range orNone(sources) {
			if !g.source(i, &s, levels) {
				whole.SourcesLeftOut = append(whole.SourcesLeftOut, i)
			} else if !yield(s) {
				return
			}
			i++
		}
	}
}

// source adds the faults of the i-th source, and reports whether it has none.
func (g *gathering) source(i int, s *emission.Source, levels map[string]response.Level) bool {
	e := entry{"/sources", i}
	sound := g.ids.check(&g.faulty, e, s.ID)
	if !utf8.ValidString(s.ID) {
		faults.UTF8(&g.faulty, e.path()+"/id", s.ID)
		sound = false
	}
	if s.ID == "" {
		e.add(&g.faulty, aqi.ErrMissing, "id", "", "", want("an identifier", "编号"))
		sound = false
	}
	of := map[string]response.Level{}
	if level, given := levels[s.County]; given {
		of[s.County] = level
	}
	_, err := emission.Sum(slices.Values([]emission.Source{*s}), of)
	g.faulty.Join("", faults.Rebase(err, "/sources/0", e.path()))
	return sound && err == nil
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
	all := new(builder)
	for _, code := range slices.Sorted(maps.Keys(builders)) {
		b := builders[code]
		if g.finish(b); len(g.fatal) > 0 {
			continue
		}
		if g.sum(&all.before, b.before, profilesPath, "") {
			g.sum(&all.raised, b.raised, profilesPath, "")
			g.sum(&all.after, b.after, profilesPath, "")
		}
		p.Counties = append(p.Counties, b.area)
	}
	if len(g.fatal) == 0 {
		p.Before, p.Raised, p.After = g.attainment(p.Level, all.before), g.attainment(p.Level, all.raised), g.attainment(p.Level, all.after)
	}
}
