// Package alert finds heavy-pollution episodes (重污染过程) in an hourly AQI series, grades them by a place's plan (预警级别), and says
// when an alert is to be issued, changed, extended and lifted.
//
// The built-in plan is that of Kashgar prefecture, 2023 ([Kashgar]); every other plan is data. The zero [Readings] are
// the default readings of the law.
//
// Every 24 consecutive hours, whatever hour they begin at, are a window with a daily AQI (3.3: 可以跨自然日计算). A run is a
// stretch of hours that lie in windows above the plan's lowest threshold; runs less than 36 hours apart are one episode (3.7.1),
// which has the level that its runs' sustained hours reach.
//
// [New] checks a plan and makes it ready. [Ruleset.Series] makes a [Series] of measured hours, [SeriesOfDays] one of a daily forecast, and [Series.Then] joins them. [Ruleset.Windows]
// and [Ruleset.Episodes] say what a series holds. At an hour [Ruleset.Outlook] says what is known, [Ruleset.Decide] what is to be done, and
// [Ruleset.Lead], [Ruleset.Approvals] and [Ruleset.Notice] how far ahead it is published, who approves it and what is made public.
// [Ruleset.Replay] decides a season hour by hour, and [HistoryOf] draws from it what became of the alert. Package region does all of that
// for a whole place.
//
// Errors of this package are [aqi.Faults]: all problems at once, each by a JSON Pointer whose first token names the argument, as in
// "/plan/triggers/1/level", with a rule of package aqi for errors.Is.
//
// Everything in this package is safe for concurrent use, as long as nobody changes an argument meanwhile. No result shares memory
// with an argument or another result.
package alert

//go:generate go run ../internal/textgen
