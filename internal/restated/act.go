package restated

// outcome names the act, and carries it out.
func (d *decision) outcome() Decision {
	out := Decision{Act: d.act(), State: d.before}
	out.State.Own, out.State.Clocks = d.own, d.clocks
	switch out.Act {
	case Keep, Nothing:
	case Revise:
		out.State.Extent = union(d.before.Extent, d.Carrying)
		out.State.Named = union(d.before.Named, d.named())
	case LiftEarly, LiftOnSchedule:
		out.State.Announced, out.State.Extent, out.State.Named = Schedule{}, nil, nil
	default:
		out.State.Announced, out.State.Named = d.wanted, d.named()
		if len(d.Carrying) > 0 { // else the alert rests on what was carried
			out.State.Extent = union(d.Carrying, both(d.before.Extent, d.Unknown))
		}
	}
	out.Required = d.required(out.Act)
	return out
}

// named are the counties that the superior's alerts name.
func (d *decision) named() (counties []int) {
	for _, demand := range d.demands {
		if demand.Superior {
			counties = union(counties, demand.Names)
		}
	}
	return counties
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
	case d.grows():
		return Revise
	}
	return Keep
}

// far is after every hour at which a level that is announced, wanted or demanded changes.
func (d *decision) far() int {
	far := d.wanted.end()
	if alert := d.before.Announced; !alert.none() {
		far = max(far, alert.end())
	}
	for _, demand := range d.demands {
		far = max(far, demand.From)
		if demand.Until != Endless {
			far = max(far, demand.Until)
		}
	}
	return max(d.At, far) + 1
}

// higher tells whether an hour is higher than announced.
func (d *decision) higher() bool {
	for hour := d.At; hour < d.far(); hour++ {
		if d.wanted.At(hour) > d.announcedAt(hour) {
			return true
		}
	}
	return false
}

// lower tells whether an hour before the ends of both is lower than announced.
func (d *decision) lower() bool {
	for hour := d.At; hour < d.far(); hour++ {
		if beforeEnd(d.before.Announced, hour) && beforeEnd(d.wanted, hour) && d.wanted.At(hour) < d.before.Announced.At(hour) {
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

// required is the highest level of an hour raised that is a duty: all of an issue; of an upgrade, that which the observed hours
// reach alone or that of a superior's alert.
func (d *decision) required(act string) int {
	if act != Issue && act != Upgrade {
		return None
	}
	highest, reached := None, d.reached()
	for hour := d.At; hour < d.far(); hour++ {
		level := None
		if act == Issue {
			level = Red
		}
		if hour < d.current.announcedEnd(d.At) {
			level = max(level, reached)
		}
		for _, demand := range d.demands {
			if demand.Superior && demand.From <= hour && hour < demand.Until {
				level = max(level, demand.Level)
			}
		}
		if level = min(level, d.wanted.At(hour)); level > d.announcedAt(hour) {
			highest = max(highest, level)
		}
	}
	return highest
}

// reached is the level that the observed hours of P alone reach, where no improvement is in sight.
func (d *decision) reached() int {
	level := None
	if !d.is || !d.Exceeds {
		return level
	}
	for _, e := range d.Observed() {
		if e.From < d.current.announcedEnd(d.At) && e.Until > d.current.From {
			level = max(level, e.Level)
		}
	}
	return level
}

// grows tells whether a county carries or is named that is not in the notice. One that has no counties is for all.
func (d *decision) grows() bool {
	notice := union(d.before.Extent, d.before.Named)
	return len(notice) > 0 && len(union(notice, union(d.Carrying, d.named()))) > len(notice)
}

// both returns the counties that are in both.
func both(a, b []int) (counties []int) {
	for _, county := range a {
		if contains(b, county) {
			counties = append(counties, county)
		}
	}
	return counties
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
