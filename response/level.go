package response

import (
	"math"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Level is a response level (响应级别). The zero value is no response. Levels compare with <: I is the highest.
type Level uint8

// The response levels, lowest first (4.1). Kashgar's plan has no IV, which elsewhere answers a blue alert.
const (
	NoResponse Level = iota
	IV
	III
	II
	I
)

var levels = enum.Table[Level]{Type: "response.Level", Names: []enum.Name{
	NoResponse: {Word: "none", English: "no response", Chinese: "无响应", Also: []string{"未启动响应"}},
	IV:         {Word: "iv", English: "level IV", Chinese: "Ⅳ级", Also: []string{"Ⅳ级响应", "IV级", "IV级响应", "四级", "四级响应"}},
	III:        {Word: "iii", English: "level III", Chinese: "Ⅲ级", Also: []string{"Ⅲ级响应", "III级", "III级响应", "三级", "三级响应"}},
	II:         {Word: "ii", English: "level II", Chinese: "Ⅱ级", Also: []string{"Ⅱ级响应", "II级", "II级响应", "二级", "二级响应"}},
	I:          {Word: "i", English: "level I", Chinese: "Ⅰ级", Also: []string{"Ⅰ级响应", "I级", "I级响应", "一级", "一级响应"}},
}}

// LevelClause is an alert and the response that it starts, with the clause that says so (4.1). An alert to which the plan answers without a
// response has none.
//
//clearsky:whole
type LevelClause struct {
	Alert  alert.Level `json:"alert"`
	Level  Level       `json:"level"`
	Clause aqi.Clause  `json:"clause"`
}

// LevelOf returns the response level that an alert starts (4.1). An alert level that the catalogue does not list starts what the next
// lower listed one does, or no response. For an invalid alert level the response level is invalid too; questions answer it as the
// highest.
func (c Catalogue) LevelOf(a alert.Level) Level {
	if !a.Valid() {
		return math.MaxUint8
	}
	level := NoResponse
	for _, l := range c.Levels {
		if l.Alert <= a {
			level = max(level, l.Level)
		}
	}
	return level
}
