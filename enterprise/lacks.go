package enterprise

import (
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// lacks returns the unknown facts that the obligation needs, without those of the class.
func (r *Rules) lacks(o *Obligation, p *Profile) response.Fields {
	lacks := missing(fields.BaselineSO2, &o.Baseline)
	if o.Level != response.NoResponse {
		planned := p.Reductions.Of(o.Level)
		lacks |= missing(fields.ReductionSO2, &planned)
	}
	mark := func(f fields.Field, when bool) {
		if when {
			lacks |= 1 << f
		}
	}
	_, trips := o.Enterprise.Trips.Get()
	guide, _ := r.inGuide(p)
	mark(fields.Grade, o.Grade == UnknownGrade && (o.Class == Key || o.Class == Undecided && guide != response.No))
	mark(fields.Industry, o.Enterprise.Industry == response.UnknownIndustry)
	mark(fields.Trips, !trips)
	responding := o.Level != response.NoResponse
	mark(fields.Listed, responding && o.Enterprise.Listed == response.Unknown)
	mark(fields.Livelihood, responding && o.Enterprise.Livelihood == response.Unknown &&
		(o.Enterprise.Industry == response.Logistics || o.Enterprise.Industry == response.UnknownIndustry))
	mark(fields.TaskKind, o.Class == Guarantee && p.Task.Kind == UnknownTask)
	if o.Mode == LoadCapped {
		_, needs := valid(p.Task.Needs)
		_, most := valid(o.MaxLoad)
		mark(fields.TaskNeeds, !needs)
		mark(fields.TaskMaxLoad, !most)
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

// missing returns the fields of the amounts that are missing, counted from that of SO2.
func missing(first fields.Field, as *emission.Amounts) response.Fields {
	return response.Fields(as.Missing()) >> emission.SO2 << first
}
