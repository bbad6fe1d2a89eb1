package alert

import (
	"maps"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Notice is what is made public of a decision that changes an alert (预警信息, 2.2.3 and 3.6).
//
//clearsky:whole
type Notice struct {
	At     aqi.Stamp `json:"at"`
	Act    Act       `json:"act"`
	Level  Level     `json:"level"`  // that the act is about
	Before Level     `json:"before"` // in force or announced before the decision
	// From is when the alert begins or began, Until when it is to be lifted; of a lifting, when it is lifted.
	aqi.Span
	Provisional bool               `json:"provisional"` // the alert goes on until further notice; Until is the hour expected
	Levels      []LevelSpan        `json:"levels"`      // what is announced from the decision on; nothing of a lifting
	Responses   map[Level]aqi.Text `json:"responses"`
	Extent      []County           `json:"extent"`   // the counties that carry the alert: 污染的范围
	Affected    []County           `json:"affected"` // all counties covered: 可能受影响的区域
	// Primary holds the pollutants that are primary in the episode's heavy hours, most hours first (首要污染物).
	Primary []PollutantHours `json:"primary"`
	// Peak is the daily AQI of the episode's peak window, Danger what it means: 潜在的危险程度.
	Peak   aqi.Index  `json:"peak"`
	Danger aqi.Level  `json:"danger"`
	Health aqi.Health `json:"health"`
	// Advice holds the measures advised: 需采取的措施建议.
	Advice []Advice `json:"advice"`
	// Unknown are the hours ahead of which too little is known, Noted those of the episode whose data look wrong.
	Unknown    []aqi.Span   `json:"unknown"`
	Noted      []aqi.Span   `json:"noted"`
	Demands    []Demand     `json:"demands"`    // what the alert rests on besides the own finding
	Recipients []Party      `json:"recipients"` // who is told of it, in that order
	Clauses    []aqi.Clause `json:"clauses"`
}

// Publication is what a notice says beyond its decision.
type Publication struct {
	Extent    []County           // the counties that carry the alert
	Affected  []County           // all counties covered
	Responses map[Level]aqi.Text // what responses the levels call for, as package response names them
	Advice    []Advice           // the measures advised
}

// Notice returns the notice of a decision that changes what is announced. A lifting notice describes the episode that ends; if none is
// known, pollutants and danger are empty. It takes time in proportion to what it is made of.
//
// Errors, all at once: a decision that changes nothing ("/decision/act"); names and identifiers that are not UTF-8
// ("/publication/extent/…").
func (r *Ruleset) Notice(d Decision, of Publication) (Notice, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return Notice{}, fs.Err()
	}
	if !d.Act.Changes() || !d.Act.Valid() {
		want := aqi.Text{Chinese: "改变预警的决定", English: "an act that changes the alert"}
		fs.Add(aqi.Fault{Path: "/decision/act", Got: d.Act.String(), Want: want, Rule: aqi.ErrConflict})
	}
	of.check(&fs)
	if err := fs.Err(); err != nil {
		return Notice{}, err
	}
	p, e, announced := &r.plan, d.Evidence.clone(), d.After.Announced.clone()
	peak := e.Episode.Peak.AQI()
	n := Notice{
		At: d.At, Act: d.Act, Level: d.Level, Before: d.Before.Announced.now(d.At), Levels: announced.Spans,
		Span: aqi.Span{From: announced.Began, Until: announced.Until()}, Provisional: announced.Provisional,
		Responses: maps.Clone(of.Responses), Extent: slices.Clone(of.Extent), Affected: slices.Clone(of.Affected),
		Primary: e.Episode.Primary, Peak: peak, Danger: peak.Level(), Health: p.Edition.Health(peak.Level()),
		Advice: slices.Clone(of.Advice), Unknown: e.Unknown, Noted: e.Noted, Demands: e.Demands, Clauses: slices.Clone(d.Clauses),
		Recipients: append([]Party{}, p.Recipients...),
	}
	if p.Clauses.Notice != (aqi.Clause{}) {
		n.Clauses = append([]aqi.Clause{p.Clauses.Notice}, d.Clauses...)
	}
	if announced.None() {
		n.Span = aqi.Span{From: d.Before.Announced.Began, Until: d.At}
	}
	return n, nil
}

func (of Publication) check(fs *aqi.Faults) {
	checkCounties(fs, "/publication/extent", of.Extent)
	checkCounties(fs, "/publication/affected", of.Affected)
	checkAdvice(fs, "/publication/advice", of.Advice)
	for _, l := range slices.Sorted(maps.Keys(of.Responses)) {
		faults.Value(fs, faults.At("/publication/responses", l.String()), l, "预警级别", "an alert level")
		faults.UTF8Text(fs, faults.At("/publication/responses", l.String()), of.Responses[l])
	}
}

// String returns the notice in English, a line for each item.
func (n Notice) String() string { return n.text(wording.English) }

// Chinese returns the notice in Chinese, a line for each item.
func (n Notice) Chinese() string { return n.text(wording.Chinese) }

func (n Notice) text(l wording.Language) string {
	lines := []string{l.F("%v: %v alert", "%v：%v预警", n.Act, n.Level)}
	add := func(english, chinese string, args ...any) { lines = append(lines, l.F(english, chinese, args...)) }
	spans := func(english, chinese string, spans []aqi.Span) {
		if len(spans) > 0 {
			add(english, chinese, list(l, spans))
		}
	}
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
	n.addEnd(l, add)
	for _, s := range n.Levels {
		if r := n.Responses[s.Level]; r != (aqi.Text{}) {
			add("%v: response at %v", "%v：启动%v响应", s, l.Pick(r.English, r.Chinese))
		} else if len(n.Levels) > 1 {
			add("%v", "%v", s)
		}
	}
	if n.Danger != aqi.NoLevel {
		add("Danger: %v, daily AQI %v. %v.", "潜在的危险程度：%v，日AQI %v。%v。", n.Danger, n.Peak, l.Pick(n.Health.Effect.English, n.Health.Effect.Chinese))
	}
	for _, d := range n.Demands {
		add("By %v", "依据：%v", d)
	}
	spans("Not known: %v", "资料不足时段：%v", n.Unknown)
	spans("Data in doubt: %v", "数据存疑时段：%v", n.Noted)
	for _, a := range n.Advice {
		add("Advised: %v", "措施建议：%v", a)
	}
	if len(n.Recipients) > 0 {
		add("To: %v", "通知对象：%v", list(l, n.Recipients))
	}
	return strings.Join(lines, "\n")
}

// addEnd adds when the alert is lifted and how long it lasts.
func (n Notice) addEnd(l wording.Language, add func(english, chinese string, args ...any)) {
	switch {
	case n.Act >= LiftEarly:
		add("Lifted: %v", "解除时间：%v", n.Until)
	case n.Provisional:
		add("Lifting: until further notice, expected %v", "解除时间：至另行通知，预计%v", n.Until)
		add("Expected duration: %d h or more", "预计持续时间：%d小时以上", n.Hours())
	default:
		add("Lifting: %v", "解除时间：%v", n.Until)
		add("Expected duration: %d h", "预计持续时间：%d小时", n.Hours())
	}
}

// list names the members of a list.
func list[T any](l wording.Language, members []T) string {
	return wording.List(l, members, func(v T) string { return l.Of(v) })
}
