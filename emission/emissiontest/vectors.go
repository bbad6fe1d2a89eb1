package emissiontest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns shares, reductions, totals, attainments and allocations with what they come to, as JSON: what a port to another
// language, or another system, is checked with. They are made by slow calculation in fractions and by trying every share of every tier,
// and not by package emission, which is held to them too.
//
//	{"format": 1,
//	 "shares":      [{"baseline", "shares", "required"}, …],
//	 "reductions":  [{"reductions", "level", "holds"}, …],
//	 "totals":      [{"sources": [source, …], "levels": {county: level}, "total": {"baseline", "reduction", "sources"}}, …],
//	 "attainments": [{"shares", "total", "required", "shortfall", "met": [pollutant, …]}, …],
//	 "allocations": [{"caps": […], "lacking", "members": [{"id", "tier", "remaining"}, …],
//	                  "tier_shares": […], "requested": […], "remainder"}, …]}
//
// Required is the least reduction, in whole milligrams, that is at least those shares of the baseline; of a pollutant whose baseline is
// missing it is missing. Holds is what a source reduces at the level: of each pollutant the most that is known of the levels up to it. A
// total sums up sources, each reducing what holds at its county's level, and nothing at "none"; one of no sources emits nothing. An attainment holds a total to shares:
// what is required of it, how much less it reduces, and the pollutants of which that is nothing. An allocation spreads what is lacking
// over members: tier 1 is asked first, each tier for the least share, in steps of 0.01 %, of what its members still emit that covers
// what is left, or else for its cap, or for nothing where it emits nothing; requested is of the members in their order, each rounded up
// to the milligram, and remainder what is lacking in the end. Tier 0 is never asked.
//
// Baselines and everything else in amounts are {"so2", "nox", "pm", "vocs"} in kilograms a day as text, "12.5 kg", null where one is
// missing; shares have the same keys, "10 %"; levels are "iv", "iii", "ii" and "i".
func Vectors() []byte { return []byte(vectors) }
