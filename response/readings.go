package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Readings choose among the ways in which a plan's text can be read. The zero value is the default reading of each.
type Readings struct {
	Bound   BoundReading   `json:"bound"`
	Closing ClosingReading `json:"closing"`
}

// Bound is a reading of a bound that may leave the standard itself out: "国Ⅲ级以下" (4.3.4.3), where all others say 及以下.
type BoundReading uint8

// The readings of such a bound.
const (
	Inclusive BoundReading = iota // 国Ⅲ and below
	Exclusive                     // below 国Ⅲ
)

// Closing is a reading of when the closing report is due: "应急响应解除后1日内" (5.1).
type ClosingReading uint8

// The readings of when the closing report is due.
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
