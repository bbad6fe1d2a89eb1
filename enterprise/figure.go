package enterprise

import (
	"fmt"
	"math"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Figure is an amount, or unknown, which is the zero value and not an amount. Figures compare with ==. Its text form is the
// amount's, "12.5 kg", or "unknown".
type Figure int64 // the milligrams plus one

// FigureOf returns the amount as a Figure. A negative amount is unknown; one too large to hold is the largest.
func FigureOf(a emission.Amount) Figure {
	if !a.Valid() {
		return 0
	}
	return Figure(min(a, math.MaxInt64-1)) + 1
}

// Amount returns the amount, and false where it is unknown.
func (f Figure) Amount() (emission.Amount, bool) { return emission.Amount(max(f, 1) - 1), f > 0 }

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
		*f = 0
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
type Load int32 // the share plus one

// LoadOf returns the share as a Load. What is no share, below 0 or above 100 %, is unknown.
func LoadOf(s emission.Share) Load {
	if !s.Valid() {
		return 0
	}
	return Load(s) + 1
}

// Share returns the share, and false where it is unknown.
func (l Load) Share() (emission.Share, bool) {
	s := emission.Share(max(l, 1) - 1)
	return s, l > 0 && s.Valid()
}

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
		*l = 0
		return nil
	}
	s, err := emission.ParseShare(string(text))
	if err != nil {
		return fmt.Errorf("enterprise: load: %w", err)
	}
	*l = LoadOf(s)
	return nil
}
