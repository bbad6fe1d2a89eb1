// Package strict reads JSON that must have no key that its type has not, since what is lost to a slip would change decisions.
package strict

import (
	"bytes"
	"encoding/json"
)

// Unmarshal is json.Unmarshal where an unknown key is an error. Types with an UnmarshalJSON of their own are as strict as that.
func Unmarshal(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(v)
}
