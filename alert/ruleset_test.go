package alert_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
)

// A ruleset that nobody has made answers nothing.
func TestNoRuleset(t *testing.T) {
	for name, r := range map[string]*alert.Ruleset{"nil": nil, "zero": {}} {
		s, d := among(part{72, 300, 0}), alert.Decision{At: start, Act: alert.Issue, Level: red, After: state(red, 9, 99)}
		answers := map[string]error{}
		_, answers["Windows"] = r.Windows(s)
		_, answers["Episodes"] = r.Episodes(s)
		_, answers["Outlook"] = r.Outlook(s, after(200))
		_, answers["Decide"] = r.Decide(alert.State{}, alert.Outlook{At: start}, nil)
		_, answers["Notice"] = r.Notice(d, publication())
		_, answers["Series"] = r.Series(start, samples(30, aqi.Sample{}), nil)
		_, answers["SeriesOfColumns"] = r.SeriesOfColumns(start, aqi.Columns{}, nil)
		_, answers["Replay"] = alert.HistoryOf(r.Replay(start, after(9), alert.Hindsight(s, 9)))
		for method, err := range answers {
			checkWhere(t, name+" "+method, err, "/ruleset missing")
		}
		if l, steps, hour := r.Lead(d), r.Approvals(d), s.Hours[0]; l != (alert.Lead{}) || steps != nil || r.AQI(hour).Valid() || r.Known(hour) {
			t.Errorf("%s: %v, %v, %v, %v", name, l, steps, r.AQI(hour), r.Known(hour))
		}
	}
}

// A ruleset is of the plan as it was when it was made.
func TestNewCopiesThePlan(t *testing.T) {
	for seed := range 30 {
		p := alerttest.Plan().Example(seed)
		m := alerttest.MomentOf(p, 150).Example(seed)
		r := ready(t, p)
		decided := func() []any {
			o, err := r.Outlook(m.Series, m.At)
			if err != nil {
				t.Fatal(err)
			}
			d, err := r.Decide(m.Before, o, m.Demands)
			if err != nil {
				t.Fatal(err)
			}
			return []any{o, d, r.Approvals(d)}
		}
		before := decided()
		for i := range p.Triggers {
			p.Triggers[i].Level, p.Triggers[i].Clause, p.Triggers[i].AnyOf[0][0] = red, aqi.Clause{}, above(1, 24)
			clear(p.Triggers[i].Approvals)
		}
		clear(p.Recipients)
		if diff := cmp.Diff(before, decided(), sameIndex); diff != "" {
			t.Fatal(diff)
		}
	}
}
