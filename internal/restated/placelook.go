package restated

// view returns what the prefecture knows, by what its counties know. A judgement that names no county ends the prefecture's open episode,
// and each county's for its own decision.
func (p Place) view(before PlaceState, k Known) Outlook {
	var ends []int
	orders := k.Orders
	k.Orders = nil
	for _, order := range orders {
		if order.Kind == Ended && len(order.Counties) == 0 {
			ends = append(ends, order.From)
		} else {
			k.Orders = append(k.Orders, order)
		}
	}
	return p.look(before, k, p.looks(k), ends)
}

// looks returns what each county knows.
func (p Place) looks(k Known) (counties []Outlook) {
	for county := range p.Counties {
		counties = append(counties, p.plan(county).Look(k.Series[county], k.At, ends(k.Orders, county)))
	}
	return counties
}

// look returns what the prefecture knows.
func (p Place) look(before PlaceState, k Known, counties []Outlook, ends []int) Outlook {
	o := Outlook{At: k.At, LastValid: Never, Known: true}
	var episodes [][]Episode
	for county, c := range counties {
		episodes = append(episodes, p.plan(county).withOwn(c, before.Counties[county]))
	}
	carriage := p.Carriage(episodes)
	o.Episodes = p.episodes(episodes, carriage)
	p.Plan.declare(&o, ends)
	o.Observed = func() []Episode {
		var observed [][]Episode
		for _, c := range counties {
			observed = append(observed, c.Observed())
		}
		return p.Episodes(observed)
	}
	o.Carrying = p.carryOn(o, carriage)
	notice := union(before.Prefecture.Extent, o.Carrying)
	for county, c := range counties {
		if len(notice) == 0 || contains(notice, county) {
			o.LastValid = max(o.LastValid, c.LastValid)
		}
		if contains(notice, county) && !p.Plan.Look(k.Series[county], k.At, nil).Known {
			o.Known, o.Unknown = false, append(o.Unknown, county)
		}
	}
	in := make([]bool, p.Counties)
	for _, county := range o.Carrying {
		in[county] = counties[county].Exceeds
	}
	for _, three := range p.connected(in) {
		o.Exceeds = o.Exceeds || three
	}
	return o
}

// withOwn returns the county's episodes, and its own schedule where nothing has become known of its hours: that is an open one.
func (p Plan) withOwn(o Outlook, before State) []Episode {
	episodes := append([]Episode(nil), o.Episodes...)
	if e, is := p.current(o); is && e.Level > None {
		return episodes
	}
	d := decision{Plan: p, Outlook: o, before: before}
	if d.find(); d.level() > None {
		episodes = append(episodes, d.current)
	}
	return episodes
}

// carryOn are the counties that carry the prefecture's episode from the hour on, at any level.
func (p Place) carryOn(o Outlook, c Carriage) (counties []int) {
	e, ok := p.Plan.current(o)
	if !ok {
		return nil
	}
	until := e.Until
	if e.Open {
		until = max(o.At+1, c.From+len(c.At[Ungraded]))
	}
	for county := range p.Counties {
		for hour := max(o.At, e.From); hour < until; hour++ {
			if c.Carries(Ungraded, hour, county) {
				counties = append(counties, county)
				break
			}
		}
	}
	return counties
}
