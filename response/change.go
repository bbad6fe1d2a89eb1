package response

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

// Change is a response that starts, changes its level or ends.
//
//clearsky:whole
type Change struct {
	At     aqi.Stamp  `json:"at"`
	Before Level      `json:"before"`
	After  Level      `json:"after"`
	Clause aqi.Clause `json:"clause"`
}

// Changes returns the changes of a response, by time: its start and its end with them.
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

// starts returns the clause that starts a response of the level.
func (c Catalogue) starts(l Level) aqi.Clause {
	for _, has := range c.Levels {
		if has.Level == l {
			return has.Clause
		}
	}
	return c.Clauses.Change
}

// String returns "2026-01-05 07:00: level III to level II".
func (c Change) String() string { return fmt.Sprintf("%v: %v to %v", c.At, c.Before, c.After) }

// Chinese returns the same in Chinese: "2026-01-05 07:00：Ⅲ级响应调整为Ⅱ级响应".
func (c Change) Chinese() string {
	switch {
	case c.Before == NoResponse:
		return fmt.Sprintf("%v：启动%s响应", c.At, c.After.Chinese())
	case c.After == NoResponse:
		return fmt.Sprintf("%v：终止%s响应", c.At, c.Before.Chinese())
	}
	return fmt.Sprintf("%v：%s响应调整为%s响应", c.At, c.Before.Chinese(), c.After.Chinese())
}
