package inventory

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
	"github.com/clearsky-go/clearsky/response"
)

var rules = Rules{
	Enterprises: kashgar(), Targets: emission.Kashgar(),
	HasCounty: func(code string) bool { return code == "653101" },
}

func kashgar() *enterprise.Ruleset {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		panic(err)
	}
	return ruleset
}

// columnsUsed are those of the rows below.
var columnsUsed = []string{
	"kind", "id", "name_zh", "name_en", "county", "sector", "industry", "grade", "designated", "major_project", "coal", "trips",
	"so2", "nox", "pm", "vocs", "so2_iii", "nox_iii", "pm_iii", "vocs_iii", "so2_ii", "nox_ii", "pm_ii", "vocs_ii",
	"so2_i", "nox_i", "pm_i", "vocs_i", "waiver_reason", "waiver_document", "waiver_i", "waiver_iii", "task", "needs", "max_load",
}

const (
	amounts = "0.01 t,5 kg,2.5 kg,0 kg,1 kg,0 kg,0 kg,0 kg,2 kg,1 kg,0.5 kg,0 kg,3 kg,1.5 kg,0.75 kg,0 kg"
	kiln    = "enterprise,k1,甲窑,Jia Kiln,653101,,other-guide,d,no,no,yes,12," + amounts + ",reason,document,20 %,8 %,,,"
	plant   = "enterprise,h1,,,653101,industrial,other,,yes,,,," + amounts + ",,,,,heating,60 %,75 %"
	cars    = "source,m1,,Cars,653101,mobile,,,,,,," + amounts + ",,,,,,,"
)

func csvOf(rows ...string) string {
	return strings.Join(columnsUsed, ",") + "\n" + strings.Join(rows, "\n") + "\n"
}

func given() (emission.Amounts, emission.Reductions) {
	const g = emission.Gram
	var rs emission.Reductions
	return emission.AmountsOf(10_000*g, 5_000*g, 2_500*g, 0),
		rs.With(response.III, emission.AmountsOf(1_000*g, 0, 0, 0)).With(response.II, emission.AmountsOf(2_000*g, 1_000*g, 500*g, 0)).
			With(response.I, emission.AmountsOf(3_000*g, 1_500*g, 750*g, 0))
}

func wanted() Inventory {
	baseline, reductions := given()
	return Inventory{
		Enterprises: []enterprise.Profile{
			{
				ID: "k1", Name: aqi.Text{Chinese: "甲窑", English: "Jia Kiln"}, County: "653101", Grade: enterprise.D,
				Designated: response.No, MajorProject: response.No, Coal: response.Yes,
				Enterprise: response.Enterprise{Industry: response.OtherGuide, Trips: aqi.Known(12)},
				Baseline:   baseline, Reductions: reductions,
				Waiver: enterprise.Waiver{Reason: "reason", Document: "document", Approved: []enterprise.Approved{
					{Level: response.III, Shares: emission.EqualShares(8 * emission.Percent)},
					{Level: response.I, Shares: emission.EqualShares(20 * emission.Percent)},
				}},
			},
			{
				ID: "h1", County: "653101", Designated: response.Yes, Enterprise: response.Enterprise{Industry: response.OtherIndustry},
				Baseline: baseline, Reductions: reductions, Task: enterprise.Task{
					Kind: enterprise.Heating, Needs: aqi.Known(60 * emission.Percent), MaxLoad: aqi.Known(75 * emission.Percent),
				},
			},
		},
		Sources: emission.Inventory{{
			ID: "m1", Name: aqi.Text{English: "Cars"}, County: "653101", Sector: response.Mobile,
			Baseline: baseline, Reductions: reductions,
		}},
	}
}

// compare has the types that compare with ==.
var compare = cmpopts.EquateComparable(
	emission.Amounts{}, emission.Reductions{}, aqi.Optional[emission.Amount]{}, aqi.Optional[emission.Share]{}, aqi.Optional[int]{})

func TestRead(t *testing.T) {
	want := wanted()
	text, err := json.MarshalIndent(want, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	fromJSON, err := ReadJSON(strings.NewReader("\ufeff"+string(text)), rules)
	if diff := cmp.Diff(want, fromJSON, compare); diff != "" || err != nil {
		t.Errorf("JSON: %v\n%s", err, diff)
	}
	crlf := strings.ReplaceAll(csvOf(kiln, plant, cars), "\n", "\r\n")
	fromCSV, err := ReadCSV(strings.NewReader("\ufeff"+crlf), rules)
	if diff := cmp.Diff(want, fromCSV, compare); diff != "" || err != nil {
		t.Errorf("CSV: %v\n%s", err, diff)
	}
	for _, empty := range []string{"{}", `{"sources":[],"enterprises":[]}`} {
		if inv, err := ReadJSON(strings.NewReader(empty), rules); err != nil || len(inv.Enterprises)+len(inv.Sources) != 0 {
			t.Errorf("%s: %+v, %v", empty, inv, err)
		}
	}
}

// with returns a row with the field of a column replaced.
func with(row, column, value string) string {
	fields := strings.Split(row, ",")
	fields[slices.Index(columnsUsed, column)] = value
	return strings.Join(fields, ",")
}

func TestCSVFaults(t *testing.T) {
	short := strings.Repeat(",", len(columnsUsed)-1)
	tests := []struct {
		name, in string
		is       error
		want     string // the faults, each with its line
	}{
		{"empty", "", ErrHeader, "line 1: bad header: want a line with the columns"},
		{"header", "kind,id,id,x\n", ErrHeader, `line 1: bad header: column "id" is given twice; ` +
			`line 1: bad header: column "x" is unknown; line 1: bad header: column "county" is missing`},
		{"few fields, and on", csvOf("enterprise,k1", with(cars, "so2", "1")), ErrCSV, "line 2: not well-formed CSV: wrong number of " +
			`fields; line 3, so2: emission: amount: "1", want whole milligrams, as in 12.5 kg or 0.3 t: cannot be read`},
		{"quote", csvOf(`enterprise,k"1`), ErrCSV, "line 2: not well-formed CSV: bare \" in non-quoted-field"},
		{"kind", csvOf(with(cars, "kind", "car"), with(cars, "kind", "")), ErrKind, `line 2, kind: does not fit the kind of entry: ` +
			`"car", want enterprise or source; line 3, kind: does not fit the kind of entry: want enterprise or source`},
		{"blank", csvOf(short), ErrKind, "line 2, kind: does not fit the kind of entry: want enterprise or source"},
		{"words", csvOf(with(with(kiln, "coal", "maybe"), "grade", "E")), aqi.ErrText, "line 2, grade: enterprise.Grade \"E\": " +
			"is not a value of its type: want unknown, ungraded, a, b, c, d, leading, not-leading; line 2, coal: " +
			"response.Fact \"maybe\": is not a value of its type: want unknown, no, yes"},
		{"sector", csvOf(with(kiln, "sector", "dust"), with(cars, "sector", "")), ErrKind, `line 2, sector: does not fit the kind of ` +
			`entry: "dust", want industrial or a blank; line 3, sector: none, want industrial, mobile, dust or other: not a valid source`},
		{"of an enterprise", csvOf(with(cars, "grade", "a")), ErrKind, `line 2, grade "a": does not fit the kind of entry: want a blank`},
		{"identity", csvOf(kiln, with(with(cars, "id", "k1"), "county", "1"), with(cars, "name_zh", "\x1b[2J")), ErrDuplicate,
			`line 3, id "k1": given before: line 2; line 3, county "1": no county of the region; ` +
				`line 4, name "\x1b[2J": holds what cannot be printed`},
		{"no identity", csvOf(with(with(kiln, "id", ""), "county", ""), with(with(cars, "id", ""), "county", "")), ErrCounty,
			"line 2, county: no county of the region; line 2: no identifier, want one: not a valid profile; " +
				"line 3: no identifier, want one: not a valid source; line 3, county: none, want a county's code: not a valid source"},
		{"amounts", csvOf(with(kiln, "so2_ii", "11 kg"), with(cars, "pm", "")), aqi.ErrConflict,
			"line 2, reduction at level II, SO2: 11 kg, want at most the baseline of 10 kg: not a valid profile; " +
				"line 3, baseline, PM: missing, want 0 kg to 10000000 kg: not a valid source"},
		{"unknown", csvOf(with(with(with(with(kiln, "industry", ""), "so2", ""), "pm", ""), "nox_i", "")), aqi.ErrMissing,
			"line 2, class: industry: must be known; line 2, baseline: SO2, PM: must be known; line 2, reduction at level I: NOx: must be known"},
		{"waiver", csvOf(with(with(kiln, "waiver_reason", ""), "waiver_iii", "12 %")), aqi.ErrConflict,
			"line 2, waiver: no reason, want the objective reason: not a valid profile; line 2, waiver at level III, SO2: 12 %, want 0 % to " +
				"the plan's 10 %: not a valid profile; line 2, waiver at level III, NOx: 12 %, want 0 % to the plan's 10 %: not a valid profile; " +
				"line 2, waiver at level III, PM: 12 %, want 0 % to the plan's 10 %: not a valid profile; line 2, waiver at level III, VOCs: " +
				"12 %, want 0 % to the plan's 10 %: not a valid profile"},
		{"share", csvOf(with(kiln, "waiver_i", "0.2")), aqi.ErrText, `line 2, waiver_i: emission: share: "0.2", want 0 % to 100 % ` +
			`in steps of 0.01 %: cannot be read`},
		{"load", csvOf(with(plant, "max_load", "50 %")), aqi.ErrConflict,
			"line 2, approved maximum load: 50 %, want at least 60 %, which the task needs: not a valid profile"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := ReadCSV(strings.NewReader(tt.in), rules)
			refused(t, inv, err, tt.is, tt.want)
		})
	}
}

// refused fails unless nothing was read but those faults.
func refused(t *testing.T, inv Inventory, err, is error, want string) {
	t.Helper()
	if err == nil || err.Error() != want || !errors.Is(err, is) || inv.Enterprises != nil || inv.Sources != nil {
		t.Errorf("%v\nwant %v", err, want)
	}
}

func TestJSONFaults(t *testing.T) {
	const source = `"county":"653101","sector":"dust","baseline":{"so2":"0 kg","nox":"0 kg","pm":"1 t","vocs":"0 kg"}`
	tests := []struct {
		name, in string
		is       error
		want     string
	}{
		{"empty", "", ErrJSON, "line 1: not well-formed JSON: unexpected end of JSON input"},
		{"cut short", "{\n\"sources\":\n[{]", ErrJSON, "line 3: not well-formed JSON: invalid character ']' looking for beginning of object key string"},
		{"more", "{}\n\n[]", ErrJSON, "line 3: not well-formed JSON: invalid character '[' after top-level value"},
		{"no object", " \n[]", ErrShape, "line 1: not of the right shape: the file is no object"},
		{"keys", "{\"x\":1,\n\"sources\":{},\n\"enterprises\":\nnull,\"sources\":[]}", ErrShape, `line 1, "x": not of the right shape: ` +
			`want enterprises and sources; line 2, "sources": not of the right shape: no array; line 4, "enterprises": ` +
			`not of the right shape: no array; line 4, "sources": given before: line 2`},
		{"elements", "{\"sources\":[7,\n[],\n\"x\",\n{\"id\":\"a\",\n\"ID\":\"b\",\n\"County\":\"\\u001b\"}]}", ErrShape,
			"line 1: not of the right shape: the entry is no object; line 2: not of the right shape: the entry is no object; " +
				"line 3: not of the right shape: the entry is no object; line 5, \"ID\": given before: line 4; " +
				"line 4, county \"\\x1b\": no county of the region"},
		{"members", "{\"enterprises\":[\n{\"id\":\"a\",\n\"grade\":\"e\",\n\"enterprise\":{\"shape\":1},\n\"county\":\"653101\"}]}", aqi.ErrText,
			"line 3, \"grade\": enterprise.Grade \"e\": is not a value of its type: want unknown, ungraded, a, b, c, d, leading, not-leading; " +
				"line 4, \"enterprise\": json: unknown field \"shape\""},
		{"the library's", "{\"sources\":[{\"id\":\"a\"," + source + "},\n{\"id\":\"b\"," + source + ",\n\"reductions\":{\"iii\":{\"pm\":\"2 t\"}}}]}",
			aqi.ErrMissing, "line 1, reduction at level III, SO2: missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := ReadJSON(strings.NewReader(tt.in), rules)
			if tt.name == "the library's" {
				want := "line 2, reduction at level III, PM: 2000 kg, want at most the baseline of 1000 kg: not a valid source"
				if err == nil || !strings.HasPrefix(err.Error(), tt.want) || !strings.Contains(err.Error(), want) || !errors.Is(err, tt.is) {
					t.Errorf("%v", err)
				}
				return
			}
			refused(t, inv, err, tt.is, tt.want)
		})
	}
}

func TestLimits(t *testing.T) {
	bad := slices.Repeat([]string{with(cars, "kind", "car")}, maxFaults+3)
	_, err := ReadCSV(strings.NewReader(csvOf(bad...)), rules)
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || len(f.First) != maxFaults || f.More != 3 {
		t.Errorf("many faults: %v", err)
	}
	var rows []string
	for i := range maxEntries + 2 {
		rows = append(rows, fmt.Sprintf("source,%d,653101", i))
	}
	_, err = ReadCSV(strings.NewReader("kind,id,county\n"+strings.Join(rows, "\n")), Rules{})
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || f.More != 6*maxEntries+1-maxFaults {
		t.Errorf("many entries: %v", err)
	}
	elements := strings.Repeat("7,\n", maxEntries+1) + "7"
	_, err = ReadJSON(strings.NewReader(`{"sources":[`+elements+"]}"), Rules{})
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || f.More != maxEntries+1-maxFaults {
		t.Errorf("many elements: %v", err)
	}
	_, err = ReadJSON(io.LimitReader(zeros{}, maxFile+1), rules)
	if !errors.Is(err, ErrLong) {
		t.Errorf("a long file: %v", err)
	}
	broken := errors.New("broken")
	if _, err := ReadCSV(iotest.ErrReader(broken), rules); !errors.Is(err, broken) {
		t.Errorf("a broken file: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestColumns(t *testing.T) {
	names := Columns()
	if once := slices.Compact(slices.Sorted(slices.Values(names))); len(once) != len(names) || names[0] != "kind" {
		t.Errorf("%v", names)
	}
	for _, name := range columnsUsed {
		if !slices.Contains(names, name) {
			t.Errorf("no column %s", name)
		}
	}
}
