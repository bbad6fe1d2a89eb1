package aqi

import "strconv"

// Columns are the 1-hour means of a site's consecutive hours by pollutant (列): what databases, sensors and archives have. CO in
// mg/m³, all else in µg/m³. The columns that are there are of one length; a nil column is missing in every hour.
type Columns struct {
	SO2  []Concentration `json:"so2"`
	NO2  []Concentration `json:"no2"`
	CO   []Concentration `json:"co"`
	O3   []Concentration `json:"o3"`
	PM10 []Concentration `json:"pm10"`
	PM25 []Concentration `json:"pm25"`
}

// ColumnsOf returns the columns of hours. Errors, all at once: those of [ConcentrationOf], such as for a number that is finer than
// hundredths; [ErrConflict] for a number not marked Valid.
func ColumnsOf(hours []Sample) (Columns, error) {
	c, ok := columnsOf(hours, 0)
	if ok {
		return c, nil
	}
	c = makeColumns(len(hours))
	var fs Faults
	for p := range AllPollutants.All() {
		col := *c.at(p)
		for i := range hours {
			v := hours[i].at(p)
			path := func() string { return "/hours/" + strconv.Itoa(i) + "/" + p.key() }
			switch {
			case v.Valid:
				var err error
				if col[i], err = ConcentrationOf(v.Decimal); err != nil {
					fs.Join(path(), unrooted(err))
				}
			case v.Decimal.Sign() != 0:
				fs.addConc(notValid, p, path(), v.Decimal)
			}
		}
	}
	if fs != nil {
		return Columns{}, fs
	}
	return c, nil
}

func makeColumns(n int) (c Columns) {
	all := make([]Concentration, n*int(PM25))
	for p := range AllPollutants.All() {
		i := int(p-1) * n
		*c.at(p) = all[i : i+n : i+n]
	}
	return c
}

// Len returns the number of hours.
func (c Columns) Len() int {
	n := 0
	for p := range AllPollutants.All() {
		n = max(n, len(*c.at(p)))
	}
	return n
}

// Sample returns the hour at that position; the zero Sample where there is none.
func (c Columns) Sample(i int) (s Sample) {
	for p := range AllPollutants.All() {
		if col := *c.at(p); i >= 0 && i < len(col) {
			*s.at(p) = col[i].Decimal()
		}
	}
	return s
}

func (c *Columns) at(p Pollutant) *[]Concentration {
	switch p {
	case SO2:
		return &c.SO2
	case NO2:
		return &c.NO2
	case CO:
		return &c.CO
	case O3:
		return &c.O3
	case PM10:
		return &c.PM10
	case PM25:
	}
	return &c.PM25
}

// quickest holds the largest concentrations below all that an instrument fills in.
var quickest = func() (most [PM25 + 1]Concentration) {
	for p := SO2; p <= PM25; p++ {
		most[p] = ofHundredths(int32(min(maxConcs[p], shortCode-perUnit) / 2))
	}
	return most
}()

// check returns every fault of the columns, nil where all are good.
func (c *Columns) check(notMonitored Pollutants) error {
	n, good := c.Len(), true
	for p := range AllPollutants.All() {
		col := *c.at(p)
		good = good && (len(col) == n || len(col) == 0) && (!notMonitored.Has(p) || len(col) == 0) && areQuick(col, quickest[p])
	}
	if good {
		return nil
	}
	return c.faults(n, notMonitored)
}

// areQuick reports whether all concentrations are missing or from 0 to the largest.
func areQuick(col []Concentration, most Concentration) bool {
	var bad Concentration
	for _, v := range col {
		bad |= v | (most - v)
	}
	return bad >= 0
}

func (c *Columns) faults(n int, notMonitored Pollutants) error {
	var fs Faults
	for p := range AllPollutants.All() {
		col, path := *c.at(p), "/columns/"+p.key()
		if len(col) != n && len(col) != 0 {
			fs.Add(lengthFault(path, len(col), n))
			continue
		}
		for i, v := range col {
			if v >= 0 && v <= quickest[p] && !notMonitored.Has(p) {
				continue
			}
			d := v.Decimal()
			if x := take(p, &d, notMonitored); x < noConc {
				fs.addConc(x, p, path+"/"+strconv.Itoa(i), d.Decimal)
			}
		}
	}
	return fs.Err()
}

func lengthFault(path string, n, longest int) Fault {
	want := strconv.Itoa(longest)
	return Fault{Path: path, Got: strconv.Itoa(n), Want: Text{want + "个，与最长的列一致", want + ", as the longest column has"}, Rule: ErrConflict}
}

// columnsOf is ColumnsOf for hours without a fault, false where some number is finer than hundredths or has a fault.
func columnsOf(hours []Sample, unmonitored Pollutants) (Columns, bool) {
	c := makeColumns(len(hours))
	for i := range hours {
		s := &hours[i]
		x := [...]conc{
			SO2: take(SO2, &s.SO2, unmonitored), NO2: take(NO2, &s.NO2, unmonitored), CO: take(CO, &s.CO, unmonitored),
			O3: take(O3, &s.O3, unmonitored), PM10: take(PM10, &s.PM10, unmonitored), PM25: take(PM25, &s.PM25, unmonitored),
		}
		// noConc is −1, an exact conc is even and a fault is below −1.
		c.SO2[i], c.NO2[i], c.CO[i] = x[SO2].exact(), x[NO2].exact(), x[CO].exact()
		c.O3[i], c.PM10[i], c.PM25[i] = x[O3].exact(), x[PM10].exact(), x[PM25].exact()
		for _, x := range x[SO2:] {
			if x != noConc && (x < 0 || x%2 != 0) {
				return Columns{}, false
			}
		}
	}
	return c, true
}

// exact returns the concentration of an even conc, and a missing one for noConc.
func (x conc) exact() Concentration { return Concentration(x/2 + 1 + x%2) }
