// Package memory checks for tests that what functions return is the caller's own: whatever is written to it shows nowhere else.
package memory

import (
	"reflect"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/internal/clone"
)

// Own checks that the result of a call shares no memory with the arguments, with the result of another call or with anything from
// which a later call answers, and that the call leaves its arguments as they are, with the spare capacity of their slices. It
// writes whatever a caller can write to the result: exported fields, elements, entries of maps, what is pointed to, and what lies
// behind the end of slices. Results must be the same for the same arguments, and iterators be collected.
func Own[A, R any](tb testing.TB, args A, call func(A) R) {
	tb.Helper()
	args = clone.Of(args)
	each(reflect.ValueOf(&args).Elem(), leaveRoom)
	before := clone.Of(args)
	first := call(args)
	want := clone.Of(first)
	second := call(args)
	same(tb, "the arguments after a call", args, before)
	same(tb, "the result of a second call", second, want)
	each(reflect.ValueOf(&first).Elem(), write)
	same(tb, "the arguments after the result was written to", args, before)
	same(tb, "another result after the first was written to", second, want)
	same(tb, "the result of a call after the first was written to", call(args), want)
	each(reflect.ValueOf(&args).Elem(), func(v reflect.Value) {
		if v.Kind() == reflect.Slice && v.Cap() > v.Len() && !reflect.DeepEqual(behind(v).Interface(), reflect.MakeSlice(v.Type(), v.Cap()-v.Len(), v.Cap()-v.Len()).Interface()) {
			tb.Errorf("written behind the end of an argument: %v", behind(v))
		}
	})
}

func same(tb testing.TB, what string, got, want any) {
	tb.Helper()
	if !reflect.DeepEqual(got, want) {
		tb.Errorf("%s: %+v, want %+v", what, got, want)
	}
}

// each calls f with all that can be reached from v, which can be set, by exported fields: what holds others last.
func each(v reflect.Value, f func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				each(v.Field(i), f)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			each(v.Index(i), f)
		}
	case reflect.Map:
		eachEntry(v, f)
	case reflect.Pointer:
		if !v.IsNil() {
			each(v.Elem(), f)
		}
	}
	f(v)
}

func eachEntry(v reflect.Value, f func(reflect.Value)) {
	for _, key := range v.MapKeys() {
		entry := reflect.New(v.Type().Elem()).Elem()
		entry.Set(v.MapIndex(key))
		each(entry, f)
		v.SetMapIndex(key, entry)
	}
}

// leaveRoom gives a slice spare capacity, all zero.
func leaveRoom(v reflect.Value) {
	if v.Kind() == reflect.Slice && !v.IsNil() {
		roomy := reflect.MakeSlice(v.Type(), v.Len(), 2*v.Len()+4)
		reflect.Copy(roomy, v)
		v.Set(roomy)
	}
}

func behind(v reflect.Value) reflect.Value { return v.Slice3(v.Len(), v.Cap(), v.Cap()) }

// write changes a value; of one that holds others, what these leave.
func write(v reflect.Value) {
	switch kind := v.Kind(); {
	case v.CanInt():
		v.SetInt(v.Int() ^ 1)
	case v.CanUint():
		v.SetUint(v.Uint() ^ 1)
	case kind == reflect.Bool:
		v.SetBool(!v.Bool())
	case kind == reflect.String:
		v.SetString(v.String() + "!")
	case kind == reflect.Slice:
		for spare, i := v.Slice(0, v.Cap()), v.Len(); i < v.Cap(); i++ {
			each(spare.Index(i), write)
		}
	case kind == reflect.Map:
		v.Clear()
	case kind == reflect.Struct && !slices.ContainsFunc(reflect.VisibleFields(v.Type()), reflect.StructField.IsExported):
		v.SetZero()
	}
}
