package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

const maxJSON = 1 << 20 // bytes

// readJSON reads an object of concentrations and returns all its faults.
func (in *input) readJSON(r io.Reader) []error {
	text, err := io.ReadAll(io.LimitReader(r, maxJSON+1))
	if err != nil {
		return []error{err}
	}
	if len(text) > maxJSON {
		return []error{aqi.Fault{Want: want("不超过%d字节", "at most %d bytes", maxJSON), Rule: aqi.ErrTooMany}}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	var values map[string]json.RawMessage
	if err := aqi.Unmarshal(text, &values); err != nil {
		return inWords(err)
	}
	if values == nil {
		return []error{aqi.Fault{Got: "null", Want: want("对象", "an object"), Rule: aqi.ErrJSON}}
	}
	if _, twice := values["o3"]; twice && values["o3_8h"] != nil {
		return []error{aqi.Fault{Path: "o3_8h", Want: want("仅一次，因其即o3", "it once, as it is the same as o3"), Rule: aqi.ErrDuplicate}}
	}
	var faults []error
	for _, name := range slices.SortedFunc(maps.Keys(values), inOrder) {
		faults = append(faults, in.setJSON(name, values[name]))
	}
	return faults
}

// inOrder compares names: first those that there are, as listed, then others.
func inOrder(a, b string) int {
	rank := func(name string) int {
		if i := slices.Index(dailyNames, name); i >= 0 {
			return i
		}
		return len(dailyNames)
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
}

// setJSON sets the concentration of that name.
func (in *input) setJSON(name string, value json.RawMessage) error {
	switch value = bytes.TrimSpace(value); value[0] {
	case 'n':
		return in.set(name, missing)
	case '"':
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return err // not reached: the text is JSON
		}
		return in.set(name, text)
	case '{', '[', 't', 'f':
		return aqi.Fault{Path: quote.Cut(name), Got: quote.Cut(string(value)), Want: want("数字、文本或null", "a number, a text or null"), Rule: aqi.ErrJSON}
	}
	return in.set(name, string(value))
}
