package aqi

// sum is the sum of the concentrations that are there among some hours, in hundredths, and their number.
type sum struct{ total, count uint32 }

func (s *sum) add(c Concentration) {
	if c != 0 {
		s.total += uint32(c - 1)
		s.count++
	}
}

func (s *sum) addAll(col []Concentration) {
	for _, c := range col {
		s.add(c)
	}
}

func (s *sum) drop(c Concentration) {
	if c != 0 {
		s.total -= uint32(c - 1)
		s.count--
	}
}

// inverses replace the division of a sum of 24 concentrations by their number, exactly (TestInverses).
var inverses = func() (table [dayHours + 1]uint64) {
	for n := uint64(1); n <= dayHours; n++ {
		table[n] = (1<<32 + n - 1) / n
	}
	return table
}()

// mean returns the conc of the mean of at least one concentration.
func (s *sum) mean() conc {
	hundredths := uint32(uint64(s.total) * inverses[s.count] >> 32)
	x := 2 * hundredths
	if s.total != hundredths*s.count {
		x |= 1
	}
	return conc(x)
}

// maximum is the largest of the last concs, width of them. Blocks of that many share the work: the largest of a window is that of
// the end of one block or of the start of the next.
type maximum struct {
	width, n int
	values   [dayHours]conc // of the block under way
	ends     [dayHours]conc // of the block before: the largest from there to its end
	start    conc           // the largest of the block under way
}

func (m *maximum) push(x conc) conc {
	if m.n == 0 {
		m.start = noConc
	}
	m.values[m.n] = x
	m.start = max(m.start, x)
	m.n++
	if m.n < m.width {
		return max(m.start, m.ends[m.n])
	}
	most := noConc
	for i := m.width - 1; i >= 0; i-- {
		most = max(most, m.values[i])
		m.ends[i] = most
	}
	m.n = 0
	return m.start
}
