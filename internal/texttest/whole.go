package texttest

import (
	"encoding/json"
	"slices"
)

// LosesNothing fails where the JSON of a result is read although a key was lost or misspelt somewhere in it; keys that may be
// left out are excepted.
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
	for _, object := range objects(tree) {
		for key, value := range object {
			delete(object, key)
			if !slices.Contains(except, key) && reads() {
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

// objects returns all objects in a JSON value.
func objects(v any) (all []map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		all = append(all, v)
		for _, inner := range v {
			all = append(all, objects(inner)...)
		}
	case []any:
		for _, inner := range v {
			all = append(all, objects(inner)...)
		}
	}
	return all
}
