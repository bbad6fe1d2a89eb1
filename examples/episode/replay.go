package main

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
)

// story is what became of a place.
type story struct {
	*input
	office  *region.Office
	history region.History
	busiest region.Outcome // the first hour with the highest response of the prefecture and the most counties responding
	last    region.Outcome
	highest map[string]region.Response // of each county and of the prefecture, the first at its highest level
	events  []event                    // of every hour
	silent  []region.Missing           // at the last hour
	later   []region.Ruling            // to come after the last hour if the forecast comes true
	others  []region.Alternative

	attained    enterprise.Prefecture              // at the busiest hour
	names       map[string]aqi.Text                // of enterprises, by identifier
	obligations map[string][]enterprise.Obligation // by county
	firm        enterprise.Obligation              // the one to show
	found       enterprise.Compliance              // by its inspection
}

// event is what happened at an hour.
type event struct {
	at     aqi.Stamp
	acts   []region.Ruling
	feeds  bool             // some died or came back
	silent []region.Missing // counties whose feeds are dead
}

const silence = 12 // hours without an observation after which a feed counts as dead

// replay decides every hour and carries each act out before the next.
func (s *story) replay() (err error) {
	if s.office, err = region.New(s.plan); err != nil {
		return err
	}
	s.highest = map[string]region.Response{}
	s.history, err = s.office.HistoryOf(func(yield func(region.Outcome, error) bool) {
		for out, err := range s.office.Replay(s.decided.From, s.decided.Until, s.known) {
			s.see(out)
			if !yield(out, err) {
				return
			}
		}
	})
	if err == nil && s.inventory != nil && len(s.busiest.Rulings) > 0 {
		err = s.judge()
	}
	return err
}

// ahead finds what is to come after the last hour, as if nothing were announced yet, and what other readings of the plan would decide.
func (s *story) ahead() error {
	known, err := s.known(0, s.last.At)
	if err != nil {
		return err
	}
	if s.later, err = s.office.Ahead(region.State{}, known, forecastHours); err != nil {
		return err
	}
	s.later = s.later[len(s.last.Acts()):]
	s.others, err = s.office.Readings(region.State{}, known)
	return err
}

// see keeps of an outcome what the history does not.
func (s *story) see(out region.Outcome) {
	s.last = out
	if s.busiest.At == 0 || rank(out) > rank(s.busiest) {
		s.busiest = out
	}
	for _, r := range out.Rulings {
		if now := r.Response(out.At); now.Level > s.highest[r.County].Level {
			s.highest[r.County] = now
		}
	}
	e := event{at: out.At, acts: out.Acts()}
	for _, m := range out.Unknown {
		if m.Since != 0 && out.At-m.Since >= silence {
			e.silent = append(e.silent, m)
		}
	}
	e.feeds = !slices.EqualFunc(e.silent, s.silent, func(a, b region.Missing) bool { return a.County == b.County })
	s.events, s.silent = append(s.events, e), e.silent
}

// rank orders hours by the prefecture's response, then by how many counties respond.
func rank(out region.Outcome) int {
	responding := 0
	for _, level := range out.Levels() {
		responding += min(1, int(level))
	}
	prefecture, _ := out.Ruling("")
	return 1000*int(prefecture.Response(out.At).Level) + responding
}
