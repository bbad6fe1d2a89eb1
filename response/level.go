package response

import (
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Level is a response level (响应级别). The zero value is no response. Levels compare with <: I is the highest.
type Level uint8

// The response levels, lowest first (4.1). Kashgar's plan has no IV, which answers a blue alert.
const (
	NoResponse Level = iota
	IV
	III
	II
	I
)

var levels = enum.Table[Level]{Type: "response.Level", Names: []enum.Name{
	NoResponse: {Word: "none", English: "no response", Chinese: "无响应"},
	IV:         {Word: "iv", English: "level IV", Chinese: "Ⅳ级"},
	III:        {Word: "iii", English: "level III", Chinese: "Ⅲ级"},
	II:         {Word: "ii", English: "level II", Chinese: "Ⅱ级"},
	I:          {Word: "i", English: "level I", Chinese: "Ⅰ级"},
}}

// LevelOf returns the response level of an alert level: IV, III, II and I for blue, yellow, orange and red (4.1). A value
// that is no alert level gives one that is no response level.
func LevelOf(l alert.Level) Level { return Level(l) }

// Alert returns the alert level that the response answers.
func (l Level) Alert() alert.Level { return alert.Level(l) }

// Raise returns the level at which a county responds that must respond at l and chooses own: it may go higher, never lower
// (4.2: 适当调整; 3.4: 不低于). No response as own chooses nothing.
//
// Errors: [ErrLevel] where own is lower than l, and for unknown levels.
func (l Level) Raise(own Level) (Level, error) {
	var fs collector
	for _, v := range []Level{l, own} {
		if !v.Valid() {
			fs.add(ErrLevel, "level", v.String(), levelWords)
		}
	}
	if own != NoResponse && own < l {
		fs.add(ErrLevel, "own level", own.String(), fmt.Sprintf("%v or higher, as required", l))
	}
	return max(l, own), fs.err()
}

const levelWords = "none, iv, iii, ii or i"
