package emission

import (
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Amount is a mass emitted or given up a day (日排放量、日减排量), in milligrams, exact. No valid amount is negative. The zero value
// is nothing, which is not the same as not known: that is what [Amounts] can say. Amounts compare with == and <.
type Amount int64

// Amounts to count in.
const (
	Milligram Amount = 1
	Gram             = 1000 * Milligram
	Kilogram         = 1000 * Gram
	Tonne            = 1000 * Kilogram
)

// MaxAmount is the most that one source may be said to emit a day, 10,000 t, far above any (the library's own rule). Totals
// may be larger, up to the largest Amount.
const MaxAmount = 10_000 * Tonne

// Unit is a unit of mass for numbers and texts. The zero value is the kilogram.
type Unit uint8

// The units.
const (
	Kilograms Unit = iota
	Tonnes
)

var units = enum.Table[Unit]{Type: "emission.Unit", Names: []enum.Name{
	Kilograms: {Word: "kg", English: "kg", Chinese: "千克"},
	Tonnes:    {Word: "t", English: "t", Chinese: "吨"},
}}

// places says how many decimal places of the unit a milligram is.
func (u Unit) places() int {
	if u == Tonnes {
		return 9
	}
	return 6
}

// AmountOf returns that number of units.
//
// Errors: [ErrNegative]; [ErrTooFine] for what is no whole number of milligrams; [ErrTooLarge] beyond the largest Amount, about
// 9.2 thousand million tonnes; [ErrText] for an unknown unit.
func AmountOf(d decimal.Decimal, u Unit) (Amount, error) {
	if !u.Valid() {
		return 0, refuse(ErrText, "unit", u.String(), "kg or t")
	}
	n, err := wholeOf(d, u.places())
	if err != nil {
		return 0, refuse(err, "amount", quote.Decimal(d)+" "+u.String(), wantAmount)
	}
	return Amount(n), nil
}

const wantAmount = "whole milligrams, as in 12.5 kg or 0.3 t"

// ParseAmount reads a number, a space and kg or t: "12.5 kg", "0.0125 t". The number has digits and at most a point between
// them.
//
// Errors: [ErrNegative], [ErrTooFine] and [ErrTooLarge] as of [AmountOf], and [ErrSyntax] for any other text.
func ParseAmount(text string) (Amount, error) {
	number, symbol, _ := strings.Cut(text, " ")
	var u Unit
	n, err := int64(0), u.UnmarshalText([]byte(symbol))
	if err == nil {
		n, err = parseWhole(number, u.places())
	} else {
		err = ErrSyntax
	}
	if err != nil {
		return 0, refuse(err, "amount", fmt.Sprintf("%.40q", text), wantAmount)
	}
	return Amount(n), nil
}

// In returns the amount as a number of units, exactly; of kilograms for what is no unit.
func (a Amount) In(u Unit) decimal.Decimal { return decimal.New(int64(a), -int32(u.places())) }

// Valid reports whether the amount is not negative.
func (a Amount) Valid() bool { return a >= 0 }

// Add returns the sum; false where it is beyond the largest Amount or either is negative.
func (a Amount) Add(b Amount) (Amount, bool) {
	if !a.Valid() || !b.Valid() || a > math.MaxInt64-b {
		return 0, false
	}
	return a + b, true
}

// String returns the amount in kilograms, every digit of it: "12.5 kg".
func (a Amount) String() string {
	return string(append(appendNumber(nil, int64(a), Kilograms.places()), " kg"...))
}

// Chinese returns "12.5千克".
func (a Amount) Chinese() string {
	return string(append(appendNumber(nil, int64(a), Kilograms.places()), "千克"...))
}

// MarshalText returns what String does; a negative amount is an error, [ErrNegative].
func (a Amount) MarshalText() ([]byte, error) {
	if !a.Valid() {
		return nil, refuse(ErrNegative, "amount", a.String(), wantAmount)
	}
	return []byte(a.String()), nil
}

// UnmarshalText reads what [ParseAmount] does; on an error the amount keeps its value.
func (a *Amount) UnmarshalText(text []byte) error {
	read, err := ParseAmount(string(text))
	if err == nil {
		*a = read
	}
	return err
}
