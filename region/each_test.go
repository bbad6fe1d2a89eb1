package region_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// carriage is when counties carry a level, by brute force: masks of counties by hour from first on.
type carriage struct {
	first aqi.Stamp
	masks []uint
}

// carriersOf tries at each hour every set that is enough for a level, and every stretch of the hours together that holds the hour:
// those of the set are inside an episode of their own throughout, and one that is open goes on without end unless only its known hours
// count.
func carriersOf(p region.Plan, d region.Assessment, rules []rule, span aqi.Span, together int, known bool) carriage {
	c := carriage{span.From, make([]uint, span.Hours())}
	index := map[string]uint{}
	for i, county := range d.Counties {
		index[county.County.Code] = 1 << i
	}
	for _, r := range rules {
		in := make([]uint, span.Hours())
		for _, county := range d.Counties {
			for _, e := range county.Episodes {
				until := e.Until
				if e.Open && !known {
					until = span.Until
				}
				for h := max(e.From, span.From); h < min(until, span.Until) && e.Level >= r.level; h++ {
					in[h-span.From] |= index[county.County.Code]
				}
			}
		}
		for first := 0; first+together <= len(in); first++ {
			throughout := ^uint(0)
			for _, now := range in[first : first+together] {
				throughout &= now
			}
			found := uint(0)
			for _, set := range r.sets {
				mask := uint(0)
				for _, code := range set {
					mask |= index[code]
				}
				if mask&^throughout == 0 {
					found |= mask
				}
			}
			for h := first; h < first+together; h++ {
				c.masks[h] |= found
			}
		}
	}
	return c
}

// Under the reading EachCounty a county carries at the hours at which brute force says so, up to the known end of an open episode.
func TestEachCountyIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(12).Draw(t, "plan")
		p.Policy.Reading = region.EachCounty
		p.Policy.Together = rapid.SampledFrom([]int{24, 1, 2, 7, 36}).Draw(t, "together")
		in := regiontest.Input(p, 200).Draw(t, "input")
		in.Demands = nil
		d := assess(t, p, in)
		first, until := hull(in)
		span := aqi.Span{From: first - 1, Until: until + 100} // beyond the hours of all episodes that are not open
		end := span.Until
		if n := len(d.Episodes); n > 0 && d.Episodes[n-1].Open {
			end = d.Episodes[n-1].Until
		}
		rules := rulesOf(p)
		for i, l := range d.Levels {
			want := carriersOf(p, d, rules[l.Level], span, p.Policy.Together, false)
			for h, mask := range want.masks {
				if hour := span.From + aqi.Stamp(h); hour < end {
					same(t, carryingAt(d, l.Level, hour), mask)
				}
			}
			if i == 0 {
				checkEnd(t, p, d, rules[l.Level], span, want)
			}
		}
	})
}

// carryingAt returns which counties carry a level at an hour.
func carryingAt(d region.Assessment, level alert.Level, hour aqi.Stamp) (mask uint) {
	for i, c := range d.Counties {
		for _, s := range c.Carries {
			if s.Level == level && s.Contains(hour) {
				mask |= 1 << i
			}
		}
	}
	return mask
}

// checkEnd checks that the last episode is open where counties carry beyond all data, with its end behind the last hour at which
// as many as it takes are inside by known hours.
func checkEnd(t fataler, p region.Plan, d region.Assessment, rules []rule, span aqi.Span, all carriage) {
	t.Helper()
	last := len(d.Episodes) - 1
	open := all.masks[len(all.masks)-1] != 0
	if last < 0 || d.Episodes[last].Open != open {
		if open || last >= 0 {
			t.Fatalf("%v, want open %v", d.Episodes, open)
		}
		return
	}
	for _, e := range d.Episodes[:last] {
		if e.Open {
			t.Fatalf("%v", d.Episodes)
		}
	}
	if !open {
		return
	}
	runs := d.Episodes[last].Runs
	want := runs[len(runs)-1].From + 1
	for h, mask := range carriersOf(p, d, rules, span, 1, true).masks {
		if mask != 0 {
			want = max(want, span.From+aqi.Stamp(h)+1)
		}
	}
	same(t, d.Episodes[last].Until, want)
}

// Counties carry less where they have to be inside together for longer.
func TestTogetherIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := regiontest.Plan(6).Draw(t, "plan")
		p.Policy.Reading = region.EachCounty
		in := regiontest.Input(p, 150).Draw(t, "input")
		p.Policy.Together = rapid.IntRange(1, 40).Draw(t, "together")
		longer := p
		longer.Policy.Together += rapid.IntRange(1, 10).Draw(t, "longer by")
		shorter := assess(t, p, in)
		never(t, levelsOf(assess(t, longer, in)), levelsOf(shorter), shorter.Episodes)
	})
}

// Three counties that are heavy together for two hours only make no alert of the prefecture; for 24 they do, also where the
// third changes meanwhile, as long as one set lasts for 24.
func TestTogether(t *testing.T) {
	p := chain("1", "2", "3", "4")
	for _, tt := range []struct {
		name                  string
		one, two, three, four [2]int
		want                  []aqi.Span
	}{
		{"two hours", [2]int{10, 50}, [2]int{48, 90}, [2]int{20, 90}, [2]int{}, nil},
		{"23 hours", [2]int{10, 50}, [2]int{27, 90}, [2]int{20, 90}, [2]int{}, nil},
		{"24 hours", [2]int{10, 50}, [2]int{26, 90}, [2]int{20, 90}, [2]int{}, []aqi.Span{hours(26, 50)}},
		{"one leaves, one joins, too soon", [2]int{10, 50}, [2]int{30, 72}, [2]int{20, 90}, [2]int{50, 90}, nil},
		{"one leaves, one joins", [2]int{10, 50}, [2]int{30, 74}, [2]int{20, 90}, [2]int{50, 90}, []aqi.Span{hours(50, 74)}},
		{"two sets, one after the other", [2]int{10, 60}, [2]int{30, 100}, [2]int{20, 110}, [2]int{55, 110}, []aqi.Span{hours(30, 100)}},
	} {
		series := map[string]alert.Series{}
		for i, h := range [][2]int{tt.one, tt.two, tt.three, tt.four} {
			if h[1] > 0 {
				series[p.Counties[i].Code] = from(150, h[0], h[1])
			}
		}
		d := assess(t, p, region.Known{Series: series})
		if got := d.Levels[0].Periods; len(got) != len(tt.want) || len(got) > 0 && got[0] != tt.want[0] {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
