package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
)

// parties are a catalogue's parties with the place of each by its identifier.
type parties struct {
	list  []alert.Party
	place map[string]int32
}

func (c *Catalogue) parties() parties {
	ps := parties{c.Parties, make(map[string]int32, len(c.Parties))}
	for i := range ps.list {
		ps.place[ps.list[i].ID] = int32(i)
	}
	return ps
}

// get returns the party with the identifier, in a catalogue that has none by that alone.
func (ps *parties) get(id string) alert.Party {
	if i, has := ps.place[id]; has {
		return ps.list[i]
	}
	return alert.Party{ID: id}
}

// owing returns the i-th party of those that owe a duty, and whether it is given before.
func (ps *parties) owing(d *Duty, i int) (p alert.Party, repeats bool) {
	return ps.get(d.By[i]), slices.Contains(d.By[:i], d.By[i])
}

// regional reports whether a party is owed something or owes it by the prefecture's alert alone.
func (ps *parties) regional() bool {
	for i := range ps.list {
		if ps.list[i].Regional {
			return true
		}
	}
	return false
}
