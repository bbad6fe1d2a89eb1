// Package jsonform reads the JSON of the library's types for the methods UnmarshalJSON, strictly and with all problems at once.
package jsonform

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/strict"
)

// Read reads JSON into what v points to, without using an UnmarshalJSON of v itself. On an error *v stays as it is.
func Read(text []byte, v any) error { return read(text, v, false) }

// ReadWhole is Read where every key must be there that is always written.
func ReadWhole(text []byte, v any) error { return read(text, v, true) }

func read(text []byte, v any, whole bool) error {
	var fs aqi.Faults
	strict.Read(text, v, whole, fs.Join)
	return fs.Err()
}
