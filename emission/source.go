package emission

import (
	"iter"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Reductions are what a source reduces at each response level (减排量). The zero value has all of it missing. Reductions compare
// with ==.
type Reductions struct {
	at [response.I]Amounts // from IV on
}

// Of returns the reductions as given for a level; all missing where l is none.
func (rs Reductions) Of(l response.Level) Amounts {
	if l == response.NoResponse || l > response.I {
		return Amounts{}
	}
	return rs.at[l-1]
}

// At returns the reductions that hold at a level: of each pollutant the most that is known of the levels up to it, since measures
// add up with the level (4.3.3, 4.3.4). Where nothing is given for the level itself, that is the least that the source reduces.
func (rs Reductions) At(l response.Level) Amounts {
	var most Amounts
	for i := range rs.at[:min(l, response.I)] {
		switch as := &rs.at[i]; {
		case as.known == 0:
		case most.known == 0:
			most = *as
		case most.known == as.known:
			for p := range as.amount {
				most.amount[p] = max(most.amount[p], as.amount[p])
			}
		default:
			most.raise(as)
		}
	}
	return most
}

// raise makes the amounts those that are larger, or known alone.
func (as *Amounts) raise(others *Amounts) {
	for p := SO2; p <= VOCs; p++ {
		if a := others.amount[p-1]; others.has(p) && (a > as.amount[p-1] || !as.has(p)) {
			as.amount[p-1] = a
			as.known |= 1 << p
		}
	}
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

// Source is an entry of an inventory: an enterprise, or the vehicles, roads or sites of a county (污染源).
type Source struct {
	ID         string          `json:"id"` // the inventory's own, unique in it
	Name       aqi.Text        `json:"name"`
	County     string          `json:"county"` // the county's code, as in alert.County
	Sector     response.Sector `json:"sector"`
	Baseline   Amounts         `json:"baseline"`   // what it emits a day without a response
	Reductions Reductions      `json:"reductions"` // what it reduces of that; what a lower level has holds at every higher one
}

// Inventory is a place's list of sources (应急减排清单).
type Inventory []Source

// Validate returns all faults of the inventory, whose paths begin with "/sources", and of the targets that it is to be held to. An
// inventory has an identifier of its own for each source, a county, a sector, a whole baseline, and a reduction at each level of the
// targets; at any level no amount is negative, above [MaxAmount] or above the baseline.
//
// Errors: [aqi.ErrMissing], [aqi.ErrDuplicate], [aqi.ErrUnknown], [aqi.ErrNegative], [aqi.ErrRange], [aqi.ErrConflict] for more
// than the baseline, [aqi.ErrText] for text that is not UTF-8. Its time and memory are linear in the number of sources.
func (inv Inventory) Validate(targets Targets) error {
	var fs aqi.Faults
	targets.validate(&fs)
	var has [response.I + 1]bool // whether there is a target for the level
	for l := range has {
		_, has[l] = targets.At(response.Level(l))
	}
	ids := make(identifiers, len(inv))
	for i := range inv {
		at := sourceAt(i, &inv[i])
		ids.check(&fs, at)
		inv[i].validate(&fs, at, &has)
	}
	return fs.Err()
}

// sourceAt returns where the faults of the i-th source lie.
func sourceAt(i int, s *Source) place { return place{path: "/sources", i: i, id: s.ID} }

// reductionsAt are where the reductions of each level lie in a source.
var reductionsAt = [...]string{
	response.IV: "/reductions/iv", response.III: "/reductions/iii", response.II: "/reductions/ii", response.I: "/reductions/i",
}

var (
	wantCounty = aqi.Text{Chinese: "县市代码", English: "a county's code"}
	wantSector = aqi.Text{Chinese: "industrial、mobile、dust或other", English: "industrial, mobile, dust or other"}
)

func (s *Source) validate(fs *aqi.Faults, at place, has *[response.I + 1]bool) {
	checkUTF8(fs, at.inside("/name/zh"), s.Name.Chinese)
	checkUTF8(fs, at.inside("/name/en"), s.Name.English)
	s.checkCounty(fs, at)
	s.checkSector(fs, at)
	s.Baseline.check(fs, at, "/baseline", limits{needed: true, most: MaxAmount})
	for l := response.IV; l <= response.I; l++ {
		s.Reductions.at[l-1].check(fs, at, reductionsAt[l], limits{has[l], MaxAmount, &s.Baseline})
	}
}

func (s *Source) checkCounty(fs *aqi.Faults, at place) {
	checkUTF8(fs, at.inside("/county"), s.County)
	if s.County == "" {
		at.inside("/county").add(fs, aqi.ErrMissing, "", wantCounty)
	}
}

func (s *Source) checkSector(fs *aqi.Faults, at place) {
	switch {
	case s.Sector == response.NoSector:
		at.inside("/sector").add(fs, aqi.ErrMissing, "", wantSector)
	case !s.Sector.Valid():
		at.inside("/sector").add(fs, aqi.ErrUnknown, s.Sector.String(), wantSector)
	}
}
