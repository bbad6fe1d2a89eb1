package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// example returns a ruling of the outcome to show: of the county that responds highest, one bound above its own alert before others.
func example(out region.Outcome) region.Ruling {
	return slices.MaxFunc(out.Rulings, func(a, b region.Ruling) int {
		bound := func(r region.Response) int { return min(1, int(r.Own), max(0, int(r.Floor)-int(r.Own))) }
		x, y := a.Response(out.At), b.Response(out.At)
		return cmp.Or(cmp.Compare(min(1, len(a.County)), min(1, len(b.County))), cmp.Compare(x.Level, y.Level), cmp.Compare(bound(x), bound(y)))
	})
}

// shownQuestions are those whose strictest measure stands for a county's.
var shownQuestions = []response.Question{
	response.AboutGoingOut, response.AboutSchool, response.AboutTruck, response.AboutMachine, response.AboutMuckTruck,
}

// must returns what one county must do at the hour of an outcome: its level, and why, and its strictest measures.
func (s *story) must(l lang, out region.Outcome, r region.Ruling) string {
	now := r.Response(out.At)
	reasons := slices.DeleteFunc(slices.Clone(now.Reasons), func(r region.Reason) bool { return r.Basis == region.ByPrefecture && !s.touching })
	why := wording.List(l.Language, reasons, func(r region.Reason) string {
		return l.F("%s %s", "%s%s", l.low(r.Basis), l.low(r.Level)) + l.clauses(r.Clause)
	})
	measures := map[string]response.Measure{}
	for m := range s.office.Measures(out, r.County, response.Filter{Freezing: s.freezing}) {
		measures[m.ID] = m
	}
	var rows [][]string
	for _, question := range shownQuestions {
		var strictest response.Measure
		for _, r := range s.plan.Catalogue.Restrictions {
			if m := measures[r.Measure]; r.Question == question && !r.OwnPlan && m.Level > strictest.Level {
				strictest = m
			}
		}
		if strictest.ID != "" {
			rows = append(rows, []string{"  " + strictest.Clause.Number, l.text(strictest.Text)})
		}
	}
	return paragraph("", l.F("%s at %s: %s, %d measures (-county %s); %s", "%s %s：%s，%d项措施（-county %s）；%s",
		s.whose(l, r.County), hour(out.At), now.Level, len(measures), places.Printable(r.County), why)) + table.Page(rows, screen, 1)
}

// judge finds what the enterprises owe at the busiest hour and one of them to show: of the county shown, where there is one of which
// something is not known. Among made-up weeks that is inspected.
func (s *story) judge() (err error) {
	s.attained, err = s.office.Attainment(s.busiest, slices.Values(s.inventory.Enterprises), slices.Values(s.inventory.Sources))
	if err != nil {
		return err
	}
	s.names, s.obligations = map[string]aqi.Text{}, map[string][]enterprise.Obligation{}
	for _, e := range s.inventory.Enterprises {
		s.names[e.ID] = e.Name
	}
	for _, a := range s.attained.Counties {
		s.obligations[a.County] = a.Obligations
	}
	for _, o := range s.obligations[example(s.busiest).County] {
		if s.firm.ID == "" || s.firm.Missing == 0 && o.Missing != 0 {
			s.firm = o
		}
	}
	if s.source == madeUpSource && s.firm.ID != "" {
		s.found, err = s.inspect()
	}
	return err
}

// inspect makes up an inspection of the enterprise shown: it reduced what it owes and not what the area requests, a truck ran, its
// placard is missing and its indicators are not met; of its machines and training nothing is reported.
func (s *story) inspect() (enterprise.Compliance, error) {
	ruleset := s.office.Ruleset(s.busiest, s.firm.County)
	day := enterprise.DayReport{
		Date: s.busiest.At.Midnight(), Reductions: s.firm.Owed(), Kept: map[string]response.Fact{},
		Trucks: []enterprise.TruckTrips{{
			Truck: response.Truck{Standard: response.ChinaIII, Gas: response.No, Special: response.No, Dangerous: response.No}, Trips: aqi.Known(2),
		}},
	}
	for _, d := range ruleset.Duties(s.firm) {
		switch {
		case d.Proof != enterprise.ByStatement || d.ID == "training":
		case d.ID == "placard" || d.ID == "meet-indicators":
			day.Kept[d.ID] = response.No
		default:
			day.Kept[d.ID] = response.Yes
		}
	}
	return ruleset.Compliance(s.firm, enterprise.OwnPlan{}, day)
}

// inspected returns what the inspection found, and what follows.
func (s *story) inspected(l lang) string {
	if s.source != madeUpSource {
		return ""
	}
	lines := strings.Split(l.Of(s.found), "\n")
	for i, b := range s.found.Breaches { // a line each comes first
		if c, follows := s.plan.Catalogue.Consequence(b.Consequence); follows {
			lines[i] += " → " + l.text(c.Text)
		}
	}
	return l.F("  Inspected %s (made up):\n", "  %s督查（虚构）：\n", date(s.busiest.At.Midnight())) + paragraph("    ", strings.Join(lines, "\n"))
}

// told returns an enterprise's notice, the whole or without its duties.
func (s *story) told(l lang, o enterprise.Obligation, whole bool) string {
	lines := strings.Split(l.text(s.office.Notice(s.busiest, s.names[o.ID], enterprise.OwnPlan{}, o)), "\n")
	if i := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, l.Pick("- ", "· ")) }); i > 0 && !whole {
		lines = lines[:i]
	}
	return l.F("%s (%s)\n", "%s（%s）\n", lines[0], o.ID) + paragraph("  ", strings.Join(lines[1:], "\n"))
}

const fewCounties = 2 // of more, those that meet their share are counted only

var nothing = emission.AmountsOf(0, 0, 0, 0)

// society returns what all sources of each county that responds reduce together, by the plans and with what is asked for besides, and
// those of all counties.
func (s *story) society(l lang) string {
	p, asked := s.attained, 0
	var rows, met [][]string
	var clause aqi.Clause
	for _, a := range p.Counties {
		if a.Level == response.NoResponse {
			continue
		}
		for _, o := range a.Obligations {
			if o.Shortfall() != nothing || o.Requested != nothing {
				asked++
			}
		}
		clause = a.After.Clause
		row := s.shares(l, s.whose(l, a.County), a.Before, a.After)
		if a.After.Met() {
			met = append(met, row)
		} else {
			rows = append(rows, row)
		}
	}
	responding := len(met) + len(rows)
	if len(met) <= fewCounties {
		rows = slices.Concat(met, rows)
	}
	if p.Level > response.NoResponse {
		rows = append(rows, s.shares(l, l.Pick("all counties", "全地区"), p.Before, p.After))
	}
	return l.F("Whole society's share, by own plans → with more asked of %d enterprises; met in %d of %d counties",
		"全社会减排比例：按自身方案→要求%d家企业加大减排后；%d个县市达标，共%d个", asked, len(met), responding) + l.clauses(clause) + "\n" + table.Page(rows, screen, 1)
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
	if p, applicable := r.Percent(1); applicable {
		return p.String()
	}
	return "–"
}

// everything returns what the story leaves out.
func (s *story) everything(l lang) string {
	text := "\n" + s.course(l, "")
	for _, p := range s.places {
		text += "\n" + s.detail(l, p)
	}
	return text
}

// detail returns all of one place.
func (s *story) detail(l lang, p place) string {
	code := p.County.Code
	text := l.F("%s (%s)\n", "%s（%s）\n", l.county(p.County), places.Printable(code))
	for _, e := range p.episodes {
		text += paragraph("  ", l.Of(e))
	}
	if u := uncounted(l, p); u != "" {
		text += paragraph("  ", u)
	}
	for _, n := range p.Notes {
		text += paragraph("  ", l.F("note: %s", "注：%s", l.text(n)))
	}
	text += s.course(l, code)
	var rows [][]string
	for m := range s.office.Measures(s.busiest, code, response.Filter{Freezing: s.freezing}) {
		rows = append(rows, []string{"  " + m.Clause.Number, l.text(m.Text)})
	}
	text += table.Page(rows, screen, 10)
	for _, o := range s.obligations[code] {
		text += s.told(l, o, true)
	}
	return text
}

// course returns the decisions of a county, or of the prefecture where there is no code, each with its notice, the course of each
// response, and what was due at the busiest hour.
func (s *story) course(l lang, code string) string {
	text := ""
	for _, r := range s.history.Acts {
		if r.County == code {
			text += table.Page([][]string{append([]string{hour(r.Decision.At)}, s.act(l, r)...)}, screen, 10)
			if r.Notice != nil {
				text += paragraph("    ", l.Of(*r.Notice))
			}
		}
	}
	for _, a := range s.history.Activations {
		if owner(a) != code {
			continue
		}
		text += l.F("  %s: response %s\n", "  %s：%s响应\n", span(a.Span, a.Provisional()), a.Level())
		for _, c := range s.plan.Catalogue.Changes(a) {
			text += paragraph("    ", l.Of(c)+l.clauses(c.Clause))
		}
	}
	for _, item := range s.busiest.Due {
		if slices.ContainsFunc(item.By, func(o response.Owing) bool { return o.County.Code == code }) {
			text += paragraph("  ", l.F("due at %s: %s", "%s待办：%s", hour(s.busiest.At), item))
		}
	}
	return text
}
