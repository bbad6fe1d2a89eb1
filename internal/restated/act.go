package restated

// outcome names the act, and carries it out.
func (d *decision) outcome() Decision {
	out := Decision{Act: d.act(), State: State{d.before.Announced, d.own, d.clocks, d.before.Extent}}
	switch out.Act {
	case Keep, Nothing:
	case Revise:
		out.State.Extent = union(d.before.Extent, d.Carrying)
	case Issue:
		for _, span := range d.wanted.Spans {
			out.Required = max(out.Required, span.Level)
		}
		fallthrough
	default:
		out.State.Announced, out.State.Extent = d.wanted, d.Carrying
		if d.wanted.none() {
			out.State.Extent = nil
		}
	}
	if out.Act == Upgrade {
		out.Required = d.required()
	}
	return out
}

// act names the strongest change from announced to wanted.
func (d *decision) act() string {
	alert, wanted := d.before.Announced, d.wanted
	switch {
	case alert.none() && wanted.none():
		return Nothing
	case alert.none():
		return Issue
	case wanted.none() && alert.end() <= d.At:
		return LiftOnSchedule
	case wanted.none():
		return LiftEarly
	case d.higher():
		return Upgrade
	case d.lower():
		return Downgrade
	case d.longer():
		return Extend
	case grows(d.before.Extent, d.Carrying):
		return Revise
	}
	return Keep
}

// far is after every hour that is announced or wanted.
func (d *decision) far() int { return max(d.At, d.before.Announced.end(), d.wanted.end()) + 1 }

// higher tells whether an hour is higher than announced.
func (d *decision) higher() bool {
	for hour := d.At; hour < d.far(); hour++ {
		if d.wanted.at(hour) > d.announcedAt(hour) {
			return true
		}
	}
	return false
}

// lower tells whether an hour before the ends of both is lower than announced.
func (d *decision) lower() bool {
	for hour := d.At; hour < d.far(); hour++ {
		if beforeEnd(d.before.Announced, hour) && beforeEnd(d.wanted, hour) && d.wanted.at(hour) < d.before.Announced.at(hour) {
			return true
		}
	}
	return false
}

func beforeEnd(s Schedule, hour int) bool { return s.Provisional || hour < s.end() }

// longer tells whether the alert starts earlier, has hours after a firm end, or goes on after the hour expected.
func (d *decision) longer() bool {
	alert, wanted := d.before.Announced, d.wanted
	if alert.Began > d.At && wanted.first().From < alert.first().From {
		return true
	}
	if !alert.Provisional {
		return wanted.Provisional || wanted.end() > alert.end()
	}
	return alert.end() <= d.At && (d.replaced || !wanted.Provisional)
}

// required is the highest level of an hour raised that is a duty: by the observed hours alone, or by a superior's alert.
func (d *decision) required() int {
	highest := None
	for hour := d.At; hour < d.far(); hour++ {
		level := None
		if hour < d.current.announcedEnd(d.At) {
			level = d.reached()
		}
		for _, demand := range d.demands {
			if demand.Superior && demand.From <= hour && hour < demand.Until {
				level = max(level, demand.Level)
			}
		}
		if level = min(level, d.wanted.at(hour)); level > d.announcedAt(hour) {
			highest = max(highest, level)
		}
	}
	return highest
}

// reached is the level that the observed hours of P alone reach, where no improvement is in sight.
func (d *decision) reached() int {
	level := None
	for _, e := range d.Observed {
		if d.is && d.Exceeds && e.From < d.current.announcedEnd(d.At) && e.Until > d.current.From {
			level = max(level, e.Level)
		}
	}
	return level
}

// grows tells whether a county carries that is not in the notice.
func grows(notice, carrying []int) bool {
	return len(union(notice, carrying)) > len(union(notice, nil))
}

// union returns the counties of both in ascending order.
func union(a, b []int) []int {
	var all []int
	in := map[int]bool{}
	most := -1
	for _, county := range append(append([]int(nil), a...), b...) {
		in[county] = true
		most = max(most, county)
	}
	for county := 0; county <= most; county++ {
		if in[county] {
			all = append(all, county)
		}
	}
	return all
}
