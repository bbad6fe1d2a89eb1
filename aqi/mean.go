package aqi

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// floorMean returns the arithmetic mean of the values, none of them negative, in units of 10^-places, rounded down, and
// whether something is left over. It is exact, in time bounded by the values' digits whatever their exponents: values
// too small to reach the last unit of the sum so far only leave something over.
func floorMean(values []decimal.Decimal, places int32) (units *big.Int, more bool) {
	top := func(d decimal.Decimal) int64 { return int64(d.NumDigits()) + int64(d.Exponent()) } // d < 10^top
	count := len(values)
	values = slices.DeleteFunc(slices.Clone(values), decimal.Decimal.IsZero)
	slices.SortFunc(values, func(a, b decimal.Decimal) int { return cmp.Compare(top(b), top(a)) })
	carry := int64(len(strconv.Itoa(count))) // count values below 10^t add up to less than 10^(t+carry)

	sum, exp := new(big.Int), -int64(places) // the sum so far is sum × 10^exp
	for _, d := range values {
		if top(d)+carry <= exp {
			more = true
			break
		}
		c, e := d.Coefficient(), int64(d.Exponent())
		if e < exp {
			sum.Mul(sum, tenTo(exp-e))
			exp = e
		}
		sum.Add(sum, c.Mul(c, tenTo(e-exp)))
	}
	divisor := tenTo(-int64(places) - exp)
	sum.QuoRem(sum, divisor.Mul(divisor, big.NewInt(int64(count))), divisor)
	return sum, more || divisor.Sign() != 0
}

func tenTo(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// meanConc returns the conc of the mean of at least one value, each of which passes reduce.
func meanConc(values []decimal.Decimal) conc {
	hundredths, more := floorMean(values, 2)
	return concOf(hundredths.Uint64(), more)
}

// roundMean returns the mean of the values, half to even (GB/T 8170); missing where there are none.
func roundMean(values []decimal.Decimal, places int32) decimal.NullDecimal {
	if len(values) == 0 {
		return decimal.NullDecimal{}
	}
	units, more := floorMean(values, places+1)
	tenth := new(big.Int)
	units.QuoRem(units, big.NewInt(10), tenth)
	if last := tenth.Int64(); last > 5 || last == 5 && (more || units.Bit(0) == 1) {
		units.Add(units, big.NewInt(1))
	}
	return decimal.NewNullDecimal(decimal.NewFromBigInt(units, -places))
}

// maxPlaces bounds the decimal places that means are rounded to on request.
const maxPlaces = 30

func checkPlaces(places int32) error {
	if places < 0 || places > maxPlaces {
		return fault(ErrRange, "/places", strconv.Itoa(int(places)), Text{"0至30", "0 to 30"})
	}
	return nil
}

// MeanOfSites returns a place's concentrations in an hour: per pollutant the arithmetic mean over the sites that have
// it, rounded half to even (GB/T 8170) to 0 to 30 decimal places; missing where no site has it. A mean that ends earlier
// is exact. Errors: the bad values of all sites, as in [Edition.Daily]; [ErrRange] for the places.
func MeanOfSites(sites []Sample, places int32) (Sample, error) {
	var fs Faults
	fs.Join("", checkPlaces(places))
	fs.Join("", checkSamples("/sites/", sites, 0))
	if fs != nil {
		return Sample{}, fs
	}
	var mean Sample
	for p := range AllPollutants.All() {
		*mean.at(p) = roundMean(present(sites, p), places)
	}
	return mean, nil
}

// present returns the values of p that are there.
func present(samples []Sample, p Pollutant) []decimal.Decimal {
	var values []decimal.Decimal
	for i := range samples {
		if v := samples[i].at(p); v.Valid {
			values = append(values, v.Decimal)
		}
	}
	return values
}

// CheckHours returns every bad value of a series of hours at once, as [Faults] by pollutant and hour, runs merged; nil
// where all are good. notMonitored is as in [Daily]: those pollutants must not have values. Errors: those of a concentration, as in
// [Edition.Daily]; [ErrUnknown] for what is not a pollutant.
func CheckHours(hours []Sample, notMonitored Pollutants) error {
	if err := notMonitored.check("/not_monitored"); err != nil {
		return err
	}
	return checkSamples("/hours/", hours, notMonitored)
}

// Sound returns the hours with the values missing that have a fault, and the faults, those of [CheckHours]: what a live system goes
// on with.
func Sound(hours []Sample, notMonitored Pollutants) ([]Sample, Faults) {
	var fs Faults
	fs.Join("", CheckHours(hours, notMonitored))
	kept := slices.Clone(hours)
	for i := range kept {
		for p := range AllPollutants.All() {
			if v := kept[i].at(p); take(p, v, notMonitored) < noConc {
				*v = decimal.NullDecimal{}
			}
		}
	}
	return kept, fs
}

// checkSamples returns every bad value of the samples, which stand at the path.
func checkSamples(path string, samples []Sample, notMonitored Pollutants) error {
	var fs Faults
	for p := range AllPollutants.All() {
		for i := range samples {
			v := samples[i].at(p)
			if x := take(p, v, notMonitored); x < noConc {
				fs.addConc(x, p, path+strconv.Itoa(i)+"/"+p.key(), v.Decimal)
			}
		}
	}
	return fs.Err()
}
