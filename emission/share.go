package emission

import (
	"iter"
	"math/bits"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Share is a share of an emission (减排比例) in hundredths of a percent, 0 to 100 %. The zero value is nothing. Shares compare with
// == and <. The text form, in JSON too, has the percent sign, "10 %": a number without one could be a tenth or a hundredth of that.
type Share int32

// Shares to count in.
const (
	Percent Share = 100
	Whole         = 100 * Percent
)

const sharePlaces = 2 // decimal places of a percentage

// ParseShare reads a number, a space and a percent sign: "10 %", "0.01 %".
//
// Errors: [aqi.ErrNegative]; [aqi.ErrTooFine] below 0.01 %; [aqi.ErrRange] above 100 %; [aqi.ErrText] for any other text.
func ParseShare(text string) (Share, error) {
	number, found := strings.CutSuffix(text, " %")
	n, err := int64(0), aqi.ErrText
	if found {
		n, err = parseWhole(number, sharePlaces)
	}
	if err == nil && n > int64(Whole) {
		err = aqi.ErrRange
	}
	if err != nil {
		return 0, fault(err, "", quote.Text(text), wantShare)
	}
	return Share(n), nil
}

var wantShare = aqi.Text{Chinese: "0 %至100 %，以0.01 %为单位", English: "0 % to 100 % in steps of 0.01 %"}

// Valid reports whether s is 0 to 100 %.
func (s Share) Valid() bool { return s >= 0 && s <= Whole }

// breaks returns the rule that the share breaks, nil for none.
func (s Share) breaks() error {
	switch {
	case s < 0:
		return aqi.ErrNegative
	case s > Whole:
		return aqi.ErrRange
	}
	return nil
}

// Of returns the least amount that is at least that share of a: the share rounded up to the milligram. A negative amount
// counts as 0, a share out of range as the nearest in it.
func (s Share) Of(a Amount) Amount {
	hi, lo := bits.Mul64(uint64(max(a, 0)), uint64(min(max(s, 0), Whole)))
	lo, carry := bits.Add64(lo, uint64(Whole-1), 0)
	if hi+carry == 0 { // much quicker, and so of all amounts up to MaxAmount
		return Amount(lo / uint64(Whole))
	}
	// What is divided is below Whole × 2^63, so hi is below Whole and the quotient fits.
	q, _ := bits.Div64(hi+carry, lo, uint64(Whole))
	return Amount(q)
}

// String returns the share in percent, in its shortest form: "10 %", "0.01 %".
func (s Share) String() string {
	return string(append(appendNumber(nil, int64(s), sharePlaces), " %"...))
}

// Chinese returns "10%".
func (s Share) Chinese() string { return string(append(appendNumber(nil, int64(s), sharePlaces), '%')) }

// MarshalText returns what String does; a share out of range is an error, [aqi.ErrNegative] or [aqi.ErrRange].
func (s Share) MarshalText() ([]byte, error) {
	if rule := s.breaks(); rule != nil {
		return nil, fault(rule, "", s.String(), wantShare)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads what [ParseShare] does; on an error the share keeps its value.
func (s *Share) UnmarshalText(text []byte) error {
	read, err := ParseShare(string(text))
	if err == nil {
		*s = read
	}
	return err
}

// Shares are a share for each pollutant, in the order SO2, NOx, PM, VOCs. The zero value asks for nothing.
type Shares [4]Share

// EqualShares returns the same share for all four.
func EqualShares(s Share) Shares { return Shares{s, s, s, s} }

// Of returns a pollutant's share; 0 where p is no pollutant.
func (ss Shares) Of(p Pollutant) Share {
	if !p.Valid() {
		return 0
	}
	return ss[p-1]
}

// With returns the shares with that one changed; the same shares where p is no pollutant.
func (ss Shares) With(p Pollutant, s Share) Shares {
	if p.Valid() {
		ss[p-1] = s
	}
	return ss
}

// All returns the shares in the order of the pollutants.
func (ss Shares) All() iter.Seq2[Pollutant, Share] {
	return func(yield func(Pollutant, Share) bool) {
		for p := range AllPollutants.All() {
			if !yield(p, ss.Of(p)) {
				return
			}
		}
	}
}

// Valid reports whether every share is 0 to 100 %.
func (ss Shares) Valid() bool {
	return ss[0].Valid() && ss[1].Valid() && ss[2].Valid() && ss[3].Valid()
}

// check adds the shares that are out of range.
func (ss Shares) check(fs *aqi.Faults, at place) {
	for p := SO2; p <= VOCs; p++ {
		if s := ss[p-1]; s.breaks() != nil {
			faults.Add(fs, s.breaks(), func() aqi.Fault { return at.inside("/"+p.word()).fault(s.String(), wantShare) })
		}
	}
}

// Required returns the least reductions that are those shares of a baseline, each as [Share.Of]; what is missing in the
// baseline stays missing.
func (ss Shares) Required(baseline Amounts) Amounts {
	for i, a := range baseline.amount {
		baseline.amount[i] = ss[i].Of(a)
	}
	return baseline
}

// String returns "SO2 10 %, NOx 10 %, PM 10 %, VOCs 10 %".
func (ss Shares) String() string { return ss.text(wording.English) }

// Chinese returns "二氧化硫10%、氮氧化物10%、颗粒物10%、挥发性有机物10%".
func (ss Shares) Chinese() string { return ss.text(wording.Chinese) }

func (ss Shares) text(l wording.Language) string {
	return wording.List(l, slices.Collect(AllPollutants.All()), func(p Pollutant) string { return l.F("%v %v", "%v%v", p, ss.Of(p)) })
}
