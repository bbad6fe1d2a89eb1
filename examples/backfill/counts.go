package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
)

// What becomes of rows. Every row that was read is one of the others.
const (
	rowsRead     = "rows read"
	rowsUsed     = "rows used"
	rowsRepeated = "rows repeated" // that say what others say
	rowsUnused   = "rows unused"   // of types that no index needs
	rowsDead     = "rows in dead letters"
)

func init() {
	register.Function1x2(countFn)
	register.Function2x2(sumFn)
	register.DoFn3x1[context.Context, int, func(*sum) bool, error](&checkFn{})
	register.Iter1[sum]()
}

// sum is how many there are of something.
type sum struct {
	Name string
	N    int64
}

// countFn counts the rows of a letter.
func countFn(l letter) (string, int64) { return rowsDead, int64(l.Rows) }

func sumFn(name string, n int64) (int, sum) { return 0, sum{name, n} }

// check adds counts up, writes them, and fails the run where a row was lost. They travel as values, so that a step that is tried twice
// counts once.
func check(s beam.Scope, output string, counts beam.PCollection) {
	sums := beam.ParDo(s, sumFn, stats.SumPerKey(s, counts))
	beam.ParDo0(s, &checkFn{Output: output}, beam.GroupByKey(s, sums))
}

type checkFn struct{ Output string }

const countsFile = "counts.json"

func (fn *checkFn) ProcessElement(ctx context.Context, _ int, sums func(*sum) bool) error {
	all := map[string]int64{}
	for s := (sum{}); sums(&s); {
		all[s.Name] += s.N
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	if err := writeFile(ctx, fn.Output, countsFile, append(text, '\n')); err != nil {
		return err
	}
	return balance(all)
}

// balance reports rows that were lost, or came from nowhere.
func balance(all map[string]int64) error {
	if got := all[rowsUsed] + all[rowsRepeated] + all[rowsUnused] + all[rowsDead]; got != all[rowsRead] {
		return fmt.Errorf("%d rows were read, but %d were used, repeated, unused or dead", all[rowsRead], got)
	}
	return nil
}

// progress is what was done so far, as far as it was in this process.
var progress struct{ files, rows, sites atomic.Int64 }
