package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/runs"
)

// PollutantSeries is what a series knows of one pollutant (单项污染物) from concentrations.
type PollutantSeries struct {
	Pollutant aqi.Pollutant `json:"pollutant"`
	// Hours are its sub-indices in the series' first hours, none where it was not measured. Hours behind these are not from
	// concentrations.
	Hours []aqi.Index      `json:"hours"`
	Daily []aqi.DailyIndex `json:"daily"` // its daily sub-index in every window of these
}

// of returns what a series knows of a pollutant.
func of(list []PollutantSeries, p aqi.Pollutant) PollutantSeries {
	for _, s := range list {
		if s.Pollutant == p {
			return s
		}
	}
	return PollutantSeries{Pollutant: p}
}

// byPollutant returns the series of the pollutants that the plan has conditions on, each made as the plan's own would be if it alone
// counted, from concentrations.
func (r *Ruleset) byPollutant(series func(*Ruleset) (Series, error)) ([]PollutantSeries, error) {
	var list []PollutantSeries
	for pollutant := range r.pollutants.All() {
		s, err := series(r.only(pollutant))
		if err != nil {
			return nil, err
		}
		hours := make([]aqi.Index, len(s.Hours))
		for i, h := range s.Hours {
			hours[i] = h.AQI
		}
		list = append(list, PollutantSeries{pollutant, hours, s.Daily})
	}
	return list, nil
}

// checkByPollutant refuses what is known of no pollutant, of one twice, and of other hours.
func (s Series) checkByPollutant(fs *aqi.Faults, path string) {
	var seen aqi.Pollutants
	for i, of := range s.ByPollutant {
		at := faults.At(path+"/by_pollutant", i)
		faults.Value(fs, at+"/pollutant", of.Pollutant, "六项污染物", "the six pollutants")
		if seen.Has(of.Pollutant) {
			want := aqi.Text{Chinese: "每项污染物只给一次", English: "each pollutant once"}
			fs.Add(aqi.Fault{Path: at + "/pollutant", Got: of.Pollutant.String(), Want: want, Rule: aqi.ErrDuplicate})
		}
		seen |= aqi.PollutantsOf(of.Pollutant)
		checkNumber(fs, at+"/hours", len(of.Hours), 0, len(s.Hours))
		if n := windowsOf(len(of.Hours)); len(of.Daily) != n {
			checkNumber(fs, at+"/daily", len(of.Daily), n, n)
		}
	}
}

// gridOf returns the grid of a pollutant of the hours of another.
func (r *Ruleset) gridOf(pollutant aqi.Pollutant, g *grid) *grid {
	given := of(g.byPollutant, pollutant)
	known, most := slices.Clone(g.hours), slices.Clone(g.hours) // what is known of each hour, and what it is at the most
	for i := range known {
		if i < len(given.Hours) {
			known[i] = Hour{AQI: given.Hours[i], Primary: aqi.PollutantsOf(pollutant), Marks: known[i].Marks}
			most[i] = known[i]
			continue
		}
		if others := known[i].Primary; others != 0 && !others.Has(pollutant) {
			known[i].AQI, known[i].Low = aqi.Index{}, aqi.Index{}
			most[i].Primary = aqi.PollutantsOf(pollutant)
		}
	}
	only := r.only(pollutant)
	own, upper := only.gridOfHours(g.start, known), only.gridOfHours(g.start, most)
	own.bound(upper, r.plan.lowestOf(pollutant))
	own.fromConcentrations = true
	own.takeGiven(given.Daily)
	return own
}

// gridOfHours returns the grid of a pollutant's hours, without daily sub-indices.
func (r *Ruleset) gridOfHours(start aqi.Stamp, hours []Hour) *grid {
	g := r.newGrid()
	g.start, g.hours, g.fromConcentrations = start, hours, false
	var none aqi.Faults // the hours are checked
	g.renew(&none, Series{Start: start, Hours: hours}, 0)
	return &g
}

// lowestOf returns the lowest threshold of conditions on a pollutant.
func (p *Plan) lowestOf(pollutant aqi.Pollutant) runs.Threshold {
	lowest := runs.Threshold(aqi.MaxIndex)
	for _, c := range p.conditions() {
		if c.Pollutant == pollutant {
			lowest = min(lowest, c.threshold())
		}
	}
	return lowest
}

// bound makes windows valid of which too few hours are known but of others there is a bound: with these at nothing, where the mean
// exceeds the lowest threshold even so, or does not with these at their most. So no threshold changes what exceeds another.
func (g *grid) bound(upper *grid, lowest runs.Threshold) {
	sum := 0
	for i := range g.hours {
		sum += max(0, g.value(i))
		first := i - dayHours + 1
		if first < 0 {
			continue
		}
		if most := upper.windows[first]; g.windows[first] == 0 && most != 0 {
			least := oneValue*tally(most.values()) + tally(sum)
			if least.exceeds(lowest) || !most.exceeds(lowest) {
				g.windows[first] = least
			}
		}
		sum -= max(0, g.value(first))
	}
}

// takeGiven puts daily sub-indices in the place of the means of windows of given hours alone.
func (g *grid) takeGiven(daily []aqi.DailyIndex) {
	for i, d := range daily[:min(len(daily), len(g.windows))] {
		if g.windows[i] == 0 {
			continue
		}
		g.windows[i] = 0
		if v, ok := d.AQI.Value(); ok {
			g.windows[i] = oneValue + tally(v)
		}
	}
}

// part returns the hours of a series from one position up to another, in memory of their own.
func (s Series) part(first, last int) Series {
	part := Series{Start: s.Start + aqi.Stamp(first), Hours: slices.Clone(s.Hours[first:last])}
	if s.Daily != nil && len(s.Daily) == s.windows() {
		part.Daily = partOf(s.Daily, first, part.windows())
	}
	for _, of := range s.ByPollutant {
		from := min(first, len(of.Hours))
		hours := slices.Clone(of.Hours[from:max(from, min(last, len(of.Hours)))])
		part.ByPollutant = append(part.ByPollutant, PollutantSeries{of.Pollutant, hours, partOf(of.Daily, first, windowsOf(len(hours)))})
	}
	return part
}

// partOf returns that many of a list's elements from one on, as many as there are.
func partOf[T any](list []T, first, n int) []T {
	first = min(first, len(list))
	return slices.Clone(list[first:min(len(list), first+n)])
}
