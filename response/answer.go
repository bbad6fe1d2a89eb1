package response

import (
	"encoding/json"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Answer says whether something may go on at a level, and why (答复). The zero Answer answers nothing.
type Answer struct {
	Question Question
	Level    Level   // an unknown level is answered as the highest
	Verdict  Verdict // NoVerdict where the catalogue has no restriction for the question
	Missing  Fields  // unknown facts that, once known, could make the verdict milder
	grounds  grounds
}

// Grounds returns the identifiers of the measures that the verdict rests on, in the catalogue's order. Where something is missing,
// they may or may not apply. For Unrestricted: measures that would apply but for their exceptions.
func (a Answer) Grounds() []string { return a.grounds.list() }

// answerJSON is the JSON form of an answer.
type answerJSON struct {
	Question Question `json:"question"`
	Level    Level    `json:"level"`
	Verdict  Verdict  `json:"verdict"`
	Missing  Fields   `json:"missing"`
	Grounds  []string `json:"grounds"`
}

// MarshalJSON returns the fields of the answer, with its grounds.
func (a Answer) MarshalJSON() ([]byte, error) {
	return json.Marshal(answerJSON{a.Question, a.Level, a.Verdict, a.Missing, a.Grounds()})
}

// UnmarshalJSON reads what MarshalJSON returns. It refuses unknown keys, keys given twice, keys in another case and a key that is
// missing.
func (a *Answer) UnmarshalJSON(text []byte) error {
	var j answerJSON
	if err := jsonform.ReadWhole(text, &j); err != nil {
		return err
	}
	*a = Answer{Question: j.Question, Level: j.Level, Verdict: j.Verdict, Missing: j.Missing}
	for _, id := range j.Grounds {
		a.grounds.add(id)
	}
	return nil
}

// grounds is a list of identifiers. The first few, which nearly always are all, take no memory of their own.
type grounds struct {
	n     int
	first [6]string
	more  []string
}

func (g *grounds) add(id string) {
	if g.n < len(g.first) {
		g.first[g.n] = id
	} else {
		g.more = append(g.more, id)
	}
	g.n++
}

func (g *grounds) clear() {
	if g.n > 0 {
		*g = grounds{}
	}
}

func (g *grounds) list() []string {
	return append(append(make([]string, 0, g.n), g.first[:min(g.n, len(g.first))]...), g.more...)
}

// answer looks at every restriction of the question up to the level: the verdict is the strictest of those that apply or may
// apply, and none where there is no restriction for the question. An unknown level is answered as the highest. The answer
// passed in is zero, and takes no copy.
func (c *Catalogue) answer(answer *Answer, about Question, level Level, a *asked) {
	if !level.Valid() {
		level = I
	}
	answer.Question, answer.Level = about, level
	restrictions, reading := of(c.Restrictions, about), c.Readings.Bound
	if len(restrictions) == 0 {
		return
	}
	answer.Verdict = Unrestricted // the strictest of those that apply or may apply
	certain := Unrestricted       // the strictest of those that apply
	for i := range restrictions {
		r := &restrictions[i]
		if r.Level > level || r.Verdict < answer.Verdict {
			continue
		}
		meets := r.meets(a, reading)
		if meets == No {
			continue
		}
		applies := r.excepted(a, meets)
		if applies == No && meets == Yes && answer.Verdict == Unrestricted {
			answer.grounds.add(r.Measure) // but for an exception
		}
		switch {
		case applies == No, applies == Unknown && r.Verdict == certain:
			continue
		case r.Verdict > answer.Verdict, applies == Yes && r.Verdict > certain:
			answer.Verdict = r.Verdict
			answer.grounds.clear()
		}
		if applies == Yes {
			certain = r.Verdict
		}
		if r.Measure != "" { // else it restricts nothing
			answer.grounds.add(r.Measure)
		}
	}
	if certain < answer.Verdict {
		answer.Missing = missing(restrictions, reading, answer, a)
	}
}

// of returns the restrictions of the question, which stand together; none where it has none.
func of(restrictions []Restriction, about Question) []Restriction {
	for len(restrictions) > 0 && restrictions[0].Question != about {
		restrictions = restrictions[1:]
	}
	for i := range restrictions {
		if restrictions[i].Question != about {
			return restrictions[:i]
		}
	}
	return restrictions
}

// missing returns the fields of the restrictions that may apply and are stricter than what applies, but for those that another of
// them covers.
func missing(restrictions []Restriction, reading BoundReading, answer *Answer, a *asked) Fields {
	var buffer [8]Restriction
	open := buffer[:0]
	certain := Unrestricted
	for i := range restrictions {
		r := &restrictions[i]
		if r.Level > answer.Level {
			continue
		}
		switch r.applies(a, reading) {
		case Yes:
			certain = max(certain, r.Verdict)
		case Unknown:
			open = append(open, r.open(a, reading))
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

// covered reports whether another of the restrictions covers the i-th; of two that cover each other the first is not covered.
func covered(open []Restriction, i int, a *asked) bool {
	for j := range open {
		if j != i && open[j].covers(&open[i], a) && (j < i || !open[i].covers(&open[j], a)) {
			return true
		}
	}
	return false
}

// String returns "heavy truck, level II: stop (ii-industry-bulk); not known: trips of goods vehicles a day".
func (a Answer) String() string { return a.text(wording.English, true) }

// Chinese returns the same in Chinese.
func (a Answer) Chinese() string { return a.text(wording.Chinese, true) }

// text returns the answer in one line, with its grounds or without.
func (a Answer) text(l wording.Language, grounds bool) string {
	text := l.F("%v, %v: %v", "%v，%v：%v", a.Question, a.Level, a.Verdict)
	if a.Verdict == Unrestricted && a.grounds.n > 0 {
		text += l.Pick(", by an exception", "，属除外情形")
	}
	if grounds {
		text += l.Bracket(strings.Join(a.Grounds(), ", "))
	}
	missing := ""
	if a.Missing != 0 {
		missing = l.F("not known: %v", "不明事项：%v", a.Missing)
	}
	return l.Sentences(text, missing)
}

// Explain returns the answer in both languages with the words of the measures that it rests on, each with its clause, a line for
// each.
func (c Catalogue) Explain(a Answer) aqi.Text {
	return aqi.Text{Chinese: c.explain(wording.Chinese, a), English: c.explain(wording.English, a)}
}

func (c Catalogue) explain(l wording.Language, a Answer) string {
	lines := []string{a.text(l, false)}
	for _, id := range a.Grounds() {
		if m, ok := c.Measure(id); ok {
			lines = append(lines, quoted(l, m.Clause, m.Text))
		} else {
			lines = append(lines, "  "+id)
		}
	}
	return strings.Join(lines, "\n")
}
