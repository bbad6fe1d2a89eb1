package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	_ "modernc.org/sqlite" // the driver

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

//go:embed schema.sql
var tables string

const (
	schemaVersion = 1
	mostPlaces    = 1000
)

// What a store cannot do.
var (
	errNoPlace = errors.New("no such place")
	errSchema  = errors.New("the database is of another version of this program")
)

// store keeps places in a SQLite database. It has one connection, so that whatever is asked of it is done one after the other.
type store struct{ db *sql.DB }

// openStore opens the database in a file, and makes it where there is none. What is written is on the disk before it is answered.
func openStore(ctx context.Context, file string) (store, error) {
	options := url.Values{
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(10000)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)"},
	}
	at := url.URL{Scheme: "file", Opaque: url.PathEscape(file), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", at.String())
	if err != nil {
		return store{}, err
	}
	db.SetMaxOpenConns(1)
	s := store{db}
	if err := s.within(ctx, prepare); err != nil {
		return store{}, errors.Join(fmt.Errorf("%s: %w", file, err), db.Close())
	}
	return s, nil
}

// prepare makes the tables of a new database.
func prepare(tx *sql.Tx) error {
	var version int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch version {
	case schemaVersion:
		return nil
	case 0:
		_, err := tx.Exec(tables)
		return err
	default:
		return errSchema
	}
}

// within does all of something or nothing.
func (s store) within(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// put gives a place its plan, and reports whether the place is new. The state of one that is there stays.
func (s store) put(ctx context.Context, name string, plan region.Plan) (created bool, err error) {
	document, err := json.Marshal(plan)
	if err != nil {
		return false, err
	}
	state, err := json.Marshal(region.State{})
	if err != nil {
		return false, err
	}
	return created, s.within(ctx, func(tx *sql.Tx) error {
		var places int
		if err := tx.QueryRow("SELECT count(*), NOT EXISTS (SELECT 1 FROM place WHERE name = ?) FROM place", name).Scan(&places, &created); err != nil {
			return err
		}
		if created && places >= mostPlaces {
			want := inBoth("不超过%d个地区", "at most %d places", mostPlaces)
			return aqi.Faults{{Path: "/path/place", Count: 1, Want: want, Rule: aqi.ErrTooMany}}
		}
		_, err := tx.Exec("INSERT INTO place VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET plan = excluded.plan", name, string(document), string(state))
		return err
	})
}

// place is what is kept of a place.
type place struct {
	Name  string          `json:"name"`
	Plan  json.RawMessage `json:"plan"`
	State json.RawMessage `json:"state"`
}

// placeAnswer is a place as it is answered, by its types.
type placeAnswer struct {
	Name  string       `json:"name"`
	Plan  region.Plan  `json:"plan"`
	State region.State `json:"state"`
}

func (s store) place(ctx context.Context, name string) (p place, err error) {
	return p, s.within(ctx, func(tx *sql.Tx) (err error) {
		p, err = placeOf(tx, name)
		return err
	})
}

func placeOf(tx *sql.Tx, name string) (place, error) {
	var plan, state string
	err := tx.QueryRow("SELECT plan, state FROM place WHERE name = ?", name).Scan(&plan, &state)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoPlace
	}
	return place{name, json.RawMessage(plan), json.RawMessage(state)}, err
}

// names returns the places' names.
func (s store) names(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT name FROM place ORDER BY name")
	if err != nil {
		return nil, err
	}
	names := []string{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// step keeps what comes of an hour of a place: its outcome, its notices and the state for the next. What was decided already from the
// same is not decided again.
func (s store) step(ctx context.Context, name string, known region.Known, decide func(place) (region.Outcome, error)) (answer json.RawMessage, err error) {
	text, err := json.Marshal(known)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(text)
	return answer, s.within(ctx, func(tx *sql.Tx) error {
		p, err := placeOf(tx, name)
		if err != nil {
			return err
		}
		var before string
		err = tx.QueryRow("SELECT outcome FROM outcome WHERE place = ? AND known = ?", name, digest[:]).Scan(&before)
		if !errors.Is(err, sql.ErrNoRows) {
			answer = json.RawMessage(before)
			return err
		}
		out, err := decide(p)
		if err != nil {
			return err
		}
		answer, err = keep(tx, name, digest[:], out)
		return err
	})
}

// keep writes an outcome, its notices and the state that it leads to.
func keep(tx *sql.Tx, name string, digest []byte, out region.Outcome) (json.RawMessage, error) {
	answer, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	state, err := json.Marshal(out.Next)
	if err != nil {
		return nil, err
	}
	if _, err := tx.Exec("INSERT INTO outcome (place, known, outcome) VALUES (?, ?, ?)", name, digest, string(answer)); err != nil {
		return nil, err
	}
	for _, r := range out.Acts() {
		text, err := json.Marshal(notice{r.Track, r.County, r.Notice, r.Filing})
		if err != nil {
			return nil, err
		}
		if _, err := tx.Exec("INSERT INTO notice (place, notice) VALUES (?, ?)", name, string(text)); err != nil {
			return nil, err
		}
	}
	_, err = tx.Exec("UPDATE place SET state = ? WHERE name = ?", string(state), name)
	return answer, err
}
