package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Evidence is what a decision rests on. The decision follows from it, the state before and the plan.
//
//clearsky:whole
type Evidence struct {
	// Episode is the one to alert for: it has not ended or is open, and starts within MergeHours hours. Where no such episode reaches a
	// level it is one without a level that is open. An own schedule of whose hours nothing has become known, unless they are those of an
	// episode declared to have ended, is an open episode too, without runs, at its last level with its own end: else an alert for hours
	// to come would be lifted when the data end. The zero Episode: there is none.
	Episode Episode `json:"episode"`
	// Observed is the highest level that the observed hours alone reach within that episode.
	Observed Level `json:"observed"`
	// ExceedingWindows, LastValid, Horizon and Unknown are those of the outlook.
	ExceedingWindows int        `json:"exceeding_windows"`
	LastValid        aqi.Stamp  `json:"last_valid"`
	Horizon          aqi.Stamp  `json:"horizon"`
	Unknown          []aqi.Span `json:"unknown"`
	// Noted are the hours of the episode that look lifeless or impossible: somebody should look at them.
	Noted []aqi.Span `json:"noted"`
	// Ranges are the hours of the episode of which a range is forecast, with both of its ends: which end counts is a reading. A
	// prefecture's evidence has none; its counties' have.
	Ranges []ForecastRange `json:"ranges"`
	// Demands are those that count at the hour, by their starts.
	Demands []Demand `json:"demands"`
	// Ended is when the episode, which was open, is declared to have ended: no earlier than it is known to go on, and the latest
	// where several judgements do. None: no judgement does.
	Ended aqi.Stamp `json:"ended"`
	// Since is the hour before which hours do not matter any more after the decision: it matters whether any is known since the own
	// schedule began.
	Since aqi.Stamp `json:"since"`
}

// evidence draws from the outlook, the own schedule and the demands what bears on the decision, in their memory.
func (p *Plan) evidence(o Outlook, own Schedule, demands []Demand) Evidence {
	e := Evidence{
		Episode: o.current(aqi.Stamp(p.MergeHours)), ExceedingWindows: o.ExceedingWindows, LastValid: o.LastValid, Horizon: o.Horizon,
		Unknown: o.Unknown, Since: o.Since,
	}
	e.end(demands)
	none := e.Episode.Level == NoAlert || !e.Episode.Open && e.Episode.Until <= o.At
	if none && (e.Ended == 0 || e.Ended <= own.Began) && !own.None() && o.LastValid < own.Began {
		e.Episode = Episode{Span: aqi.Span{From: own.Began, Until: own.Until()}, Level: own.last().Level, Open: true}
		e.Ended = 0
		e.end(demands)
	}
	for _, s := range o.Noted {
		if s.Overlaps(e.Episode.Span) {
			e.Noted = append(e.Noted, s)
		}
	}
	for _, r := range o.Ranges {
		if r.Overlaps(e.Episode.Span) {
			e.Ranges = append(e.Ranges, r)
		}
	}
	for _, observed := range o.Observed {
		if observed.Overlaps(e.Episode.Span) {
			e.Observed = max(e.Observed, observed.Level)
		}
	}
	return e
}

// end ends the episode where it is open and a judgement declares it ended.
func (e *Evidence) end(demands []Demand) {
	for _, d := range demands {
		if d.Kind == EndDeclared && e.Episode.Open && d.From >= e.Episode.Until {
			e.Ended = max(e.Ended, d.From)
		}
	}
	if e.Ended != 0 {
		e.Episode.Until, e.Episode.Open = e.Ended, false
	}
}

// current returns the episode to alert for: that which has not ended or is open, starts within the hours that separate two episodes, and
// reaches a level; else one that is open.
func (o *Outlook) current(merge aqi.Stamp) Episode {
	for _, e := range o.Episodes {
		near := (e.Open || e.Until > o.At) && e.From < o.At+merge
		if near && (e.Level > NoAlert || e.Open) {
			return e
		}
	}
	return Episode{}
}

// clone returns the evidence in memory of its own.
func (e Evidence) clone() Evidence {
	e.Episode, e.Unknown, e.Noted, e.Ranges = e.Episode.clone(), slices.Clone(e.Unknown), slices.Clone(e.Noted), slices.Clone(e.Ranges)
	e.Demands = slices.Clone(e.Demands)
	for i := range e.Demands {
		e.Demands[i].Counties = slices.Clone(e.Demands[i].Counties)
	}
	return e
}

// clone returns the episode in memory of its own.
func (e Episode) clone() Episode {
	e.Runs, e.Sustained, e.Primary = slices.Clone(e.Runs), slices.Clone(e.Sustained), slices.Clone(e.Primary)
	for i := range e.Runs {
		e.Runs[i].Sustained = slices.Clone(e.Runs[i].Sustained)
	}
	return e
}

// String returns what is known in one line: the episode, what the observed hours reach, the demands, and what is unknown.
func (e Evidence) String() string { return e.text(wording.English) }

// Chinese returns the same in Chinese.
func (e Evidence) Chinese() string { return e.text(wording.Chinese) }

func (e Evidence) text(l wording.Language) string {
	parts := []string{l.Pick("no episode", "无重污染过程")}
	if e.Episode.Span != (aqi.Span{}) {
		parts = []string{
			l.F("episode %v", "重污染过程%v", e.Episode), l.F("observed hours reach %v", "实测达到%v", e.Observed),
			l.F("%d of the 24 windows that end in the next 24 h exceed", "未来24小时内结束的24个窗口有%d个超标", e.ExceedingWindows),
		}
	}
	for _, d := range e.Demands {
		parts = append(parts, l.Of(d))
	}
	if e.Ended != 0 {
		parts = append(parts, l.F("declared to have ended by %v", "研判于%v前已结束", e.Ended))
	}
	parts = append(parts, l.F("known until %v", "数据至%v", e.Horizon))
	spans := func(english, chinese string, spans []aqi.Span) {
		if len(spans) > 0 {
			parts = append(parts, l.F(english, chinese, wording.List(l, spans, func(s aqi.Span) string { return l.Of(s) })))
		}
	}
	spans("unknown %v", "不明时段%v", e.Unknown)
	spans("in doubt %v", "数据存疑时段%v", e.Noted)
	if len(e.Ranges) > 0 {
		parts = append(parts, l.F("a range is forecast: %v", "区间预报：%v", list(l, e.Ranges)))
	}
	return l.Sentences(parts...)
}
