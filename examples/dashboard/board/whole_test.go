package board

import (
	"fmt"
	"testing"
)

// What has every hour decided anew: a reading that was not tried out before.
func BenchmarkWhole(b *testing.B) {
	for _, row := range []struct {
		name string
		what func(i int) string
	}{
		{"hold", func(i int) string { return fmt.Sprintf(`{"hold":%d}`, 13+i) }},
		{"edition", func(i int) string { return fmt.Sprintf(`{"edition":"2026","hold":%d}`, 13+i) }},
		{"group", func(i int) string { return fmt.Sprintf(`{"group":"group-mean","hold":%d}`, 13+i) }},
	} {
		b.Run(row.name, func(b *testing.B) {
			board := board(b)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				if text := board.Call(`{"method":"try","what":` + row.what(i) + `}`); text != `{"value":true}` {
					b.Fatal(text)
				}
				if n, err := board.Decide(360); err != nil || n != 360 {
					b.Fatal(n, err)
				}
			}
		})
	}
}
