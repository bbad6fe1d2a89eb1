package restated

// Endless is the end of a demand that has none.
const Endless = 1 << 30

// Demand is a level asked for from outside: by the superior's alert (上级预警), or else by judgement after consultation (会商研判).
type Demand struct {
	From, Until, Level int
	Superior           bool
	Names              []int // the counties that the superior's alert names
}

// State is what a decision leaves for the next: what was announced, the own schedule, since when the own finding has been no
// higher than a level (absent: it is higher). The prefecture's notice has counties besides, in ascending order: its extent, and
// those that the superior's alert names.
type State struct {
	Announced, Own Schedule
	Clocks         map[int]int
	Extent, Named  []int
}

// The acts.
const (
	Nothing        = "nothing"
	Keep           = "keep"
	Issue          = "issue"
	Upgrade        = "upgrade"
	Downgrade      = "downgrade"
	Extend         = "extend"
	Revise         = "revise"
	LiftEarly      = "lift early"
	LiftOnSchedule = "lift on schedule"
)

// Decision is an act at an hour and the state after it.
type Decision struct {
	Act      string
	Required int // the level up to which an upgrade is a duty, none where it is only advised; of an issue, the highest level
	State    State
}

// decision is what is worked out on the way.
type decision struct {
	Plan
	Outlook
	before   State
	clocks   map[int]int
	current  Episode // P
	is       bool    // there is a P
	ended    bool    // a judgement has ended what was open
	own      Schedule
	replaced bool
	demands  []Demand // those that count
	wanted   Schedule
}

// Decide decides at the hour of the outlook. No demand is given to a county that does not concern it.
func (p Plan) Decide(before State, o Outlook, demands []Demand) Decision {
	d := &decision{Plan: p, Outlook: o, before: before}
	d.find()
	d.moveClocks()
	d.moveOwn()
	d.countDemands(demands)
	d.want()
	return d.outcome()
}

// find finds P: an episode, or an own schedule of whose hours nothing has become known. One that begins before a judgement says that
// all has ended is of what has ended.
func (d *decision) find() {
	d.current, d.is = d.Plan.current(d.Outlook)
	d.ended = d.Ended
	own := d.before.Own
	if d.level() > None || own.none() || d.LastValid >= own.Began || d.ended && own.Began < d.EndedAt {
		return
	}
	d.ended = false
	run := Run{own.Began, own.end(), own.last().Level}
	d.current = Episode{run.From, run.Until, run.Level, []Run{run}, true}
	if until, ok := ended(d.current, d.Ends); ok {
		d.current.Until, d.current.Open, d.ended = until, false, true
	}
	d.is = d.current.Open || d.current.Until > d.At
}

// level is the own finding: P's level, or none.
func (d *decision) level() int {
	if d.is {
		return d.current.Level
	}
	return None
}

func (d *decision) moveClocks() {
	d.clocks = map[int]int{}
	for level := None; level < Red; level++ {
		if d.level() > level {
			continue
		}
		d.clocks[level] = d.At
		if since, ok := d.before.Clocks[level]; ok {
			d.clocks[level] = since
		}
	}
}

// mayLower tells whether lowering to a level, or to nothing before the end, is permitted.
func (d *decision) mayLower(level int) bool {
	if level == None && d.ended && d.level() == None {
		return true
	}
	since, ok := d.clocks[level]
	return d.Known && (!d.is || !d.current.Open) && ok && d.At-since >= d.Hold
}

// firstRun is from where P counts before its alert begins: the start of its first run that ends after t, and not before t.
func (d *decision) firstRun() int {
	from := max(d.At, d.current.From)
	for _, r := range d.current.Runs {
		if r.Until > d.At {
			return max(from, r.From)
		}
	}
	return from
}

// isTail tells whether all runs of P are over and something is known of the hours behind: only lifting, at an AQI of its own, may not
// begin yet.
func (d *decision) isTail() bool {
	if len(d.current.Runs) == 0 || d.Below == 0 {
		return false
	}
	end := d.current.Runs[len(d.current.Runs)-1].Until
	return end <= d.At && end <= d.LastValid && end < d.current.Until
}

// moveOwn moves the own schedule on.
func (d *decision) moveOwn() {
	own := d.before.Own
	d.own = own
	switch {
	case own.none() && d.level() > None && d.isTail():
	case own.none() && d.level() > None:
		from, until := d.firstRun(), d.current.announcedEnd(d.At)
		d.own = Schedule{[]Span{{from, until, d.current.Level}}, from, d.current.Open}
		d.replaced = true
	case own.none():
	case d.level() == None:
		if own.end() <= d.At || d.mayLower(None) {
			d.own = Schedule{}
		}
	default:
		d.replaceOwn()
	}
}

// replaceOwn replaces the own schedule by the next one where that is due.
func (d *decision) replaceOwn() {
	own, end := d.before.Own, d.current.announcedEnd(d.At)
	levels := []int{}
	for hour := d.At; hour < end; hour++ {
		levels = append(levels, d.next(hour))
	}
	switch {
	case d.current.Open:
		levels = d.keepBeyond(levels)
	case !d.Known: // what is behind P's end is not known to be over
		for hour := end; hour < own.end(); hour++ {
			levels = append(levels, own.At(hour))
		}
	}
	if !d.differs(levels) && (!own.Provisional || own.end() > d.At || d.current.Until <= own.end()) {
		return
	}
	began := own.Began
	next := Schedule{Spans: spans(d.At, levels), Provisional: d.current.Open}
	if began > d.At {
		began = next.first().From
	}
	next.Began = began
	d.own, d.replaced = next, true
}

// keepBeyond adds what the own schedule has above the level of an open P after P's end, for which only data are missing. An open P
// goes on at its level, so that equal and lower hours need not be kept.
func (d *decision) keepBeyond(levels []int) []int {
	own, level := d.before.Own, d.current.Level
	end := d.At + len(levels)
	goesOn := own.Provisional && own.last().Level > level
	until := end
	for hour := end; hour < own.end(); hour++ {
		if own.At(hour) > level {
			until = hour + 1
		}
	}
	for hour := end; hour < until; hour++ {
		levels = append(levels, max(own.At(hour), level))
	}
	if n := len(levels); n > 0 && levels[n-1] > level && !goesOn {
		for range shortest {
			levels = append(levels, level)
		}
	}
	return levels
}

// next is what the own schedule is to be at an hour before P's end.
func (d *decision) next(hour int) int {
	from := d.current.From
	if d.before.Own.Began > d.At {
		from = d.firstRun()
	}
	base := None
	if hour >= from {
		base = d.current.Level
	}
	have := d.before.Own.At(hour)
	if have <= base {
		return base
	}
	for level := d.current.Level; level < have; level++ {
		if d.has(level) && d.mayLower(level) {
			return level
		}
	}
	return have
}

// differs tells whether some hour differs from the own schedule in a way that counts.
func (d *decision) differs(levels []int) bool {
	own := d.before.Own
	for i, level := range levels {
		hour := d.At + i
		if level == own.At(hour) {
			continue
		}
		beyond := !own.Provisional && hour >= own.end() && level <= own.last().Level
		if !beyond || own.end()-d.At < d.Lead {
			return true
		}
	}
	return false
}
