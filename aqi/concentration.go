package aqi

import (
	"errors"
	"strconv"

	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/shopspring/decimal"
)

// Concentration is a concentration (浓度) in exact hundredths of a µg/m³, CO of a mg/m³, in four bytes. The zero Concentration is
// missing. It holds every number from −100,000 to 100,000 of at most two decimal places, whether or not that can be measured: what
// uses it checks that. Concentrations compare with ==; a missing one has the text "" and JSON null.
type Concentration int32 // hundredths; plus one from 0 on, since 0 is missing

const mostHundredths = 10_000_000

// ofHundredths returns the concentration of hundredths that are in range.
func ofHundredths(h int32) Concentration {
	if h >= 0 {
		h++
	}
	return Concentration(h)
}

// ConcentrationOf returns the concentration of a number. Errors: [ErrTooFine] for more than two decimal places that are not 0;
// [ErrRange] outside −100,000 to 100,000.
func ConcentrationOf(number decimal.Decimal) (Concentration, error) {
	if exp := number.Exponent(); exp <= 0 && exp >= -2 && number.NumDigits() <= maxDigits {
		if h := number.CoefficientInt64(); h <= mostHundredths && h >= -mostHundredths {
			if h *= pow10[2+exp]; h <= mostHundredths && h >= -mostHundredths {
				return ofHundredths(int32(h)), nil
			}
		}
	}
	x := reduceNumber(number.Abs(), number.NumDigits())
	switch {
	case x < 0 || x > 2*mostHundredths:
		return 0, concentrationFault(ErrRange, quote.Decimal(number))
	case x%2 != 0:
		return 0, concentrationFault(ErrTooFine, quote.Decimal(number))
	case number.Sign() < 0:
		return ofHundredths(-int32(x / 2)), nil
	}
	return ofHundredths(int32(x / 2)), nil
}

func concentrationFault(rule error, got string) error {
	return fault(rule, "/number", got, Text{"−100000至100000，至多两位小数", "-100000 to 100000 with at most two decimal places"})
}

// ParseConcentration reads a number: digits with at most a point among them, a sign before and an exponent behind them. The empty text is a missing
// concentration. Errors: those of [ConcentrationOf]; [ErrText] for any other text.
func ParseConcentration[T string | []byte](number T) (Concentration, error) {
	if len(number) == 0 {
		return 0, nil
	}
	i, negative := 0, number[0] == '-'
	if negative || number[0] == '+' {
		i++
	}
	first, hundredths, places, fine := i, int64(0), -1, false
	for ; i < len(number); i++ {
		c := number[i]
		switch {
		case c == '.' && places < 0:
			places = 0
		case c == 'e' || c == 'E':
			return parseExponent(string(number))
		case c < '0' || c > '9':
			return 0, concentrationFault(ErrText, quote.Text(string(number)))
		case places >= 2:
			fine = fine || c != '0'
		default:
			hundredths = min(10*hundredths+int64(c-'0'), 100*mostHundredths)
			if places >= 0 {
				places++
			}
		}
	}
	if digits := i - first; digits == 0 || digits == 1 && places == 0 {
		return 0, concentrationFault(ErrText, quote.Text(string(number)))
	}
	for p := max(places, 0); p < 2; p++ {
		hundredths *= 10
	}
	switch {
	case hundredths > mostHundredths:
		return 0, concentrationFault(ErrRange, quote.Cut(string(number)))
	case fine:
		return 0, concentrationFault(ErrTooFine, quote.Cut(string(number)))
	case negative:
		hundredths = -hundredths
	}
	return ofHundredths(int32(hundredths)), nil
}

// parseExponent reads a number with an exponent.
func parseExponent(number string) (Concentration, error) {
	d, err := decimal.NewFromString(number)
	if err != nil {
		return 0, concentrationFault(ErrText, quote.Text(number))
	}
	return ConcentrationOf(d)
}

// Hundredths returns the concentration in hundredths, and false where it is missing.
func (c Concentration) Hundredths() (hundredths int, ok bool) {
	if c > 0 {
		return int(c) - 1, true
	}
	return int(c), c != 0
}

// Decimal returns the concentration as a decimal, not Valid where it is missing.
func (c Concentration) Decimal() decimal.NullDecimal {
	h, ok := c.Hundredths()
	if !ok {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.New(int64(h), -2))
}

// AppendText appends the number in its shortest form, nothing where it is missing.
func (c Concentration) AppendText(dst []byte) ([]byte, error) {
	h, ok := c.Hundredths()
	if !ok {
		return dst, nil
	}
	if h < 0 {
		dst, h = append(dst, '-'), -h
	}
	dst = strconv.AppendInt(dst, int64(h/100), 10)
	switch tenths, rest := h/10%10, h%10; {
	case rest != 0:
		dst = append(dst, '.', '0'+byte(tenths), '0'+byte(rest))
	case tenths != 0:
		dst = append(dst, '.', '0'+byte(tenths))
	}
	return dst, nil
}

// String returns the number, or "NA" where it is missing.
func (c Concentration) String() string {
	if c == 0 {
		return "NA"
	}
	text, _ := c.AppendText(nil)
	return string(text)
}

// MarshalText returns the number, "" where it is missing.
func (c Concentration) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads what [ParseConcentration] does.
func (c *Concentration) UnmarshalText(text []byte) error {
	read, err := ParseConcentration(text)
	if err == nil {
		*c = read
	}
	return unrooted(err)
}

// MarshalJSON returns the number as a string, null where it is missing.
func (c Concentration) MarshalJSON() ([]byte, error) {
	if c == 0 {
		return []byte("null"), nil
	}
	text, err := c.AppendText([]byte{'"'})
	return append(text, '"'), err
}

// UnmarshalJSON reads a string or a number as [ParseConcentration] does, and null.
func (c *Concentration) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*c = 0
		return nil
	}
	if n := len(text); n >= 2 && text[0] == '"' && text[n-1] == '"' {
		text = text[1 : n-1]
	}
	return c.UnmarshalText(text)
}

// unrooted takes the name of an argument from the fault of a text that is read by itself.
func unrooted(err error) error {
	if fs, ok := errors.AsType[Faults](err); ok {
		fs[0].Path = ""
	}
	return err
}
