package aqi

import "strings"

// Text is a text in Chinese and English.
type Text struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Clause names a rule in a standard, a plan or another rule: the document and the number of the clause, table or note in it.
// The zero value cites nothing.
type Clause struct {
	Document string `json:"document"`         // as in "HJ 633-2012"
	Number   string `json:"number,omitempty"` // as in "6.2" or "Table 1"
}

// String returns "HJ 633-2012, 6.2".
func (c Clause) String() string { return join(c.Document, ", ", c.Number) }

// Chinese returns "HJ 633-2012，6.2", with the number in Chinese: 表1 for Table 1.
func (c Clause) Chinese() string { return join(c.Document, "，", numbers.Replace(c.Number)) }

var numbers = strings.NewReplacer("Table ", "表", "Annex ", "附录", ", note ", "注", " and ", "和", " (", "（", ")", "）")

// The documents that this package's clauses name. Its comments cite GB 3095-2012, HJ 663-2013 and GB/T 8170 besides.
const (
	docHJ633of2012 = "HJ 633-2012"
	docHJ633of2026 = "HJ 633-2026"
)
