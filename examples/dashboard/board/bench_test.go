package board

import (
	"fmt"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// A change of one hour.
func BenchmarkChange(b *testing.B) {
	board := board(b)
	for i := 0; b.Loop(); i++ {
		v, _ := aqi.IndexOf(i % 500)
		w := WhatIf{Hours: []HourIs{{"653101", board.span.From + 150, v, board.span.From + 150}}}
		if err := board.Try(w); err != nil {
			b.Fatal(err)
		}
		if _, err := board.Decide(360); err != nil {
			b.Fatal(err)
		}
	}
}

// A what-if under which every hour is decided anew: a reading that was not tried out before.
func BenchmarkWhole(b *testing.B) {
	for _, row := range []struct{ name, and string }{{"hold", ""}, {"edition", `,"edition":"2026"`}, {"group", `,"group":"group-mean"`}} {
		b.Run(row.name, func(b *testing.B) {
			board, i := board(b), 12
			b.ReportAllocs()
			for b.Loop() {
				i++
				if text := board.Call(fmt.Sprintf(`{"method":"try","what":{"hold":%d%s}}`, i, row.and)); text != `{"value":true}` {
					b.Fatal(text)
				}
				if n, err := board.Decide(360); err != nil || n != 360 {
					b.Fatal(n, err)
				}
			}
		})
	}
}
