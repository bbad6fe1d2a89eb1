package response

import (
	"strconv"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Activation is one response from its start to its end, and whom it concerns (一次应急响应). It starts, changes and ends with the alert
// (4.1, 4.2, 4.4).
//
//clearsky:whole
type Activation struct {
	aqi.Span
	Periods  []Period       `json:"periods"`  // by time, without a break
	Counties []alert.County `json:"counties"` // that respond
	Heavy    []alert.County `json:"heavy"`    // that have had heavy pollution (发生重污染天气的县市)
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
// them. A period that begins when the one before it ends continues the response. Counties, Heavy and Regional are left for
// the caller to fill in. The cost is linear in the periods.
//
// Errors: [aqi.Faults] with [aqi.ErrUnknown] for an alert level that starts no response here, [aqi.ErrOrder] for a period that is
// empty or begins before the one before it ends, [aqi.ErrRange] for hours outside the years 1 to 9998.
func (c Catalogue) Activations(periods []alert.Period) ([]Activation, error) {
	if err := c.checkPeriods(periods); err != nil {
		return nil, err
	}
	var as []Activation
	for _, p := range periods {
		period := Period{c.LevelOf(p.Level), p.Span, p.Provisional}
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
		if level := c.LevelOf(p.Level); level == NoResponse || !level.Valid() {
			fs.Add(aqi.Fault{Path: path + "/level", Got: p.Level.String(), Want: c.alerts(), Rule: aqi.ErrUnknown})
		}
		if addSpan(&fs, path, p.Span, lastHour-1) && i > 0 {
			addOrder(&fs, path, p.Span, periods[i-1].Until)
		}
	}
	return fs.Err()
}

// alerts names the alert levels that start a response.
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
	f := aqi.Fault{Path: path, Got: s.String(), Want: aqi.Text{Chinese: "公元1年至9998年内、止时晚于起时", English: "hours of the years 1 to 9998, the end after the start"}}
	switch {
	case s.From < firstHour || s.Until > last:
		f.Rule = aqi.ErrRange
	case s.Until <= s.From:
		f.Rule = aqi.ErrOrder
	default:
		return true
	}
	fs.Add(f)
	return false
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
	maxHours  = 1_000_000             // of activations together: as many as alert's series has
)

// checkActivations returns the faults of responses that must come by time, each with periods that make it up.
func checkActivations(as []Activation) error {
	var fs aqi.Faults
	total := int64(0)
	for i := range as {
		a, path := &as[i], faults.At("/activations", i)
		if !addSpan(&fs, path, a.Span, lastHour-1) {
			continue
		}
		if i > 0 {
			addOrder(&fs, path, a.Span, as[i-1].Until)
		}
		a.checkPeriods(&fs, path)
		checkCounties(&fs, path+"/counties", a.Counties)
		checkCounties(&fs, path+"/heavy", a.Heavy)
		total += int64(a.Hours())
	}
	if total > maxHours {
		most := strconv.Itoa(maxHours)
		fs.Add(aqi.Fault{
			Path: "/activations", Got: strconv.FormatInt(total, 10), Rule: aqi.ErrTooMany,
			Want: aqi.Text{Chinese: "合计至多" + most + "小时", English: "at most " + most + " hours together"},
		})
	}
	return fs.Err()
}

// checkPeriods adds the faults of periods that do not follow one another from the start of the response to its end, or that have no
// level.
func (a *Activation) checkPeriods(fs *aqi.Faults, path string) {
	next := a.From
	for i, p := range a.Periods {
		at := faults.At(path, "periods", i)
		if p.Level == NoResponse || !p.Level.Valid() {
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

// checkCounties adds the faults of codes and names that are no UTF-8.
func checkCounties(fs *aqi.Faults, path string, counties []alert.County) {
	for i, c := range counties {
		if utf8.ValidString(c.Code) && utf8.ValidString(c.Name.Chinese) && utf8.ValidString(c.Name.English) {
			continue
		}
		at := faults.At(path, i)
		faults.UTF8(fs, at+"/code", c.Code)
		faults.UTF8Text(fs, at+"/name", c.Name)
	}
}

var levelWords = aqi.Text{Chinese: "Ⅳ级、Ⅲ级、Ⅱ级或Ⅰ级", English: "iv, iii, ii or i"}
