package aqi

import (
	"errors"
	"slices"
	"strings"
)

// DailyColumns are the concentrations of daily reports by column, as [Daily] has them for one: 24-hour means, and the daily maxima of
// O3. CO in mg/m³, all else in µg/m³. The columns that are there are of one length; a nil column is missing in every report.
type DailyColumns struct {
	SO2     []Concentration `json:"so2"`
	NO2     []Concentration `json:"no2"`
	CO      []Concentration `json:"co"`
	PM10    []Concentration `json:"pm10"`
	PM25    []Concentration `json:"pm25"`
	O3Max8h []Concentration `json:"o3_max_8h"`
	O3Max1h []Concentration `json:"o3_max_1h"`
}

// AppendDaily appends the daily report of each day, as [Edition.Daily] makes it. Errors: as there, with the pointers of the columns;
// [ErrConflict] for columns of different lengths. dst then comes back as it was.
func (e Edition) AppendDaily(dst []Report, days DailyColumns, notMonitored Pollutants) ([]Report, error) {
	out, err := e.check(notMonitored, "/not_monitored")
	if e == Edition2026 {
		days.O3Max1h = nil
	}
	if err == nil {
		err = days.check(out)
	}
	if err != nil {
		return dst, err
	}
	n := max(days.means().Len(), len(days.O3Max1h))
	dst = slices.Grow(dst, n)
	for i := range n {
		in := concs{concAt(days.SO2, i), concAt(days.NO2, i), concAt(days.PM10, i), concAt(days.CO, i)}
		if e == Edition2026 {
			in[4], in[5] = concAt(days.O3Max8h, i), concAt(days.PM25, i)
		} else {
			in[4], in[5], in[6] = concAt(days.O3Max1h, i), concAt(days.O3Max8h, i), concAt(days.PM25, i)
		}
		dst = e.appendReport(dst, FormDaily, &in, out)
	}
	return dst, nil
}

// AppendPlatform appends the hourly report of each hour as the national platform computes it, as [Edition.Platform] does. Errors: as
// there, with the pointers of the columns; [ErrConflict] for columns of different lengths. dst then comes back as it was.
func (e Edition) AppendPlatform(dst []Report, columns Columns) ([]Report, error) {
	if _, err := e.check(0, ""); err != nil {
		return dst, err
	}
	if err := columns.check(0); err != nil {
		return dst, err
	}
	n := columns.Len()
	dst = slices.Grow(dst, n)
	for i := range n {
		in := columns.hour(i)
		dst = e.appendReport(dst, FormPlatform, &in, 0)
	}
	return dst, nil
}

// AppendHourly appends the hourly report of each hour by the letter of the edition, with the trailing means of the hours before, as
// [Edition.HourlyFromHours] makes it of 24. Errors: as there, with the pointers of the columns; [ErrConflict] for columns of different
// lengths. dst then comes back as it was.
func (e Edition) AppendHourly(dst []Report, columns Columns, notMonitored Pollutants) ([]Report, error) {
	out, err := e.check(notMonitored, "/not_monitored")
	if err == nil {
		err = columns.check(out)
	}
	if err != nil {
		return dst, err
	}
	n := columns.Len()
	dst = slices.Grow(dst, n)
	var so2, pm10, pm25, o3 sum
	for i := range n {
		in := columns.hour(i)
		if e == Edition2012 {
			in = concs{
				in[0], so2.trail(columns.SO2, i, dayHours, dayNeeds), in[1], pm10.trail(columns.PM10, i, dayHours, dayNeeds), in[3],
				in[4], o3.trail(columns.O3, i, eightHours, eightNeeds), pm25.trail(columns.PM25, i, dayHours, dayNeeds),
			}
		}
		dst = e.appendReport(dst, FormHourly, &in, out)
	}
	return dst, nil
}

// appendReport appends the report of the concentrations of a form's items.
func (e Edition) appendReport(dst []Report, f Form, in *concs, unmonitored Pollutants) []Report {
	dst = append(dst, Report{})
	dst[len(dst)-1].fill(e, f, in, unmonitored)
	return dst
}

// trail moves the sum on to the width hours that end with hour i, and returns the conc of their mean, noConc where fewer are there
// than it needs.
func (s *sum) trail(col []Concentration, i, width int, needs uint32) conc {
	if len(col) == 0 {
		return noConc
	}
	*s = s.with(col[i])
	if i >= width {
		*s = s.without(col[i-width])
	}
	if s.count < needs {
		return noConc
	}
	return s.mean()
}

// hour returns the concs of an hour's 1-hour means, in the order of the forms that have them alone.
func (c *Columns) hour(i int) concs {
	return concs{concAt(c.SO2, i), concAt(c.NO2, i), concAt(c.PM10, i), concAt(c.CO, i), concAt(c.O3, i), concAt(c.PM25, i)}
}

// concAt returns the conc of a sound concentration, noConc where there is no column.
func concAt(col []Concentration, i int) conc {
	if len(col) == 0 {
		return noConc
	}
	return col[i].conc()
}

// conc returns the conc of a sound concentration, noConc where it is missing.
func (c Concentration) conc() conc {
	if c == 0 {
		return noConc
	}
	return 2 * conc(c-1)
}

// means are the columns of the means, the 8-hour maximum of O3 for its own.
func (d *DailyColumns) means() Columns {
	return Columns{SO2: d.SO2, NO2: d.NO2, CO: d.CO, O3: d.O3Max8h, PM10: d.PM10, PM25: d.PM25}
}

// check returns every fault of the columns.
func (d *DailyColumns) check(notMonitored Pollutants) error {
	means, hours := d.means(), Columns{O3: d.O3Max1h}
	var fs Faults
	fs.Join("", renamed(means.check(notMonitored), "8h"))
	fs.Join("", renamed(hours.check(notMonitored), "1h"))
	if n, m := means.Len(), hours.Len(); fs == nil && n != 0 && m != 0 && n != m {
		fs.Add(lengthFault("/days/o3_max_1h", m, n))
	}
	return fs.Err()
}

// renamed gives the faults of columns the keys that days have, O3's that of a maximum.
func renamed(err error, maximum string) error {
	fs, _ := errors.AsType[Faults](err)
	for i := range fs {
		rest := strings.TrimPrefix(fs[i].Path, "/columns/")
		if o3, ok := strings.CutPrefix(rest, "o3"); ok {
			rest = "o3_max_" + maximum + o3
		}
		fs[i].Path = "/days/" + rest
	}
	return err
}
