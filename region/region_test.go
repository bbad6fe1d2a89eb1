package region_test

import (
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
	same(t, got.Borders(), want.Borders())
	if len(got.Counties()) != 12 || len(got.Borders()) != 22 {
		t.Errorf("%d counties, %d borders", len(got.Counties()), len(got.Borders()))
	}
}

func TestKashgar(t *testing.T) {
	r := region.Kashgar()
	if c, ok := r.County("653125"); c.Name.Chinese != "莎车县" || !ok {
		t.Error(c, ok)
	}
	groups, err := r.Groups("653125", "653101", "653126", "653131")
	same(t, ok(t, groups, err), [][]string{{"653101"}, {"653125", "653126", "653131"}}) // Shache, Yecheng and Taxkorgan touch
	for _, c := range r.Counties() {
		if len(neighbours(r, c.Code)) == 0 {
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
				for _, n := range neighbours(r, code) {
					if in[n] && !slices.Contains(group, n) {
						t.Fatalf("%s touches %v", n, group)
					}
				}
			}
		}
		slices.Sort(all)
		same(t, all, some, equateEmpty)
	})
}

// Under GroupMean a region has at most 2²² connected groups: a clique of n counties has 2ⁿ-1, one more for each county apart; a
// star of n around one has 2ⁿ and n.
func TestTooManyGroups(t *testing.T) {
	clique := func(n, apart int) *region.Region {
		var borders [][2]string
		codes := numbered(n + apart)
		for i := range n {
			for j := range i {
				borders = append(borders, [2]string{codes[j], codes[i]})
			}
		}
		return newRegion(t, named(codes...), borders)
	}
	p := region.KashgarPolicy()
	for _, tt := range []struct {
		name string
		r    *region.Region
		too  bool
	}{
		{"clique of 22", clique(22, 0), false}, {"and one more", clique(22, 1), false}, {"and two more", clique(22, 2), true},
		{"clique of 23", clique(23, 0), true}, {"star of 21", star(t, 21), false}, {"star of 22", star(t, 22), true},
	} {
		p.Reading = region.GroupMean
		if err := second(p.Assess(tt.r, catalogue, region.Input{})); tt.too {
			checkFaults(t, err, bad{"/region", aqi.ErrTooMany})
		} else if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		p.Reading = region.EachCounty
		if err := second(p.Assess(tt.r, catalogue, region.Input{})); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// numbered returns n codes, ascending.
func numbered(n int) []string {
	codes := make([]string, n)
	for i := range codes {
		codes[i] = fmt.Sprintf("%06d", i)
	}
	return codes
}

// star is n counties around one.
func star(t fataler, n int) *region.Region {
	t.Helper()
	codes := numbered(n + 1)
	borders := make([][2]string, n)
	for i := range borders {
		borders[i] = [2]string{codes[n], codes[i]}
	}
	return newRegion(t, named(codes...), borders)
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
	d := assess(t, p, r, in)
	same(t, d.Groups, []region.Extent{{Level: yellow, Span: hours(10, 40), Counties: codes[60:70]}})
	p.Reading = region.GroupMean
	checkFaults(t, second(p.Assess(r, catalogue, in)), bad{"/region", aqi.ErrTooMany})
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
	d := assess(t, p, chain(t, codes...), in)
	same(t, d.Levels[0].Periods, []aqi.Span{hours(10, 40)})
}

func TestNewFaults(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	county := func(code, chinese, english string) []alert.County {
		return []alert.County{{Code: code, Name: aqi.Text{Chinese: chinese, English: english}}}
	}
	for _, tt := range []struct {
		name     string
		counties []alert.County
		borders  [][2]string
		want     []bad
	}{
		{"no counties", nil, nil, []bad{{"/counties", aqi.ErrMissing}}},
		{"an empty code", county(" ", "甲", "A"), nil, []bad{{"/counties/0/code", aqi.ErrMissing}}},
		{"empty names", county("1", "", " "), nil, []bad{{"/counties/0/name/zh", aqi.ErrMissing}, {"/counties/0/name/en", aqi.ErrMissing}}},
		{"no text", county("\xff", "\x80", "A\xff"), nil, []bad{
			{"/counties/0/code", aqi.ErrText}, {"/counties/0/name/zh", aqi.ErrText}, {"/counties/0/name/en", aqi.ErrText},
		}},
		{"a code twice", named("1", "2", "1"), nil, []bad{{"/counties/2/code", aqi.ErrDuplicate}}},
		{"an unknown code", named("1", "2"), [][2]string{{"1", "3"}, {"4", "5"}}, []bad{
			{"/borders/0/1", aqi.ErrUnknown}, {"/borders/1/0", aqi.ErrUnknown}, // and the next, /borders/1/1
		}},
		{"with itself", named("1", "2"), [][2]string{{"2", "2"}}, []bad{{"/borders/0", aqi.ErrConflict}}},
		{"a border twice", named("1", "2"), [][2]string{{"1", "2"}, {"1", "2"}}, []bad{{"/borders/1", aqi.ErrDuplicate}}},
		{"and turned", named("1", "2"), [][2]string{{"1", "2"}, {"2", "1"}}, []bad{{"/borders/1", aqi.ErrDuplicate}}},
		{"all at once", named("1", "1", ""), [][2]string{{"1", "1"}, {"1", long}}, []bad{
			{"/counties/1/code", aqi.ErrDuplicate}, {"/counties/2/code", aqi.ErrMissing}, {"/counties/2/name/zh", aqi.ErrMissing},
			{"/counties/2/name/en", aqi.ErrMissing}, {"/borders/0", aqi.ErrConflict}, {"/borders/1/1", aqi.ErrUnknown},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := region.New(tt.counties, tt.borders)
			if r != nil {
				t.Error("a region all the same")
			}
			checkFaults(t, err, tt.want...)
		})
	}
}

// A nil Region and the zero Region have no counties, and nothing panics.
func TestNoRegion(t *testing.T) {
	for _, r := range []*region.Region{nil, {}} {
		_, has := r.County("1")
		groups, err := r.Groups()
		if len(r.Counties()) > 0 || len(r.Borders()) > 0 || has || len(ok(t, groups, err)) > 0 {
			t.Error("it has counties")
		}
		_, err = r.Groups("1")
		checkFaults(t, err, bad{"/codes/0", aqi.ErrUnknown})
		for _, reading := range []region.GroupReading{region.EachCounty, region.GroupMean} {
			p := region.KashgarPolicy()
			p.Reading = reading
			checkFaults(t, second(p.Assess(r, catalogue, region.Input{})), bad{"/region", aqi.ErrMissing})
			_, err := p.Outlook(r, region.Input{}, start)
			checkFaults(t, err, bad{"/region", aqi.ErrMissing})
		}
	}
}
