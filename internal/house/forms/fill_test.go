package forms

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// filler makes values whose every exported field is set, numbers and names one after the other.
type filler struct{ n, depth int }

func (f *filler) next() int {
	f.n++
	return f.n
}

// fill sets v, which it can, to a value that has a JSON form, if it finds one.
func (f *filler) fill(v reflect.Value) error {
	if text, ok := seeds[v.Type()]; ok {
		return json.Unmarshal([]byte(text), v.Addr().Interface())
	}
	switch kind := v.Kind(); {
	case v.CanInt(), v.CanUint():
		return f.fillNumber(v)
	case kind == reflect.Struct && v.Type().Implements(textType), kind == reflect.Struct && !hasExported(v.Type()):
		return f.fillOpaque(v)
	case kind == reflect.Struct:
		return f.fillStruct(v)
	case kind == reflect.Slice:
		return f.fillSlice(v)
	case kind == reflect.Array:
		return f.fillItems(v)
	case kind == reflect.Map:
		return f.fillMap(v)
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return f.fill(v.Elem())
	case kind == reflect.String:
		v.SetString(fmt.Sprint(653000 + f.next()))
		return nil
	case kind == reflect.Bool:
		v.SetBool(true)
		return nil
	}
	return fmt.Errorf("no way to fill a %v", v.Type())
}

func hasExported(typ reflect.Type) bool {
	return slices.ContainsFunc(reflect.VisibleFields(typ), reflect.StructField.IsExported)
}

// fillOpaque fills what only a text can fill: an optional value from one of the type that it holds, others by trial.
func (f *filler) fillOpaque(v reflect.Value) error {
	texts := []string{"77", `"12.5"`, `"7"`, `"1 kg"`, `"10 %"`, `["so2"]`}
	if get := v.MethodByName("Get"); get.IsValid() && get.Type().NumOut() == 2 {
		inner := reflect.New(get.Type().Out(0)).Elem()
		if err := f.fill(inner); err != nil {
			return err
		}
		text, err := json.Marshal(inner.Interface())
		if err != nil {
			return err
		}
		texts = []string{string(text)}
	}
	for _, text := range texts {
		if json.Unmarshal([]byte(text), v.Addr().Interface()) == nil {
			return nil
		}
	}
	return fmt.Errorf("no seed of %v", v.Type())
}

var textType = reflect.TypeFor[encoding.TextMarshaler]()

// fillSlice makes one element, outside of others two.
func (f *filler) fillSlice(v reflect.Value) error {
	n := 1
	if f.depth == 0 {
		n = 2
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	f.depth++
	defer func() { f.depth-- }()
	return f.fillItems(v)
}

func (f *filler) fillItems(v reflect.Value) error {
	for i := range v.Len() {
		if err := f.fill(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) fillMap(v reflect.Value) error {
	v.Set(reflect.MakeMap(v.Type()))
	for range 2 {
		key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		if err := f.fill(key); err != nil {
			return err
		}
		if err := f.fill(elem); err != nil {
			return err
		}
		v.SetMapIndex(key, elem)
	}
	return nil
}

func (f *filler) fillStruct(v reflect.Value) error {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() || field.Tag.Get("json") == "-" {
			continue
		}
		if err := f.fill(v.Field(i)); err != nil {
			return fmt.Errorf("%v.%s: %w", v.Type(), field.Name, err)
		}
	}
	return nil
}

// fillNumber takes one of the numbers that can be written and read again, of an enumeration one of its values.
func (f *filler) fillNumber(v reflect.Value) error {
	var good []int64
	for i := int64(1); i < 40; i++ {
		if set(v, i); comesBack(v) {
			good = append(good, i)
		}
	}
	if len(good) == 0 {
		return fmt.Errorf("no value of %v can be written", v.Type())
	}
	set(v, good[f.next()%len(good)])
	return nil
}

func set(v reflect.Value, n int64) {
	if v.CanInt() {
		v.SetInt(n)
	} else {
		v.SetUint(uint64(n))
	}
}

// comesBack tells whether a value can be written and read again.
func comesBack(v reflect.Value) bool {
	if valid, has := v.Interface().(interface{ Valid() bool }); has && !valid.Valid() {
		return false
	}
	text, err := json.Marshal(v.Interface())
	back := reflect.New(v.Type())
	return err == nil && json.Unmarshal(text, back.Interface()) == nil && reflect.DeepEqual(back.Elem().Interface(), v.Interface())
}

// sample is a JSON text of the type.
func sample(typ reflect.Type) (string, error) {
	f := filler{n: 30}
	v := reflect.New(typ)
	if err := f.fill(v.Elem()); err != nil {
		return "", err
	}
	text, err := json.Marshal(v.Interface())
	if err == nil && strings.Contains(string(text), ":null") {
		err = fmt.Errorf("a value that is not set: %s", text)
	}
	return string(text), err
}
