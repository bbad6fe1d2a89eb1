package aqitest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns inputs with the results that HJ 633 gives them, as JSON: what a port to another language, or another system, is
// checked with. They are made by slow calculation in fractions from the standards' tables, and not by package aqi, which is held to
// them too.
//
//	{"format": 1,
//	 "iaqi":     [{"edition", "pollutant", "averaging", "concentration", "iaqi"}, …],
//	 "daily":    [{"edition", "daily": {"so2", …, "o3_max_8h", "o3_max_1h"}, "report"}, …],
//	 "hourly":   [{"edition", "hourly": {"so2", …, "o3_mean_8h", …}, "report"}, …],
//	 "platform": [{"edition", "sample": {"so2", "no2", "co", "o3", "pm10", "pm25"}, "report"}, …],
//	 "rolling":  [{"edition", "hours": [sample, …], "windows": [{"aqi", "primary", "missing", "at_least"}, …]}, …]}
//
// A report is {"aqi", "at_least", "primary", "exceeding", "missing", "sub_indices": [{"pollutant", "averaging", "iaqi"}, …]}. The hours of
// rolling follow one another, and its windows are the 24 hours from each on. Editions, pollutants and averaging times are the words of
// package aqi. Concentrations are decimals as text, in µg/m³, CO in mg/m³, and null where one is missing; an index is null where there
// is none.
func Vectors() []byte { return []byte(vectors) }
