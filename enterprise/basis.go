package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/response"
)

// ShareBasis is why an enterprise is bound to a share of its emission, or is not. The zero value is no response, which binds nobody.
type ShareBasis uint8

// The reasons.
const (
	NotResponding ShareBasis = iota
	Bound                    // to the plan's share, 4.3.1 (1)
	Waived                   // to an approved share in its place (核减), 4.3.1 (1)
	ExemptByClass            // 保障类企业除外, 4.3.1 (1)
	ExemptByGrade            // A级企业除外, 4.3.1 (1)
	TruckControl             // a micro enterprise: met by the control of its trucks (the library's own rule), 4.3.1.1 (2)
)

// Mode is how an enterprise may produce (生产方式). The zero value is as usual, as without a response.
type Mode uint8

// The modes.
const (
	Normal      Mode = iota // as usual
	ByPlan                  // by the measures of its own plan at the level, 4.3.1.1
	LoadCapped              // at no more than the approved load, 4.3.1.1 (3)
	BySituation             // with the measures that its situation allows, 4.3.1.1 (3)
	TrucksOnly              // as usual but for its trucks, 4.3.1.1 (2)
	Autonomous              // as it decides by itself: national practice, not the plan's
)

// basis returns why the enterprise is bound or not.
func (r *Rules) basis(o *Obligation, p *Profile) ShareBasis {
	switch {
	case o.Level == response.NoResponse:
		return NotResponding
	case slices.Contains(r.Exempt.Classes, o.Class):
		return ExemptByClass
	case r.exemptGrade(o.Grade):
		return ExemptByGrade
	case o.Class == Micro:
		return TruckControl
	case p.Waiver.at(o.Level) != nil:
		return Waived
	}
	return Bound
}

// why returns the clause that an obligation's basis rests on; none at no response.
func (r *Rules) why(o *Obligation) aqi.Clause {
	duty := CutShare
	switch o.Basis {
	case NotResponding:
		return aqi.Clause{}
	case Waived:
		return r.Waiver
	case ExemptByClass, ExemptByGrade:
		return r.Exempt.Clause
	case TruckControl:
		duty = ControlTrucks
	case Bound:
	}
	rule, _ := r.Duty(duty)
	return rule.Clause
}

// mode returns how the enterprise may produce.
func (r *Rules) mode(o *Obligation, p *Profile) Mode {
	switch {
	case o.Level == response.NoResponse:
		return Normal
	case o.Class == Guarantee && p.Task.Kind.capped():
		return LoadCapped
	case o.Class == Guarantee:
		return BySituation
	case o.Class == Micro:
		return TrucksOnly
	case o.Basis == ExemptByGrade && r.Readings.Autonomy == ByItself:
		return Autonomous
	}
	return ByPlan
}

// standing are the duties that every enterprise always has.
const standing Duties = 1<<BeListed | 1<<KeepPlan | 1<<FilePlan | 1<<ShowPlacard | 1<<Train

// duties returns what the enterprise has to do.
func (r *Rules) duties(o *Obligation) Duties {
	s := standing
	if o.Class == Key || o.Class == Undecided {
		s |= 1 << GetExpertOpinion
	}
	if trips, known := o.Enterprise.Trips.Get(); !known || trips >= r.BulkTrips {
		s |= 1 << StaggerTransport
	}
	if o.Level == response.NoResponse {
		return s
	}
	s |= 1 << KeepRecords
	if o.Shares != (emission.Shares{}) {
		s |= 1 << CutShare
	}
	switch o.Mode {
	case ByPlan:
		s |= 1 << FollowPlan
	case LoadCapped:
		s |= 1<<AdaptToSituation | 1<<KeepToLoad
	case BySituation:
		s |= 1 << AdaptToSituation
	case TrucksOnly:
		s |= 1 << ControlTrucks
	case Normal, Autonomous:
	}
	ungraded := o.Grade == UnknownGrade && (o.Class == Key || o.Class == Undecided) // it could have any grade
	if o.Level >= r.Monitoring.Level && (r.Monitoring.Grades.Has(o.Grade) || ungraded) {
		s |= 1 << CompleteMonitoring
	}
	return s
}

// at returns what the waiver approves at a level.
func (w *Waiver) at(level response.Level) *Approved {
	for i := range w.Approved {
		if w.Approved[i].Level == level {
			return &w.Approved[i]
		}
	}
	return nil
}

// waived returns the pollutants of which the shares are lower than required.
func waived(shares, required emission.Shares) emission.Pollutants {
	var s emission.Pollutants
	for p := emission.SO2; p <= emission.VOCs; p++ {
		if shares.Of(p) < required.Of(p) {
			s |= emission.PollutantsOf(p)
		}
	}
	return s
}

// share returns the plan's shares, or the approved ones where they are lower.
func (w *Waiver) share(level response.Level, required emission.Shares) emission.Shares {
	approved := w.at(level)
	if approved == nil {
		return required
	}
	for i := range required {
		required[i] = min(required[i], approved.Shares[i])
	}
	return required
}

var (
	bases = enum.Table[ShareBasis]{Type: "enterprise.ShareBasis", Names: []enum.Name{
		NotResponding: {Word: "none", English: "no response", Chinese: "无响应"},
		Bound:         {Word: "bound", English: "bound to the share", Chinese: "执行减排比例"},
		Waived:        {Word: "waived", English: "bound to the approved share", Chinese: "执行核减后的比例"},
		ExemptByClass: {Word: "exempt-class", English: "exempt by its class", Chinese: "按企业类别除外"},
		ExemptByGrade: {Word: "exempt-grade", English: "exempt by its grade", Chinese: "按绩效等级除外"},
		TruckControl:  {Word: "truck-control", English: "met by truck control", Chinese: "以管控车辆完成"},
	}}
	modes = enum.Table[Mode]{Type: "enterprise.Mode", Names: []enum.Name{
		Normal:      {Word: "normal", English: "as usual", Chinese: "正常生产"},
		ByPlan:      {Word: "by-plan", English: "by its own plan", Chinese: "按一厂一策"},
		LoadCapped:  {Word: "load-capped", English: "at no more than the approved load", Chinese: "按核定最大允许生产负荷"},
		BySituation: {Word: "by-situation", English: "as its situation allows", Chinese: "根据实际情况"},
		TrucksOnly:  {Word: "trucks-only", English: "with its trucks controlled", Chinese: "管控重型柴油车辆"},
		Autonomous:  {Word: "autonomous", English: "as it decides by itself", Chinese: "自主减排"},
	}}
)
