package forms

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clearsky-go/clearsky/aqi"
)

// form checks the JSON form of one type.
type form struct {
	*testing.T
	entry
	text string // a sample
	root *node
	seen map[string]bool
}

func TestForms(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(registry)) {
		t.Run(name, func(t *testing.T) {
			e := registry[name]
			text, err := sample(e.typ)
			if err != nil {
				t.Fatal(err)
			}
			f := form{T: t, entry: e, text: text, root: parse(t, []byte(text)), seen: map[string]bool{}}
			if f.accept(text) == "" {
				return
			}
			f.root.walk("", f.slips)
			f.root.walk("", f.others)
			if e.whole {
				f.losses()
			}
		})
	}
}

// read reads a text as users do: by aqi.Unmarshal, by json.Unmarshal and by the type's own method.
func (f *form) read(text string) (v any, errs []error) {
	v = reflect.New(f.typ).Interface()
	errs = []error{aqi.Unmarshal([]byte(text), v)}
	if own, ok := reflect.New(f.typ).Interface().(json.Unmarshaler); ok {
		errs = append(errs, own.UnmarshalJSON([]byte(text)), json.Unmarshal([]byte(text), own))
	}
	return v, errs
}

// accept checks that a text can be read, and that what was read can be written and read again. It returns the text written.
func (f *form) accept(text string) string {
	v, errs := f.read(text)
	for _, err := range errs {
		if err != nil {
			f.Errorf("%.300s: %v", text, err)
			return ""
		}
	}
	written, err := json.Marshal(v)
	if err != nil {
		f.Errorf("%.300s: read, but cannot be written: %v", text, err)
		return ""
	}
	back := reflect.New(f.typ).Interface()
	if err := aqi.Unmarshal(written, back); err != nil {
		f.Errorf("%.300s: read, written %.300s: %v", text, written, err)
		return ""
	}
	if again, err := json.Marshal(back); err != nil || string(again) != string(written) {
		f.Errorf("%.300s: read, written %.300s, then %s, %v", text, written, again, err)
	}
	return string(written)
}

// refuse checks that a text is refused with a fault at the path, and that a value that is there stays.
func (f *form) refuse(what, text, path string, rules ...error) {
	f.Helper()
	_, errs := f.read(text)
	for _, err := range errs {
		if err == nil {
			f.Errorf("%s: read: %.300s", what, text)
			return
		}
	}
	faults, ok := errors.AsType[aqi.Faults](errs[0])
	if !ok {
		f.Errorf("%s: %T, want faults: %v: %.300s", what, errs[0], errs[0], text)
		return
	}
	at := func(fault aqi.Fault) bool {
		below := fault.Path == path || strings.HasPrefix(fault.Path, path+"/")
		return below && slices.ContainsFunc(rules, func(rule error) bool { return errors.Is(fault, rule) })
	}
	if !slices.ContainsFunc(faults, at) {
		f.Errorf("%s: %v, want a fault at %q: %.300s", what, faults, path, text)
	}
	f.stays(what, text)
}

// stays checks that a value keeps what it had when a text is refused.
func (f *form) stays(what, text string) {
	f.Helper()
	v := reflect.New(f.typ)
	if err := aqi.Unmarshal([]byte(f.text), v.Interface()); err != nil {
		f.Fatal(err)
	}
	err := aqi.Unmarshal([]byte(text), v.Interface())
	if now, _ := json.Marshal(v.Interface()); err == nil || string(now) != f.text {
		f.Errorf("%s: the value changed to %.300s: %v", what, now, err)
	}
}

// first tells whether this kind of change has not been made at the same place of another element.
func (f *form) first(kind, path string) bool {
	tokens := strings.Split(path, "/")
	for i, token := range tokens {
		if token != "" && strings.Trim(token, "0123456789") == "" {
			tokens[i] = "*"
		}
	}
	key := kind + strings.Join(tokens, "/")
	seen := f.seen[key]
	f.seen[key] = true
	return !seen
}

// slips makes one slip after the other in an object: an unknown key, a key given twice, a key in another case, and something behind
// its end.
func (f *form) slips(path string, n *node) {
	if f.first("tail", path) {
		n.tail = " x"
		f.refuse("something behind "+path, f.root.text(), "", aqi.ErrJSON, aqi.ErrText)
		n.tail = ""
	}
	if n.open != "{" {
		return
	}
	if f.first("unknown", path) {
		n.with("zz", &node{raw: `{"y":[[]]}`}, func() {
			f.refuse("unknown key", f.root.text(), path+"/zz", aqi.ErrUnknown, aqi.ErrText, aqi.ErrJSON)
		})
	}
	for i, key := range slices.Clone(n.keys) {
		at := path + "/" + n.name(i)
		if !f.first("key", at) {
			continue
		}
		n.with(key, n.items[i], func() {
			f.refuse("key given twice", f.root.text(), at, aqi.ErrDuplicate)
		})
		if other := otherCase(key); other != key {
			n.keys[i] = other
			f.refuse("key in another case", f.root.text(), path+"/"+n.name(i), aqi.ErrUnknown, aqi.ErrText)
			n.keys[i] = key
		}
	}
}

func otherCase(key string) string {
	r := []rune(key)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// losses removes each key.
func (f *form) losses() {
	if f.root.open != "{" {
		return
	}
	var lost []string
	for i, key := range f.root.keys {
		f.root.without(i, func() {
			if _, errs := f.read(f.root.text()); errs[0] == nil {
				lost = append(lost, key)
				return
			}
			f.refuse("lost key "+key, f.root.text(), "/"+key, aqi.ErrMissing)
		})
	}
	if want := unsaid[f.typ.String()]; !slices.Equal(lost, want) {
		f.Errorf("read without its keys %q, want %q", lost, want)
	}
}

// others puts something else in the place of a value, or leaves its key out: what is read then must be written again, too.
func (f *form) others(path string, n *node) {
	if !f.first("other", path) {
		return
	}
	for _, raw := range []string{"null", "[]", "{}", `""`, `"x"`, "0", "1", "-1", "true", "false", "300", `"2026-01-05T07:00:00+08:00"`, `"\u0000"`} {
		n.as(raw, func() { f.either(f.root.text()) })
	}
	for i := range n.keys {
		n.without(i, func() { f.either(f.root.text()) })
	}
}

// either reads a text that may be right or wrong.
func (f *form) either(text string) {
	v := reflect.New(f.typ).Interface()
	err := aqi.Unmarshal([]byte(text), v)
	if _, ok := errors.AsType[aqi.Faults](err); err != nil && !ok {
		f.Errorf("%.300s: %T, want faults: %v", text, err, err)
	}
	if err == nil {
		f.accept(text)
	}
}
