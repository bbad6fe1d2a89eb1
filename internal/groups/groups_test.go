package groups_test

import (
	"math/big"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/internal/groups"
	"github.com/clearsky-go/clearsky/internal/runs"
)

const (
	window = 4  // hours, of which three must count
	units  = 12 // in which the mean of three or four is an integer
)

// drawn is a problem with small numbers: windows of four hours, values about two thresholds.
func drawn(t *rapid.T) *groups.Problem {
	p := &groups.Problem{Hours: rapid.IntRange(1, 60).Draw(t, "hours"), Units: units, Least: rapid.IntRange(1, 3).Draw(t, "least")}
	p.Rules = runs.Rules{
		Window: window, Gap: rapid.IntRange(1, 8).Draw(t, "gap"), Unbroken: rapid.Bool().Draw(t, "unbroken"),
		Merge: rapid.SampledFrom([]runs.Merge{runs.Highest, runs.Sum, runs.Span}).Draw(t, "merge"),
		Triggers: runs.Ready([]runs.Condition{
			{Trigger: 0, Last: true, Threshold: 5, Hours: 4}, {Trigger: 1, Last: true, Threshold: 5, Hours: 8},
			{Trigger: 2, Threshold: 5, Hours: 8}, {Trigger: 2, Last: true, Threshold: 7, Hours: 4},
		}),
	}
	p.Triggers = rapid.SampledFrom([][]int{{0, 1, 2}, {0, 1}, {1, 2}, {2}}).Draw(t, "wanted")
	n := rapid.IntRange(1, 5).Draw(t, "members")
	p.Touching = make([]uint64, n)
	for i := range n {
		p.Members = append(p.Members, member(t, p.Hours))
		for j := range i {
			if rapid.IntRange(0, 2).Draw(t, "touch") > 0 {
				p.Touching[i], p.Touching[j] = p.Touching[i]|1<<j, p.Touching[j]|1<<i
			}
		}
	}
	return p
}

func member(t *rapid.T, n int) groups.Member {
	m := groups.Member{Windows: slices.Repeat([]int64{groups.Absent}, n), Hours: make([]int64, n)}
	values := rapid.SliceOfN(rapid.SampledFrom([]int{-1, 2, 5, 5, 6, 6, 8, 14}), n, n).Draw(t, "values")
	for first, v := range values {
		if v >= 0 {
			m.Hours[first] = groups.Counted(v)
		}
		sum, count := 0, 0
		for _, v := range values[first:min(n, first+window)] {
			if v >= 0 {
				sum, count = sum+v, count+1
			}
		}
		if first+window <= n && count >= 3 {
			m.Windows[first] = int64(sum * units / count)
		}
	}
	return m
}

// connected reports whether the members of a group hang together.
func connected(p *groups.Problem, group uint64) bool {
	reached := group & -group
	for range p.Members {
		for i, touching := range p.Touching {
			if reached>>i&1 == 1 {
				reached |= touching & group
			}
		}
	}
	return reached == group
}

// episode is one of a group's, with the mean of its peak.
type episode struct {
	trigger, from, until, peak int
	mean                       *big.Rat
	open                       bool
}

// episodesOf grades the mean of a group, taken in fractions.
func episodesOf(p *groups.Problem, group uint64) []episode {
	g := runs.NewGrader(p.Rules, p.Hours)
	windows, last := make([]*big.Rat, p.Hours), -1
	for h := range p.Hours {
		value, hour, there := new(big.Rat), new(big.Rat), int64(0)
		for i, m := range p.Members {
			if group>>i&1 == 0 {
				continue
			}
			if m.Windows[h] == groups.Absent {
				value = nil
			} else if value != nil {
				value.Add(value, big.NewRat(m.Windows[h], int64(units*bits.OnesCount64(group))))
			}
			if m.Hours[h] != 0 {
				there++
				hour.Add(hour, big.NewRat(m.Hours[h]-groups.Counted(0), 1))
			}
		}
		if windows[h] = value; value != nil {
			last = h
		}
		for k, t := range p.Rules.Thresholds {
			if value != nil && value.Cmp(big.NewRat(int64(t), 1)) > 0 {
				g.Above[k].Windows.Add(h, h+1)
			}
			if there > 0 && hour.Cmp(big.NewRat(int64(t)*there, 1)) > 0 {
				g.Above[k].Heavy.Add(h, h+1)
			}
		}
	}
	g.FindBare()
	var list []episode
	found := g.Find()
	for first, end := 0, 0; first < len(found); first = end {
		end = g.EpisodeEnd(first)
		e := episode{trigger: g.Grade(first, end, nil), from: found[first].From, until: found[end-1].Until, mean: new(big.Rat)}
		for h := found[first].First; h <= found[end-1].End-window; h++ {
			if windows[h] != nil && windows[h].Cmp(e.mean) > 0 {
				e.peak, e.mean = h, windows[h]
			}
		}
		e.open = last < e.until
		list = append(list, e)
	}
	return list
}

// What is found is so, and at every hour each member is in a group that reaches a trigger if it is in any that does.
func TestFindIsExact(t *testing.T) {
	type place struct{ member, trigger, hour int }
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		want, got, number := map[place]bool{}, map[place]bool{}, 0
		for group := uint64(1); group < 1<<len(p.Members); group++ {
			if !connected(p, group) {
				continue
			}
			if number++; bits.OnesCount64(group) < p.Least {
				continue
			}
			for _, e := range episodesOf(p, group) {
				for h := e.from; h < e.until; h++ {
					for i := range p.Members {
						for _, trigger := range p.Triggers {
							if group>>i&1 == 1 && trigger <= e.trigger {
								want[place{i, trigger, h}] = true
							}
						}
					}
				}
			}
		}
		for _, f := range p.Find() {
			checkFound(t, p, f)
			for h := f.From; h < f.Until; h++ {
				for _, m := range f.Members {
					got[place{m, f.Trigger, h}] = true
				}
			}
		}
		for at := range want {
			if !got[at] {
				t.Fatalf("%+v is not found", at)
			}
		}
		if n := groups.Count(p.Touching, 1000); n != number {
			t.Fatalf("%d groups, want %d", n, number)
		}
	})
}

func checkFound(t *rapid.T, p *groups.Problem, f groups.Found) {
	group := uint64(0)
	for _, m := range f.Members {
		group |= 1 << m
	}
	is := slices.ContainsFunc(episodesOf(p, group), func(e episode) bool {
		return e.from == f.From && e.until == f.Until && e.trigger >= f.Trigger && e.open == f.Open && e.peak == f.Peak.Window &&
			e.mean.Cmp(big.NewRat(f.Peak.Sum, f.Peak.Count)) == 0 && e.mean.Num().Int64() == f.Peak.Sum
	})
	if !is || !connected(p, group) || len(f.Members) < p.Least || !slices.IsSorted(f.Members) || !slices.Contains(p.Triggers, f.Trigger) {
		t.Fatalf("%+v, want one of %+v", f, episodesOf(p, group))
	}
}

func TestCountStops(t *testing.T) {
	clique := make([]uint64, groups.MaxMembers)
	for i := range clique {
		clique[i] = ^uint64(0) &^ (1 << i)
	}
	for n, want := range map[int]int{0: 0, 1: 1, 3: 7, 10: 1023, 11: 1025, 64: 1025} {
		touching := slices.Clone(clique[:n])
		for i := range touching {
			touching[i] &= 1<<n - 1
		}
		if got := groups.Count(touching, 1024); got != want {
			t.Errorf("%d in a clique: %d groups, want %d", n, got, want)
		}
	}
	if found := (&groups.Problem{}).Find(); found != nil {
		t.Error(found)
	}
}
