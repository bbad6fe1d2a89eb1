package enterprise

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Area is a county, or any other set of sources that is held to the target of one level: who is obliged to what, whether that is
// enough, and who is asked for what is lacking.
type Area struct {
	County      string              `json:"county"` // the code; "" of an area that is no county
	Level       response.Level      `json:"level"`
	Obligations []Obligation        `json:"obligations"` // in the order of the enterprises
	Before      emission.Attainment `json:"before"`      // with what the plans give up, owed or not
	Allocation  emission.Allocation `json:"allocation"`  // its participants are the enterprises, in order
	After       emission.Attainment `json:"after"`       // with what the allocation asks besides
}

// Area draws up the obligations of all enterprises of an area at a level, assesses it and allocates what is lacking. others are the
// area's sources that are no enterprises: vehicles, dust and what else the inventory has.
//
// Errors, all at once, each naming the enterprise: those of [Ruleset.Obligation]; [ErrMissing] for an enterprise whose class is
// undecided or whose baseline or reduction is not known, since amounts cannot be summed without; those of [emission.Allocate].
func (rs *Ruleset) Area(level response.Level, profiles iter.Seq[Profile], others emission.Total) (Area, error) {
	rs = rs.orNone()
	var fs collector
	level = rs.level(&fs, "level", level)
	_, err := others.Add(emission.Total{})
	fs.wrap("others", err)
	b := builder{Ruleset: rs, area: Area{Level: level}, others: others}
	ids := identifiers{}
	i := 0
	for p := range orNone(profiles) {
		ids.check(&fs, entry{enterprises, i}, p.ID)
		b.add(&fs, i, &p)
		i++
	}
	if err := fs.err(); err != nil {
		return Area{}, err
	}
	return b.finish()
}

// orNone returns the sequence, an empty one for nil.
func orNone[T any](seq iter.Seq[T]) iter.Seq[T] {
	if seq == nil {
		return func(func(T) bool) {}
	}
	return seq
}

// entry is a position in one of the lists passed in.
type entry struct {
	list string
	i    int
}

// identifiers are those so far, with the entries that have them.
type identifiers map[string]entry

// check adds a fault for an identifier that an earlier entry has.
func (ids identifiers) check(fs *collector, e entry, id string) {
	if before, twice := ids[id]; twice && id != "" {
		fs.add(ErrProfile, e.named(id), fmt.Sprintf("the identifier of %s[%d]", before.list, before.i), "one of its own")
		return
	}
	ids[id] = e
}

// builder is an area under way.
type builder struct {
	*Ruleset
	area         Area
	others       emission.Total
	participants []emission.Participant
}

// add draws up the obligation of the i-th enterprise passed in.
func (b *builder) add(fs *collector, i int, p *Profile) {
	faults := len(fs.list)
	var o Obligation
	b.check(fs, b.area.Level, i, p, &o)
	if len(fs.list) > faults {
		return
	}
	lacks := o.Missing & summed
	if o.Class == Undecided {
		lacks |= b.classify(p).Missing
	}
	if lacks != 0 {
		fs.add(ErrMissing, place(i, p.ID), "not known: "+lacks.String(), "what decides the class, and the amounts at "+o.Level.String())
		return
	}
	b.area.Obligations = append(b.area.Obligations, o)
	b.participants = append(b.participants, emission.Participant{
		ID: o.ID, Tier: o.Tier, Baseline: o.Baseline, Planned: o.Planned, Shares: o.Shares, Spared: o.Waived,
	})
}

// summed are the fields without which amounts cannot be summed.
const summed = Fields(1<<BaselineSO2Field | 1<<BaselineNOxField | 1<<BaselinePMField | 1<<BaselineVOCsField |
	1<<ReductionSO2Field | 1<<ReductionNOxField | 1<<ReductionPMField | 1<<ReductionVOCsField)

// finish assesses the area, allocates what is lacking and tells each enterprise what it is asked for.
func (b *builder) finish() (Area, error) {
	a := &b.area
	target := b.target[a.Level]
	allocation, err := emission.Allocate(b.rules.tiers(), target.Shares, b.others, b.participants)
	if err != nil {
		return Area{}, err
	}
	a.Allocation = allocation
	for i := range a.Obligations {
		a.Obligations[i].Requested = allocation.Step2[i]
	}
	if a.Before, err = b.targets.Attainment(a.Level, allocation.Planned); err != nil {
		return Area{}, err
	}
	if a.After, err = b.targets.Attainment(a.Level, allocation.Total); err != nil {
		return Area{}, err
	}
	return b.area, nil
}

// Prefecture is a prefecture with its counties, each at its own level.
type Prefecture struct {
	Level    response.Level      `json:"level"`    // of the prefecture's target
	Counties []Area              `json:"counties"` // those with sources, by code
	Before   emission.Attainment `json:"before"`   // of all counties together, each giving up what its level has planned
	After    emission.Attainment `json:"after"`    // with what the counties' allocations ask besides
}

// Prefecture does what [Ruleset.Area] does for each county at its own level, the default reading of "全社会" (4.3.1 (1)), and
// assesses the prefecture's total against the target of level. sources are all that are no enterprises; an enterprise is not
// among them. levels has each county's level; a county without a response is in the total with nothing given up.
//
// Errors: as of Area, of all counties at once, and those of [emission.SumByCounty]; [ErrProfile] for an enterprise without a
// county.
func (rs *Ruleset) Prefecture(
	level response.Level, levels map[string]response.Level, profiles iter.Seq[Profile], sources iter.Seq[emission.Source],
) (Prefecture, error) {
	rs = rs.orNone()
	var fs collector
	level = rs.level(&fs, "level", level)
	ids := identifiers{}
	counties, err := emission.SumByCounty(ids.checked(&fs, sources), levels)
	fs.wrap("sources", err)
	builders := rs.gather(&fs, ids, levels, profiles, counties)
	if err := fs.err(); err != nil {
		return Prefecture{}, err
	}
	return rs.finish(level, builders)
}

// checked returns the sources, and adds a fault for each without a county or an identifier of its own.
func (ids identifiers) checked(fs *collector, sources iter.Seq[emission.Source]) iter.Seq[emission.Source] {
	return func(yield func(emission.Source) bool) {
		i := 0
		for s := range orNone(sources) {
			ids.check(fs, entry{"sources", i}, s.ID)
			if s.ID == "" || s.County == "" {
				fs.add(ErrProfile, entry{"sources", i}.named(s.ID), "no identifier or no county", "both")
			}
			if !yield(s) {
				return
			}
			i++
		}
	}
}

// gather draws up the obligations of all enterprises, by county.
func (rs *Ruleset) gather(
	fs *collector, ids identifiers, levels map[string]response.Level, profiles iter.Seq[Profile], counties []emission.CountyTotal,
) []*builder {
	byCode := map[string]*builder{}
	county := func(code string) *builder {
		if byCode[code] == nil {
			level := rs.level(fs, "county "+quote(code), levels[code])
			byCode[code] = &builder{Ruleset: rs, area: Area{County: code, Level: level}}
		}
		return byCode[code]
	}
	for _, c := range counties {
		county(c.County).others = c.Total
	}
	i := 0
	for p := range orNone(profiles) {
		ids.check(fs, entry{enterprises, i}, p.ID)
		switch _, given := levels[p.County]; {
		case p.County == "":
			fs.add(ErrProfile, place(i, p.ID), "no county", "its code")
		case !given:
			fs.add(aqi.ErrUnknown, place(i, p.ID)+", county", quote(p.County), wantCounty)
		default:
			county(p.County).add(fs, i, &p)
		}
		i++
	}
	builders := make([]*builder, 0, len(byCode))
	for _, b := range byCode {
		builders = append(builders, b)
	}
	slices.SortFunc(builders, func(a, b *builder) int { return cmp.Compare(a.area.County, b.area.County) })
	return builders
}

// finish finishes each county and sums them up.
func (rs *Ruleset) finish(level response.Level, builders []*builder) (Prefecture, error) {
	var fs collector
	p := Prefecture{Level: level}
	var before, after emission.Total
	for _, b := range builders {
		area, err := b.finish()
		if err != nil {
			fs.wrap(fmt.Sprintf("county %s", quote(b.area.County)), err)
			continue
		}
		if before, err = before.Add(area.Allocation.Planned); err == nil {
			after, err = after.Add(area.Allocation.Total)
		}
		fs.wrap("total", err)
		p.Counties = append(p.Counties, area)
	}
	if err := fs.err(); err != nil {
		return Prefecture{}, err
	}
	var err error
	if p.Before, err = rs.targets.Attainment(level, before); err != nil {
		return Prefecture{}, err
	}
	p.After, err = rs.targets.Attainment(level, after)
	return p, err
}
