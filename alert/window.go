package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Window is 24 consecutive hours (24小时窗口), whatever hour they begin at, with their daily AQI (AQI日均值). It is valid when 20 of
// its hours count at least, and when it holds no part of a day that is known only by its daily value; a window that is not valid
// exceeds nothing. The zero Window is none.
//
//clearsky:whole
type Window struct {
	Start aqi.Stamp `json:"start"`
	// The mean is Sum / Count. They are the sum and the number of the hourly AQIs that count; Count is 1 where Sum is a daily AQI
	// from concentrations, 0 where the window is not valid.
	Sum   int64 `json:"sum"`
	Count int   `json:"count"`
}

// Span returns the window's hours.
func (w Window) Span() aqi.Span { return aqi.Span{From: w.Start, Until: w.Start + dayHours} }

// Valid reports whether the window has a daily AQI.
func (w Window) Valid() bool { return w.Count > 0 && w.Sum >= 0 }

// AQI returns the daily AQI, the mean rounded up (HJ 633-2012, 6.2); none where the window is not valid.
func (w Window) AQI() aqi.Index {
	if !w.Valid() {
		return aqi.Index{}
	}
	mean := w.Sum / int64(w.Count)
	if w.Sum%int64(w.Count) > 0 {
		mean++
	}
	if mean > aqi.MaxIndex {
		return aqi.Index{}
	}
	index, err := aqi.IndexOf(int(mean))
	if err != nil {
		return aqi.Index{}
	}
	return index
}

// above reports whether one of two valid windows of a grid, which are no large numbers, has the higher mean.
func (w Window) above(other Window) bool { return w.Sum*int64(other.Count) > other.Sum*int64(w.Count) }

// String returns "2026-01-05 07:00 to 2026-01-06 07:00: daily AQI 201 (4801/24)".
func (w Window) String() string { return w.text(wording.English) }

// Chinese returns the same in Chinese.
func (w Window) Chinese() string { return w.text(wording.Chinese) }

func (w Window) text(l wording.Language) string {
	if !w.Valid() {
		return l.F("%v: not valid", "%v：无效", w.Span())
	}
	return l.F("%v: daily AQI %v", "%v：日AQI %v", w.Span(), w.AQI()) + l.Bracket(l.F("%d/%d", "%d/%d", w.Sum, w.Count))
}

// Windows returns the valid windows of the series under the plan's readings, by time. It takes time in proportion to the hours.
// Errors: those of [Ruleset.Episodes].
func (r *Ruleset) Windows(s Series) ([]Window, error) {
	g, err := r.grid(s)
	if err != nil {
		return nil, err
	}
	var windows []Window
	for i, w := range g.windows {
		if w != 0 {
			windows = append(windows, g.window(i))
		}
	}
	return windows, nil
}
