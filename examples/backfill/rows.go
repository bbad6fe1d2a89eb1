package main

import (
	"encoding/binary"
	"errors"

	"github.com/clearsky-go/clearsky/aqi"
)

// rows are rows of one site from one file.
type rows struct {
	File string
	List []row
}

// row is an hour as a line has it.
type row struct {
	Hour   aqi.Stamp
	Line   int32
	Given  aqi.Pollutants // those that the line is about, missing or not
	Values [pollutants]aqi.Concentration
}

const pollutants = 6

var errRows = errors.New("not the bytes of rows")

// encodeRows writes rows in some ten bytes each: hours and lines as differences, and only the values that are given.
func encodeRows(r rows) ([]byte, error) {
	text := binary.AppendUvarint(make([]byte, 0, 16+len(r.File)+18*len(r.List)), uint64(len(r.File)))
	text = append(text, r.File...)
	var before row
	for _, next := range r.List {
		text = binary.AppendVarint(text, int64(next.Hour-before.Hour))
		text = binary.AppendVarint(text, int64(next.Line-before.Line))
		text = append(text, byte(next.Given))
		for i := range next.Values {
			if next.has(i) {
				text = binary.AppendVarint(text, int64(next.Values[i]))
			}
		}
		before = next
	}
	return text, nil
}

func (r row) has(i int) bool { return r.Given.Has(aqi.SO2 + aqi.Pollutant(i)) }

func decodeRows(text []byte) (r rows, err error) {
	n, width := binary.Uvarint(text)
	if width <= 0 || n > uint64(len(text)-width) {
		return r, errRows
	}
	d := decoder{text: text[width:]}
	r.File = string(d.text[:n])
	d.text = d.text[n:]
	var next row
	for len(d.text) > 0 && !d.bad {
		next = d.row(next)
		r.List = append(r.List, next)
	}
	if d.bad {
		return rows{}, errRows
	}
	return r, nil
}

// decoder takes rows off a text.
type decoder struct {
	text []byte
	bad  bool
}

func (d *decoder) row(before row) row {
	next := row{Hour: before.Hour + aqi.Stamp(d.number()), Line: before.Line + int32(d.number())}
	if len(d.text) == 0 {
		d.bad = true
		return next
	}
	next.Given, d.text = aqi.Pollutants(d.text[0]), d.text[1:]
	for i := range next.Values {
		if next.has(i) {
			next.Values[i] = aqi.Concentration(d.number())
		}
	}
	return next
}

func (d *decoder) number() int64 {
	n, width := binary.Varint(d.text)
	if width <= 0 {
		d.bad = true
		return 0
	}
	d.text = d.text[width:]
	return n
}
