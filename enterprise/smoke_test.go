package enterprise_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/response"
)

// TestParallelSmoke asks the same rules, targets and catalogue from several goroutines at once, with -race in CI: nothing of what
// they read or return is written to behind the scenes.
func TestParallelSmoke(t *testing.T) {
	in := smoke{rules: enterprise.Kashgar(), targets: emission.Kashgar(), ruleset: kashgar}
	for seed := range 20 {
		p := enterprisetest.Profile("e"+string(rune('a'+seed)), in.targets).Example(seed)
		in.profiles = append(in.profiles, p)
		in.plans = append(in.plans, enterprisetest.Plan(p, in.targets).Example(seed))
		o := obliged(t, in.rules, in.targets, response.II, p)
		in.days = append(in.days, enterprisetest.Day(o, in.plans[seed]).Example(seed))
	}
	in.sources = emissiontest.Inventory(10).Example(1)
	want := in.everything(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				if got := in.everything(t); got != want {
					t.Errorf("%s\nwant %s", got, want)
				}
			}
		})
	}
	group.Wait()
}

// smoke is what all goroutines share.
type smoke struct {
	ruleset  *enterprise.Ruleset
	rules    enterprise.Rules
	targets  emission.Targets
	profiles []enterprise.Profile
	plans    []enterprise.OwnPlan
	days     []enterprise.DayReport
	sources  emission.Inventory
}

// everything is what the package says of it, as text.
func (in *smoke) everything(t *testing.T) string {
	t.Helper()
	var said []any
	i := 0
	for o, err := range in.ruleset.Obligations(emissiontest.Everywhere(response.II), slices.Values(in.profiles)) {
		if err != nil {
			t.Error(err)
		}
		found, err := in.ruleset.Compliance(o, in.plans[i], in.days[i])
		if err != nil {
			t.Error(err)
		}
		said = append(said, o, in.ruleset.Classify(in.profiles[i]), in.ruleset.Notice(enterprise.Publication{Name: in.profiles[i].Name}, o),
			found, in.profiles[i].WithPlan(in.plans[i]))
		if err := in.ruleset.CheckPlan(in.profiles[i], in.plans[i]); err != nil {
			t.Error(err)
		}
		i++
	}
	area, err := in.ruleset.Area(response.II, slices.Values(in.profiles), emission.Total{})
	if err != nil {
		t.Error(err)
	}
	whole, err := in.ruleset.Prefecture(response.I, emissiontest.Everywhere(response.III), slices.Values(in.profiles), slices.Values(in.sources))
	if err != nil {
		t.Error(err)
	}
	text, err := json.Marshal(append(said, area, whole, in.rules, []aqi.Text{in.rules.Title}))
	if err != nil || in.rules.Validate() != nil {
		t.Error(err, in.rules.Validate())
	}
	return string(text)
}
