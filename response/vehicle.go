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
