package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/clearsky-go/clearsky/aqi"
)

// parquetOf returns a file of one row, of texts by column.
func parquetOf(t *testing.T, fields []arrow.Field, texts ...string) []byte {
	t.Helper()
	schema := arrow.NewSchema(fields, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for i, text := range texts {
		must(t, b.Field(i).AppendValueFromString(text))
	}
	var file bytes.Buffer
	w, err := pqarrow.NewFileWriter(schema, &file, parquet.NewWriterProperties(), pqarrow.DefaultWriterProps())
	must(t, err)
	must(t, w.Write(b.NewRecordBatch()), w.Close())
	return file.Bytes()
}

// Columns of many types become the texts that a file of text has.
func TestParquetTypes(t *testing.T) {
	for want, tt := range map[string]struct {
		kind arrow.DataType
		text string
	}{
		"甲":                             {arrow.BinaryTypes.String, "甲"},
		"35.1":                          {arrow.PrimitiveTypes.Float64, "35.1"},
		"0.3":                           {arrow.PrimitiveTypes.Float32, "0.3"},
		"35":                            {arrow.PrimitiveTypes.Int32, "35"},
		"35.12":                         {&arrow.Decimal128Type{Precision: 9, Scale: 2}, "35.12"},
		"2025-01-01T08:00:00Z":          {&arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}, "2025-01-01T08:00:00Z"},
		"2025-01-01T08:00:00":           {&arrow.TimestampType{Unit: arrow.Millisecond}, "2025-01-01T08:00:00"},
		"2025-01-01T08:00:00.000000001": {&arrow.TimestampType{Unit: arrow.Nanosecond}, "2025-01-01T08:00:00.000000001"},
	} {
		text, err := newParquetText(bytes.NewReader(parquetOf(t, []arrow.Field{{Name: "x", Type: tt.kind}}, tt.text)))
		must(t, err)
		got, err := io.ReadAll(text)
		text.close()
		if err != nil || string(got) != "x\n"+want+"\n" {
			t.Errorf("%v: %q, %v, want %q", tt.kind, got, err, want)
		}
	}
}

// readText reads a file of a name and returns the letters, and how many rows there are.
func readText(name, text string) (letters []letter, used, read int) {
	r := reader{
		within: aqi.Span{From: newYear(2000), Until: newYear(2100)}, file: name, held: map[string][]row{},
		emit: func(_ string, l rows) { used += len(l.List) }, bad: func(l letter) { letters = append(letters, l) },
	}
	read, _ = r.read(strings.NewReader(text))
	return letters, used, read
}

func TestReadLetters(t *testing.T) {
	letters, used, read := readText("a.csv", longHeader+
		"A,2025-01-01T00:00,1,2,0.3,4,5,6\nA,1925-01-01T00:00,1,2,0.3,4,5,6\n\xb1,2025-01-01T00:00,1,2,0.3,4,5,6\nA,2025-01-01T00:00,1,2,"+strings.Repeat("9", 2000)+",4,5,6\n")
	if used != 1 || read != 4 || len(letters) != 3 {
		t.Fatalf("%d used of %d, %+v", used, read, letters)
	}
	for i, l := range letters {
		if l.File != "a.csv" || l.Line != i+3 || l.Rows != 1 || l.Why == "" || len(l.Text) > mostText+3 || strings.Contains(l.Text, "\xb1") {
			t.Errorf("%+v", l)
		}
	}
	if letters, _, read := readText("a.parquet", "PAR1 and no more"); len(letters) != 1 || read != 0 || letters[0].Why == "" {
		t.Errorf("%+v, %d rows", letters, read)
	}
}

func TestBadDocuments(t *testing.T) {
	good := document()
	good.Sites["x"] = "nowhere"
	unknown, err := encode(good)
	must(t, err)
	for _, text := range []string{"", "{}", `{"code":"1","plan":{},"sites":{}}`, string(unknown)} {
		if p, err := readPrefecture([]byte(text)); err == nil {
			t.Errorf("%.40s: %v", text, p.Code)
		}
	}
	if balance(map[string]int64{rowsRead: 2, rowsUsed: 1}) == nil {
		t.Error("a row is lost")
	}
}
