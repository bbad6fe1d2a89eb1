package emission

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
)

// maxDigits is how many digits an int64 can have.
const maxDigits = 19

// wholeOf returns d × 10^places, which must be whole and fit into an int64; else the rule that d breaks. Its time is bounded
// by the digits of the coefficient, whatever the exponent.
func wholeOf(d decimal.Decimal, places int) (int64, error) {
	exp := int64(d.Exponent()) + int64(places)
	top := int64(d.NumDigits()) + exp // what is asked for is < 10^top, and ≥ 10^(top-1) unless it is 0
	switch {
	case d.Sign() < 0:
		return 0, aqi.ErrNegative
	case d.Sign() == 0:
		return 0, nil
	case top > maxDigits:
		return 0, aqi.ErrRange
	case top <= 0:
		return 0, aqi.ErrTooFine
	}
	whole, rest := d.Coefficient(), new(big.Int)
	if exp >= 0 {
		whole.Mul(whole, pow10(exp))
	} else {
		whole.QuoRem(whole, pow10(-exp), rest)
	}
	switch {
	case !whole.IsInt64():
		return 0, aqi.ErrRange
	case rest.Sign() != 0:
		return 0, aqi.ErrTooFine
	}
	return whole.Int64(), nil
}

func pow10(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// parseWhole is wholeOf for digits, with or without a point among them and a minus before them; what is anything else breaks
// ErrText. It takes no exponents.
func parseWhole(text string, places int) (int64, error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !areDigits(whole) || point && !areDigits(fraction) {
		return 0, aqi.ErrText
	}
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	switch {
	case whole+fraction == "":
		return 0, nil
	case negative:
		return 0, aqi.ErrNegative
	case len(whole)+places > maxDigits:
		return 0, aqi.ErrRange
	case len(fraction) > places:
		return 0, aqi.ErrTooFine
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
	if err != nil {
		return 0, aqi.ErrRange
	}
	return n, nil
}

func areDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// appendNumber appends n / 10^places in its shortest form: "12.5".
func appendNumber(b []byte, n int64, places int) []byte {
	digits := strconv.FormatInt(n, 10)
	if n < 0 {
		b, digits = append(b, '-'), digits[1:]
	}
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - places
	b = append(b, digits[:point]...)
	if fraction := strings.TrimRight(digits[point:], "0"); fraction != "" {
		b = append(append(b, '.'), fraction...)
	}
	return b
}
