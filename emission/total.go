package emission

import (
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Total is what sources emit together and what they reduce of it. Its amounts are all known and no reduction is above the baseline;
// the zero value, that of no sources, counts as nothing emitted. Totals compare with ==.
//
//clearsky:whole
type Total struct {
	Baseline  Amounts `json:"baseline"`
	Reduction Amounts `json:"reduction"`
	Sources   int     `json:"sources"` // how many
}

// CountyTotal is the total of a county.
//
//clearsky:whole
type CountyTotal struct {
	County string `json:"county"` // the code
	Total  Total  `json:"total"`
}

// Sum returns the total of sources, each at its county's level: a county's, a prefecture's or any others'. A nil sequence has no
// sources.
//
// levels has the response level of each county by its code; [response.NoResponse] is none, where sources emit as ever.
//
// Errors, all at once: [aqi.ErrUnknown] for a county that is not in levels and for a level that is none; an amount of a baseline
// or of a reduction at that level that is missing, and at that level or below one that is negative, above [MaxAmount] or above
// the baseline, as [Inventory.Validate] has them; [aqi.ErrRange] where a total is beyond the largest Amount. A fault's pointer
// counts the sources from 0 in the sequence passed in.
//
// Its time is linear in the number of sources, and it takes no memory for each.
func Sum(sources iter.Seq[Source], levels map[string]response.Level) (Total, error) {
	_, groups, err := sum(sources, levels, false)
	if err != nil {
		return Total{}, err
	}
	all := groups[""]
	if all == nil {
		all = new(sums)
	}
	return all.total(), nil
}

// SumByCounty is [Sum] for each county that has sources, by code.
func SumByCounty(sources iter.Seq[Source], levels map[string]response.Level) ([]CountyTotal, error) {
	codes, groups, err := sum(sources, levels, true)
	if err != nil {
		return nil, err
	}
	totals := make([]CountyTotal, len(codes))
	for i, code := range codes {
		totals[i] = CountyTotal{code, groups[code].total()}
	}
	return totals, nil
}

// Add returns the total of both.
//
// Errors: what keeps either from being a total; [aqi.ErrRange] where the sum is beyond the largest Amount.
func (t Total) Add(other Total) (Total, error) {
	var fs aqi.Faults
	t, other = t.check(&fs, "/total"), other.check(&fs, "/other")
	if err := fs.Err(); err != nil {
		return Total{}, err
	}
	var s sums
	s.add(&t.Baseline, &t.Reduction, t.Sources)
	s.add(&other.Baseline, &other.Reduction, other.Sources)
	s.check(&fs, "/other", "")
	if err := fs.Err(); err != nil {
		return Total{}, err
	}
	return s.total(), nil
}

// check adds the problems of a total, and returns it with its amounts known where it is of no sources.
func (t Total) check(fs *aqi.Faults, path string) Total {
	if t.sound() {
		return t
	}
	if t == (Total{}) {
		return new(sums).total()
	}
	at := place{path: path, i: alone}
	t.Baseline.check(fs, at, "/baseline", limits{needed: true, most: math.MaxInt64})
	t.Reduction.check(fs, at, "/reduction", limits{true, math.MaxInt64, &t.Baseline})
	if t.Sources < 0 {
		at.inside("/sources").add(fs, aqi.ErrNegative, strconv.Itoa(t.Sources), aqi.Text{Chinese: "不小于0", English: "0 or more"})
	}
	return t
}

// sound reports whether it is a total of sources.
func (t *Total) sound() bool {
	for i, a := range t.Reduction.amount {
		if a < 0 || a > t.Baseline.amount[i] {
			return false
		}
	}
	return t.Baseline.known&t.Reduction.known == AllPollutants && t.Sources >= 0
}

// sums add up amounts. A sum that does not fit is negative from there on.
type sums struct {
	baseline, reduction [numPollutants]Amount
	sources             int
}

// add adds amounts that are not negative.
func (s *sums) add(baseline, reduction *Amounts, sources int) {
	for i := range s.baseline {
		s.baseline[i] = s.baseline[i].plus(baseline.amount[i])
		s.reduction[i] = s.reduction[i].plus(reduction.amount[i])
	}
	s.sources += sources
}

// plus adds an amount that is not negative; the result is negative where it does not fit or a is negative.
func (a Amount) plus(b Amount) Amount {
	if a < 0 {
		return a
	}
	return a + b
}

func (s *sums) total() Total { return Total{complete(s.baseline), complete(s.reduction), s.sources} }

// check adds the sums that do not fit, at the pointer of what was added; id names what is summed up. A reduction fits where its
// baseline does.
func (s *sums) check(fs *aqi.Faults, path, id string) {
	add := func(want aqi.Text) {
		faults.Add(fs, aqi.ErrRange, func() aqi.Fault { return aqi.Fault{Path: path, ID: quote.Cut(id), Want: want} })
	}
	if s.sources < 0 {
		most := strconv.Itoa(math.MaxInt)
		add(aqi.Text{Chinese: "合计不超过" + most + "个源", English: "at most " + most + " sources together"})
	}
	for i, a := range s.baseline {
		if p, most := Pollutant(i+1), Amount(math.MaxInt64); a < 0 {
			add(aqi.Text{Chinese: p.Chinese() + "合计不大于" + most.Chinese(), English: "at most " + most.String() + " of " + p.String() + " together"})
		}
	}
}

// sum sums sources by county, or all as one of no code, and returns the codes in their order.
func sum(sources iter.Seq[Source], levels map[string]response.Level, byCounty bool) (keys []string, groups map[string]*sums, err error) {
	var fs aqi.Faults
	checkLevels(&fs, levels)
	groups = map[string]*sums{}
	i := -1
	for s := range orNone(sources) {
		i++
		at := sourceAt(i, &s)
		reduction, k := s.reductionAt(&fs, at, levels), ""
		if byCounty {
			k = s.County
		}
		if len(fs) > 0 {
			continue // for the other faults
		}
		group := groups[k]
		if group == nil {
			group = new(sums)
			groups[k] = group
		}
		group.add(&s.Baseline, &reduction, 1)
	}
	keys = slices.Sorted(maps.Keys(groups))
	if len(fs) == 0 {
		for _, k := range keys {
			groups[k].check(&fs, "/sources", k)
		}
	}
	return keys, groups, fs.Err()
}

// orNone returns the sequence, an empty one for nil.
func orNone(sources iter.Seq[Source]) iter.Seq[Source] {
	if sources == nil {
		return func(func(Source) bool) {}
	}
	return sources
}

// checkLevels adds the levels that are none, and the codes that are no text.
func checkLevels(fs *aqi.Faults, levels map[string]response.Level) {
	var bad []string
	for county, l := range levels {
		if !l.Valid() || !utf8.ValidString(county) {
			bad = append(bad, county)
		}
	}
	slices.Sort(bad)
	for _, county := range bad {
		at := place{path: "/levels", i: alone, in: faults.At("", quote.Cut(county))}
		checkUTF8(fs, at, county)
		if l := levels[county]; !l.Valid() {
			at.add(fs, aqi.ErrUnknown, l.String(), wantLevelOrNone)
		}
	}
}

var (
	wantLevelOrNone = aqi.Text{Chinese: "none、" + wantLevel.Chinese, English: "none, " + wantLevel.English}
	wantHasLevel    = aqi.Text{Chinese: "levels中有级别的县市代码", English: "the code of a county that levels has"}
)

var nothing = AmountsOf(0, 0, 0, 0)

// reductionAt returns what a source reduces at its county's level, and adds the problems of that and of its baseline.
func (s *Source) reductionAt(fs *aqi.Faults, at place, levels map[string]response.Level) Amounts {
	s.Baseline.check(fs, at, "/baseline", limits{needed: true, most: MaxAmount})
	level, given := levels[s.County]
	if !given {
		faults.Add(fs, aqi.ErrUnknown, func() aqi.Fault { return at.inside("/county").fault(quote.Text(s.County), wantHasLevel) })
		return nothing
	}
	if level == response.NoResponse || !level.Valid() {
		return nothing
	}
	for l := response.IV; l <= level; l++ {
		s.Reductions.at[l-1].check(fs, at, reductionsAt[l], limits{l == level, MaxAmount, &s.Baseline})
	}
	return s.Reductions.At(level)
}
