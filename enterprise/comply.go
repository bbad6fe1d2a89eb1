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
	// Unreported are the facts that the day's report should hold and does not, and those of the obligation without which not all
	// that is owed is known.
	Unreported response.Fields `json:"unreported"`
}

// Compliance holds a day to the enterprise's obligation and its own plan, whose limits of the load and whose trucks and machines
// count where it produces by it; the zero OwnPlan limits nothing. At no response only a grade can be fallen short of: the other
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

// cite returns the clause of a duty.
func (s *inspection) cite(d Duty) aqi.Clause {
	rule, _ := s.rules.Duty(d)
	return rule.Clause
}

func (s *inspection) breach(b Breach) {
	if b.Finding == 0 {
		b.Finding = response.MeasureNotTaken
	}
	s.found.Breaches = append(s.found.Breaches, b)
}

func (s *inspection) unreported(f fields.Field) { s.found.Unreported |= 1 << f }

// falsified finds what clause 7 names itself.
func (s *inspection) falsified() {
	consequence, _ := s.catalogue.Consequence(response.MeasureNotTaken)
	if s.day.DataFalsified == response.Yes {
		s.breach(Breach{Kind: DataFalsified, Clause: consequence.Clause, Path: "/report/data_falsified"})
	}
	if s.day.RecordsFalsified == response.Yes {
		s.breach(Breach{Kind: RecordsFalsified, Clause: consequence.Clause, Path: "/report/records_falsified"})
	}
}

// reductions finds the pollutants of which less was reduced than owed.
func (s *inspection) reductions() {
	if s.o.Duties.Has(CutShare) {
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
			s.breach(Breach{
				Kind: ReductionShort, Clause: s.cite(s.reducing(p, got)), Path: faults.At("/report/reductions", p), Shortfall: Shortfall{p, got, owed},
			})
		}
	}
}

// reducing returns the duty that a reduction falls short of: that of the share, or where it comes up to that, of the own plan.
func (s *inspection) reducing(p emission.Pollutant, got emission.Amount) Duty {
	required, known := s.o.Required.Of(p)
	requested, _ := s.o.Requested.Of(p)
	if share, fits := required.Add(requested); known && fits && got < share {
		return CutShare
	}
	return FollowPlan
}

// loads finds the loads above their limits.
func (s *inspection) loads() {
	if s.o.Mode == LoadCapped {
		limit, limits := valid(s.o.MaxLoad)
		if limits {
			s.load("", limit, reported{s.day.Load, "/report/load"}, KeepToLoad)
		} else {
			s.unreported(fields.TaskMaxLoad)
		}
	}
	if s.o.Mode != ByPlan {
		return
	}
	highest := s.highestLoads()
	for _, m := range s.plan.At(s.o.Level) {
		if limit, limits := valid(m.MaxLoad); limits {
			s.load(m.Point, limit, highest[m.Point], FollowPlan)
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

func (s *inspection) load(point string, limit emission.Share, of reported, duty Duty) {
	got, known := valid(of.load)
	switch {
	case !known:
		s.unreported(fields.Load)
	case got > limit:
		s.breach(Breach{Kind: LoadExceeded, Clause: s.cite(duty), Path: of.path, Excess: Excess{point, got, limit}})
	}
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
	b.Finding, b.Clause = response.MeasureNotTaken, s.ground(answer)
	if used == response.Yes && answer.Missing == 0 {
		s.breach(b)
		return
	}
	s.found.Unclear = append(s.found.Unclear, b)
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
		consequence, _ := s.catalogue.Consequence(response.IndicatorsNotMet)
		s.breach(Breach{Kind: BelowGrade, Clause: consequence.Clause, Finding: response.IndicatorsNotMet, Path: "/report/indicators_met"})
	case response.Unknown:
		s.unreported(fields.IndicatorsMet)
	case response.Yes:
	}
}

// monitoring finds a monitoring system that is not complete.
func (s *inspection) monitoring() {
	if !s.o.Duties.Has(CompleteMonitoring) {
		return
	}
	switch s.day.MonitoringComplete {
	case response.No:
		b := Breach{
			Kind: MonitoringIncomplete, Clause: s.cite(CompleteMonitoring), Finding: response.MeasureNotTaken, Path: "/report/monitoring_complete",
		}
		if s.o.Grade == UnknownGrade {
			s.found.Unclear = append(s.found.Unclear, b)
			return
		}
		s.breach(b)
	case response.Unknown:
		s.unreported(fields.MonitoringComplete)
	case response.Yes:
	}
}
