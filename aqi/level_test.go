package aqi_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// HJ 633-2012, Table 2 and HJ 633-2026, Table 1: both ends of every level.
func TestLevelOfAnIndex(t *testing.T) {
	tests := []struct {
		index int64
		want  aqi.Level
		why   string
	}{
		{na, aqi.NoLevel, "no index, no level: missing is not clean"},
		{0, aqi.Excellent, "2012 has no lower bound"},
		{1, aqi.Excellent, "2026 begins here"},
		{50, aqi.Excellent, "0–50"}, {51, aqi.Good, "51–100"}, {100, aqi.Good, "51–100"},
		{101, aqi.Light, "101–150"}, {150, aqi.Light, "101–150"}, {151, aqi.Moderate, "151–200"},
		{200, aqi.Moderate, "151–200"}, {201, aqi.Heavy, "201–300"}, {300, aqi.Heavy, "201–300"},
		{301, aqi.Severe, "above 300"}, {500, aqi.Severe, "above 300"},
	}
	for _, tt := range tests {
		index := indexOf(tt.index)
		got := index.Level()
		if got != tt.want {
			t.Errorf("%d: %v, want %v: %s", tt.index, got, tt.want, tt.why)
		}
		if first, last := got.Range(); tt.index != na && (tt.index < int64(first) || tt.index > int64(last)) {
			t.Errorf("%d is not in %d–%d", tt.index, first, last)
		}
		if got.Valid() != index.Valid() {
			t.Errorf("%d: level valid %v", tt.index, got.Valid())
		}
	}
}

// HJ 633-2012, Tables 2 and 3: numbers, categories and colours.
func TestLevelTable(t *testing.T) {
	tests := []struct {
		l                          aqi.Level
		numeral, chinese           string
		first, last                int
		colour, english, hex       string
		r, g, b, cyan, mag, yel, k uint8
	}{
		{aqi.Excellent, "一级", "优", 0, 50, "绿色", "green", "#00e400", 0, 228, 0, 40, 0, 100, 0},
		{aqi.Good, "二级", "良", 51, 100, "黄色", "yellow", "#ffff00", 255, 255, 0, 0, 0, 100, 0},
		{aqi.Light, "三级", "轻度污染", 101, 150, "橙色", "orange", "#ff7e00", 255, 126, 0, 0, 52, 100, 0},
		{aqi.Moderate, "四级", "中度污染", 151, 200, "红色", "red", "#ff0000", 255, 0, 0, 0, 100, 100, 0},
		{aqi.Heavy, "五级", "重度污染", 201, 300, "紫色", "purple", "#99004c", 153, 0, 76, 10, 100, 40, 30},
		{aqi.Severe, "六级", "严重污染", 301, 500, "褐红色", "maroon", "#7e0023", 126, 0, 35, 30, 100, 100, 30},
	}
	for i, tt := range tests {
		if int(tt.l) != i+1 || tt.l.Numeral() != tt.numeral || tt.l.Chinese() != tt.chinese {
			t.Errorf("level %d: %d, %s, %s", i+1, tt.l, tt.l.Numeral(), tt.l.Chinese())
		}
		if first, last := tt.l.Range(); first != tt.first || last != tt.last {
			t.Errorf("%v: %d–%d, want %d–%d", tt.l, first, last, tt.first, tt.last)
		}
		want := aqi.Colour{
			Name: aqi.Text{Chinese: tt.colour, English: tt.english},
			R:    tt.r, G: tt.g, B: tt.b, C: tt.cyan, M: tt.mag, Y: tt.yel, K: tt.k,
		}
		if c := tt.l.Colour(); c != want || c.String() != tt.hex {
			t.Errorf("%v: %+v, %v, want %+v, %s", tt.l, c, c, want, tt.hex)
		}
	}
}

func TestBadLevelsHaveNothing(t *testing.T) {
	for _, l := range []aqi.Level{aqi.NoLevel, 7, 255} {
		first, last := l.Range()
		if l.Valid() || l.Numeral() != "" || l.Colour() != (aqi.Colour{}) || first != 0 || last != 0 {
			t.Errorf("%v: %q, %v, %d–%d", l, l.Numeral(), l.Colour(), first, last)
		}
		for _, e := range []aqi.Edition{aqi.Edition2012, aqi.Edition2026, 2, 255} {
			if got := e.Health(l); got != (aqi.Health{}) {
				t.Errorf("%v, %v: %v", e, l, got)
			}
		}
	}
	if got := aqi.Edition(2).Health(aqi.Good); got != (aqi.Health{}) {
		t.Errorf("no edition: %v", got)
	}
}

func TestIndexOf(t *testing.T) {
	for _, n := range []int{0, 1, 499, 500} {
		i, err := aqi.IndexOf(n)
		if v, ok := i.Value(); err != nil || v != n || !ok || !i.Valid() {
			t.Errorf("%d: %v, %v", n, i, err)
		}
		if !above(i, int64(n-1)) || above(i, int64(n)) {
			t.Errorf("%d above %d: %v, above itself: %v", n, n-1, above(i, int64(n-1)), above(i, int64(n)))
		}
	}
	none := aqi.Index{}
	if none.Valid() || above(none, -1) || above(none, -1000) || none.Compare(indexOf(0)) >= 0 || none.Compare(none) != 0 {
		t.Error("none is an index")
	}
	if v, ok := none.Value(); ok || v != 0 && v != -1 {
		t.Errorf("none: %d, %v", v, ok)
	}
	if indexOf(7).Compare(indexOf(6)) <= 0 || indexOf(7).Compare(indexOf(7)) != 0 {
		t.Error("7 against 6 and 7")
	}
}
