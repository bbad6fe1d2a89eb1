// Package quote prints what users sent in bounded space, for errors.
package quote

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Decimal prints a decimal in bounded space: plain where it is short, else as coefficient and exponent.
func Decimal(d decimal.Decimal) string {
	const most = 40
	digits, exp := d.NumDigits(), d.Exponent()
	switch {
	case digits > most:
		return fmt.Sprintf("a number of %d digits times 1e%d", digits, exp)
	case exp < -most || exp > most:
		return fmt.Sprintf("%ve%d", d.Coefficient(), exp)
	default:
		return d.String()
	}
}
