package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Readings choose how a plan's text is read where it can be read in more than one way. The zero value is the default of each.
type Readings struct {
	Bound   BoundReading   `json:"bound"`
	Closing ClosingReading `json:"closing"`
}

// BoundReading is how to read a bound such as "国Ⅲ级以下" (4.3.4.3), which may include 国Ⅲ itself or not; elsewhere plans say 及以下.
type BoundReading uint8

// The readings of a bound.
const (
	Inclusive BoundReading = iota // 国Ⅲ and below
	Exclusive                     // below 国Ⅲ
)

// ClosingReading is how to read the time for a report such as "应急响应解除后1日内" (5.1).
type ClosingReading uint8

// The readings of the time.
const (
	NextDay       ClosingReading = iota // by the end of the day after the last day of the response
	Within24Hours                       // 24 hours after lifting
)

var (
	bounds = enum.Table[BoundReading]{Type: "response.BoundReading", Names: []enum.Name{
		Inclusive: {Word: "inclusive", English: "The standard included", Chinese: "含本级"},
		Exclusive: {Word: "exclusive", English: "The standard left out", Chinese: "不含本级"},
	}}
	closings = enum.Table[ClosingReading]{Type: "response.ClosingReading", Names: []enum.Name{
		NextDay:       {Word: "next-day", English: "By the end of the next day", Chinese: "次日内"},
		Within24Hours: {Word: "within-24-hours", English: "Within 24 hours", Chinese: "24小时内"},
	}}
)
