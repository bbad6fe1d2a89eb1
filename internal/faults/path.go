// Package faults builds the faults that several packages find: their pointers, and the checks of hours, spans, values and names.
package faults

import (
	"errors"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

var escapes = strings.NewReplacer("~", "~0", "/", "~1")

// At returns the JSON Pointer (RFC 6901) of what lies below another: keys and indices, each a string, an integer or what prints as
// its key.
func At(path string, tokens ...any) string {
	var b strings.Builder
	b.WriteString(path)
	for _, token := range tokens {
		b.WriteByte('/')
		switch t := token.(type) {
		case string:
			b.WriteString(escapes.Replace(quote.Cut(t)))
		case int:
			b.WriteString(strconv.Itoa(t))
		case interface{ MarshalText() ([]byte, error) }:
			text, _ := t.MarshalText()
			b.WriteString(escapes.Replace(string(text)))
		}
	}
	return b.String()
}

// Rebase returns the error with the pointer from, which its faults' paths begin with, replaced: what a function calls its
// argument becomes the place that its caller has it from. Other faults and errors stay as they are.
func Rebase(err error, from, to string) error {
	list, ok := errors.AsType[aqi.Faults](err)
	if !ok {
		return err
	}
	moved := make(aqi.Faults, len(list))
	for i, f := range list {
		if rest, ok := strings.CutPrefix(f.Path, from); ok && (rest == "" || rest[0] == '/') {
			f.Path = to + rest
		}
		moved[i] = f
	}
	return moved
}
