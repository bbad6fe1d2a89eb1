package aqi

import (
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Rule names a rule that a report applies. The words are stable.
type Rule uint8

// The rules of reports, in the order in which reasons are given.
const (
	RuleSubIndex     Rule = iota + 1 // a sub-index, interpolated between the limits and rounded up
	RuleBeyondLimits                 // a concentration above the last limit has the largest sub-index; the library's own reading
	RuleSO2Above800                  // SO2 over 1 hour above 800 µg/m³
	RuleO3Above800                   // O3 over 8 hours above 800 µg/m³
	RuleMissing                      // a missing concentration is NA
	RuleNotMonitored                 // a pollutant that is not monitored does not hold back the index
	RuleWithheld                     // with a pollutant missing an index of 100 or less is not published
	RuleLargest                      // the AQI is the largest sub-index
	RuleLeastIndex                   // the AQI is at least 1
	RulePrimary                      // primary pollutants
	RuleExceeding                    // non-attainment pollutants
	RuleSensitive                    // pollutants for which sensitive groups are named
	RuleO3AtLeast                    // the 1-hour maximum of O3, missing, is no lower than its 8-hour mean; the library's own rule
)

var rules = enum.Table[Rule]{Type: "aqi.Rule", Names: []enum.Name{
	RuleSubIndex:     {Word: "sub-index", English: "sub-index from the limits, rounded up", Chinese: "按浓度限值计算的分指数，向上进位取整"},
	RuleBeyondLimits: {Word: "beyond-limits", English: "above the last limit", Chinese: "超出最高浓度限值"},
	RuleSO2Above800:  {Word: "so2-above-800", English: "SO2 over 1 hour above 800 µg/m³", Chinese: "二氧化硫1小时平均浓度高于800 µg/m³"},
	RuleO3Above800:   {Word: "o3-above-800", English: "O3 over 8 hours above 800 µg/m³", Chinese: "臭氧8小时平均浓度高于800 µg/m³"},
	RuleMissing:      {Word: "missing", English: "missing", Chinese: "缺测"},
	RuleNotMonitored: {Word: "not-monitored", English: "not monitored", Chinese: "未开展监测"},
	RuleWithheld:     {Word: "withheld", English: "index of 100 or less not published without", Chinese: "指数不大于100且缺测下列项目，不予发布"},
	RuleLargest:      {Word: "largest", English: "the largest sub-index", Chinese: "取各分指数最大值"},
	RuleLeastIndex:   {Word: "least-index", English: "the range begins at 1", Chinese: "取值范围自1起"},
	RulePrimary:      {Word: "primary", English: "primary pollutants", Chinese: "首要污染物"},
	RuleExceeding:    {Word: "exceeding", English: "non-attainment pollutants", Chinese: "超标污染物"},
	RuleSensitive:    {Word: "sensitive", English: "pollutants with sensitive groups", Chinese: "需关注敏感人群的污染物"},
	RuleO3AtLeast:    {Word: "o3-at-least", English: "the 1-hour maximum, missing, is no lower (own rule)", Chinese: "1小时平均最大值缺测，其值不低于8小时平均（本库规定）"},
}}

// Reason is one rule that a report applies, with what it applies to. Reasons are comparable with ==.
//
//clearsky:whole
type Reason struct {
	Rule       Rule       `json:"rule"`
	Overrides  Rule       `json:"overrides,omitzero"` // the rule that a special rule takes the place of
	Clause     Clause     `json:"clause,omitzero"`
	Pollutants Pollutants `json:"pollutants"`
	Averaging  Averaging  `json:"averaging,omitzero"` // of a sub-index
	Index      Index      `json:"index"`              // what the rule gives; none where it gives none
}

// String returns the reason in English: "PM2.5, 24-hour mean: 46, sub-index from the limits, rounded up (HJ 633-2012, Table 1
// and 6.2)".
func (r Reason) String() string { return r.text(wording.English) }

// Chinese returns the reason in Chinese.
func (r Reason) Chinese() string { return r.text(wording.Chinese) }

func (r Reason) text(l wording.Language) string {
	var text string
	switch {
	case r.Averaging != 0:
		index := r.Index.String()
		if r.Rule == RuleO3AtLeast {
			index = l.F("at least %s", "不低于%s", r.Index)
		}
		text = l.F("%s, %s: %s, %s", "%s，%s：%s，%s", r.Pollutants, r.Averaging, index, r.Rule)
	case r.Pollutants != 0:
		text = l.F("%s: %s", "%s：%s", r.Rule, r.Pollutants)
	default:
		text = l.F("AQI: %s, %s", "AQI：%s，%s", r.Index, r.Rule)
	}
	if r.Clause == (Clause{}) {
		return text
	}
	return text + l.Bracket(l.Of(r.Clause))
}

// Reasons returns the rules that the report rests on, in the order in which it is made: each sub-index's, then the index's, then
// the sets'. They are made on demand.
func (r Report) Reasons() []Reason {
	var reasons []Reason
	var largest Index
	for item := range r.SubIndices() {
		reasons = append(reasons, r.reason(item)...)
		if item.IAQI.Compare(largest) > 0 {
			largest = item.IAQI
		}
	}
	if largest.Valid() {
		reasons = append(reasons, r.indexReason(largest))
	}
	for _, set := range []Reason{
		{Rule: RulePrimary, Clause: r.Edition.clause("4", "4"), Pollutants: r.Primary},
		{Rule: RuleExceeding, Clause: r.Edition.clause("4", ""), Pollutants: r.Exceeding},
		{Rule: RuleSensitive, Clause: r.Edition.clause("", "Table 2"), Pollutants: r.Sensitive()},
	} {
		if set.Pollutants != 0 {
			reasons = append(reasons, set)
		}
	}
	return reasons
}

// indexReason says how the report's AQI comes from the largest sub-index.
func (r Report) indexReason(largest Index) Reason {
	switch {
	case r.Edition.withholds(r.Form, largest, r.Missing):
		return Reason{Rule: RuleWithheld, Overrides: RuleLargest, Clause: r.Edition.clause("", "5.3.1"), Pollutants: r.Missing}
	case r.AQI != largest:
		return Reason{Rule: RuleLeastIndex, Overrides: RuleLargest, Clause: r.Edition.clause("", ""), Index: r.AQI}
	}
	return Reason{Rule: RuleLargest, Clause: r.Edition.clause("4", "4"), Index: largest}
}

// reason returns the rule that an item rests on, none for an item that takes no part.
func (r Report) reason(i SubIndex) []Reason {
	limits := r.Edition.clause("Table 1", "Table 3")
	reason := Reason{Clause: limits, Pollutants: i.Pollutant.set(), Averaging: i.Averaging, Index: i.IAQI}
	above800 := map[Averaging]Rule{Mean1h: RuleSO2Above800, Mean8h: RuleO3Above800}
	switch i.Status {
	case Counted:
		reason.Rule, reason.Clause.Number = RuleSubIndex, limits.Number+" and "+r.Edition.clause("6.2", "4.2.6").Number
	case Superseded, NoSubIndex:
		reason.Rule, reason.Overrides = above800[i.Averaging], RuleSubIndex
	case AtLeast:
		reason.Rule, reason.Clause, reason.Overrides = RuleO3AtLeast, Clause{}, RuleO3Above800
	case Capped:
		reason.Rule, reason.Clause, reason.Overrides = RuleBeyondLimits, Clause{}, RuleSubIndex
		if v, _ := i.IAQI.Value(); v < MaxIndex {
			reason.Rule, reason.Clause = above800[i.Averaging], limits
		}
	case Missing:
		reason.Rule, reason.Clause = RuleMissing, r.Edition.clause("5", "5.3.1")
	case NotMonitored:
		reason.Rule, reason.Clause = RuleNotMonitored, r.Edition.clause("", "5.3.2")
	case Unused:
		return nil
	}
	return []Reason{reason}
}
