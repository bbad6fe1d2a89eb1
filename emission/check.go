package emission

import "fmt"

// place is an entry of a list that faults name by position and identifier, or where the position is alone a value by itself.
type place struct {
	list string
	i    int
	id   string
}

const alone = -1

// String returns `sources[3] ("kiln-2")`, or "total".
func (at place) String() string {
	if at.i == alone {
		return at.list
	}
	return fmt.Sprintf("%s[%d] (%.40q)", at.list, at.i, at.id)
}

func (at place) field(name string) string { return at.String() + ", " + name }

// identifiers finds those that are empty or not the first of their list.
type identifiers map[string]int

func (ids identifiers) check(fs *collector, rule error, at place) {
	before, twice := ids[at.id]
	switch {
	case at.id == "":
		fs.add(rule, at.String(), "no identifier", "one")
	case twice:
		fs.add(rule, at.String(), fmt.Sprintf("the identifier of %s[%d]", at.list, before), "one of its own")
	default:
		ids[at.id] = at.i
	}
}

// limits are what amounts are held to.
type limits struct {
	needed   bool     // none may be missing
	most     Amount   // of each
	baseline *Amounts // each at most what is here, where that is known; nil for no such limit
}

// check adds the problems of amounts as faults of a field at a place.
func (as *Amounts) check(fs *collector, rule error, at place, field string, l limits) {
	for p := SO2; p <= VOCs; p++ {
		if got, want := as.problem(p, l); want != "" {
			fs.add(rule, at.field(field)+", "+p.String(), got, want)
		}
	}
}

// problem returns what is wrong with the amount of a pollutant, and what would be right; "" for nothing.
func (as *Amounts) problem(p Pollutant, l limits) (got, want string) {
	a, known, base := as.amount[p-1], as.has(p), l.baseline
	switch {
	case !known && l.needed:
		return "missing", "0 kg to " + l.most.String()
	case !known:
		return "", ""
	case a < 0 || a > l.most:
		return a.String(), "0 kg to " + l.most.String()
	case base != nil && base.has(p) && base.amount[p-1].Valid() && a > base.amount[p-1]:
		return a.String(), "at most the baseline of " + base.amount[p-1].String()
	}
	return "", ""
}
