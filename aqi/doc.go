// Package aqi computes China's air quality index (环境空气质量指数, AQI) as HJ 633 sets it out, in both editions:
// sub-indices (IAQI), daily and hourly reports, and the daily index of every 24-hour window of an hourly series.
//
// [Edition.Daily], [Edition.Hourly] and [Edition.Platform] make one report, [Edition.IAQI] one sub-index, [Edition.AppendRolling] the
// index of every window of a site's hours. Archives go by column: [ColumnsOf], [Edition.AppendDaily], [Edition.AppendRollingColumns].
// [MeanOfSites] and [DailyMeans] make concentrations of others, and [Screen] notes what looks lifeless or impossible. [EditionOn] says
// which edition is in force on a date.
//
// Concentrations come in as decimals, CO in mg/m³ and all else in µg/m³, at the reference state that GB 3095 asks for.
// Every result is exact: sub-indices are rounded up (HJ 633-2012, 6.2; HJ 633-2026, 4.2.6), so the smallest error
// before the rounding would show. No float takes part.
//
// What is missing is never taken for zero: a missing concentration is a NullDecimal that is not Valid, a missing
// index the zero [Index], and a missing hour an empty [Sample].
//
// Bad input comes back as [Faults], all problems at once, each with its place and the rule that it breaks; so it does in every
// package of this module, all of which share this package's vocabulary: [Stamp], [Span], [Optional], [Clause], [Text], [Fault].
// [Unmarshal] reads their JSON.
//
// Everything in this package is safe for concurrent use, as long as nobody changes an argument meanwhile. No result shares memory
// with an argument or another result.
//
// An hour is named by its start: the mean of [t, t+1h). Chinese monitoring data is stamped with the hour's end;
// [StampOfEnd] converts. Official time is UTC+8 everywhere in China.
package aqi

//go:generate go run ../internal/textgen
