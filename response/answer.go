package response

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// Answer is what may go on at a level, and why. Answers compare with ==. The zero Answer answers nothing.
type Answer struct {
	Question Question `json:"question"`
	Level    Level    `json:"level"`   // an unknown level is answered as the highest
	Verdict  Verdict  `json:"verdict"` // no verdict where the catalogue has no rule for the question
	// Missing are unknown facts that, once known, could make the verdict milder.
	Missing Fields `json:"missing"`
	// Grounds are the measures that the verdict rests on. Where something is missing, they may or may not apply. Of what is not
	// restricted they are those that an exception of theirs frees it from.
	Grounds Grounds `json:"grounds"`
}

// Grounds are identifiers of measures, at most one for each rule of a question. The zero value has none.
type Grounds struct {
	ids [maxRules]string
	n   int
}

func (g *Grounds) add(id string) {
	if g.n < len(g.ids) {
		g.ids[g.n] = id
		g.n++
	}
}

// Len returns how many measures there are.
func (g Grounds) Len() int { return g.n }

// All returns the identifiers, in the order of the catalogue's rules.
func (g Grounds) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, id := range g.ids[:g.n] {
			if !yield(id) {
				return
			}
		}
	}
}

// String returns the identifiers, joined by commas.
func (g Grounds) String() string { return strings.Join(g.ids[:g.n], ", ") }

// MarshalJSON writes an array.
func (g Grounds) MarshalJSON() ([]byte, error) {
	return json.Marshal(append([]string{}, g.ids[:g.n]...))
}

// UnmarshalJSON reads an array of at most eight identifiers.
func (g *Grounds) UnmarshalJSON(text []byte) error {
	var ids []string
	if err := json.Unmarshal(text, &ids); err != nil {
		return fmt.Errorf("response: grounds: %w", err)
	}
	if len(ids) > maxRules {
		return fmt.Errorf("response: grounds: %d measures: %w: want at most %d", len(ids), ErrText, maxRules)
	}
	*g = Grounds{}
	for _, id := range ids {
		g.add(id)
	}
	return nil
}

// answer looks at every rule up to the level: the verdict is the strictest of those that apply or may apply, and none where
// the catalogue has no rule for the question. An unknown level is answered as the highest.
func (c *Catalogue) answer(about Question, level Level, a *asked) (answer Answer) {
	answer.Question, answer.Level = about, level
	if !level.Valid() {
		answer.Level = I
	}
	if len(c.Restrictions[about]) == 0 {
		return answer
	}
	strictest, certain := Unrestricted, Unrestricted // of those that apply or may apply, and of those that apply
	var grounds uint                                 // the rules that the strictest verdict rests on, a bit for each
	rules := c.Restrictions[about]
	for i := range rules {
		r := &rules[i]
		if r.Level > level || r.Verdict < strictest {
			continue
		}
		applies := r.applies(a, c.Readings.Bound)
		if applies == No || applies == Unknown && r.Verdict == certain {
			continue
		}
		if r.Verdict > strictest || applies == Yes && r.Verdict > certain {
			strictest, grounds = r.Verdict, 0
		}
		if applies == Yes {
			certain = r.Verdict
		}
		grounds |= 1 << i
	}
	if strictest == Unrestricted {
		grounds = c.excepting(rules, answer.Level, a)
	}
	answer.Verdict = strictest
	for ; grounds != 0; grounds &= grounds - 1 {
		answer.Grounds.add(rules[bits.TrailingZeros(grounds)].Measure)
	}
	if certain < strictest {
		answer.Missing = c.missing(&answer, a)
	}
	return answer
}

// excepting returns which rules up to the level would apply but for an exception, a bit for each.
func (c *Catalogue) excepting(rules []Restriction, level Level, a *asked) uint {
	var freed uint
	for i := range rules {
		r := &rules[i]
		if r.Level <= level && len(r.Unless) > 0 && r.meets(a, c.Readings.Bound) == Yes {
			freed |= 1 << i
		}
	}
	return freed
}

// missing returns the fields of the rules that may apply and are stricter than what applies, but for those that another of
// them covers.
func (c *Catalogue) missing(answer *Answer, a *asked) Fields {
	var buffer [maxRules]Restriction
	open := buffer[:0]
	certain := Unrestricted
	for _, r := range c.Restrictions[answer.Question] {
		if r.Level > answer.Level {
			continue
		}
		switch r.applies(a, c.Readings.Bound) {
		case Yes:
			certain = max(certain, r.Verdict)
		case Unknown:
			open = append(open, r.open(a, c.Readings.Bound))
		case No:
		}
	}
	var set Fields
	for i := range open {
		if open[i].Verdict > certain && !covered(open, i, a) {
			set |= open[i].fields(a)
		}
	}
	return set
}

// covered reports whether another of the rules covers the i-th; of two that cover each other the first is not covered.
func covered(rules []Restriction, i int, a *asked) bool {
	for j := range rules {
		if j != i && rules[j].covers(&rules[i], a) && (j < i || !rules[i].covers(&rules[j], a)) {
			return true
		}
	}
	return false
}

// String returns "heavy truck, level II: stop (ii-industry-bulk); not known: loaded truck trips a day".
func (a Answer) String() string { return a.text(true).English }

// Chinese returns the same in Chinese.
func (a Answer) Chinese() string { return a.text(true).Chinese }

// text returns the answer in one line, with its grounds or without.
func (a Answer) text(grounds bool) aqi.Text {
	t := aqi.Text{
		Chinese: a.Question.Chinese() + "，" + a.Level.Chinese() + "：" + a.Verdict.Chinese(),
		English: fmt.Sprintf("%v, %v: %v", a.Question, a.Level, a.Verdict),
	}
	if a.Verdict == Unrestricted && a.Grounds.n > 0 {
		t.Chinese, t.English = t.Chinese+"，属除外情形", t.English+", by an exception"
	}
	if grounds && a.Grounds.n > 0 {
		t.Chinese, t.English = t.Chinese+"（"+a.Grounds.String()+"）", t.English+" ("+a.Grounds.String()+")"
	}
	if a.Missing != 0 {
		t.Chinese, t.English = t.Chinese+"；不明事项："+a.Missing.Chinese(), t.English+"; not known: "+a.Missing.String()
	}
	return t
}

// Explain returns the answer with its measures, each with its clause, a line for each.
func (c Catalogue) Explain(a Answer) aqi.Text {
	head := a.text(false)
	chinese, english := []string{head.Chinese}, []string{head.English}
	for id := range a.Grounds.All() {
		m, ok := c.Measure(id)
		if !ok {
			chinese, english = append(chinese, "  "+id), append(english, "  "+id)
			continue
		}
		chinese = append(chinese, "  "+m.Clause.Number+"："+m.Text.Chinese)
		english = append(english, "  "+m.Clause.Number+": "+m.Text.English)
	}
	return aqi.Text{Chinese: strings.Join(chinese, "\n"), English: strings.Join(english, "\n")}
}
