package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"

	"github.com/clearsky-go/clearsky/aqi"
)

// task is what a pipeline does.
type task struct {
	Input  string   // a glob of files of hours
	Places string   // a glob of documents of prefectures; "": sites by themselves
	Output string   // a folder
	Within aqi.Span // hours outside are taken for slips
}

// build builds the pipeline:
//
//	files ─ read ─┬─ by site ─ merge ─┬─ days ───────────────────── days/SITE.parquet
//	              │     │             ├─ years ──────────────────── sites-YEAR.jsonl
//	places ───────│─────┴─────────────┴─ by prefecture ─ assess ─── prefectures-YEAR.jsonl
//	              └─ what cannot be used, of merge too ──────────── dead-letters/FILE.jsonl
//
// Each step counts its rows, and the last one checks that none was lost. No step depends on the order of its input.
func build(s beam.Scope, t task) {
	files := fileio.ReadMatches(s, fileio.MatchFiles(s, t.Input, fileio.MatchEmptyDisallow()), fileio.ReadUncompressed())
	rows, badRows, read := beam.ParDo3(s, &readFn{Within: t.Within}, files)
	homes, plans := places(s, t.Places)
	sites, contradictions, merged := beam.ParDo3(s, mergeFn, beam.CoGroupByKey(s, rows, homes))

	days := beam.ParDo(s, &daysFn{Output: t.Output}, sites)
	years, found := beam.ParDo2(s, yearsFn, sites)
	counties := beam.ParDo(s, countiesFn, sites)
	periods := beam.ParDo(s, assessFn, beam.CoGroupByKey(s, counties, plans))

	letters := beam.Flatten(s, badRows, contradictions)
	lines := beam.Flatten(s, years, periods, beam.ParDo(s, lineFn, letters))
	beam.ParDo0(s, &writeFn{Output: t.Output}, beam.GroupByKey(s, lines))

	counts := beam.Flatten(s, read, merged, days, found, beam.ParDo(s, countFn, letters))
	check(s, t.Output, counts)
}
