package response

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// Text returns the item in Chinese and English, with its clause, its words and what a report holds.
func (item DueItem) Text() aqi.Text {
	d := item.Duty
	text := aqi.Text{Chinese: item.Chinese(), English: item.String()}
	text.Chinese += "\n  " + d.Clause.Number + "：" + d.Text.Chinese
	text.English += "\n  " + d.Clause.Number + ": " + d.Text.English
	for _, content := range d.Contents {
		text.Chinese += "\n  - " + content.Chinese
		text.English += "\n  - " + content.English
	}
	return text
}

// String returns "counties, member units to headquarters office, for 2026-01-05: by 2026-01-06 24:00 (daily-report)".
func (item DueItem) String() string {
	s := join(item.Duty.By, ", ", Party.String)
	if len(item.Duty.To) > 0 {
		s += " to " + join(item.Duty.To, ", ", Party.String)
	}
	if item.Day != 0 {
		s += ", for " + dayOf(item.Day)
	}
	return s + ": " + item.when() + item.remarks() + " (" + item.Duty.ID + ")"
}

func (item DueItem) when() string {
	switch {
	case item.Due == 0 && item.Activation == (aqi.Span{}):
		return item.Duty.Occasion.String()
	case item.Due == 0:
		return item.Duty.Occasion.String() + ", from " + item.From.String()
	case item.Duty.Occasion == AtStart, item.Duty.Occasion == AtEnd:
		return "at once, " + item.From.String()
	case item.Duty.Occasion == Throughout:
		return fmt.Sprintf("%v to %s", item.From, endText(item.Due))
	}
	return "by " + endText(item.Due)
}

func (item DueItem) remarks() string {
	var s string
	if item.Duty.IfNeeded {
		s += ", if found necessary"
	}
	if item.NextYear {
		s += ", of the next year since the date has passed"
	}
	if item.Provisional {
		s += ", provisional"
	}
	return s
}

// Chinese returns the same in Chinese.
func (item DueItem) Chinese() string {
	s := join(item.Duty.By, "、", Party.Chinese)
	if len(item.Duty.To) > 0 {
		s += "→" + join(item.Duty.To, "、", Party.Chinese)
	}
	if item.Day != 0 {
		s += "（" + dayOf(item.Day) + "）"
	}
	return s + "：" + item.whenChinese() + item.remarksChinese() + "（" + item.Duty.ID + "）"
}

func (item DueItem) whenChinese() string {
	switch {
	case item.Due == 0 && item.Activation == (aqi.Span{}):
		return item.Duty.Occasion.Chinese()
	case item.Due == 0:
		return item.Duty.Occasion.Chinese() + "，自" + item.From.String()
	case item.Duty.Occasion == AtStart, item.Duty.Occasion == AtEnd:
		return item.From.String() + "立即"
	case item.Duty.Occasion == Throughout:
		return fmt.Sprintf("%v至%s", item.From, endText(item.Due))
	}
	return endText(item.Due) + "前"
}

func (item DueItem) remarksChinese() string {
	var s string
	if item.Duty.IfNeeded {
		s += "，视需要"
	}
	if item.NextYear {
		s += "，因已过当年期限顺延至次年"
	}
	if item.Provisional {
		s += "，暂定"
	}
	return s
}

// dayOf returns the date of an hour.
func dayOf(hour aqi.Stamp) string {
	date, _, _ := strings.Cut(hour.String(), " ")
	return date
}

// endText writes midnight as the end of a day, "2026-01-06 24:00".
func endText(end aqi.Stamp) string {
	if end.Hour() == 0 {
		return dayOf(end-1) + " 24:00"
	}
	return end.String()
}

// join returns the values' names with sep between them.
func join[T any](values []T, sep string, name func(T) string) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = name(v)
	}
	return strings.Join(names, sep)
}
