package response

import (
	"slices"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Activation is one response from its start to its end, and whom it concerns (一次应急响应). It starts, changes and ends with the alert (4.1,
// 4.2, 4.4). Counties that join or leave while it lasts have activations of their own for their hours. Counties and Heavy must be
// given: an empty list is none; nil, in JSON null, is not known, and [Catalogue.Due] refuses it.
//
//clearsky:whole
type Activation struct {
	aqi.Span
	Periods  []Period       `json:"periods"`  // by time, without a break
	Counties []alert.County `json:"counties"` // that respond; each has a code
	Heavy    []alert.County `json:"heavy"`    // that have had heavy pollution (发生重污染天气的县市); they respond too
	Regional bool           `json:"regional"` // the alert is the prefecture's
}

// Period is a stretch of hours at one response level.
//
//clearsky:whole
type Period struct {
	Level Level `json:"level"`
	aqi.Span
	Provisional bool `json:"provisional"` // the alert has not been lifted, so that the end is the announced one
}

// Level returns the highest level of the response.
func (a Activation) Level() Level {
	highest := NoResponse
	for _, p := range a.Periods {
		highest = max(highest, p.Level)
	}
	return highest
}

// Provisional reports whether the end of the response is the announced one, since the alert has not been lifted.
func (a Activation) Provisional() bool {
	return len(a.Periods) > 0 && a.Periods[len(a.Periods)-1].Provisional
}

// Activations returns the responses that an alert started, by time. periods are the alert's, by time, as [alert.History.Periods] gives
// them. A period that begins when the one before it ends continues the response; one of an alert that the catalogue answers without a
// response does not respond. Counties, Heavy and Regional are left for the caller to fill in. The cost is linear in the periods.
//
// Errors: [aqi.Faults] with [aqi.ErrUnknown] for an alert with a level below all that the catalogue lists, [aqi.ErrOrder] for a period
// that is empty or begins before the one before it ends, [aqi.ErrRange] for hours outside the years 1 to 9998.
func (c Catalogue) Activations(periods []alert.Period) ([]Activation, error) {
	if err := c.checkPeriods(periods); err != nil {
		return nil, err
	}
	var as []Activation
	for _, p := range periods {
		period := Period{c.LevelOf(p.Level), p.Span, p.Provisional}
		if period.Level == NoResponse {
			continue
		}
		if n := len(as); n > 0 && as[n-1].Until == p.From {
			as[n-1].add(period)
			continue
		}
		as = append(as, Activation{Span: p.Span, Periods: []Period{period}})
	}
	return as, nil
}

// add goes on with a period that begins where the response ends.
func (a *Activation) add(p Period) {
	a.Until = p.Until
	if last := &a.Periods[len(a.Periods)-1]; last.Level == p.Level {
		last.Until, last.Provisional = p.Until, p.Provisional
		return
	}
	a.Periods = append(a.Periods, p)
}

func (c Catalogue) checkPeriods(periods []alert.Period) error {
	var fs aqi.Faults
	for i, p := range periods {
		path := faults.At("/periods", i)
		if !p.Level.Valid() || p.Level != alert.Ungraded && (len(c.Levels) == 0 || p.Level < c.Levels[0].Alert) {
			fs.Add(aqi.Fault{Path: path + "/level", Got: p.Level.String(), Want: c.alerts(), Rule: aqi.ErrUnknown})
		}
		if addSpan(&fs, path, p.Span, lastHour-1) && i > 0 {
			addOrder(&fs, path, p.Span, periods[i-1].Until)
		}
	}
	return fs.Err()
}

// alerts names the alert levels that the catalogue lists.
func (c Catalogue) alerts() aqi.Text {
	var t aqi.Text
	for i, l := range c.Levels {
		if i > 0 {
			t.Chinese, t.English = t.Chinese+"、", t.English+", "
		}
		t.Chinese, t.English = t.Chinese+l.Alert.Chinese(), t.English+l.Alert.String()
	}
	return t
}

// addSpan adds the fault of hours that are empty or outside the years 1 to 9998, and reports whether there is none.
func addSpan(fs *aqi.Faults, path string, s aqi.Span, last aqi.Stamp) bool {
	rule := spanRule(s, last)
	if rule != nil {
		fs.Add(aqi.Fault{
			Path: path, Got: s.String(), Rule: rule,
			Want: aqi.Text{Chinese: "公元1年至9998年内、止时晚于起时", English: "hours of the years 1 to 9998, the end after the start"},
		})
	}
	return rule == nil
}

// spanRule returns the rule that the hours break; nil for none.
func spanRule(s aqi.Span, last aqi.Stamp) error {
	switch {
	case s.From < firstHour || s.Until > last:
		return aqi.ErrRange
	case s.Until <= s.From:
		return aqi.ErrOrder
	}
	return nil
}

// addOrder adds a fault where a span begins before the one before it ends.
func addOrder(fs *aqi.Faults, path string, s aqi.Span, before aqi.Stamp) {
	if s.From < before {
		fs.Add(aqi.Fault{
			Path: path + "/from", Got: s.From.String(), Rule: aqi.ErrOrder,
			Want: aqi.Text{Chinese: "不早于" + before.String(), English: before.String() + " or later"},
		})
	}
}

const (
	firstHour = aqi.Stamp(16)         // 0001-01-02T00:00 at UTC+8, so that its day has a first hour
	lastHour  = aqi.Stamp(87_640_647) // 9998-12-31T23:00 at UTC+8, so that every due time lies before the year 10000
)

// checkActivations returns the faults of the hour asked about and of responses, each with periods that make it up and with counties.
func checkActivations(as []Activation, at aqi.Stamp) error {
	var fs aqi.Faults
	if at < firstHour || at > lastHour {
		want := aqi.Text{Chinese: "公元1年至9998年内的整点", English: "an hour of the years 1 to 9998"}
		fs.Add(aqi.Fault{Path: "/at", Got: at.String(), Want: want, Rule: aqi.ErrRange})
	}
	for i := range as {
		if a := &as[i]; !a.sound() {
			a.addFaults(&fs, faults.At("/activations", i))
		}
	}
	return fs.Err()
}

// sound reports whether the response has no fault.
func (a *Activation) sound() bool {
	next := a.From
	for _, p := range a.Periods {
		if !p.Level.responds() || p.From != next || p.Until <= p.From {
			return false
		}
		next = p.Until
	}
	return spanRule(a.Span, lastHour-1) == nil && next == a.Until && a.Counties != nil && a.Heavy != nil &&
		!slices.ContainsFunc(a.Counties, badCounty) && !slices.ContainsFunc(a.Heavy, badCounty)
}

// responds reports whether the level is one of a response.
func (l Level) responds() bool { return l != NoResponse && l.Valid() }

func (a *Activation) addFaults(fs *aqi.Faults, path string) {
	if !addSpan(fs, path, a.Span, lastHour-1) {
		return
	}
	a.checkPeriods(fs, path)
	checkConcerned(fs, path+"/counties", a.Counties)
	checkConcerned(fs, path+"/heavy", a.Heavy)
}

// checkConcerned adds the faults of counties that are not said, and of their codes and names.
func checkConcerned(fs *aqi.Faults, path string, counties []alert.County) {
	if counties == nil {
		fs.Add(aqi.Fault{Path: path, Rule: aqi.ErrMissing, Want: aqi.Text{Chinese: "县市，没有则为[]", English: "counties, [] for none"}})
	}
	checkCounties(fs, path, counties)
}

// checkPeriods adds the faults of periods that do not follow one another from the start of the response to its end, or that have no
// level.
func (a *Activation) checkPeriods(fs *aqi.Faults, path string) {
	next := a.From
	for i, p := range a.Periods {
		at := faults.At(path, "periods", i)
		if !p.Level.responds() {
			fs.Add(aqi.Fault{Path: at + "/level", Got: p.Level.String(), Want: levelWords, Rule: aqi.ErrUnknown})
		}
		if p.From != next || p.Until <= p.From {
			span := p.Span
			fs.Add(aqi.Fault{Path: at, Got: span.String(), Rule: aqi.ErrOrder, Want: aqi.Text{
				Chinese: "自" + next.String() + "起、止时晚于起时", English: "hours from " + next.String() + " on",
			}})
		}
		next = p.Until
	}
	if next != a.Until {
		fs.Add(aqi.Fault{Path: path + "/periods", Got: next.String(), Rule: aqi.ErrConflict, Want: aqi.Text{
			Chinese: "至" + a.Until.String() + "止", English: "until " + a.Until.String(),
		}})
	}
}

// checkCounties adds the faults of codes that are missing, and of codes and names that are no UTF-8.
func checkCounties(fs *aqi.Faults, path string, counties []alert.County) {
	for i, c := range counties {
		if !badCounty(c) {
			continue
		}
		at := faults.At(path, i)
		if c.Code == "" {
			fs.Add(aqi.Fault{Path: at + "/code", Rule: aqi.ErrMissing, Want: aqi.Text{Chinese: "县市代码", English: "the county's code"}})
		}
		faults.UTF8(fs, at+"/code", c.Code)
		faults.UTF8Text(fs, at+"/name", c.Name)
	}
}

func badCounty(c alert.County) bool {
	return c.Code == "" || !utf8.ValidString(c.Code) || !utf8.ValidString(c.Name.Chinese) || !utf8.ValidString(c.Name.English)
}

var levelWords = aqi.Text{Chinese: "Ⅳ级、Ⅲ级、Ⅱ级或Ⅰ级", English: "iv, iii, ii or i"}
