package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

// record is a line of a table.
type record struct {
	line   int
	fields []string // those that the table is read for
}

var (
	countiesHeaders = [][]string{{"code", "name", "pinyin"}, {"code", "name_zh", "name_en"}}
	bordersHeaders  = [][]string{{"code_a", "code_b"}}
)

const maxTable = 1 << 20 // bytes of a table, so that a file without an end is refused

// loadPlan makes Kashgar's plan one for a table of counties and one of borders. Its error holds the faults of both.
func loadPlan(countiesFile, bordersFile string) (*region.Plan, error) {
	counties, err := open(countiesFile, readCounties)
	borders, bordersErr := open(bordersFile, readBorders)
	if err := errors.Join(err, bordersErr); err != nil {
		return nil, err
	}
	return makePlan(counties, borders)
}

func readCounties(r io.Reader) ([]record, error) { return readTable(r, "counties", countiesHeaders) }

func readBorders(r io.Reader) ([]record, error) { return readTable(r, "borders", bordersHeaders) }

// readTable reads a CSV table of which the first columns are named as one of the headers has it.
func readTable(r io.Reader, name string, headers [][]string) ([]record, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxTable+1))
	if err == nil && len(text) > maxTable {
		err = fmt.Errorf("longer than %d bytes", maxTable)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	header, err := reader.Read()
	columns := len(headers[0])
	named := func(h []string) bool { return slices.Equal(h, header[:columns]) }
	if err != nil || len(header) < columns || !slices.ContainsFunc(headers, named) {
		return nil, &hourscsv.Fault{File: name, Line: 1, Want: aqi.Text{Chinese: headerText(headers, "或"), English: headerText(headers, " or ")}, Rule: aqi.ErrMissing}
	}
	return readRecords(reader, name, columns)
}

func headerText(headers [][]string, or string) string {
	texts := make([]string, len(headers))
	for i, h := range headers {
		texts[i] = strings.Join(h, ",")
	}
	return strings.Join(texts, or)
}

func readRecords(reader *csv.Reader, name string, columns int) ([]record, error) {
	var records []record
	var faults hourscsv.Faults
	for {
		all, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, faults.Err()
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			f := hourscsv.BadCSV(bad)
			f.File = name
			faults.Add(f)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := reader.FieldPos(0)
		fields := all[:columns]
		for i, f := range fields {
			fields[i] = printable(strings.TrimSpace(f))
		}
		records = append(records, record{line, fields})
	}
}

// makePlan makes a plan of the tables. Faults that it finds in them have their lines. Where there are fewer counties than a group
// takes, all of them are one.
func makePlan(counties, borders []record) (*region.Plan, error) {
	list := make([]alert.County, len(counties))
	for i, c := range counties {
		list[i] = alert.County{Code: c.fields[0], Name: aqi.Text{Chinese: c.fields[1], English: c.fields[2]}}
	}
	pairs := make([][2]string, len(borders))
	for i, b := range borders {
		pairs[i] = [2]string(b.fields)
	}
	p := region.Kashgar()
	p.Counties, p.Borders = list, pairs
	p.Policy.Criteria[0].Count = max(1, min(p.Policy.Criteria[0].Count, len(list)))
	found, ok := errors.AsType[aqi.Faults](p.Validate())
	if !ok {
		slices.SortFunc(list, func(a, b alert.County) int { return strings.Compare(a.Code, b.Code) })
		return &p, nil
	}
	var faults hourscsv.Faults
	for _, f := range found {
		faults.Add(withLine(f, map[string][]record{"counties": counties, "borders": borders}))
	}
	return nil, faults.Err()
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
