package inventory

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/response"
)

func FuzzCSV(f *testing.F) {
	f.Add(csvOf(kiln, plant, cars))
	f.Add(csvOf(with(kiln, "so2", "-1 kg"), cars, cars, "x"))
	f.Add("kind,id,county\nsource,\"a\nb\",653101\nenterprise,,\n\"")
	f.Add("county,kind,id,designated\n653101,enterprise,a,yes\n")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text, ReadCSV) })
}

func FuzzJSON(f *testing.F) {
	whole, err := json.Marshal(wanted())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(whole))
	f.Add("{\"enterprises\":[{\"id\":\"a\",\"waiver\":{\"approved\":[{\"level\":\"ii\"}]},\n\"task\":{}},null,[[[]]]],\"sources\":null}")
	f.Add("{\"sources\":[{\"id\":\"\\ud800\",\"baseline\":{\"so2\":\"99999999999999999999 t\"}}")
	f.Add("\n[{}]")
	f.Fuzz(func(t *testing.T, text string) { sound(t, text, ReadJSON) })
}

// sound fails unless the text gives faults with lines, or an inventory that can be summed up at every level.
func sound(t *testing.T, text string, read func(io.Reader, Rules) (Inventory, error)) {
	t.Helper()
	inv, err := read(strings.NewReader(text), rules)
	if err != nil {
		lines := strings.Count(text, "\n") + 1
		faults, ok := errors.AsType[*hourscsv.Faults](err)
		for _, fault := range faults.First {
			if f, is := errors.AsType[*hourscsv.Fault](fault); !ok || !is || f.Line < 1 || f.Line > lines || f.Error() == "" {
				t.Fatalf("%#v of %d lines", fault, lines)
			}
		}
		return
	}
	for _, level := range []response.Level{response.NoResponse, response.III, response.II, response.I} {
		at := map[string]response.Level{}
		for _, s := range inv.Sources {
			at[s.County] = level
		}
		for _, e := range inv.Enterprises {
			at[e.County] = level
		}
		_, err := rules.Enterprises.Prefecture(level, at, slices.Values(inv.Enterprises), slices.Values(inv.Sources))
		if err != nil {
			t.Fatalf("at %v: %v", level, err)
		}
	}
}
