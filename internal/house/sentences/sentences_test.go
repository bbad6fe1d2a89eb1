package sentences

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/response"
)

// sentence is a sentence of the plan and what of the library embodies it.
type sentence struct {
	clause string // the number of the heading that it stands under; none before the first
	n      int    // which of the heading's, from 1
	// by names what embodies it: exported names, rows of Kashgar's catalogue as "measure:" and "duty:" with their identifiers, and
	// "rule:" for the duties that Kashgar's rules for enterprises have besides.
	by  string
	why string // why nothing embodies it, or what is left of it
}

// Why nothing embodies a sentence.
const (
	frontMatter = "the decree that issues the plan"
	purpose     = "a purpose or principle, from which nothing follows for an hour or an enterprise"
	sources     = "what the plan rests on"
	contents    = "what the plan contains"
	system      = "how plans of several kinds hang together"
	setUp       = "who has set up what"
	capacity    = "a task of building what a place needs, at no time and in no response"
	medium      = "how the public is told, which is beyond the text of a notice"
	lawyers     = "who interprets the plan"
)

// split returns how many sentences each heading has, in order, and the sentences.
func split(text string) (headings []string, of map[string][]string) {
	heading := ""
	of = map[string][]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if match := shared.PlanHeading.FindStringSubmatch(line); match != nil {
			heading = match[1]
			continue
		}
		for _, s := range strings.SplitAfter(line, "。") {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			if of[heading] == nil {
				headings = append(headings, heading)
			}
			of[heading] = append(of[heading], s)
		}
	}
	return headings, of
}

// The table has every sentence of the plan once, in order.
func TestEverySentence(t *testing.T) {
	headings, of := split(shared.PlanText(t))
	i := 0
	for _, heading := range headings {
		for n := range of[heading] {
			if i == len(table) || table[i].clause != heading || table[i].n != n+1 {
				t.Fatalf("row %d is not sentence %d of %q", i, n+1, heading)
			}
			i++
		}
	}
	if i != len(table) {
		t.Errorf("%d rows for %d sentences", len(table), i)
	}
}

// A sentence has what embodies it or why nothing does, and what is named is there.
func TestEveryName(t *testing.T) {
	names, rows := exported(t), kashgar()
	for _, s := range table {
		if s.by == "" && s.why == "" {
			t.Errorf("%s, sentence %d: neither what embodies it nor why nothing does", s.clause, s.n)
		}
		for _, name := range strings.Fields(s.by) {
			if row, is := rows[name]; is && !strings.HasPrefix(row.clause, s.clause) || !is && !names[name] {
				t.Errorf("%s, sentence %d: there is no %s", s.clause, s.n, name)
			}
		}
	}
}

// row is what a row of Kashgar's has of the plan.
type row struct{ clause, text string }

// kashgar returns the rows of Kashgar's catalogue and rules by name.
func kashgar() map[string]row {
	rows := map[string]row{}
	c := response.Kashgar()
	for _, m := range c.Measures {
		rows["measure:"+m.ID] = row{m.Clause.Number, m.Text.Chinese}
	}
	for _, d := range c.Duties {
		rows["duty:"+d.ID] = row{d.Clause.Number, d.Text.Chinese}
	}
	for _, d := range enterprise.Kashgar().Duties {
		if d.Text.Chinese != "" { // else it is the catalogue's
			rows["rule:"+d.ID] = row{d.Clause.Number, d.Text.Chinese}
		}
	}
	return rows
}

// Each measure and duty embodies the sentence that its text is of.
func TestEveryRow(t *testing.T) {
	_, of := split(shared.PlanText(t))
	rows := kashgar()
	for _, s := range table {
		sentence := of[s.clause][s.n-1]
		for _, name := range strings.Fields(s.by) {
			row, is := rows[name]
			if is && !strings.Contains(sentence, row.text) && !strings.Contains(row.text, sentence) {
				t.Errorf("%s, sentence %d: %s is not of it", s.clause, s.n, name)
			}
			delete(rows, name)
		}
	}
	for name := range rows {
		t.Errorf("%s embodies no sentence", name)
	}
}
