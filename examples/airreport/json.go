package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

const maxJSON = 1 << 20 // bytes

var (
	errJSON  = errors.New("not the JSON wanted (-h for help)")
	errValue = errors.New("is neither a number nor a text nor null")
)

// readJSON reads an object of concentrations and returns all its faults. What is not JSON at all ends the reading.
func (in *input) readJSON(r io.Reader) []error {
	limited := &io.LimitedReader{R: r, N: maxJSON}
	d := json.NewDecoder(limited)
	d.UseNumber() // a float64 would not keep the digits
	faults, err := in.readObject(d)
	switch {
	case err != nil && limited.N == 0:
		err = fmt.Errorf("%w: longer than %d bytes", errJSON, maxJSON)
	case err != nil:
		err = fmt.Errorf("%w: byte %d: %w", errJSON, d.InputOffset(), err)
	}
	return append(faults, err)
}

func (in *input) readObject(d *json.Decoder) (faults []error, err error) {
	if err := wantToken(d, json.Delim('{'), "an object in { }"); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return faults, err
		}
		var value any
		if err := d.Decode(&value); err != nil {
			return faults, err
		}
		name := fmt.Sprint(key) // in an object a key is always a string
		faults = append(faults, in.setJSON(name, value, seen))
	}
	if err := wantToken(d, json.Delim('}'), "the end of the object, }"); err != nil {
		return faults, err
	}
	if token, err := d.Token(); !errors.Is(err, io.EOF) {
		return faults, fmt.Errorf("%v after the object: want one object", clip(fmt.Sprint(token)))
	}
	return faults, nil
}

func wantToken(d *json.Decoder, want json.Token, text string) error {
	token, err := d.Token()
	switch {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("the input ends: want %s", text)
	case err != nil:
		return err
	case token != want:
		return fmt.Errorf("%q: want %s", clip(fmt.Sprint(token)), text)
	}
	return nil
}

// setJSON sets the concentration of that name; seen holds the names before it.
func (in *input) setJSON(name string, value any, seen map[string]bool) error {
	same := name
	if name == "o3_8h" {
		same = "o3" // two names of one concentration
	}
	if seen[same] {
		return fmt.Errorf("%q %w", clip(name), errTwice)
	}
	seen[same] = true
	switch value := value.(type) {
	case nil:
		return in.set(name, missing)
	case string:
		return in.set(name, value)
	case json.Number:
		return in.set(name, value.String())
	}
	return fmt.Errorf("%q %w", clip(name), errValue)
}
