package emission

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
)

// word is a key of a JSON object that stands for a value of an enumeration.
type word interface {
	comparable
	encoding.TextMarshaler
}

// marshalObject writes an object with its keys in the order given; encoding/json would sort them.
func marshalObject[K word, V any](fields iter.Seq2[K, V]) ([]byte, error) {
	b := []byte{'{'}
	for k, v := range fields {
		key, err := k.MarshalText()
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(fmt.Appendf(b, "%q:", key), value...)
	}
	return append(b, '}'), nil
}

// unmarshalObject reads an object whose keys must all be words; a key with the value null is left out.
func unmarshalObject[K word, V any](text []byte) (map[K]V, error) {
	var read map[K]*V
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	fields := map[K]V{}
	for k, v := range read {
		if v != nil {
			fields[k] = *v
		}
	}
	return fields, nil
}
