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
	"github.com/clearsky-go/clearsky/internal/hourscsv"
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

const (
	maxTable  = 1 << 20 // bytes of a table, so that a file without an end is refused
	maxFaults = 20      // of a table; more are only counted
)

// loadRegion makes a region of a table of counties and one of borders. Its error holds the faults of both.
func loadRegion(countiesFile, bordersFile string) (*region.Region, error) {
	counties, err := open(countiesFile, readCounties)
	borders, bordersErr := open(bordersFile, readBorders)
	if err := errors.Join(err, bordersErr); err != nil {
		return nil, err
	}
	return makeRegion(counties, borders)
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
		return nil, fmt.Errorf("%s: line 1: bad header: want %s", name, headerText(headers))
	}
	return readRecords(reader, name, columns)
}

func headerText(headers [][]string) string {
	texts := make([]string, len(headers))
	for i, h := range headers {
		texts[i] = strings.Join(h, ",")
	}
	return strings.Join(texts, " or ")
}

func readRecords(reader *csv.Reader, name string, columns int) ([]record, error) {
	var records []record
	var faults []error
	for {
		all, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, listed(faults)
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			faults = append(faults, fmt.Errorf("%s: line %d: %w", name, bad.StartLine, bad.Err))
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

// listed returns the faults of a table as an error, nil where there are none.
func listed(faults []error) error {
	if len(faults) == 0 {
		return nil
	}
	first := faults[:min(len(faults), maxFaults)]
	return &hourscsv.Faults{First: first, More: len(faults) - len(first)}
}

// makeRegion makes a region of the tables. Faults that it finds in them have their lines.
func makeRegion(counties, borders []record) (*region.Region, error) {
	list := make([]alert.County, len(counties))
	for i, c := range counties {
		list[i] = alert.County{Code: c.fields[0], Name: aqi.Text{Chinese: c.fields[1], English: c.fields[2]}}
	}
	pairs := make([][2]string, len(borders))
	for i, b := range borders {
		pairs[i] = [2]string(b.fields)
	}
	r, err := region.New(list, pairs)
	found, ok := errors.AsType[aqi.Faults](err)
	if !ok {
		return r, err
	}
	faults := make([]error, len(found))
	for i, f := range found {
		faults[i] = withLine(f, map[string][]record{"counties": counties, "borders": borders})
	}
	return nil, listed(faults)
}

// withLine tells a fault by the line of its table: that of "/borders/3" is "borders: line 5".
func withLine(f aqi.Fault, tables map[string][]record) error {
	tokens := strings.SplitN(f.Path, "/", 4)
	if len(tokens) < 3 {
		return f
	}
	records := tables[tokens[1]]
	i, err := strconv.Atoi(tokens[2])
	if err != nil || i >= len(records) {
		return f
	}
	f.Path = ""
	return fmt.Errorf("%s: line %d: %w", tokens[1], records[i].line, f)
}
