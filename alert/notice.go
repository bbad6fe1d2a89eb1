package alert

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Notice is what is made public of a decision that changes an alert (预警信息, 2.2.3 and 3.6).
type Notice struct {
	At          aqi.Stamp `json:"at"`
	Act         Act       `json:"act"`
	Level       Level     `json:"level"`    // of the alert, or of the one lifted
	Before      Level     `json:"before"`   // the level before the decision
	Extent      []County  `json:"extent"`   // the counties that carry the alert: 污染的范围
	Affected    []County  `json:"affected"` // all counties covered: 可能受影响的区域
	aqi.Span              // Until is when it is to be lifted; of a lifting, when it is lifted
	Provisional bool      `json:"provisional"` // Lift is provisional
	// Primary holds the pollutants that are primary in the process's heavy hours, most hours first (首要污染物).
	Primary []PollutantHours `json:"primary"`
	// Peak is the daily AQI of the process's peak window, Danger what it means: 潜在的危险程度.
	Peak   aqi.Index  `json:"peak"`
	Danger aqi.Level  `json:"danger"`
	Health aqi.Health `json:"health"`
	// Advice holds the measures advised: 需采取的措施建议.
	Advice     []Advice     `json:"advice"`
	Recipients []Recipient  `json:"recipients"`
	Clauses    []aqi.Clause `json:"clauses"`
}

// Recipient is who is told of a decision (3.5). The zero value is none.
type Recipient uint8

// The recipients, in the order in which they are told.
const (
	CountyGovernments   Recipient = iota + 1 // 涉及的县市人民政府
	PublicityAndNetwork                      // 地委宣传部、网信办
	MemberUnits                              // 地直相关成员单位
	MediaAndPublic                           // 媒体、公众
)

var recipients = enum.Table[Recipient]{Type: "alert.Recipient", Names: []enum.Name{
	CountyGovernments:   {Word: "county-governments", English: "county governments concerned", Chinese: "涉及的县市人民政府"},
	PublicityAndNetwork: {Word: "publicity-and-network", English: "publicity department and network office", Chinese: "地委宣传部、网信办"},
	MemberUnits:         {Word: "member-units", English: "member units", Chinese: "地直相关成员单位"},
	MediaAndPublic:      {Word: "media-and-public", English: "media and public", Chinese: "媒体、公众"},
}}

// Notice returns the notice of a decision that changes the alert, and false for one that keeps it. extent are the counties
// that carry the alert, affected all that it covers, advice the measures advised. What a lifting lifts is its process, if one
// is still named, without pollutants or danger else.
func (p Plan) Notice(d Decision, extent, affected []County, advice []Advice) (Notice, bool) {
	if !d.Act.Changes() {
		return Notice{}, false
	}
	process := d.Evidence.Episode
	peak := process.Peak.AQI()
	n := Notice{
		At: d.At, Act: d.Act, Level: d.shown(), Before: d.Before.Level,
		Extent: extent, Affected: affected, Span: aqi.Span{From: d.After.From, Until: d.After.Until}, Provisional: d.After.Provisional,
		Primary: process.Primary, Peak: peak, Danger: peak.Level(), Health: p.Edition.Health(peak.Level()),
		Advice: advice, Clauses: d.Clauses,
		Recipients: []Recipient{CountyGovernments, PublicityAndNetwork, MemberUnits, MediaAndPublic},
	}
	if p.Clauses.Notice != (aqi.Clause{}) {
		n.Clauses = append([]aqi.Clause{p.Clauses.Notice}, d.Clauses...)
	}
	if d.After.Level == NoAlert {
		n.From, n.Until = d.Before.From, d.At
	}
	return n, true
}

// String returns the notice in English, a line for each item.
func (n Notice) String() string { return n.text(englishNotice) }

// Chinese returns the notice in Chinese, a line for each item.
func (n Notice) Chinese() string { return n.text(chineseNotice) }

// labels are the words of a notice in a language.
type labels struct {
	title, primary, extent, affected, start, lift, open, hours, danger, advice, to string

	list      string // between the members of a list
	act       func(Act) string
	level     func(Level) string
	pollutant func(aqi.Pollutant) string
	county    func(County) string
	category  func(aqi.Level) string
	text      func(aqi.Text) string
	recipient func(Recipient) string
}

var englishNotice = labels{
	title: "%s: %s alert", primary: "Primary pollutants: ", extent: "Extent: ", affected: "Area affected: ", start: "Start: ",
	lift: "Lifting: ", open: " (provisional)", hours: "Expected duration: %d h", danger: "Danger: %s, daily AQI %v. %s.",
	advice: "Advised: ", to: "To: ", list: ", ",
	act: Act.String, level: Level.String, pollutant: aqi.Pollutant.String, county: func(c County) string { return c.Name.English },
	category: aqi.Level.String, text: func(t aqi.Text) string { return t.English }, recipient: Recipient.String,
}

var chineseNotice = labels{
	title: "%s：%s预警", primary: "首要污染物：", extent: "污染范围：", affected: "可能受影响的区域：", start: "启动时间：",
	lift: "解除时间：", open: "（暂定）", hours: "预计持续时间：%d小时", danger: "潜在的危险程度：%s，日AQI %v。%s。",
	advice: "措施建议：", to: "通知对象：", list: "、",
	act: Act.Chinese, level: Level.Chinese, pollutant: aqi.Pollutant.Chinese, county: func(c County) string { return c.Name.Chinese },
	category: aqi.Level.Chinese, text: func(t aqi.Text) string { return t.Chinese }, recipient: Recipient.Chinese,
}

func (n Notice) text(l labels) string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	add(l.title, l.act(n.Act), l.level(n.Level))
	if len(n.Primary) > 0 {
		add("%s%s", l.primary, each(n.Primary, l.list, func(p PollutantHours) string { return l.pollutant(p.Pollutant) }))
	}
	if len(n.Extent) > 0 {
		add("%s%s", l.extent, each(n.Extent, l.list, l.county))
	}
	if len(n.Affected) > 0 {
		add("%s%s", l.affected, each(n.Affected, l.list, l.county))
	}
	add("%s%v", l.start, n.From)
	if n.Provisional {
		add("%s%v%s", l.lift, n.Until, l.open)
	} else {
		add("%s%v", l.lift, n.Until)
	}
	if n.Act < LiftEarly {
		add(l.hours, n.Hours())
	}
	if n.Danger != aqi.NoLevel {
		add(l.danger, l.category(n.Danger), n.Peak, l.text(n.Health.Effect))
	}
	for _, a := range n.Advice {
		add("%s%s", l.advice, l.text(a.Text))
	}
	add("%s%s", l.to, each(n.Recipients, l.list, l.recipient))
	return strings.Join(lines, "\n")
}

func each[T any](list []T, separator string, text func(T) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = text(v)
	}
	return strings.Join(texts, separator)
}
