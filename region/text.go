package region

import (
	"github.com/clearsky-go/clearsky/internal/wording"
)

// String returns three lines: of what the assessment is, when the prefecture alerts, and how many counties respond, file alerts and
// lack data.
func (a Assessment) String() string { return a.text(wording.English) }

// Chinese returns the same in Chinese.
func (a Assessment) Chinese() string { return a.text(wording.Chinese) }

func (a Assessment) text(l wording.Language) string {
	responding, lacking := 0, 0
	for _, c := range a.Counties {
		responding += min(1, len(c.Responses))
		lacking += min(1, len(c.NoData))
	}
	span := l.Pick("no hours", "无数据时段")
	if a.Hours() > 0 {
		span = l.Of(a.Span)
	}
	return l.F("Assessment (%s), %d counties, %s", "区域判定（%s），%d个县市，%s", a.Reading, len(a.Counties), span) + "\n" +
		l.Pick("Prefecture: ", "地区：") + a.prefectureText(l) + "\n" +
		l.F("Counties that respond: %d; alerts filed: %d; counties that lack hours: %d",
			"响应县市：%d个；备案预警：%d次；缺数据的县市：%d个", responding, len(a.Filings), lacking)
}

// prefectureText returns at what levels the prefecture responds, and when.
func (a Assessment) prefectureText(l wording.Language) string {
	var parts []string
	for i := 0; i < len(a.Prefecture); i++ {
		r := a.Prefecture[i]
		for i+1 < len(a.Prefecture) && a.Prefecture[i+1].From == r.Until && a.Prefecture[i+1].Level == r.Level {
			i++
			r.Until = a.Prefecture[i].Until
		}
		parts = append(parts, l.F("%s, %s", "%s，%s", r.Level, r.Span))
	}
	if len(parts) == 0 {
		return l.Pick("no alert", "无预警")
	}
	return l.Sentences(parts...)
}

// String returns "Orange or above, 2023-12-01 12:00 to 2023-12-03 09:00: 653101, 653121, 653122".
func (e Extent) String() string { return e.text(wording.English) }

// Chinese returns "橙色及以上，2023-12-01 12:00至2023-12-03 09:00：653101、653121、653122".
func (e Extent) Chinese() string { return e.text(wording.Chinese) }

func (e Extent) text(l wording.Language) string {
	codes := wording.List(l, e.Counties, func(code string) string { return code })
	return l.F("%s or above, %s: %s", "%s及以上，%s：%s", e.Level, e.Span, codes)
}

// String returns "level II, 2023-12-01 12:00 to 2023-12-03 09:00; Own finding: Orange (喀什地区重污染天气应急预案（修订版）, 3.4)", with
// all its reasons.
func (r Response) String() string { return r.text(wording.English) }

// Chinese returns "Ⅱ级，2023-12-01 12:00至2023-12-03 09:00；自行研判：橙色（喀什地区重污染天气应急预案（修订版），3.4）".
func (r Response) Chinese() string { return r.text(wording.Chinese) }

func (r Response) text(l wording.Language) string {
	parts := []string{l.F("%s, %s", "%s，%s", r.Level, r.Span)}
	for _, reason := range r.Reasons {
		parts = append(parts, l.Of(reason))
	}
	return l.Sentences(parts...)
}

// String returns "Contiguous counties: Orange (喀什地区重污染天气应急预案（修订版）, 3.4)".
func (r Reason) String() string { return r.text(wording.English) }

// Chinese returns "连片县市：橙色（喀什地区重污染天气应急预案（修订版），3.4）".
func (r Reason) Chinese() string { return r.text(wording.Chinese) }

func (r Reason) text(l wording.Language) string {
	return l.F("%s: %s", "%s：%s", r.Basis, r.Level) + l.Bracket(l.Of(r.Clause))
}

// String returns "653101 files Orange, 2023-12-01 12:00 to 2023-12-03 09:00 (喀什地区重污染天气应急预案（修订版）, 3.4)"; a provisional end
// is said to be open.
func (f Filing) String() string { return f.text(wording.English) }

// Chinese returns "653101备案橙色预警，2023-12-01 12:00至2023-12-03 09:00（喀什地区重污染天气应急预案（修订版），3.4）".
func (f Filing) Chinese() string { return f.text(wording.Chinese) }

func (f Filing) text(l wording.Language) string {
	text := l.F("%s files %s, %s", "%s备案%s预警，%s", f.County, f.Level, f.Span)
	if f.Provisional {
		text = l.Join(text, l.Pick("the end open", "结束时间待定"))
	}
	return text + l.Bracket(l.Of(f.Clause))
}
