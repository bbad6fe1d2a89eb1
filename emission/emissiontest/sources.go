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

// Caps draws the caps of up to four tiers; half of them are the whole.
func Caps() *rapid.Generator[[]emission.Share] {
	return rapid.Custom(func(t *rapid.T) []emission.Share {
		caps := make([]emission.Share, rapid.IntRange(0, 4).Draw(t, "tiers"))
		for i := range caps {
			caps[i] = emission.Whole
			if rapid.Bool().Draw(t, "capped") {
				caps[i] = Share().Draw(t, "cap")
			}
		}
		return caps
	})
}

// Members draws up to that many valid members in that many tiers: about one in three is in none.
func Members(tiers, most int) *rapid.Generator[[]emission.Member] {
	return rapid.Custom(func(t *rapid.T) []emission.Member {
		members := make([]emission.Member, rapid.IntRange(0, max(0, most)).Draw(t, "members"))
		for i := range members {
			members[i] = emission.Member{ID: fmt.Sprint("m", i), Remaining: Baseline().Draw(t, "remaining")}
			if rapid.IntRange(0, 4).Draw(t, "in no tier at 0") > 0 {
				members[i].Tier = rapid.IntRange(0, tiers).Draw(t, "tier")
			}
		}
		return members
	})
}
