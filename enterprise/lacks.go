package enterprise

import (
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// lacks returns the unknown facts that the obligation needs, without those of the class.
func (r *Rules) lacks(o *Obligation, p *Profile) response.Fields {
	lacks := missing(fields.BaselineSO2, o.Baseline.Missing())
	if o.Level != response.NoResponse {
		lacks |= missing(fields.ReductionSO2, p.Reductions.Of(o.Level).Missing())
	}
	e := &o.Enterprise
	if r.mayHaveAny(o) {
		lacks |= 1 << fields.Grade
	}
	if e.Industry == response.UnknownIndustry {
		lacks |= 1 << fields.Industry
	}
	if _, known := e.Trips.Get(); !known {
		lacks |= 1 << fields.Trips
	}
	if o.Class == Guarantee && p.Task.Kind == "" {
		lacks |= 1 << fields.TaskKind
	}
	if o.Level == response.NoResponse {
		return lacks
	}
	if _, known := e.PlanTrucks.Get(); !known {
		lacks |= 1 << fields.PlanTrucks
	}
	if _, known := e.PlanMachines.Get(); !known {
		lacks |= 1 << fields.PlanMachines
	}
	if e.Livelihood == response.Unknown && (e.Industry == response.Logistics || e.Industry == response.UnknownIndustry) {
		lacks |= 1 << fields.Livelihood
	}
	if o.Mode == LoadCapped {
		lacks |= p.Task.lacks()
	}
	return lacks
}

// unsaid returns the fields of what the own plan stops where it lacks a level up to that of the obligation.
func (rs *Ruleset) unsaid(o *Obligation) (lacks response.Fields) {
	trucks, _ := o.Enterprise.PlanTrucks.Get()
	machines, _ := o.Enterprise.PlanMachines.Get()
	for level := response.IV; level <= o.Level; level++ {
		if rs.has[level] && !trucks.Knows(level) {
			lacks |= 1 << fields.PlanTrucks
		}
		if rs.has[level] && !machines.Knows(level) {
			lacks |= 1 << fields.PlanMachines
		}
	}
	return lacks
}

// lacks returns the loads that are not known.
func (t *Task) lacks() (lacks response.Fields) {
	if _, known := valid(t.Needs); !known {
		lacks |= 1 << fields.TaskNeeds
	}
	if _, known := valid(t.MaxLoad); !known {
		lacks |= 1 << fields.TaskMaxLoad
	}
	return lacks
}

// notKnown names facts that are not known; "" for none.
func notKnown(l wording.Language, missing response.Fields) string {
	if missing == 0 {
		return ""
	}
	return l.F("not known: %s", "不明事项：%s", missing)
}

// missing returns the fields of the pollutants whose amounts are missing, counted from that of SO2.
func missing(first fields.Field, amounts emission.Pollutants) response.Fields {
	return response.Fields(amounts) >> emission.SO2 << first
}
