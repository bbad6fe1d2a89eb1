package restated

// view returns what the prefecture knows, by what its counties know.
func (p Place) view(before PlaceState, k Known, counties []Outlook) Outlook {
	o := p.look(before, k, counties)
	unended := k
	unended.Orders, o.Ends = nil, nil
	for _, order := range k.Orders {
		if order.Kind != Ended {
			unended.Orders = append(unended.Orders, order)
		} else if len(order.Counties) == 0 {
			o.Ends, o.EndedAt = append(o.Ends, order.From), max(o.EndedAt, order.From)
		}
	}
	if len(unended.Orders) < len(k.Orders) {
		o.Ended = hasOpen(p.look(before, unended, p.looks(unended))) && !hasOpen(o)
	}
	return o
}

// looks returns what each county knows.
func (p Place) looks(k Known) (counties []Outlook) {
	for county := range p.Counties {
		counties = append(counties, p.plan(county).Look(k.Series[county], k.At, ends(k.Orders, county)))
	}
	return counties
}

func hasOpen(o Outlook) bool {
	for _, e := range o.Episodes {
		if e.Open {
			return true
		}
	}
	return false
}

// look returns what the prefecture knows; which judgement ended what is left out.
func (p Place) look(before PlaceState, k Known, counties []Outlook) Outlook {
	o := Outlook{At: k.At, LastValid: Never, Known: true}
	var episodes [][]Episode
	for county, c := range counties {
		episodes = append(episodes, p.plan(county).withOwn(c, before.Counties[county]))
	}
	carriage := p.Carriage(episodes)
	o.Episodes = p.episodes(episodes, carriage)
	o.Observed = func() []Episode {
		var observed [][]Episode
		for _, c := range counties {
			observed = append(observed, c.Observed())
		}
		return p.Episodes(observed)
	}
	notice := before.Prefecture.Extent
	for county, c := range counties {
		if len(notice) == 0 || contains(notice, county) {
			o.LastValid = max(o.LastValid, c.LastValid)
		}
		if contains(notice, county) {
			o.Known = o.Known && p.Plan.Look(k.Series[county], k.At, nil).Known
		}
	}
	o.Carrying = p.carryOn(o, carriage)
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
		until = max(o.At+1, c.From+len(c.At[Blue]))
	}
	for county := range p.Counties {
		for hour := max(o.At, e.From); hour < until; hour++ {
			if c.Carries(Blue, hour, county) {
				counties = append(counties, county)
				break
			}
		}
	}
	return counties
}
