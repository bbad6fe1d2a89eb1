package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// ApprovalKind is what a party does in an approval. The zero value is none.
type ApprovalKind uint8

// The kinds of approval.
const (
	Review  ApprovalKind = iota + 1 // 审核
	Agree                           // 同意
	Approve                         // 批准
)

// Approval is one step of the procedure that a decision needs (报批): who does what.
//
//clearsky:whole
type Approval struct {
	Party Party        `json:"party"`
	Kind  ApprovalKind `json:"kind"`
}

// String returns "office director reviews".
func (a Approval) String() string { return a.text(wording.English) }

// Chinese returns "指挥部办公室主任审核".
func (a Approval) Chinese() string { return a.text(wording.Chinese) }

func (a Approval) text(l wording.Language) string { return l.F("%v %v", "%v%v", a.Party, a.Kind) }

// ApprovalReading is a reading of the procedure that a change of level takes: "按预警发布程序报批后" (3.7.1).
type ApprovalReading uint8

// The readings of the procedure of a change of level.
const (
	ByNewLevel    ApprovalReading = iota // that of the level moved to
	ByHigherLevel                        // that of the higher of the two levels
)

var (
	approvalKinds = enum.Table[ApprovalKind]{Type: "alert.ApprovalKind", Names: []enum.Name{
		Review:  {Word: "review", English: "reviews", Chinese: "审核"},
		Agree:   {Word: "agree", English: "agrees", Chinese: "同意"},
		Approve: {Word: "approve", English: "approves", Chinese: "批准"},
	}}
	approvalReadings = enum.Table[ApprovalReading]{Type: "alert.ApprovalReading", Names: []enum.Name{
		ByNewLevel:    {Word: "new-level", English: "Procedure of the level moved to", Chinese: "按调整后级别程序"},
		ByHigherLevel: {Word: "higher-level", English: "Procedure of the higher level", Chinese: "按较高级别程序"},
	}}
)

// Approvals returns the steps that the decision needs, in order (3.5, 3.7): issuing takes the procedure of its level, a change of
// level the one that the plan's reading says, extending that of the level in force, lifting early that of the level lifted.
// Lifting on schedule, revising, keeping and nothing need none (3.7.2).
func (r *Ruleset) Approvals(d Decision) []Approval {
	p := &r.orNone().plan
	switch d.Act {
	case Issue, Extend, LiftEarly:
		return p.approvals(d.Level)
	case Upgrade, Downgrade:
		if p.Readings.Approval == ByHigherLevel {
			return p.approvals(max(d.Level, d.Before.Announced.now(d.At)))
		}
		return p.approvals(d.Level)
	case Nothing, Keep, Revise, LiftOnSchedule:
	}
	return nil
}

// approvals returns the steps that issuing a level needs.
func (p *Plan) approvals(l Level) []Approval {
	for _, t := range p.Triggers {
		if t.Level == l {
			return slices.Clone(t.Approvals)
		}
	}
	return nil
}
