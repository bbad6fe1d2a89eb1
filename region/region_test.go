package region_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// The table is what the shared files say.
func TestKashgarIsTheFiles(t *testing.T) {
	p := region.Kashgar()
	same(t, p.Counties, readCounties(t, "kashgar-counties.csv"))
	same(t, p.Borders, readBorders(t, "kashgar"))
	if len(p.Counties) != 12 || len(p.Borders) != 22 {
		t.Errorf("%d counties, %d borders", len(p.Counties), len(p.Borders))
	}
}

// Under GroupMean a region has at most 2²² connected groups: a clique of n counties has 2ⁿ-1, one more for each county apart; a
// star of n around one has 2ⁿ and n.
func TestTooManyGroups(t *testing.T) {
	clique := func(n, apart int) region.Plan {
		var borders [][2]string
		codes := numbered(n + apart)
		for i := range n {
			for j := range i {
				borders = append(borders, [2]string{codes[j], codes[i]})
			}
		}
		return kashgar(named(codes...), borders)
	}
	for _, tt := range []struct {
		name string
		p    region.Plan
		too  bool
	}{
		{"clique of 22", clique(22, 0), false}, {"and one more", clique(22, 1), false}, {"and two more", clique(22, 2), true},
		{"clique of 23", clique(23, 0), true}, {"star of 21", star(21), false}, {"star of 22", star(22), true},
	} {
		tt.p.Policy.Reading = region.GroupMean
		if err := tt.p.Validate(); tt.too {
			checkFaults(t, err, bad{"/plan/policy/criteria/0", aqi.ErrTooMany})
		} else if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		tt.p.Policy.Reading = region.EachCounty
		if err := tt.p.Validate(); err != nil {
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
func star(n int) region.Plan {
	codes := numbered(n + 1)
	borders := make([][2]string, n)
	for i := range borders {
		borders[i] = [2]string{codes[n], codes[i]}
	}
	return kashgar(named(codes...), borders)
}

// The reading EachCounty takes more counties than a word has bits, GroupMean does not.
func TestManyCounties(t *testing.T) {
	var codes []string
	in := region.Known{Series: map[string]alert.Series{}}
	for i := range 100 {
		codes = append(codes, fmt.Sprintf("%03d", i))
		if i >= 60 && i < 70 {
			in.Series[codes[i]] = from(100, 10, 40)
		}
	}
	p := chain(codes...)
	d := assess(t, p, in)
	same(t, d.Groups, []region.Extent{{Level: yellow, Span: hours(10, 40), Counties: codes[60:70]}})
	p.Policy.Reading = region.GroupMean
	checkFaults(t, p.Validate(), bad{"/plan/policy/criteria/0", aqi.ErrTooMany})
}

// 64 counties are as many as a group can have.
func TestSixtyFourCounties(t *testing.T) {
	var codes []string
	in := region.Known{Series: map[string]alert.Series{}}
	for i := range 64 {
		codes = append(codes, fmt.Sprintf("%03d", i))
		in.Series[codes[i]] = from(60, 10, 40)
	}
	p := chain(codes...)
	p.Policy.Reading = region.GroupMean
	d := assess(t, p, in)
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
		{"no counties", nil, nil, []bad{{"/plan/counties", aqi.ErrMissing}}},
		{"an empty code", county(" ", "甲", "A"), nil, []bad{{"/plan/counties/0/code", aqi.ErrMissing}}},
		{"empty names", county("1", "", " "), nil, []bad{{"/plan/counties/0/name/zh", aqi.ErrMissing}, {"/plan/counties/0/name/en", aqi.ErrMissing}}},
		{"no text", county("\xff", "\x80", "A\xff"), nil, []bad{
			{"/plan/counties/0/code", aqi.ErrText}, {"/plan/counties/0/name/zh", aqi.ErrText}, {"/plan/counties/0/name/en", aqi.ErrText},
		}},
		{"a code twice", named("1", "2", "1"), nil, []bad{{"/plan/counties/2/code", aqi.ErrDuplicate}}},
		{"an unknown code", named("1", "2"), [][2]string{{"1", "3"}, {"4", "5"}}, []bad{
			{"/plan/borders/0/1", aqi.ErrUnknown}, {"/plan/borders/1/0", aqi.ErrUnknown}, // and the next, /plan/borders/1/1
		}},
		{"with itself", named("1", "2"), [][2]string{{"2", "2"}}, []bad{{"/plan/borders/0", aqi.ErrConflict}}},
		{"a border twice", named("1", "2"), [][2]string{{"1", "2"}, {"1", "2"}}, []bad{{"/plan/borders/1", aqi.ErrDuplicate}}},
		{"and turned", named("1", "2"), [][2]string{{"1", "2"}, {"2", "1"}}, []bad{{"/plan/borders/1", aqi.ErrDuplicate}}},
		{"all at once", named("1", "1", ""), [][2]string{{"1", "1"}, {"1", long}}, []bad{
			{"/plan/counties/1/code", aqi.ErrDuplicate}, {"/plan/counties/2/code", aqi.ErrMissing}, {"/plan/counties/2/name/zh", aqi.ErrMissing},
			{"/plan/counties/2/name/en", aqi.ErrMissing}, {"/plan/borders/0", aqi.ErrConflict}, {"/plan/borders/1/1", aqi.ErrUnknown},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, err := region.New(kashgar(tt.counties, tt.borders))
			if o != nil {
				t.Error("an office all the same")
			}
			checkFaults(t, err, tt.want...)
		})
	}
}
