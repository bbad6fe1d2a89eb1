package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Role is an office of the headquarters that a step of approval falls to (2.1). Roles, not persons: the head of the ecology
// and environment bureau is both office director and a deputy commander. The zero value is none.
type Role uint8

// The roles.
const (
	OfficeDirector  Role = iota + 1 // 指挥部办公室主任
	DeputyCommander                 // 副指挥长
	Commander                       // 指挥长
)

// Duty is what a role does in a step of approval. The zero value is none.
type ApprovalKind uint8

// The duties.
const (
	Review  ApprovalKind = iota + 1 // 审核
	Agree                           // 同意
	Approve                         // 批准
)

// Step is one step of an approval.
type Approval struct {
	Role Role         `json:"role"`
	Kind ApprovalKind `json:"kind"`
}

// String returns "office director reviews".
func (s Approval) String() string { return s.Role.String() + " " + s.Kind.String() }

// Chinese returns "指挥部办公室主任审核".
func (s Approval) Chinese() string { return s.Role.Chinese() + s.Kind.Chinese() }

// Adjusting is a reading of the procedure that a change of level takes: "按预警发布程序报批后" (3.7.1).
type ApprovalReading uint8

// The readings of the procedure of a change of level.
const (
	ByNewLevel    ApprovalReading = iota // that of the level moved to
	ByHigherLevel                        // that of the higher of the two levels
)

var (
	roles = enum.Table[Role]{Type: "alert.Role", Names: []enum.Name{
		OfficeDirector:  {Word: "office-director", English: "office director", Chinese: "指挥部办公室主任"},
		DeputyCommander: {Word: "deputy-commander", English: "deputy commander", Chinese: "指挥部副指挥长"},
		Commander:       {Word: "commander", English: "commander", Chinese: "指挥长"},
	}}
	duties = enum.Table[ApprovalKind]{Type: "alert.ApprovalKind", Names: []enum.Name{
		Review:  {Word: "review", English: "reviews", Chinese: "审核"},
		Agree:   {Word: "agree", English: "agrees", Chinese: "同意"},
		Approve: {Word: "approve", English: "approves", Chinese: "批准"},
	}}
	adjustings = enum.Table[ApprovalReading]{Type: "alert.ApprovalReading", Names: []enum.Name{
		ByNewLevel:    {Word: "moves-to", English: "Procedure of the level moved to", Chinese: "按调整后级别程序"},
		ByHigherLevel: {Word: "higher-of-two", English: "Procedure of the higher level", Chinese: "按较高级别程序"},
	}}
)

// Approval returns the steps that the decision needs, in order (3.5, 3.7): issuing takes the procedure of its level, a change
// of level that which the plan's reading says, extending that of the level in force, lifting early that of the level lifted.
// Lifting on schedule, keeping and nothing need none (3.7.2).
func (p Plan) Approvals(d Decision) []Approval {
	var level Level
	switch d.Act {
	case Issue, Extend:
		level = d.After.Level
	case Upgrade, Downgrade:
		level = d.After.Level
		if p.Readings.Approval == ByHigherLevel {
			level = max(level, d.Before.Level)
		}
	case LiftEarly:
		level = d.Before.Level
	case Nothing, Keep, LiftOnSchedule:
		return nil
	}
	for _, t := range p.Triggers {
		if t.Level == level {
			return append([]Approval(nil), t.Approvals...)
		}
	}
	return nil
}
