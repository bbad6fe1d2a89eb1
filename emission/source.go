package emission

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Reductions are what a source gives up at each response level. The zero value has all of it missing. Reductions compare with
// ==.
type Reductions struct {
	at [response.I]Amounts // from IV on
}

// Of returns the reductions given for a level itself; all missing where l is none.
func (rs Reductions) Of(l response.Level) Amounts {
	if l == response.NoResponse || !l.Valid() {
		return Amounts{}
	}
	return rs.at[l-1]
}

// At returns the reductions that hold at a level: of each pollutant the most that is known of the levels up to it, since measures
// add up with the level (4.3.3, 4.3.4). Where nothing is given for the level itself, that is the least that the source reduces.
func (rs *Reductions) At(l response.Level) Amounts {
	var most Amounts
	for i := range rs.at[:min(l, response.I)] {
		as := &rs.at[i]
		for p := SO2; p <= VOCs; p++ {
			if a := as.amount[p-1]; as.has(p) && (a > most.amount[p-1] || !most.has(p)) {
				most.amount[p-1] = a
				most.known |= 1 << p
			}
		}
	}
	return most
}

// With returns the reductions with those at a level; the same reductions where l is none.
func (rs Reductions) With(l response.Level, as Amounts) Reductions {
	if l != response.NoResponse && l.Valid() {
		rs.at[l-1] = as
	}
	return rs
}

// All returns the levels at which something is known, lowest first.
func (rs Reductions) All() iter.Seq2[response.Level, Amounts] {
	return func(yield func(response.Level, Amounts) bool) {
		for l := response.IV; l <= response.I; l++ {
			if as := rs.Of(l); as != (Amounts{}) && !yield(l, as) {
				return
			}
		}
	}
}

// MarshalJSON returns {"iii":{"so2":"1 kg",…},"ii":…}, without the levels at which nothing is known.
func (rs Reductions) MarshalJSON() ([]byte, error) { return marshalObject(rs.All()) }

// UnmarshalJSON reads what MarshalJSON returns. A key that is no response level's word, or none, is an error. On an error the
// reductions keep their values.
func (rs *Reductions) UnmarshalJSON(text []byte) error {
	read, err := unmarshalObject[response.Level, Amounts](text)
	if err != nil {
		return err
	}
	if _, has := read[response.NoResponse]; has {
		return refuse(ErrText, "reductions", `"none"`, wantLevel)
	}
	*rs = Reductions{}
	for l, as := range read {
		*rs = rs.With(l, as)
	}
	return nil
}

// Source is an entry of an inventory: an enterprise, or the vehicles, roads or sites of a county (污染源).
type Source struct {
	ID         string          `json:"id"` // the inventory's own, unique in it
	Name       aqi.Text        `json:"name"`
	County     string          `json:"county"` // the county's code, as in alert.County
	Sector     response.Sector `json:"sector"`
	Baseline   Amounts         `json:"baseline"`   // what it emits a day without a response
	Reductions Reductions      `json:"reductions"` // what it gives up of that; what a lower level has holds at every higher one
}

// Inventory is a place's list of sources (应急减排清单).
type Inventory []Source

// Validate returns every problem of the inventory, each a [Fault] that wraps [ErrSource] and names the source by position and
// identifier: an empty identifier or one twice, no county, no sector, a baseline with a pollutant missing, a reduction missing
// at a level of the targets, and at any level amounts that are negative, above [MaxAmount] or above the baseline. Problems of
// the targets wrap [ErrTargets].
func (inv Inventory) Validate(t Targets) error {
	var fs collector
	t.validate(&fs)
	ids := make(identifiers, len(inv))
	for i := range inv {
		at := place{"sources", i, inv[i].ID}
		ids.check(&fs, ErrSource, at)
		inv[i].validate(&fs, at, t)
	}
	return fs.err()
}

// reductionAt are the names of the reductions in faults.
var reductionAt = [...]string{
	response.IV: "reduction at level IV", response.III: "reduction at level III",
	response.II: "reduction at level II", response.I: "reduction at level I",
}

func (s *Source) validate(fs *collector, at place, t Targets) {
	if s.County == "" {
		fs.add(ErrSource, at.field("county"), "none", "a county's code")
	}
	if s.Sector == response.NoSector || !s.Sector.Valid() {
		fs.add(ErrSource, at.field("sector"), s.Sector.String(), "industrial, mobile, dust or other")
	}
	s.Baseline.check(fs, ErrSource, at, "baseline", limits{needed: true, most: MaxAmount})
	for l := response.IV; l <= response.I; l++ {
		_, needed := t.At(l)
		reduction := &s.Reductions.at[l-1]
		reduction.check(fs, ErrSource, at, reductionAt[l], limits{needed, MaxAmount, &s.Baseline})
	}
}
