// Package alert finds heavy-pollution processes (重污染过程) in an hourly AQI series and the alert level (预警级别) that a
// place's plan gives them.
//
// The built-in plan is that of Kashgar prefecture, 2023 ([Kashgar]); every other plan is data. The zero [Readings] are
// the default readings of the law.
//
// Every 24 consecutive hours, whatever hour they begin at, are a window with a daily AQI (3.3: 可以跨自然日计算). A run is a
// stretch of hours that lie in windows above the plan's threshold; runs less than 36 hours apart are one process (3.7.1),
// which has the level that its runs' sustained hours reach.
package alert

//go:generate go run ../internal/textgen
