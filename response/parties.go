package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
)

// parties are a catalogue's parties by their identifiers.
type parties map[string]alert.Party

func (c *Catalogue) parties() parties {
	ps := make(parties, len(c.Parties))
	for _, p := range c.Parties {
		ps[p.ID] = p
	}
	return ps
}

// of returns the parties with the identifiers.
func (ps parties) of(ids []string) []alert.Party {
	list := make([]alert.Party, len(ids))
	for i, id := range ids {
		list[i] = ps.get(id)
	}
	return list
}

// get returns the party with the identifier, in a catalogue that has none by that alone.
func (ps parties) get(id string) alert.Party {
	if p, has := ps[id]; has {
		return p
	}
	return alert.Party{ID: id}
}

// owing returns the i-th party of those that owe a duty, and whether it owes that already: as one before it, or as all counties, of which some
// had heavy pollution.
func (ps parties) owing(d *Duty, i int) (p alert.Party, repeats bool) {
	p = ps.get(d.By[i])
	return p, slices.Contains(d.By[:i], p.ID) || p.HeavyCounty && slices.ContainsFunc(d.By, func(id string) bool {
		return ps[id].EachCounty && !ps[id].HeavyCounty
	})
}
