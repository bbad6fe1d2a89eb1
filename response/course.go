package response

import (
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Period is a stretch of hours at one response level.
type Period struct {
	Level Level `json:"level"`
	aqi.Span
}

// Response is one response from its start to its end: it starts, changes and ends with the alert (4.1, 4.2, 4.4).
type Activation struct {
	aqi.Span
	Periods []Period `json:"periods"` // by time, without a break
	// Provisional says that the alert has not been lifted yet, so that the end is the announced one.
	Provisional bool `json:"provisional"`
}

// Level returns the highest level of the response.
func (r Activation) Level() Level {
	highest := NoResponse
	for _, p := range r.Periods {
		highest = max(highest, p.Level)
	}
	return highest
}

// Responses returns the responses of an alert's history, by time. An alert that follows another without an hour between
// continues its response.
//
// Errors: [ErrHistory] where levels or hours of the history are none, and where it is out of order.
func Activations(h alert.History) ([]Activation, error) {
	if err := checkHistory(h); err != nil {
		return nil, err
	}
	rs, err := ResponsesOf(h.Periods())
	if err != nil {
		return nil, err
	}
	if n := len(rs); n > 0 && h.Decisions[len(h.Decisions)-1].After.Level != alert.NoAlert {
		rs[n-1].Provisional = true
	}
	return rs, nil
}

// ResponsesOf returns the responses of the periods in which an alert is in force, by time, such as those of a county that must
// follow the prefecture.
//
// Errors: [ErrHistory] where a level or an hour is none, a period is empty, or begins before the one before it ends.
func ResponsesOf(periods []alert.Period) ([]Activation, error) {
	if err := checkPeriods(periods); err != nil {
		return nil, err
	}
	var rs []Activation
	for _, p := range periods {
		period := Period{LevelOf(p.Level), p.Span}
		if n := len(rs); n > 0 && rs[n-1].Until == p.From {
			rs[n-1].add(period)
			continue
		}
		rs = append(rs, Activation{Span: p.Span, Periods: []Period{period}})
	}
	return rs, nil
}

// add goes on with a period that begins where the response ends.
func (r *Activation) add(p Period) {
	r.Until = p.Until
	if last := &r.Periods[len(r.Periods)-1]; last.Level == p.Level {
		last.Until = p.Until
		return
	}
	r.Periods = append(r.Periods, p)
}

func checkHistory(h alert.History) error {
	var fs collector
	for i, d := range h.Decisions {
		where := fmt.Sprintf("decisions[%d]", i)
		switch {
		case !d.At.Valid():
			fs.add(ErrHistory, where, d.At.String(), yearsWanted)
		case i > 0 && d.At < h.Decisions[i-1].At:
			fs.add(ErrHistory, where, d.At.String(), "an hour no earlier than "+h.Decisions[i-1].At.String())
		}
		after := d.After
		switch span := (aqi.Span{From: after.From, Until: after.Until}); {
		case !after.Level.Valid():
			fs.add(ErrHistory, where+".after", after.Level.String(), "an alert level")
		case after.Level != alert.NoAlert && !inYears(span):
			fs.add(ErrHistory, where+".after", hours(span), yearsWanted)
		}
	}
	if h.Last < 0 || h.Last >= lastHour {
		fs.add(ErrHistory, "last", h.Last.String(), "an hour of the years 1 to 9998, or none")
	}
	return fs.err()
}

func checkPeriods(periods []alert.Period) error {
	var fs collector
	for i, p := range periods {
		where := fmt.Sprintf("periods[%d]", i)
		if !p.Level.Valid() || p.Level == alert.NoAlert {
			fs.add(ErrHistory, where, p.Level.String(), "an alert level")
		}
		if !inYears(p.Span) {
			fs.add(ErrHistory, where, hours(p.Span), yearsWanted)
		} else if i > 0 && p.From < periods[i-1].Until {
			fs.add(ErrHistory, where, hours(p.Span), "hours after "+periods[i-1].Until.String())
		}
	}
	return fs.err()
}

// inYears reports whether the span has hours, all of the years 1 to 9998.
func inYears(s aqi.Span) bool { return s.From >= firstHour && s.From < s.Until && s.Until < lastHour }

func hours(s aqi.Span) string { return s.From.String() + " to " + s.Until.String() }

const (
	firstHour   = aqi.Stamp(16)         // 0001-01-02T00:00 at UTC+8, so that its day has a first hour
	lastHour    = aqi.Stamp(87_640_647) // 9998-12-31T23:00 at UTC+8, so that every due time lies before the year 10000
	yearsWanted = "hours of the years 1 to 9998, the end after the start"
)

// Change is a response that starts, changes its level or ends.
type Change struct {
	At     aqi.Stamp  `json:"at"`
	Before Level      `json:"before"`
	After  Level      `json:"after"`
	Clause aqi.Clause `json:"clause"`
}

// Changes returns the changes of a response, by time: its start and its end with them.
func (c *Catalogue) Changes(r Activation) []Change {
	var changes []Change
	before := NoResponse
	for i, p := range r.Periods {
		cite := c.Clauses.Change
		if i == 0 {
			cite = c.starts(p.Level)
		}
		changes = append(changes, Change{p.From, before, p.Level, cite})
		before = p.Level
	}
	if len(r.Periods) == 0 {
		return nil
	}
	return append(changes, Change{r.Until, before, NoResponse, c.Clauses.End})
}

// starts returns the clause that starts a response of the level.
func (c *Catalogue) starts(l Level) aqi.Clause {
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
