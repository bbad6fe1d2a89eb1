package alert

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Hour is one hour of a series. The zero Hour is observed and missing. Hours compare with ==.
type Hour struct {
	AQI     aqi.Index      `json:"aqi"`          // the hourly AQI, the upper end where it is forecast as a range; none: the hour is missing
	Low     aqi.Index      `json:"low,omitzero"` // the lower end of a range; none where AQI is the only one
	Primary aqi.Pollutants `json:"primary"`      // its primary pollutants
	Marks   Marks          `json:"marks"`
}

// Series is a place's hours (逐时序列), observed and then forecast, without a break: an hour that is not known is a missing Hour.
type Series struct {
	Start aqi.Stamp `json:"start"` // the first hour
	Hours []Hour    `json:"hours"`
	// Daily holds the daily AQI of every window from its concentrations, the i-th that of the window that starts at Hours[i].
	// Only the reading FromConcentrations uses it, for windows without hours that are marked WholeDay; it may be nil where none of
	// these is valid. Hours are needed too: a window with fewer than 20 that count is not valid. Hours of dust and other causes, and
	// pollutants, must be left out of the concentrations where the plan leaves them out.
	Daily []aqi.DailyIndex `json:"daily"`
	// ByPollutant is what is known of single pollutants, for a plan's conditions on them. Of hours of which there is nothing here, such as
	// those of a forecast or of published AQIs, it is the AQI where the pollutant is primary or none is named. Where only others are
	// primary it lies between nothing and the AQI: where fewer than 20 hours of a window are known, such hours count so, and a window
	// that then may exceed the lowest threshold of the pollutant's conditions, or may not, is not valid (the library's own rule).
	ByPollutant []PollutantSeries `json:"by_pollutant,omitzero"`
}

// Series makes a series of concentrations, with what is known of each pollutant that the plan has conditions on: each hour's AQI is the national platform's ([aqi.Edition.Platform], by the
// plan's edition) over the pollutants that count, an hour with neither PM10 nor PM2.5 is marked so, and so is one that [aqi.Screen]
// notes. marks, one for each sample or none at all, mark forecast and causes such as dust. Under the reading FromConcentrations the
// windows' daily AQIs are made too, from the hours whose cause is not left out. It takes time in proportion to the samples.
//
// Errors, all at once: those of the concentrations as in [aqi.CheckHours], at "/samples"; marks of another number and other
// marks; more than a million samples; a start that is no hour.
func (r *Ruleset) Series(start aqi.Stamp, samples []aqi.Sample, marks []Marks) (Series, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return Series{}, fs.Err()
	}
	if columns, err := aqi.ColumnsOf(samples); err == nil {
		if s, err := r.SeriesOfColumns(start, columns, marks); err == nil {
			return s, nil
		}
	}
	if err := checkSamples(start, samples, marks); err != nil {
		return Series{}, err
	}
	hours, counting := make([]Hour, len(samples)), r.counting
	for i, s := range samples {
		report, err := r.plan.Edition.Platform(s)
		if err != nil {
			return Series{}, err
		}
		hours[i].AQI, hours[i].Primary = counting.of(report)
		if !s.PM10.Valid && !s.PM25.Valid {
			hours[i].Marks = NoParticles
		}
	}
	mark(start, hours, marks, aqi.Screen(start, samples, 0))
	daily, err := r.daily(samples, marks)
	if err != nil {
		return Series{}, err
	}
	single, err := r.byPollutant(func(only *Ruleset) (Series, error) { return only.Series(start, samples, marks) })
	return Series{Start: start, Hours: hours, Daily: daily, ByPollutant: single}, err
}

// SeriesOfColumns is [Ruleset.Series] for columns, at "/columns" in its errors.
func (r *Ruleset) SeriesOfColumns(start aqi.Stamp, columns aqi.Columns, marks []Marks) (Series, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return Series{}, fs.Err()
	}
	n := columns.Len()
	if fs = checkSeries(start, n, "/columns", marks); fs != nil {
		_, err := r.plan.Edition.AppendPlatform(nil, columns)
		fs.Join("", err)
		return Series{}, fs
	}
	reports, err := r.plan.Edition.AppendPlatform(nil, columns)
	if err != nil {
		return Series{}, err
	}
	hours, counting := make([]Hour, n), r.counting
	for i, report := range reports {
		hours[i].AQI, hours[i].Primary = counting.of(report)
		if report.Missing.Has(aqi.PM10) && report.Missing.Has(aqi.PM25) {
			hours[i].Marks = NoParticles
		}
	}
	mark(start, hours, marks, aqi.ScreenColumns(start, columns, 0))
	daily, err := r.dailyOfColumns(columns, marks)
	if err != nil {
		return Series{}, err
	}
	single, err := r.byPollutant(func(only *Ruleset) (Series, error) { return only.SeriesOfColumns(start, columns, marks) })
	return Series{Start: start, Hours: hours, Daily: daily, ByPollutant: single}, err
}

// mark adds the marks of hours, and that of those that are noted.
func mark(start aqi.Stamp, hours []Hour, marks []Marks, notes []aqi.Note) {
	for i := range marks {
		hours[i].Marks |= marks[i]
	}
	for _, n := range notes {
		for i := n.From - start; i < n.Until-start; i++ {
			hours[i].Marks |= Noted
		}
	}
}

func checkSamples(start aqi.Stamp, samples []aqi.Sample, marks []Marks) error {
	fs := checkSeries(start, len(samples), "/samples", marks)
	if len(samples) <= maxHours {
		fs.Join("", faults.Rebase(aqi.CheckHours(samples, 0), "/hours", "/samples"))
	}
	return fs.Err()
}

// checkSeries returns the faults of all but the concentrations, of which there are n at the path.
func checkSeries(start aqi.Stamp, n int, path string, marks []Marks) (fs aqi.Faults) {
	faults.Hour(&fs, "/start", start)
	checkNumber(&fs, path, n, 0, maxHours)
	if len(marks) != 0 {
		checkNumber(&fs, "/marks", len(marks), n, n)
	}
	want := aqi.Text{Chinese: "无标记，或预报、沙尘、火灾、烟花爆竹、境外输入", English: "no mark, forecast, dust, fire, fireworks or transport"}
	addStretches(&fs, aqi.ErrUnknown, len(marks), func(i int) Marks { return marks[i] &^ (Forecast | causes) }, func(i int) aqi.Fault {
		return aqi.Fault{Path: faults.At("/marks", i), Got: marks[i].String(), Want: want}
	})
	return fs
}

// checkNumber refuses a list that does not have from least to most elements, and reports whether it has.
func checkNumber(fs *aqi.Faults, path string, n, least, most int) bool {
	f := aqi.Fault{Path: path, Got: strconv.Itoa(n), Rule: aqi.ErrTooMany}
	f.Want = aqi.Text{Chinese: "不多于" + strconv.Itoa(most) + "个", English: "at most " + strconv.Itoa(most)}
	if least == most {
		f.Want = aqi.Text{Chinese: strconv.Itoa(most) + "个", English: strconv.Itoa(most)}
	}
	if n < least {
		f.Rule = aqi.ErrMissing
	}
	sound := n >= least && n <= most
	if !sound {
		fs.Add(f)
	}
	return sound
}

// addStretches adds a fault for each stretch of the n elements of a list that have the same problem, the zero value being none.
func addStretches[T comparable](fs *aqi.Faults, rule error, n int, problem func(int) T, fault func(first int) aqi.Fault) {
	var none T
	for i := 0; i < n; {
		first, p := i, problem(i)
		for i++; i < n && problem(i) == p; i++ {
		}
		if p != none {
			faults.AddMany(fs, rule, i-first, func() aqi.Fault { return fault(first) })
		}
	}
}

// daily returns the daily AQIs of the samples' windows where the plan's reading uses them.
func (r *Ruleset) daily(samples []aqi.Sample, marks []Marks) ([]aqi.DailyIndex, error) {
	if r.plan.Readings.Daily == MeanOfHours {
		return nil, nil
	}
	counting := r.counting
	kept := make([]aqi.Sample, len(samples))
	for i, s := range samples {
		if len(marks) == 0 || marks[i]&counting.leftOut == 0 {
			kept[i] = s
		}
		for other := range counting.others.All() {
			kept[i] = kept[i].With(other, decimal.NullDecimal{})
		}
	}
	return r.plan.Edition.AppendRolling([]aqi.DailyIndex{}, kept, counting.others)
}

// dailyOfColumns is daily for columns.
func (r *Ruleset) dailyOfColumns(columns aqi.Columns, marks []Marks) ([]aqi.DailyIndex, error) {
	if r.plan.Readings.Daily == MeanOfHours {
		return nil, nil
	}
	counting, n := r.counting, columns.Len()
	for i, col := range []*[]aqi.Concentration{&columns.SO2, &columns.NO2, &columns.CO, &columns.O3, &columns.PM10, &columns.PM25} {
		if counting.others.Has(aqi.SO2 + aqi.Pollutant(i)) {
			*col = make([]aqi.Concentration, n)
			continue
		}
		if len(marks) == 0 {
			continue
		}
		*col = slices.Clone(*col)
		for j := range *col {
			if marks[j]&counting.leftOut != 0 {
				(*col)[j] = 0
			}
		}
	}
	return r.plan.Edition.AppendRollingColumns([]aqi.DailyIndex{}, columns, counting.others)
}
