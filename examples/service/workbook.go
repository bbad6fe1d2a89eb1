package main

import (
	"archive/zip"
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/internal/quote"
)

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// What a workbook may hold unpacked, in bytes: its reader takes many times that for what is not the rows of a sheet.
const (
	mostUnpacked = 64 << 20
	mostStrings  = 8 << 20
	mostOther    = 4 << 20
)

var wantWorkbook = inBoth(".xlsx工作簿，未加密", "a workbook as .xlsx, not encrypted")

// readWorkbook reads an inventory from a sheet of a workbook: the one that is named in the query, or else the only one.
func (s service) readWorkbook(text []byte, asked []string) (found inventory.Inventory, err error) {
	defer func() {
		if recover() != nil { // the reader of workbooks promises nothing of files that are none
			err = bad("", "", wantWorkbook, aqi.ErrText)
		}
	}()
	if err := checkSizes(text); err != nil {
		return found, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked,
	})
	if err != nil {
		return found, bad("", "", wantWorkbook, aqi.ErrText)
	}
	defer func() { _ = book.Close() }() // it has no files of its own
	sheet, err := sheetOf(book.GetSheetList(), asked)
	if err != nil {
		return found, err
	}
	return inventory.ReadRows(sheet, rowsOf(book, sheet), s.rules)
}

// checkSizes looks at what a workbook says of its parts, to which the reader of zip files holds them.
func checkSizes(text []byte) error {
	parts, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return bad("", "", wantWorkbook, aqi.ErrText)
	}
	var whole uint64
	for _, part := range parts.File {
		name, most := strings.ToLower(strings.ReplaceAll(part.Name, "\\", "/")), uint64(mostOther)
		switch {
		case strings.HasPrefix(name, "xl/worksheets/"), strings.HasPrefix(name, "xl/media/"):
			most = mostUnpacked
		case name == "xl/sharedstrings.xml":
			most = mostStrings
		}
		whole += min(part.UncompressedSize64, mostUnpacked+1)
		if part.UncompressedSize64 > most {
			return bad("", part.Name, inBoth("解压后不超过%d MiB", "at most %d MiB unpacked", most>>20), aqi.ErrTooMany)
		}
	}
	if whole > mostUnpacked {
		return bad("", "", inBoth("解压后不超过%d MiB", "at most %d MiB unpacked", mostUnpacked>>20), aqi.ErrTooMany)
	}
	return nil
}

// sheetOf returns the name of the sheet that is asked for.
func sheetOf(names, asked []string) (string, error) {
	switch {
	case len(asked) == 1 && slices.Contains(names, asked[0]):
		return asked[0], nil
	case len(asked) == 0 && len(names) == 1:
		return names[0], nil
	}
	list := quote.Cut(strings.Join(names, ", "))
	return "", bad("/query/sheet", strings.Join(asked, ", "), inBoth("工作表之一：%s", "one of the sheets %s", list), aqi.ErrUnknown)
}

func bad(path, got string, want aqi.Text, rule error) error {
	if got != "" {
		got = quote.Text(got)
	}
	return aqi.Faults{{Path: path, Count: 1, Got: got, Want: want, Rule: rule}}
}

// rowsOf reads a sheet row by row, blank ones too.
func rowsOf(book *excelize.File, sheet string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		rows, err := book.Rows(sheet)
		if err != nil {
			yield(nil, aqi.ErrText)
			return
		}
		for rows.Next() {
			if cells, err := rows.Columns(); err != nil || !yield(cells, nil) {
				if err != nil {
					yield(nil, aqi.ErrText)
				}
				return
			}
		}
		if err := rows.Error(); err != nil {
			yield(nil, aqi.ErrText)
		}
	}
}
