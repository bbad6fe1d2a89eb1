package restated

// The alert levels (预警级别). None is no alert.
const (
	None = iota
	Ungraded
	Blue
	Yellow
	Orange
	Red
)

const (
	window   = 24 // hours of a window (AQI日均值连续24小时)
	valid    = 20 // hours of a window that must have an AQI
	shortest = 24 // hours for which what goes on without end is announced: the shortest criterion
	ahead    = 24 // hours for which an upgrade that is a duty needs windows (未来24小时内不会有明显改善)
)

// Condition is a daily AQI above a threshold, sustained for some hours at least.
type Condition struct{ Above, Hours int }

// Trigger is what a level asks for: any of several groups of conditions, all of one group.
type Trigger struct {
	Level int
	AnyOf [][]Condition
}

// Plan has the numbers of an alert plan (预警方案).
type Plan struct {
	Triggers []Trigger
	Unbroken bool // the option: a run is sustained for its longest stretch in which every window exceeds
	Merge    int  // runs less than so many hours apart are one episode; what begins in less is decided on
	Lift     int  // hours that must lie in valid windows for lowering
	Below    int  // the daily AQI below which these are, lower than the criteria; 0: below the criteria
	Lead     int  // hours before a firm end in which it is extended
	Hold     int  // hours for which a lower finding must have held for lowering
}

// Kashgar returns the numbers of Kashgar's plan.
func Kashgar() Plan {
	group := func(hours int) [][]Condition { return [][]Condition{{{Above: 200, Hours: hours}}} }
	return Plan{
		Triggers: []Trigger{{Yellow, group(24)}, {Orange, group(48)}, {Red, group(72)}},
		Merge:    36, Lift: 36, Lead: 24, Hold: 12,
	}
}

// lowest is the lowest threshold of the plan, at which episodes are drawn.
func (p Plan) lowest() int {
	all := []Condition{}
	for _, trigger := range p.Triggers {
		for _, group := range trigger.AnyOf {
			all = append(all, group...)
		}
	}
	return lowestOf(all)
}

func lowestOf(conditions []Condition) int {
	least := conditions[0].Above
	for _, c := range conditions {
		least = min(least, c.Above)
	}
	return least
}

// has tells whether the plan has a trigger of the level.
func (p Plan) has(level int) bool {
	for _, trigger := range p.Triggers {
		if trigger.Level == level {
			return true
		}
	}
	return false
}
