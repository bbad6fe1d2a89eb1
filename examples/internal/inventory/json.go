package inventory

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// json reads the text of a JSON file.
func (r *reader) json(text string) {
	var file struct {
		Enterprises []json.RawMessage `json:"enterprises"`
		Sources     []json.RawMessage `json:"sources"`
	}
	whole := element{text: text}
	if err := aqi.Unmarshal([]byte(text), &file); err != nil {
		r.report(whole, below("", err)...)
		return
	}
	for i, raw := range file.Enterprises {
		e := element{text, faults.At("/enterprises", i)}
		if !r.counts(e) {
			return
		}
		p, sound := decode[enterprise.Profile](r, e, raw)
		r.enterprise(e, p, sound)
	}
	for i, raw := range file.Sources {
		e := element{text, faults.At("/sources", i)}
		if !r.counts(e) {
			return
		}
		s, sound := decode[emission.Source](r, e, raw)
		r.source(e, s, sound)
	}
}

// decode reads an entry, and reports all that keeps it from being one.
func decode[T any](r *reader, e element, raw json.RawMessage) (v T, sound bool) {
	err := aqi.Unmarshal(raw, &v)
	return v, !r.report(e, below("", err)...)
}

// element is an entry of a JSON file, or the whole of it.
type element struct{ text, pointer string }

// column returns the pointer in the entry.
func (e element) column(pointer string) string { return strings.TrimPrefix(pointer, "/") }

// line finds a line by reading the file again up to it, as only the faults that are told ask for lines.
func (e element) line(pointer string) int {
	if e.pointer+pointer == "" {
		return e.lineOfError()
	}
	w := walk{text: e.text, decoder: json.NewDecoder(strings.NewReader(e.text))}
	w.find(strings.Split(e.pointer+pointer, "/")[1:])
	return 1 + strings.Count(e.text[:w.at], "\n")
}

// lineOfError returns the line at which the file is no JSON, or else the first.
func (e element) lineOfError() int {
	bad, ok := errors.AsType[*json.SyntaxError](json.Unmarshal([]byte(e.text), new(json.RawMessage)))
	if !ok {
		return 1
	}
	return 1 + strings.Count(e.text[:min(int(bad.Offset), len(e.text))], "\n")
}

// walk goes down well-formed JSON along a pointer.
type walk struct {
	text    string
	decoder *json.Decoder
	at      int // where what was found last begins
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

// find goes to what lies at the tokens, as far as there is such a thing.
func (w *walk) find(tokens []string) {
	bracket, err := w.decoder.Token()
	if err != nil || bracket != json.Delim('{') && bracket != json.Delim('[') {
		return
	}
	for i := 0; w.decoder.More(); i++ {
		begins := w.begins()
		key := strconv.Itoa(i)
		if bracket == json.Delim('{') {
			token, _ := w.decoder.Token()
			key, _ = token.(string)
		}
		if key == unescape.Replace(tokens[0]) {
			w.at = begins // and if it is given twice, that of the last
			if len(tokens) > 1 {
				w.find(tokens[1:])
				return
			}
		}
		var passed json.RawMessage
		if w.decoder.Decode(&passed) != nil {
			return
		}
	}
}

// begins returns where the next value or key begins.
func (w *walk) begins() int {
	at := int(w.decoder.InputOffset())
	return at + len(w.text[at:]) - len(strings.TrimLeft(w.text[at:], " \t\r\n,:"))
}
