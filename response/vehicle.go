package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Standard is the stage of the national emission standards that a vehicle or a machine meets (国Ⅰ–国Ⅵ). The zero value is
// unknown. Standards compare with <.
type Standard uint8

// The stages. PreChinaI is anything older than 国Ⅰ (国0). Electric, which includes fuel cells, has no stage and is restricted
// by none. Gas-fuelled engines have stages as others have.
const (
	UnknownStandard Standard = iota
	PreChinaI
	ChinaI
	ChinaII
	ChinaIII
	ChinaIV
	ChinaV
	ChinaVI
	Electric
)

var standards = enum.Table[Standard]{Type: "response.Standard", Names: []enum.Name{
	UnknownStandard: {Word: "unknown", English: "unknown", Chinese: "不明"},
	PreChinaI:       {Word: "0", English: "below China I", Chinese: "国Ⅰ以前"},
	ChinaI:          {Word: "1", English: "China I", Chinese: "国Ⅰ"},
	ChinaII:         {Word: "2", English: "China II", Chinese: "国Ⅱ"},
	ChinaIII:        {Word: "3", English: "China III", Chinese: "国Ⅲ"},
	ChinaIV:         {Word: "4", English: "China IV", Chinese: "国Ⅳ"},
	ChinaV:          {Word: "5", English: "China V", Chinese: "国Ⅴ"},
	ChinaVI:         {Word: "6", English: "China VI", Chinese: "国Ⅵ"},
	Electric:        {Word: "electric", English: "electric", Chinese: "电动"},
}}

// Valid reports whether s is unknown or one of the stages.
func (s Standard) Valid() bool { return standards.Valid(s) }

// String returns the English name.
func (s Standard) String() string { return standards.English(s) }

// Chinese returns the Chinese name.
func (s Standard) Chinese() string { return standards.Chinese(s) }

// MarshalText returns the stable lower-case word.
func (s Standard) MarshalText() ([]byte, error) { return standards.Marshal(s) }

// UnmarshalText reads what MarshalText returns.
func (s *Standard) UnmarshalText(text []byte) error { return standards.Unmarshal(text, s) }
