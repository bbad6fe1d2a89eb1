package aqi

import (
	"encoding"
	"encoding/json"

	"github.com/clearsky-go/clearsky/internal/strict"
)

// Unmarshal reads JSON into the value that v points to, one of this library's types, a list or map of them, or a struct that
// holds them, as strictly as they are read by themselves: unknown keys, keys in another case, keys given twice and anything
// after the end are refused. Unlike json.Unmarshal it finds all problems at once, as [Faults] whose paths are JSON Pointers into
// the text, syntax errors too. On an error the value stays as it is.
func Unmarshal(text []byte, v any) error {
	var fs Faults
	switch reader := v.(type) {
	case json.Unmarshaler:
		fs.Join("", reader.UnmarshalJSON(text))
	case encoding.TextUnmarshaler:
		var word string
		if err := read(text, &word); err != nil {
			return err
		}
		fs.Join("", reader.UnmarshalText([]byte(word)))
	default:
		return read(text, v)
	}
	return fs.Err()
}

// read reads JSON without using the UnmarshalJSON of v itself.
func read(text []byte, v any) error { return readJSON(text, v, false) }

// readWhole is read where every key must be there that is always written.
func readWhole(text []byte, v any) error { return readJSON(text, v, true) }

func readJSON(text []byte, v any, whole bool) error {
	var fs Faults
	strict.Read(text, v, whole, fs.Join)
	return fs.Err()
}
