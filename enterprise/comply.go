package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// breach returns a breach of the duty.
func (d *DutyRule) breach(path string) Breach {
	return Breach{Duty: d.ID, Name: d.Name, Proof: d.Proof, Clause: d.Clause, Consequence: d.Consequence, Path: path}
}

// of returns a breach of the duty that something shows.
func (s *inspection) of(by Proof, path string) Breach { return s.rules.shown(by, s.o).breach(path) }

func (s *inspection) breach(b Breach) { s.found.Breaches = append(s.found.Breaches, b) }

func (s *inspection) unclear(b Breach) { s.found.Unclear = append(s.found.Unclear, b) }

// statements finds the duties that are stated not to be kept, and those of which nothing is stated.
func (s *inspection) statements() {
	for i := range s.rules.Duties {
		d := &s.rules.Duties[i]
		if d.Proof != ByStatement {
			continue
		}
		binds := s.rules.holds(&d.When, s.o)
		b := d.breach(faults.At("/report/kept", d.ID))
		switch kept := s.day.Kept[d.ID]; {
		case binds == response.No || kept == response.Yes:
		case kept == response.Unknown:
			s.found.Unstated = append(s.found.Unstated, b)
		case binds == response.Unknown:
			s.unclear(b)
		default:
			s.breach(b)
		}
	}
}

// reductions finds the pollutants of which less was reduced than owed.
func (s *inspection) reductions() {
	if s.o.Shares != (emission.Shares{}) {
		s.found.Unreported |= s.o.Missing & missing(fields.BaselineSO2, emission.AllPollutants)
	}
	if s.o.Mode == ByPlan {
		s.found.Unreported |= s.o.Missing & missing(fields.ReductionSO2, emission.AllPollutants)
	}
	for p, owed := range s.o.Owed().All() {
		got, known := s.day.Reductions.Of(p)
		switch {
		case !known && owed > 0:
			s.unreported(fields.ReductionSO2 + fields.Field(p-emission.SO2))
		case known && got < owed:
			b := s.of(s.short(p, got), faults.At("/report/reductions", p))
			b.Shortfall = Shortfall{p, got, owed}
			s.breach(b)
		}
	}
}

// short returns what a reduction falls short of: the share, or where it comes up to that, the own plan.
func (s *inspection) short(p emission.Pollutant, got emission.Amount) Proof {
	if required, known := s.o.Required.Of(p); known && got < required {
		return ByReductions
	}
	return ByOwnPlan
}

// pointReductions finds the points at which less was reduced than the own plan has there, where it is produced by that.
func (s *inspection) pointReductions() {
	for i := range s.at {
		m := &s.at[i]
		for p, owed := range m.Reduction.All() {
			if s.o.Mode != ByPlan || owed <= 0 {
				continue
			}
			where, has := s.reported[m.Point]
			if !has {
				s.unreported(fields.Points)
				continue
			}
			switch got, known := s.day.Points[where].Reductions.Of(p); {
			case !known:
				s.unreported(fields.Points)
			case got < owed:
				b := s.of(ByOwnPlan, faults.At("/report/points", where, "reductions", p))
				b.Point, b.Shortfall = m.Point, Shortfall{p, got, owed}
				s.breach(b)
			}
		}
	}
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
	for _, limit := range s.o.limits(s.at) {
		load, path := s.load(limit.point)
		switch got, known := valid(load); {
		case !known:
			s.unreported(fields.Load)
		case got > limit.most:
			b := s.of(limit.proof, path)
			b.Point, b.Excess = limit.point, Excess{got, limit.most}
			s.breach(b)
		}
	}
}

// load returns the load that is reported of a point, or of the whole enterprise where that is "", and where.
func (s *inspection) load(point string) (load aqi.Optional[emission.Share], path string) {
	if point == "" {
		return s.day.Load, "/report/load"
	}
	if i, has := s.reported[point]; has {
		load, path = s.day.Points[i].Load, faults.At("/report/points", i, "load")
	}
	return load, path
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
		s.used(faults.At("/report/trucks", i), Use{t.Truck.Standard, s.Truck(*s.o, t.Truck)}, used)
	}
	for i, m := range s.day.Machines {
		s.used(faults.At("/report/machines", i), Use{m.Machine.Standard, s.Machine(*s.o, m.Machine)}, m.Used)
	}
}

// used adds the breach of what had to stop, by the plan or by the enterprise's own, and was used.
func (s *inspection) used(path string, use Use, used response.Fact) {
	answer := &use.Answer
	if used == response.No || answer.Verdict != response.Stop {
		return
	}
	b := s.of(ByTraffic, path)
	b.Use = use
	if clause := s.ground(answer); clause != (aqi.Clause{}) {
		b.Clause = clause
	}
	if used == response.Yes && answer.Missing == 0 {
		s.breach(b)
	} else {
		s.unclear(b)
	}
}
