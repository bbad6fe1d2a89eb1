package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/region"
)

// What a page holds; of long entries fewer, so that it is some megabytes at most.
const (
	usualEntries = 20
	mostEntries  = 100
	mostPage     = 4 << 20 // bytes
)

// page is a part of what was decided for a place, first things first. Next is what the next page is after; of the last page null.
type page[T any] struct {
	Entries []entry[T]          `json:"entries"`
	Next    aqi.Optional[int64] `json:"next"`
}

type entry[T any] struct {
	ID    int64 `json:"id"`
	Value T     `json:"value"`
}

// notice is what is made public of an act, and what a county then files.
type notice struct {
	Track  string         `json:"track"`
	County string         `json:"county"` // none: the prefecture's
	Notice *alert.Notice  `json:"notice"`
	Filing *region.Filing `json:"filing"`
}

// pages answers with pages of what a query finds of a place behind an entry.
func (s service) pages(query string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		after, limit, err := window(r.URL.Query())
		if err != nil {
			write(w, http.StatusBadRequest, err)
			return
		}
		p, err := s.store.page(r.Context(), query, r.PathValue("place"), after, limit)
		conclude(w, p, err)
	}
}

// window reads which entries are asked for.
func window(query url.Values) (after, limit int64, err error) {
	var fs aqi.Faults
	read := func(key string, usual, least, most int64) int64 {
		word := query.Get(key)
		has := query.Has(key)
		query.Del(key)
		if !has {
			return usual
		}
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil || n < least || n > most {
			want := inBoth("%d至%d的整数", "a whole number from %d to %d", least, most)
			fs.Add(aqi.Fault{Path: faults.At("/query", key), Count: 1, Got: quote.Text(word), Want: want, Rule: aqi.ErrRange})
		}
		return n
	}
	after, limit = read("after", 0, 0, 1<<62), read("limit", usualEntries, 1, mostEntries)
	unknown(&fs, query, inBoth("after或limit", "after or limit"))
	return after, limit, fs.Err()
}

// pageQuery is what a page is asked for by.
var pageQuery = []parameter{
	{"after", "the entry before the page's first", schema{"type": "integer", "minimum": 0}},
	{"limit", "how many entries at most", schema{"type": "integer", "minimum": 1, "maximum": mostEntries}},
}

// The entries of a place, by what they hold.
const (
	outcomes = "SELECT id, outcome FROM outcome WHERE place = ? AND id > ? ORDER BY id"
	notices  = "SELECT id, notice FROM notice WHERE place = ? AND id > ? ORDER BY id"
)

// page returns entries of a place behind one, at most so many.
func (s store) page(ctx context.Context, query, name string, after, limit int64) (p page[json.RawMessage], err error) {
	return p, s.within(ctx, func(tx *sql.Tx) error {
		if _, err := placeOf(tx, name); err != nil {
			return err
		}
		rows, err := tx.Query(query+" LIMIT ?", name, after, limit+1)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // its error is that of Err
		p.Entries = []entry[json.RawMessage]{}
		for bytes := 0; rows.Next(); {
			if int64(len(p.Entries)) == limit || bytes > mostPage {
				p.Next = aqi.Known(p.Entries[len(p.Entries)-1].ID)
				break
			}
			var e entry[json.RawMessage]
			if err := rows.Scan(&e.ID, (*[]byte)(&e.Value)); err != nil {
				return err
			}
			bytes += len(e.Value)
			p.Entries = append(p.Entries, e)
		}
		return rows.Err()
	})
}
