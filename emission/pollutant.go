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
func Pollutants() iter.Seq[Pollutant] {
	return func(yield func(Pollutant) bool) {
		for p := SO2; p <= VOCs && yield(p); p++ {
		}
	}
}

// Valid reports whether p is one of the four pollutants.
func (p Pollutant) Valid() bool { return pollutants.Valid(p) }

// String returns the usual formula or abbreviation: "SO2", "VOCs".
func (p Pollutant) String() string { return pollutants.English(p) }

// Chinese returns the Chinese name.
func (p Pollutant) Chinese() string { return pollutants.Chinese(p) }

// MarshalText returns the stable lower-case word.
func (p Pollutant) MarshalText() ([]byte, error) { return pollutants.Marshal(p) }

// UnmarshalText reads what MarshalText returns.
func (p *Pollutant) UnmarshalText(text []byte) error { return pollutants.Unmarshal(text, p) }
