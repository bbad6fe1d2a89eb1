package emission

import "github.com/clearsky-go/clearsky/internal/enum"

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
	SO2:  {Word: "so2", English: "SO2", Chinese: "二氧化硫", Also: []string{"SO2", "SO₂"}},
	NOx:  {Word: "nox", English: "NOx", Chinese: "氮氧化物", Also: []string{"NOx", "NOₓ"}},
	PM:   {Word: "pm", English: "PM", Chinese: "颗粒物", Also: []string{"PM"}},
	VOCs: {Word: "vocs", English: "VOCs", Chinese: "挥发性有机物", Also: []string{"VOCs"}},
}}

// word returns the pollutant's word, which is its key in JSON.
func (p Pollutant) word() string { return pollutants.Names[p].Word }

// Pollutants is a set of pollutants. The zero value is the empty set; sets compare with ==.
//
//clearsky:set Pollutant
type Pollutants uint8

// AllPollutants is the set of the four.
const AllPollutants Pollutants = 1<<SO2 | 1<<NOx | 1<<PM | 1<<VOCs

// PollutantsOf returns the set of the given pollutants. What is not a pollutant is left out.
func PollutantsOf(ps ...Pollutant) Pollutants {
	var s Pollutants
	for _, p := range ps {
		s |= 1 << p & AllPollutants
	}
	return s
}
