package emission

import (
	"iter"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Pollutant is what a source emits, one of the four that the plan has shares for (4.3.1 (1)). They are not those of the index:
// particulate matter of any size is one, and NOx is more than NO2. The zero value is no pollutant.
type Pollutant uint8

// The four pollutants, in the plan's order.
const (
	SO2  Pollutant = iota + 1 // sulfur dioxide
	NOx                       // nitrogen oxides
	PM                        // particulate matter
	VOCs                      // volatile organic compounds
)

const numPollutants = int(VOCs)

var pollutants = enum.Table[Pollutant]{Type: "emission.Pollutant", Names: []enum.Name{
	SO2:  {Word: "so2", English: "SO2", Chinese: "二氧化硫"},
	NOx:  {Word: "nox", English: "NOx", Chinese: "氮氧化物"},
	PM:   {Word: "pm", English: "PM", Chinese: "颗粒物"},
	VOCs: {Word: "vocs", English: "VOCs", Chinese: "挥发性有机物"},
}}

// Pollutants returns the four in the order of their constants.
func AllPollutants() iter.Seq[Pollutant] {
	return func(yield func(Pollutant) bool) {
		for p := SO2; p <= VOCs && yield(p); p++ {
		}
	}
}

// Pollutants is a set of pollutants, a bit mask. The zero value is the empty set. Its text form is the words, joined by commas.
type Pollutants uint8

// SetOf returns the set of the pollutants; what is no pollutant is left out.
func PollutantsOf(ps ...Pollutant) Pollutants {
	var s Pollutants
	for _, p := range ps {
		if p.Valid() {
			s |= 1 << p
		}
	}
	return s
}

// Has reports whether the pollutant is in the set.
func (s Pollutants) Has(p Pollutant) bool { return p.Valid() && s&(1<<p) != 0 }

// String returns the formulas and abbreviations, joined by commas; "" for none.
func (s Pollutants) String() string { return enum.Join(uint64(s), ", ", Pollutant.String) }

// Chinese returns the Chinese names.
func (s Pollutants) Chinese() string { return enum.Join(uint64(s), "、", Pollutant.Chinese) }

// MarshalText returns the words of the pollutants, joined by commas.
func (s Pollutants) MarshalText() ([]byte, error) { return pollutants.MarshalSet(uint64(s)) }

// UnmarshalText reads what MarshalText returns, in any order.
func (s *Pollutants) UnmarshalText(text []byte) error {
	set, err := pollutants.UnmarshalSet(text)
	if err == nil {
		*s = Pollutants(set)
	}
	return err
}
