package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Evidence is what a decision rests on.
//
//clearsky:whole
type Evidence struct {
	// Episode is the one that has not ended and starts within LiftHours hours; its zero value: there is none.
	Episode Episode `json:"episode"`
	// Observed is the highest level that the observed hours alone reach within that episode.
	Observed Level `json:"observed"`
	// ExceedingWindows, Lowest, Horizon and Unknown are those of the outlook.
	ExceedingWindows int        `json:"exceeding_windows"`
	Lowest           Window     `json:"lowest"`
	Horizon          aqi.Stamp  `json:"horizon"`
	Unknown          []aqi.Span `json:"unknown"`
	// Noted are the hours of the episode that look lifeless or impossible: somebody should look at them.
	Noted []aqi.Span `json:"noted"`
	// ForecastShort says that the forecast does not reach LiftHours hours ahead, so that nothing can be lowered.
	ForecastShort bool `json:"forecast_short"`
}

// evidence draws from the outlook what bears on the decision, in the outlook's memory.
func (p *Plan) evidence(o Outlook) Evidence {
	gap := aqi.Stamp(p.LiftHours)
	e := Evidence{
		ExceedingWindows: o.ExceedingWindows, Lowest: o.Lowest, Horizon: o.Horizon, Unknown: o.Unknown, ForecastShort: o.Horizon < o.At+gap,
	}
	for _, episode := range o.Episodes {
		if episode.Level > NoAlert && episode.Until > o.At && episode.From < o.At+gap {
			e.Episode = episode
			break
		}
	}
	for _, s := range o.Noted {
		if s.Overlaps(e.Episode.Span) {
			e.Noted = append(e.Noted, s)
		}
	}
	for _, observed := range o.Observed {
		if observed.Overlaps(e.Episode.Span) {
			e.Observed = max(e.Observed, observed.Level)
		}
	}
	return e
}

// clone returns the evidence in memory of its own.
func (e Evidence) clone() Evidence {
	e.Episode, e.Unknown, e.Noted = e.Episode.clone(), slices.Clone(e.Unknown), slices.Clone(e.Noted)
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

// String returns what is known in one line: the episode, what the observed hours reach, the windows ahead, and what is unknown.
func (e Evidence) String() string { return e.text(wording.English) }

// Chinese returns the same in Chinese.
func (e Evidence) Chinese() string { return e.text(wording.Chinese) }

func (e Evidence) text(l wording.Language) string {
	parts := []string{l.Pick("no episode", "无重污染过程")}
	if e.Episode.Level > NoAlert {
		parts = []string{l.F("episode %v", "重污染过程%v", e.Episode), l.F("observed hours reach %v", "实测达到%v", e.Observed)}
	}
	parts = append(parts, l.F("%d of the windows of the next 24 h exceed", "未来24小时内开始的窗口有%d个超标", e.ExceedingWindows))
	if e.Lowest.Valid() {
		parts = append(parts, l.F("the lowest %v", "最低为%v", e.Lowest))
	}
	short := ""
	if e.ForecastShort {
		short = l.Bracket(l.Pick("too short to lower anything", "预报时长不足，不能降级"))
	}
	parts = append(parts, l.F("known until %v", "数据至%v", e.Horizon)+short)
	if len(e.Unknown) > 0 {
		spans := wording.List(l, e.Unknown, func(s aqi.Span) string { return l.Of(s) })
		parts = append(parts, l.F("unknown %v", "不明时段%v", spans))
	}
	if len(e.Noted) > 0 {
		spans := wording.List(l, e.Noted, func(s aqi.Span) string { return l.Of(s) })
		parts = append(parts, l.F("in doubt %v", "数据存疑时段%v", spans))
	}
	return l.Sentences(parts...)
}
