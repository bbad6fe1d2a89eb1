package main

import (
	"reflect"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

func madeUpPrefecture(t *testing.T) prefecture {
	t.Helper()
	return prefectureOf(t, madeUp())
}

func prefectureOf(t *testing.T, in input) prefecture {
	t.Helper()
	findings, err := find(alert.Kashgar(), in.places)
	if err != nil {
		t.Fatal(err)
	}
	p, err := decide(in, findings)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// since counts hours from the beginning of the fortnight.
func since(h aqi.Stamp) int { return int(h - madeUpStart) }

func (p prefecture) countyOf(t *testing.T, code string) region.CountyAssessment {
	t.Helper()
	i := slices.IndexFunc(p.decision.Counties, func(c region.CountyAssessment) bool { return c.County.Code == code })
	if i < 0 {
		t.Fatalf("no county %s", code)
	}
	return p.decision.Counties[i]
}

func TestPrefecture(t *testing.T) {
	p := madeUpPrefecture(t)
	periods := func(l region.LevelSpans) (spans [][2]int) {
		for _, s := range l.Periods {
			spans = append(spans, [2]int{since(s.From), since(s.Until)})
		}
		return spans
	}
	want := [][][2]int{
		{{3*24 + 12, 4*24 + 14}, {5 * 24, 6*24 + 4}, {7*24 + 7, 9*24 + 7}},
		{{7*24 + 16, 9*24 + 7}},
		nil,
	}
	for i, l := range p.decision.Levels {
		if got := periods(l); !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%v: periods %v, want %v", l.Level, got, want[i])
		}
	}
	for _, g := range p.decision.Groups {
		if len(g.Counties) < 3 {
			t.Errorf("group %v", g)
		}
	}
	episodes := p.decision.Episodes
	if len(episodes) != 1 || episodes[0].Level != alert.Orange || len(episodes[0].Runs) != 3 || episodes[0].Open {
		t.Errorf("episodes %+v", episodes)
	}
}

func TestCountiesThatLieApart(t *testing.T) {
	p := madeUpPrefecture(t)
	var alone []string
	for _, c := range p.decision.Counties {
		if apart(c) {
			alone = append(alone, c.County.Code)
		}
	}
	if !slices.Equal(alone, []string{"653124", "653129"}) {
		t.Errorf("apart: %v", alone)
	}
	zepu := p.countyOf(t, "653124").Responses[0]
	if zepu.Floor != alert.NoAlert || zepu.Own != alert.Yellow || !p.files("653124") {
		t.Errorf("duty %+v, files %v", zepu, p.files("653124"))
	}
	carried := func(g region.Extent) bool { return g.From < zepu.Until && g.Until > zepu.From }
	if !slices.ContainsFunc(p.decision.Groups, carried) {
		t.Error("nobody carries a level meanwhile")
	}
	for _, code := range []string{"653125", "653126"} { // they touch it
		for _, e := range p.countyOf(t, code).Episodes {
			if e.Overlaps(zepu.Span) {
				t.Errorf("%s touches it and has an episode", code)
			}
		}
	}
}

func TestSuperiorAndRaise(t *testing.T) {
	p := madeUpPrefecture(t)
	superior, raise := p.input.Demands[0], p.input.Demands[1]
	taxkorgan := p.countyOf(t, "653131").Responses
	if len(taxkorgan) != 1 || taxkorgan[0].From != superior.From || taxkorgan[0].Until != superior.Until ||
		taxkorgan[0].Level != response.II || taxkorgan[0].Own != alert.NoAlert || p.files("653131") {
		t.Errorf("a county with clean air under the autonomous region's alert: %+v", taxkorgan)
	}
	if first := p.decision.Prefecture[0]; first.From != superior.From || first.Floor != alert.Orange || first.Own != alert.NoAlert {
		t.Errorf("the prefecture: %+v", first)
	}
	raised := 0
	for _, d := range p.countyOf(t, raise.Counties[0]).Responses {
		if d.Raised > max(d.Floor, d.Own) {
			raised += int(d.Until - d.From)
		}
	}
	if raised != int(raise.Until-raise.From) {
		t.Errorf("raised above what it has to for %d hours", raised)
	}
}

func TestReplay(t *testing.T) {
	p := madeUpPrefecture(t)
	r, err := replay(p)
	if err != nil {
		t.Fatal(err)
	}
	plan := p.alertPlan()
	var acts []alert.Act
	var at []int
	for _, d := range r.history.Decisions {
		if last := len(acts) - 1; last < 0 || acts[last] != d.Act {
			acts, at = append(acts, d.Act), append(at, since(d.At))
		}
	}
	start := since(p.decision.Episodes[0].From)
	if want := []alert.Act{alert.Issue, alert.Extend, alert.Upgrade, alert.LiftOnSchedule}; !slices.Equal(acts, want) ||
		!slices.Equal(at, []int{start - 35, start - 34, start - 20, since(p.decision.Episodes[0].Until)}) {
		t.Errorf("%v at %v", acts, at)
	}
	issue, upgrade := r.history.Decisions[0], r.history.Decisions[len(r.history.Decisions)-2]
	if l, n := plan.Lead(issue), len(plan.Approvals(issue)); l.Timeliness != alert.OnTime || n != 1 {
		t.Errorf("issue: %+v, %d steps", l, n)
	}
	if l, n := plan.Lead(upgrade), len(plan.Approvals(upgrade)); l.Timeliness != alert.ShortNotice || n != 2 {
		t.Errorf("upgrade: %+v, %d steps", l, n)
	}
	if periods := r.history.Periods(); len(periods) != 1 || periods[0].Level != alert.Orange || since(periods[0].From) != start {
		t.Errorf("in force: %v", periods)
	}
	if n := r.notice; n == nil || n.Level != alert.Yellow || len(n.Extent) != 8 || len(n.Affected) != 9 {
		t.Errorf("notice %+v", n)
	}
}

// What the replay leaves out of the past changes no decision.
func TestReplayLooksBackFarEnough(t *testing.T) {
	p := madeUpPrefecture(t)
	short, err := replay(p)
	if err != nil {
		t.Fatal(err)
	}
	p.decision.Counties = slices.Clone(p.decision.Counties)
	for i := range p.decision.Counties { // an episode without an end, from before the first hour on
		c := &p.decision.Counties[i]
		c.Episodes = append([]alert.Episode{{Span: aqi.Span{From: p.decision.From, Until: p.decision.Until}}}, c.Episodes...)
	}
	long, err := replay(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(short.history.Decisions) != len(long.history.Decisions) {
		t.Fatalf("%d decisions, with all hours %d", len(short.history.Decisions), len(long.history.Decisions))
	}
	for i, d := range short.history.Decisions {
		if other := long.history.Decisions[i]; d.At != other.At || d.Act != other.Act || d.After.String() != other.After.String() {
			t.Errorf("%v, with all hours %v", d, other)
		}
	}
}
