package alert_test

import (
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// actRow is a row of a table of acts. Hours count from the start of the made-up series; hours before at are observed, the
// others forecast.
type actRow struct {
	name, clause, why string
	at                int
	parts             []part
	before            alert.State
	act               alert.Act
	after             alert.State
	required          alert.Level
	cites             []string
}

func checkActs(t *testing.T, p alert.Plan, rows []actRow) {
	t.Helper()
	for _, tt := range rows {
		t.Run(tt.name, func(t *testing.T) {
			if tt.clause == "" || tt.why == "" {
				t.Fatal("a row needs its clause and why")
			}
			if cited := p.Clauses != (alert.Clauses{}); tt.act == alert.Nothing && cited { // rows do not repeat what is always cited
				tt.cites = []string{"3.4"}
			} else if tt.act == alert.Keep && cited {
				tt.cites = []string{"3.7.1 (1)"}
			}
			d := decidesLikeTheOracle(t, p, start+aqi.Stamp(tt.at), seriesKnown(tt.at, tt.parts...), tt.before)
			if d.Act != tt.act || d.After != tt.after || d.Required != tt.required || !slices.Equal(places(d.Clauses), tt.cites) {
				t.Errorf("%s: %v, required %v, cites %v\nfrom %d to %d, open %v\nwant %v, %+v, required %v, cites %v", tt.why, d, d.Required, places(d.Clauses),
					hourOf(d.After.From), hourOf(d.After.Until), d.After.Provisional, tt.act, tt.after, tt.required, tt.cites)
			}
		})
	}
}

// clean, heavy and absent hours.
func clean(hours int) part  { return part{hours, 100, 0} }
func heavy(hours int) part  { return part{hours, 300, 0} }
func absent(hours int) part { return part{hours, missing, 0} }

// yellowAt, orangeAt and redAt are series of one episode: 24, 48 and 72 hours at 300 from that hour on.
func yellowAt(hour int) []part { return []part{clean(hour), heavy(24), clean(60)} }
func orangeAt(hour int) []part { return []part{clean(hour), heavy(48), clean(60)} }
func redAt(hour int) []part    { return []part{clean(hour), heavy(72), clean(60)} }

func TestIssue(t *testing.T) {
	none, one := alert.State{}, []string{"3.3 (1)", "3.4"}
	checkActs(t, alert.Kashgar(), []actRow{
		{"starts at t+35", "3.7.1 (2)", "the last hour of the 36", 48, yellowAt(83), none, alert.Issue, state(yellow, 83, 107), alert.NoAlert, one},
		{"starts at t+36", "3.7.1 (2)", "36 hours off", 48, yellowAt(84), none, alert.Nothing, none, alert.NoAlert, nil},
		{"starts at t+1", "3.4", "ahead of its start", 82, yellowAt(83), none, alert.Issue, state(yellow, 83, 107), alert.NoAlert, one},
		{"starts at t", "3.4", "from now", 83, yellowAt(83), none, alert.Issue, state(yellow, 83, 107), alert.NoAlert, one},
		{"began an hour ago", "3.4", "from now, not from its start", 84, yellowAt(83), none, alert.Issue, state(yellow, 84, 107), alert.NoAlert, one},
		{"ends at t+1", "3.4", "an hour is left", 106, yellowAt(83), none, alert.Issue, state(yellow, 106, 107), alert.NoAlert, one},
		{"ends at t", "3.4", "over", 107, yellowAt(83), none, alert.Nothing, none, alert.NoAlert, nil},
		{"orange", "3.3 (2)", "48 hours", 60, orangeAt(83), none, alert.Issue, state(orange, 83, 131), alert.NoAlert, []string{"3.3 (2)", "3.4"}},
		{"red", "3.3 (3)", "72 hours", 60, redAt(83), none, alert.Issue, state(red, 83, 155), alert.NoAlert, []string{"3.3 (3)", "3.4"}},
		{"open", "3.7.1", "the forecast ends in it: a provisional end", 60, []part{clean(83), heavy(30)}, none,
			alert.Issue, openly(state(yellow, 83, 113)), alert.NoAlert, one},
		{"two runs 35 hours apart", "3.7.1 (4)", "one episode, from its high level from the start", 20, []part{clean(48), heavy(24), clean(35), heavy(48), clean(60)}, none,
			alert.Issue, state(orange, 48, 155), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (4)", "3.4"}},
		{"two runs 36 hours apart", "3.7.1 (4)", "two episodes, the first by itself", 20, []part{clean(48), heavy(24), clean(36), heavy(48), clean(60)}, none,
			alert.Issue, state(yellow, 48, 72), alert.NoAlert, one},
		{"at the end of the first of two", "3.7.1 (4)", "the second starts in 36 hours", 72, []part{clean(48), heavy(24), clean(36), heavy(48), clean(60)}, none,
			alert.Nothing, none, alert.NoAlert, nil},
		{"an hour later", "3.7.1 (4)", "the second starts in 35 hours", 73, []part{clean(48), heavy(24), clean(36), heavy(48), clean(60)}, none,
			alert.Issue, state(orange, 108, 156), alert.NoAlert, []string{"3.3 (2)", "3.4"}},
		{"in the gap of one episode", "3.7.1 (4)", "it goes on", 100, []part{clean(48), heavy(48), clean(30), heavy(24), clean(60)}, none,
			alert.Issue, state(orange, 100, 150), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (4)", "3.4"}},
		{"no series at all", "3.4", "nothing is known", 48, nil, none, alert.Nothing, none, alert.NoAlert, nil},
		{"before the series", "3.4", "t may lie before its first hour", -30, []part{heavy(24), clean(60)}, none, alert.Issue, state(yellow, 0, 24), alert.NoAlert, one},
		{"after the series", "3.4", "t may lie after its last hour", 200, []part{clean(48), heavy(24)}, none, alert.Nothing, none, alert.NoAlert, nil},
	})
}

// An episode that was lifted early and comes back within 36 hours is one episode still: issued again at its level.
func TestIssueAgain(t *testing.T) {
	before := state(orange, 48, 120)
	twice := []part{clean(48), heavy(50), clean(30), heavy(24), clean(60)}
	checkActs(t, alert.Kashgar(), []actRow{
		{"forecast to be over", "3.7.1 (2)", "ended at 98; 36 hours valid", 98, []part{clean(48), heavy(50), clean(40)}, before,
			alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}},
		{"back after 30 hours", "3.7.1 (4)", "24 hours, but of an episode that has reached 48", 110, twice, alert.State{},
			alert.Issue, state(orange, 110, 152), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (4)", "3.4"}},
		{"back after 36 hours", "3.7.1 (4)", "another episode", 110, []part{clean(48), heavy(50), clean(36), heavy(24), clean(60)}, alert.State{},
			alert.Issue, state(yellow, 134, 158), alert.NoAlert, []string{"3.3 (1)", "3.4"}},
	})
}

func TestUpgrade(t *testing.T) {
	before := state(yellow, 48, 72)
	worsen, adjust := []string{"3.3 (3)", "3.7.1 (3)"}, []string{"3.3 (3)", "3.7.1 (1)"}
	stretch := func(hours int) []part { return []part{clean(48), heavy(hours), clean(60)} }
	checkActs(t, alert.Kashgar(), []actRow{
		{"forecast only", "3.7.1 (1)", "nothing of it observed: advised", 40, orangeAt(48), before, alert.Upgrade, state(orange, 48, 96), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
		{"under way", "3.7.1 (1)", "from now on; 47 observed hours are yellow", 95, orangeAt(48), before, alert.Upgrade, state(orange, 95, 96), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
		{"observed, 24 windows exceed", "3.7.1 (3)", "the last begins at 143, 13 hours at 300 and 11 at 100: required", 120, stretch(108), before,
			alert.Upgrade, state(red, 120, 156), red, worsen},
		{"observed, 23 windows exceed", "3.7.1 (3)", "to get better within 24 hours: advised", 120, stretch(107), before,
			alert.Upgrade, state(red, 120, 155), alert.NoAlert, adjust},
		{"observed at a level between", "3.7.1 (3)", "orange is required, red advised", 119, stretch(108), before, alert.Upgrade, state(red, 119, 156), orange, []string{"3.3 (3)", "3.7.1 (1)", "3.7.1 (3)"}},
		{"observed at the level in force", "3.7.1 (3)", "71 hours are orange still: advised", 119, stretch(108), state(orange, 48, 96),
			alert.Upgrade, state(red, 119, 156), alert.NoAlert, adjust},
		{"from the level below", "3.7.1 (3)", "72 hours are red", 120, stretch(108), state(orange, 48, 96), alert.Upgrade, state(red, 120, 156), red, worsen},
		{"the level in force is the highest", "3.7.1 (3)", "no level above", 120, stretch(108), state(red, 48, 156), alert.Keep, state(red, 48, 156), alert.NoAlert, nil},
		{"two runs", "3.7.1 (4)", "a second run makes the episode orange", 60, []part{clean(48), heavy(24), clean(30), heavy(48), clean(60)}, before,
			alert.Upgrade, state(orange, 60, 150), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (4)", "3.7.1 (1)"}},
		{"another episode at t+35", "3.7.1 (1)", "is within the 36 hours", 48, orangeAt(83), state(yellow, 90, 100), alert.Upgrade, state(orange, 83, 131), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
		{"another episode, in force", "3.7.1 (4)", "from now on: no break until it starts", 50, []part{heavy(24), clean(61), heavy(48), clean(60)}, state(yellow, 0, 60),
			alert.Upgrade, state(orange, 50, 133), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
		{"another episode at t+36", "3.7.1 (2)", "is not: what is in force is not called for, but 36 valid hours are", 48, orangeAt(84), state(yellow, 90, 100),
			alert.LiftEarly, alert.State{}, alert.NoAlert, []string{"3.7.1 (2)"}},
		{"a short forecast", "3.7.1 (1)", "does not hinder an upgrade; the end is provisional", 60, []part{clean(48), heavy(48)}, before,
			alert.Upgrade, openly(state(orange, 60, 96)), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
		{"beyond its announced end", "3.7.1 (1)", "never lifted, and worse", 80, orangeAt(48), before, alert.Upgrade, state(orange, 80, 96), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (1)"}},
	})
}

func TestDowngrade(t *testing.T) {
	before := state(red, 48, 120)
	improved := []string{"3.3 (1)", "3.7.1 (2)"}
	checkActs(t, alert.Kashgar(), []actRow{
		{"forecast to t+36", "3.7.1 (2)", "36 hours are known", 60, []part{clean(48), heavy(30), clean(18)}, before, alert.Downgrade, state(yellow, 60, 78), alert.NoAlert, improved},
		{"forecast to t+35", "3.7.1 (2)", "an hour short of 36", 60, []part{clean(48), heavy(30), clean(17)}, before, alert.Keep, before, alert.NoAlert, nil},
		{"forecast to t+35, then missing hours", "3.7.1 (2)", "a missing hour is not known", 60, []part{clean(48), heavy(30), clean(17), absent(40)}, before, alert.Keep, before, alert.NoAlert, nil},
		{"forecast to t+37", "3.7.1 (2)", "more than 36 hours", 60, []part{clean(48), heavy(30), clean(19)}, before, alert.Downgrade, state(yellow, 60, 78), alert.NoAlert, improved},
		{"by one level", "3.7.1 (2)", "48 hours are orange", 60, orangeAt(48), before, alert.Downgrade, state(orange, 60, 96), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (2)"}},
		{"not begun", "3.7.1 (2)", "announced for 48", 40, orangeAt(48), before, alert.Downgrade, state(orange, 48, 96), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (2)"}},
		{"another episode, in force", "3.7.1 (4)", "hours before it are not valid: lowered, but without a break", 62,
			[]part{clean(48), absent(34), heavy(24), clean(60)}, state(red, 20, 70), alert.Downgrade, state(yellow, 62, 106), alert.NoAlert, improved},
		{"open", "3.7.1 (2)", "48 hours so far: orange, with a provisional end", 60, []part{clean(48), heavy(12 + 36)}, state(red, 48, 120), alert.Downgrade, openly(state(orange, 60, 96)), alert.NoAlert, []string{"3.3 (2)", "3.7.1 (2)"}},
		{"the level in force", "3.7.1 (2)", "is reached still", 60, redAt(48), before, alert.Keep, before, alert.NoAlert, nil},
		{"lower, for longer than announced, short forecast", "3.7.1 (2)", "not known to stay so: kept at its level", 60, []part{clean(48), heavy(30), clean(17)}, state(red, 48, 70), alert.Keep, state(red, 48, 70), alert.NoAlert, nil},
	})
}
