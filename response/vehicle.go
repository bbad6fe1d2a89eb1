package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Standard is the stage of the national emission standards that a vehicle or machine meets (国Ⅰ–国Ⅵ). The zero value is unknown.
// Stages compare with <.
type Standard uint8

// The stages. PreChinaI is anything older than China I (国0). Electric, fuel cells included, has no stage and is never restricted by
// one. Gas-fuelled engines have stages like others.
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
	UnknownStandard: {Word: "unknown", English: "unknown", Chinese: "不明", Also: []string{"未知"}},
	PreChinaI:       {Word: "pre-china-i", English: "older than China I", Chinese: "国Ⅰ以前", Also: []string{"国0", "国零"}},
	ChinaI:          {Word: "china-i", English: "China I", Chinese: "国Ⅰ", Also: []string{"国I", "国1", "国一"}},
	ChinaII:         {Word: "china-ii", English: "China II", Chinese: "国Ⅱ", Also: []string{"国II", "国2", "国二"}},
	ChinaIII:        {Word: "china-iii", English: "China III", Chinese: "国Ⅲ", Also: []string{"国III", "国3", "国三"}},
	ChinaIV:         {Word: "china-iv", English: "China IV", Chinese: "国Ⅳ", Also: []string{"国IV", "国4", "国四"}},
	ChinaV:          {Word: "china-v", English: "China V", Chinese: "国Ⅴ", Also: []string{"国V", "国5", "国五"}},
	ChinaVI:         {Word: "china-vi", English: "China VI", Chinese: "国Ⅵ", Also: []string{"国VI", "国6", "国六"}},
	Electric:        {Word: "electric", English: "electric", Chinese: "电动", Also: []string{"纯电动", "燃料电池"}},
}}
