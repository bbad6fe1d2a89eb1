package emission

import (
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/response"
)

// place is where faults lie: below the pointer of an argument or, where i is not alone, in an element of the list that it is.
type place struct {
	path string
	i    int
	id   string // the element's identifier
	in   string // the pointer from there on
}

const alone = -1

// inside returns the place at a pointer below this one.
func (at place) inside(pointer string) place {
	at.in += pointer
	return at
}

// pointer returns the whole pointer.
func (at place) pointer() string {
	if at.i == alone {
		return at.path + at.in
	}
	return at.path + "/" + strconv.Itoa(at.i) + at.in
}

// fault returns the fault of what is there.
func (at place) fault(got string, want aqi.Text) aqi.Fault {
	return aqi.Fault{Path: at.pointer(), ID: quote.Cut(at.id), Got: got, Want: want}
}

// add adds that fault.
func (at place) add(fs *aqi.Faults, rule error, got string, want aqi.Text) {
	faults.Add(fs, rule, func() aqi.Fault { return at.fault(got, want) })
}

// fault returns a single fault as an error.
func fault(rule error, path, got string, want aqi.Text) error {
	return aqi.Faults{{Path: path, Count: 1, Got: got, Want: want, Rule: rule}}
}

var wantUTF8 = aqi.Text{Chinese: "UTF-8文本", English: "text in UTF-8"}

// checkUTF8 adds a fault for text that is none.
func checkUTF8(fs *aqi.Faults, at place, text string) {
	if !utf8.ValidString(text) {
		faults.Add(fs, aqi.ErrText, func() aqi.Fault { return at.fault(quote.Text(text), wantUTF8) })
	}
}

// identifiers find those that are empty or not the first of their list.
type identifiers map[string]int

// check checks the identifier of an element.
func (ids identifiers) check(fs *aqi.Faults, at place) {
	checkUTF8(fs, at.inside("/id"), at.id)
	before, twice := ids[at.id]
	switch {
	case at.id == "":
		at.inside("/id").add(fs, aqi.ErrMissing, "", wantID)
	case twice:
		faults.Add(fs, aqi.ErrDuplicate, func() aqi.Fault {
			other := at.path + "/" + strconv.Itoa(before)
			return at.inside("/id").fault(quote.Text(at.id), aqi.Text{Chinese: "与" + other + "不同的编号", English: "another than that of " + other})
		})
	default:
		ids[at.id] = at.i
	}
}

var wantID = aqi.Text{Chinese: "编号", English: "an identifier"}

// limits are what amounts are held to.
type limits struct {
	needed   bool     // none may be missing
	most     Amount   // of each
	baseline *Amounts // each at most what is here, where that is known; nil for no such limit
}

// Check returns what is wrong with amounts of a source, as [aqi.Faults] whose paths are pointers into them, as in "/nox": negative ones,
// those above [MaxAmount], and those above the baseline, where that is known. Nothing is wrong with missing ones.
func (as Amounts) Check(baseline Amounts) error {
	var fs aqi.Faults
	as.check(&fs, place{i: alone}, "", limits{most: MaxAmount, baseline: &baseline})
	return fs.Err()
}

// Check returns what is wrong with what a source emits and reduces of it, as [Amounts.Check] does, at any level. The paths begin with
// "/baseline" and "/reductions".
func (rs *Reductions) Check(baseline Amounts) error {
	if rs == nil {
		rs = new(Reductions)
	}
	if rs.sound(&baseline) {
		return nil
	}
	var fs aqi.Faults
	baseline.check(&fs, place{i: alone}, "/baseline", limits{most: MaxAmount})
	for l := response.IV; l <= response.I; l++ {
		rs.at[l-1].check(&fs, place{i: alone}, reductionsAt[l], limits{false, MaxAmount, &baseline})
	}
	return fs.Err()
}

// sound reports whether Check finds nothing, without what that costs, as it is asked of every source.
func (rs *Reductions) sound(baseline *Amounts) bool {
	var signs Amount // without a branch for each
	for i, a := range baseline.amount {
		signs |= a | (MaxAmount - a)
		most := baseline.most(Pollutant(i + 1))
		for l := range rs.at {
			reduction := rs.at[l].amount[i]
			signs |= reduction | (most - reduction)
		}
	}
	return signs >= 0
}

// most returns the most that can be reduced of a baseline: what is known of it, and [MaxAmount] at most.
func (as *Amounts) most(p Pollutant) Amount {
	if a := as.amount[p-1]; a >= 0 && as.has(p) {
		return min(a, MaxAmount)
	}
	return MaxAmount
}

// check adds the problems of amounts, which lie at a pointer inside the place.
func (as *Amounts) check(fs *aqi.Faults, at place, pointer string, l limits) {
	for p := SO2; p <= VOCs; p++ {
		if rule := as.breaks(p, &l); rule != nil {
			faults.Add(fs, rule, func() aqi.Fault { return as.fault(at.inside(pointer), p, &l, rule) })
		}
	}
}

// breaks returns the rule that the amount of a pollutant breaks, nil for none.
func (as *Amounts) breaks(p Pollutant, l *limits) error {
	a, base := as.amount[p-1], l.baseline
	switch {
	case !as.has(p) && l.needed:
		return aqi.ErrMissing
	case !as.has(p):
		return nil
	case a < 0:
		return aqi.ErrNegative
	case a > l.most:
		return aqi.ErrRange
	case base != nil && base.has(p) && base.amount[p-1].Valid() && a > base.amount[p-1]:
		return aqi.ErrConflict
	}
	return nil
}

// fault says what is wrong with the amount of a pollutant that breaks a rule.
func (as *Amounts) fault(at place, p Pollutant, l *limits, rule error) aqi.Fault {
	got := ""
	if as.has(p) {
		got = as.amount[p-1].String()
	}
	want := aqi.Text{Chinese: "0至" + l.most.Chinese(), English: "0 to " + l.most.String()}
	if errors.Is(rule, aqi.ErrConflict) {
		most := l.baseline.amount[p-1]
		want = aqi.Text{Chinese: "不大于基准排放" + most.Chinese(), English: "at most the baseline of " + most.String()}
	}
	return at.inside("/"+p.word()).fault(got, want)
}
