package emission

import (
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/clearsky-go/clearsky/response"
)

// Total is what sources emit together and what they give up of it. The amounts of a total are all known and no reduction is above
// its baseline; the zero value, that of no sources, counts as nothing emitted. Totals compare with ==.
type Total struct {
	Baseline  Amounts `json:"baseline"`
	Reduction Amounts `json:"reduction"`
	Sources   int     `json:"sources"` // how many
}

// CountyTotal is the total of a county.
type CountyTotal struct {
	County string `json:"county"` // the code
	Total  Total  `json:"total"`
}

// SectorTotal is the total of a sector.
type SectorTotal struct {
	Sector response.Sector `json:"sector"`
	Total  Total           `json:"total"`
}

// Sum returns the total of sources, each at its county's level: a county's, a prefecture's or any others'. A nil sequence has no
// sources.
//
// levels has the response level of each county by its code; [response.NoResponse] is none, where sources emit as ever.
//
// Errors, all at once: [ErrLevel] for a county that is not in levels and for a level that is none; [ErrSource] where a source
// lacks an amount of its baseline or of its reduction at that level, or has one that is negative, above [MaxAmount] or above its
// baseline; faults count the sources from 0 in the sequence passed in. [ErrTooLarge] where a total is beyond the largest Amount.
func Sum(sources iter.Seq[Source], levels map[string]response.Level) (Total, error) {
	groups, err := sumBy(sources, levels, func(Source) struct{} { return struct{}{} })
	if err != nil {
		return Total{}, err
	}
	if len(groups) == 0 {
		return new(sums).total(), nil
	}
	return groups[struct{}{}].total(), nil
}

// SumByCounty is [Sum] for each county that has sources, by code.
func SumByCounty(sources iter.Seq[Source], levels map[string]response.Level) ([]CountyTotal, error) {
	groups, err := sumBy(sources, levels, func(s Source) string { return s.County })
	if err != nil {
		return nil, err
	}
	totals := make([]CountyTotal, 0, len(groups))
	for _, code := range slices.Sorted(maps.Keys(groups)) {
		totals = append(totals, CountyTotal{code, groups[code].total()})
	}
	return totals, nil
}

// SumBySector is [Sum] for each sector that has sources, in the order of the sectors.
func SumBySector(sources iter.Seq[Source], levels map[string]response.Level) ([]SectorTotal, error) {
	groups, err := sumBy(sources, levels, func(s Source) response.Sector { return s.Sector })
	if err != nil {
		return nil, err
	}
	totals := make([]SectorTotal, 0, len(groups))
	for _, sector := range slices.Sorted(maps.Keys(groups)) {
		totals = append(totals, SectorTotal{sector, groups[sector].total()})
	}
	return totals, nil
}

// Add returns the total of both.
//
// Errors: [ErrTotal] where either is not a valid total, [ErrTooLarge] where the sum is beyond the largest Amount.
func (t Total) Add(other Total) (Total, error) {
	var fs collector
	t, other = t.check(&fs, "total"), other.check(&fs, "other total")
	if err := fs.err(); err != nil {
		return Total{}, err
	}
	var s sums
	s.add(&t.Baseline, &t.Reduction, t.Sources)
	s.add(&other.Baseline, &other.Reduction, other.Sources)
	s.check(&fs, "total")
	if err := fs.err(); err != nil {
		return Total{}, err
	}
	return s.total(), nil
}

// Ratio returns the share of the baseline of a pollutant that is given up; not applicable where p is no pollutant.
func (t Total) Ratio(p Pollutant) Ratio {
	reduction, _ := t.Reduction.Of(p)
	baseline, _ := t.Baseline.Of(p)
	return Ratio{reduction, baseline}
}

// check adds the problems of a total, and returns it with its amounts known where it is of no sources.
func (t Total) check(fs *collector, name string) Total {
	if t == (Total{}) {
		return new(sums).total()
	}
	at := place{list: name, i: alone}
	t.Baseline.check(fs, ErrTotal, at, "baseline", limits{needed: true, most: math.MaxInt64})
	t.Reduction.check(fs, ErrTotal, at, "reduction", limits{true, math.MaxInt64, &t.Baseline})
	if t.Sources < 0 {
		fs.add(ErrTotal, at.String(), fmt.Sprintf("%d sources", t.Sources), "0 or more")
	}
	return t
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

// check adds the sums that do not fit. A reduction fits where its baseline does.
func (s *sums) check(fs *collector, name string) {
	if s.sources < 0 {
		fs.add(ErrTooLarge, name+", sources", "more", fmt.Sprintf("at most %d", math.MaxInt))
	}
	for i, a := range s.baseline {
		if a < 0 {
			fs.add(ErrTooLarge, name+", baseline, "+Pollutant(i+1).String(), "more", "at most "+Amount(math.MaxInt64).String())
		}
	}
}

// sumBy sums sources by a key.
func sumBy[K comparable](sources iter.Seq[Source], levels map[string]response.Level, key func(Source) K) (map[K]*sums, error) {
	var fs collector
	groups := map[K]*sums{}
	if sources == nil {
		return groups, nil
	}
	i := 0
	for s := range sources {
		reduction := s.reductionAt(&fs, place{"sources", i, s.ID}, levels)
		k := key(s)
		group := groups[k]
		if group == nil {
			group = new(sums)
			groups[k] = group
		}
		group.add(&s.Baseline, &reduction, 1)
		i++
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	for _, group := range groups {
		group.check(&fs, "total")
	}
	return groups, fs.err()
}

var nothing = AmountsOf(0, 0, 0, 0)

// reductionAt returns what a source reduces at its county's level, and adds the problems of that and of its baseline.
func (s *Source) reductionAt(fs *collector, at place, levels map[string]response.Level) Amounts {
	s.Baseline.check(fs, ErrSource, at, "baseline", limits{needed: true, most: MaxAmount})
	l, given := levels[s.County]
	switch {
	case !given:
		fs.add(ErrLevel, at.field("county"), fmt.Sprintf("%.40q", s.County), "a county whose level is given")
		return nothing
	case l == response.NoResponse:
		return nothing
	case !l.Valid():
		fs.add(ErrLevel, at.field("level of its county"), l.String(), "none, "+wantLevel)
		return nothing
	}
	for lower := response.IV; lower <= l; lower++ {
		s.Reductions.at[lower-1].check(fs, ErrSource, at, reductionAt[lower], limits{lower == l, MaxAmount, &s.Baseline})
	}
	return s.Reductions.At(l)
}
