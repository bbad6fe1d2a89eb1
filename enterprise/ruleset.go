package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// Ruleset is what a place has of rules for enterprises, targets and measures, checked and ready to use (规则集). [New] makes it. It
// never changes, and any number of goroutines may use it at once. A nil Ruleset knows no level.
type Ruleset struct {
	rules     Rules
	targets   emission.Targets
	catalogue response.Catalogue
	trucks    response.Catalogue              // the restrictions of trucks alone, so that an answer looks at no others
	machines  response.Catalogue              // those of machines
	target    [response.I + 1]emission.Target // by level
	has       [response.I + 1]bool            // no response and the levels of the targets
}

// New checks a place's rules, targets and catalogue, each by itself and against each other, and makes them ready to use. It takes
// copies.
//
// Errors, all at once: those of the three Validate, and [aqi.ErrUnknown] for a target at a level that the catalogue does not have.
func New(rules Rules, targets emission.Targets, catalogue response.Catalogue) (*Ruleset, error) {
	var fs aqi.Faults
	fs.Join("", rules.Validate())
	fs.Join("", targets.Validate())
	fs.Join("", catalogue.Validate())
	rs := &Ruleset{rules: clone.Of(rules), targets: clone.Of(targets), catalogue: clone.Of(catalogue)}
	rs.has[response.NoResponse] = true
	for i, target := range rs.targets.ByLevel {
		if !target.Level.Valid() {
			continue
		}
		rs.target[target.Level], rs.has[target.Level] = target, true
		if !slices.ContainsFunc(rs.catalogue.Levels, func(l response.LevelClause) bool { return l.Level == target.Level }) {
			fs.Add(aqi.Fault{
				Path: faults.At("/targets/by_level", i, "level"), Got: target.Level.String(),
				Want: want("a level of the catalogue", "响应措施目录中的级别"), Rule: aqi.ErrUnknown,
			})
		}
	}
	if len(fs) > 0 {
		return nil, fs.Err()
	}
	rs.trucks, rs.machines = only(catalogue, response.AboutTruck), only(catalogue, response.AboutMachine)
	return rs, nil
}

// only returns a catalogue that has nothing but the restrictions of a question.
func only(c response.Catalogue, q response.Question) response.Catalogue {
	of := slices.DeleteFunc(clone.Of(c.Restrictions), func(r response.Restriction) bool { return r.Question != q })
	return response.Catalogue{Readings: c.Readings, Restrictions: of}
}

// orNone returns the ruleset, one that knows nothing for nil.
func (rs *Ruleset) orNone() *Ruleset {
	if rs == nil {
		return &Ruleset{}
	}
	return rs
}

// knows reports whether the level is none or one of the targets.
func (rs *Ruleset) knows(level response.Level) bool { return level <= response.I && rs.has[level] }

// Truck answers whether a heavy truck may run for the enterprise at the obligation's level: the catalogue's question, asked of the
// enterprise.
func (rs *Ruleset) Truck(o Obligation, t response.Truck) response.Answer {
	t.Enterprise = o.Enterprise
	return rs.orNone().trucks.Truck(o.Level, t)
}

// Machine answers whether a non-road machine may be used in the enterprise's plant at the obligation's level.
func (rs *Ruleset) Machine(o Obligation, m response.Machine) response.Answer {
	m.PlantOrPark, m.Enterprise = response.Yes, o.Enterprise
	return rs.orNone().machines.Machine(o.Level, m)
}
