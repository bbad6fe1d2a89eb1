package aqi

import (
	"errors"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// The rules that an input can break, in all packages; errors.Is finds them. Each has a word in the JSON of a [Fault], given in
// brackets.
var (
	ErrText         = enum.ErrText                                            // [text]
	ErrJSON         = errors.New("is not JSON of this form")                  // [json]
	ErrMissing      = errors.New("must be given")                             // [missing]
	ErrUnknown      = errors.New("is not known here")                         // [unknown]
	ErrNegative     = errors.New("is negative")                               // [negative]
	ErrRange        = errors.New("is out of range")                           // [range]
	ErrTooFine      = errors.New("has a part too fine to be told")            // [too-fine]
	ErrDuplicate    = errors.New("is given twice")                            // [duplicate]
	ErrOrder        = errors.New("is out of order")                           // [order]
	ErrConflict     = errors.New("contradicts something else")                // [conflict]
	ErrTooMany      = errors.New("are too many")                              // [too-many]
	ErrNotMonitored = errors.New("is said not to be monitored")               // [not-monitored]
	ErrNoSubIndex   = errors.New("has no sub-index over this averaging time") // [no-sub-index]
	ErrCode         = errors.New("is an instrument's code")                   // [code]
)

// rulesOfFaults has the rules' words and Chinese texts.
var rulesOfFaults = [...]struct {
	rule          error
	word, chinese string
}{
	{ErrText, "text", "不是可识别的取值"},
	{ErrJSON, "json", "JSON格式不符"},
	{ErrMissing, "missing", "必须给出"},
	{ErrUnknown, "unknown", "无法识别"},
	{ErrNegative, "negative", "为负值"},
	{ErrRange, "range", "超出范围"},
	{ErrTooFine, "too-fine", "精度过细"},
	{ErrDuplicate, "duplicate", "重复"},
	{ErrOrder, "order", "次序有误"},
	{ErrConflict, "conflict", "与其他内容矛盾"},
	{ErrTooMany, "too-many", "数量过多"},
	{ErrNotMonitored, "not-monitored", "该项目标明未开展监测"},
	{ErrNoSubIndex, "no-sub-index", "在该平均时间下没有分指数"},
	{ErrCode, "code", "为仪器的无效值代码"},
}

// ruleWord returns the word of a rule, "" of any other error.
func ruleWord(rule error) string {
	for _, r := range rulesOfFaults {
		if errors.Is(rule, r.rule) {
			return r.word
		}
	}
	return ""
}

// ruleChinese returns the Chinese text of a rule; of any other error its own.
func ruleChinese(rule error) string {
	for _, r := range rulesOfFaults {
		if errors.Is(rule, r.rule) {
			return r.chinese
		}
	}
	return rule.Error()
}
