package restated

// countDemands takes the demands that count: those that begin in less than 36 hours, or less than 36 after the end of what is
// wanted before them.
func (d *decision) countDemands(demands []Demand) {
	taken := make([]bool, len(demands))
	for again := true; again; {
		again = false
		for i, demand := range demands {
			if !taken[i] && demand.Until > d.At && demand.From < d.reach()+d.Merge {
				d.demands, taken[i], again = append(d.demands, demand), true, true
			}
		}
	}
}

// reach is the end of all that is wanted so far, at least now.
func (d *decision) reach() int {
	end := d.At
	if !d.own.none() {
		end = max(end, d.own.end())
	}
	endless := false
	for _, demand := range d.demands {
		if demand.Until == Endless {
			endless = true
			end = max(end, demand.From+shortest)
		} else {
			end = max(end, demand.Until)
		}
	}
	if endless {
		end = max(end, d.At+shortest)
	}
	return end
}

// goesOn is the level that goes on without end, and until when it is announced.
func (d *decision) goesOn() (level, announced int) {
	if !d.own.none() && d.own.Provisional {
		level, announced = d.own.last().Level, d.own.end()
	}
	for _, demand := range d.demands {
		switch end := d.announcedUntil(demand); {
		case demand.Until != Endless || demand.Level < level:
		case demand.Level > level:
			level, announced = demand.Level, end
		default:
			announced = max(announced, end)
		}
	}
	return level, announced
}

// announcedUntil is the end to announce of a demand without end: 24 hours from t and from its start, and the ends of all that has one.
func (d *decision) announcedUntil(endless Demand) int {
	end := max(d.At, endless.From) + shortest
	if !d.own.none() {
		end = max(end, d.own.end())
	}
	for _, other := range d.demands {
		if other.Until != Endless {
			end = max(end, other.Until)
		}
	}
	return end
}

// want makes the wanted schedule: from t on the higher of the own schedule and the demands.
func (d *decision) want() {
	var levels []int
	for hour := d.At; hour < d.reach(); hour++ {
		level := d.own.At(hour)
		for _, demand := range d.demands {
			if demand.From <= hour && hour < demand.Until {
				level = max(level, demand.Level)
			}
		}
		levels = append(levels, level)
	}
	levels, provisional := d.cutBack(levels)
	if alert := d.before.Announced; !alert.none() && alert.Began <= d.At {
		levels = fillHoles(append([]int{d.announcedAt(d.At)}, levels...))[1:]
	} else {
		levels = fillHoles(levels)
	}
	d.wanted = Schedule{Spans: spans(d.At, levels), Provisional: provisional}
	if d.wanted.none() {
		return
	}
	d.wanted.Began = d.wanted.first().From
	if alert := d.before.Announced; !alert.none() && alert.Began <= d.At {
		d.wanted.Began = alert.Began
	}
}

// cutBack ends the hours at the end that have only the level that goes on: at its announced end, or 24 hours after higher ones.
func (d *decision) cutBack(levels []int) (cut []int, provisional bool) {
	level, announced := d.goesOn()
	if level == None {
		return levels, false
	}
	for len(levels) > 0 && levels[len(levels)-1] == level {
		levels = levels[:len(levels)-1]
	}
	end := announced
	if from := d.At + len(levels); end <= from {
		end = from + shortest
	}
	for d.At+len(levels) < end {
		levels = append(levels, level)
	}
	return levels, true
}

// fillHoles gives holes between two levels the lower of them.
func fillHoles(levels []int) []int {
	filled := append([]int(nil), levels...)
	last := -1
	for i, level := range levels {
		if level == None {
			continue
		}
		for j := last + 1; j < i && last >= 0; j++ {
			filled[j] = min(levels[last], level)
		}
		last = i
	}
	return filled
}

// announcedAt is the level that an hour's wanted level is compared with: before an alert begins that has not begun its first, at
// and after its end its last.
func (d *decision) announcedAt(hour int) int {
	alert := d.before.Announced
	switch {
	case alert.none():
		return None
	case hour < alert.first().From:
		return alert.first().Level
	case hour >= alert.end():
		return alert.last().Level
	}
	return alert.At(hour)
}
