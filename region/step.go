package region

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Step decides an hour of the whole place: what the prefecture and each county announce, change or lift, what each responds at and
// why, what is made public, filed and due, and what is unknown.
//
// Each county decides by its own alert plan, on its own finding and on the judgements of it ([alert.Ruleset.Decide]). The prefecture
// decides by the same acts on what its counties carry together (3.4), and on superiors' alerts. A county that carries its alert, or
// that a superior's alert names, is covered: it responds at the prefecture's level at least, for as long as that alert is in force.
//
// Hours may be skipped, and the same hour may be decided again. It takes about linear time in the hours known, and n log n in the
// counties and demands; under the reading GroupMean see [Office.Assess].
//
// Errors, all at once: an hour before that of the state ([aqi.ErrOrder]), or out of range; a state of another format, or with
// counties or tracks that the plan does not have ([aqi.ErrUnknown]); those of [alert.CheckDemands], and of counties that the plan does
// not have; those that [alert.Ruleset.Outlook] finds in a county's series and [alert.Ruleset.Decide] in its state.
func (o *Office) Step(s State, k Known) (Outcome, error) {
	var fs aqi.Faults
	if o.trackOf(&fs, ""); len(fs) > 0 {
		return Outcome{}, fs
	}
	o = o.on(k.At)
	s = o.takeOver(s)
	o.checkKnown(&fs, k)
	o.checkState(&fs, s, k.At)
	if err := fs.Err(); err != nil {
		return Outcome{}, err
	}
	hours := o.series(&fs, &k)
	if err := fs.Err(); err != nil {
		return Outcome{}, err
	}
	return o.step(s, k.At, hours, &k)
}

// step is Step where all has been checked but the counties' hours, by track and position, and alerts.
func (o *Office) step(s State, at aqi.Stamp, hours [][]alert.Series, k *Known) (Outcome, error) {
	var fs aqi.Faults
	st := step{
		Office: o, fs: &fs, at: at, demands: o.place(k.Demands), claims: make([][]claim, len(o.counties)), since: at,
		out: Outcome{At: at, Adjustments: clone.Of(k.Adjustments), Next: State{Format: StateFormat, At: at, Alerts: make(map[string]map[string]Alert, len(o.tracks))}},
	}
	st.out.Rulings = make([]Ruling, 0, len(o.tracks)*(1+len(o.counties)))
	for i := range o.tracks {
		st.decide(&o.tracks[i], hours[i], s.Alerts[o.tracks[i].id])
		st.demands.ofAlerts = demandsOn{counties: make([][]alert.Demand, len(o.counties))} // those of other tracks: none
	}
	if err := fs.Err(); err != nil {
		return Outcome{}, err
	}
	if o.later != 0 {
		st.since = min(st.since, o.later-lookBack)
	}
	st.out.Next.Since = max(s.Since, st.since)
	st.respond()
	st.callOn(s.Issued)
	st.tell()
	st.owe(s.Activations)
	if err := fs.Err(); err != nil {
		return Outcome{}, err
	}
	return st.out, nil
}

// step is a step under way.
type step struct {
	*Office
	fs      *aqi.Faults
	at      aqi.Stamp
	demands placed
	out     Outcome
	since   aqi.Stamp
	claims  [][]claim // each county's, over all tracks
	own     []claim   // the prefecture's
}

// decide decides the alerts of a track.
func (s *step) decide(t *track, hours []alert.Series, before map[string]Alert) {
	after := make(map[string]Alert, 1+len(s.counties))
	outlooks, first := make([]alert.Outlook, len(s.counties)), len(s.out.Rulings)
	s.out.Rulings = s.out.Rulings[:first+1+len(s.counties)]
	rulings := s.out.Rulings[first:]
	for m, c := range s.counties {
		rulings[1+m] = Ruling{Track: t.id, County: c.Code}
		rules := t.counties[m]
		o, err := rules.Outlook(hours[m], s.at)
		if err != nil {
			s.fs.Join("", faults.Rebase(err, "/series", faults.At("/known/series", c.Code)))
			continue
		}
		d, err := rules.Decide(before[c.Code].State, o, s.demands.ofAlerts.counties[m])
		if err != nil {
			s.fs.Join("", faults.Rebase(err, "/state", faults.At("/state/alerts", t.id, c.Code, "state")))
		}
		outlooks[m] = decided(rules.MergeHours, o, d, s.demands.ofAlerts.counties[m])
		rulings[1+m].Decision, rulings[1+m].Before = d, before[c.Code].declining(d)
		after[c.Code] = Alert{State: d.After}.own()
		if what, is := missing(c.Code, hours[m], o); is && first == 0 {
			s.out.Unknown = append(s.out.Unknown, what)
		}
		if rules.far != nil {
			far, _ := rules.far.Outlook(hours[m], s.at)
			outlooks[m].Unknown = far.Unknown
		}
		outlooks[m].Unknown = until(outlooks[m].Unknown, s.at+aqi.Stamp(t.plan.LiftHours))
	}
	if len(*s.fs) > 0 {
		return
	}
	rulings[0] = s.prefecture(t, hours, outlooks, before[""])
	for i := range rulings {
		s.since = min(s.since, rulings[i].Decision.After.Since)
	}
	after[""] = Alert{rulings[0].Decision.After, rulings[0].Extent, rulings[0].Covered}.own()
	for m := range s.counties {
		s.claimOwn(m, rulings[1+m].Decision)
	}
	s.out.Next.Alerts[t.id] = after
}

// decided returns the outlook with the county's episodes as it decides on them: open ones that a judgement of that county declares ended,
// and its own schedule where nothing has become known of its hours. An end that is declared for all is the prefecture's too, which decides
// on it.
func decided(mergeHours int, o alert.Outlook, d alert.Decision, demands []alert.Demand) alert.Outlook {
	alerted := false
	for i := range o.Episodes {
		e := &o.Episodes[i]
		declareEnded(e, demands)
		alerted = alerted || e.Level > alert.NoAlert && (e.Open || e.Until > o.At) && e.From < o.At+aqi.Stamp(mergeHours)
	}
	if own := d.Evidence.Episode; !alerted && len(own.Runs) == 0 && own.Span != (aqi.Span{}) {
		own.Open, own.Until = true, d.Before.Own.Until()
		declareEnded(&own, demands)
		o.Episodes = append(o.Episodes, own)
		slices.SortStableFunc(o.Episodes, func(a, b alert.Episode) int { return int(a.From) - int(b.From) })
	}
	return o
}

// declareEnded ends an open episode where a judgement of named counties says so, no earlier than it is known to go on.
func declareEnded(e *alert.Episode, demands []alert.Demand) {
	open, known := e.Open, e.Until
	for _, d := range demands {
		if open && d.Kind == alert.EndDeclared && len(d.Counties) > 0 && d.From >= known {
			e.Until, e.Open = max(e.Until, d.From), false
		}
	}
}

// prefecture decides the prefecture's alert.
func (s *step) prefecture(t *track, hours []alert.Series, outlooks []alert.Outlook, before Alert) Ruling {
	o, carried := s.outlook(t, hours, outlooks, before.Extent)
	if len(*s.fs) > 0 {
		return Ruling{}
	}
	d, err := t.plan.Decide(before.State, o, s.demands.ofAlerts.prefecture)
	if err != nil {
		s.fs.Join("", faults.Rebase(err, "/state", faults.At("/state/alerts", t.id, "", "state")))
		return Ruling{}
	}
	carrying := make([]bool, len(s.counties))
	if e := d.Evidence.Episode; len(e.Runs) > 0 { // else the alert's own, which nobody is known to carry
		for _, m := range carried[0].members(e, s.at) {
			carrying[m] = true
		}
	}
	extent, covered := s.covered(carrying, outlooks, d, before)
	r := Ruling{Track: t.id, Before: before.declining(d), Decision: d, Extent: s.codesIn(extent), Covered: s.codesIn(covered)}
	switch {
	case d.After.Announced.None():
		r.Extent, r.Covered = nil, nil
	case d.Act == alert.Keep && grows(r.Covered, before.Covered):
		r.Decision.Act = alert.Revise
		r.Extent, r.Covered = union(before.Extent, r.Extent), union(before.Covered, r.Covered)
	case d.Act == alert.Keep:
		r.Extent, r.Covered = slices.Clone(before.Extent), slices.Clone(before.Covered)
	case len(r.Covered) == 0:
		for _, c := range s.counties {
			r.Covered = append(r.Covered, c.Code)
		}
	}
	s.claimFloor(t, r, carried)
	return r
}

// covered returns which counties carry the prefecture's alert, and which it covers: these and those that a superior's alert names.
// Where nobody carries it, those who did still count, as what is asked for then rests on something else; so does one that did and of
// which hours are unknown, as that frees nobody. An alert that would cover nobody covers all counties (the library's own rules).
func (s *step) covered(carrying []bool, outlooks []alert.Outlook, d alert.Decision, before Alert) (extent, covered []bool) {
	extent = slices.Clone(carrying)
	nobody := !slices.Contains(carrying, true)
	for _, code := range before.Extent {
		m := s.index[code]
		extent[m] = extent[m] || nobody || len(outlooks[m].Unknown) > 0
	}
	covered = slices.Clone(extent)
	for _, demand := range d.Evidence.Demands {
		if demand.Kind == alert.SuperiorAlert {
			for _, m := range s.concerned(demand) {
				covered[m] = true
			}
		}
	}
	return extent, covered
}

// codesIn returns the codes of the counties that are in.
func (s *step) codesIn(in []bool) []string {
	var codes []string
	for m, is := range in {
		if is {
			codes = append(codes, s.counties[m].Code)
		}
	}
	return codes
}

// grows reports whether some code is not among those before. Both are in order.
func grows(codes, before []string) bool {
	return slices.ContainsFunc(codes, func(code string) bool {
		_, in := slices.BinarySearch(before, code)
		return !in
	})
}

// union returns what is in either, in order.
func union[T cmp.Ordered](a, b []T) []T {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
