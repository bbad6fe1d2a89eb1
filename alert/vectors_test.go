package alert_test

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/restated/restatedtest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

var update = flag.Bool("update", false, "write alerttest/vectors.json anew")

// The forms of the vectors, as alerttest.Vectors documents them.
type (
	vectors struct {
		Format    int                   `json:"format"`
		Plans     map[string]alert.Plan `json:"plans"`
		Episodes  []vectorEpisodes      `json:"episodes"`
		Decisions []vectorDecision      `json:"decisions"`
	}
	vectorEpisodes struct {
		Plan     string          `json:"plan"`
		Start    aqi.Stamp       `json:"start"`
		AQI      []aqi.Index     `json:"aqi"`
		Episodes []vectorEpisode `json:"episodes"`
	}
	vectorEpisode struct {
		aqi.Span
		Level alert.Level `json:"level"`
		Open  bool        `json:"open"`
		Peak  aqi.Index   `json:"peak"`
		Runs  []aqi.Span  `json:"runs"`
	}
	vectorDecision struct {
		Plan    string         `json:"plan"`
		At      aqi.Stamp      `json:"at"`
		Start   aqi.Stamp      `json:"start"`
		AQI     []aqi.Index    `json:"aqi"`
		Before  alert.State    `json:"before"`
		Demands []alert.Demand `json:"demands"`
		After   vectorDecided  `json:"after"`
	}
	vectorDecided struct {
		Act       alert.Act      `json:"act"`
		Announced alert.Schedule `json:"announced"`
		Own       alert.Schedule `json:"own"`
	}
)

// The vectors are what the oracle and the restatement make of their inputs, and the package makes the same.
func TestVectors(t *testing.T) {
	made, err := texttest.Lines(vectorsOf(t, oracleEpisodes, restatedDecision))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("alerttest/vectors.json", made, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, alerttest.Vectors()) {
		t.Error("alerttest/vectors.json is not what the oracle makes: go test -run TestVectors -update")
	}
	own, err := texttest.Lines(vectorsOf(t, episodes, libraryDecision))
	if err != nil || !bytes.Equal(made, own) {
		t.Error("the package makes others", err)
	}
}

// vectorsOf returns the vectors of the built-in plans, with what of finds and decide decides.
func vectorsOf(t *testing.T, of func(fataler, alert.Plan, alert.Series) []alert.Episode, decide func(fataler, alert.Plan, alerttest.Moment) vectorDecided) vectors {
	t.Helper()
	v := vectors{Format: 1, Plans: map[string]alert.Plan{"kashgar": alert.Kashgar(), "national-2024": alert.National2024()}}
	for _, name := range []string{"kashgar", "national-2024"} {
		plan := v.Plans[name]
		for seed := range 40 {
			s := plain(ready(t, plan), alerttest.Hourly(240).Example(seed))
			e := vectorEpisodes{Plan: name, Start: s.Start, AQI: indices(s), Episodes: []vectorEpisode{}}
			for _, found := range of(t, plan, onlyAQI(s)) {
				e.Episodes = append(e.Episodes, vectorOf(found))
			}
			v.Episodes = append(v.Episodes, e)
		}
		for seed := range 100 {
			m := alerttest.MomentOf(plan, 100).Example(seed)
			m.Series = onlyAQI(plain(ready(t, plan), m.Series))
			m.Series = alerttest.KnownAt(m.Series, m.At)
			v.Decisions = append(v.Decisions, vectorDecision{name, m.At, m.Series.Start, indices(m.Series), m.Before, m.Demands, decide(t, plan, m)})
		}
	}
	return v
}

// onlyAQI is a series without marks and primary pollutants.
func onlyAQI(s alert.Series) alert.Series {
	bare := alert.Series{Start: s.Start}
	for _, h := range s.Hours {
		bare.Hours = append(bare.Hours, alert.Hour{AQI: h.AQI})
	}
	return bare
}

func indices(s alert.Series) []aqi.Index {
	indices := make([]aqi.Index, len(s.Hours))
	for i, h := range s.Hours {
		indices[i] = h.AQI
	}
	return indices
}

func vectorOf(e alert.Episode) vectorEpisode {
	v := vectorEpisode{Span: e.Span, Level: e.Level, Open: e.Open, Peak: e.Peak.AQI()}
	for _, r := range e.Runs {
		v.Runs = append(v.Runs, r.Span)
	}
	return v
}

func oracleEpisodes(_ fataler, p alert.Plan, s alert.Series) []alert.Episode {
	return newOracle(p, s).episodes()
}

func libraryDecision(t fataler, p alert.Plan, m alerttest.Moment) vectorDecided {
	d := decide(t, p, m.At, m.Before, m.Series, m.Demands...)
	return vectorDecided{d.Act, d.After.Announced, d.After.Own}
}

func restatedDecision(t fataler, p alert.Plan, m alerttest.Moment) vectorDecided {
	t.Helper()
	plan := restatedtest.Plan(p)
	demands, ends := restatedDemands(m.Demands)
	d := plan.Decide(restatedtest.State(m.Before), plan.Look(restatedtest.Series(m.Series, ready(t, p).AQI), int(m.At), ends), demands)
	decided := vectorDecided{Announced: restatedtest.ScheduleOf(d.State.Announced), Own: restatedtest.ScheduleOf(d.State.Own)}
	if err := decided.Act.UnmarshalText([]byte(strings.ReplaceAll(d.Act, " ", "-"))); err != nil {
		t.Fatalf("%v", err)
	}
	return decided
}

// The vectors reach every level and every act.
func TestVectorsReachEveryAct(t *testing.T) {
	v := vectorsOf(t, episodes, libraryDecision)
	var acts []alert.Act
	var levels []alert.Level
	for _, d := range v.Decisions {
		acts = append(acts, d.After.Act)
	}
	for _, of := range v.Episodes {
		for _, e := range of.Episodes {
			levels = append(levels, e.Level)
		}
	}
	for _, act := range []alert.Act{alert.Nothing, alert.Issue, alert.Keep, alert.Upgrade, alert.Downgrade, alert.Extend, alert.LiftEarly, alert.LiftOnSchedule} {
		if !slices.Contains(acts, act) {
			t.Errorf("no %v", act)
		}
	}
	for _, level := range []alert.Level{alert.Yellow, alert.Orange, alert.Red} {
		if !slices.Contains(levels, level) {
			t.Errorf("no %v", level)
		}
	}
}
