package alert_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// faultsIn returns the faults of an error, none of any other.
func faultsIn(err error) aqi.Faults {
	list, _ := errors.AsType[aqi.Faults](err)
	return list
}

// where returns the pointers of the faults with their rules, in their order: "/series/hours/3/marks +1 unknown".
func where(err error) string {
	words := map[error]string{
		aqi.ErrText: "text", aqi.ErrMissing: "missing", aqi.ErrUnknown: "unknown", aqi.ErrRange: "range", aqi.ErrTooFine: "fine",
		aqi.ErrDuplicate: "duplicate", aqi.ErrOrder: "order", aqi.ErrConflict: "conflict", aqi.ErrTooMany: "many", aqi.ErrNegative: "negative", aqi.ErrCode: "code",
	}
	var list []string
	for _, f := range faultsIn(err) {
		text := f.Path
		if f.Count > 1 {
			text += fmt.Sprintf(" +%d", f.Count-1)
		}
		list = append(list, text+" "+words[f.Rule])
	}
	return strings.Join(list, "; ")
}

// checkWhere checks an error's faults, their words and that it is no other; "" is no error.
func checkWhere(t *testing.T, name string, err error, want string) {
	t.Helper()
	if got := where(err); got != want || (err == nil) != (want == "") {
		t.Errorf("%s: %s, want %s\n%v", name, got, want, err)
	}
	for _, f := range faultsIn(err) {
		if f.Want.English == "" || f.Want.Chinese == "" || f.Rule == nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// trigger is one level with one condition.
func trigger(level alert.Level, c ...alert.Condition) alert.Trigger {
	return alert.Trigger{Level: level, AnyOf: [][]alert.Condition{c}}
}

func above(aqi, hours int) alert.Condition { return alert.Condition{AQI: aqi, Hours: hours} }

func atLeast(aqi, hours int) alert.Condition {
	return alert.Condition{Comparison: alert.AtLeast, AQI: aqi, Hours: hours}
}

func TestSeriesErrors(t *testing.T) {
	marked := func(from, until int, h alert.Hour) alert.Series {
		s := alert.Series{Start: start, Hours: make([]alert.Hour, 60)}
		for i := from; i < until; i++ {
			s.Hours[i] = h
		}
		return s
	}
	at := func(first aqi.Stamp) alert.Series { return alert.Series{Start: first, Hours: make([]alert.Hour, 60)} }
	tests := []struct {
		name  string
		s     alert.Series
		where string
	}{
		{"no start", at(0), "/series/start missing"},
		{"year 0", at(-1), "/series/start range"},
		{"year 10000", at(87_649_408), "/series/start range"},
		{"far away", at(math.MaxInt32), "/series/start range"},
		{"long ago", at(math.MinInt32), "/series/start range"},
		{"unknown pollutants", marked(59, 60, alert.Hour{Primary: 1}), "/series/hours/59/primary unknown"},
		{"all at once", alert.Series{Hours: append(marked(0, 60, alert.Hour{Low: index(1)}).Hours, alert.Hour{}, alert.Hour{Primary: 0x80})}, "/series/start missing; /series/hours/61/primary unknown; /series/hours/0/low +59 order"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es, err := ready(t, alert.Kashgar()).Episodes(tt.s)
			checkWhere(t, "Episodes", err, tt.where)
			if es != nil {
				t.Errorf("%v with an error", es)
			}
			_, err = ready(t, alert.Kashgar()).Windows(tt.s)
			checkWhere(t, "Windows", err, tt.where)
		})
	}
}

// The faults of a million bad hours take no more room than those of a few: neighbours are one, others are counted.
func TestFaultsOfManyHours(t *testing.T) {
	s := alert.Series{Start: start, Hours: make([]alert.Hour, 1_000_000)}
	for i := range s.Hours {
		s.Hours[i] = alert.Hour{Low: index(1), Primary: aqi.Pollutants(1 - i%2)}
	}
	_, err := ready(t, alert.Kashgar()).Episodes(s)
	list := faultsIn(err)
	if len(list) != 202 || list[200].Count != 500_000-200 || list[201].Count != 1_000_000 || len(err.Error()) > 30_000 || !errors.Is(err, aqi.ErrUnknown) {
		t.Errorf("%d faults: %.500v", len(list), err)
	}
}

func TestDailyOfAnotherLength(t *testing.T) {
	p := alert.Kashgar()
	p.Readings.Daily = alert.FromConcentrations
	few, many := "daily missing", "daily many"
	for n, want := range map[int]string{0: few, 1: few, 36: few, 37: "", 38: many, 60: many} {
		s := alert.Series{Start: start, Hours: of(part{60, 300, 0}), Daily: make([]aqi.DailyIndex, n)}
		at := func(path string) string {
			if want == "" {
				return ""
			}
			return path + want
		}
		_, err := ready(t, p).Episodes(s)
		checkWhere(t, fmt.Sprint(n), err, at("/series/"))
		_, err = s.Then(alert.Series{Start: after(60)})
		checkWhere(t, fmt.Sprint(n, ", then"), err, at("/series/"))
		_, err = (alert.Series{Start: start}).Then(s)
		checkWhere(t, fmt.Sprint("then ", n), err, at("/next/"))
	}
	s := alert.Series{Start: start, Hours: of(part{60, 300, 0})}
	_, err := ready(t, p).Episodes(s)
	checkWhere(t, "none", err, "/series/daily missing")
	s.Hours = of(part{19, 300, 0}, part{5, missing, 0})
	_, err = ready(t, p).Episodes(s)
	checkWhere(t, "none, and no window that is valid", err, "")
}

func TestThenErrors(t *testing.T) {
	s := alert.Series{Start: start, Hours: make([]alert.Hour, 10)}
	tests := []struct {
		name    string
		s, next alert.Series
		where   string
	}{
		{"before", s, alert.Series{Start: after(-1)}, "/next/start order"},
		{"no start", alert.Series{}, alert.Series{}, "/series/start missing; /next/start missing"},
		{"year 10000", s, alert.Series{Start: 87_649_408}, "/next/start range"},
		{"centuries", s, alert.Series{Start: hourAt(2423, 12, 1, 0)}, "/next/hours many"},
		{"to the last year", s, alert.Series{Start: hourAt(9999, 12, 31, 0)}, "/next/hours many"},
		{"a million and one", s, alert.Series{Start: after(1_000_000), Hours: make([]alert.Hour, 1)}, "/next/hours many"},
	}
	for _, tt := range tests {
		joined, err := tt.s.Then(tt.next)
		checkWhere(t, tt.name, err, tt.where)
		if joined.Hours != nil {
			t.Errorf("%s: %d hours", tt.name, len(joined.Hours))
		}
	}
	if joined := then(t, s, alert.Series{Start: after(999_999), Hours: make([]alert.Hour, 1)}); len(joined.Hours) != 1_000_000 {
		t.Errorf("%d hours", len(joined.Hours))
	}
}
