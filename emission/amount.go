package emission

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Amount is a mass emitted or reduced a day (日排放量、日减排量), in milligrams, exact. No valid amount is negative. The zero value
// is nothing, which is not the same as not known: that is what [Amounts] can say. Amounts compare with == and <.
//
// The text form, in JSON too, is a number with its unit: "12.5 kg". A number without one is refused, as inventories count in
// kilograms and in tonnes, and nothing tells which is meant.
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

const kilogramPlaces = 6 // decimal places of a kilogram in milligrams

// places returns how many decimal places of the unit, one of the constants, a milligram is; false where it is none of them.
func (a Amount) places() (int, bool) {
	switch a { //nolint:exhaustive // units alone
	case Milligram:
		return 0, true
	case Gram:
		return 3, true
	case Kilogram:
		return kilogramPlaces, true
	case Tonne:
		return 9, true
	}
	return 0, false
}

// AmountOf returns a number of units: [Milligram], [Gram], [Kilogram] or [Tonne].
//
// Errors: [aqi.ErrNegative]; [aqi.ErrTooFine] for what is no whole number of milligrams; [aqi.ErrRange] beyond the largest Amount,
// about 9.2 thousand million tonnes; [aqi.ErrUnknown] for another unit.
func AmountOf(number decimal.Decimal, unit Amount) (Amount, error) {
	places, known := unit.places()
	if !known {
		return 0, fault(aqi.ErrUnknown, "/unit", unit.String(), aqi.Text{
			Chinese: "Milligram、Gram、Kilogram或Tonne", English: "Milligram, Gram, Kilogram or Tonne",
		})
	}
	n, err := wholeOf(number, places)
	if err != nil {
		return 0, fault(err, "/number", quote.Decimal(number), wantAmount)
	}
	return Amount(n), nil
}

var wantAmount = aqi.Text{Chinese: "整毫克数，如12.5 kg或0.3 t", English: "whole milligrams, as in 12.5 kg or 0.3 t"}

// unitOf returns the unit that a text calls so.
func unitOf(symbol string) (Amount, bool) {
	switch symbol {
	case "kg", "千克":
		return Kilogram, true
	case "t", "吨":
		return Tonne, true
	}
	return 0, false
}

// ParseAmount reads a number, a space and kg or t: "12.5 kg", "0.0125 t"; 千克 and 吨 are read too. The number has digits and at
// most a point between them.
//
// Errors: [aqi.ErrNegative], [aqi.ErrTooFine] and [aqi.ErrRange] as of [AmountOf], and [aqi.ErrText] for any other text.
func ParseAmount(text string) (Amount, error) {
	number, symbol, _ := strings.Cut(text, " ")
	n, err := int64(0), aqi.ErrText
	if unit, known := unitOf(symbol); known {
		places, _ := unit.places()
		n, err = parseWhole(number, places)
	}
	if err != nil {
		return 0, fault(err, "", quote.Text(text), wantAmount)
	}
	return Amount(n), nil
}

// In returns the amount as a number of units, exactly: of [Milligram], [Gram], [Kilogram] or [Tonne], and of kilograms where the
// unit is none of them.
func (a Amount) In(unit Amount) decimal.Decimal {
	places, known := unit.places()
	if !known {
		places = kilogramPlaces
	}
	return decimal.New(int64(a), -int32(places))
}

// Valid reports whether the amount is not negative.
func (a Amount) Valid() bool { return a >= 0 }

// Add returns the sum; false where it is beyond the largest Amount or either is negative.
func (a Amount) Add(b Amount) (Amount, bool) {
	if !a.Valid() || !b.Valid() || a > math.MaxInt64-b {
		return 0, false
	}
	return a + b, true
}

// String returns the amount in kilograms, exactly: "12.5 kg".
func (a Amount) String() string {
	return string(append(appendNumber(nil, int64(a), kilogramPlaces), " kg"...))
}

// Chinese returns "12.5千克".
func (a Amount) Chinese() string {
	return string(append(appendNumber(nil, int64(a), kilogramPlaces), "千克"...))
}

// MarshalText returns what String does; a negative amount is an error, [aqi.ErrNegative].
func (a Amount) MarshalText() ([]byte, error) {
	if !a.Valid() {
		return nil, fault(aqi.ErrNegative, "", a.String(), wantAmount)
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
