package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Act is what a decision does to the alert in force. The zero value is nothing.
type Act uint8

// The acts.
const (
	Nothing        Act = iota // no alert is in force and none is called for
	Keep                      // the alert stays as it is (维持)
	Issue                     // 发布, 3.4
	Upgrade                   // 提高预警级别, 3.7.1
	Downgrade                 // 降低预警级别, 3.7.1
	Extend                    // the alert stays at its level for longer (延长), 3.7.1
	LiftEarly                 // 提前解除, 3.7.1
	LiftOnSchedule            // 按期解除, 3.7.2
)

var acts = enum.Table[Act]{Type: "alert.Act", Names: []enum.Name{
	Nothing:        {Word: "nothing", English: "Nothing", Chinese: "无"},
	Keep:           {Word: "keep", English: "Keep", Chinese: "维持预警"},
	Issue:          {Word: "issue", English: "Issue", Chinese: "发布预警"},
	Upgrade:        {Word: "upgrade", English: "Upgrade", Chinese: "提高预警级别"},
	Downgrade:      {Word: "downgrade", English: "Downgrade", Chinese: "降低预警级别"},
	Extend:         {Word: "extend", English: "Extend", Chinese: "延长预警"},
	LiftEarly:      {Word: "lift-early", English: "Lift early", Chinese: "提前解除预警"},
	LiftOnSchedule: {Word: "lift-on-schedule", English: "Lift on schedule", Chinese: "按期解除预警"},
}}

// Changes reports whether the act changes the alert in force.
func (a Act) Changes() bool { return a > Keep }

// State is an alert in force or announced. The zero State is none. States compare with ==.
type State struct {
	Level       Level `json:"level"`
	aqi.Span          // Until is the announced end
	Provisional bool  `json:"provisional"` // the end was announced as provisional
}

// At returns the level in force at an hour, None before From. An alert stays in force until it is lifted, also after Until.
func (s State) At(hour aqi.Stamp) Level {
	if hour < s.From {
		return NoAlert
	}
	return s.Level
}
