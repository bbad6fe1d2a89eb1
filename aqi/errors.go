package aqi

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/internal/quote"
)

// addConc adds the fault of an input with this conc, none for a concentration and for a missing one.
func (fs *Faults) addConc(x conc, p Pollutant, path string, d decimal.Decimal) {
	if x >= noConc {
		return
	}
	f := Fault{Path: path, Got: quote.Decimal(d)}
	switch {
	case x == negative && isNoise(p, d):
		f.Rule, f.Want = ErrNegative, Text{"不小于0", "0 or more"}
	case x == negative:
		f.Rule, f.Want = ErrCode, Text{"不小于0", "0 or more"}
	case x == code:
		f.Rule, f.Want = ErrCode, Text{"实测浓度", "a concentration"}
	case x == tooHigh:
		most := fmt.Sprintf("%d %s", maxConcs[p]/perUnit, p.Unit())
		f.Rule, f.Want = ErrRange, Text{"不大于" + most, "at most " + most}
		if p == CO {
			f.Want = Text{f.Want.Chinese + "（单位是否为µg/m³？）", f.Want.English + "; is it in µg/m³?"}
		}
	case x == tooLong:
		most := strconv.Itoa(longest)
		f.Rule, f.Want = ErrTooFine, Text{"不超过" + most + "位数字", "at most " + most + " digits"}
	case x == notValid:
		f.Rule, f.Want = ErrConflict, Text{"有数值时标为Valid", "Valid where there is a number"}
	case x == notMonitored:
		f.Rule, f.Want = ErrNotMonitored, Text{"不给出数值", "no value"}
	}
	fs.Add(f)
}

// fault returns a list of one fault as an error.
func fault(rule error, path, got string, want Text) error {
	return Faults{{Path: path, Count: 1, Got: got, Want: want, Rule: rule}}
}

// countFault returns the fault of a list of n elements where another number is wanted.
func countFault(path string, n, least, most int) error {
	want := Text{fmt.Sprintf("%d个", most), strconv.Itoa(most)}
	if least != most {
		want = Text{fmt.Sprintf("%d至%d个", least, most), fmt.Sprintf("%d to %d", least, most)}
	}
	rule := ErrTooMany
	if n < least {
		rule = ErrMissing
	}
	return fault(rule, path, strconv.Itoa(n), want)
}
