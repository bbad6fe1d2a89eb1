package enterprise_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// spoil makes an enterprise faulty in one of the ways in which one can be.
func spoil(t *rapid.T, p *enterprise.Profile) {
	switch rapid.IntRange(0, 5).Draw(t, "fault") {
	case 0:
		p.Grade = 99
	case 1:
		p.ID = ""
	case 2:
		p.County = "喀什市"
	case 3:
		p.Designated, p.MajorProject = response.Unknown, response.No
	case 4:
		p.Baseline = forget(p.Baseline, emission.PM)
	case 5:
		p.Baseline = p.Baseline.With(emission.NOx, -1)
	}
}

// spoilSource does the same with a source.
func spoilSource(t *rapid.T, s *emission.Source) {
	switch rapid.IntRange(0, 4).Draw(t, "fault") {
	case 0:
		s.ID = ""
	case 1:
		s.County = "喀什市"
	case 2:
		s.Baseline = forget(s.Baseline, emission.PM)
	case 3:
		s.Baseline = s.Baseline.With(emission.NOx, -1)
	case 4:
		s.ID = "\xff"
	}
}

// What is wrong with single enterprises and sources leaves the others as they would be without them, and says which were left out.
func TestGoesOnWithTheSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawPrefecture(t)
		list := profiles(d.members)
		sound, leftOut := slices.Clone(list[:0:0]), []int(nil)
		for i := range list {
			if rapid.IntRange(0, 2).Draw(t, "faulty at 0") == 0 {
				spoil(t, &list[i])
				leftOut = append(leftOut, i)
			} else {
				sound = append(sound, list[i])
			}
		}
		var soundSources emission.Inventory
		var sourcesLeftOut []int
		for i := range d.sources {
			if rapid.IntRange(0, 2).Draw(t, "faulty source at 0") == 0 {
				spoilSource(t, &d.sources[i])
				sourcesLeftOut = append(sourcesLeftOut, i)
			} else {
				soundSources = append(soundSources, d.sources[i])
			}
		}
		want, err := d.ruleset.Prefecture(d.level, d.levels, slices.Values(sound), slices.Values(soundSources))
		if err != nil || want.LeftOut != nil || want.SourcesLeftOut != nil {
			t.Fatal(want.LeftOut, want.SourcesLeftOut, err)
		}
		got, err := d.ruleset.Prefecture(d.level, d.levels, slices.Values(list), slices.Values(d.sources))
		if (err == nil) != (leftOut == nil && sourcesLeftOut == nil) || !slices.Equal(got.LeftOut, leftOut) || !slices.Equal(got.SourcesLeftOut, sourcesLeftOut) {
			t.Fatalf("left out %v and %v, want %v and %v: %v", got.LeftOut, got.SourcesLeftOut, leftOut, sourcesLeftOut, err)
		}
		of := 0
		for _, c := range got.Counties {
			of += len(c.LeftOut)
		}
		strays := 0
		for _, i := range leftOut {
			if _, given := d.levels[list[i].County]; !given {
				strays++
			}
		}
		if of+strays != len(leftOut) {
			t.Fatalf("%d left out of the counties and %d strays, want %d", of, strays, len(leftOut))
		}
		compareCounties(t, got, want)
	})
}

// compareCounties compares prefectures but for what is left out; a county that has nothing else may be there or not.
func compareCounties(t *rapid.T, got, want enterprise.Prefecture) {
	t.Helper()
	if got.Before != want.Before || got.After != want.After {
		t.Fatalf("%v, want %v", got.After, want.After)
	}
	has := map[string]enterprise.Area{}
	for _, c := range got.Counties {
		has[c.County] = c
	}
	for _, c := range want.Counties {
		g := has[c.County]
		if !slices.Equal(g.Obligations, c.Obligations) || g.After != c.After {
			t.Fatalf("%+v, want %+v", g, c)
		}
	}
}

// What is wrong with all together leaves nothing.
func TestDoesNotGoOn(t *testing.T) {
	faulty := listed("", "653101")
	for name, call := range map[string]func() (enterprise.Prefecture, error){
		"an unknown level": func() (enterprise.Prefecture, error) {
			return kashgar.Prefecture(response.IV, emissiontest.Everywhere(response.II), slices.Values([]enterprise.Profile{faulty}), nil)
		},
		"a county's unknown level": func() (enterprise.Prefecture, error) {
			return kashgar.Prefecture(response.II, map[string]response.Level{"653101": 9}, slices.Values([]enterprise.Profile{faulty}), nil)
		},
	} {
		if p, err := call(); p.Counties != nil || p.LeftOut != nil || len(faultsOf(t, err)) < 2 {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	area, err := kashgar.Area(response.II, slices.Values([]enterprise.Profile{faulty, listed("a", "")}), emission.Total{Sources: -1})
	if area.Obligations != nil || area.LeftOut != nil {
		t.Errorf("%+v", area)
	}
	wants(t, err, aqi.ErrNegative, "/others/baseline/so2: ", "/others/baseline/nox: ", "/others/baseline/pm: ", "/others/baseline/vocs: ",
		"/others/reduction/so2: ", "/others/reduction/nox: ", "/others/reduction/pm: ", "/others/reduction/vocs: ", "/others/sources: -1",
		"/profiles/0/id: want an identifier")
}
