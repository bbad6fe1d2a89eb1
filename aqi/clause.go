package aqi

// Text is a text in Chinese and English.
type Text struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Clause names a place in a standard, a plan or another rule: the document and the clause, table or note in it.
// The zero value cites nothing.
type Clause struct {
	Document string `json:"document"`         // as in "HJ 633-2012"
	Number   string `json:"number,omitempty"` // as in "6.2" or "Table 1"
}

// String returns "HJ 633-2012, 6.2".
func (c Clause) String() string {
	if c.Number == "" {
		return c.Document
	}
	return c.Document + ", " + c.Number
}

// The documents that this package's clauses name. Its comments cite GB 3095-2012, HJ 663-2013 and GB/T 8170 besides.
const (
	docHJ633of2012 = "HJ 633-2012"
	docHJ633of2026 = "HJ 633-2026"
)
