package aqi

import (
	"cmp"
	"strconv"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// MaxIndex is the largest index. Above the last limit neither edition gives a formula; the platforms report 500.
const MaxIndex = 500

// Index is a sub-index (空气质量分指数, IAQI) or an air quality index (AQI): none, or an integer from 0 to 500.
// The zero value is none (NA), which is not clean air. Indices compare with ==; none ranks below 0 in Compare.
type Index struct{ n uint16 } // the value plus one; 0 is none

// IndexOf returns the index of that value. A value outside 0 to 500 is [ErrRange].
func IndexOf(value int) (Index, error) {
	if value < 0 || value > MaxIndex {
		return Index{}, fault(ErrRange, "/value", strconv.Itoa(value), Text{"0至500", "0 to 500"})
	}
	return indexOf(value), nil
}

func indexOf(value int) Index { return Index{uint16(value + 1)} }

// Valid reports whether there is an index.
func (i Index) Valid() bool { return i.n != 0 }

// Value returns the integer, and false where there is none.
func (i Index) Value() (value int, ok bool) { return int(i.n) - 1, i.n != 0 }

// Compare orders indices by value; none comes before 0.
func (i Index) Compare(other Index) int { return cmp.Compare(i.n, other.n) }

// above reports whether there is an index and it is greater than value.
func (i Index) above(value int) bool { return int(i.n)-1 > value && i.n != 0 }

// String returns the integer, or "NA".
func (i Index) String() string {
	if v, ok := i.Value(); ok {
		return strconv.Itoa(v)
	}
	return "NA"
}

// MarshalText returns the integer, or "NA".
func (i Index) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads what MarshalText returns.
func (i *Index) UnmarshalText(text []byte) error {
	if string(text) == "NA" {
		*i = Index{}
		return nil
	}
	v, err := strconv.Atoi(string(text))
	if err != nil || strconv.Itoa(v) != string(text) || v < 0 || v > MaxIndex {
		return fault(ErrText, "", quote.Text(string(text)), Text{"0至500的整数或NA", "an integer from 0 to 500, or NA"})
	}
	*i = indexOf(v)
	return nil
}

// MarshalJSON returns a number, or null for none.
func (i Index) MarshalJSON() ([]byte, error) {
	if !i.Valid() {
		return []byte("null"), nil
	}
	return i.MarshalText()
}

// UnmarshalJSON reads what MarshalJSON returns.
func (i *Index) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*i = Index{}
		return nil
	}
	if string(text) == "NA" {
		return fault(ErrJSON, "", "NA", Text{"整数或null", "an integer or null"})
	}
	return i.UnmarshalText(text)
}
