// Package emission adds up emissions: how much the sources of a place emit a day, what they give up at a response level,
// whether that is enough, and who is to give what is missing (Kashgar's plan of 2023, 4.3.1: 应急减排).
//
// An [Amount] is a mass a day, exact to the milligram; [Amounts] are those of the four [Pollutant]s, each known or missing, and
// missing is never zero. An [Inventory] (应急减排清单) lists the sources with what they emit and what they give up. [Sum],
// [SumByCounty] and [SumBySector] total it; [Targets.Assess] holds a [Total] to a plan's shares; [Allocate] shares out what is
// lacking.
//
// "The whole society" (全社会), whose emission the shares are of, is the set of sources passed in: a county's at its response
// level, or a prefecture's, each county's at its own.
package emission

//go:generate go run ../internal/textgen
