package aqi

import (
	"encoding/json"
	"fmt"
)

// Optional is a value, or unknown (已知或不明). The zero Optional is unknown, which is not the zero value of T. JSON has null for
// unknown. Optionals compare with == where T does.
type Optional[T any] struct {
	value T
	known bool
}

// Known returns the value as an Optional.
func Known[T any](value T) Optional[T] { return Optional[T]{value, true} }

// Get returns the value, and false where it is unknown.
func (o Optional[T]) Get() (value T, known bool) { return o.value, o.known }

// String returns the value as fmt prints it, or "unknown".
func (o Optional[T]) String() string {
	if !o.known {
		return "unknown"
	}
	return fmt.Sprint(o.value)
}

// Chinese returns the value in Chinese where it has such a form, or "不明".
func (o Optional[T]) Chinese() string {
	if !o.known {
		return "不明"
	}
	if v, ok := any(o.value).(interface{ Chinese() string }); ok {
		return v.Chinese()
	}
	return fmt.Sprint(o.value)
}

// MarshalJSON returns the value's JSON, null where it is unknown.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if !o.known {
		return []byte("null"), nil
	}
	return json.Marshal(o.value)
}

// UnmarshalJSON reads what MarshalJSON returns.
func (o *Optional[T]) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*o = Optional[T]{}
		return nil
	}
	var value T
	if err := Unmarshal(text, &value); err != nil {
		return err
	}
	*o = Known(value)
	return nil
}
