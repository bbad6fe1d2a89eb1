package enterprise

import (
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Compliance is how a day keeps to an obligation (落实情况).
//
//clearsky:whole
type Compliance struct {
	Breaches []Breach `json:"breaches"`
	// Unclear are breaches that depend on an unknown fact: trucks and machines that had to stop for want of a fact, or whose use is
	// not known, and the monitoring system of an enterprise of unknown grade.
	Unclear []Breach `json:"unclear"`
	// Unmet are the requests of the area that are not met: by the library's own rule, so no breaches, with no consequence by the plan.
	// What a request is short of for the rounding of shares alone ([emission.Allocate]) is not among them.
	Unmet []Shortfall `json:"unmet"`
	// Unreported are the facts that the day's report should hold and does not, and those of the obligation without which not all
	// that is owed is known.
	Unreported response.Fields `json:"unreported"`
}

// Compliance holds a day to the enterprise's obligation and to its own plan, whose limits of the load count whatever its class and
// grade; the zero OwnPlan limits nothing. At no response only a grade can be fallen short of: the other
// findings of clause 7 are of a response (应急响应期间). Points that the plan does not have are not looked at.
//
// Errors, all at once, for what cannot be and is checked no further, as [aqi.Faults] whose paths begin with "/report": reductions that
// are negative or above the obligation's baseline, loads that are no share, trips that are no number of trips, unknown values; and
// of "/obligation", a level that is none of the targets.
func (rs *Ruleset) Compliance(obligation Obligation, own OwnPlan, report DayReport) (Compliance, error) {
	s := inspection{Ruleset: rs.orNone(), o: &obligation, plan: &own, day: &report}
	if err := s.check(); err != nil {
		return Compliance{}, err
	}
	s.grade()
	if obligation.Level == response.NoResponse {
		return s.found, nil
	}
	s.falsified()
	s.reductions()
	s.requests()
	s.loads()
	s.traffic()
	s.monitoring()
	return s.found, nil
}

// String returns a line for each breach, for each that is unclear, and for what is not reported; "no breach" where there is none.
func (c Compliance) String() string { return c.text(wording.English) }

// Chinese returns the same in Chinese.
func (c Compliance) Chinese() string { return c.text(wording.Chinese) }

func (c *Compliance) text(l wording.Language) string {
	var lines []string
	for _, b := range c.Breaches {
		lines = append(lines, l.F("breach: %s", "违反：%s", b))
	}
	for _, b := range c.Unclear {
		lines = append(lines, l.F("unclear: %s", "待查：%s", b))
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
	return strings.Join(lines, "\n")
}

// inspection is a check under way.
type inspection struct {
	*Ruleset
	o     *Obligation
	plan  *OwnPlan
	day   *DayReport
	found Compliance
}

// breach adds a breach, of which the rules say what it fails in.
func (s *inspection) breach(b Breach) { s.found.Breaches = append(s.found.Breaches, s.named(b)) }

func (s *inspection) unclear(b Breach) { s.found.Unclear = append(s.found.Unclear, s.named(b)) }

// named returns the breach with its finding, and with its clause where it has none.
func (s *inspection) named(b Breach) Breach {
	of := s.finding(b.Kind)
	if b.Finding = of.Finding; b.Clause == (aqi.Clause{}) {
		b.Clause = of.Clause
	}
	return b
}

func (s *inspection) unreported(f fields.Field) { s.found.Unreported |= 1 << f }

// falsified finds what clause 7 names itself.
func (s *inspection) falsified() {
	if s.day.DataFalsified == response.Yes {
		s.breach(Breach{Kind: DataFalsified, Path: "/report/data_falsified"})
	}
	if s.day.RecordsFalsified == response.Yes {
		s.breach(Breach{Kind: RecordsFalsified, Path: "/report/records_falsified"})
	}
}

// reductions finds the pollutants of which less was reduced than owed.
func (s *inspection) reductions() {
	if s.o.Shares != (emission.Shares{}) {
		s.found.Unreported |= s.o.Missing & missing(fields.BaselineSO2, &emission.Amounts{})
	}
	if s.o.Mode == ByPlan {
		s.found.Unreported |= s.o.Missing & missing(fields.ReductionSO2, &emission.Amounts{})
	}
	for p, owed := range s.o.Owed().All() {
		got, known := s.day.Reductions.Of(p)
		switch {
		case !known && owed > 0:
			s.unreported(fields.ReductionSO2 + fields.Field(p-emission.SO2))
		case known && got < owed:
			s.breach(Breach{Kind: s.short(p, got), Path: faults.At("/report/reductions", p), Shortfall: Shortfall{p, got, owed}})
		}
	}
}

// short returns what a reduction falls short of: the share, or where it comes up to that, the own plan.
func (s *inspection) short(p emission.Pollutant, got emission.Amount) BreachKind {
	if required, known := s.o.Required.Of(p); known && got < required {
		return ReductionShort
	}
	return PlanShort
}

// requests finds the pollutants of which less was reduced than the area requests, by more than the rounding of its shares.
func (s *inspection) requests() {
	owed, rounding := s.o.Owed(), s.o.rounding()
	for p, requested := range s.o.Requested.All() {
		due, _ := owed.Of(p)
		due, fits := due.Add(requested)
		most, _ := rounding.Of(p)
		switch got, known := s.day.Reductions.Of(p); {
		case requested == 0 || !fits:
		case !known:
			s.unreported(fields.ReductionSO2 + fields.Field(p-emission.SO2))
		case got < due-most:
			s.found.Unmet = append(s.found.Unmet, Shortfall{p, got, due})
		}
	}
}

// loads finds the loads above their limits.
func (s *inspection) loads() {
	if _, known := valid(s.o.MaxLoad); s.o.Mode == LoadCapped && !known {
		s.unreported(fields.TaskMaxLoad)
	}
	highest := s.highestLoads()
	for _, limit := range s.o.limits(s.plan) {
		of := highest[limit.point]
		if limit.point == "" {
			of = reported{s.day.Load, "/report/load"}
		}
		switch got, known := valid(of.load); {
		case !known:
			s.unreported(fields.Load)
		case got > limit.most:
			s.breach(Breach{Kind: limit.kind, Path: of.path, Excess: Excess{limit.point, got, limit.most}})
		}
	}
}

// reported is a load with its place in the report.
type reported struct {
	load aqi.Optional[emission.Share]
	path string
}

// highestLoads returns the highest load that is reported of each point.
func (s *inspection) highestLoads() map[string]reported {
	highest := make(map[string]reported, len(s.day.Points))
	for i, l := range s.day.Points {
		before, has := valid(highest[l.Point].load)
		if now, known := valid(l.Load); known && (!has || now > before) {
			highest[l.Point] = reported{l.Load, faults.At("/report/points", i, "load")}
		}
	}
	return highest
}

// traffic finds the trucks and machines that had to stop.
func (s *inspection) traffic() {
	if s.day.Trucks == nil {
		s.unreported(fields.Trucks)
	}
	if s.day.Machines == nil {
		s.unreported(fields.Machines)
	}
	for i, t := range s.day.Trucks {
		used := response.Unknown
		if trips, known := t.Trips.Get(); known {
			used = response.FactOf(trips > 0)
		}
		use := Use{t.Truck.Standard, s.Truck(*s.o, t.Truck)}
		s.used(Breach{Kind: TruckRan, Path: faults.At("/report/trucks", i), Use: use}, used)
	}
	for i, m := range s.day.Machines {
		use := Use{m.Machine.Standard, s.Machine(*s.o, m.Machine)}
		s.used(Breach{Kind: MachineUsed, Path: faults.At("/report/machines", i), Use: use}, m.Used)
	}
}

// used adds the breach of what had to stop, by the plan or by the enterprise's own, and was used.
func (s *inspection) used(b Breach, used response.Fact) {
	answer := &b.Use.Answer
	if used == response.No || answer.Verdict != response.Stop {
		return
	}
	b.Clause = s.ground(answer)
	if used == response.Yes && answer.Missing == 0 {
		s.breach(b)
	} else {
		s.unclear(b)
	}
}

// ground returns the clause of the first measure that an answer rests on.
func (s *inspection) ground(a *response.Answer) aqi.Clause {
	for _, id := range a.Grounds() {
		if m, ok := s.catalogue.Measure(id); ok {
			return m.Clause
		}
	}
	return aqi.Clause{}
}

// grade finds a grade whose indicators are not met.
func (s *inspection) grade() {
	if graded := GradesOf(A, B, C, D, Leading, NotLeading); !graded.Has(s.o.Grade) {
		return
	}
	switch s.day.IndicatorsMet {
	case response.No:
		s.breach(Breach{Kind: BelowGrade, Path: "/report/indicators_met"})
	case response.Unknown:
		s.unreported(fields.IndicatorsMet)
	case response.Yes:
	}
}

// monitoring finds a monitoring system that is not complete, where the enterprise has to complete it, or may have to.
func (s *inspection) monitoring() {
	due := response.No
	if duty := s.rules.duty(s.finding(MonitoringIncomplete).Duty); duty != nil {
		due = s.rules.holds(&duty.When, s.o)
	}
	b := Breach{Kind: MonitoringIncomplete, Path: "/report/monitoring_complete"}
	switch complete := s.day.MonitoringComplete; {
	case due == response.No || complete == response.Yes:
	case complete == response.Unknown:
		s.unreported(fields.MonitoringComplete)
	case due == response.Unknown:
		s.unclear(b)
	default:
		s.breach(b)
	}
}
