package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/wording"
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
	Keep:           {Word: "keep", English: "Keep", Chinese: "维持预警", Also: []string{"维持"}},
	Issue:          {Word: "issue", English: "Issue", Chinese: "发布预警", Also: []string{"发布", "启动预警"}},
	Upgrade:        {Word: "upgrade", English: "Upgrade", Chinese: "提高预警级别", Also: []string{"升级", "升级预警"}},
	Downgrade:      {Word: "downgrade", English: "Downgrade", Chinese: "降低预警级别", Also: []string{"降级", "降级预警"}},
	Extend:         {Word: "extend", English: "Extend", Chinese: "延长预警", Also: []string{"延长"}},
	LiftEarly:      {Word: "lift-early", English: "Lift early", Chinese: "提前解除预警", Also: []string{"提前解除"}},
	LiftOnSchedule: {Word: "lift-on-schedule", English: "Lift on schedule", Chinese: "按期解除预警", Also: []string{"按期解除"}},
}}

// Changes reports whether the act changes the alert in force.
func (a Act) Changes() bool { return a > Keep }

// State is an alert in force or announced (现行预警). The zero State is none. States compare with ==.
//
//clearsky:whole
type State struct {
	Level       Level `json:"level"`
	aqi.Span          // Until is the announced end
	Provisional bool  `json:"provisional"` // the end was announced as provisional
}

// At returns the level in force at an hour, NoAlert before From. An alert stays in force until it is lifted, also after Until.
func (s State) At(hour aqi.Stamp) Level {
	if hour < s.From {
		return NoAlert
	}
	return s.Level
}

// String returns "Orange, 2026-01-06 00:00 to 2026-01-08 00:00 (provisional)", or "None".
func (s State) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s State) Chinese() string { return s.text(wording.Chinese) }

func (s State) text(l wording.Language) string {
	if s == (State{}) {
		return l.Of(s.Level)
	}
	return l.Join(l.Of(s.Level), l.Of(s.Span)) + provisional(l, s.Provisional)
}

// provisional returns that an end is provisional, in brackets; "" where it is not.
func provisional(l wording.Language, is bool) string {
	if !is {
		return ""
	}
	return l.Bracket(l.Pick("provisional", "暂定"))
}

func (s State) check(fs *aqi.Faults) {
	switch {
	case !s.Level.Valid():
		faults.Value(fs, "/state/level", s.Level, "预警级别", "an alert level")
	case s.Level > NoAlert:
		faults.Span(fs, "/state", s.Span)
	case s != State{}:
		want := aqi.Text{Chinese: "级别为无时不给出起止时间和暂定", English: "no hours and no provisional end without a level"}
		fs.Add(aqi.Fault{Path: "/state/level", Got: s.Level.String(), Want: want, Rule: aqi.ErrConflict})
	}
}
