package enterprise

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Compliance is how a day keeps to an obligation.
type Compliance struct {
	Breaches []Breach `json:"breaches"`
	// Unclear are breaches unless something turns out that is not known: trucks and machines that had to stand for want of a
	// fact, or whose use is not known, and the monitoring system of an enterprise of unknown grade.
	Unclear []Breach `json:"unclear"`
	// Unreported are the fields that the day's report should hold and does not, and those of the obligation without which not all
	// that is owed is known.
	Unreported Fields `json:"unreported"`
}

// Compliance holds a day to the enterprise's obligation and its own plan, whose limits of the load and whose trucks and machines
// count where it produces by it; the zero Plan limits nothing. At no response only a grade can be fallen short of: the other
// findings of clause 7 are of a response (应急响应期间). Points that the plan does not have are not looked at.
func (rs *Ruleset) Compliance(o Obligation, own OwnPlan, report DayReport) Compliance {
	s := inspection{Ruleset: rs.orNone(), o: &o, plan: &own, day: &report}
	s.grade()
	if o.Level == response.NoResponse {
		return s.found
	}
	s.falsified()
	s.reductions()
	s.loads()
	s.traffic()
	s.monitoring()
	return s.found
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

func (s *inspection) unreported(f Field) { s.found.Unreported |= 1 << f }

// falsified finds what clause 7 names itself.
func (s *inspection) falsified() {
	consequence, _ := s.catalogue.Consequence(response.MeasureNotTaken)
	if s.day.DataFalsified == response.Yes {
		s.breach(Breach{Kind: DataFalsified, Clause: consequence.Clause})
	}
	if s.day.RecordsFalsified == response.Yes {
		s.breach(Breach{Kind: RecordsFalsified, Clause: consequence.Clause})
	}
}

// reductions finds the pollutants of which less was given up than owed.
func (s *inspection) reductions() {
	due := s.o.Owed()
	if s.o.Duties.Has(CutShare) {
		s.found.Unreported |= s.o.Missing & missing(BaselineSO2Field, &emission.Amounts{})
	}
	if s.o.Mode == ByPlan {
		s.found.Unreported |= s.o.Missing & missing(ReductionSO2Field, &emission.Amounts{})
	}
	for p, owed := range due.All() {
		got, known := s.day.Reductions.Of(p)
		known = known && got.Valid()
		switch {
		case !known && owed > 0:
			s.unreported(ReductionSO2Field + Field(p-emission.SO2))
		case known && got < owed:
			s.breach(Breach{
				Kind: ReductionShort, Clause: s.cite(s.reducing(p, got)), Pollutant: p, Got: FigureOf(got), Owed: FigureOf(owed),
			})
		}
	}
}

// reducing returns the duty that a reduction falls short of: that of the share, or where it comes up to that, of the own plan.
func (s *inspection) reducing(p emission.Pollutant, got emission.Amount) Duty {
	required, known := s.o.Required.Of(p)
	asked, _ := s.o.Requested.Of(p)
	if share, fits := required.Add(asked); known && fits && got < share {
		return CutShare
	}
	return FollowPlan
}

// loads finds the loads above their limits.
func (s *inspection) loads() {
	if s.o.Mode == LoadCapped {
		s.load("", s.day.Load, s.o.MaxLoad, KeepToLoad)
		if _, limits := s.o.MaxLoad.Share(); !limits {
			s.unreported(MaxLoadField)
		}
	}
	if s.o.Mode != ByPlan {
		return
	}
	for _, d := range s.plan.At(s.o.Level) {
		if _, limits := d.MaxLoad.Share(); limits {
			s.load(d.Point, s.pointLoad(d.Point), d.MaxLoad, FollowPlan)
		}
	}
}

// pointLoad returns the highest load that is reported of a point; unknown where none is.
func (s *inspection) pointLoad(point string) Load {
	var load Load
	for _, l := range s.day.Points {
		if l.Point == point && l.Load.Compare(load) > 0 {
			load = l.Load
		}
	}
	return load
}

func (s *inspection) load(point string, got, limit Load, duty Duty) {
	share, known := got.Share()
	most, limits := limit.Share()
	switch {
	case !limits:
	case !known:
		s.unreported(LoadField)
	case share > most:
		s.breach(Breach{Kind: LoadExceeded, Clause: s.cite(duty), Point: point, Load: got, MaxLoad: limit})
	}
}

// traffic finds the trucks and machines that had to stand.
func (s *inspection) traffic() {
	if s.day.Trucks == nil {
		s.unreported(TrucksField)
	}
	if s.day.Machines == nil {
		s.unreported(MachinesField)
	}
	var trucks, machines response.Standard // up to which they stand by the enterprise's own plan
	if s.o.Mode == ByPlan {
		trucks, machines = s.plan.Trucks(s.o.Level), s.plan.Machines(s.o.Level)
	}
	for _, t := range s.day.Trucks {
		used := response.Unknown
		if trips, known := t.Trips.Get(); known && trips >= 0 {
			used = response.FactOf(trips > 0)
		}
		s.stood(Breach{Kind: TruckRan, Answer: s.Truck(*s.o, t.Truck), Standard: t.Truck.Standard}, trucks, used)
	}
	for _, m := range s.day.Machines {
		s.stood(Breach{Kind: MachineUsed, Answer: s.Machine(*s.o, m.Machine), Standard: m.Machine.Standard}, machines, m.Used)
	}
}

// stood adds the breach of what had to stand, by the answer or up to a standard of the enterprise's own plan, and was used.
func (s *inspection) stood(b Breach, upTo response.Standard, used response.Fact) {
	known := b.Standard != response.UnknownStandard && b.Standard.Valid()
	own := upTo != response.UnknownStandard && (!known || b.Standard <= upTo)
	if used == response.No || b.Answer.Verdict != response.Stop && !own {
		return
	}
	b.Finding = response.MeasureNotTaken
	certain := b.Answer.Verdict == response.Stop && b.Answer.Missing == 0
	if own && known && !certain {
		b.Clause, certain = s.cite(FollowPlan), true
	} else {
		b.Clause = s.ground(b.Answer)
	}
	if used == response.Yes && certain {
		s.breach(b)
		return
	}
	s.found.Unclear = append(s.found.Unclear, b)
}

// ground returns the clause of the first measure that an answer rests on; that of the own plan where it rests on none.
func (s *inspection) ground(a response.Answer) aqi.Clause {
	for id := range a.Grounds.All() {
		if m, ok := s.catalogue.Measure(id); ok {
			return m.Clause
		}
	}
	return s.cite(FollowPlan)
}

// grade finds a grade whose indicators are not met.
func (s *inspection) grade() {
	if graded := GradesOf(A, B, C, D, Leading, NotLeading); !graded.Has(s.o.Grade) {
		return
	}
	switch s.day.IndicatorsMet {
	case response.No:
		consequence, _ := s.catalogue.Consequence(response.IndicatorsNotMet)
		s.breach(Breach{Kind: BelowGrade, Clause: consequence.Clause, Finding: response.IndicatorsNotMet})
	case response.Unknown:
		s.unreported(IndicatorsField)
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
		b := Breach{Kind: MonitoringIncomplete, Clause: s.cite(CompleteMonitoring), Finding: response.MeasureNotTaken}
		if s.o.Grade == UnknownGrade {
			s.found.Unclear = append(s.found.Unclear, b)
			return
		}
		s.breach(b)
	case response.Unknown:
		s.unreported(MonitoringField)
	case response.Yes:
	}
}

// String returns "less cut than owed, NOx: 3 kg of 5 kg (4.3.1 (1))" and the like.
func (b Breach) String() string {
	s := b.Kind.String()
	switch b.Kind {
	case ReductionShort:
		s += fmt.Sprintf(", %v: %v of %v", b.Pollutant, b.Got, b.Owed)
	case LoadExceeded:
		s += fmt.Sprintf("%s: %v of at most %v", prefixed(", ", b.Point), b.Load, b.MaxLoad)
	case TruckRan, MachineUsed:
		s += fmt.Sprintf(", %v", b.Standard)
	case DataFalsified, RecordsFalsified, BelowGrade, MonitoringIncomplete:
	}
	return s + " (" + b.Clause.Number + ")"
}

// Chinese returns the same in Chinese.
func (b Breach) Chinese() string {
	s := b.Kind.Chinese()
	switch b.Kind {
	case ReductionShort:
		s += fmt.Sprintf("，%s：%s，应为%s", b.Pollutant.Chinese(), b.Got.Chinese(), b.Owed.Chinese())
	case LoadExceeded:
		s += fmt.Sprintf("%s：%s，限%s", prefixed("，", b.Point), b.Load.Chinese(), b.MaxLoad.Chinese())
	case TruckRan, MachineUsed:
		s += "，" + b.Standard.Chinese()
	case DataFalsified, RecordsFalsified, BelowGrade, MonitoringIncomplete:
	}
	return s + "（" + b.Clause.Number + "）"
}

// prefixed returns the text with a prefix; nothing for no text.
func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}
