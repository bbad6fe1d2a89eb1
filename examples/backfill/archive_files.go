package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/clearsky-go/clearsky/aqi"
)

const longHeader = "site,time,so2,no2,co,o3,pm10,pm25\n"

var wideTypes = [pollutants]string{"SO2", "NO2", "CO", "O3", "PM10", "PM2.5"}

// create writes a file.
func create(name string, write func(w *bufio.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(write(w), w.Flush(), f.Close())
}

// long writes the long form, compressed.
func (a archive) long(name string, stations []station, span aqi.Span) error {
	return create(name+".csv.gz", func(w *bufio.Writer) error {
		z := gzip.NewWriter(w)
		if _, err := io.WriteString(z, longHeader); err != nil {
			return err
		}
		for _, s := range stations {
			for hour := span.From; hour < span.Until; hour++ {
				if _, err := io.WriteString(z, a.line(s, hour)); err != nil {
					return err
				}
			}
		}
		return z.Close()
	})
}

func (a archive) line(s station, hour aqi.Stamp) string {
	values := a.at(s, hour)
	return s.name + "," + hour.Time().Format("2006-01-02T15:04") + "," + strings.Join(values[:], ",") + "\n"
}

// wide writes the wide form, which has a type that is not used.
func (a archive) wide(name string, stations []station, span aqi.Span) error {
	return create(name+".csv", func(w *bufio.Writer) error {
		line := []string{"date", "hour", "type"}
		for _, s := range stations {
			line = append(line, s.name)
		}
		_, err := fmt.Fprintln(w, strings.Join(line, ","))
		for hour := span.From; hour < span.Until && err == nil; hour++ {
			for i, kind := range append(wideTypes[:], "AQI") {
				line = append(line[:0], hour.Time().Format("20060102"), strconv.Itoa(hour.Hour()), kind)
				for _, s := range stations {
					values := a.at(s, hour)
					line = append(line, values[i%pollutants])
				}
				_, err = fmt.Fprintln(w, strings.Join(line, ","))
			}
		}
		return err
	})
}

// parquet writes the long form in columns, of numbers in floating point as archives have them.
func (a archive) parquet(name string, stations []station, span aqi.Span) error {
	fields := []arrow.Field{{Name: "site", Type: arrow.BinaryTypes.String}, {Name: "time", Type: &arrow.TimestampType{Unit: arrow.Millisecond, TimeZone: "UTC"}}}
	for _, kind := range wideTypes {
		fields = append(fields, arrow.Field{Name: kind, Type: arrow.PrimitiveTypes.Float64, Nullable: true})
	}
	schema := arrow.NewSchema(fields, nil)
	return create(name+".parquet", func(w *bufio.Writer) error {
		f, err := pqarrow.NewFileWriter(schema, w, parquet.NewWriterProperties(), pqarrow.DefaultWriterProps())
		if err != nil {
			return err
		}
		for _, s := range stations {
			batch, err := a.batch(schema, s, span)
			if err != nil {
				return err
			}
			err = f.Write(batch)
			batch.Release()
			if err != nil {
				return err
			}
		}
		return f.Close()
	})
}

func (a archive) batch(schema *arrow.Schema, s station, span aqi.Span) (arrow.RecordBatch, error) {
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for hour := span.From; hour < span.Until; hour++ {
		fields := []string{s.name, hour.Time().UTC().Format("2006-01-02T15:04:05Z")}
		values := a.at(s, hour)
		for i, text := range append(fields, values[:]...) {
			if text == "" {
				b.Field(i).AppendNull()
			} else if err := b.Field(i).AppendValueFromString(text); err != nil {
				return nil, err
			}
		}
	}
	return b.NewRecordBatch(), nil
}

// slips writes a file that came late: a day again, two hours otherwise than before, and three lines that are none.
func (a archive) slips(site, folder string, until aqi.Stamp) error {
	s := station{name: site, county: a.counties[0]}
	return create(filepath.Join(folder, "late.csv"), func(w *bufio.Writer) error {
		text := longHeader
		for hour := until - 48; hour < until-24; hour++ {
			text += a.line(s, hour)
		}
		for hour := until - 6; hour < until-4; hour++ {
			text += s.name + "," + hour.Time().Format("2006-01-02T15:04") + ",1,2,0.3,4,5,6\n"
		}
		text += s.name + ",2025-02-29T00:00,1,2,0.3,4,5,6\n" + s.name + ",1925-12-31T00:00,1,2,0.3,4,5,6\n" + s.name + ",2025-12-31T00:00,9999,2,0.3,4,5,x\n"
		_, err := w.WriteString(text)
		return err
	})
}
