package texttest

import (
	"encoding/json"
	"iter"
	"slices"
)

// LosesNothing fails where the JSON of a result is read although a key was lost or misspelt somewhere in it; keys that may be
// left out are excepted, wherever they stand or, as "enterprise/grade", in an object under a key.
func LosesNothing[T any](t interface {
	Helper()
	Fatalf(format string, args ...any)
}, result T, except ...string,
) {
	t.Helper()
	text, err := json.Marshal(result)
	if err != nil {
		t.Fatalf("%T: %v", result, err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatalf("%T: %v", result, err)
	}
	reads := func() bool {
		text, err := json.Marshal(tree)
		if err != nil {
			t.Fatalf("%T: %v", result, err)
		}
		return json.Unmarshal(text, new(T)) == nil
	}
	for under, object := range objects("", tree) {
		for key, value := range object {
			delete(object, key)
			if !slices.Contains(except, key) && !slices.Contains(except, under+"/"+key) && reads() {
				t.Fatalf("%T is read without %s: %s", result, key, text)
			}
			object[key+"_"] = value
			if reads() {
				t.Fatalf("%T is read with %s_ for %s: %s", result, key, key, text)
			}
			delete(object, key+"_")
			object[key] = value
		}
	}
}

// objects returns all objects in a JSON value, each with the key under which it stands.
func objects(under string, v any) iter.Seq2[string, map[string]any] {
	return func(yield func(string, map[string]any) bool) { eachObject(under, v, yield) }
}

func eachObject(under string, v any, yield func(string, map[string]any) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		if !yield(under, v) {
			return false
		}
		for key, inner := range v {
			if !eachObject(key, inner, yield) {
				return false
			}
		}
	case []any:
		for _, inner := range v {
			if !eachObject(under, inner, yield) {
				return false
			}
		}
	}
	return true
}
