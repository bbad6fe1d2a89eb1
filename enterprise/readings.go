package enterprise

import "github.com/clearsky-go/clearsky/internal/enum"

// Readings choose among the ways in which a plan's text can be read. The zero value is the default reading of each.
type Readings struct {
	Leading  LeadingShare `json:"leading"`
	Autonomy Autonomy     `json:"autonomy"`
}

// LeadingShare is a reading of whether leading enterprises (引领性企业) are exempt from a share of their own as those of grade A are
// (A级企业和保障类企业除外, 4.3.1 (1)).
type LeadingShare uint8

// The readings of what leading enterprises are bound to.
const (
	LeadingBound  LeadingShare = iota // to the share, as the plan does not name them
	LeadingExempt                     // to none, and an area never requests more
)

// Autonomy is a reading of how enterprises of grade A produce. That they take measures by themselves (自主减排) is national
// practice and no clause of the plan.
type Autonomy uint8

// The readings of how enterprises of grade A produce.
const (
	ByOwnPlan Autonomy = iota // by their own plan, as others do
	ByItself                  // as they decide by themselves; leading ones too where they are exempt
)

var (
	leadingShares = enum.Table[LeadingShare]{Type: "enterprise.LeadingShare", Names: []enum.Name{
		LeadingBound:  {Word: "bound", English: "Leading enterprises are bound to the share", Chinese: "引领性企业不免除减排比例"},
		LeadingExempt: {Word: "exempt", English: "Leading enterprises are exempt as grade A", Chinese: "引领性企业比照A级免除"},
	}}
	autonomies = enum.Table[Autonomy]{Type: "enterprise.Autonomy", Names: []enum.Name{
		ByOwnPlan: {Word: "by-own-plan", English: "Grade A keeps to its own plan", Chinese: "A级企业按一厂一策减排"},
		ByItself:  {Word: "by-itself", English: "Grade A takes measures by itself", Chinese: "A级企业自主减排"},
	}}
)
