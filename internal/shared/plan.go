package shared

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	// PlanHeading matches the line of a heading of the plan, with its number.
	PlanHeading = regexp.MustCompile(`^([1-9](?:\.[1-9][0-9]*)*)[ \p{Han}]`)

	planTitle     = regexp.MustCompile(`《([^》]+)》`)
	planItem      = regexp.MustCompile(`^（([1-9])）`)
	planParagraph = regexp.MustCompile(`^(\p{Han}+措施)。`)
)

// Plan is the text of Kashgar's plan.
type Plan struct {
	Title string // in Chinese

	// Clauses are the paragraphs by place, as clauses cite it: "8.4", for a numbered item with what follows it "4.3.1 (2)", and
	// for a paragraph with a name "4.3.2.3 工业源减排措施"; both are in their heading's as well. 8.5 is the number of two headings.
	Clauses map[string][]string
}

// PlanText returns the plan's text as it stands. The test is skipped when it is absent.
func PlanText(tb testing.TB) string {
	tb.Helper()
	text, err := os.ReadFile(File(tb, "rules", "plan-kashgar-2023.zh.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// PlanClauses returns the plan by clause. The test is skipped when it is absent.
func PlanClauses(tb testing.TB) Plan {
	tb.Helper()
	return planOf(PlanText(tb))
}

func planOf(text string) Plan {
	plan := Plan{Clauses: map[string][]string{}}
	if match := planTitle.FindStringSubmatch(text); match != nil {
		plan.Title = match[1]
	}
	heading, item := "", ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if match := PlanHeading.FindStringSubmatch(line); match != nil {
			heading, item = match[1], ""
			continue
		}
		if match := planItem.FindStringSubmatch(line); match != nil {
			item = fmt.Sprintf("%s (%s)", heading, match[1])
		}
		if match := planParagraph.FindStringSubmatch(line); match != nil {
			item = heading + " " + match[1]
		}
		plan.Clauses[heading] = append(plan.Clauses[heading], line)
		if item != "" {
			plan.Clauses[item] = append(plan.Clauses[item], line)
		}
	}
	return plan
}

// Holds checks that the document is the plan and that one paragraph of the clause at the place holds all the texts.
func (p Plan) Holds(tb testing.TB, what, document, place string, texts ...string) {
	tb.Helper()
	paragraphs := p.Clauses[place]
	if paragraphs == nil || document != p.Title {
		tb.Errorf("%s: no clause %s of %s", what, place, document)
		return
	}
	if len(texts) == 0 || !slices.ContainsFunc(paragraphs, func(paragraph string) bool {
		return !slices.ContainsFunc(texts, func(text string) bool { return text == "" || !strings.Contains(paragraph, text) })
	}) {
		tb.Errorf("%s: not in a paragraph of %s: %q", what, place, texts)
	}
}
