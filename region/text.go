package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// String returns two lines: of what the assessment is, and the prefecture's episodes.
func (a Assessment) String() string { return a.text(wording.English) }

// Chinese returns the same in Chinese.
func (a Assessment) Chinese() string { return a.text(wording.Chinese) }

func (a Assessment) text(l wording.Language) string {
	lacking := 0
	for _, c := range a.Counties {
		lacking += min(1, len(c.NoData))
	}
	span := l.Pick("no hours", "无数据时段")
	if a.Hours() > 0 {
		span = l.Of(a.Span)
	}
	episodes := l.Pick("no episode", "无重污染过程")
	if len(a.Episodes) > 0 {
		episodes = wording.List(l, a.Episodes, func(e alert.Episode) string { return l.Of(e) })
	}
	return l.F("Assessment (%s), %d counties, %d of which lack hours, %s", "区域判定（%s），%d个县市（其中%d个缺数据），%s",
		a.Reading, len(a.Counties), lacking, span) + "\n" + l.F("Prefecture: %s", "地区：%s", episodes)
}

// String returns "Orange or above, 2023-12-01 12:00 to 2023-12-03 09:00: 653101, 653121, 653122".
func (e Extent) String() string { return e.text(wording.English) }

// Chinese returns "橙色及以上，2023-12-01 12:00至2023-12-03 09:00：653101、653121、653122".
func (e Extent) Chinese() string { return e.text(wording.Chinese) }

func (e Extent) text(l wording.Language) string {
	codes := wording.List(l, e.Counties, func(code string) string { return code })
	return l.F("%s or above, %s: %s", "%s及以上，%s：%s", e.Level, e.Span, codes)
}

// String returns "level II, 2023-12-01 12:00 to 2023-12-03 09:00; Own alert: Orange (喀什地区重污染天气应急预案（修订版）, 3.4)", with
// all its reasons.
func (r Response) String() string { return r.text(wording.English) }

// Chinese returns "Ⅱ级，2023-12-01 12:00至2023-12-03 09:00；本级预警：橙色（喀什地区重污染天气应急预案（修订版），3.4）".
func (r Response) Chinese() string { return r.text(wording.Chinese) }

func (r Response) text(l wording.Language) string {
	parts := []string{l.F("%s, %s", "%s，%s", r.Level, r.Span)}
	for _, reason := range r.Reasons {
		parts = append(parts, l.Of(reason))
	}
	return l.Sentences(parts...)
}

// String returns "Prefecture's alert: Orange (喀什地区重污染天气应急预案（修订版）, 3.4)".
func (r Reason) String() string { return r.text(wording.English) }

// Chinese returns "区域预警：橙色（喀什地区重污染天气应急预案（修订版），3.4）".
func (r Reason) Chinese() string { return r.text(wording.Chinese) }

func (r Reason) text(l wording.Language) string {
	return l.F("%s: %s", "%s：%s", r.Basis, r.Level) + l.Bracket(l.Of(r.Clause))
}

// String returns "653101 files: Issue Orange, 2023-12-01 12:00 to 2023-12-03 09:00 (喀什地区重污染天气应急预案（修订版）, 3.4)".
func (f Filing) String() string { return f.text(wording.English) }

// Chinese returns "653101备案：发布预警，橙色，2023-12-01 12:00至2023-12-03 09:00（喀什地区重污染天气应急预案（修订版），3.4）".
func (f Filing) Chinese() string { return f.text(wording.Chinese) }

func (f Filing) text(l wording.Language) string {
	text := l.F("%s files: %s %s, %s", "%s备案：%s，%s，%s", f.County, f.Act, f.Level, f.Span)
	if f.Provisional {
		text = l.Join(text, l.Pick("until further notice", "至另行通知"))
	}
	return text + l.Bracket(l.Of(f.Clause))
}
