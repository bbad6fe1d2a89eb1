package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

func madeUpReckoning(t *testing.T) reckoned {
	t.Helper()
	r, err := reckon(madeUpPrefecture(t), madeUpInventorySource, madeUpInventory())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The made-up inventory has all classes, grades and bases, sources of every sector in every county, and names of its own.
func TestMadeUpInventory(t *testing.T) {
	inv := madeUpInventory()
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[any]bool{}
	for _, e := range inv.Enterprises {
		seen[ruleset.Classify(e).Class], seen[e.Grade] = true, true
		o, err := ruleset.Obligation(response.II, e)
		if err != nil || o.Missing != 0 || e.Name.Chinese == "" || strings.HasPrefix(e.Name.English, " ") {
			t.Errorf("%s %v: missing %v, %v", e.ID, e.Name, o.Missing, err)
		}
		seen[o.Basis], seen[o.Mode] = true, true
	}
	for class := enterprise.Guarantee; class.Valid(); class++ {
		checkSeen(t, seen, class)
	}
	for grade := enterprise.Ungraded; grade.Valid(); grade++ {
		checkSeen(t, seen, grade)
	}
	for basis := enterprise.Bound; basis.Valid(); basis++ {
		checkSeen(t, seen, basis)
	}
	for mode := enterprise.ByPlan; mode < enterprise.Autonomous; mode++ {
		checkSeen(t, seen, mode)
	}
	for _, c := range region.Kashgar().Counties {
		for sector := response.Mobile; sector.Valid(); sector++ {
			if !slices.ContainsFunc(inv.Sources, func(s emission.Source) bool { return s.County == c.Code && s.Sector == sector }) {
				t.Errorf("%s has no %v source", c.Name.English, sector)
			}
		}
		if !slices.ContainsFunc(inv.Enterprises, func(e enterprise.Profile) bool { return e.County == c.Code }) {
			t.Errorf("%s has no enterprise", c.Name.English)
		}
	}
	if err := inv.Sources.Validate(emission.Kashgar()); err != nil {
		t.Error(err)
	}
}

func checkSeen(t *testing.T, seen map[any]bool, v any) {
	t.Helper()
	if !seen[v] {
		t.Errorf("the inventory has no %v", v)
	}
}

// Each way in which a county can fare is there to be seen.
func TestReckonedCounties(t *testing.T) {
	r := madeUpReckoning(t)
	if since(r.at) != 3*24+6 || len(r.levels) != 6 || r.result.Level != response.II {
		t.Errorf("at %v %d counties, the prefecture at %v", r.at, len(r.levels), r.result.Level)
	}
	for code, level := range r.levels {
		i := slices.IndexFunc(r.result.Counties, func(a enterprise.Area) bool { return a.County == code })
		if i < 0 || r.result.Counties[i].Level != level {
			t.Errorf("%s is not held to %v", code, level)
		}
	}
	got := map[string]string{}
	for _, a := range r.result.Counties {
		if a.Level > response.NoResponse {
			got[a.County] = outcome(chinese, a)
		}
	}
	for code, want := range map[string]string{
		"653101": "第二步后达标", "653121": "第一步后达标", "653122": "第二步后达标", "653124": "方案已达标", "653128": "第一步后达标",
		"653131": "两步后仍未达标",
	} {
		if got[code] != want {
			t.Errorf("%s: %s, want %s", code, got[code], want)
		}
	}
	if o, ok := r.example(); !ok || o.ID != "653122-01" || o.Tier != 2 {
		t.Errorf("example %+v", o)
	}
}

// No other hour has more counties that respond, and no earlier one as many.
func TestBusiestHour(t *testing.T) {
	p := madeUpPrefecture(t)
	at, levels := p.busiest()
	for h := p.decision.From; h < p.decision.Until; h++ {
		if n := len(p.levelsAt(h)); n > len(levels) || n == len(levels) && h < at {
			t.Errorf("%d at %v, %d at %v", n, h, len(levels), at)
		}
	}
}

func inventoryFile(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// part returns the part on emissions of the program's output, without what it says on where its inventory is from.
func part(t *testing.T, args ...string) string {
	t.Helper()
	status, out, errs := call(t, args...)
	_, out, found := strings.Cut(out, "\n减排责任\n")
	_, out, has := strings.Cut(out, "共")
	if status != 0 || errs != "" || !found || !has {
		t.Fatalf("status %d, stderr %q, stdout %q", status, errs, out)
	}
	return out
}

func TestInventoryFile(t *testing.T) {
	text, err := json.Marshal(madeUpInventory())
	if err != nil {
		t.Fatal(err)
	}
	file := inventoryFile(t, "list.JSON", string(text))
	if got, want := part(t, "-lang", "zh", "-inventory", file), part(t, "-lang", "zh"); got != want {
		t.Errorf("the made-up inventory from a file gives\n%s\nwant\n%s", got, want)
	}
	_, out, _ := call(t, "-inventory", file)
	if !strings.Contains(out, "The inventory was read from a file. It has 62 enterprises") || strings.Contains(out, "MADE-UP INVENTORY") {
		t.Errorf("source in\n%s", out)
	}
	out = part(t, "-lang", "zh", "-inventory", inventoryFile(t, "empty.json", "{}"))
	if !strings.HasPrefix(out, "0家企业、0个其他污染源") || strings.Contains(out, "企业通知全文") {
		t.Errorf("an empty inventory gives\n%s", out)
	}
}

const smallInventory = `kind,id,county,sector,industry,designated,major_project,coal,so2,nox,pm,vocs,so2_iii,nox_iii,pm_iii,vocs_iii,` +
	`so2_ii,nox_ii,pm_ii,vocs_ii,so2_i,nox_i,pm_i,vocs_i
enterprise,k1,653101,,other-guide,no,no,yes,9 kg,9 kg,9 kg,0 kg,1 kg,1 kg,1 kg,0 kg,1 kg,1 kg,1 kg,0 kg,1 kg,1 kg,1 kg,0 kg
source,d1,653122,dust,,,,,0 kg,0 kg,2 t,0 kg,0 kg,0 kg,1 t,0 kg,0 kg,0 kg,1 t,0 kg,0 kg,0 kg,1 t,0 kg
`

// An enterprise without a name goes by its identifier, and what is not known of it is named.
func TestSmallInventory(t *testing.T) {
	out := part(t, "-lang", "zh", "-inventory", inventoryFile(t, "small.csv", smallInventory))
	inOrder(t, out, []string{
		"653101 喀什市，Ⅰ级：第一步后达标",
		"653122 疏勒县，Ⅱ级：方案已达标",
		"  企业0家；其他污染源1个",
		"    无需加大减排",
		"  k1：Ⅰ级响应",
		"  不明事项：日载货车辆进出辆次、一厂一策是否列有停用货车、绩效等级",
		"  k1: response level I",
		"日报核查示例：k1，2026-01-08，虚构日报",
	})
}

func TestBadInventories(t *testing.T) {
	tests := []struct {
		name, text string
		faults     []string
	}{
		{"a.csv", "", []string{"line 1: want a line with the columns"}},
		{"a.csv", strings.ReplaceAll(smallInventory, "653101", "110101"), []string{`line 2, county: "110101", want the code of a county of the region`}},
		{"a.csv", strings.Replace(strings.Replace(smallInventory, "2 t", "2 t.", 1), "yes", "ja", 1), []string{
			`line 2, coal: "ja", want unknown, no, yes`, `line 3, pm: "2 t.", want whole milligrams`,
		}},
		{"a.json", "{\n\"sources\": [],\n}", []string{`line 3: "}" at byte 17, want a key in quotes`}},
		{"a.json", "{\"sources\":[" + strings.Repeat("1,", 29) + "1]}", append(repeat("line 1: 1, want an object", 20), "and 10 faults more")},
		{"a.json", "{\"sources\": [],\n\"others\": []}", []string{`line 2, others: "others", want enterprises, sources`}},
	}
	for _, tt := range tests {
		status, out, errs := call(t, "-inventory", inventoryFile(t, tt.name, tt.text))
		expect(t, 1, tt.faults, status, out, errs)
	}
}

// Without an inventory of its counties a region has no such part, and with one it has.
func TestInventoryOfAnotherRegion(t *testing.T) {
	args := []string{
		"-hours", shared.File(t, "data", "beijing-2015-winter.csv.gz"),
		"-counties", shared.File(t, "data", "beijing-districts.csv"), "-borders", shared.File(t, "data", "beijing-borders.csv"),
	}
	for flag, want := range map[string]string{"en": "  Left out, as there is no inventory of these counties", "zh": "  无这些县市的减排清单，略。"} {
		if _, out, _ := call(t, append(args, "-lang", flag)...); !strings.Contains(out, want) || strings.Contains(out, "MADE-UP") {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	small := strings.NewReplacer("653101", "110105", "653122", "110108").Replace(smallInventory)
	out := part(t, append(args, "-lang", "zh", "-inventory", inventoryFile(t, "a.csv", small))...)
	if !strings.Contains(out, "110105 ") || !strings.Contains(out, "日报核查示例：k1") {
		t.Errorf("an inventory of two districts gives\n%s", out)
	}
	status, stdout, errs := call(t, append(args, "-inventory", inventoryFile(t, "a.csv", smallInventory))...)
	expect(t, 1, []string{`line 2, county: "653101"`, `line 3, county: "653122"`}, status, stdout, errs)
}

// The faults of all files are named at once; counties that are not known are no reason to find fault with the inventory.
func TestFaultsOfAllFiles(t *testing.T) {
	_, err := load(options{
		hours: file(t, "x\n"), counties: file(t, "y\n"), borders: file(t, "z\n"), inventory: inventoryFile(t, "a.csv", "kind\n"),
	}, io.Discard)
	text := english.faults(err)
	for _, want := range []string{`line 1, "site": want the column (not known: x)`, "counties: line 1", "borders: line 1", `line 1, "id": want the column`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if _, err := loadInventory(inventoryFile(t, "a.csv", smallInventory), nil); err != nil {
		t.Error(err)
	}
}

func TestNobodyResponds(t *testing.T) {
	p := madeUpPrefecture(t)
	for i := range p.decision.Counties {
		p.decision.Counties[i].Responses = nil
	}
	p.decision.Prefecture = nil
	r, err := reckon(p, madeUpInventorySource, madeUpInventory())
	if err != nil || r.format(chinese) != "\n减排责任\n  无县市响应\n" {
		t.Errorf("%v, %q", err, r.format(chinese))
	}
	p = madeUpPrefecture(t)
	p.decision.Prefecture = nil
	r, err = reckon(p, madeUpInventorySource, inventory.Inventory{})
	if err != nil || !strings.Contains(r.format(english), "The prefecture itself does not respond then") {
		t.Errorf("%v\n%s", err, r.format(english))
	}
}
