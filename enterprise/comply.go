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
	// fact, or whose use is not known.
	Unclear []Breach `json:"unclear"`
	// Unreported are the fields that the day's report should hold and does not, and an approved load that is not known.
	Unreported Fields `json:"unreported"`
}

// Check holds a day of a response to the enterprise's obligation and its own plan, whose limits of the load count where it produces by
// it; the zero Plan limits nothing. At no response there is nothing to breach but falsified data.
func (r Rules) Check(c *response.Catalogue, o Obligation, pl Plan, day Day) Compliance {
	s := inspection{rules: &r, catalogue: c, o: &o, day: &day}
	s.falsified()
	if o.Level == response.NoResponse {
		return s.found
	}
	s.reductions()
	s.loads(pl)
	s.traffic()
	s.grade()
	return s.found
}

// inspection is a check under way.
type inspection struct {
	rules     *Rules
	catalogue *response.Catalogue
	o         *Obligation
	day       *Day
	found     Compliance
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
		s.breach(Breach{Kind: DataFalse, Clause: consequence.Clause})
	}
	if s.day.RecordsFalsified == response.Yes {
		s.breach(Breach{Kind: RecordsFalse, Clause: consequence.Clause})
	}
}

// reductions finds the pollutants of which less was given up than owed.
func (s *inspection) reductions() {
	due := s.o.Due()
	duty := FollowPlan // nothing is due of whoever has neither duty
	if s.o.Duties.Has(CutShare) {
		duty = CutShare
	}
	for p, owed := range due.All() {
		got, known := s.day.Reductions.Of(p)
		known = known && got.Valid()
		switch {
		case !known && owed > 0:
			s.unreported(ReductionSO2Field + Field(p-emission.SO2))
		case known && got < owed:
			s.breach(Breach{
				Kind: ReductionShort, Clause: s.cite(duty), Pollutant: p, Got: FigureOf(got), Due: FigureOf(owed),
			})
		}
	}
}

// loads finds the loads above their limits.
func (s *inspection) loads(pl Plan) {
	if s.o.Mode == LoadCapped {
		s.load("", s.day.Load, s.o.MaxLoad, KeepToLoad)
		if _, limits := s.o.MaxLoad.Share(); !limits {
			s.unreported(MaxLoadField)
		}
	}
	if s.o.Mode != OwnPlan {
		return
	}
	for _, d := range pl.At(s.o.Level) {
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
	for _, t := range s.day.Trucks {
		trips, known := t.Trips.N()
		used := response.Unknown
		if known {
			used = response.FactOf(trips > 0)
		}
		s.stood(TruckRan, s.o.Truck(s.catalogue, t.Truck), t.Truck.Standard, used)
	}
	for _, m := range s.day.Machines {
		s.stood(MachineUsed, s.o.Machine(s.catalogue, m.Machine), m.Machine.Standard, m.Used)
	}
}

func (s *inspection) stood(kind BreachKind, answer response.Answer, standard response.Standard, used response.Fact) {
	if answer.Verdict != response.Stop || used == response.No {
		return
	}
	b := Breach{Kind: kind, Finding: response.MeasureNotTaken, Answer: answer, Standard: standard}
	for id := range answer.Grounds.All() {
		if m, ok := s.catalogue.Find(id); ok {
			b.Clause = m.Clause
			break
		}
	}
	if used == response.Yes && answer.Missing == 0 {
		s.breach(b)
		return
	}
	s.found.Unclear = append(s.found.Unclear, b)
}

// grade finds a grade that is not kept up and a monitoring system that is not complete.
func (s *inspection) grade() {
	if graded := GradesOf(A, B, C, D, Leading, NotLeading); graded.Has(s.o.Grade) {
		switch s.day.IndicatorsMet {
		case response.Yes:
		case response.No:
			consequence, _ := s.catalogue.Consequence(response.IndicatorsNotMet)
			s.breach(Breach{Kind: BelowGrade, Clause: consequence.Clause, Finding: response.IndicatorsNotMet})
		case response.Unknown:
			s.unreported(IndicatorsField)
		}
	}
	if !s.o.Duties.Has(CompleteMonitoring) {
		return
	}
	switch s.day.Monitored {
	case response.Yes:
	case response.No:
		s.breach(Breach{Kind: MonitoringUnfinished, Clause: s.cite(CompleteMonitoring)})
	case response.Unknown:
		s.unreported(MonitoringField)
	}
}

// String returns "less given up than owed, NOx: 3 kg of 5 kg (4.3.1 (1))" and the like.
func (b Breach) String() string {
	s := b.Kind.String()
	switch b.Kind {
	case ReductionShort:
		s += fmt.Sprintf(", %v: %v of %v", b.Pollutant, b.Got, b.Due)
	case LoadExceeded:
		s += fmt.Sprintf("%s: %v of at most %v", prefixed(", ", b.Point), b.Load, b.MaxLoad)
	case TruckRan, MachineUsed:
		s += fmt.Sprintf(", %v", b.Standard)
	case DataFalse, RecordsFalse, BelowGrade, MonitoringUnfinished:
	}
	return s + " (" + b.Clause.Place + ")"
}

// Chinese returns the same in Chinese.
func (b Breach) Chinese() string {
	s := b.Kind.Chinese()
	switch b.Kind {
	case ReductionShort:
		s += fmt.Sprintf("，%s：%s，应为%s", b.Pollutant.Chinese(), b.Got.Chinese(), b.Due.Chinese())
	case LoadExceeded:
		s += fmt.Sprintf("%s：%s，限%s", prefixed("，", b.Point), b.Load.Chinese(), b.MaxLoad.Chinese())
	case TruckRan, MachineUsed:
		s += "，" + b.Standard.Chinese()
	case DataFalse, RecordsFalse, BelowGrade, MonitoringUnfinished:
	}
	return s + "（" + b.Clause.Place + "）"
}

// prefixed returns the text with a prefix; nothing for no text.
func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}
