package regiontest_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// What is drawn is valid, and now and then all of what matters is among it.
func TestDraws(t *testing.T) {
	seen := map[string]int{}
	inDraws(100, func(t *rapid.T) {
		p := regiontest.Plan(8).Draw(t, "plan")
		in := regiontest.Input(p, 200).Draw(t, "input")
		office, err := region.New(p)
		if err != nil {
			t.Fatal(err)
		}
		d, err := office.Assess("", in)
		if err != nil {
			t.Fatal(err)
		}
		note(seen, p, in, d)
	})
	for _, what := range []string{
		"each-county", "group-mean", "groups", "two groups at a level", "orange", "own plan", "anywhere", "members", "two criteria", "apart", "no series", "other start",
		alert.SuperiorAlert.String(), alert.Judgement.String(), alert.VoluntaryRaise.String(), "judgement of the prefecture",
	} {
		if seen[what] == 0 {
			t.Errorf("no %s among the draws", what)
		}
	}
}

// inDraws draws always the same, so that what is among the draws is no matter of luck.
func inDraws(n int, draw func(t *rapid.T)) {
	drawn := rapid.Custom(func(t *rapid.T) bool {
		draw(t)
		return true
	})
	for seed := range n {
		drawn.Example(seed)
	}
}

func note(seen map[string]int, p region.Plan, in region.Known, d region.Assessment) {
	count := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	count("each-county", p.Policy.Reading == region.EachCounty)
	count("group-mean", p.Policy.Reading == region.GroupMean)
	count("groups", len(d.Groups) > 0)
	count("two groups at a level", len(d.Groups) > 1 && d.Groups[0].Level == d.Groups[1].Level)
	count("own plan", len(p.Tracks[0].Counties) > 0)
	for _, c := range p.Policy.Criteria {
		count("anywhere", c.Anywhere)
		count("members", c.Members != nil)
		count("two criteria", len(p.Policy.Criteria) > 1)
	}
	count("no series", len(in.Series) < len(d.Counties))
	for _, d := range in.Demands {
		count(d.Kind.String(), true)
		count("judgement of the prefecture", d.Kind == alert.Judgement && len(d.Counties) == 0)
	}
	for _, g := range d.Groups {
		count("orange", g.Level >= alert.Orange)
	}
	for _, c := range d.Counties {
		s, ok := in.Series[c.County.Code]
		count("other start", ok && s.Start != d.From)
		touches := func(border [2]string) bool { return slices.Contains(border[:], c.County.Code) }
		count("apart", !slices.ContainsFunc(p.Borders, touches))
	}
}
