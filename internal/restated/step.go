package restated

// The kinds of orders.
const (
	Superior  = "superior's alert" // 上级预警, for the prefecture: it names counties, or all
	Judgement = "judgement"        // 会商研判, of the prefecture or of the counties named
	Raise     = "raise"            // by a county, of its own response
	Ended     = "ended"            // a judgement that what is open ended at From: in the counties named, or everywhere
)

// Order is a demand on the prefecture, or on the counties that it names.
type Order struct {
	Kind               string
	From, Until, Level int
	Counties           []int
}

// Known is what is known at an hour: each county's series, without hours where it was never heard of, and the orders.
type Known struct {
	At     int
	Series []Series
	Orders []Order
}

// PlaceState is what a step leaves for the next.
type PlaceState struct {
	Prefecture State
	Counties   []State
}

// Outcome is what a step decides, for the prefecture and for each county.
type Outcome struct {
	Prefecture Decision
	Counties   []Decision
	Next       PlaceState
	orders     []Order
}

// Step decides at the hour. The zero state has nothing announced.
func (p Place) Step(before PlaceState, k Known) Outcome {
	if len(before.Counties) == 0 {
		before.Counties = make([]State, p.Counties)
	}
	out := Outcome{orders: k.Orders}
	looks := p.looks(k)
	out.Prefecture = p.Plan.Decide(before.Prefecture, p.view(before, k), p.demands(k.Orders))
	out.Next.Prefecture = out.Prefecture.State
	for county := range p.Counties {
		d := p.plan(county).Decide(before.Counties[county], looks[county], judgements(k.Orders, county))
		out.Counties = append(out.Counties, d)
		out.Next.Counties = append(out.Next.Counties, d.State)
	}
	return out
}

// demands are those on the prefecture.
func (p Place) demands(orders []Order) (demands []Demand) {
	for _, o := range orders {
		d := Demand{From: o.From, Until: o.Until, Level: o.Level}
		switch {
		case o.Kind == Superior:
			d.Superior, d.Names = true, o.Counties
			for county := 0; len(o.Counties) == 0 && county < p.Counties; county++ {
				d.Names = append(d.Names, county)
			}
		case o.Kind != Judgement || len(o.Counties) > 0:
			continue
		}
		demands = append(demands, d)
	}
	return demands
}

// judgements are those of the county.
func judgements(orders []Order, county int) (demands []Demand) {
	for _, o := range orders {
		if o.Kind == Judgement && contains(o.Counties, county) {
			demands = append(demands, Demand{From: o.From, Until: o.Until, Level: o.Level})
		}
	}
	return demands
}

// ends are the hours at which what is open in the county is declared ended.
func ends(orders []Order, county int) (hours []int) {
	for _, o := range orders {
		if o.Kind == Ended && (len(o.Counties) == 0 || contains(o.Counties, county)) {
			hours = append(hours, o.From)
		}
	}
	return hours
}

func contains(counties []int, county int) bool {
	for _, c := range counties {
		if c == county {
			return true
		}
	}
	return false
}

// Covered tells whether the county is covered by the prefecture's alert. One that would cover nobody covers all.
func (o Outcome) Covered(county int) bool {
	notice := o.Next.Prefecture
	counties := union(notice.Extent, notice.Named)
	return !notice.Announced.none() && (len(counties) == 0 || contains(counties, county))
}

// Response is the alert level at which the county responds at an hour from the step's on: the highest of the level of the
// prefecture's alert that covers it, of its own alert and of what it raises.
func (o Outcome) Response(county, hour int) int {
	level := o.Next.Counties[county].Announced.At(hour)
	if o.Covered(county) {
		level = max(level, o.Next.Prefecture.Announced.At(hour))
	}
	for _, order := range o.orders {
		if order.Kind == Raise && contains(order.Counties, county) && order.From <= hour && hour < order.Until {
			level = max(level, order.Level)
		}
	}
	return level
}

// Filed tells whether the county files what it publishes with the prefecture's office.
func (o Outcome) Filed(county int) bool {
	act := o.Counties[county].Act
	return act != Nothing && act != Keep
}
