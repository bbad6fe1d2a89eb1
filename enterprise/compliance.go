package enterprise

import (
	"strings"

	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Compliance is how a day keeps to an obligation (落实情况).
//
//clearsky:whole
type Compliance struct {
	Breaches []Breach `json:"breaches"`
	// Unclear are breaches that depend on an unknown fact: trucks and machines that had to stop because a fact is unknown, or whose use
	// is not known, and duties that only may bind, such as the monitoring system of an enterprise of unknown grade.
	Unclear []Breach `json:"unclear"`
	// Unmet are the requests of the area that are not met: by the library's own rule, so no breaches, with no consequence by the plan.
	// What a request is short of for the rounding of shares alone ([emission.Allocate]) is not among them.
	Unmet []Shortfall `json:"unmet"`
	// Unstated are the duties that bind or may bind and of which the report does not state whether they are kept, each as the breach
	// that it would be.
	Unstated []Breach `json:"unstated"`
	// Unreported are the other facts that the day's report should hold and does not, and those of the obligation without which not all
	// that is owed is known.
	Unreported response.Fields `json:"unreported"`
}

// Compliance holds a day, or what an inspection found, to the enterprise's obligation and to its own plan, whose limits of the load
// count whatever its class and grade; the zero OwnPlan limits nothing. Duties that the rules have without a response count without
// one too; everything else is of a response (应急响应期间). Time and memory are linear in the plan and the report.
//
// Errors, all at once, for what cannot be and is checked no further, as [aqi.Faults] whose paths begin with "/report": reductions that
// are negative or above the baseline of the obligation or the point, loads that are no share, points that the own plan does not have or
// that are given twice, duties that the rules do not have, trips that are no number of trips, unknown values; and of "/obligation", a
// level that is none of the targets.
func (rs *Ruleset) Compliance(obligation Obligation, own OwnPlan, report DayReport) (Compliance, error) {
	s := inspection{Ruleset: rs.orNone(), o: &obligation, plan: &own, day: &report}
	if err := s.check(); err != nil {
		return Compliance{}, err
	}
	s.statements()
	if obligation.Level == response.NoResponse {
		return s.found, nil
	}
	s.at = own.At(obligation.Level)
	s.reductions()
	s.pointReductions()
	s.requests()
	s.loads()
	s.traffic()
	return s.found, nil
}

// inspection is a check under way.
type inspection struct {
	*Ruleset
	o        *Obligation
	plan     *OwnPlan
	at       []PointMeasure // what the plan comes to
	day      *DayReport
	reported map[string]int // where the report has each point
	found    Compliance
}

func (s *inspection) unreported(f fields.Field) { s.found.Unreported |= 1 << f }

// String returns a line for each breach, for each that is unclear, and for what is not reported; "no breach" where there is none.
func (c Compliance) String() string { return c.text(wording.English) }

// Chinese returns the same in Chinese.
func (c Compliance) Chinese() string { return c.text(wording.Chinese) }

func (c *Compliance) text(l wording.Language) string {
	var lines []string
	for i := range c.Breaches {
		lines = append(lines, c.Breaches[i].text(l))
	}
	for i := range c.Unclear {
		lines = append(lines, l.Pick("unclear whether kept: ", "待查：")+c.Unclear[i].what(l))
	}
	if lines == nil {
		lines = []string{l.Pick("no breach", "未发现违反")}
	}
	for _, u := range c.Unmet {
		lines = append(lines, l.F("request of the area not met: %s", "未完成区域另行要求：%s", u.text(l))+l.Bracket(ownRule(l)))
	}
	if c.Unreported != 0 {
		lines = append(lines, l.F("not reported: %s", "未报：%s", c.Unreported))
	}
	if len(c.Unstated) > 0 {
		lines = append(lines, l.F("not stated whether kept: %s", "未说明是否落实：%s", wording.List(l, c.Unstated, func(b Breach) string { return b.what(l) })))
	}
	return strings.Join(lines, "\n")
}
