package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Act is what a decision does to the alert in force. The zero value is nothing.
type Act uint8

// The acts.
const (
	Nothing        Act = iota // no alert is in force and none is called for
	Keep                      // the alert stays as it is (维持)
	Issue                     // 发布, 3.4
	Upgrade                   // 提高预警级别, 3.7.1
	Downgrade                 // 降低预警级别, 3.7.1
	Extend                    // the alert stays at its level for longer, or begins earlier (延长), 3.7.1
	Revise                    // the same alert reaches more counties: an amended notice (更正), without a new approval
	LiftEarly                 // 提前解除, 3.7.1
	LiftOnSchedule            // 按期解除, 3.7.2
)

var acts = enum.Table[Act]{Type: "alert.Act", Names: []enum.Name{
	Nothing:        {Word: "nothing", English: "Nothing", Chinese: "无"},
	Keep:           {Word: "keep", English: "Keep", Chinese: "维持预警", Also: []string{"维持"}},
	Issue:          {Word: "issue", English: "Issue", Chinese: "发布预警", Also: []string{"发布", "启动预警"}},
	Upgrade:        {Word: "upgrade", English: "Upgrade", Chinese: "提高预警级别", Also: []string{"升级", "升级预警"}},
	Downgrade:      {Word: "downgrade", English: "Downgrade", Chinese: "降低预警级别", Also: []string{"降级", "降级预警"}},
	Extend:         {Word: "extend", English: "Extend", Chinese: "延长预警", Also: []string{"延长"}},
	Revise:         {Word: "revise", English: "Revise", Chinese: "更新预警信息", Also: []string{"更新", "更正"}},
	LiftEarly:      {Word: "lift-early", English: "Lift early", Chinese: "提前解除预警", Also: []string{"提前解除"}},
	LiftOnSchedule: {Word: "lift-on-schedule", English: "Lift on schedule", Chinese: "按期解除预警", Also: []string{"按期解除"}},
}}

// Changes reports whether the act changes what is announced.
func (a Act) Changes() bool { return a > Keep }
