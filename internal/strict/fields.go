package strict

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// field is a key of a struct.
type field struct {
	name   string
	path   []int // the indexes of the field in its struct, that in the struct that embeds it first
	always bool  // the key is written whatever the value
	needed bool  // and its zero value cannot be, so that it must be read
	tagged bool
	typ    reflect.Type
	plan   *plan
}

// rank is the lower the sooner a field hides others of its name.
func (f field) rank() int {
	if f.tagged {
		return 2 * len(f.path)
	}
	return 2*len(f.path) + 1
}

// fieldsOf returns the fields that encoding/json reads, in their order: of those with one name the outermost, and among these the
// tagged, and none where that leaves more than one.
func fieldsOf(t reflect.Type) []field {
	all := collect(nil, field{typ: t, always: true}, nil)
	best, count := map[string]int{}, map[string]int{}
	for _, f := range all {
		switch rank, ok := best[f.name]; {
		case !ok || f.rank() < rank:
			best[f.name], count[f.name] = f.rank(), 1
		case f.rank() == rank:
			count[f.name]++
		}
	}
	return slices.DeleteFunc(all, func(f field) bool { return f.rank() != best[f.name] || count[f.name] > 1 })
}

// collect appends the fields of a struct, which itself is at outer and lies in the structs within.
func collect(all []field, outer field, within []reflect.Type) []field {
	if slices.Contains(within, outer.typ) {
		return all
	}
	within = append(slices.Clip(within), outer.typ)
	for i := range outer.typ.NumField() {
		f, embedded := newField(outer.typ.Field(i), outer)
		switch {
		case embedded:
			all = collect(all, f, within)
		case f.name != "":
			all = append(all, f)
		}
	}
	return all
}

// newField makes a field of s, or what stands for an embedded struct. A field without a name is none.
func newField(s reflect.StructField, outer field) (f field, embedded bool) {
	tag := s.Tag.Get("json")
	if tag == "-" {
		return field{}, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !validName(name) {
		name = ""
	}
	f = field{name: name, path: append(slices.Clip(outer.path), s.Index...), always: outer.always, tagged: name != "", typ: s.Type}
	if s.Anonymous && name == "" {
		if s.Type.Kind() == reflect.Struct {
			return f, true
		}
		if s.Type.Kind() == reflect.Pointer && s.Type.Elem().Kind() == reflect.Struct {
			f.typ, f.always = s.Type.Elem(), false
			return f, s.IsExported() // a pointer that is not could not be set
		}
	}
	if !s.IsExported() {
		return field{}, false
	}
	if name == "" {
		f.name = s.Name
	}
	for option := range strings.SplitSeq(options, ",") {
		f.always = f.always && option != "omitempty" && option != "omitzero"
	}
	return f, false
}

// validName tells whether encoding/json takes the name from a tag.
func validName(name string) bool {
	return !strings.ContainsFunc(name, func(c rune) bool {
		return !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
}

// of returns the field in struct v. Embedded structs on the way that are nil are made.
func (f *field) of(v reflect.Value) reflect.Value {
	for _, i := range f.path {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}
