package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

// parquetText reads a Parquet file of the long form as CSV, so that there is one reader of rows: line 1 is the header, and row n is
// line n + 2. Floating-point numbers become the shortest decimals that they are.
type parquetText struct {
	file    *file.Reader
	batches pqarrow.RecordReader
	text    bytes.Buffer
}

const batchRows = 16_384

func newParquetText(r io.Reader) (*parquetText, error) {
	whole, err := io.ReadAll(r) // its directory is at its end
	if err != nil {
		return nil, err
	}
	f, err := file.NewParquetReader(bytes.NewReader(whole))
	if err != nil {
		return nil, err
	}
	columns, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{BatchSize: batchRows}, memory.DefaultAllocator)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	p := &parquetText{file: f}
	if p.batches, err = columns.GetRecordReader(context.Background(), nil, nil); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	var header []string
	for _, field := range p.batches.Schema().Fields() {
		header = append(header, field.Name)
	}
	w := csv.NewWriter(&p.text)
	return p, errors.Join(w.Write(header), flushed(w))
}

func flushed(w *csv.Writer) error {
	w.Flush()
	return w.Error()
}

func (p *parquetText) close() {
	p.batches.Release()
	_ = p.file.Close() // only read, from memory
}

func (p *parquetText) Read(b []byte) (int, error) {
	for p.text.Len() == 0 {
		if !p.batches.Next() {
			if err := p.batches.Err(); err != nil {
				return 0, err
			}
			return 0, io.EOF
		}
		if err := p.write(p.batches.RecordBatch()); err != nil {
			return 0, err
		}
	}
	return p.text.Read(b)
}

func (p *parquetText) write(batch arrow.RecordBatch) error {
	w := csv.NewWriter(&p.text)
	fields := make([]string, batch.NumCols())
	for i := range int(batch.NumRows()) {
		for j, column := range batch.Columns() {
			fields[j] = fieldOf(column, i)
		}
		if err := w.Write(fields); err != nil {
			return err
		}
	}
	return flushed(w)
}

// fieldOf returns a value as a file of text has it. A time without a zone is the clock's.
func fieldOf(column arrow.Array, i int) string {
	if column.IsNull(i) {
		return ""
	}
	times, ok := column.(*array.Timestamp)
	if !ok {
		return column.ValueStr(i)
	}
	kind, _ := times.DataType().(*arrow.TimestampType)
	at := times.Value(i).ToTime(kind.Unit)
	if kind.TimeZone == "" {
		return at.Format("2006-01-02T15:04:05.999999999")
	}
	return at.UTC().Format(time.RFC3339Nano)
}
