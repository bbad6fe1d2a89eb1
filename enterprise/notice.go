package enterprise

import (
	"cmp"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Notice returns the obligation as an enterprise is told of it, in Chinese and English, a line for each item: its class and
// grade, its share and what that comes to, how it may produce, which trucks and machines stop, and each duty with its clause.
// name is the enterprise's, its identifier where there is none. What its own plan alone stops is not in it.
func (rs *Ruleset) Notice(name aqi.Text, obligation Obligation) aqi.Text {
	n := notice{rs.orNone(), name, &obligation}
	return aqi.Text{Chinese: n.text(wording.Chinese), English: n.text(wording.English)}
}

// notice is an obligation being put into words.
type notice struct {
	*Ruleset
	name aqi.Text
	o    *Obligation
}

func (n *notice) text(l wording.Language) string {
	lines := []string{n.heading(l), n.class(l)}
	lines = append(lines, n.amounts(l)...)
	lines = append(lines, l.F("Production: %s", "生产方式：%s", n.o.production(l)),
		n.restricted(l, l.Pick("Heavy trucks", "重型货车"), func(s response.Standard) response.Verdict {
			return n.Truck(*n.o, response.Truck{Standard: s}).Verdict
		}),
		n.restricted(l, l.Pick("Non-road machines", "非道路移动机械"), func(s response.Standard) response.Verdict {
			return n.Machine(*n.o, response.Machine{Standard: s}).Verdict
		}))
	if n.o.Missing != 0 {
		lines = append(lines, l.F("Not known: %s", "不明事项：%s", n.o.Missing))
	}
	for d := range n.o.Duties.All() {
		rule, _ := n.rules.Duty(d)
		lines = append(lines, l.Pick("- "+rule.Text.English, "· "+rule.Text.Chinese)+l.Bracket(rule.Clause.Number))
	}
	return strings.Join(lines, "\n")
}

func (n *notice) heading(l wording.Language) string {
	name := cmp.Or(l.Pick(n.name.English, n.name.Chinese), n.o.ID)
	if n.o.Level == response.NoResponse {
		return l.F("%s: %s", "%s：%s", name, n.o.Level)
	}
	return l.F("%s: response %s", "%s：%s响应", name, n.o.Level)
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

// amounts says what the enterprise is bound to and why, and what that comes to.
func (n *notice) amounts(l wording.Language) []string {
	o := n.o
	share := l.F("Share: %s", "减排比例：%s", o.Basis) + l.Bracket(n.rules.why(o).Number)
	lines := []string{share}
	if o.Shares != (emission.Shares{}) {
		lines = []string{l.Join(share, l.Of(o.Shares)), l.F("To reduce at least: %s", "应减排：%s", o.Required)}
	}
	lines = append(lines, l.F("Its own plan reduces: %s", "方案减排：%s", o.Planned))
	if o.Requested != nothing {
		lines = append(lines, l.F("Requested by the area: %s", "区域另行要求：%s", o.Requested))
	}
	return append(lines, l.F("Owed in all: %s", "合计应完成：%s", o.Owed()))
}

// restricted says up to which standard they are restricted, and how.
func (n *notice) restricted(l wording.Language, what string, ask func(response.Standard) response.Verdict) string {
	for s := response.ChinaVI; s > response.UnknownStandard; s-- {
		switch verdict := ask(s); verdict {
		case response.Reduce, response.Avoid, response.Stop:
			return what + l.F(": %s and below: %s", "：%s及以下%s", s, verdict)
		case response.NoVerdict:
			return what + l.F(": %s", "：%s", verdict)
		case response.Unrestricted:
		}
	}
	return what + l.Pick(": not restricted", "：不限制")
}
