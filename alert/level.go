package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Level is an alert level (预警级别). The zero value is none. Levels compare with <.
type Level uint8

// The alert levels, lowest first. Kashgar's plan has no blue (3.3).
const (
	NoAlert Level = iota
	Blue
	Yellow
	Orange
	Red
)

var levels = enum.Table[Level]{Type: "alert.Level", Names: []enum.Name{
	NoAlert: {Word: "none", English: "None", Chinese: "无"},
	Blue:    {Word: "blue", English: "Blue", Chinese: "蓝色"},
	Yellow:  {Word: "yellow", English: "Yellow", Chinese: "黄色"},
	Orange:  {Word: "orange", English: "Orange", Chinese: "橙色"},
	Red:     {Word: "red", English: "Red", Chinese: "红色"},
}}

// Valid reports whether l is none or one of the four levels.
func (l Level) Valid() bool { return levels.Valid(l) }

// String returns the English name.
func (l Level) String() string { return levels.English(l) }

// Chinese returns the Chinese name.
func (l Level) Chinese() string { return levels.Chinese(l) }

// MarshalText returns the stable lower-case word.
func (l Level) MarshalText() ([]byte, error) { return levels.Marshal(l) }

// UnmarshalText reads what MarshalText returns.
func (l *Level) UnmarshalText(text []byte) error { return levels.Unmarshal(text, l) }
