package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
)

// UnmarshalJSON reads what was written of a classification. It refuses unknown and repeated keys, and keys that are lost.
func (c *Classification) UnmarshalJSON(text []byte) error {
	type plain Classification
	var read plain
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	switch {
	case read.Class != Undecided && read.Basis == 0:
		return lost("/basis")
	case read.Class != Undecided && read.Clause == (aqi.Clause{}):
		return lost("/clause")
	}
	*c = Classification(read)
	return nil
}

// UnmarshalJSON reads what was written of an obligation. It refuses unknown and repeated keys, and keys that are lost.
func (o *Obligation) UnmarshalJSON(text []byte) error {
	type plain Obligation
	var read plain
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	if read.Class != Undecided && read.ClassBasis == 0 {
		return lost("/class_basis")
	}
	*o = Obligation(read)
	return nil
}

// UnmarshalJSON reads what was written of a breach. It refuses unknown and repeated keys, and keys that are lost.
func (b *Breach) UnmarshalJSON(text []byte) error {
	type plain Breach
	var read plain
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	short, above := read.Shortfall != Shortfall{}, read.Excess != Excess{}
	switch {
	case read.Proof == ByReductions && !short:
		return lost("/shortfall")
	case read.Proof == ByLoad && !above, read.Proof == ByOwnPlan && !short && !above:
		return lost("/excess")
	case read.Proof == ByTraffic && read.Use.Answer.Question == 0:
		return lost("/use")
	}
	*b = Breach(read)
	return nil
}

// lost returns the fault of a key that is not there, although the others need it.
func lost(path string) error {
	return aqi.Faults{{Path: path, Count: 1, Want: want("what belongs to the other keys", "与其他字段相应的内容"), Rule: aqi.ErrMissing}}
}
