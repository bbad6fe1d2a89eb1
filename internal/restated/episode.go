package restated

// Missing is the AQI of an hour that has none.
const Missing = -1

// Series is the AQI of consecutive hours, Missing where an hour has none.
type Series struct {
	Start int
	AQI   []int
}

// before returns the series of the hours before t.
func (s Series) before(t int) Series {
	return Series{s.Start, s.AQI[:max(0, min(len(s.AQI), t-s.Start))]}
}

// data returns the hours from the first to after the last that has an AQI.
func (s Series) data() (from, until int) {
	for i, v := range s.AQI {
		if v == Missing {
			continue
		}
		if from == until {
			from = s.Start + i
		}
		until = s.Start + i + 1
	}
	return from, until
}

// Run is a maximal stretch of hours that lie in exceeding windows, from its first to its last heavy hour. Until is exclusive.
type Run struct{ From, Until, Level int }

// Episode (重污染过程) is one or more runs that lie near each other.
type Episode struct {
	From, Until, Level int
	Runs               []Run
	Open               bool // not known to have ended
}

// readings are a series with the sum and the number of the hours that have an AQI, of each window that is valid.
type readings struct {
	Series
	sum, count []int         // by the window's first hour, from Start on; a count of 0 is a window that is not valid
	found      map[int][]Run // by threshold
}

func (s Series) read() readings {
	r := readings{Series: s, sum: make([]int, len(s.AQI)), count: make([]int, len(s.AQI)), found: map[int][]Run{}}
	from, until := s.data()
	for i := from; i+window <= until; i++ {
		sum, count := 0, 0
		for _, v := range s.AQI[i-s.Start : i-s.Start+window] {
			if v != Missing {
				sum, count = sum+v, count+1
			}
		}
		if count >= valid {
			r.sum[i-s.Start], r.count[i-s.Start] = sum, count
		}
	}
	return r
}

// valid tells whether the window that begins at the hour is valid.
func (r readings) valid(start int) bool {
	i := start - r.Start
	return i >= 0 && i < len(r.count) && r.count[i] > 0
}

// exceeds tells whether the window that begins at the hour is valid and its mean, rounded up, above the threshold.
func (r readings) exceeds(start, above int) bool {
	return r.valid(start) && r.sum[start-r.Start] > above*r.count[start-r.Start]
}

// covered tells whether the hour lies in a valid window.
func (r readings) covered(hour int) bool {
	for start := hour - window + 1; start <= hour; start++ {
		if r.valid(start) {
			return true
		}
	}
	return false
}

// lastValid returns where the last valid window begins.
func (r readings) lastValid() (start int, ok bool) {
	for i := len(r.count) - 1; i >= 0; i-- {
		if r.count[i] > 0 {
			return r.Start + i, true
		}
	}
	return 0, false
}

// inExceeding tells of every hour whether it lies in an exceeding window.
func (r readings) inExceeding(above int) []bool {
	in := make([]bool, len(r.AQI))
	for i := range in {
		for j := i; j < i+window && r.exceeds(r.Start+i, above); j++ {
			in[j] = true
		}
	}
	return in
}

// runs returns the runs of a threshold. The level is left out.
func (r readings) runs(above int) []Run {
	if runs, ok := r.found[above]; ok {
		return runs
	}
	var runs []Run
	in := r.inExceeding(above)
	for from := 0; from < len(in); from++ {
		if !in[from] {
			continue
		}
		until := from
		for until < len(in) && in[until] {
			until++
		}
		first, last := from, until-1
		for r.AQI[first] <= above {
			first++
		}
		for r.AQI[last] <= above {
			last--
		}
		runs = append(runs, Run{From: r.Start + first, Until: r.Start + last + 1})
		from = until
	}
	r.found[above] = runs
	return runs
}

// sustained returns for how many hours the run of the threshold is sustained.
func (p Plan) sustained(r readings, run Run, above int) int {
	most, step := window, window
	if p.Unbroken {
		step = 1
	}
	for i := run.From; i+window <= run.Until; i++ {
		hours := 0
		for j := i; j+window <= run.Until && r.exceeds(j, above); j += step {
			hours = j + window - i
		}
		most = max(most, hours)
	}
	return most
}

// meets tells whether the run of the group's lowest threshold holds a run of each condition that lasts long enough.
func (p Plan) meets(r readings, run Run, group []Condition) bool {
	for _, c := range group {
		met := false
		for _, inner := range r.runs(c.Above) {
			if inner.From >= run.From && inner.Until <= run.Until && p.sustained(r, inner, c.Above) >= c.Hours {
				met = true
			}
		}
		if !met {
			return false
		}
	}
	return true
}

// graded returns the runs at the plan's lowest threshold, with the highest level found inside each; none where nothing is met.
func (p Plan) graded(r readings) []Run {
	graded := append([]Run(nil), r.runs(p.lowest())...)
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			for _, run := range r.runs(lowestOf(group)) {
				if !p.meets(r, run, group) {
					continue
				}
				for i, g := range graded {
					if g.From <= run.From && run.Until <= g.Until {
						graded[i].Level = max(g.Level, trigger.Level)
					}
				}
			}
		}
	}
	return graded
}

// Episodes returns the episodes of the series.
func (p Plan) Episodes(s Series) []Episode {
	return p.episodes(s.read())
}

func (p Plan) episodes(r readings) []Episode {
	episodes := p.merged(r, p.graded(r))
	for i := range episodes {
		last, ok := r.lastValid()
		episodes[i].Open = ok && last < episodes[i].Until
	}
	return episodes
}

// merged joins runs into episodes: those less than the gap apart, and those between which lifting may not begin.
func (p Plan) merged(r readings, runs []Run) []Episode {
	var episodes []Episode
	for _, run := range runs {
		if n := len(episodes); n > 0 && run.From-episodes[n-1].Until < p.Merge {
			e := &episodes[n-1]
			e.Until, e.Level, e.Runs = max(e.Until, p.liftable(r, run)), max(e.Level, run.Level), append(e.Runs, run)
			continue
		}
		episodes = append(episodes, Episode{From: run.From, Until: p.liftable(r, run), Level: run.Level, Runs: []Run{run}})
	}
	return episodes
}

// liftable is where lifting may begin after a run: its end, or the first end after it of a run at the AQI of lifting from which on so
// many hours as lifting needs lie in no such run.
func (p Plan) liftable(r readings, run Run) int {
	if p.Below == 0 {
		return run.Until
	}
	tail := map[int]bool{}
	for _, t := range r.runs(p.Below - 1) {
		for hour := t.From; hour < t.Until; hour++ {
			tail[hour] = true
		}
	}
	for until := run.Until; ; until++ {
		clean := true
		for hour := until; hour < until+p.Lift; hour++ {
			clean = clean && !tail[hour]
		}
		if clean {
			return until
		}
	}
}
