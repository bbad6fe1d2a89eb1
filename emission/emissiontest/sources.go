package emissiontest

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// Counties are the codes of the counties that sources are drawn in.
func Counties() []string { return []string{"653101", "653121", "653125", "653131"} }

// Source draws a valid source with that identifier: a [Baseline], and a [Reduction] at every level from IV on.
func Source(id string) *rapid.Generator[emission.Source] {
	return rapid.Custom(func(t *rapid.T) emission.Source {
		s := emission.Source{
			ID:       id,
			Name:     aqi.Text{Chinese: "排放源" + id, English: "Source " + id},
			County:   rapid.SampledFrom(Counties()).Draw(t, "county"),
			Sector:   response.Sector(rapid.IntRange(int(response.Industrial), int(response.OtherSector)).Draw(t, "sector")),
			Baseline: Baseline().Draw(t, "baseline"),
		}
		for l := response.IV; l <= response.I; l++ {
			s.Reductions = s.Reductions.With(l, Reduction(s.Baseline).Draw(t, l.String()))
		}
		return s
	})
}

// Inventory draws a valid inventory of up to that many sources.
func Inventory(most int) *rapid.Generator[emission.Inventory] {
	return rapid.Custom(func(t *rapid.T) emission.Inventory {
		inv := make(emission.Inventory, rapid.IntRange(0, max(0, most)).Draw(t, "sources"))
		for i := range inv {
			inv[i] = Source(fmt.Sprint("s", i)).Draw(t, "source")
		}
		return inv
	})
}

// Levels draws a response level, or none, for each of [Counties].
func Levels() *rapid.Generator[map[string]response.Level] {
	return rapid.Custom(func(t *rapid.T) map[string]response.Level {
		levels := map[string]response.Level{}
		for _, code := range Counties() {
			levels[code] = response.Level(rapid.IntRange(int(response.NoResponse), int(response.I)).Draw(t, code))
		}
		return levels
	})
}

// Everywhere returns the same level for each of [Counties].
func Everywhere(l response.Level) map[string]response.Level {
	levels := map[string]response.Level{}
	for _, code := range Counties() {
		levels[code] = l
	}
	return levels
}

// Total draws a total of sources; one in four is that of none.
func Total() *rapid.Generator[emission.Total] {
	return rapid.Custom(func(t *rapid.T) emission.Total {
		if rapid.IntRange(0, 3).Draw(t, "none at 0") == 0 {
			return emission.Total{}
		}
		baseline := Baseline().Draw(t, "baseline")
		return emission.Total{
			Baseline:  baseline,
			Reduction: Reduction(baseline).Draw(t, "reduction"),
			Sources:   rapid.IntRange(1, 5).Draw(t, "sources"),
		}
	})
}

// Tiers draws up to four tiers; half of them have no cap.
func Tiers() *rapid.Generator[emission.Tiers] {
	return rapid.Custom(func(t *rapid.T) emission.Tiers {
		tiers := make(emission.Tiers, rapid.IntRange(0, 4).Draw(t, "tiers"))
		for i := range tiers {
			if rapid.Bool().Draw(t, "capped") {
				tiers[i].Cap = Share().Draw(t, "cap")
			}
		}
		return tiers
	})
}

// Participants draws up to that many valid participants in the tiers: one in five is in none, and of these most are bound to no
// share.
func Participants(tiers emission.Tiers, most int) *rapid.Generator[[]emission.Participant] {
	return rapid.Custom(func(t *rapid.T) []emission.Participant {
		participants := make([]emission.Participant, rapid.IntRange(0, max(0, most)).Draw(t, "participants"))
		for i := range participants {
			participants[i] = participant(t, fmt.Sprint("p", i), tiers)
		}
		return participants
	})
}

func participant(t *rapid.T, id string, tiers emission.Tiers) emission.Participant {
	p := emission.Participant{ID: id, Baseline: Baseline().Draw(t, "baseline")}
	p.Planned = Reduction(p.Baseline).Draw(t, "planned")
	if rapid.IntRange(0, 4).Draw(t, "in no tier at 0") > 0 {
		p.Tier = rapid.IntRange(0, len(tiers)).Draw(t, "tier")
	}
	if p.Tier > 0 || rapid.IntRange(0, 2).Draw(t, "bound at 0") == 0 {
		p.Shares = Shares().Draw(t, "share")
	}
	return p
}
