package inventory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
)

// json reads the text of a JSON file.
func (r *reader) json(text string) {
	var whole json.RawMessage
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		offset := len(text)
		if bad, ok := errors.AsType[*json.SyntaxError](err); ok {
			offset = int(bad.Offset)
		}
		at := lines{text: text, line: 1}
		r.fault(at.of(offset), "", "", fmt.Errorf("%w: %w", ErrJSON, err))
		return
	}
	w := walk{reader: r, lines: lines{text: text, line: 1}}
	w.decoder = json.NewDecoder(strings.NewReader(text))
	w.object("the file", func(line int, key string, raw json.RawMessage, at int) {
		switch key {
		case "enterprises":
			w.each(key, at, raw, w.enterprise)
		case "sources":
			w.each(key, at, raw, w.source)
		default:
			r.fault(line, fmt.Sprintf("%.40q", key), "", fmt.Errorf("%w: want enterprises and sources", ErrShape))
		}
	})
}

// walk goes through well-formed JSON, and says at which line a value stands.
type walk struct {
	*reader
	decoder *json.Decoder
	lines   lines
	base    int // where the decoder's text begins in the file
}

// inside returns a walk through a value that begins at an offset.
func (w *walk) inside(raw json.RawMessage, at int) *walk {
	return &walk{reader: w.reader, decoder: json.NewDecoder(bytes.NewReader(raw)), lines: w.lines, base: at}
}

// begins returns where the next value or key begins.
func (w *walk) begins() int {
	at := w.base + int(w.decoder.InputOffset())
	return at + len(w.lines.text[at:]) - len(strings.TrimLeft(w.lines.text[at:], " \t\r\n,:"))
}

// opens takes the bracket with which a value begins; false where it begins otherwise.
func (w *walk) opens(bracket json.Delim) bool {
	token, err := w.decoder.Token()
	return err == nil && token == bracket
}

// object visits each member of an object. A key given twice, in whatever case, is a fault.
func (w *walk) object(what string, visit func(line int, key string, raw json.RawMessage, at int)) {
	if !w.opens('{') {
		w.fault(w.lines.of(w.base), "", "", fmt.Errorf("%w: %s is no object", ErrShape, what))
		return
	}
	seen := map[string]int{}
	for w.decoder.More() {
		line := w.lines.of(w.begins())
		token, err := w.decoder.Token()
		key, ok := token.(string)
		at := w.begins()
		var raw json.RawMessage
		if err != nil || !ok || w.decoder.Decode(&raw) != nil {
			return // not where the text is well-formed
		}
		if before := seen[strings.ToLower(key)]; before > 0 {
			w.fault(line, fmt.Sprintf("%.40q", key), "", fmt.Errorf("%w: line %d", ErrDuplicate, before))
			continue
		}
		seen[strings.ToLower(key)] = line
		visit(line, key, raw, at)
	}
}

// each takes each element of an array.
func (w *walk) each(key string, at int, raw json.RawMessage, take func(line int, element *walk)) {
	in := w.inside(raw, at)
	if !in.opens('[') {
		w.fault(w.lines.of(at), fmt.Sprintf("%q", key), "", fmt.Errorf("%w: no array", ErrShape))
		return
	}
	for in.decoder.More() {
		begins := in.begins()
		line := in.lines.of(begins)
		var element json.RawMessage
		if in.decoder.Decode(&element) != nil || !in.counts(line) {
			return
		}
		take(line, in.inside(element, begins))
	}
}

func (w *walk) enterprise(line int, element *walk) {
	p, sound := decode[enterprise.Profile](element)
	w.reader.enterprise(line, p, sound)
}

func (w *walk) source(line int, element *walk) {
	s, sound := decode[emission.Source](element)
	w.reader.source(line, s, sound)
}

// decode reads an entry member by member, so that each that is bad is named with its line.
func decode[T any](w *walk) (entry T, sound bool) {
	before := w.failed
	w.object("the entry", func(line int, key string, raw json.RawMessage, _ int) {
		name, err := json.Marshal(key)
		if err == nil {
			d := json.NewDecoder(strings.NewReader("{" + string(name) + ":" + string(raw) + "}"))
			d.DisallowUnknownFields()
			err = d.Decode(&entry)
		}
		if err != nil {
			w.fault(line, fmt.Sprintf("%.40q", key), "", err)
		}
	})
	return entry, w.failed == before
}

// lines counts lines. Offsets that rise are found fastest.
type lines struct {
	text    string
	counted int // the offset up to which line counts
	line    int
}

// of returns the line in which an offset lies.
func (l *lines) of(offset int) int {
	offset = min(offset, len(l.text))
	if offset < l.counted {
		l.counted, l.line = 0, 1
	}
	l.line += strings.Count(l.text[l.counted:offset], "\n")
	l.counted = offset
	return l.line
}
