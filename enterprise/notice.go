package enterprise

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Notice returns the obligation as an enterprise is told of it, in Chinese and English, a line for each item: its class and
// grade, its share and what that comes to, how it may produce, which trucks and machines stand, and each duty with its clause.
// name is the enterprise's, its identifier where there is none. What its own plan has stand besides is not in it.
func (rs *Ruleset) Notice(name aqi.Text, o Obligation) aqi.Text {
	rs = rs.orNone()
	r := &rs.rules
	var w wording
	name.Chinese, name.English = cmp.Or(name.Chinese, o.ID), cmp.Or(name.English, o.ID)
	if o.Level == response.NoResponse {
		w.line("%s：%s", "%s: %s", text{name.Chinese, name.English}, o.Level)
	} else {
		w.line("%s：%s响应", "%s: response %s", text{name.Chinese, name.English}, o.Level)
	}
	w.class(&o, r.cite(o.Class))
	w.amounts(&o, r.why(&o))
	if o.Mode == LoadCapped {
		w.line("生产方式：%s，%s", "Production: %s, %s", o.Mode, o.MaxLoad)
	} else {
		w.line("生产方式：%s", "Production: %s", o.Mode)
	}
	w.restricted("重型货车", "Heavy trucks", func(s response.Standard) response.Verdict {
		return rs.Truck(o, response.Truck{Standard: s}).Verdict
	})
	w.restricted("非道路移动机械", "Non-road machines", func(s response.Standard) response.Verdict {
		return rs.Machine(o, response.Machine{Standard: s}).Verdict
	})
	if o.Missing != 0 {
		w.line("不明事项：%s", "Not known: %s", o.Missing)
	}
	for d := range o.Duties.All() {
		rule, _ := r.Duty(d)
		place := text{rule.Clause.Number, rule.Clause.Number}
		w.line("· %s（%s）", "- %s (%s)", text{rule.Text.Chinese, rule.Text.English}, place)
	}
	return aqi.Text{Chinese: strings.Join(w.chinese, "\n"), English: strings.Join(w.english, "\n")}
}

// wording is a text in both languages, by line.
type wording struct{ chinese, english []string }

// worded is what has words in both languages.
type worded interface {
	Chinese() string
	String() string
}

// text is words that do not come from a value.
type text struct{ chinese, english string }

func (t text) Chinese() string { return t.chinese }
func (t text) String() string  { return t.english }

func (w *wording) line(chinese, english string, values ...worded) {
	zh, en := make([]any, len(values)), make([]any, len(values))
	for i, v := range values {
		zh[i], en[i] = v.Chinese(), v.String()
	}
	w.chinese = append(w.chinese, fmt.Sprintf(chinese, zh...))
	w.english = append(w.english, fmt.Sprintf(english, en...))
}

// class says which class it is of and why, and which grade it has or should have.
func (w *wording) class(o *Obligation, why aqi.Clause) {
	place := text{why.Number, why.Number}
	switch {
	case o.Class == Undecided:
		w.line("类别：%s", "Class: %s", o.Class)
	case o.Class == Key || o.Grade != UnknownGrade:
		w.line("类别：%s（%s，%s），%s", "Class: %s (%s, %s), %s", o.Class, o.ClassBasis, place, o.Grade)
	default:
		w.line("类别：%s（%s，%s）", "Class: %s (%s, %s)", o.Class, o.ClassBasis, place)
	}
}

// amounts says what the enterprise is bound to and why, and what that comes to.
func (w *wording) amounts(o *Obligation, why aqi.Clause) {
	place := text{why.Number, why.Number}
	switch {
	case o.Basis == NotResponding:
		w.line("减排比例：%s", "Share: %s", o.Basis)
	case o.Shares == (emission.Shares{}):
		w.line("减排比例：%s（%s）", "Share: %s (%s)", o.Basis, place)
	default:
		w.line("减排比例：%s（%s），%s", "Share: %s (%s), %s", o.Basis, place, o.Shares)
		w.line("应减排：%s", "To cut at least: %s", o.Required)
	}
	w.line("方案减排：%s", "Its plan cuts: %s", o.Planned)
	if o.Requested != emission.AmountsOf(0, 0, 0, 0) {
		w.line("区域另行要求：%s", "Asked for besides: %s", o.Requested)
	}
	w.line("合计应完成：%s", "Due in all: %s", o.Owed())
}

// restricted says up to which standard they are restricted, and how.
func (w *wording) restricted(chinese, english string, ask func(response.Standard) response.Verdict) {
	for s := response.ChinaVI; s > response.UnknownStandard; s-- {
		switch verdict := ask(s); verdict {
		case response.Reduce, response.Avoid, response.Stop:
			w.line(chinese+"：%s及以下%s", english+": %s and below: %s", s, verdict)
			return
		case response.NoVerdict:
			w.line(chinese+"：%s", english+": %s", verdict)
			return
		case response.Unrestricted:
		}
	}
	w.line(chinese+"：不限制", english+": not restricted")
}
