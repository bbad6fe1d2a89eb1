package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// LeadTimes are how many hours before its start an alert is to be published: "原则上应提前24小时以上发布，特殊情况下至少提前12小时发布"
// (3.5).
type LeadTimes struct {
	OnTime int        `json:"on_time"`
	Least  int        `json:"least"` // in special circumstances
	Clause aqi.Clause `json:"clause"`
}

// Timeliness says how a publication stands to the lead times. The zero value is for decisions that publish no new level.
type Timeliness uint8

// The ways in which a publication stands to the lead times.
const (
	NoLead      Timeliness = iota
	OnTime                 // OnTime hours ahead or more
	ShortNotice            // Least hours ahead or more: to be justified as a special circumstance
	Late                   // less, or the pollution has begun
	AtOnce                 // an upgrade of an alert for hours that have begun: 及时调整, 3.7.1
)

var timelinesses = enum.Table[Timeliness]{Type: "alert.Timeliness", Names: []enum.Name{
	NoLead:      {Word: "none", English: "No lead time", Chinese: "不涉及提前量"},
	OnTime:      {Word: "on-time", English: "On time", Chinese: "按时"},
	ShortNotice: {Word: "short-notice", English: "Short, to be justified", Chinese: "特殊情况，提前量不足", Also: []string{"提前量不足"}},
	Late:        {Word: "late", English: "Late", Chinese: "逾期"},
	AtOnce:      {Word: "at-once", English: "At once", Chinese: "立即", Also: []string{"及时调整"}},
}}

// Lead is how far ahead a decision is published (提前量).
//
//clearsky:whole
type Lead struct {
	Timeliness Timeliness `json:"timeliness"`
	Hours      int        `json:"hours"`      // from the decision to the first hour that it newly covers; 0 or less: begun
	OnTimeBy   aqi.Stamp  `json:"on_time_by"` // the latest hour at which publishing is on time
	LatestBy   aqi.Stamp  `json:"latest_by"`  // the latest hour at which it is not late
	Clause     aqi.Clause `json:"clause"`
}

// Lead returns how far ahead the decision is published: an issue before its episode starts; an upgrade before the first
// hour that it newly covers, and at once where that has begun. The zero Lead for every other act.
func (r *Ruleset) Lead(d Decision) Lead {
	if !r.made() || d.Act != Issue && d.Act != Upgrade {
		return Lead{}
	}
	p := &r.plan
	start := d.firstRaised()
	hours := int(int64(start) - int64(d.At))
	l := Lead{
		Timeliness: Late, Hours: hours, Clause: p.LeadTimes.Clause,
		OnTimeBy: start - aqi.Stamp(p.LeadTimes.OnTime), LatestBy: start - aqi.Stamp(p.LeadTimes.Least),
	}
	switch {
	case d.Act == Upgrade && hours <= 0:
		l.Timeliness, l.Clause = AtOnce, p.Clauses.Worsen
	case hours <= 0:
	case hours >= p.LeadTimes.OnTime:
		l.Timeliness = OnTime
	case hours >= p.LeadTimes.Least:
		l.Timeliness = ShortNotice
	}
	return l
}

// firstRaised returns the first hour that the decision announces at a higher level than before.
func (d Decision) firstRaised() aqi.Stamp {
	first := forever
	both(d.Before.Announced.reference(d.At), d.After.Announced.from(d.At), func(span aqi.Span, before, after Level) bool {
		if after > before {
			first = span.From
		}
		return first == forever
	})
	return first
}
