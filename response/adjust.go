package response

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/clone"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// Adjustment is how a county, or one alert, departs from a catalogue (适当调整应急响应措施, 4.2; 采取更严格的应急响应措施, 4.3): what it does besides or
// more strictly, and what it leaves out where the plan lets it. The zero Adjustment changes nothing.
type Adjustment struct {
	Measures []Measure `json:"measures"` // its own, each with an identifier that the catalogue does not have
	// Restrictions are of its own measures, or sharper ones of the catalogue's: answers are the strictest of all.
	Restrictions []Restriction `json:"restrictions"`
	Omissions    []Omission    `json:"omissions"`
}

// Omission is a measure that is left out, and why.
type Omission struct {
	Measure string   `json:"measure"` // the identifier of one that is [Measure].Optional
	Reason  aqi.Text `json:"reason"`
}

// Adjust returns the catalogue as an adjustment has it, with all that is its own after the catalogue's, a restriction after those of
// its question. Nothing falls below the catalogue: a measure that the plan demands is not left out, and no answer is milder except for
// want of a measure that is left out. The cost is that of Validate.
//
// Errors, all at once, as [aqi.Faults] whose paths begin with "/adjustment": those that Validate has for its measures and restrictions,
// [aqi.ErrUnknown] for an omission of a measure that the catalogue does not have, [aqi.ErrConflict] for one that the plan does not let
// be left out, [aqi.ErrMissing] for one without a reason.
func (c Catalogue) Adjust(a Adjustment) (Catalogue, error) {
	var fs aqi.Faults
	for i, o := range a.Omissions {
		c.checkOmission(&fs, faults.At("/adjustment/omissions", i), &o)
	}
	c, a = clone.Of(c), clone.Of(a)
	omitted := func(id string) bool {
		return slices.ContainsFunc(a.Omissions, func(o Omission) bool { return o.Measure == id })
	}
	c.Measures = slices.DeleteFunc(c.Measures, func(m Measure) bool { return m.Optional && omitted(m.ID) })
	c.Restrictions = slices.DeleteFunc(c.Restrictions, func(r Restriction) bool { return omitted(r.Measure) })
	c.Begins = slices.DeleteFunc(c.Begins, func(b Begin) bool { return omitted(b.Measure) })
	measures, restrictions := len(c.Measures), len(c.Restrictions)
	c.Measures, c.Restrictions = append(c.Measures, a.Measures...), append(c.Restrictions, a.Restrictions...)
	places := c.join()
	found, _ := errors.AsType[aqi.Faults](c.Validate())
	for _, f := range found {
		f.Path = ofAdjustment(f.Path, "measures", measures, nil)
		f.Path = ofAdjustment(f.Path, "restrictions", restrictions, places)
		fs.Add(f)
	}
	if err := fs.Err(); err != nil {
		return Catalogue{}, err
	}
	return c, nil
}

func (c *Catalogue) checkOmission(fs *aqi.Faults, path string, o *Omission) {
	f := aqi.Fault{ID: quote.Cut(o.Measure)}
	switch m, has := c.Measure(o.Measure); {
	case !has:
		f.Path, f.Got, f.Rule = path+"/measure", quote.Text(o.Measure), aqi.ErrUnknown
		f.Want = aqi.Text{Chinese: "本目录的措施", English: "a measure of the catalogue"}
		fs.Add(f)
	case !m.Optional:
		f.Path, f.Got, f.Rule, f.Clause = path+"/measure", quote.Text(o.Measure), aqi.ErrConflict, m.Clause
		f.Want = aqi.Text{Chinese: "预案允许不采取的措施", English: "one that the plan lets be left out"}
		fs.Add(f)
	}
	if o.Reason.Chinese == "" && o.Reason.English == "" {
		fs.Add(aqi.Fault{
			Path: path + "/reason", ID: f.ID, Want: aqi.Text{Chinese: "不采取的理由", English: "why it is left out"}, Rule: aqi.ErrMissing,
		})
	}
	faults.UTF8Text(fs, path+"/reason", o.Reason)
}

// join puts the restrictions of each question together, and returns where each stood before.
func (c *Catalogue) join() (places []int) {
	for i := range c.Restrictions {
		places = append(places, i)
	}
	slices.SortStableFunc(places, func(i, j int) int { return cmp.Compare(c.Restrictions[i].Question, c.Restrictions[j].Question) })
	var joined []Restriction
	for _, was := range places {
		joined = append(joined, c.Restrictions[was])
	}
	c.Restrictions = joined
	return places
}

// ofAdjustment turns the path of an entry that follows n of the catalogue's into one of the adjustment's. places says where entries
// that have moved stood before.
func ofAdjustment(path, list string, n int, places []int) string {
	rest, is := strings.CutPrefix(path, "/catalogue/"+list+"/")
	index, below, deeper := strings.Cut(rest, "/")
	i, err := strconv.Atoi(index)
	if !is || err != nil {
		return path
	}
	if places != nil {
		i = places[i]
	}
	of := "/catalogue"
	if i >= n {
		of, i = "/adjustment", i-n
	}
	if path = faults.At(of, list, i); deeper {
		path += "/" + below
	}
	return path
}
