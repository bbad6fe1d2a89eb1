package emission_test

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
)

// objects returns all objects in a JSON value.
func objects(v any) (all []map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		all = append(all, v)
		for _, inner := range v {
			all = append(all, objects(inner)...)
		}
	case []any:
		for _, inner := range v {
			all = append(all, objects(inner)...)
		}
	}
	return all
}

// losesNothing fails where the JSON of a result is read although a key was lost or misspelt somewhere in it; keys that may be
// left out are excepted.
func losesNothing[T any](t *rapid.T, result T, except ...string) {
	t.Helper()
	text, err := json.Marshal(result)
	ok(t, text, err)
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	for _, object := range objects(tree) {
		for key, value := range object {
			delete(object, key)
			lost, err := json.Marshal(tree)
			object[key+"_"] = value
			misspelt, err2 := json.Marshal(tree)
			delete(object, key+"_")
			object[key] = value
			var back T
			if json.Unmarshal(ok(t, misspelt, err2), &back) == nil || !slices.Contains(except, key) && json.Unmarshal(ok(t, lost, err), &back) == nil {
				t.Fatalf("%T without %s: %s", result, key, lost)
			}
		}
	}
}

// What the library gives is read back whole or not at all.
func TestResultsAreReadWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inv := append(emissiontest.Inventory(3).Draw(t, "inventory"), emissiontest.Source("x").Draw(t, "source"))
		levels := emissiontest.Levels().Draw(t, "levels")
		counties, err := emission.SumByCounty(slices.Values(inv), levels)
		losesNothing(t, ok(t, counties, err))
		sectors, err := emission.SumBySector(slices.Values(inv), levels)
		losesNothing(t, ok(t, sectors, err))
		level := emissiontest.Level().Draw(t, "level")
		a, err := emission.Kashgar().Attainment(level, counties[0].Total)
		losesNothing(t, ok(t, a, err), "document", "number") // a clause may lack either
		losesNothing(t, a.ByPollutant[0].Ratio())
		tiers := emissiontest.Tiers().Draw(t, "tiers")
		participants := emissiontest.Participants(tiers, 2).Draw(t, "participants")
		allocation, err := emission.Allocate(tiers, emissiontest.Shares().Draw(t, "target"), counties[0].Total, participants)
		losesNothing(t, ok(t, allocation, err))
	})
}
