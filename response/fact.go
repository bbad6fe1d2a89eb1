package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Fact is the answer to a yes-or-no question as far as it is known (是、否). The zero value is unknown, which restricts.
type Fact uint8

// The three values of a fact.
const (
	Unknown Fact = iota
	No
	Yes
)

var factNames = enum.Table[Fact]{Type: "response.Fact", Names: []enum.Name{
	Unknown: {Word: "unknown", English: "unknown", Chinese: "不明", Also: []string{"未知"}},
	No:      {Word: "no", English: "no", Chinese: "否"},
	Yes:     {Word: "yes", English: "yes", Chinese: "是"},
}}

// FactOf returns Yes or No.
func FactOf(b bool) Fact {
	if b {
		return Yes
	}
	return No
}
