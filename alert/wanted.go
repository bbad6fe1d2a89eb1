package alert

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// wanted is what own schedule and demands ask for together, hour by hour.
type wanted struct {
	at      aqi.Stamp
	levels  ladder
	end     aqi.Stamp // where levels go on without end: the end to announce
	demands []Demand  // those that count
}

// wanted returns what the own schedule and the demands ask for from an hour on: at every hour the higher. Holes have the lower of
// their sides, and so have the hours before the first one wanted where an alert is in force: all are shorter than MergeHours.
func (p *Plan) wanted(own Schedule, before State, demands []Demand, at aqi.Stamp) wanted {
	announced := before.Announced
	w := wanted{at: at, levels: own.from(at), demands: p.counting(own, demands, at)}
	if len(w.demands) > 0 {
		w.levels = join(w.levels, levelsOf(w.demands, at), func(_ aqi.Span, own, demand Level) Level { return max(own, demand) })
	}
	if first := w.levels.first(); announced.inForce(at) && first.from > at && first.from < forever {
		w.levels[0].level = min(announced.At(at), first.level)
	}
	w.levels = w.levels.fill()
	w.settle(before)
	w.end = w.endOf(own)
	return w
}

// counting returns the demands that count: those that have not ended and begin less than MergeHours from now, or from the end, as it is
// announced, of what is wanted before.
func (p *Plan) counting(own Schedule, demands []Demand, at aqi.Stamp) []Demand {
	var counting []Demand
	spans := own.Spans
	for _, d := range demands {
		if (d.Kind == SuperiorAlert || d.Kind == Judgement) && (d.Until == 0 || d.Until > at) {
			counting = append(counting, d)
		}
	}
	slices.SortFunc(counting, Demand.compare)
	reach, n := at, 0
	for _, d := range counting {
		for len(spans) > 0 && spans[0].From <= d.From {
			reach, spans = max(reach, spans[0].Until), spans[1:]
		}
		if d.From >= reach+aqi.Stamp(p.MergeHours) {
			break
		}
		if reach = max(reach, d.Until); d.Until == 0 {
			reach = max(reach, at+dayHours, d.From+dayHours)
		}
		counting[n] = d
		n++
	}
	return counting[:n]
}

// until returns the demand's end, forever where it has none.
func (d Demand) until() aqi.Stamp {
	if d.Until == 0 {
		return forever
	}
	return d.Until
}

// levelsOf returns the highest level demanded at each hour. The demands are by their starts.
func levelsOf(demands []Demand, at aqi.Stamp) ladder {
	ends := slices.Clone(demands)
	slices.SortFunc(ends, func(a, b Demand) int { return cmp.Compare(a.until(), b.until()) })
	var going [Red + 1]int
	highest := func() Level {
		l := Red
		for l > NoAlert && going[l] == 0 {
			l--
		}
		return l
	}
	l := ladderOf(at, NoAlert, 2*len(demands))
	for i, j := 0, 0; j < len(ends) && ends[j].until() < forever || i < len(demands); {
		hour := forever
		if i < len(demands) {
			hour = max(at, demands[i].From)
		}
		if ends[j].until() <= hour {
			hour = ends[j].until()
			going[ends[j].Level]--
			j++
		} else {
			going[demands[i].Level]++
			i++
		}
		l = l.then(hour, highest())
	}
	return l
}

// endOf returns the end to announce of what goes on without end: the latest of those that ask for that level. Where higher
// levels go on beyond it, or it has come, a day of it follows.
func (w *wanted) endOf(own Schedule) aqi.Stamp {
	last := w.levels.last()
	if last.level == NoAlert {
		return last.from
	}
	end, ends := aqi.Stamp(0), own.Until()
	if own.Provisional && own.last().Level == last.level {
		end = own.Until()
	}
	for _, d := range w.demands {
		ends = max(ends, d.Until)
	}
	for _, d := range w.demands {
		if d.Until == 0 && d.Level == last.level {
			end = max(end, w.at+dayHours, d.From+dayHours, ends)
		}
	}
	if end <= last.from {
		end = last.from + dayHours
	}
	return min(end, lastHour)
}

// schedule returns what is wanted as a schedule: of an alert that is in force, with the hour at which it began.
func (w *wanted) schedule(announced Schedule) Schedule {
	s := Schedule{Spans: w.levels.spans(w.end), Provisional: w.levels.last().level > NoAlert}
	switch {
	case s.None():
	case announced.inForce(w.at):
		s.Began = announced.Began
	default:
		s.Began = s.Spans[0].From
	}
	return s
}
