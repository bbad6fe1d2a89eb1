package region_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/region/regiontest"
)

// The table is what the shared files say.
func TestKashgarIsTheFiles(t *testing.T) {
	want, got := readRegion(t, "kashgar"), region.Kashgar()
	same(t, got.Counties(), want.Counties())
	borders := 0
	for _, c := range want.Counties() {
		same(t, got.Neighbours(c.Code), want.Neighbours(c.Code))
		borders += len(got.Neighbours(c.Code))
	}
	if len(got.Counties()) != 12 || borders != 2*22 {
		t.Errorf("%d counties, %d ends of borders", len(got.Counties()), borders)
	}
}

func TestKashgar(t *testing.T) {
	r := region.Kashgar()
	if n, ok := r.ConnectedGroups(); n != len(subsets(r, 1)) || !ok {
		t.Errorf("%d connected groups, %v, want %d", n, ok, len(subsets(r, 1)))
	}
	if c, ok := r.County("653125"); c.Name.Chinese != "莎车县" || !ok {
		t.Error(c, ok)
	}
	if !r.Contiguous("653125", "653126", "653131") || r.Contiguous("653101", "653131") {
		t.Error("Shache, Yecheng and Taxkorgan touch; Kashgar City and Taxkorgan do not")
	}
	for _, c := range r.Counties() {
		if len(r.Neighbours(c.Code)) == 0 {
			t.Errorf("%v touches none", c)
		}
	}
	r.Counties()[0].Code = "changed"
	if r.Counties()[0].Code != "653101" {
		t.Error("what is returned is not a copy")
	}
}

func TestGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(9).Draw(t, "region")
		var some []string
		for _, c := range r.Counties() {
			if rapid.Bool().Draw(t, "in") {
				some = append(some, c.Code)
			}
		}
		in := map[string]bool{}
		for _, code := range some {
			in[code] = true
		}
		found, err := r.Groups(append(slices.Clone(some), some...)...)
		var all []string
		for i, group := range ok(t, found, err) {
			all = append(all, group...)
			if !connected(r, group) || !slices.IsSorted(group) || i > 0 && found[i-1][0] > group[0] {
				t.Fatalf("%v", found)
			}
			for _, code := range group {
				for _, n := range r.Neighbours(code) {
					if in[n] && !slices.Contains(group, n) {
						t.Fatalf("%s touches %v", n, group)
					}
				}
			}
		}
		slices.Sort(all)
		same(t, all, some, equateEmpty)
		if got := r.Contiguous(some...); got != (len(some) > 0 && connected(r, some)) {
			t.Fatalf("%v contiguous: %v", some, got)
		}
	})
}

// New counts each connected group once.
func TestConnectedGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := regiontest.Region(10).Draw(t, "region")
		if n, ok := r.ConnectedGroups(); n != len(subsets(r, 1)) || !ok {
			t.Fatalf("%d, %v, want %d", n, ok, len(subsets(r, 1)))
		}
	})
}

// A clique of n counties has 2ⁿ-1 connected groups: 22 counties are within the limit, 23 beyond it.
func TestTooManyGroups(t *testing.T) {
	clique := func(n int) *region.Region {
		var codes []string
		var borders [][2]string
		for i := range n {
			codes = append(codes, fmt.Sprintf("%03d", i))
			for j := range i {
				borders = append(borders, [2]string{codes[j], codes[i]})
			}
		}
		return newRegion(t, named(codes...), borders)
	}
	p := region.KashgarPolicy()
	p.Reading = region.GroupMean
	within, beyond := clique(22), clique(23)
	if n, ok := within.ConnectedGroups(); n != 1<<22-1 || !ok {
		t.Errorf("%d, %v", n, ok)
	}
	if n, ok := beyond.ConnectedGroups(); n != 0 || ok {
		t.Errorf("%d, %v", n, ok)
	}
	if _, err := p.Assess(within, region.Input{}); err != nil {
		t.Error(err)
	}
	checkFaults(t, second(p.Assess(beyond, region.Input{})), region.ErrTooLarge, "region: more than 4194304 connected groups")
	p.Reading = region.EachCounty
	if _, err := p.Assess(beyond, region.Input{}); err != nil {
		t.Error(err)
	}
}

// The reading EachCounty takes more counties than a word has bits, GroupMean does not.
func TestManyCounties(t *testing.T) {
	var codes []string
	in := region.Input{Series: map[string]alert.Series{}}
	for i := range 100 {
		codes = append(codes, fmt.Sprintf("%03d", i))
		if i >= 60 && i < 70 {
			in.Series[codes[i]] = from(100, 10, 40)
		}
	}
	r := chain(t, codes...)
	p := region.KashgarPolicy()
	d := decide(t, p, r, in)
	same(t, d.Groups, []region.Extent{{Level: yellow, From: stamp(10), Until: stamp(40), Counties: codes[60:70]}})
	if n, ok := r.ConnectedGroups(); n != 0 || ok {
		t.Errorf("%d, %v", n, ok)
	}
	p.Reading = region.GroupMean
	checkFaults(t, second(p.Assess(r, in)), region.ErrTooLarge, "region: 100 counties")
}

// 64 counties are as many as a group can have.
func TestSixtyFourCounties(t *testing.T) {
	var codes []string
	in := region.Input{Series: map[string]alert.Series{}}
	for i := range 64 {
		codes = append(codes, fmt.Sprintf("%03d", i))
		in.Series[codes[i]] = from(60, 10, 40)
	}
	p := region.KashgarPolicy()
	p.Reading = region.GroupMean
	d := decide(t, p, chain(t, codes...), in)
	same(t, d.Levels[0].Periods, []aqi.Span{hours(10, 40)})
}

func second(_ region.Assessment, err error) error { return err }

// faultsIn returns the faults that are joined in an error.
func faultsIn(err error) []region.Fault {
	var all []region.Fault
	if many, ok := errors.AsType[region.Faults](err); ok {
		for _, one := range many.Unwrap() {
			if f, ok := errors.AsType[region.Fault](one); ok {
				all = append(all, f)
			}
		}
	}
	return all
}

// checkFaults checks all faults of an error by the rule and by how each begins.
func checkFaults(t *testing.T, err, rule error, begins ...string) {
	t.Helper()
	faults := faultsIn(err)
	if len(faults) != len(begins) {
		t.Fatalf("%v, want %d faults", err, len(begins))
	}
	for i, f := range faults {
		if !errors.Is(f, rule) || !strings.HasPrefix(f.Error(), begins[i]) || len(f.Error()) > 500 {
			t.Errorf("%v, want %q: %v", f, begins[i], rule)
		}
	}
}

func TestNewFaults(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	tests := []struct {
		name     string
		counties []alert.County
		borders  [][2]string
		begins   []string
	}{
		{"no counties", nil, nil, []string{"counties: none"}},
		{"an empty code", []alert.County{{Code: " ", Name: aqi.Text{Chinese: "甲", English: "A"}}}, nil, []string{`counties[0]: code " "`}},
		{"empty names", []alert.County{{Code: "1"}}, nil, []string{`counties[0]: Chinese name ""`, `counties[0]: English name ""`}},
		{"a code twice", named("1", "2", "1"), nil, []string{`counties[2]: code "1", which is counties[0]'s`}},
		{"an unknown code", named("1", "2"), [][2]string{{"1", "3"}, {"4", "5"}}, []string{
			`borders[0]: county "3"`, `borders[1]: county "4"`, `borders[1]: county "5"`,
		}},
		{"with itself", named("1", "2"), [][2]string{{"2", "2"}}, []string{`borders[0]: county "2" with itself`}},
		{"a border twice", named("1", "2"), [][2]string{{"1", "2"}, {"1", "2"}}, []string{`borders[1]: "1" and "2" again`}},
		{"and turned", named("1", "2"), [][2]string{{"1", "2"}, {"2", "1"}}, []string{`borders[1]: "2" and "1" again`}},
		{"all at once", named("1", "1", ""), [][2]string{{"1", "1"}, {"1", long}}, []string{
			`counties[1]: code "1"`, `counties[2]: code ""`, `counties[2]: Chinese`, `counties[2]: English`, `borders[0]: county "1" with itself`,
			`borders[1]: county "xxxx`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := region.New(tt.counties, tt.borders)
			if r != nil {
				t.Error("a region all the same")
			}
			checkFaults(t, err, region.ErrRegion, tt.begins...)
		})
	}
}

// A nil Region and the zero Region have no counties, and nothing panics.
func TestNoRegion(t *testing.T) {
	for _, r := range []*region.Region{nil, {}} {
		_, has := r.County("1")
		if r.Counties() != nil && len(r.Counties()) > 0 || has || r.Neighbours("1") != nil || r.Contiguous() || r.Contiguous("1") {
			t.Error("it has counties")
		}
		if n, ok := r.ConnectedGroups(); n != 0 || !ok {
			t.Errorf("%d, %v", n, ok)
		}
		_, err := r.Groups("1")
		checkFaults(t, err, region.ErrRegion, `codes[0]: county "1"`)
		for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
			p := region.KashgarPolicy()
			p.Reading = reading
			checkFaults(t, second(p.Assess(r, region.Input{})), region.ErrRegion, "region: no counties")
		}
	}
}
