package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// Ruleset is what a place has of rules for enterprises, targets and measures, checked and ready to use (规则集). [New] makes it. It
// never changes, and any number of goroutines may use it at once. A nil Ruleset knows no level.
type Ruleset struct {
	rules     Rules
	targets   emission.Targets
	catalogue response.Catalogue
	target    [response.I + 1]emission.Target // by level
	has       [response.I + 1]bool            // no response and the levels of the targets
	compiled  compiled
}

// New checks a place's rules, targets and catalogue, each by itself and against each other, and makes them ready to use. It takes
// copies.
//
// Errors, all at once: those of the three Validate, and [aqi.ErrUnknown] for a target at a level that the catalogue does not have;
// where there are none, [aqi.ErrOrder] for share rules that relax at a higher level or where something is unknown.
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
	rs.link(&fs)
	if duty, has := rs.duty(rules.Report); rules.Report != "" && (!has || len(duty.To) == 0) {
		fs.Add(aqi.Fault{
			Path: "/rules/report", Got: quote.Text(rules.Report), Want: want("a duty of the catalogue that is owed to somebody", "响应措施目录中有报送对象的职责"),
			Rule: aqi.ErrUnknown,
		})
	}
	if len(fs) == 0 {
		rs.compile()
		rs.checkStrict(&fs)
	}
	if len(fs) > 0 {
		return nil, fs.Err()
	}
	return rs, nil
}

// link gives the duties of the rules what the catalogue has of them, and checks what follows from them against its consequences.
func (rs *Ruleset) link(fs *aqi.Faults) {
	for i := range rs.rules.Duties {
		if d := &rs.rules.Duties[i]; !d.fill(&rs.catalogue) {
			fs.Add(aqi.Fault{
				Path: faults.At("/rules/duties", i, "id"), Got: quote.Text(d.ID),
				Want: want("a duty or measure of the catalogue, or a clause and a text", "响应措施目录中的职责或措施，或另给条款与文本"), Rule: aqi.ErrUnknown,
			})
		}
		if id := rs.rules.Duties[i].Consequence; id != "" {
			if _, has := rs.catalogue.Consequence(id); !has {
				fs.Add(aqi.Fault{
					Path: faults.At("/rules/duties", i, "consequence"), Got: quote.Text(id), Want: want("one of the catalogue's", "响应措施目录中的情形"), Rule: aqi.ErrUnknown,
				})
			}
		}
	}
}

// duty returns the catalogue's duty with an identifier.
func (rs *Ruleset) duty(id string) (response.Duty, bool) {
	i := slices.IndexFunc(rs.catalogue.Duties, func(d response.Duty) bool { return d.ID == id })
	if i < 0 {
		return response.Duty{}, false
	}
	return rs.catalogue.Duties[i], true
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

// Holding returns the ruleset with the questions on trucks and machines answered as the catalogue holds at an hour ([response.Catalogue.Holding]).
func (rs *Ruleset) Holding(at aqi.Stamp, issued map[response.Level]aqi.Stamp) *Ruleset {
	held := *rs.orNone()
	held.catalogue = held.catalogue.Holding(at, issued)
	return &held
}

// Truck answers whether a heavy truck may run for the enterprise at the obligation's level: the catalogue's question, asked of the
// enterprise.
func (rs *Ruleset) Truck(o Obligation, t response.Truck) response.Answer {
	t.Enterprise = o.Enterprise
	return rs.orNone().catalogue.Truck(o.Level, t)
}

// Machine answers whether a non-road machine may be used in the enterprise's plant at the obligation's level.
func (rs *Ruleset) Machine(o Obligation, m response.Machine) response.Answer {
	m.PlantOrPark, m.Enterprise = response.Yes, o.Enterprise
	return rs.orNone().catalogue.Machine(o.Level, m)
}

// ground returns the clause of the first measure that an answer rests on.
func (rs *Ruleset) ground(a *response.Answer) aqi.Clause {
	for _, id := range a.Grounds() {
		if m, ok := rs.catalogue.Measure(id); ok {
			return m.Clause
		}
	}
	return aqi.Clause{}
}
