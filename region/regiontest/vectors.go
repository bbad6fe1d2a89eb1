package regiontest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns seasons of places with the acts that are taken in them, by Kashgar's rules, as JSON: what a port to another language,
// or another system, is checked with. They are made by a restatement of the rules hour by hour, and not by package region, which is held
// to them too.
//
//	{"format": 1,
//	 "seasons": [{"counties": [code, …], "borders": [[code, code], …], "start", "aqi": {code: […]}, "over",
//	              "acts": [{"at", "county", "act", "announced", "extent"}, …]}, …]}
//
// The AQIs are those of the hours from start on, null where one is missing. Every hour from the second day on is decided, with the hours
// before it as observed and 72 hours from it on as forecast, to which over is added from the 12th hour on (500 at most), and each act
// is carried out. The prefecture's acts have the county "" and
// the counties that carry as their extent; where a place has fewer than three counties, it takes all of them. Hours are RFC 3339, ends
// exclusive; schedules are as package alert writes them.
func Vectors() []byte { return []byte(vectors) }
