package board

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// Chart is the hours of a county, or of the place, as known at an hour.
type Chart struct {
	County string    `json:"county"`
	Name   aqi.Text  `json:"name"`
	Start  aqi.Stamp `json:"start"`
	Now    int       `json:"now"` // the index of the hour: those before it are observed, those from it on forecast
	// The lists have an entry for each hour; null where it is not known.
	Hourly []aqi.Index `json:"hourly"`
	Air    []aqi.Level `json:"air"` // of Hourly
	Daily  []aqi.Index `json:"daily"`
	Dust   []int       `json:"dust"`   // the indices of hours that dust keeps from counting
	Edited []int       `json:"edited"` // of those that are tried out
	// Thresholds are the daily AQIs of the plan's triggers.
	Thresholds []Threshold `json:"thresholds"`
	Runs       []Band      `json:"runs"`
	Episodes   []Band      `json:"episodes"`
	Alerts     []Band      `json:"alerts"`
	Primary    []aqi.Text  `json:"primary"` // of the hours
	Told       []aqi.Text  `json:"told"`    // the episodes in words
}

// Threshold is a daily AQI that a plan has heavy pollution begin at, with what it is for.
type Threshold struct {
	AQI  int      `json:"aqi"`
	Name aqi.Text `json:"name"`
}

// Band is a stretch of hours with a level, by indices: From before Until.
type Band struct {
	From  int         `json:"from"`
	Until int         `json:"until"`
	Level alert.Level `json:"level"`
	Name  aqi.Text    `json:"name"`
	Open  bool        `json:"open"` // its end is not known
}

// Chart returns what is known of a county at an hour. Of the place the hourly AQI is the mean of its counties', for looking at only.
func (b *Board) Chart(index int, code string) (Chart, error) {
	out, err := b.at(index)
	if err != nil {
		return Chart{}, err
	}
	c := Chart{
		County: code, Name: b.county(code), Start: b.span.From, Now: index, Dust: []int{}, Edited: []int{}, Thresholds: b.thresholds(code),
		Hourly: make([]aqi.Index, b.span.Hours()), Daily: make([]aqi.Index, b.span.Hours()), Air: make([]aqi.Level, b.span.Hours()),
		Primary: make([]aqi.Text, b.span.Hours()),
	}
	known, err := b.known(b.span.From, out.At)
	if err != nil {
		return c, err
	}
	if code == "" {
		err = b.chartPlace(&c, known)
	} else {
		err = b.chartCounty(&c, known.Series[code])
	}
	for i, h := range c.Hourly {
		c.Air[i] = h.Level()
	}
	for _, h := range b.what.Hours {
		if i := int(h.At - b.span.From); h.County == code && i >= 0 && i < len(c.Hourly) {
			c.Edited = append(c.Edited, i)
		}
	}
	slices.Sort(c.Edited)
	c.Alerts = b.alerts(index, code)
	return c, err
}

func (b *Board) thresholds(code string) []Threshold {
	list := []Threshold{}
	for _, t := range b.alertPlan(code).Triggers {
		for _, group := range t.AnyOf {
			for _, c := range group {
				if !slices.ContainsFunc(list, func(o Threshold) bool { return o.AQI == c.AQI }) {
					list = append(list, Threshold{c.AQI, of(c)})
				}
			}
		}
	}
	return list
}

func (b *Board) chartCounty(c *Chart, s alert.Series) error {
	if b.bands(c, nil); len(s.Hours) == 0 {
		return nil
	}
	rules := b.rules(c.County)
	for i, h := range s.Hours {
		at := int(s.Start-b.span.From) + i
		if at < 0 || at >= len(c.Hourly) {
			continue
		}
		c.Hourly[at], c.Primary[at] = h.AQI, of(h.Primary)
		if h.AQI != (aqi.Index{}) && rules.AQI(h) == (aqi.Index{}) {
			c.Dust = append(c.Dust, at)
		}
	}
	windows, err := rules.Windows(s)
	if err != nil {
		return err
	}
	for _, w := range windows { // each stands at its last hour
		if at := int(w.Start-b.span.From) + windowHours - 1; at < len(c.Daily) {
			c.Daily[at] = w.AQI()
		}
	}
	episodes, err := rules.Episodes(s)
	b.bands(c, episodes)
	return err
}

const windowHours = 24

func (b *Board) chartPlace(c *Chart, known region.Known) error {
	sums, counts := make([]int, len(c.Hourly)), make([]int, len(c.Hourly))
	for _, s := range known.Series {
		for i, h := range s.Hours {
			at := int(s.Start-b.span.From) + i
			if v, has := h.AQI.Value(); has && at >= 0 && at < len(sums) {
				sums[at] += v
				counts[at]++
			}
		}
	}
	mean := alert.Series{Start: b.span.From, Hours: make([]alert.Hour, len(counts))}
	for i, n := range counts {
		if n > 0 {
			mean.Hours[i].AQI, _ = aqi.IndexOf(sums[i] / n) // a mean of AQIs is one
		}
		if i >= c.Now {
			mean.Hours[i].Marks = alert.Forecast
		}
	}
	if b.track().Plan.Readings.Daily == alert.FromConcentrations {
		for i, h := range mean.Hours { // no daily AQI is made of means of AQIs then
			c.Hourly[i] = h.AQI
		}
	} else if err := b.chartCounty(c, mean); err != nil {
		return err
	}
	assessment, err := b.office.Assess(b.track().ID, known)
	b.bands(c, assessment.Episodes)
	return err
}

func (b *Board) bands(c *Chart, episodes []alert.Episode) {
	c.Runs, c.Episodes, c.Told = []Band{}, []Band{}, texts(episodes)
	for _, e := range episodes {
		c.Episodes = append(c.Episodes, b.band(e.Span, e.Level, e.Open))
		for _, r := range e.Runs {
			c.Runs = append(c.Runs, b.band(r.Span, r.Level, false))
		}
	}
}

func (b *Board) band(in aqi.Span, level alert.Level, open bool) Band {
	return Band{int(in.From - b.span.From), int(in.Until - b.span.From), level, of(level), open}
}

// alerts returns when which alert was in force, and is to be by what is announced.
func (b *Board) alerts(index int, code string) []Band {
	bands := []Band{}
	add := func(i int, level alert.Level) {
		n := len(bands)
		switch {
		case level == alert.NoAlert:
		case n > 0 && bands[n-1].Until == i && bands[n-1].Level == level:
			bands[n-1].Until++
		default:
			bands = append(bands, Band{From: i, Until: i + 1, Level: level, Name: of(level)})
		}
	}
	for i := range index {
		add(i, b.announced(i, code).At(b.span.From+aqi.Stamp(i)))
	}
	now := b.announced(index, code)
	for i := index; i < b.span.Hours() && b.span.From+aqi.Stamp(i) < now.Until(); i++ {
		add(i, now.At(b.span.From+aqi.Stamp(i)))
	}
	if n := len(bands); n > 0 && now.Provisional {
		bands[n-1].Open = true
	}
	return bands
}

func (b *Board) announced(index int, code string) alert.Schedule {
	return b.outcomes[index].Next.Alerts[b.track().ID][code].State.Announced
}
