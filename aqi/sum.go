package aqi

// sum is the sum of the concentrations that are there among some hours, as they are stored, one more than in hundredths, and their
// number. A missing one counts for nothing, without a branch.
type sum struct{ stored, count uint32 }

// sumOf returns the sum of some hours.
func sumOf(col []Concentration) (s sum) {
	for _, c := range col {
		s = s.with(c)
	}
	return s
}

func (s sum) with(c Concentration) sum { return sum{s.stored + uint32(c), s.count + uint32(-c)>>31} }

func (s sum) without(c Concentration) sum { return sum{s.stored - uint32(c), s.count - uint32(-c)>>31} }

// total returns the sum in hundredths.
func (s sum) total() uint32 { return s.stored - s.count }

// inverses replace the division of a sum of 24 concentrations by their number, exactly (TestInverses).
var inverses = func() (table [dayHours + 1]uint64) {
	for n := uint64(1); n <= dayHours; n++ {
		table[n] = (1<<32 + n - 1) / n
	}
	return table
}()

// mean returns the conc of the mean of at least one concentration.
func (s sum) mean() conc {
	hundredths := uint32(uint64(s.total()) * inverses[s.count] >> 32)
	x := 2 * hundredths
	if s.total() != hundredths*s.count {
		x |= 1
	}
	return conc(x)
}
