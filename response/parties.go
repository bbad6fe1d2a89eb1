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

// owing returns the i-th party of those that owe a duty, and whether it is given before.
func (ps parties) owing(d *Duty, i int) (p alert.Party, repeats bool) {
	return ps.get(d.By[i]), slices.Contains(d.By[:i], d.By[i])
}
