package aqi

import (
	"fmt"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Level is one of the six levels of the index (空气质量指数级别, HJ 633-2012, Table 2). The zero value is none: no index.
type Level uint8

// The levels, by category.
const (
	NoLevel   Level = iota
	Excellent       // level 1, AQI to 50
	Good            // level 2, 51–100
	Light           // level 3, 101–150: lightly polluted
	Moderate        // level 4, 151–200: moderately polluted
	Heavy           // level 5, 201–300: heavily polluted
	Severe          // level 6, above 300: severely polluted
)

var levels = enum.Table[Level]{Type: "aqi.Level", Names: []enum.Name{
	NoLevel:   {Word: "none", English: "None", Chinese: "无"},
	Excellent: {Word: "excellent", English: "Excellent", Chinese: "优", Also: []string{"一级"}},
	Good:      {Word: "good", English: "Good", Chinese: "良", Also: []string{"二级"}},
	Light:     {Word: "light", English: "Lightly polluted", Chinese: "轻度污染", Also: []string{"三级", "轻度"}},
	Moderate:  {Word: "moderate", English: "Moderately polluted", Chinese: "中度污染", Also: []string{"四级", "中度"}},
	Heavy:     {Word: "heavy", English: "Heavily polluted", Chinese: "重度污染", Also: []string{"五级", "重度"}},
	Severe:    {Word: "severe", English: "Severely polluted", Chinese: "严重污染", Also: []string{"六级", "严重"}},
}}

// Colour is the colour in which a level is shown, in its two official mixtures.
//
//clearsky:whole
type Colour struct {
	Name Text `json:"name"`

	// For screens, 0–255.
	R uint8 `json:"r"`
	G uint8 `json:"g"`
	B uint8 `json:"b"`

	// For print, per cent.
	C uint8 `json:"c"`
	M uint8 `json:"m"`
	Y uint8 `json:"y"`
	K uint8 `json:"k"`
}

// String returns the mixture for a screen: "#ff7e00".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// HJ 633-2012, Table 2 and Annex A; HJ 633-2026 keeps them.
var levelTable = [...]struct {
	numeral string
	last    int // the last index of the level
	colour  Colour
}{
	NoLevel:   {},
	Excellent: {"一级", 50, Colour{Text{"绿色", "green"}, 0, 228, 0, 40, 0, 100, 0}},
	Good:      {"二级", 100, Colour{Text{"黄色", "yellow"}, 255, 255, 0, 0, 0, 100, 0}},
	Light:     {"三级", 150, Colour{Text{"橙色", "orange"}, 255, 126, 0, 0, 52, 100, 0}},
	Moderate:  {"四级", 200, Colour{Text{"红色", "red"}, 255, 0, 0, 0, 100, 100, 0}},
	Heavy:     {"五级", 300, Colour{Text{"紫色", "purple"}, 153, 0, 76, 10, 100, 40, 30}},
	Severe:    {"六级", MaxIndex, Colour{Text{"褐红色", "maroon"}, 126, 0, 35, 30, 100, 100, 30}},
}

// Level returns the index's level, NoLevel for none.
func (i Index) Level() Level {
	if !i.Valid() {
		return NoLevel
	}
	for l := Excellent; l < Severe; l++ {
		if !i.above(levelTable[l].last) {
			return l
		}
	}
	return Severe
}

// Valid reports whether l is one of the six levels.
func (l Level) Valid() bool { return l >= Excellent && l <= Severe }

// Numeral returns the level's official number: "一级" to "六级"; "" where there is no level.
func (l Level) Numeral() string {
	if !l.Valid() {
		return ""
	}
	return levelTable[l].numeral
}

// Range returns the first and the last index of the level; 0 and 0 where there is no level.
// The first of level 1 is 0; [Edition2026] reports no AQI below 1.
func (l Level) Range() (first, last int) {
	switch {
	case !l.Valid():
		return 0, 0
	case l == Excellent:
		return 0, levelTable[l].last
	default:
		return levelTable[l-1].last + 1, levelTable[l].last
	}
}

// Colour returns the level's colour (表示颜色); the zero Colour where there is no level.
func (l Level) Colour() Colour {
	if !l.Valid() {
		return Colour{}
	}
	return levelTable[l].colour
}
