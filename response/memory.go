package response

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// memory is that of the lists of all items, taken at once.
type memory struct {
	words    []string
	contents []aqi.Text
	named    []alert.Party
	owing    []Owing
}

// memoryOf returns what the items of drafts take.
func memoryOf(drafts ...draft) memory {
	var words, contents, named, owing int
	for i := range drafts {
		d := drafts[i].duty
		words += len(d.By) + len(d.To) + len(d.Support)
		contents += len(d.Contents)
		named += len(d.To) + len(d.Support)
		owing += len(drafts[i].claims)
	}
	return memory{make([]string, words), make([]aqi.Text, contents), make([]alert.Party, named), make([]Owing, owing)}
}

// take returns a list of its own of n elements.
func take[T any](from *[]T, n int) []T {
	list := (*from)[:n:n]
	*from = (*from)[n:]
	return list
}

// copied returns a copy of a list, nil of nil.
func copied[T any](into *[]T, list []T) []T {
	if list == nil {
		return nil
	}
	own := take(into, len(list))
	copy(own, list)
	return own
}

// duty sets a duty to another one with lists of its own.
func (m *memory) duty(own, d *Duty) {
	*own = *d
	own.By, own.To, own.Support = copied(&m.words, d.By), copied(&m.words, d.To), copied(&m.words, d.Support)
	own.Contents = copied(&m.contents, d.Contents)
}

// parties returns the parties with the identifiers.
func (m *memory) parties(ps *parties, ids []string) []alert.Party {
	list := take(&m.named, len(ids))
	for i, id := range ids {
		list[i] = ps.get(id)
	}
	return list
}
