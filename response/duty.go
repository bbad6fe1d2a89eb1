package response

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Duty is something that somebody must report, keep or do besides the measures (职责).
//
//clearsky:whole
type Duty struct {
	ID       string     `json:"id"`
	Clause   aqi.Clause `json:"clause"`
	Occasion Occasion   `json:"occasion"`
	By       []string   `json:"by"` // who owes it: identifiers of the catalogue's parties
	To       []string   `json:"to"` // to whom; none where it is owed to nobody in particular
	// Support are those who help (配合); none where the plan names none.
	Support []string `json:"support,omitempty"`
	Term    Term     `json:"term"`
	// Regional is whether only an alert of the prefecture calls for it (喀什区域预警), not a county's own.
	Regional bool `json:"regional,omitempty"`
	// IfNeeded is whether those who owe it decide if it is necessary (需进行重大调整的).
	IfNeeded bool       `json:"if_needed,omitempty"`
	Text     aqi.Text   `json:"text"`               // in Chinese a contiguous piece of the plan
	Contents []aqi.Text `json:"contents,omitempty"` // what a report holds
}

// Term is the time within which a duty must be done (时限): a number of days, or a day of the year. The zero Term sets none.
type Term struct {
	Days  int `json:"days,omitempty"`  // by the end of the day that many days later
	Month int `json:"month,omitempty"` // by the end of that day
	Day   int `json:"day,omitempty"`
	Hour  int `json:"hour,omitempty"` // by that hour of the day in place of its end
}

// Occasion is when a duty is owed. The zero value is none.
type Occasion uint8

// The occasions.
const (
	AtStart    Occasion = iota + 1 // the response starts
	Throughout                     // it lasts
	EachDay                        // for each day (UTC+8) that it touches
	AtEnd                          // it ends
	AfterEnd                       // it has ended; the Term says by when
	EachYear                       // by a date of every year
	Regularly                      // 定期, at no fixed time
	OnChange                       // 及时: when what the duty names has changed
)

var occasions = enum.Table[Occasion]{Type: "response.Occasion", Names: []enum.Name{
	AtStart:    {Word: "start", English: "when the response starts", Chinese: "响应启动时"},
	Throughout: {Word: "throughout", English: "while it lasts", Chinese: "响应期间"},
	EachDay:    {Word: "each-day", English: "for each day of it", Chinese: "响应期间每日"},
	AtEnd:      {Word: "end", English: "when it ends", Chinese: "响应终止时"},
	AfterEnd:   {Word: "after-end", English: "after its end", Chinese: "响应终止后"},
	EachYear:   {Word: "each-year", English: "every year", Chinese: "每年"},
	Regularly:  {Word: "regularly", English: "regularly", Chinese: "定期"},
	OnChange:   {Word: "on-change", English: "whenever it changes", Chinese: "发生变化时"},
}}
