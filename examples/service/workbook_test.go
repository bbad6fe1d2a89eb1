package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// workbook puts rows of CSV into sheets, numbers as numbers.
func workbook(t testing.TB, sheets map[string]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	for name, text := range sheets {
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cells := make([]any, len(row))
			for j, value := range row {
				cells[j] = value
				if n, err := strconv.ParseFloat(value, 64); err == nil && len(value) < 16 {
					cells[j] = n
				}
			}
			if err := book.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts makes a zip file.
func parts(t testing.TB, method uint16, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// claiming makes a zip file that says its parts are so large.
func claiming(t testing.TB, sizes map[string]uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, size := range sizes {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestWorkbook posts inventories as CSV and as workbooks, and wants the same obligations.
func TestWorkbook(t *testing.T) {
	for name, text := range map[string]string{"made up": madeup.Inventory(region.Kashgar()), "office": office} {
		status, _, want := do(t, http.MethodPost, sharedURL+"/obligations?level=ii&653121=iii", "text/csv", strings.NewReader(text))
		if status != http.StatusOK {
			t.Fatalf("%s: %d: %.300s", name, status, want)
		}
		book := workbook(t, map[string]string{"清单": text})
		status, form, got := do(t, http.MethodPost, sharedURL+"/obligations?level=ii&653121=iii", workbookType, bytes.NewReader(book))
		if status != http.StatusOK || form != "application/json" || !bytes.Equal(got, want) {
			t.Errorf("%s: %d, %s: %.500s", name, status, form, got)
		}
	}
}

// TestWorkbookFaults wants the sheet, the row and the column of what is wrong.
func TestWorkbookFaults(t *testing.T) {
	two := workbook(t, map[string]string{"清单": office, "说明": "x\n"})
	for why, row := range map[string]struct {
		query string
		book  []byte
		wants []string
	}{
		"a grade":      {"", workbook(t, map[string]string{"a~b": strings.Replace(office, ",D,", ",F,", 1)}), []string{`"pointer":"/sheets/a~0b/2/绩效等级"`, `"got":"\"F\""`}},
		"an amount":    {"", workbook(t, map[string]string{"清单": strings.Replace(office, ",10,5,", ",1,-5,", 1)}), []string{`"pointer":"/sheets/清单/2/NOx常规排放量（kg~1d）"`}},
		"a header":     {"", workbook(t, map[string]string{"清单": "企业名称,x\n"}), []string{`"pointer":"/sheets/清单/1/`, `"rule":"unknown"`, `"rule":"missing"`}},
		"which sheet":  {"", two, []string{`"pointer":"/query/sheet"`, `清单`, `说明`}},
		"no such":      {"&sheet=x", two, []string{`"pointer":"/query/sheet"`, `"got":"\"x\""`}},
		"the other":    {"&sheet=" + "%E8%AF%B4%E6%98%8E", two, []string{`"pointer":"/sheets/说明/1/`}},
		"no workbook":  {"", []byte(office), []string{`"pointer":""`, `.xlsx`}},
		"nothing":      {"", nil, []string{`.xlsx`}},
		"another zip":  {"", parts(t, zip.Deflate, map[string]string{"a": "b"}), []string{`.xlsx`}},
		"an old one":   {"", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat(" ", 9999)), []string{`.xlsx`}},
		"large styles": {"", claiming(t, map[string]uint64{"xl/styles.xml": mostOther + 1}), []string{`"rule":"too-many"`, `xl/styles.xml`, "4 MiB"}},
		"large in all": {"", claiming(t, map[string]uint64{"xl/worksheets/sheet1.xml": mostUnpacked, "xl/media/1": 1}), []string{"64 MiB"}},
		"far away":     {"", withSheet(t, `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, ""), []string{`"pointer":"/sheets/Sheet1/1048576"`, "200"}},
		"too far":      {"", withSheet(t, `<row r="1048577"><c r="A1048577"><v>1</v></c></row>`, ""), []string{`"pointer":"/sheets/Sheet1/`}},
		"many rows":    {"", withSheet(t, strings.Repeat(`<row><c t="str"><v>x</v></c></row>`, 2), ""), []string{`"pointer":"/sheets/Sheet1/1/`}},
	} {
		status, form, text := do(t, http.MethodPost, sharedURL+"/obligations?level=ii"+row.query, workbookType, bytes.NewReader(row.book))
		for _, want := range row.wants {
			if status != http.StatusUnprocessableEntity || form != "application/problem+json" || !strings.Contains(string(text), want) {
				t.Errorf("%s: %d, %s, want %s: %.500s", why, status, form, want, text)
			}
		}
	}
	if status, _, text := do(t, http.MethodPost, sharedURL+"/obligations?level=ii&sheet=%E6%B8%85%E5%8D%95", workbookType, bytes.NewReader(two)); status != http.StatusOK {
		t.Errorf("%d: %.300s", status, text)
	}
	if status, _, _ := do(t, http.MethodPost, sharedURL+"/obligations?level=ii&sheet=x", "text/csv", strings.NewReader(office)); status != http.StatusBadRequest {
		t.Error(status)
	}
}

// TestBomb wants a part refused that says it is smaller than it is.
func TestBomb(t *testing.T) {
	var packed, out bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("x")
	if err == nil {
		_, err = w.Write(make([]byte, 8<<20))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	from, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := from.File[0].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	z = zip.NewWriter(&out)
	header := from.File[0].FileHeader
	header.Name, header.UncompressedSize64 = "xl/styles.xml", 1000
	if w, err = z.CreateRaw(&header); err == nil {
		_, err = io.Copy(w, raw)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	book := out.Bytes()
	if from, err = zip.NewReader(bytes.NewReader(book), int64(len(book))); err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(from, header.Name); err == nil || len(text) > 1<<16 {
		t.Errorf("%d bytes of a part that says it has 1,000", len(text))
	}
	status, _, text := do(t, http.MethodPost, sharedURL+"/obligations?level=ii", workbookType, bytes.NewReader(book))
	if status != http.StatusUnprocessableEntity || !strings.Contains(string(text), ".xlsx") {
		t.Errorf("%d: %.300s", status, text)
	}
}

// withSheet returns a workbook with rows and shared strings as they are given.
func withSheet(t testing.TB, rows, shared string) []byte {
	t.Helper()
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	files := maps.Clone(blank())
	files["xl/worksheets/sheet1.xml"] = "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>"
	files["xl/sharedStrings.xml"] = "<sst " + main + ">" + shared + "</sst>"
	return parts(t, zip.Store, files)
}

// blank has the parts of a new workbook.
var blank = sync.OnceValue(func() map[string]string {
	var out bytes.Buffer
	err := excelize.NewFile().Write(&out)
	z, bad := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err = errors.Join(err, bad); err != nil {
		panic(err)
	}
	files := map[string]string{}
	for _, part := range z.File {
		text, err := fs.ReadFile(z, part.Name)
		if err != nil {
			panic(err)
		}
		files[part.Name] = string(text)
	}
	return files
})

// FuzzWorkbook reads sheets that nobody has written: each gives an inventory or faults.
func FuzzWorkbook(f *testing.F) {
	rules, err := inventory.RulesOf(region.Kashgar())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>x</f><v>id</v></c><c t="inlineStr"><is><t>county</t></is></c></row>`+
		`<row r="3"><c r="A3" t="str"><v>source</v></c><c r="B3"><v>1E+18</v></c><c r="C3" t="b"><v>1</v></c></row>`, `<si><t>kind</t></si>`)
	f.Add(`<row r="99"><c r="ZZ99" t="e"><v>#N/A</v></c></row>`, `<si><r><t>a</t></r><r><t>b</t></r></si>`)
	f.Fuzz(func(t *testing.T, rows, shared string) {
		_, err := service{rules: rules}.readWorkbook(withSheet(t, rows, shared), nil)
		_, inFile := errors.AsType[*hourscsv.Faults](err)
		_, asWhole := errors.AsType[aqi.Faults](err)
		if err != nil && !inFile && !asWhole {
			t.Fatal(err)
		}
	})
}

// TestAnswerAsWorkbook asks for the obligations as a workbook, in both languages.
func TestAnswerAsWorkbook(t *testing.T) {
	for _, row := range []struct{ language, sheet, title, name, county, emission, grade string }{
		{"zh-CN,zh;q=0.9,en;q=0.8", "企业责任", "企业名称", "甲窑", "喀什市", "二氧化硫常规排放量（kg/d）", "D级"},
		{"en", "Obligations", "Enterprise", "甲窑", "Kashgar City", "SO2: emission (kg/d)", "D"},
		{"", "Obligations", "Enterprise", "甲窑", "Kashgar City", "SO2: emission (kg/d)", "D"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, sharedURL+"/obligations?level=ii", strings.NewReader(office))
		if err != nil {
			t.Fatal(err)
		}
		r.Header = http.Header{"Content-Type": {"text/csv"}, "Accept": {"text/html, " + workbookType + ";q=0.9"}, "Accept-Language": {row.language}}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(answer.Body)
		if err := errors.Join(err, answer.Body.Close()); err != nil || answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != workbookType {
			t.Fatalf("%d, %v", answer.StatusCode, err)
		}
		rows, err := book.GetRows(row.sheet)
		if err != nil || len(rows) != 2 {
			t.Fatal(rows, err)
		}
		got := map[string]string{}
		for i, title := range rows[0] {
			got[title] = append(rows[1], make([]string, len(rows[0]))...)[i]
			cell, err := excelize.CoordinatesToCellName(i+1, 2)
			if err != nil {
				t.Fatal(err)
			}
			kind, err := book.GetCellType(row.sheet, cell)
			if numeric := strings.ContainsAny(title, "%%") || strings.Contains(title, "kg/d"); err != nil || numeric != (kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber) {
				t.Errorf("%s: %v, %v", title, kind, err)
			}
		}
		if got[row.title] != row.name || got[row.emission] != "10" || rows[1][0] != "91653101MA00000000" || rows[1][2] != row.county || rows[1][5] != row.grade {
			t.Errorf("%s: %q", row.language, rows)
		}
	}
	status, form, text := do(t, http.MethodPost, sharedURL+"/obligations?level=ii", "text/csv", strings.NewReader("x"))
	if status != http.StatusUnprocessableEntity || form != "application/problem+json" {
		t.Errorf("%d, %s: %s", status, form, text)
	}
}
