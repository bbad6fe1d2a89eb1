package main

import (
	"cmp"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// reckoned is who must reduce how much at one hour of the episode.
type reckoned struct {
	prefecture
	rules           enterprise.Rules
	ruleset         *enterprise.Ruleset
	targets         emission.Targets
	inventory       inventory.Inventory
	inventorySource aqi.Text // where it is from
	at              aqi.Stamp
	levels          map[string]response.Level // of the counties that respond at that hour
	result          enterprise.Prefecture
	sectors         []emission.SectorTotal // with what the plans reduce
	profiles        map[string]enterprise.Profile
}

// reckon holds the inventory to the targets at the hour at which the most counties respond.
func reckon(p prefecture, source aqi.Text, inv inventory.Inventory) (reckoned, error) {
	r := reckoned{
		prefecture: p, rules: enterprise.Kashgar(), targets: emission.Kashgar(), inventory: inv, inventorySource: source,
		profiles: make(map[string]enterprise.Profile, len(inv.Enterprises)),
	}
	for _, e := range inv.Enterprises {
		r.profiles[e.ID] = e
	}
	r.at, r.levels = p.busiest()
	level := levelAt(p.decision.Prefecture, r.at)
	levels := r.levelsOfAll()
	var err error
	if r.ruleset, err = enterprise.New(r.rules, r.targets, p.plan.Catalogue); err != nil {
		return r, err
	}
	r.result, err = r.ruleset.Prefecture(level, levels, slices.Values(inv.Enterprises), slices.Values(inv.Sources))
	if err != nil {
		return r, err
	}
	r.sectors, err = emission.SumBySector(slices.Values(r.sources()), levels)
	return r, err
}

// levelsOfAll returns the level of every county at the hour, none of those that do not respond.
func (r reckoned) levelsOfAll() map[string]response.Level {
	levels := map[string]response.Level{}
	for _, c := range r.plan.Counties {
		levels[c.Code] = r.levels[c.Code]
	}
	return levels
}

// sources returns all sources, enterprises among them.
func (r reckoned) sources() []emission.Source {
	sources := slices.Clone(r.inventory.Sources)
	for _, e := range r.inventory.Enterprises {
		sources = append(sources, e.Source())
	}
	return sources
}

// busiest returns the first hour at which the most counties respond, and the levels of those that do.
func (p prefecture) busiest() (aqi.Stamp, map[string]response.Level) {
	most, levels := p.decision.From, map[string]response.Level{}
	var starts []aqi.Stamp // most respond first when one begins to
	for _, c := range p.decision.Counties {
		for _, d := range c.Responses {
			starts = append(starts, d.From)
		}
	}
	slices.Sort(starts)
	for _, at := range slices.Compact(starts) {
		if now := p.levelsAt(at); len(now) > len(levels) {
			most, levels = at, now
		}
	}
	return most, levels
}

// levelsAt returns the levels of the counties that respond at an hour.
func (p prefecture) levelsAt(at aqi.Stamp) map[string]response.Level {
	levels := map[string]response.Level{}
	for _, c := range p.decision.Counties {
		if level := levelAt(c.Responses, at); level > response.NoResponse {
			levels[c.County.Code] = level
		}
	}
	return levels
}

// levelAt returns the level that duties have at an hour.
func levelAt(duties []region.Response, at aqi.Stamp) response.Level {
	for _, d := range duties {
		if d.From <= at && at < d.Until {
			return d.Level
		}
	}
	return response.NoResponse
}

// example returns an obligation to show: of an enterprise of which more is requested in both steps, or else in the second, in the first, or
// that has to respond at all, and among these of the last tier; false where there is none.
func (r reckoned) example() (enterprise.Obligation, bool) {
	best, found := -1, enterprise.Obligation{}
	for _, a := range r.result.Counties {
		for i, o := range a.Obligations {
			rank := o.Tier
			if requests(a.Allocation.Step1[i]) {
				rank += 1000
			}
			if requests(a.Allocation.Step2[i]) {
				rank += 2000
			}
			if a.Level > response.NoResponse && rank > best {
				best, found = rank, o
			}
		}
	}
	return found, best >= 0
}

// requests reports whether any amount is requested.
func requests(as emission.Amounts) bool {
	for _, a := range as.All() {
		if a > 0 {
			return true
		}
	}
	return false
}

// name returns an enterprise's name, or its identifier where nobody gave it one.
func (r reckoned) name(id string) aqi.Text {
	name := r.profiles[id].Name
	return aqi.Text{Chinese: cmp.Or(name.Chinese, name.English, id), English: cmp.Or(name.English, name.Chinese, id)}
}
