package response

import (
	"iter"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/fields"
)

// Fields is a set of facts that are unknown (不明事项), by their JSON keys: those of a truck, for instance, are "standard" and
// "enterprise/trips", the latter being the key "trips" of its "enterprise". The zero value is the empty set. Sets compare with ==.
type Fields uint64

// Has reports whether the key is in the set.
func (s Fields) Has(key string) bool {
	for has := range s.All() {
		if has == key {
			return true
		}
	}
	return false
}

// All returns the keys, in an order that is always the same.
func (s Fields) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for f := range fields.Table.All(uint64(s)) {
			if !yield(f.String()) {
				return
			}
		}
	}
}

// Valid reports whether each bit of the set stands for a key.
func (s Fields) Valid() bool { return fields.Table.ValidSet(uint64(s)) }

// String returns the English names of the facts, joined by commas; "" for none.
func (s Fields) String() string { return enum.Join(uint64(s), ", ", fields.Table.English) }

// Chinese returns the Chinese names, joined by 、.
func (s Fields) Chinese() string { return enum.Join(uint64(s), "、", fields.Table.Chinese) }

// MarshalText returns the keys, joined by commas.
func (s Fields) MarshalText() ([]byte, error) { return fields.Table.MarshalSet(uint64(s)) }

// UnmarshalText reads keys or Chinese names joined by commas, in any order, each fact at most once.
func (s *Fields) UnmarshalText(text []byte) error {
	set, err := fields.Table.UnmarshalSet(text)
	if err == nil {
		*s = Fields(set)
	}
	return err
}

// MarshalJSON returns an array of the keys.
func (s Fields) MarshalJSON() ([]byte, error) { return fields.Table.MarshalSetJSON(uint64(s)) }

// UnmarshalJSON reads an array of keys or Chinese names, in any order, each fact at most once. It refuses null.
func (s *Fields) UnmarshalJSON(text []byte) error {
	set, err := fields.Table.UnmarshalSetJSON(text)
	if err == nil {
		*s = Fields(set)
	}
	return err
}
