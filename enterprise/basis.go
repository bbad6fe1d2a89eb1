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
	Exempt                   // A级企业和保障类企业除外, 4.3.1 (1)
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

// ShareRule is who is bound to which share.
type ShareRule struct {
	When
	// Basis is [Bound], [Exempt] or [TruckControl].
	Basis ShareBasis `json:"basis"`
	// Shares are what is bound to in place of the targets' shares; unknown: those.
	Shares aqi.Optional[emission.Shares] `json:"shares"`
	Clause aqi.Clause                    `json:"clause"`
	// OwnRule is whether it is the library's own rule, not the plan's.
	OwnRule bool `json:"own_rule"`
}

// shareRule returns the index of the first share rule that holds; the last holds for everyone. Who may be exempt is not: what is
// unknown frees nobody.
func (r *Rules) shareRule(o *Obligation) int {
	return slices.IndexFunc(r.Shares, func(s ShareRule) bool { return r.holds(&s.When, o) == response.Yes })
}

// why returns the clause that an obligation's basis rests on, and whether it is the library's own rule; none at no response.
func (r *Rules) why(o *Obligation) (clause aqi.Clause, ownRule bool) {
	switch o.Basis {
	case NotResponding:
		return aqi.Clause{}, false
	case Waived:
		return r.Waiver, false
	case Bound, Exempt, TruckControl:
	}
	if i := r.shareRule(o); i >= 0 {
		return r.Shares[i].Clause, r.Shares[i].OwnRule
	}
	return aqi.Clause{}, false
}

// mode returns how the enterprise may produce, whether or not its task has a cap.
func (r *Rules) mode(o *Obligation) Mode {
	mode := ByPlan
	for _, c := range r.Classes {
		if c.Class == o.Class {
			mode = c.Mode
		}
	}
	if mode == ByPlan && slices.ContainsFunc(r.Autonomous, func(w When) bool { return r.holds(&w, o) == response.Yes }) {
		return Autonomous
	}
	return mode
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

// waive lowers the shares of an obligation to those that are approved.
func (o *Obligation) waive(approved emission.Shares) {
	o.Basis = Waived
	for i, share := range approved {
		if share < o.Shares[i] {
			o.Shares[i] = share
			o.Waived |= emission.PollutantsOf(emission.SO2 + emission.Pollutant(i))
		}
	}
}

var (
	bases = enum.Table[ShareBasis]{Type: "enterprise.ShareBasis", Names: []enum.Name{
		NotResponding: {Word: "none", English: "no response", Chinese: "无响应"},
		Bound:         {Word: "bound", English: "bound to the share", Chinese: "执行减排比例"},
		Waived:        {Word: "waived", English: "bound to the approved share", Chinese: "执行核减后的比例"},
		Exempt:        {Word: "exempt", English: "exempt", Chinese: "除外"},
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
