package response

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Change is the start of a response, a change of its level, or its end.
//
//clearsky:whole
type Change struct {
	At     aqi.Stamp  `json:"at"`
	Before Level      `json:"before"`
	After  Level      `json:"after"`
	Clause aqi.Clause `json:"clause"`
}

// Changes returns all changes of a response by time, its start and its end included. The cost is linear in its periods.
func (c Catalogue) Changes(a Activation) []Change {
	if len(a.Periods) == 0 {
		return nil
	}
	changes := make([]Change, 0, len(a.Periods)+1)
	before := NoResponse
	for i, p := range a.Periods {
		cite := c.Clauses.Change
		if i == 0 {
			cite = c.starts(p.Level)
		}
		changes = append(changes, Change{p.From, before, p.Level, cite})
		before = p.Level
	}
	return append(changes, Change{a.Until, before, NoResponse, c.Clauses.End})
}

// starts returns the clause by which a response of the level starts.
func (c Catalogue) starts(l Level) aqi.Clause {
	for _, has := range c.Levels {
		if has.Level == l {
			return has.Clause
		}
	}
	return c.Clauses.Change
}

// String returns "2026-01-05 07:00: level III to level II".
func (c Change) String() string { return c.text(wording.English) }

// Chinese returns the same in Chinese: "2026-01-05 07:00：Ⅲ级响应调整为Ⅱ级响应".
func (c Change) Chinese() string { return c.text(wording.Chinese) }

func (c Change) text(l wording.Language) string {
	what := l.F("%v to %v", "%v响应调整为%v响应", c.Before, c.After)
	if l == wording.Chinese && c.Before == NoResponse {
		what = "启动" + c.After.Chinese() + "响应"
	} else if l == wording.Chinese && c.After == NoResponse {
		what = "终止" + c.Before.Chinese() + "响应"
	}
	return l.F("%v: %s", "%v：%s", c.At, what)
}
