package responsetest

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

var (
	// days are those about which histories turn: before the dates of duties, the ends of months and of years.
	days = []struct {
		month time.Month
		day   int
	}{{time.October, 30}, {time.September, 14}, {time.December, 30}, {time.February, 27}}
	// lengths are hours that an alert lasts, and that lie between what is decided of it.
	lengths = []int{1, 2, 6, 18, 19, 23, 24, 24, 25, 47, 48, 49}
)

// History draws what could have become of an alert within about three weeks: issued ahead or at once, raised, lowered,
// extended, lifted before or at its start, in time or late, and issued again, often in the hour in which it was lifted, on
// the same day or at the next midnight. It may be in force or announced at the end, or there was none at all.
func History() *rapid.Generator[alert.History] {
	return rapid.Custom(func(t *rapid.T) alert.History {
		var h alert.History
		var s alert.Schedule
		at := begin(t)
		for range rapid.IntRange(0, 8).Draw(t, "decisions") {
			d := alert.Decision{At: at, Before: alert.State{Announced: s}}
			d.Act, s = act(t, at, s)
			d.After.Announced = s
			h.Decisions = append(h.Decisions, d)
			at = next(t, at, s)
		}
		if n := len(h.Decisions); n > 0 && rapid.Bool().Draw(t, "decided on later") {
			h.Last = rapid.SampledFrom([]aqi.Stamp{h.Decisions[n-1].At, at, at + 1}).Draw(t, "last")
		}
		return h
	})
}

// begin draws the hour of the first decision, half of the draws about one of the days.
func begin(t *rapid.T) aqi.Stamp {
	start := alerttest.Start().Draw(t, "begin").Time()
	if rapid.Bool().Draw(t, "about a day") {
		day := rapid.SampledFrom(days).Draw(t, "day")
		start = time.Date(start.Year(), day.month, day.day, start.Hour(), 0, 0, 0, aqi.UTC8())
	}
	at, err := aqi.StampOf(start)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// act draws what is done at an hour to what is announced, and what is announced after it.
func act(t *rapid.T, at aqi.Stamp, s alert.Schedule) (alert.Act, alert.Schedule) {
	level := rapid.SampledFrom([]alert.Level{alert.Blue, alert.Yellow, alert.Orange, alert.Red}).Draw(t, "level")
	hours := length(t, "hours in force")
	if s.None() {
		from := at + rapid.SampledFrom([]aqi.Stamp{0, 0, 0, 1, 12, 24}).Draw(t, "hours ahead")
		return alert.Issue, schedule(t, level, from, aqi.Span{From: from, Until: from + hours})
	}
	was := s.Spans[0]
	from := max(at, was.From)
	switch {
	case rapid.IntRange(0, 2).Draw(t, "lifted at 0") == 0 && at < was.Until:
		return alert.LiftEarly, alert.Schedule{}
	case rapid.IntRange(0, 1).Draw(t, "lifted at 0") == 0:
		return alert.LiftOnSchedule, alert.Schedule{}
	case level == was.Level:
		return alert.Extend, schedule(t, level, s.Began, aqi.Span{From: was.From, Until: max(from, was.Until) + hours})
	case level > was.Level:
		return alert.Upgrade, schedule(t, level, s.Began, aqi.Span{From: from, Until: from + hours})
	}
	return alert.Downgrade, schedule(t, level, s.Began, aqi.Span{From: from, Until: from + hours})
}

func schedule(t *rapid.T, level alert.Level, began aqi.Stamp, span aqi.Span) alert.Schedule {
	return alert.Schedule{
		Spans: []alert.LevelSpan{{Level: level, Span: span}}, Began: began, Provisional: rapid.Bool().Draw(t, "provisional"),
	}
}

// next draws the hour of the next decision: often the start of the alert or its end, the next midnight or the same hour.
func next(t *rapid.T, at aqi.Stamp, s alert.Schedule) aqi.Stamp {
	often := []aqi.Stamp{at, at + 1, at.Midnight() + 24, at + length(t, "hours to the next")}
	if !s.None() {
		often = append(often[1:], max(at, s.Spans[0].From), max(at, s.Until()), max(at, s.Until().Midnight()))
	}
	return rapid.SampledFrom(often).Draw(t, "next")
}

func length(t *rapid.T, name string) aqi.Stamp {
	lengths := rapid.OneOf(rapid.SampledFrom(lengths), rapid.IntRange(1, 60))
	return aqi.Stamp(lengths.Draw(t, name))
}

// Counties draws up to that many counties; none of them is [], as it is known who they are.
func Counties(most int) *rapid.Generator[[]alert.County] {
	return rapid.Custom(func(t *rapid.T) []alert.County {
		return counties(rapid.IntRange(0, most).Draw(t, "counties"))
	})
}

// counties returns that many counties.
func counties(n int) []alert.County {
	list := make([]alert.County, n)
	for i := range list {
		list[i] = alert.County{Code: fmt.Sprint(653100 + i), Name: aqi.Text{Chinese: fmt.Sprintf("第%d县", i), English: fmt.Sprint("County ", i)}}
	}
	return list
}

// ActivationsOf draws whom each response of a history concerns, at the levels of [FourLevels]: counties that respond, those of them
// that had heavy pollution, and whether the alert is the prefecture's. nil where there is no response.
func ActivationsOf(h alert.History) *rapid.Generator[[]response.Activation] {
	return rapid.Custom(func(t *rapid.T) []response.Activation {
		as, err := FourLevels().Activations(h.Periods())
		if err != nil {
			t.Fatal(err)
		}
		regional := rapid.Bool().Draw(t, "regional")
		for i := range as {
			a := &as[i]
			a.Counties, a.Regional = Counties(3).Draw(t, "counties"), regional
			a.Heavy = some(t, "heavy", a.Counties)
		}
		return as
	})
}
