package response

import (
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// String returns who owes what to whom by when, as in "counties, member units to headquarters office, for 2026-01-05: by 2026-01-06
// 24:00 (daily-report)". Up to three counties are named.
func (item DueItem) String() string { return item.text(wording.English) }

// Chinese returns the same in Chinese.
func (item DueItem) Chinese() string { return item.text(wording.Chinese) }

// Text returns the item in both languages with all counties that owe it, the duty's clause, its words and what a report contains, a line for each.
func (item DueItem) Text() aqi.Text {
	return aqi.Text{Chinese: item.lines(wording.Chinese), English: item.lines(wording.English)}
}

func (item DueItem) lines(l wording.Language) string {
	d := &item.Duty
	lines := []string{item.text(l)}
	if counties := item.counties(); len(counties) > fewCounties {
		lines = append(lines, "  "+list(l, counties))
	}
	lines = append(lines, quoted(l, d.Clause, d.Text))
	for _, content := range d.Contents {
		lines = append(lines, "  - "+l.Pick(content.English, content.Chinese))
	}
	return strings.Join(lines, "\n")
}

// counties returns those that owe the item.
func (item DueItem) counties() []alert.County {
	var counties []alert.County
	for _, o := range item.By {
		if o.Party.EachCounty {
			counties = append(counties, o.County)
		}
	}
	return counties
}

// fewCounties is how many counties are named in a line.
const fewCounties = 3

// who names the parties that owe the item, each once, with their counties where they are few.
func (item DueItem) who(l wording.Language) string {
	var parties []alert.Party
	for i, o := range item.By {
		if i == 0 || item.By[i-1].Party != o.Party {
			parties = append(parties, o.Party)
		}
	}
	counties := item.counties()
	return wording.List(l, parties, func(p alert.Party) string {
		if !p.EachCounty || len(counties) > fewCounties {
			return l.Of(p)
		}
		return l.Of(p) + l.Bracket(list(l, counties))
	})
}

// list names values in a row.
func list[T any](l wording.Language, values []T) string {
	return wording.List(l, values, func(v T) string { return l.Of(v) })
}

// quoted returns a line with the number of a clause and the words of the plan.
func quoted(l wording.Language, clause aqi.Clause, words aqi.Text) string {
	return l.F("  %v: %s", "  %v：%s", aqi.Clause{Number: clause.Number}, l.Pick(words.English, words.Chinese))
}

func (item DueItem) text(l wording.Language) string {
	d := &item.Duty
	who := item.who(l)
	if len(item.To) > 0 {
		who = l.F("%s to %s", "%s→%s", who, list(l, item.To))
	}
	if len(item.Support) > 0 {
		who += l.F(", with %s", "，%s配合", list(l, item.Support))
	}
	if item.Day != 0 {
		who += l.F(", for %s", "（%s）", dayOf(item.Day))
	}
	when := l.Join(item.when(l), onlyIf(d.IfNeeded, l.Pick("if found necessary", "视需要")),
		onlyIf(item.NextYear, l.Pick("of the next year since the date has passed", "因已过当年期限顺延至次年")),
		onlyIf(item.Provisional, l.Pick("provisional", "暂定")), onlyIf(item.Overdue, l.Pick("overdue", "已逾期")))
	return l.F("%s: %s", "%s：%s", who, when) + l.Bracket(d.ID)
}

// onlyIf returns the text where the condition holds, else none.
func onlyIf(holds bool, text string) string {
	if holds {
		return text
	}
	return ""
}

func (item DueItem) when(l wording.Language) string {
	occasion := item.Duty.Occasion
	switch {
	case item.Due == 0 && item.Activation == (aqi.Span{}):
		return l.Of(occasion)
	case item.Due == 0:
		return l.F("%v, from %v", "%v，自%v", occasion, item.From)
	case occasion == AtStart, occasion == AtEnd:
		return l.F("at once, %v", "%v立即", item.From)
	case occasion == Throughout:
		return l.F("%v to %s", "%v至%s", item.From, endText(item.Due))
	}
	return l.F("by %s", "%s前", endText(item.Due))
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
