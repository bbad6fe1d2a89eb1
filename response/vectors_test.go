package response_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

var update = flag.Bool("update", false, "write responsetest/vectors.json anew")

// The forms of the vectors, as responsetest.Vectors documents them.
type (
	vectors struct {
		Format    int                `json:"format"`
		Catalogue response.Catalogue `json:"catalogue"`
		Answers   []vectorAnswer     `json:"answers"`
		Measures  []vectorMeasures   `json:"measures"`
		Due       []vectorDue        `json:"due"`
	}
	vectorAnswer struct {
		Question response.Question `json:"question"`
		Level    response.Level    `json:"level"`
		Facts    any               `json:"facts"`
		Verdict  response.Verdict  `json:"verdict"`
		Missing  response.Fields   `json:"missing"`
		Grounds  []string          `json:"grounds"`
	}
	vectorMeasures struct {
		Level    response.Level `json:"level"`
		Filter   vectorFilter   `json:"filter"`
		Measures []string       `json:"measures"`
	}
	vectorFilter struct {
		Kind       response.Kind   `json:"kind,omitzero"`
		Sector     response.Sector `json:"sector,omitzero"`
		Addressee  string          `json:"addressee,omitzero"`
		Department string          `json:"department,omitzero"`
		Freezing   response.Fact   `json:"freezing,omitzero"`
	}
	vectorDue struct {
		Activations []response.Activation `json:"activations"`
		At          aqi.Stamp             `json:"at"`
		Due         []vectorItem          `json:"due"`
	}
	vectorItem struct {
		Duty        string         `json:"duty"`
		By          []string       `json:"by"`
		Activation  aqi.Span       `json:"activation,omitzero"`
		From        aqi.Stamp      `json:"from"`
		Due         aqi.Stamp      `json:"due,omitzero"`
		Day         aqi.Stamp      `json:"day,omitzero"`
		Level       response.Level `json:"level"`
		NextYear    bool           `json:"next_year"`
		Provisional bool           `json:"provisional"`
		Overdue     bool           `json:"overdue"`
	}
)

// maker makes the results of vectors: the oracles, or the package.
type maker struct {
	answer   func(*walk, []int) vectorAnswer
	measures func(response.Catalogue, response.Level, response.Filter) []string
	due      func(response.Catalogue, []response.Activation, aqi.Stamp) ([]response.DueItem, error)
}

// The vectors are what the oracles make of their inputs, and the package makes the same.
func TestVectors(t *testing.T) {
	made, err := texttest.Lines(vectorsOf(t, byOracles))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("responsetest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, responsetest.Vectors()) {
		t.Error("responsetest/vectors.json is not what the oracles make: go test -run TestVectors -update")
	}
	own, err := texttest.Lines(vectorsOf(t, byPackage))
	if err != nil || !bytes.Equal(made, own) {
		t.Error("the package makes others", err)
	}
}

func vectorsOf(t *testing.T, by maker) vectors {
	t.Helper()
	v := vectors{Format: 1, Catalogue: response.Kashgar()}
	for _, s := range spaces() {
		for _, level := range levels {
			if s.name != "machine, exclusive" { // that is of another reading
				v.Answers = append(v.Answers, vectorAnswers(t, s, level, by)...)
			}
		}
	}
	for _, level := range levels {
		for _, f := range vectorFilters {
			v.Measures = append(v.Measures, vectorMeasures{level, vectorFilter(f), by.measures(v.Catalogue, level, f)})
		}
	}
	for seed := range 30 {
		as := responsetest.Activations().Example(seed)
		at := responsetest.Hour(as).Example(seed)
		items, err := by.due(v.Catalogue, as, at)
		if err != nil {
			t.Fatal(err)
		}
		v.Due = append(v.Due, vectorDue{as, at, vectorItems(items)})
	}
	return v
}

// perSpace returns how many points of a question with so many there are at a level: all, where they are few.
func perSpace(points int, level response.Level) int {
	switch {
	case points <= 27:
		return points
	case level < response.III:
		return 3
	}
	return 18
}

// vectorAnswers are those of points of a space.
func vectorAnswers(t *testing.T, s space, level response.Level, by maker) (list []vectorAnswer) {
	t.Helper()
	w := &walk{space: s, t: t, level: level, passed: map[int]known{}}
	points := w.points()
	r := rand.New(rand.NewSource(int64(s.about)<<8 | int64(level)))
	many := perSpace(points, level)
	for n := range many {
		p := w.point(n)
		if many < points {
			p = w.drawn(r)
		}
		a := by.answer(w, p)
		slices.Sort(a.Grounds)
		a.Question, a.Level, a.Facts = s.about, level, s.facts(p)
		switch f := a.Facts.(type) {
		case response.Trait:
			a.Facts = map[string]any{}
			if f != "" {
				a.Facts = map[string]any{"practice": f}
			}
		case response.Fact:
			a.Facts = map[string]any{"sensitive": f}
		}
		list = append(list, a)
	}
	return list
}

// drawn is a point of which at most some thousand ways to complete it must be gone through.
func (w *walk) drawn(r *rand.Rand) []int {
	for {
		p, ways := make([]int, len(w.dims)), 1
		for d, dim := range w.dims {
			if r.Intn(3) == 0 {
				ways *= dim.values
			} else {
				p[d] = 1 + r.Intn(dim.values-1)
			}
		}
		if ways <= 2000 {
			return p
		}
	}
}

var vectorFilters = []response.Filter{
	{}, {Kind: response.Mandatory}, {Kind: response.General}, {Kind: response.Advisory}, {Sector: response.Industrial}, {Sector: response.Mobile},
	{Sector: response.Dust}, {Sector: response.OtherSector}, {Addressee: "schools"}, {Department: "ecology"}, {Freezing: response.Yes},
	{Kind: response.Mandatory, Department: "ecology", Freezing: response.Yes},
}

func vectorItems(items []response.DueItem) []vectorItem {
	list := []vectorItem{}
	for _, item := range items {
		v := vectorItem{
			Duty: item.Duty.ID, Activation: item.Activation, From: item.From, Due: item.Due, Day: item.Day, Level: item.Level,
			NextYear: item.NextYear, Provisional: item.Provisional, Overdue: item.Overdue,
		}
		for _, by := range item.By {
			v.By = append(v.By, by.Key)
		}
		list = append(list, v)
	}
	return list
}

var byPackage = maker{
	answer: func(w *walk, p []int) vectorAnswer {
		a := w.ask(w.level, p)
		return vectorAnswer{Verdict: a.Verdict, Missing: a.Missing, Grounds: a.Grounds()}
	},
	measures: func(c response.Catalogue, level response.Level, f response.Filter) []string {
		return append([]string{}, at(c, level, f)...)
	},
	due: response.Catalogue.Due,
}

var byOracles = maker{
	answer: func(w *walk, p []int) vectorAnswer {
		i := 0
		for d, stride := range w.strides {
			i += p[d] * stride
		}
		k := w.known(i)
		rest := k.some
		if k.strictest == k.mildest {
			rest = k.every
		}
		a := vectorAnswer{Verdict: k.strictest, Missing: k.deciding, Grounds: []string{}}
		for bit, id := range w.ids {
			if rest>>bit&1 != 0 {
				a.Grounds = append(a.Grounds, id)
			}
		}
		return a
	},
	measures: func(c response.Catalogue, level response.Level, f response.Filter) []string {
		ids := []string{}
		for _, m := range c.Measures {
			if drops(f, m) == "" && m.Level != response.NoResponse && m.Level <= level {
				ids = append(ids, m.ID)
			}
		}
		return ids
	},
	due: func(c response.Catalogue, as []response.Activation, at aqi.Stamp) ([]response.DueItem, error) {
		return oracleDue(c, as, at), nil
	},
}

// The vectors reach every verdict, definite and not, and every occasion.
func TestVectorsReachEveryVerdict(t *testing.T) {
	v := vectorsOf(t, byPackage)
	seen := map[string]int{}
	for _, a := range v.Answers {
		seen[fmt.Sprint(a.Verdict, a.Missing == 0)]++
	}
	for _, of := range v.Due {
		for _, item := range of.Due {
			i := slices.IndexFunc(v.Catalogue.Duties, func(d response.Duty) bool { return d.ID == item.Duty })
			seen[v.Catalogue.Duties[i].Occasion.String()]++
		}
	}
	for _, what := range []string{
		"not restricted true", "as little as possible true", "avoid true", "stop true", "as little as possible false", "avoid false", "stop false",
		response.AtStart.String(), response.AtEnd.String(), response.AfterEnd.String(), response.Throughout.String(), response.EachDay.String(),
	} {
		if seen[what] < 3 {
			t.Errorf("%s: %d", what, seen[what])
		}
	}
}
