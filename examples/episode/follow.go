package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// shownAddressees are those whose strictest measure stands for a county's.
var shownAddressees = []response.Addressee{
	response.GeneralPublic, response.Schools, response.BulkHaulers, response.MachineOperators, response.MuckHaulers,
}

const freezing = response.Yes // the made-up weeks are in January

// example returns a ruling of the outcome to show: of the county that responds highest, one bound above its own alert before others.
func example(out region.Outcome) (best region.Ruling) {
	rank := func(r region.Response) int {
		n := 10 * int(r.Level)
		if r.Own > alert.NoAlert && r.Own < r.Floor {
			n++
		}
		return n
	}
	for _, r := range out.Rulings {
		if r.County != "" && rank(r.Response(out.At)) > rank(best.Response(out.At)) {
			best = r
		}
	}
	return best
}

// must returns what one county must do at the hour of an outcome: its level, and why, and its strictest measures.
func (s *story) must(l lang, out region.Outcome, r region.Ruling) string {
	now := r.Response(out.At)
	reasons := slices.DeleteFunc(slices.Clone(now.Reasons), func(r region.Reason) bool { return r.Basis == region.ByGroup && !s.touching })
	why := wording.List(l.Language, reasons, func(r region.Reason) string {
		return l.F("%s %s", "%s%s", l.low(r.Basis), l.low(r.Level)) + l.clauses(r.Clause)
	})
	text := paragraph("", l.F("%s at %s: %s; %s", "%s %s：%s；%s", s.whose(l, r.County), hour(out.At), now.Level, why))
	var rows [][]string
	for _, a := range shownAddressees {
		measures := slices.Collect(s.office.Measures(out, r.County, response.Filter{Addressee: a, Freezing: freezing}))
		if n := len(measures); n > 0 {
			rows = append(rows, measure(l, measures[n-1])) // the strictest comes last
		}
	}
	all := len(slices.Collect(s.office.Measures(out, r.County, response.Filter{Freezing: freezing})))
	return text + table.Page(rows, screen, 2) + l.F("  %d measures in all: -county %s\n", "  共%d项措施：-county %s\n", all, r.County)
}

// measure returns a measure's number and words.
func measure(l lang, m response.Measure) []string {
	number := m.Clause.Number
	if i := strings.IndexFunc(number, unicode.IsLetter); i > 0 { // the name of a paragraph
		number = strings.TrimSpace(number[:i])
	}
	return []string{"  " + number, l.text(m.Text)}
}

// firm returns what one enterprise is told, as far as the first lines go.
func (s *story) firm(l lang, p enterprise.Prefecture, county string) string {
	o, ok := chosen(p, county)
	if !ok {
		return ""
	}
	return s.told(l, o, 11)
}

// chosen returns an obligation to show: of the county, where something of it is not known and more is requested.
func chosen(p enterprise.Prefecture, county string) (best enterprise.Obligation, ok bool) {
	most := -1
	for _, a := range p.Counties {
		for _, o := range a.Obligations {
			rank := 0
			for i, is := range []bool{a.County == county, o.Missing != 0, o.Requested != enterprise.Obligation{}.Requested} {
				if is {
					rank |= 4 >> i
				}
			}
			if a.Level > response.NoResponse && rank > most {
				most, best, ok = rank, o, true
			}
		}
	}
	return best, ok
}

// told returns an enterprise's notice, or so many lines of it.
func (s *story) told(l lang, o enterprise.Obligation, most int) string {
	var name aqi.Text
	for _, e := range s.inventory.Enterprises {
		if e.ID == o.ID {
			name = e.Name
		}
	}
	lines := strings.Split(l.text(s.rules.Notice(name, o)), "\n")
	return l.F("%s (%s)\n", "%s（%s）\n", lines[0], o.ID) + paragraph("  ", strings.Join(lines[1:min(len(lines), most)], "\n"))
}

// society returns what all sources of each county that responds reduce together, by the plans and with what is asked for besides.
func (s *story) society(l lang, p enterprise.Prefecture) string {
	asked := 0
	var rows [][]string
	for _, a := range p.Counties {
		if a.Level == response.NoResponse {
			continue
		}
		for i := range a.Obligations {
			if gives(a.Allocation.Step1[i]) || gives(a.Allocation.Step2[i]) {
				asked++
			}
		}
		rows = append(rows, s.shares(l, s.whose(l, a.County), a.Before, a.After))
	}
	if p.Level > response.NoResponse {
		rows = append(rows, s.shares(l, l.Pick("all counties", "全地区"), p.Before, p.After))
	}
	return l.F("Share of the whole society's emission, by own plans → with more asked of %d enterprises (4.3.1 (1))\n",
		"全社会减排比例：按自身方案→要求%d家企业加大减排后（4.3.1 (1)）\n", asked) + table.Page(rows, screen, 1)
}

func (s *story) shares(l lang, who string, before, after emission.Attainment) []string {
	row := []string{"  " + who, strings.TrimPrefix(l.F("%v %v", "%v %v", before.Level, before.ByPollutant[0].Target), "level ")}
	for i, r := range after.ByPollutant {
		mark := " ✓"
		if !r.Met {
			mark = " ✗"
		}
		row = append(row, r.Pollutant.String()+" "+percent(before.ByPollutant[i])+"→"+percent(r)+mark)
	}
	return row
}

func percent(r emission.Result) string {
	p, ok := r.Ratio().Percent(1)
	if !ok {
		return "–"
	}
	return p.String()
}

func gives(as emission.Amounts) bool {
	for _, a := range as.All() {
		if a > 0 {
			return true
		}
	}
	return false
}
