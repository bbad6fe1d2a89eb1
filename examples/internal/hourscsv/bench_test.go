package hourscsv

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"
)

// BenchmarkRead reads files of both forms, and the same with package encoding/csv alone: of-csv is which part of its speed is left.
func BenchmarkRead(b *testing.B) {
	start := time.Date(2015, time.November, 20, 0, 0, 0, 0, time.UTC)
	var long, wide strings.Builder
	long.WriteString(head)
	for i := range 50_000 {
		fmt.Fprintf(&long, "万寿西宫,%s,%d,%d,%d.%d,%d,%d,%d\n",
			start.Add(time.Duration(i)*time.Hour).Format(timeLayout), i%20, i%90, i%4, i%10, i%150, i%300, i%250)
	}
	wide.WriteString("date,hour,type" + strings.Repeat(",%dA", 500) + "\n")
	text := fmt.Sprintf(wide.String(), numbers(500)...)
	wide.Reset()
	wide.WriteString(text)
	for i := range 600 {
		fmt.Fprintf(&wide, "%s,%d,%s%s\n", start.Add(time.Duration(i/6)*time.Hour).Format("20060102"), i/6%24, pollutantKeys[i%6],
			strings.Repeat(",7,,35,0.5,128", 100))
	}
	b.Run("long", func(b *testing.B) { benchmark(b, long.String(), 50_000) })
	b.Run("wide", func(b *testing.B) { benchmark(b, wide.String(), 100*500) })
}

func numbers(n int) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func benchmark(b *testing.B, text string, hours int) {
	b.Helper()
	read := func() {
		if _, err := sitesOf(text); err != nil {
			b.Fatal(err)
		}
	}
	bare := func() {
		r := csv.NewReader(strings.NewReader(text))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err != nil {
				break
			}
		}
	}
	var took [2]time.Duration
	for b.Loop() {
		for i, f := range []func(){read, bare} {
			from := time.Now()
			f()
			took[i] += time.Since(from)
		}
	}
	b.ReportMetric(float64(took[0].Nanoseconds())/float64(b.N)/float64(hours), "ns/hour")
	b.ReportMetric(float64(took[1])/float64(took[0]), "of-csv")
}
