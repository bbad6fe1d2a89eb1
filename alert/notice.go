package alert

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Notice is what is made public of a decision that changes an alert (预警信息, 2.2.3 and 3.6).
//
//clearsky:whole
type Notice struct {
	At          aqi.Stamp `json:"at"`
	Act         Act       `json:"act"`
	Level       Level     `json:"level"`    // of the alert, or of the one lifted
	Before      Level     `json:"before"`   // the level before the decision
	Extent      []County  `json:"extent"`   // the counties that carry the alert: 污染的范围
	Affected    []County  `json:"affected"` // all counties covered: 可能受影响的区域
	aqi.Span              // Until is when it is to be lifted; of a lifting, when it is lifted
	Provisional bool      `json:"provisional"` // Until is provisional
	// Primary holds the pollutants that are primary in the episode's heavy hours, most hours first (首要污染物).
	Primary []PollutantHours `json:"primary"`
	// Peak is the daily AQI of the episode's peak window, Danger what it means: 潜在的危险程度.
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

// Notice returns the notice of a decision that changes the alert. extent are the counties that carry the alert, affected all that
// it covers, advice the measures advised. A lifting notice describes the episode that ends; if none is known, pollutants and
// danger are empty. It takes time in proportion to the counties and the advice.
//
// Errors, all at once: a decision that changes nothing ("/decision/act"); names and identifiers that are not UTF-8 ("/extent/…",
// "/affected/…", "/advice/…").
func (p Plan) Notice(d Decision, extent, affected []County, advice []Advice) (Notice, error) {
	var fs aqi.Faults
	if !d.Act.Changes() || !d.Act.Valid() {
		want := aqi.Text{Chinese: "改变预警的决定", English: "an act that changes the alert"}
		fs.Add(aqi.Fault{Path: "/decision/act", Got: d.Act.String(), Want: want, Rule: aqi.ErrConflict})
	}
	checkCounties(&fs, "/extent", extent)
	checkCounties(&fs, "/affected", affected)
	checkAdvice(&fs, "/advice", advice)
	if err := fs.Err(); err != nil {
		return Notice{}, err
	}
	episode := d.Evidence.Episode
	peak := episode.Peak.AQI()
	n := Notice{
		At: d.At, Act: d.Act, Level: d.shown(), Before: d.Before.Level,
		Extent: slices.Clone(extent), Affected: slices.Clone(affected), Span: d.After.Span, Provisional: d.After.Provisional,
		Primary: slices.Clone(episode.Primary), Peak: peak, Danger: peak.Level(), Health: p.Edition.Health(peak.Level()),
		Advice: slices.Clone(advice), Clauses: slices.Clone(d.Clauses),
		Recipients: []Recipient{CountyGovernments, PublicityAndNetwork, MemberUnits, MediaAndPublic},
	}
	if p.Clauses.Notice != (aqi.Clause{}) {
		n.Clauses = append([]aqi.Clause{p.Clauses.Notice}, d.Clauses...)
	}
	if d.After.Level == NoAlert {
		n.Span = aqi.Span{From: d.Before.From, Until: d.At}
	}
	return n, nil
}

// String returns the notice in English, a line for each item.
func (n Notice) String() string { return n.text(wording.English) }

// Chinese returns the notice in Chinese, a line for each item.
func (n Notice) Chinese() string { return n.text(wording.Chinese) }

func (n Notice) text(l wording.Language) string {
	lines := []string{l.F("%v: %v alert", "%v：%v预警", n.Act, n.Level)}
	add := func(english, chinese string, args ...any) { lines = append(lines, l.F(english, chinese, args...)) }
	if len(n.Primary) > 0 {
		add("Primary pollutants: %v", "首要污染物：%v", wording.List(l, n.Primary, func(p PollutantHours) string { return l.Of(p.Pollutant) }))
	}
	if len(n.Extent) > 0 {
		add("Extent: %v", "污染范围：%v", list(l, n.Extent))
	}
	if len(n.Affected) > 0 {
		add("Area affected: %v", "可能受影响的区域：%v", list(l, n.Affected))
	}
	add("Start: %v", "启动时间：%v", n.From)
	add("Lifting: %v%v", "解除时间：%v%v", n.Until, provisional(l, n.Provisional))
	if n.Act < LiftEarly {
		add("Expected duration: %d h", "预计持续时间：%d小时", n.Hours())
	}
	if n.Danger != aqi.NoLevel {
		add("Danger: %v, daily AQI %v. %v.", "潜在的危险程度：%v，日AQI %v。%v。", n.Danger, n.Peak, l.Pick(n.Health.Effect.English, n.Health.Effect.Chinese))
	}
	for _, a := range n.Advice {
		add("Advised: %v", "措施建议：%v", a)
	}
	add("To: %v", "通知对象：%v", list(l, n.Recipients))
	return strings.Join(lines, "\n")
}

// list names the members of a list.
func list[T any](l wording.Language, members []T) string {
	return wording.List(l, members, func(v T) string { return l.Of(v) })
}
