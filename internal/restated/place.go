package restated

// Place is a prefecture and its counties, which are numbers from 0 on.
type Place struct {
	Plan     Plan
	Own      map[int]Plan // of the counties that have a plan of their own
	Counties int
	Borders  [][2]int // the pairs of counties that touch
	Together int      // consecutive hours for which the same counties must be inside together
	Group    int      // counties that they must be at least
	Anywhere bool     // the option: they need not touch
}

// plan returns the county's own plan, by default the prefecture's.
func (p Place) plan(county int) Plan {
	if own, ok := p.Own[county]; ok {
		return own
	}
	return p.Plan
}

// connected returns those of the counties that lie in a connected set of as many of them as the group needs.
func (p Place) connected(in []bool) []bool {
	out, seen := make([]bool, p.Counties), make([]bool, p.Counties)
	for county := range in {
		if !in[county] || seen[county] {
			continue
		}
		set := p.around(county, in)
		for _, member := range set {
			seen[member], out[member] = true, len(set) >= p.Group
		}
	}
	return out
}

// around returns the largest connected set of the counties with the county in it.
func (p Place) around(county int, in []bool) []int {
	reached := map[int]bool{county: true}
	set := []int{county}
	for i := 0; i < len(set); i++ {
		for other := range in {
			if in[other] && !reached[other] && p.touch(set[i], other) {
				reached[other] = true
				set = append(set, other)
			}
		}
	}
	return set
}

// touch tells whether the counties touch, or need not.
func (p Place) touch(a, b int) bool {
	for _, border := range p.Borders {
		if border == [2]int{a, b} || border == [2]int{b, a} {
			return true
		}
	}
	return p.Anywhere
}

// Carriage tells which counties carry when: by level, hour from From on and county.
type Carriage struct {
	From int
	At   map[int][][]bool
}

// Carriage finds the hours at which each county carries, by its episodes; an open one goes on. The hours are all from the first of
// an episode to one that stands for all hours after the last.
func (p Place) Carriage(episodes [][]Episode) Carriage {
	from, until := hours(episodes)
	until += p.Together + 1
	c := Carriage{From: from, At: map[int][][]bool{}}
	for level := Ungraded; level <= Red; level++ {
		inside := make([][]bool, until-from)
		for i := range inside {
			inside[i] = make([]bool, p.Counties)
			for county, list := range episodes {
				inside[i][county] = isInside(list, level, from+i, true)
			}
		}
		c.At[level] = p.carrying(inside)
	}
	return c
}

// hours are those from the first to after the last of any episode.
func hours(episodes [][]Episode) (from, until int) {
	first := true
	for _, list := range episodes {
		for _, e := range list {
			if first || e.From < from {
				from = e.From
			}
			if first || e.Until > until {
				until = e.Until
			}
			first = false
		}
	}
	return from, until
}

// isInside tells whether the hour lies in an episode of the level; goesOn, whether an open one goes on.
func isInside(episodes []Episode, level, hour int, goesOn bool) bool {
	for _, e := range episodes {
		if e.Level >= level && e.From <= hour && (hour < e.Until || goesOn && e.Open) {
			return true
		}
	}
	return false
}

// carrying finds the counties that carry at each hour: those of a connected set that is inside at each of so many hours.
func (p Place) carrying(inside [][]bool) [][]bool {
	carry := make([][]bool, len(inside))
	since := make([]int, p.Counties) // for how many hours each county has been inside
	var last, grouped []bool         // inside together at the hour before, and the groups of these
	for i := range inside {
		carry[i] = make([]bool, p.Counties)
		together, count := make([]bool, p.Counties), 0
		for county, in := range inside[i] {
			since[county]++
			if !in {
				since[county] = 0
			}
			if since[county] >= p.Together {
				together[county] = true
				count++
			}
		}
		if count < p.Group {
			last = nil
			continue
		}
		if !equal(together, last) {
			grouped = p.connected(together)
		}
		last = together
		for county, in := range grouped {
			for j := i - p.Together + 1; in && j <= i; j++ {
				carry[j][county] = true
			}
		}
	}
	return carry
}

func equal(a, b []bool) bool {
	for i := range a {
		if len(b) <= i || a[i] != b[i] {
			return false
		}
	}
	return true
}

// Carries tells whether the county carries at the level at an hour.
func (c Carriage) Carries(level, hour, county int) bool {
	at := c.At[level]
	if hour < c.From || len(at) == 0 {
		return false
	}
	return at[min(hour-c.From, len(at)-1)][county]
}

// any tells whether some county carries at the level at an hour.
func (c Carriage) any(level, hour, counties int) bool {
	for county := range counties {
		if c.Carries(level, hour, county) {
			return true
		}
	}
	return false
}

// Episodes returns the prefecture's episodes, of which each run is a period in which some group carries. The known end of an open
// one is the hour after the last at which a group is inside by known hours.
func (p Place) Episodes(episodes [][]Episode) []Episode {
	return p.episodes(episodes, p.Carriage(episodes))
}

func (p Place) episodes(episodes [][]Episode, c Carriage) []Episode {
	last := c.From + len(c.At[Ungraded]) - 1
	var periods []Run
	for hour := c.From; hour <= last; hour++ {
		level := None
		for l := Ungraded; l <= Red; l++ {
			if c.any(l, hour, p.Counties) {
				level = l
			}
		}
		if n := len(periods); level > None && n > 0 && periods[n-1].Until == hour {
			periods[n-1].Until, periods[n-1].Level = hour+1, max(periods[n-1].Level, level)
		} else if level > None {
			periods = append(periods, Run{hour, hour + 1, level})
		}
	}
	found := Plan{Merge: p.Plan.Merge}.merged(readings{}, periods)
	if n := len(found); n > 0 && found[n-1].Until == last+1 {
		e := &found[n-1]
		run := &e.Runs[len(e.Runs)-1]
		run.Until = p.knownEnd(episodes, run.From, last)
		e.Open, e.Until = true, run.Until
	}
	return found
}

// knownEnd is the hour after the last from the hour from on at which a group is inside by known hours, or after that one.
func (p Place) knownEnd(episodes [][]Episode, from, last int) int {
	for hour := last; hour > from; hour-- {
		in := make([]bool, p.Counties)
		for county, list := range episodes {
			in[county] = isInside(list, Ungraded, hour, false)
		}
		for _, grouped := range p.connected(in) {
			if grouped {
				return hour + 1
			}
		}
	}
	return from + 1
}
