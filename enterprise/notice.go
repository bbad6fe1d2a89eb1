package enterprise

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Publication is what an enterprise is told beside its obligation. What is left out is not told.
type Publication struct {
	Name        aqi.Text // the enterprise's
	County      alert.County
	aqi.Span            // the hours of the response at its level
	Provisional bool    // whether they may end otherwise
	Plan        OwnPlan // its own plan, of which the limits of the load are told
}

// Notice returns the obligation as an enterprise is told of it, in Chinese and English, a line for each item: where, at which level and
// from when until when, its class and grade, its share and what that comes to, what the area requests besides, how it may produce, what
// it reduces at each point of its own plan, the limits of its load, which trucks and machines stop, by the place's plan or its own, whom
// it reports to, and each duty with its clause. What is the library's own rule is marked as such. What it allows is no breach in
// [Ruleset.Compliance], and what it forbids is one: both go by the same answers.
func (rs *Ruleset) Notice(p Publication, obligation Obligation) aqi.Text {
	n := notice{rs.orNone(), &p, &obligation}
	return aqi.Text{Chinese: n.text(wording.Chinese), English: n.text(wording.English)}
}

// notice is an obligation being put into words.
type notice struct {
	*Ruleset
	p *Publication
	o *Obligation
}

// ownRule marks what no clause of the plan says.
func ownRule(l wording.Language) string {
	return l.Pick("the library's own rule", "本库自定规则")
}

func (n *notice) text(l wording.Language) string {
	lines := []string{n.heading(l), n.class(l)}
	lines = append(lines, n.amounts(l)...)
	lines = append(lines, n.production(l)...)
	lines = append(lines,
		n.restricted(l, l.Pick("Heavy trucks", "重型货车"), func(s response.Standard) response.Answer {
			return n.Truck(*n.o, response.Truck{Standard: s})
		}),
		n.restricted(l, l.Pick("Non-road machines", "非道路移动机械"), func(s response.Standard) response.Answer {
			return n.Machine(*n.o, response.Machine{Standard: s})
		}),
		n.report(l))
	if n.o.Missing != 0 {
		lines = append(lines, l.F("Not known: %s", "不明事项：%s", n.o.Missing))
	}
	for _, d := range n.Duties(*n.o) {
		lines = append(lines, l.Pick("- "+d.Text.English, "· "+d.Text.Chinese)+l.Bracket(d.Clause.Number))
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

func (n *notice) heading(l wording.Language) string {
	name := cmp.Or(l.Pick(n.p.Name.English, n.p.Name.Chinese), n.o.ID)
	what := l.Of(n.o.Level)
	if n.o.Level != response.NoResponse {
		what = l.F("response %s", "%s响应", n.o.Level)
	}
	return l.F("%s: %s", "%s：%s", l.Join(name, l.Of(n.p.County)), l.Join(what, n.hours(l)))
}

// hours says from when until when.
func (n *notice) hours(l wording.Language) string {
	if n.p.Span == (aqi.Span{}) {
		return ""
	}
	until := ""
	if n.p.Provisional {
		until = l.Pick(" (provisional: until further notice)", "（暂定，至另行通知）")
	}
	return l.F("%s to %s", "%s至%s", n.p.From, n.p.Until) + until
}

// class says which class it is of and why, and which grade it has or should have.
func (n *notice) class(l wording.Language) string {
	o := n.o
	if o.Class == Undecided {
		return l.F("Class: %s", "类别：%s", o.Class)
	}
	text := l.F("Class: %s", "类别：%s", o.Class) + l.Bracket(l.Join(l.Of(o.ClassBasis), n.rules.cite(o.Class).Number))
	if o.Class == Key || o.Grade != UnknownGrade {
		text = l.Join(text, l.Of(o.Grade))
	}
	return text
}

// amounts says what the enterprise is bound to and why, what that comes to, and what is requested of it.
func (n *notice) amounts(l wording.Language) []string {
	o := n.o
	clause, own := n.rules.why(o)
	why := clause.Number
	if own {
		why = l.Join(why, ownRule(l))
	}
	share := l.F("Share: %s", "减排比例：%s", o.Basis) + l.Bracket(why)
	lines := []string{share}
	if bound := o.Basis == Bound || o.Basis == Waived; bound {
		lines = []string{l.Join(share, l.Of(o.Shares)), l.F("To reduce at least: %s", "应减排：%s", o.Required)}
	}
	lines = append(lines, l.F("Its own plan reduces: %s", "方案减排：%s", o.Planned), l.F("Owed in all: %s", "合计应完成：%s", o.Owed()))
	if o.Requested != nothing {
		lines = append(lines, l.F("Requested by the area besides: %s", "区域另行要求：%s", o.Requested)+
			l.Bracket(l.Join(ownRule(l), l.Pick("no duty by the plan", "非预案规定的义务"), l.Pick("shares rounded up to 0.01 %", "比例进至0.01%"))))
	}
	return lines
}

// production says how it may produce, what its own plan reduces at each point where it goes by that, and up to which load.
func (n *notice) production(l wording.Language) []string {
	mode := n.o.production(l)
	if n.o.Mode == Autonomous {
		mode += l.Bracket(l.Pick("national practice, not the plan's", "国家通行做法，非预案规定"))
	}
	lines := []string{l.F("Production: %s", "生产方式：%s", mode)}
	at := n.p.Plan.At(n.o.Level)
	for i := range at {
		if m := &at[i]; n.o.Mode == ByPlan && m.reduces() {
			lines = append(lines, l.F("Reduction at %s: %s", "%s减排：%s", m.Point, m.Reduction)+l.Bracket(n.rules.shown(ByOwnPlan, n.o).Clause.Number))
		}
	}
	for _, limit := range n.o.limits(at) {
		what := cmp.Or(limit.point, l.Pick("the whole enterprise", "全厂"))
		lines = append(lines, l.F("Load of %s: at most %s", "%s生产负荷：不高于%s", what, limit.most)+l.Bracket(n.rules.shown(limit.proof, n.o).Clause.Number))
	}
	return lines
}

// restricted says which of them are restricted, by standard, how and by which clauses, and on which facts that depends.
func (n *notice) restricted(l wording.Language, what string, ask func(response.Standard) response.Answer) string {
	what += l.Pick(": ", "：")
	if a := ask(response.ChinaVI); a.Verdict == response.NoVerdict {
		return what + l.Of(a.Verdict)
	}
	var parts []string
	said := ""
	for s := response.ChinaVI; s > response.UnknownStandard; s-- {
		a := ask(s)
		how := n.restriction(l, &a)
		if how == said {
			continue
		}
		if said = how; how != "" {
			parts = append(parts, l.F("%s and below: %s", "%s及以下%s", s, how))
		} else {
			parts = append(parts, l.F("%s and below: not restricted", "%s及以下不限制", s))
		}
	}
	if a := ask(response.Electric); a.Verdict != response.Unrestricted {
		parts = append(parts, l.F("%s: %s", "%s%s", response.Electric, n.restriction(l, &a)))
	}
	if parts == nil {
		parts = []string{l.Pick("not restricted", "不限制")}
	}
	return what + l.Sentences(parts...)
}

// restriction says how an answer restricts, why, and which facts could make that milder; "" where it does not.
func (n *notice) restriction(l wording.Language, a *response.Answer) string {
	if a.Verdict == response.Unrestricted {
		return ""
	}
	var why []string
	for _, id := range a.Grounds() {
		if m, ok := n.catalogue.Measure(id); ok && !slices.Contains(why, m.Clause.Number) {
			why = append(why, m.Clause.Number)
		}
	}
	if a.Missing != 0 {
		why = append(why, l.F("depends on: %s", "视以下事项而定：%s", a.Missing))
	}
	return l.Of(a.Verdict) + l.Bracket(l.Sentences(why...))
}

// report says to whom it reports what it does.
func (n *notice) report(l wording.Language) string {
	duty, ok := n.duty(n.rules.Report)
	if !ok || n.o.Level == response.NoResponse {
		return ""
	}
	to := wording.List(l, duty.To, func(id string) string {
		p, _ := n.catalogue.Party(id)
		return l.Of(p)
	})
	return l.F("Report to: %s, where its plan is filed", "报告对象：%s（方案备案部门）", to) + l.Bracket(l.Join(duty.Clause.Number, ownRule(l)))
}
