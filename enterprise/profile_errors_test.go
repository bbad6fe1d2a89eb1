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
	task := func(k string, needs, most emission.Share) func(*enterprise.Profile) {
		return func(p *enterprise.Profile) {
			p.Task = enterprise.Task{Kind: k, Needs: load(needs), MaxLoad: load(most)}
		}
	}
	const waivers = " (喀什地区重污染天气应急预案（修订版）, 4.3.1 (1))"
	const least5 = ", want at least the 5 % of the level below: contradicts something else" + waivers
	for _, row := range []struct {
		name   string
		change func(*enterprise.Profile)
		want   []string // what follows the enterprise; none where it is valid
	}{
		{"valid", func(*enterprise.Profile) {}, nil},
		{"designated", func(p *enterprise.Profile) { p.Designated = 3 }, []string{"/designated: response.Fact(3), want one of its values: is not known here"}},
		{"project", func(p *enterprise.Profile) { p.MajorProject = 3 }, []string{"/major_project: response.Fact(3), want one of its values: is not known here"}},
		{"coal", func(p *enterprise.Profile) { p.Coal = 99 }, []string{"/coal: response.Fact(99), want one of its values: is not known here"}},
		{"oil", func(p *enterprise.Profile) { p.Oil = 3 }, []string{"/oil: response.Fact(3), want one of its values: is not known here"}},
		{"toxic", func(p *enterprise.Profile) { p.Toxic = 255 }, []string{"/toxic: response.Fact(255), want one of its values: is not known here"}},
		{"grade", func(p *enterprise.Profile) { p.Grade = 11 }, []string{"/grade: enterprise.Grade(11), want one of its values: is not known here"}},
		{"industry", func(p *enterprise.Profile) { p.Enterprise.Industry = 8 }, []string{"/enterprise/industry: response.Industry(8), want one of its values: is not known here"}},
		{"livelihood", func(p *enterprise.Profile) { p.Enterprise.Livelihood = 3 }, []string{"/enterprise/livelihood: response.Fact(3), want one of its values: is not known here"}},
		{"what its plan stops", func(p *enterprise.Profile) {
			p.Enterprise.PlanTrucks = aqi.Known(response.Stops{response.II: response.Electric})
		}, []string{"/enterprise/plan_trucks: from level II: electric, want one of its values: is not known here"}},
		{"task", func(p *enterprise.Profile) { p.Task.Kind = "cement" }, []string{`/task/kind: "cement", want one of the rules' tasks: is not known here`}},
		{"micro, which the class decides", func(p *enterprise.Profile) { p.Enterprise.Micro = 99 }, nil},
		{"baseline of nothing", baseline(0), nil},
		{"baseline at the most", baseline(emission.MaxAmount), nil},
		{"baseline above", baseline(emission.MaxAmount + 1), []string{"/baseline/pm: 10000000.000001 kg, want 0 to 10000000 kg: is out of range"}},
		{"baseline negative", baseline(-1), []string{"/baseline/pm: -0.000001 kg, want 0 to 10000000 kg: is negative"}},
		{"all of it reduced", reduction(kg), nil},
		{"more than all", reduction(kg + 1), []string{"/reductions/ii/pm: 1.000001 kg, want at most the baseline of 1 kg: contradicts something else"}},
		{"less than nothing", reduction(-1), []string{"/reductions/ii/pm: -0.000001 kg, want 0 to 10000000 kg: is negative"}},
		{"more than any", reduction(emission.MaxAmount + 1), []string{"/reductions/ii/pm: 10000000.000001 kg, want 0 to 10000000 kg: is out of range"}},
		{"more at another level", func(p *enterprise.Profile) {
			p.Reductions = p.Reductions.With(response.I, emission.AmountsOf(kg+1, 0, -1, 0))
		}, []string{"/reductions/i/so2: 1.000001 kg, want at most the baseline of 1 kg: contradicts something else", "/reductions/i/pm: -0.000001 kg, want 0 to 10000000 kg: is negative"}},
		{"more than a baseline that is missing", func(p *enterprise.Profile) {
			p.Baseline = emission.Amounts{}
			p.Reductions = p.Reductions.With(response.II, emission.AmountsOf(kg, kg, kg, emission.MaxAmount))
		}, nil},
		{"waiver", waived(5, 5, 30), nil},
		{"waiver of nothing", waived(0, 0, 0), nil},
		{"waiver without levels", waived(), nil},
		{"no reason", func(p *enterprise.Profile) { waived(5)(p); p.Waiver.Reason = "" }, []string{"/waiver/reason: want the objective reason: must be given" + waivers}},
		{"no document", func(p *enterprise.Profile) { waived(5)(p); p.Waiver.Document = "" }, []string{"/waiver/document: want the approval: must be given" + waivers}},
		{"a reason alone", func(p *enterprise.Profile) { p.Waiver.Reason = "heat" }, []string{"/waiver/document: want the approval: must be given" + waivers}},
		{"above the plan's", func(p *enterprise.Profile) { waived(10)(p); p.Waiver.Approved[0].Shares[2] = 1001 },
			[]string{"/waiver/approved/0/shares/pm: 10.01 %, want at most the plan's 10 %: contradicts something else" + waivers}},
		{"above the plan's at another level", func(p *enterprise.Profile) { waived(10, 20, 30)(p); p.Waiver.Approved[2].Shares[0] = 3001 },
			[]string{"/waiver/approved/2/shares/so2: 30.01 %, want at most the plan's 30 %: contradicts something else" + waivers}},
		{"below nothing", func(p *enterprise.Profile) { waived(10)(p); p.Waiver.Approved[0].Shares[0] = -1 }, []string{
			"/waiver/approved/0/shares/so2: -0.01 %, want 0 % to 100 %: is negative" + waivers,
		}},
		{"falling", waived(5, 5, 4), []string{
			"/waiver/approved/2/shares/so2: 4 %" + least5, "/waiver/approved/2/shares/nox: 4 %" + least5,
			"/waiver/approved/2/shares/pm: 4 %" + least5, "/waiver/approved/2/shares/vocs: 4 %" + least5,
		}},
		{"falling below a level without one", func(p *enterprise.Profile) {
			approvedAt(response.I)(p)
			p.Waiver.Approved[0].Shares = emission.Shares{2000, 1000, 2000, 2000}
		}, []string{"/waiver/approved/0/shares/nox: 10 %, want at least the 20 % of the level below: contradicts something else" + waivers}},
		{"levels out of order", approvedAt(response.II, response.III), []string{"/waiver/approved/1/level: level III, want a level above level II: is out of order"}},
		{"a level twice", approvedAt(response.II, response.II), []string{"/waiver/approved/1/level: level II, want a level above level II: is out of order"}},
		{"no level", approvedAt(response.NoResponse), []string{"/waiver/approved/0/level: no response, want a level of the targets: is not known here"}},
		{"a level without target", approvedAt(response.IV), []string{"/waiver/approved/0/level: level IV, want a level of the targets: is not known here"}},
		{"a level that is none", approvedAt(9), []string{"/waiver/approved/0/level: response.Level(9), want a level of the targets: is not known here"}},
		{"as much as it needs", task("heating", 6000, 6000), nil},
		{"less than it needs", task("heating", 6000, 5999), []string{"/task/max_load: 59.99 %, want at least the 60 % that the task needs: contradicts something else"}},
		{"less than waste needs", task("co-processing", 1, 0), []string{"/task/max_load: 0 %, want at least the 0.01 % that the task needs: contradicts something else"}},
		{"less, but not approved", task("other", 6000, 5999), nil},
		{"needs not known", task("heating", -1, 1), nil},
		{"needs less than nothing", func(p *enterprise.Profile) { p.Task.Needs = aqi.Known[emission.Share](-1) }, []string{"/task/needs: -0.01 %, want 0 % to 100 %: is negative"}},
		{"a load of more than all", func(p *enterprise.Profile) { p.Task.MaxLoad = aqi.Known(emission.Whole + 1) }, []string{"/task/max_load: 100.01 %, want 0 % to 100 %: is out of range"}},
		{"a year of less than nothing", func(p *enterprise.Profile) { p.Annual.PM25 = aqi.Known[emission.Amount](-1) }, []string{"/annual/pm25: -0.000001 kg, want 0 kg or more: is negative"}},
		{"trips below none", func(p *enterprise.Profile) { p.Enterprise.Trips = aqi.Known(-1) }, []string{"/enterprise/trips: -1, want 0 or more: is negative"}},
		{"too many trips", func(p *enterprise.Profile) { p.Enterprise.Trips = aqi.Known(1_000_001) }, []string{"/enterprise/trips: 1000001, want at most 1000000: is out of range"}},
		{"a name that is not UTF-8", func(p *enterprise.Profile) { p.Name.English = "\xff" }, []string{"/name/en: \"\uFFFD\", want text in UTF-8: " + aqi.ErrText.Error()}},
		{"a county that is not UTF-8", func(p *enterprise.Profile) { p.County = "\xff" }, []string{"/county: \"\uFFFD\", want text in UTF-8: " + aqi.ErrText.Error()}},
		{"load not known", task("heating", 6000, -1), nil},
		{"no identifier", func(p *enterprise.Profile) { p.ID = "" }, []string{"/id: want an identifier: must be given"}},
	} {
		p := example(enterprise.Guarantee, enterprise.B)
		row.change(&p)
		o, err := kashgar.Obligation(response.II, p)
		if row.want == nil {
			if err != nil || o.ID != p.ID {
				t.Errorf("%s: %v", row.name, err)
			}
			continue
		}
		want := make([]string, len(row.want))
		for i, w := range row.want {
			path, what, _ := strings.Cut(w, ": ")
			if want[i] = "/profile" + path + " (" + p.ID + "): " + what; p.ID == "" {
				want[i] = "/profile" + w
			}
		}
		var got []string
		for _, f := range faultsOf(t, err) {
			got = append(got, f.Error())
		}
		if !slices.Equal(got, want) || o != (enterprise.Obligation{}) {
			t.Errorf("%s: %v\ngot  %q\nwant %q", row.name, o, got, want)
		}
		if check := kashgar.CheckProfile(p); check == nil || check.Error() != err.Error() {
			t.Errorf("%s: %v, want %v", row.name, check, err)
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
		if fs := faultsOf(t, err); !errors.Is(err, aqi.ErrUnknown) || len(fs) != 1 || fs[0].Path != "/level" {
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
				if where := fmt.Sprintf("/profiles/%d/county", i); o != (enterprise.Obligation{}) || err == nil || !strings.Contains(err.Error(), where) {
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
				if one := strings.ReplaceAll(wantErr.Error(), "/profile/", fmt.Sprintf("/profiles/%d/", i)); err.Error() != strings.Replace(one, "/level:", "/levels/"+p.County+":", 1) {
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
