// Package clone copies values with all that they hold, so that what was checked once cannot be changed from outside.
package clone

import "reflect"

// Of returns a deep copy: slices, arrays, maps, pointers and exported fields of structs are copied in turn, with no spare capacity.
// Unexported fields are copied as they are, since the types that have them do not let anyone change what they point to.
func Of[T any](v T) T {
	deepen(reflect.ValueOf(&v).Elem())
	return v
}

// deepen replaces what v shares with another value by copies. v can be set.
func deepen(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		v.Set(copied)
		elements(v)
	case reflect.Array:
		elements(v)
	case reflect.Map:
		deepenMap(v)
	case reflect.Pointer:
		if !v.IsNil() {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(v.Elem())
			deepen(copied.Elem())
			v.Set(copied)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				deepen(v.Field(i))
			}
		}
	}
}

func elements(v reflect.Value) {
	if flat(v.Type().Elem()) {
		return
	}
	for i := range v.Len() {
		deepen(v.Index(i))
	}
}

// flat reports whether values of the type share nothing, as numbers and texts.
func flat(t reflect.Type) bool { return t.Kind() < reflect.Array || t.Kind() == reflect.String }

func deepenMap(v reflect.Value) {
	if v.IsNil() {
		return
	}
	copied := reflect.MakeMapWithSize(v.Type(), v.Len())
	for entries := v.MapRange(); entries.Next(); {
		element := reflect.New(v.Type().Elem()).Elem()
		element.Set(entries.Value())
		deepen(element)
		copied.SetMapIndex(entries.Key(), element)
	}
	v.Set(copied)
}
