package response_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/response"
)

func idsOf(measures []response.Measure) []string {
	var ids []string
	for _, m := range measures {
		ids = append(ids, m.ID)
	}
	return ids
}

func at(c response.Catalogue, l response.Level, f response.Filter) []string {
	return idsOf(slices.Collect(c.At(l, f)))
}

// drawFilter draws a filter that lets something through often enough: most of its fields let everything through.
func drawFilter(t *rapid.T, c response.Catalogue) response.Filter {
	var f response.Filter
	one := func(label string) bool { return rapid.IntRange(0, 2).Draw(t, label+" at 0") == 0 }
	if one("kind") {
		f.Kind = response.Kind(rapid.IntRange(0, 5).Draw(t, "kind"))
	}
	if one("sector") {
		f.Sector = response.Sector(rapid.IntRange(0, 5).Draw(t, "sector"))
	}
	if one("addressee") {
		f.Addressee = rapid.SampledFrom([]string{"", "nobody", "schools", "everyone", "authorities", "industries"}).Draw(t, "addressee")
	}
	if one("department") {
		names := []string{"", "nobody", "Ecology"}
		for _, p := range c.Parties {
			names = append(names, p.ID)
		}
		f.Department = rapid.SampledFrom(names).Draw(t, "department")
	}
	f.Freezing = response.Fact(rapid.IntRange(0, 3).Draw(t, "freezing"))
	return f
}

// drops says in the words of the filter's fields why a measure is left out; "" where it is not.
func drops(f response.Filter, m response.Measure) string {
	if f.Kind != 0 && f.Kind != m.Kind {
		return "kind"
	}
	if f.Sector != 0 && f.Sector != m.Sector {
		return "sector"
	}
	if f.Addressee != "" && f.Addressee != m.Addressee {
		return "addressee"
	}
	if f.Department != "" && !slices.Contains(m.Departments, f.Department) {
		return "department"
	}
	if f.Freezing == response.Yes && m.NotFreezing {
		return "freezing"
	}
	return ""
}

// TestMeasuresEqualBruteForce moves some of Kashgar's measures to level IV, which another place's plan may have.
func TestMeasuresEqualBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := response.Kashgar()
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(c.Measures)-1), 0, 5).Draw(t, "of level IV") {
			c.Measures[i].Level = response.IV
		}
		f := drawFilter(t, c)
		level := rapid.SampledFrom(append([]response.Level{5, 200}, levels...)).Draw(t, "level")
		var upTo []string
		for _, m := range c.Measures {
			if drops(f, m) != "" {
				continue
			}
			if m.Level != response.NoResponse && m.Level <= level {
				upTo = append(upTo, m.ID)
			}
		}
		if diff := cmp.Diff(upTo, at(c, level, f)); diff != "" {
			t.Fatalf("At, -brute force +got:\n%s", diff)
		}
		var advice []string
		for _, a := range c.Advice(level, f) {
			m, ok := c.Measure(a.ID)
			if !ok || a != (alert.Advice{ID: m.ID, Clause: m.Clause, Text: m.Text}) {
				t.Fatalf("advice %+v, of %+v", a, m)
			}
			advice = append(advice, a.ID)
		}
		if diff := cmp.Diff(upTo, advice); diff != "" {
			t.Fatalf("Advice, -brute force +got:\n%s", diff)
		}
	})
}

// TestMeasuresAddUp: 在落实Ⅲ级应急响应措施的基础上，增加以下措施 (4.3.3), and the same of Ⅱ (4.3.4). A level's own come after those of the levels
// below it, since that is the plan's order.
func TestMeasuresAddUp(t *testing.T) {
	c := response.Kashgar()
	var all, general []string
	for m := range slices.Values(c.Measures) {
		if (m.Kind == response.General) != (m.Level == response.NoResponse) {
			t.Errorf("%s: %v at %v", m.ID, m.Kind, m.Level)
		}
		if m.Kind == response.General {
			general = append(general, m.ID)
		}
	}
	for _, level := range levels {
		var own []string
		for m := range c.At(level, response.Filter{}) {
			if m.Level == level {
				own = append(own, m.ID)
			}
		}
		if (len(own) > 0) != (level >= response.III) {
			t.Errorf("%v adds %d measures", level, len(own))
		}
		all = append(all, own...)
		if diff := cmp.Diff(all, at(c, level, response.Filter{})); diff != "" {
			t.Errorf("%v, -added up to it +got:\n%s", level, diff)
		}
	}
	if diff := cmp.Diff(idsOf(c.Measures), append(general, all...)); diff != "" {
		t.Errorf("-measures +general and level I:\n%s", diff)
	}
	if once := slices.Compact(slices.Sorted(slices.Values(idsOf(c.Measures)))); len(once) != len(c.Measures) {
		t.Error("two measures have one identifier")
	}
}

func TestFreezingSeason(t *testing.T) {
	c := response.Kashgar()
	const cleaning = "iii-advice-cleaning" // 非冰冻期加强道路机械化清扫
	for season, want := range map[response.Fact]bool{response.Unknown: true, response.No: true, response.Yes: false, 9: true} {
		if got := slices.Contains(at(c, response.I, response.Filter{Freezing: season}), cleaning); got != want {
			t.Errorf("freezing %v: %v, want %v", season, got, want)
		}
	}
}

// TestDepartmentsAreThoseOfTheClause: the list that ends 其他减排措施 is of that paragraph alone.
func TestDepartmentsAreThoseOfTheClause(t *testing.T) {
	c := response.Kashgar()
	for department, want := range map[string][]string{
		"transport": {"ii-advice-transit"},
		"education": {"iii-health-publicity", "i-health-schools"},
		"health":    {"iii-health-publicity"},
		"market": {
			"iii-other-burning", "iii-other-catering", "iii-other-barbecue", "iii-other-fireworks", "iii-other-seasonal",
			"iii-other-outdoor-work",
		},
		"emergency": nil, // a member unit that no measure names
	} {
		if diff := cmp.Diff(want, at(c, response.I, response.Filter{Department: department})); diff != "" {
			t.Errorf("%s, -want +got:\n%s", department, diff)
		}
	}
}

func TestFind(t *testing.T) {
	c := response.Kashgar()
	for _, m := range c.Measures {
		if got, ok := c.Measure(m.ID); !ok || !cmp.Equal(got, m) {
			t.Errorf("Find(%q) = %+v, %v", m.ID, got, ok)
		}
		for _, d := range m.Departments {
			if p, ok := c.Party(d); !ok || p.ID != d {
				t.Errorf("%s: no party %q", m.ID, d)
			}
		}
	}
	for _, id := range []string{"", "III-dust-sites", "iii-dust", "4.3.2.3"} {
		if m, ok := c.Measure(id); ok || m.ID != "" {
			t.Errorf("Find(%q) = %+v", id, m)
		}
		if p, ok := c.Party(id); ok || p != (alert.Party{}) {
			t.Errorf("Party(%q) = %+v", id, p)
		}
	}
}

// TestIteratorsStop leaves each iterator after a few values, and starts it again.
func TestIteratorsStop(t *testing.T) {
	c := response.Kashgar()
	for stopAt := range 4 {
		seq := c.At(response.I, response.Filter{})
		for range 2 {
			var got []string
			for m := range seq {
				if got = append(got, m.ID); len(got) > stopAt {
					break
				}
			}
			if want := at(c, response.I, response.Filter{})[:stopAt+1]; !slices.Equal(got, want) {
				t.Errorf("%v, want %v", got, want)
			}
		}
	}
	a := c.Truck(response.II, response.Truck{})
	for i := range a.Missing.All() {
		if i != "standard" {
			t.Errorf("first is %v", i)
		}
		break
	}
	if a.Grounds()[0] != "iii-industry-micro" {
		t.Errorf("first is %v", a.Grounds()[0])
	}
}

// TestKashgarIsFresh writes over one copy, in all that its slices hold; another does not notice.
func TestKashgarIsFresh(t *testing.T) {
	want, spoilt := response.Kashgar(), response.Kashgar()
	for i := range spoilt.Measures {
		clear(spoilt.Measures[i].Departments)
	}
	for i := range spoilt.Restrictions {
		clear(spoilt.Restrictions[i].Unless)
	}
	clear(spoilt.Restrictions)
	for i := range spoilt.Duties {
		clear(spoilt.Duties[i].By)
		clear(spoilt.Duties[i].To)
		clear(spoilt.Duties[i].Contents)
	}
	clear(spoilt.Levels)
	clear(spoilt.Parties)
	clear(spoilt.Measures)
	clear(spoilt.Duties)
	clear(spoilt.Consequences)
	if diff := cmp.Diff(want, response.Kashgar()); diff != "" {
		t.Fatal(diff)
	}
	if cmp.Equal(want, spoilt) {
		t.Fatal("nothing was spoilt")
	}
}
