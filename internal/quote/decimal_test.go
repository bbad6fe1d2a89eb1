package quote_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/quote"
)

func TestDecimal(t *testing.T) {
	long := strings.Repeat("7", 41)
	for text, want := range map[string]string{
		"12.50": "12.5", "-3": "-3", "1e40": "1" + strings.Repeat("0", 40), "1e41": "1e41", "12e-41": "12e-41",
		long: "a number of 41 digits times 1e0", "0." + long: "a number of 41 digits times 1e-41",
	} {
		d, err := decimal.NewFromString(text)
		if got := quote.Decimal(d); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}
