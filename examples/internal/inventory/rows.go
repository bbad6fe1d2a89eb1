package inventory

import (
	"iter"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/quote"
)

const maxColumns = 200

// ReadRows is [ReadCSV] for the rows of a sheet of a workbook, with their values as they are stored. The first row that is not blank
// names the columns; blank rows count, as they have numbers too. The faults have the sheet as their file. An error that comes with a
// row is the last.
func ReadRows(sheet string, rows iter.Seq2[[]string, error], rules Rules) (Inventory, error) {
	r := reader{rules: rules, ids: map[string]entry{}, sheet: sheet}
	r.rows(rows)
	if err := r.faults.Err(); err != nil {
		return Inventory{}, err
	}
	return r.found, nil
}

func (r *reader) rows(rows iter.Seq2[[]string, error]) {
	number, at := 0, header{}
	for fields, err := range rows {
		number++
		switch {
		case err != nil:
			r.add(number, "", aqi.Fault{Rule: err})
			return
		case len(fields) > maxColumns:
			r.add(number, "", aqi.Fault{Want: want("不超过%d列", "at most %d columns", maxColumns), Rule: aqi.ErrTooMany})
			return
		case strings.TrimSpace(strings.Join(fields, "")) == "":
		case at.at == nil:
			var ok bool
			if at, ok = r.header(number, fields); !ok {
				return
			}
		default:
			row := &row{number: number, header: at}
			if !r.counts(row) {
				return
			}
			r.row(row, fields)
		}
	}
	if at.at == nil {
		r.add(1, "", noHeader)
	}
}

// A workbook keeps numbers as binary ones, and writes 17 of their digits: 0.3 may stand there as 0.30000000000000004, and as
// 2.9999999999999999E-2 what is 0.03 to its reader, who sees 15 at most.
var binary = regexp.MustCompile(`^[0-9]{1,20}(\.[0-9]{1,25})?(E[+-]?[0-9]{1,2})?$`)

const seenDigits = 15

// seen returns a number of a workbook as its reader sees it, and any other text as it is.
func seen(value string) string {
	if !binary.MatchString(value) {
		return value
	}
	d, err := decimal.NewFromString(value)
	if err != nil {
		return value
	}
	return d.Round(seenDigits - int32(d.NumDigits()) - d.Exponent()).String()
}

// lost are texts of digits that a workbook has taken for a number, as an identifier of 18.
var lost = regexp.MustCompile(`^[0-9](\.[0-9]+)?E\+[0-9]+$`)

// stored returns the value of a column as a workbook has it, and the faults of one that is not what was typed.
func stored(c column, value string) (string, aqi.Faults) {
	switch {
	case isAmount(c.name) || c.name == "trips":
		return seen(value), nil
	case lost.MatchString(value):
		want := want("文本格式的单元格，因数值超过%d位即失真", "a cell with text, as of a number the digits after %d are lost", seenDigits)
		return value, aqi.Faults{{Path: c.path, Count: 1, Got: quote.Text(value), Want: want, Rule: aqi.ErrText}}
	}
	return value, nil
}

// at returns a fault with the sheet that it is in.
func (r *reader) at(f *hourscsv.Fault) *hourscsv.Fault {
	f.File = r.sheet
	return f
}
