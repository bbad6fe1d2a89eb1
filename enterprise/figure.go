package enterprise

import (
	"cmp"
	"fmt"
	"math"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Figure is an amount, or unknown, which is the zero value and not an amount. Figures compare with ==. Its text form is the
// amount's, "12.5 kg", or "unknown".
type Figure struct{ plusOne int64 } // in milligrams

// FigureOf returns the amount as a Figure. A negative amount is unknown; one too large to hold is the largest.
func FigureOf(a emission.Amount) Figure {
	if !a.Valid() {
		return Figure{}
	}
	return Figure{int64(min(a, math.MaxInt64-1)) + 1}
}

// Amount returns the amount, and false where it is unknown.
func (f Figure) Amount() (emission.Amount, bool) {
	return emission.Amount(max(f.plusOne, 1) - 1), f.plusOne > 0
}

// String returns "12.5 kg" or "unknown".
func (f Figure) String() string {
	a, known := f.Amount()
	if !known {
		return unknown
	}
	return a.String()
}

// Chinese returns "12.5千克" or "不明".
func (f Figure) Chinese() string {
	a, known := f.Amount()
	if !known {
		return response.Unknown.Chinese()
	}
	return a.Chinese()
}

const unknown = "unknown"

// MarshalText returns what String does.
func (f Figure) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText returns, and tonnes. Errors: those of [emission.ParseAmount].
func (f *Figure) UnmarshalText(text []byte) error {
	if string(text) == unknown {
		*f = Figure{}
		return nil
	}
	a, err := emission.ParseAmount(string(text))
	if err != nil {
		return fmt.Errorf("enterprise: figure: %w", err)
	}
	*f = FigureOf(a)
	return nil
}

// Load is a production load as a share of the capacity (生产负荷), or unknown, which is the zero value and not a load. Loads compare
// with ==. Its text form is the share's, "60 %", or "unknown".
type Load struct{ plusOne int32 } // in hundredths of a percent

// LoadOf returns the share as a Load. What is no share, below 0 or above 100 %, is unknown.
func LoadOf(s emission.Share) Load {
	if !s.Valid() {
		return Load{}
	}
	return Load{int32(s) + 1}
}

// Share returns the share, and false where it is unknown.
func (l Load) Share() (emission.Share, bool) {
	return emission.Share(max(l.plusOne, 1) - 1), l.plusOne > 0
}

// Compare orders loads by their shares; what is unknown comes first.
func (l Load) Compare(other Load) int { return cmp.Compare(l.plusOne, other.plusOne) }

// String returns "60 %" or "unknown".
func (l Load) String() string {
	s, known := l.Share()
	if !known {
		return unknown
	}
	return s.String()
}

// Chinese returns "60%" or "不明".
func (l Load) Chinese() string {
	s, known := l.Share()
	if !known {
		return response.Unknown.Chinese()
	}
	return s.Chinese()
}

// MarshalText returns what String does.
func (l Load) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText returns. Errors: those of [emission.ParseShare].
func (l *Load) UnmarshalText(text []byte) error {
	if string(text) == unknown {
		*l = Load{}
		return nil
	}
	s, err := emission.ParseShare(string(text))
	if err != nil {
		return fmt.Errorf("enterprise: load: %w", err)
	}
	*l = LoadOf(s)
	return nil
}
