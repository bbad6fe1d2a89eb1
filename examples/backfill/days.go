package main

import (
	"bytes"
	"context"
	"net/url"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/aqi"
)

func init() {
	register.DoFn3x1[context.Context, site, func(string, int64), error](&daysFn{})
}

// daysFn writes the rolling days of a site, each 24 hours whatever hour they begin at: one file a site, one group of rows a year. A
// second try writes the same bytes.
type daysFn struct{ Output string }

func (fn *daysFn) ProcessElement(ctx context.Context, s site, count func(string, int64)) error {
	days, err := s.Plan.Edition.AppendRollingColumns(nil, s.Hours.Columns, 0)
	if err != nil {
		return err
	}
	text, err := daysFile(s.Hours.Start, days)
	if err != nil {
		return err
	}
	count("days", int64(len(days)))
	return writeFile(ctx, fn.Output, "days/"+url.PathEscape(s.Name)+".parquet", text)
}

var daySchema = arrow.NewSchema([]arrow.Field{
	{Name: "start", Type: &arrow.TimestampType{Unit: arrow.Millisecond, TimeZone: "Asia/Shanghai"}}, // the first of 24 hours
	{Name: "aqi", Type: arrow.PrimitiveTypes.Int16, Nullable: true},                                 // null where it is not valid
	{Name: "at_least", Type: arrow.FixedWidthTypes.Boolean},                                         // the AQI may be higher
	{Name: "primary", Type: arrow.BinaryTypes.String},                                               // pollutants, with commas
}, nil)

// daysFile returns the bytes of a site's days, of which the first begins at start.
func daysFile(start aqi.Stamp, days []aqi.DailyIndex) ([]byte, error) {
	var text bytes.Buffer
	properties := parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Zstd))
	w, err := pqarrow.NewFileWriter(daySchema, &text, properties, pqarrow.DefaultWriterProps())
	if err != nil {
		return nil, err
	}
	for len(days) > 0 && err == nil {
		n := min(len(days), yearEnd(start)-int(start))
		batch := daysBatch(start, days[:n])
		err = w.Write(batch)
		batch.Release()
		start, days = start+aqi.Stamp(n), days[n:]
	}
	if err != nil {
		return nil, err
	}
	err = w.Close()
	return text.Bytes(), err
}

// yearEnd returns the first hour of the next year.
func yearEnd(hour aqi.Stamp) int {
	next := time.Date(yearOf(hour)+1, 1, 1, 0, 0, 0, 0, aqi.UTC8())
	return int(hour) + int(next.Sub(hour.Time())/time.Hour)
}

func daysBatch(start aqi.Stamp, days []aqi.DailyIndex) arrow.RecordBatch {
	b := array.NewRecordBuilder(memory.DefaultAllocator, daySchema)
	defer b.Release()
	starts, _ := b.Field(0).(*array.TimestampBuilder)
	indices, _ := b.Field(1).(*array.Int16Builder)
	atLeast, _ := b.Field(2).(*array.BooleanBuilder)
	primary, _ := b.Field(3).(*array.StringBuilder)
	at := start.Time().UnixMilli()
	for i, d := range days {
		starts.Append(arrow.Timestamp(at + int64(i)*time.Hour.Milliseconds()))
		if v, ok := d.AQI.Value(); ok {
			indices.Append(int16(v))
		} else {
			indices.AppendNull()
		}
		atLeast.Append(d.AtLeast)
		primary.Append(words(d.Primary))
	}
	return b.NewRecordBatch()
}

// words returns a set in words. There are few, so that each is made once.
func words(set aqi.Pollutants) string { return wordsOf[set] }

var wordsOf = func() (all [256]string) {
	for i := range all {
		text, _ := aqi.Pollutants(i).MarshalText() // what is no set does not occur
		all[i] = string(text)
	}
	return all
}()
