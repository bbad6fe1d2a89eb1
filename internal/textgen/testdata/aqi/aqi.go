// Package aqi is a fixture that compiles: a package of this name reads JSON forms by functions of its own.
package aqi

import (
	"encoding/json"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Level is an enumeration whose zero value has a word and is not valid.
type Level uint8

// The levels.
const (
	NoLevel Level = iota
	Low
	High
)

const (
	high  = "high"
	grade = "级"
)

var levels = enum.Table[Level]{Type: "aqi.Level", Names: []enum.Name{
	NoLevel: {Word: "none", English: "None", Chinese: "无"},
	Low:     {Word: "low", English: "Low", Chinese: "低" + grade, Also: []string{"低", "L"}},
	High:    {Word: high, English: "High", Chinese: "高级", Also: []string{"高"}},
}}

// Valid is by hand.
func (level Level) Valid() bool { return level == Low || level == High }

// Metal is an enumeration without a zero value.
type Metal uint8

// The metals.
const (
	Zinc Metal = iota + 1
	Tin
	_
	Lead
)

var (
	other  = 1
	metals = enum.Table[Metal]{Type: "aqi.Metal", Names: []enum.Name{
		Zinc: {Word: "zinc", English: "Zinc", Chinese: "锌"},
		Tin:  {Word: "tin", English: "Tin", Chinese: "锡"},
		Lead: {Word: "lead", English: "Lead", Chinese: "铅"},
	}}
)

// Metals is a set.
//
//clearsky:set Metal
type Metals uint8

// Sample has a JSON form.
type Sample struct {
	Metals Metals `json:"metals"`
	Level  Level  `json:"level"`
}

type (
	// Answer is a result.
	//
	//clearsky:whole
	Answer struct {
		Worst Metal `json:"worst"`
	}

	// Wide has the form of what it embeds.
	Wide struct{ *Sample }
)

func read(text []byte, v any) error { return json.Unmarshal(text, v) }

func readWhole(text []byte, v any) error {
	other++
	return json.Unmarshal(text, v)
}
