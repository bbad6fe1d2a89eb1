package aqi

// column is a column of the table of limits: a pollutant over an averaging time.
type column uint8

const (
	so2Day column = iota
	so2Hour
	no2Day
	no2Hour
	pm10Day
	coDay
	coHour
	o3Hour
	o38Hours
	pm25Day
	numColumns
)

// limit is the table's cell: a concentration in µg/m³, CO in mg/m³.
type limit = int16

const no limit = -1 // the standard gives no limit

// row is a row of the table: a sub-index and the limit that it stands for in every column.
type row struct {
	iaqi   int16
	limits [numColumns]limit
}

// The limits of each sub-index: HJ 633-2012, Table 1; HJ 633-2026, Table 3. The editions differ in two cells.
var limits = [...][8]row{
	Edition2012: {
		//     SO2   SO2  NO2   NO2  PM10 CO  CO    O3   O3  PM2.5
		//     24h    1h  24h    1h  24h 24h  1h    1h   8h  24h
		{0, [...]limit{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		{50, [...]limit{50, 150, 40, 100, 50, 2, 5, 160, 100, 35}},
		{100, [...]limit{150, 500, 80, 200, 150, 4, 10, 200, 160, 75}},
		{150, [...]limit{475, 650, 180, 700, 250, 14, 35, 300, 215, 115}},
		{200, [...]limit{800, 800, 280, 1200, 350, 24, 60, 400, 265, 150}},
		{300, [...]limit{1600, no, 565, 2340, 420, 36, 90, 800, 800, 250}},
		{400, [...]limit{2100, no, 750, 3090, 500, 48, 120, 1000, no, 350}},
		{500, [...]limit{2620, no, 940, 3840, 600, 60, 150, 1200, no, 500}},
	},
	Edition2026: {
		{0, [...]limit{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		{50, [...]limit{50, 150, 40, 100, 50, 2, 5, 160, 100, 35}},
		{100, [...]limit{150, 500, 80, 200, 120, 4, 10, 200, 160, 60}},
		{150, [...]limit{475, 650, 180, 700, 250, 14, 35, 300, 215, 115}},
		{200, [...]limit{800, 800, 280, 1200, 350, 24, 60, 400, 265, 150}},
		{300, [...]limit{1600, no, 565, 2340, 420, 36, 90, 800, 800, 250}},
		{400, [...]limit{2100, no, 750, 3090, 500, 48, 120, 1000, no, 350}},
		{500, [...]limit{2620, no, 940, 3840, 600, 60, 150, 1200, no, 500}},
	},
}

// columnOf returns the column of the limits for the pollutant and averaging time, if the edition has one.
// HJ 633-2026 puts the 1-hour means of PM10 and PM2.5 on the daily limits; HJ 633-2012 has none for them.
func (e Edition) columnOf(p Pollutant, a Averaging) (column, bool) {
	switch a {
	case Mean1h:
		return hourColumn(p, e == Edition2026)
	case Mean8h:
		return o38Hours, p == O3
	case Mean24h:
		return dayColumn(p)
	}
	return 0, false
}

func dayColumn(p Pollutant) (column, bool) {
	switch p {
	case SO2:
		return so2Day, true
	case NO2:
		return no2Day, true
	case CO:
		return coDay, true
	case PM10:
		return pm10Day, true
	case PM25:
		return pm25Day, true
	case O3:
	}
	return 0, false
}

func hourColumn(p Pollutant, particles bool) (column, bool) {
	switch p {
	case SO2:
		return so2Hour, true
	case NO2:
		return no2Hour, true
	case CO:
		return coHour, true
	case O3:
		return o3Hour, true
	case PM10:
		return pm10Day, particles
	case PM25:
		return pm25Day, particles
	}
	return 0, false
}

// Breakpoint is a cell of the table of limits: the concentration that has exactly that sub-index.
//
//clearsky:whole
type Breakpoint struct {
	IAQI  Index `json:"iaqi"`
	Limit int   `json:"limit"` // µg/m³; CO mg/m³
}

// Breakpoints returns the limits of the pollutant over the averaging time, from sub-index 0 to the last that the
// edition gives (HJ 633-2012, Table 1; HJ 633-2026, Table 3); nil where it gives none.
func (e Edition) Breakpoints(p Pollutant, a Averaging) []Breakpoint {
	col, ok := e.columnOf(p, a)
	if !ok || !e.Valid() {
		return nil
	}
	var points []Breakpoint
	for _, r := range limits[e] {
		if l := r.limits[col]; l != no {
			points = append(points, Breakpoint{indexOf(int(r.iaqi)), int(l)})
		}
	}
	return points
}
