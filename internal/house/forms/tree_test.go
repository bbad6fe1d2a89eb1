package forms

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// node is a value of a JSON text that can be changed and written again, keys in their order.
type node struct {
	raw   string // of a scalar
	keys  []string
	items []*node // of an array, or of an object by its keys
	open  string  // "[", "{" or ""
	tail  string  // what is written behind the value
}

func parse(t *testing.T, text []byte) *node {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	n, err := read(d)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return n
}

func read(d *json.Decoder) (*node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	open, nested := token.(json.Delim)
	if !nested {
		raw, err := json.Marshal(token)
		return &node{raw: string(raw)}, err
	}
	n := &node{open: open.String()}
	for d.More() {
		if n.open == "{" {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			n.keys = append(n.keys, key.(string))
		}
		item, err := read(d)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err = d.Token()
	return n, err
}

func (n *node) text() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.raw + n.open)
	for i, item := range n.items {
		if i > 0 {
			b.WriteString(",")
		}
		if n.open == "{" {
			key, _ := json.Marshal(n.keys[i])
			b.Write(key)
			b.WriteString(":")
		}
		item.write(b)
	}
	switch n.open {
	case "{":
		b.WriteString("}")
	case "[":
		b.WriteString("]")
	}
	b.WriteString(n.tail)
}

// name is the token of a JSON Pointer by which an item is found.
func (n *node) name(i int) string {
	if n.open == "{" {
		return strings.NewReplacer("~", "~0", "/", "~1").Replace(n.keys[i])
	}
	return strconv.Itoa(i)
}

// walk calls f with each value and its pointer.
func (n *node) walk(path string, f func(path string, n *node)) {
	f(path, n)
	for i, item := range n.items {
		item.walk(path+"/"+n.name(i), f)
	}
}

// with calls f while the object has one more member.
func (n *node) with(key string, value *node, f func()) {
	keys, items := n.keys, n.items
	n.keys = append(keys[:len(keys):len(keys)], key)
	n.items = append(items[:len(items):len(items)], value)
	f()
	n.keys, n.items = keys, items
}

// without calls f while the object lacks a member.
func (n *node) without(i int, f func()) {
	keys, items := n.keys, n.items
	n.keys = append(keys[:i:i], keys[i+1:]...)
	n.items = append(items[:i:i], items[i+1:]...)
	f()
	n.keys, n.items = keys, items
}

// as calls f while the value is another one.
func (n *node) as(raw string, f func()) {
	old := *n
	*n = node{raw: raw}
	f()
	*n = old
}
