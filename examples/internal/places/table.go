package places

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
)

// csvTable is a small table, with the names that each of its columns may have, in any order. Those after needed may be absent.
type csvTable struct {
	name    string
	columns [][]string
	needed  int
}

// record is a line of a table: a field for each of its columns, "" of one that is absent.
type record struct {
	line   int
	fields []string
}

const maxTable = 1 << 20 // bytes of a table, so that a file without an end is refused

func (t csvTable) read(r io.Reader) ([]record, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxTable+1))
	if err == nil && len(text) > maxTable {
		err = fmt.Errorf("longer than %d bytes", maxTable)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.name, err)
	}
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	header, err := reader.Read()
	at, ok := t.places(header)
	if err != nil || !ok {
		return nil, &hourscsv.Fault{File: t.name, Line: 1, Want: t.want(), Rule: aqi.ErrMissing}
	}
	return t.records(reader, at)
}

// places returns where the columns are, -1 of one that is absent; false where one is that is needed.
func (t csvTable) places(header []string) ([]int, bool) {
	at := make([]int, len(t.columns))
	for i, names := range t.columns {
		at[i] = slices.IndexFunc(header, func(name string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(name))) })
		if at[i] < 0 && i < t.needed {
			return nil, false
		}
	}
	return at, true
}

func (t csvTable) want() aqi.Text {
	var names []string
	for _, c := range t.columns[:t.needed] {
		names = append(names, strings.Join(c, "/"))
	}
	list := strings.Join(names, ",")
	return aqi.Text{Chinese: list, English: list}
}

func (t csvTable) records(reader *csv.Reader, at []int) ([]record, error) {
	var records []record
	var faults hourscsv.Faults
	for {
		all, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, faults.Err()
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			f := hourscsv.BadCSV(bad)
			f.File = t.name
			faults.Add(f)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		line, _ := reader.FieldPos(0)
		fields := make([]string, len(at))
		for i, column := range at {
			if column >= 0 {
				fields[i] = Printable(strings.TrimSpace(all[column]))
			}
		}
		records = append(records, record{line, fields})
	}
}
