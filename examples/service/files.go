package main

import (
	"errors"
	"maps"
	"net/url"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// levels reads the levels of a query. In its faults it is an object.
func (s service) levels(query url.Values) (map[string]response.Level, error) {
	var fs aqi.Faults
	read := func(key string) (l response.Level) {
		fs.Join(faults.At("/query", key), l.UnmarshalText([]byte(query.Get(key))))
		query.Del(key)
		return l
	}
	levels := map[string]response.Level{}
	if !query.Has("level") {
		return nil, missing("/query/level")
	}
	all := read("level")
	for _, c := range s.plan.Counties {
		levels[c.Code] = all
		if query.Has(c.Code) {
			levels[c.Code] = read(c.Code)
		}
	}
	unknown(&fs, query, inBoth("level或县市代码", "level or the code of a county"))
	return levels, fs.Err()
}

// unknown adds the faults of what is left of a query.
func unknown(fs *aqi.Faults, query url.Values, want aqi.Text) {
	for _, key := range slices.Sorted(maps.Keys(query)) {
		fs.Add(aqi.Fault{Path: faults.At("/query", key), Count: 1, Want: want, Rule: aqi.ErrUnknown})
	}
}

// pointed returns the faults of a file with pointers that name line and column, as /lines/12/so2, and of a workbook the sheet too, as
// /sheets/清单/12/so2.
func pointed(err error) aqi.Faults {
	if fs, ok := errors.AsType[aqi.Faults](err); ok {
		return fs
	}
	file, ok := errors.AsType[*hourscsv.Faults](err)
	if !ok {
		return aqi.Faults{{Count: 1, Rule: err}}
	}
	var fs aqi.Faults
	for _, err := range file.First {
		if f, ok := errors.AsType[*hourscsv.Fault](err); ok {
			fs = append(fs, aqi.Fault{Path: pointer(f), Count: 1, Got: f.Got, Want: f.Want, Rule: f.Rule})
		}
	}
	if file.More > 0 {
		want := aqi.Text{Chinese: "先改正以上各处", English: "those above mended first"}
		fs = append(fs, aqi.Fault{Count: file.More, Want: want, Rule: aqi.ErrTooMany})
	}
	return fs
}

func pointer(f *hourscsv.Fault) string {
	at := faults.At("/lines", f.Line)
	if f.File != "" {
		at = faults.At("/sheets", f.File, f.Line)
	}
	if f.Column == "" {
		return at
	}
	return faults.At(at, f.Column)
}
