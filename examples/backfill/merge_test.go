package main

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
)

// merged is what merging gives.
type merged struct {
	sites   []site
	letters []string
	counts  map[string]int64
}

func merge(t *rapid.T, lists []rows) merged {
	m := merged{counts: map[string]int64{}}
	next := func(r *rows) bool {
		if len(lists) == 0 {
			return false
		}
		*r, lists = lists[0], lists[1:]
		return true
	}
	err := mergeFn("A", next, func(*home) bool { return false },
		func(s site) { m.sites = append(m.sites, s) },
		func(l letter) { m.letters = append(m.letters, fmt.Sprintf("%+v", l)) },
		func(name string, n int64) { m.counts[name] += n })
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(m.letters)
	return m
}

func drawRows(t *rapid.T) []sourced {
	line := int32(0)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) sourced {
		line++
		given := aqi.AllPollutants
		if rapid.Bool().Draw(t, "wide") {
			given = aqi.PollutantsOf(aqi.Pollutant(rapid.IntRange(1, 2).Draw(t, "pollutant")))
		}
		r := row{Hour: newYear(2025) + aqi.Stamp(rapid.IntRange(0, 5).Draw(t, "hour")), Line: line, Given: given}
		for i := range r.Values {
			if r.has(i) && rapid.IntRange(0, 9).Draw(t, "other") == 0 {
				r.Values[i] = aqi.Concentration(rapid.IntRange(0, 2).Draw(t, "value"))
			}
		}
		return sourced{r, rapid.SampledFrom([]string{"a", "b"}).Draw(t, "file")}
	}), 1, 20).Draw(t, "rows")
}

// bundled draws how rows come in.
func bundled(t *rapid.T, all []sourced) (lists []rows) {
	for _, r := range rapid.Permutation(all).Draw(t, "order") {
		n := len(lists) - 1
		if n < 0 || lists[n].File != r.file || rapid.Bool().Draw(t, "cut") {
			lists = append(lists, rows{File: r.file})
			n++
		}
		lists[n].List = append(lists[n].List, r.row)
	}
	return lists
}

// Whatever the order and the bundles, merging gives the same, and every row is used, repeated or dead. A row is dead where another of
// its hour contradicts it; a value is there where a row that is not dead has it.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawRows(t)
		m := merge(t, bundled(t, all))
		if again := merge(t, bundled(t, all)); !reflect.DeepEqual(m, again) {
			t.Fatalf("%+v, in another order %+v", m, again)
		}
		var dead []sourced
		values := map[aqi.Stamp][pollutants]aqi.Concentration{}
		for _, r := range all {
			if slices.ContainsFunc(all, r.contradicts) {
				dead = append(dead, r)
				continue
			}
			v := values[r.Hour]
			for i := range v {
				v[i] = max(v[i], r.Values[i]) // those that say it say the same, others 0
			}
			values[r.Hour] = v
		}
		if len(m.letters) != len(dead) || int(m.counts[rowsUsed]+m.counts[rowsRepeated])+len(dead) != len(all) {
			t.Fatalf("%d letters, %v, want %d dead of %d", len(m.letters), m.counts, len(dead), len(all))
		}
		if len(m.sites) == 0 {
			if len(values) > 0 {
				t.Fatalf("no site, want %v", values)
			}
			return
		}
		columns := m.sites[0].Hours.Columns
		for i := range columns.Len() {
			got := [pollutants]aqi.Concentration{columns.SO2[i], columns.NO2[i], columns.CO[i], columns.O3[i], columns.PM10[i], columns.PM25[i]}
			if want := values[m.sites[0].Hours.Start+aqi.Stamp(i)]; got != want {
				t.Fatalf("hour %d: %v, want %v", i, got, want)
			}
		}
	})
}

func (r sourced) contradicts(other sourced) bool {
	for i := range r.Values {
		if r.Hour == other.Hour && r.has(i) && other.has(i) && r.Values[i] != other.Values[i] {
			return true
		}
	}
	return false
}

func TestRowsTravel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := bundled(t, drawRows(t))[0]
		text, err := encodeRows(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeRows(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v, %v, want %+v", got, err, want)
		}
		short := rapid.IntRange(0, len(text)-1).Draw(t, "length")
		if cut, err := decodeRows(text[:short]); err == nil && len(cut.List) >= len(want.List) {
			t.Fatalf("%d of %d bytes: %+v", short, len(text), cut)
		}
	})
}
