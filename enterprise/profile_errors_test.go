package enterprise_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// faultsOf are the faults of an error.
func faultsOf(t rapid.TB, err error) enterprise.Faults {
	t.Helper()
	var fs enterprise.Faults
	var first enterprise.Fault
	if !errors.As(err, &fs) || !errors.As(err, &first) || len(fs) == 0 || first.Error() != fs[0].Error() {
		t.Fatalf("%T %v", err, err)
	}
	for _, f := range fs {
		var others aqi.Faults // of the targets, which do not compare
		if !errors.As(f.Rule, &others) && !errors.Is(err, f.Rule) || !strings.Contains(err.Error(), f.Error()) {
			t.Fatalf("%v is not in %v", f, err)
		}
	}
	return fs
}

// waived gives the profile a waiver of those shares in percent from level III on.
func waived(percents ...emission.Share) func(*enterprise.Profile) {
	return func(p *enterprise.Profile) {
		p.Waiver = enterprise.Waiver{Reason: "heat", Document: "2025-17"}
		for i, percent := range percents {
			l := response.III + response.Level(i)
			p.Waiver.Approved = append(p.Waiver.Approved, enterprise.Approved{Level: l, Shares: emission.EqualShares(percent * emission.Percent)})
		}
	}
}

// approvedAt gives it one with those levels.
func approvedAt(levels ...response.Level) func(*enterprise.Profile) {
	return func(p *enterprise.Profile) {
		waived()(p)
		for _, l := range levels {
			p.Waiver.Approved = append(p.Waiver.Approved, enterprise.Approved{Level: l})
		}
	}
}

// One fault each, at level II.
func TestProfileFaults(t *testing.T) {
	const kg = emission.Kilogram
	baseline := func(a emission.Amount) func(*enterprise.Profile) {
		return func(p *enterprise.Profile) { p.Baseline = p.Baseline.With(emission.PM, a) }
	}
	reduction := func(a emission.Amount) func(*enterprise.Profile) {
		return func(p *enterprise.Profile) {
			p.Reductions = p.Reductions.With(response.II, p.Reductions.Of(response.II).With(emission.PM, a))
		}
	}
	task := func(k enterprise.TaskKind, needs, most emission.Share) func(*enterprise.Profile) {
		return func(p *enterprise.Profile) {
			p.Task = enterprise.Task{Kind: k, Needs: enterprise.LoadOf(needs), MaxLoad: enterprise.LoadOf(most)}
		}
	}
	const falls = "10 %, want at least the 20 % of the level below"
	for _, row := range []struct {
		name   string
		change func(*enterprise.Profile)
		want   []string // what follows the enterprise; none where it is valid
	}{
		{"valid", func(*enterprise.Profile) {}, nil},
		{"designated", func(p *enterprise.Profile) { p.Designated = 3 }, []string{", designated: response.Fact(3), want one of its values"}},
		{"project", func(p *enterprise.Profile) { p.MajorProject = 3 }, []string{", major project: response.Fact(3), want one of its values"}},
		{"coal", func(p *enterprise.Profile) { p.Coal = 99 }, []string{", coal: response.Fact(99), want one of its values"}},
		{"oil", func(p *enterprise.Profile) { p.Oil = 3 }, []string{", oil: response.Fact(3), want one of its values"}},
		{"toxic", func(p *enterprise.Profile) { p.Toxic = 255 }, []string{", toxic: response.Fact(255), want one of its values"}},
		{"grade", func(p *enterprise.Profile) { p.Grade = 8 }, []string{", grade: enterprise.Grade(8), want one of its values"}},
		{"industry", func(p *enterprise.Profile) { p.Enterprise.Industry = 8 }, []string{", industry: response.Industry(8), want one of its values"}},
		{"livelihood", func(p *enterprise.Profile) { p.Enterprise.Livelihood = 3 }, []string{", livelihood: response.Fact(3), want one of its values"}},
		{"listed", func(p *enterprise.Profile) { p.Enterprise.Listed = 3 }, []string{", listed: response.Fact(3), want one of its values"}},
		{"task", func(p *enterprise.Profile) { p.Task.Kind = 4 }, []string{", task: enterprise.TaskKind(4), want one of its values"}},
		{"micro, which the class decides", func(p *enterprise.Profile) { p.Enterprise.Micro = 99 }, nil},
		{"baseline of nothing", baseline(0), nil},
		{"baseline at the most", baseline(emission.MaxAmount), nil},
		{"baseline above", baseline(emission.MaxAmount + 1), []string{", baseline, PM: 10000000.000001 kg, want 0 kg to 10000000 kg"}},
		{"baseline negative", baseline(-1), []string{", baseline, PM: -0.000001 kg, want 0 kg to 10000000 kg"}},
		{"all of it given up", reduction(kg), nil},
		{"more than all", reduction(kg + 1), []string{", reduction at level II, PM: 1.000001 kg, want at most the baseline of 1 kg"}},
		{"less than nothing", reduction(-1), []string{", reduction at level II, PM: -0.000001 kg, want 0 kg to 10000000 kg"}},
		{"more than any", reduction(emission.MaxAmount + 1), []string{", reduction at level II, PM: 10000000.000001 kg, want 0 kg to 10000000 kg"}},
		{"more at another level", func(p *enterprise.Profile) {
			p.Reductions = p.Reductions.With(response.I, emission.AmountsOf(kg+1, 0, -1, 0))
		}, []string{", reduction at level I, SO2: 1.000001 kg, want at most the baseline of 1 kg", ", reduction at level I, PM: -0.000001 kg, want 0 kg to 10000000 kg"}},
		{"more than a baseline that is missing", func(p *enterprise.Profile) {
			p.Baseline = emission.Amounts{}
			p.Reductions = p.Reductions.With(response.II, emission.AmountsOf(kg, kg, kg, emission.MaxAmount))
		}, nil},
		{"waiver", waived(5, 5, 30), nil},
		{"waiver of nothing", waived(0, 0, 0), nil},
		{"waiver without levels", waived(), nil},
		{"no reason", func(p *enterprise.Profile) { waived(5)(p); p.Waiver.Reason = "" }, []string{", waiver: no reason, want the objective reason"}},
		{"no document", func(p *enterprise.Profile) { waived(5)(p); p.Waiver.Document = "" }, []string{", waiver: no document, want the approval"}},
		{"a reason alone", func(p *enterprise.Profile) { p.Waiver.Reason = "heat" }, []string{", waiver: no document, want the approval"}},
		{"above the plan's", func(p *enterprise.Profile) { waived(10)(p); p.Waiver.Approved[0].Shares[2] = 1001 },
			[]string{", waiver at level III, PM: 10.01 %, want 0 % to the plan's 10 %"}},
		{"above the plan's at another level", func(p *enterprise.Profile) { waived(10, 20, 30)(p); p.Waiver.Approved[2].Shares[0] = 3001 },
			[]string{", waiver at level I, SO2: 30.01 %, want 0 % to the plan's 30 %"}},
		{"below nothing", func(p *enterprise.Profile) { waived(10)(p); p.Waiver.Approved[0].Shares[0] = -1 }, []string{
			", waiver at level III, SO2: -0.01 %, want 0 % to the plan's 10 %",
			", waiver at level III, SO2: -0.01 %, want at least the 0 % of the level below",
		}},
		{"falling", waived(5, 5, 4), []string{
			", waiver at level I, SO2: 4 %, want at least the 5 % of the level below", ", waiver at level I, NOx: 4 %, want at least the 5 % of the level below",
			", waiver at level I, PM: 4 %, want at least the 5 % of the level below", ", waiver at level I, VOCs: 4 %, want at least the 5 % of the level below",
		}},
		{"falling below a level without one", func(p *enterprise.Profile) {
			approvedAt(response.I)(p)
			p.Waiver.Approved[0].Shares = emission.Shares{2000, 1000, 2000, 2000}
		}, []string{", waiver at level I, NOx: " + falls}},
		{"levels out of order", approvedAt(response.II, response.III), []string{", waiver: level III after level II, want levels of the targets that rise"}},
		{"a level twice", approvedAt(response.II, response.II), []string{", waiver: level II after level II, want levels of the targets that rise"}},
		{"no level", approvedAt(response.NoResponse), []string{", waiver: no response after no response, want levels of the targets that rise"}},
		{"a level without target", approvedAt(response.IV), []string{", waiver: level IV after no response, want levels of the targets that rise"}},
		{"a level that is none", approvedAt(9), []string{", waiver: response.Level(9) after no response, want levels of the targets that rise"}},
		{"as much as it needs", task(enterprise.Heating, 6000, 6000), nil},
		{"less than it needs", task(enterprise.Heating, 6000, 5999), []string{", approved maximum load: 59.99 %, want at least 60 %, which the task needs"}},
		{"less than waste needs", task(enterprise.CoProcessing, 1, 0), []string{", approved maximum load: 0 %, want at least 0.01 %, which the task needs"}},
		{"less, but not approved", task(enterprise.OtherTask, 6000, 5999), nil},
		{"needs not known", task(enterprise.Heating, -1, 1), nil},
		{"load not known", task(enterprise.Heating, 6000, -1), nil},
		{"no identifier", func(p *enterprise.Profile) { p.ID = "" }, []string{": no identifier, want one"}},
	} {
		p := example(enterprise.Guarantee, enterprise.B)
		row.change(&p)
		var want []string
		for _, w := range row.want {
			want = append(want, fmt.Sprintf("enterprise %q%s: not a valid profile", p.ID, w))
		}
		o, err := kashgar.Obligation(response.II, p)
		if want == nil {
			if err != nil || o.ID != p.ID {
				t.Errorf("%s: %v", row.name, err)
			}
			continue
		}
		var got []string
		for _, f := range faultsOf(t, err) {
			got = append(got, f.Error())
		}
		if !slices.Equal(got, want) || !errors.Is(err, enterprise.ErrProfile) || o != (enterprise.Obligation{}) {
			t.Errorf("%s: %v\ngot  %q\nwant %q", row.name, o, got, want)
		}
	}
}

// All faults of a profile come at once.
func TestObligationFaultsAtOnce(t *testing.T) {
	p := example(enterprise.Key, 99)
	p.ID, p.Coal, p.Baseline = "", 9, emission.AmountsOf(-1, -1, 0, 0)
	p.Waiver.Approved = []enterprise.Approved{{Level: response.III, Shares: emission.EqualShares(9999)}}
	_, err := kashgar.Obligation(response.III, p)
	if fs := faultsOf(t, err); len(fs) != 1+2+2+2+4 {
		t.Errorf("%d: %v", len(fs), err)
	}
	for _, level := range []response.Level{response.IV, 9, 255} {
		_, err := kashgar.Obligation(level, example(enterprise.Key, enterprise.B))
		if fs := faultsOf(t, err); !errors.Is(err, aqi.ErrUnknown) || errors.Is(err, enterprise.ErrProfile) || fs[0].Where != `enterprise "kiln-2", level` {
			t.Errorf("%v: %v", level, err)
		}
	}
}

// The sequence is what Obligation says of each, errors too, which name the position besides; it goes on after a faulty one.
func TestObligationsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, targets := enterprisetest.Rules().Draw(t, "rules"), emissiontest.Targets().Draw(t, "targets")
		profiles := enterprisetest.Profiles(targets, 5).Draw(t, "profiles")
		levels := emissiontest.Levels().Draw(t, "levels")
		for i := range profiles {
			switch rapid.IntRange(0, 4).Draw(t, "fault") {
			case 0:
				profiles[i].Grade, profiles[i].Coal = 99, 99
			case 1:
				profiles[i].ID = ""
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "nil levels at 0") == 0 {
			levels = nil
		}
		i := 0
		ruleset := ready(r, targets)
		for o, err := range ruleset.Obligations(levels, slices.Values(profiles)) {
			p := profiles[i]
			if levels == nil {
				if where := fmt.Sprintf("enterprises[%d] (%q), county: %q", i, p.ID, p.County); o != (enterprise.Obligation{}) || err == nil || !strings.Contains(err.Error(), where) {
					t.Fatalf("%+v, %v, want %s", o, err, where)
				}
				i++
				continue
			}
			want, wantErr := ruleset.Obligation(levels[p.County], p)
			if o != want || (err == nil) != (wantErr == nil) {
				t.Fatalf("%+v, %v, want %+v, %v", o, err, want, wantErr)
			}
			if err != nil {
				one := strings.ReplaceAll(wantErr.Error(), fmt.Sprintf("enterprise %q", p.ID), fmt.Sprintf("enterprises[%d] (%q)", i, p.ID))
				if err.Error() != one {
					t.Fatalf("%v\nwant %s", err, one)
				}
			}
			i++
		}
		if i != len(profiles) {
			t.Fatalf("%d of %d", i, len(profiles))
		}
		for o, err := range ruleset.Obligations(levels, slices.Values(profiles)) {
			if (o.ID == "") != (err != nil) {
				t.Fatal(o, err)
			}
			break // as a caller may at any time
		}
	})
}
