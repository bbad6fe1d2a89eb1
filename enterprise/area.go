package enterprise

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Area is a county, or any other set of sources that is held to the target of one level: the obligations of its enterprises, whether
// they meet the target, and how what is lacking is allocated.
//
//clearsky:whole
type Area struct {
	County      string              `json:"county"` // the code; "" of an area that is no county
	Level       response.Level      `json:"level"`
	Obligations []Obligation        `json:"obligations"` // in the order of the enterprises
	LeftOut     []int               `json:"left_out"`    // the faulty enterprises, which are not in it, by index
	Before      emission.Attainment `json:"before"`      // with what the own plans reduce, owed or not
	Raised      emission.Attainment `json:"raised"`      // with every enterprise raised to its own share, the first step
	TierShares  []emission.Shares   `json:"tier_shares"` // what the second step requests of each tier, see [emission.Allocation]
	After       emission.Attainment `json:"after"`       // with what that requests of each
}

// Area draws up the obligations of all enterprises of an area at a level, assesses it and allocates what is lacking. others are the
// area's sources that are no enterprises: vehicles, dust and what else the inventory has.
//
// In the first step each enterprise whose plan reduces less than its own share is raised to it, whether or not the area lacks anything
// (4.3.1 (1): 对未达到总体减排比例要求的企业，应当及时加大应急减排力度): its Shortfall. In the second, the library's own rule, what is then
// lacking is requested of the tiers, as [emission.Allocate] has it: what is Requested of it.
//
// Errors, all at once: those of [Ruleset.Obligation] for each enterprise, whose paths begin with its place, as in "/profiles/17";
// [aqi.ErrDuplicate] for an identifier that an earlier one has; [aqi.ErrMissing] where the class is undecided or a baseline or
// reduction is not known, since amounts cannot be summed without; and of all together those of the others, of the level, and
// [aqi.ErrRange] for more than can be summed.
//
// Where single enterprises alone are faulty, Area returns both: the error, and the Area of the sound ones, whose LeftOut has the indices
// of the others. The caller chooses whether to go on with it. Where anything else is wrong, the Area is the zero one.
func (rs *Ruleset) Area(level response.Level, profiles iter.Seq[Profile], others emission.Total) (Area, error) {
	g := gathering{Ruleset: rs.orNone(), ids: identifiers{}}
	g.whole(level, "/level")
	_, err := others.Add(emission.Total{})
	g.fatal.Join("/others", faults.Rebase(err, "/total", ""))
	b := &builder{area: Area{Level: level}, others: others}
	i := 0
	for p := range orNone(profiles) {
		if !g.enterprise(b, i, &p) {
			b.area.LeftOut = append(b.area.LeftOut, i)
		}
		i++
	}
	if len(g.fatal) == 0 {
		g.finish(b)
	}
	if err := g.fatalErr(); err != nil {
		return Area{}, err
	}
	return b.area, g.faulty.Err()
}

// orNone returns the sequence, an empty one for nil.
func orNone[T any](seq iter.Seq[T]) iter.Seq[T] {
	if seq == nil {
		return func(func(T) bool) {}
	}
	return seq
}

// builder is an area under way.
type builder struct {
	area   Area
	others emission.Total
	chunks [][]Obligation // all but the last are full, so that none is copied while they grow

	before, raised, after emission.Total
}

const chunk = 512

// keep keeps an obligation.
func (b *builder) keep(o *Obligation) {
	last := len(b.chunks) - 1
	if last < 0 || len(b.chunks[last]) == chunk {
		var next []Obligation
		if last >= 0 {
			next = make([]Obligation, 0, chunk)
		}
		b.chunks = append(b.chunks, next)
		last++
	}
	b.chunks[last] = append(b.chunks[last], *o)
}

// gathering is the work on one or more areas.
type gathering struct {
	*Ruleset
	ids    identifiers
	faulty aqi.Faults // of single enterprises, without which the rest can go on
	fatal  aqi.Faults // of all together
}

// fatalErr returns all faults where some are of all together.
func (g *gathering) fatalErr() error {
	if len(g.fatal) == 0 {
		return nil
	}
	g.fatal.Join("", g.faulty.Err())
	return g.fatal.Err()
}

// whole checks a level that all are held to.
func (g *gathering) whole(level response.Level, path string) {
	if !g.knows(level) {
		g.fatal.Add(aqi.Fault{Path: path, Got: level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
	}
}

// enterprise draws up the obligation of the i-th enterprise passed in; false where it is faulty.
func (g *gathering) enterprise(b *builder, i int, p *Profile) bool {
	e := entry{profilesPath, i}
	sound := g.ids.check(&g.faulty, e, p.ID)
	level := b.area.Level
	if !g.knows(level) {
		level = response.NoResponse // the fault is known
	}
	var own aqi.Faults
	var o Obligation
	g.oblige(&own, level, p, &o)
	if own == nil {
		g.lacking(&own, p, &o)
	}
	if own != nil {
		joinOf(&g.faulty, e.path(), p.ID, own)
	}
	if !sound || own != nil {
		return false
	}
	b.keep(&o)
	return true
}

const profilesPath = "/profiles"

// lacking adds the facts without which amounts cannot be summed.
func (g *gathering) lacking(fs *aqi.Faults, p *Profile, o *Obligation) {
	lacks := o.Missing & summed
	if o.Class == Undecided {
		_, _, missing := g.classify(p)
		lacks |= missing
	}
	for f := range fields.Table.All(uint64(lacks)) {
		path := "/" + f.String()
		if q := f - fields.ReductionSO2; q < 4 {
			path = faults.At("/reductions", o.Level, emission.SO2+emission.Pollutant(q))
		}
		fs.Add(aqi.Fault{Path: path, Want: want(fields.Table.English(f), fields.Table.Chinese(f)), Rule: aqi.ErrMissing})
	}
}

// summed are the facts without which amounts cannot be summed.
const summed = response.Fields(15<<fields.BaselineSO2 | 15<<fields.ReductionSO2)

// finish assesses the area, allocates what is lacking and tells each enterprise what is requested of it.
func (g *gathering) finish(b *builder) {
	a := &b.area
	a.Obligations, b.chunks = slices.Concat(b.chunks...), nil
	members, fits := g.members(b)
	if !fits {
		return
	}
	a.Before, a.Raised = g.attainment(a.Level, b.before), g.attainment(a.Level, b.raised)
	allocation, err := emission.Allocate(g.rules.caps(), lacking(a.Raised), members)
	g.fatal.Join("", err)
	a.TierShares = allocation.TierShares
	b.after = b.raised
	for i, requested := range allocation.Requested {
		a.Obligations[i].Requested = requested
		b.after.Reduction, _ = b.after.Reduction.Add(requested) // at most the baseline
	}
	a.After = g.attainment(a.Level, b.after)
}

// members sums up what the enterprises reduce as planned and raised to their own shares, and returns what can be requested of each;
// false where a sum is too large.
func (g *gathering) members(b *builder) ([]emission.Member, bool) {
	list := b.area.Obligations
	members := make([]emission.Member, len(list))
	path := profilesPath
	if b.area.County == "" {
		path = "/others"
	}
	b.before, b.raised = b.others, b.others
	for i := range list {
		o := &list[i]
		raised, remaining := o.raised()
		members[i] = emission.Member{ID: o.ID, Tier: o.Tier, Remaining: remaining}
		fits := g.sum(&b.before, emission.Total{Baseline: o.Baseline, Reduction: o.Planned, Sources: 1}, path, b.area.County)
		if !fits || !g.sum(&b.raised, emission.Total{Baseline: o.Baseline, Reduction: raised, Sources: 1}, path, b.area.County) {
			return nil, false
		}
	}
	return members, true
}

// raised returns what an enterprise of which all is known reduces when it is raised to its own share, and what of its remaining
// emission can be requested.
func (o *Obligation) raised() (reduction, remaining emission.Amounts) {
	remaining = nothing
	for p := emission.SO2; p <= emission.VOCs; p++ {
		planned, _ := o.Planned.Of(p)
		required, _ := o.Required.Of(p)
		baseline, _ := o.Baseline.Of(p)
		raised := max(planned, required)
		reduction = reduction.With(p, raised)
		if !o.Waived.Has(p) {
			remaining = remaining.With(p, baseline-raised)
		}
	}
	return reduction, remaining
}

// lacking returns the shortfalls.
func lacking(a emission.Attainment) emission.Amounts {
	var all emission.Amounts
	for _, r := range a.ByPollutant {
		all = all.With(r.Pollutant, r.Shortfall)
	}
	return all
}

// sum adds to a total; false where it is too large, a fault at that path of that county, "" for all.
func (g *gathering) sum(total *emission.Total, more emission.Total, path, county string) bool {
	sum, err := total.Add(more)
	if err != nil {
		g.together(county, faults.Rebase(err, "/other", path))
		return false
	}
	*total = sum
	return true
}

// together adds the faults of all emissions of a county together.
func (g *gathering) together(county string, err error) {
	var own aqi.Faults
	own.Join("", err)
	for i := range own {
		own[i].ID = quote.Cut(county)
	}
	g.fatal.Join("", own.Err())
}

// attainment holds a total to the target of a level.
func (g *gathering) attainment(level response.Level, total emission.Total) emission.Attainment {
	a, err := g.targets.Attainment(level, total)
	g.fatal.Join("", err)
	return a
}
