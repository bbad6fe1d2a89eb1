// Package emission adds up emissions: what the sources of a place emit a day, what they reduce at a response level, whether that
// is enough, and who is to reduce what is lacking (应急减排; Kashgar's plan of 2023, 4.3.1).
//
// An [Amount] is a mass a day, exact to the milligram. [Amounts] are those of the four [Pollutant]s, each known or missing;
// missing is never zero. An [Inventory] (应急减排清单) lists the sources. [Sum] and [SumByCounty] total it,
// [Targets.Attainment] holds a [Total] to a plan's shares, and [Allocate] spreads what is lacking over enterprises.
//
// "The whole society" (全社会), whose emission the shares are of, is the set of sources passed in: a county's at its response
// level, or a prefecture's, each county's at its own.
//
// What is wrong with an input comes back all at once, as [aqi.Faults]. No result shares memory with an argument. Everything is
// safe for concurrent use as long as no argument is changed meanwhile.
package emission

//go:generate go run ../internal/textgen
