package places

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

var (
	countiesTable = csvTable{"counties", [][]string{{"code"}, {"name", "name_zh"}, {"pinyin", "name_en"}}, 3}
	bordersTable  = csvTable{"borders", [][]string{{"code_a"}, {"code_b"}}, 2}
)

// Table is a table that was read.
type Table struct{ records []record }

// ReadCounties reads a table of counties, with the columns code, name or name_zh, and pinyin or name_en.
func ReadCounties(r io.Reader) (Table, error) { return countiesTable.table(r) }

// ReadBorders reads a table of borders, with the columns code_a and code_b.
func ReadBorders(r io.Reader) (Table, error) { return bordersTable.table(r) }

func (t csvTable) table(r io.Reader) (Table, error) {
	records, err := t.read(r)
	return Table{records}, err
}

// Plan makes Kashgar's plan one for a table of counties and one of borders. Faults that it finds in them have their lines. Where there
// are fewer counties than a group takes, all of them are one.
func Plan(counties, borders Table) (region.Plan, error) {
	p := region.Kashgar()
	p.Counties, p.Borders = make([]alert.County, len(counties.records)), make([][2]string, len(borders.records))
	for i, c := range counties.records {
		p.Counties[i] = alert.County{Code: c.fields[0], Name: aqi.Text{Chinese: c.fields[1], English: c.fields[2]}}
	}
	for i, b := range borders.records {
		p.Borders[i] = [2]string(b.fields)
	}
	p.Policy.Criteria[0].Count = max(1, min(p.Policy.Criteria[0].Count, len(counties.records)))
	found, ok := errors.AsType[aqi.Faults](p.Validate())
	if !ok {
		slices.SortFunc(p.Counties, func(a, b alert.County) int { return strings.Compare(a.Code, b.Code) })
		return p, nil
	}
	var faults hourscsv.Faults
	for _, f := range found {
		faults.Add(withLine(f, map[string][]record{"counties": counties.records, "borders": borders.records}))
	}
	return region.Plan{}, faults.Err()
}

// withLine tells a fault by the line of its table and what the line has there: that of "/plan/borders/3" is "borders: line 5".
func withLine(f aqi.Fault, tables map[string][]record) error {
	tokens := append(strings.SplitN(strings.TrimPrefix(f.Path, "/plan"), "/", 4), "", "", "")
	records := tables[tokens[1]]
	i, err := strconv.Atoi(tokens[2])
	if err != nil || i >= len(records) {
		return f
	}
	column := strings.NewReplacer("/", "_", "0", "code_a", "1", "code_b").Replace(tokens[3])
	return &hourscsv.Fault{File: tokens[1], Line: records[i].line, Column: column, Got: f.Got, Want: f.Want, Rule: f.Rule}
}
