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

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/response"
)

var rules = Rules{
	Enterprises: kashgar(), Targets: emission.Kashgar(),
	Counties: []alert.County{{Code: "653101", Name: aqi.Text{Chinese: "喀什市"}}},
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
					Kind: "heating", Needs: aqi.Known(60 * emission.Percent), MaxLoad: aqi.Known(75 * emission.Percent),
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
var compare = cmpopts.EquateComparable(aqi.Optional[response.Stops]{},
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
	const kinds, halfGiven = "want enterprise or source", "want an amount a day: must be given"
	short := strings.Repeat(",", len(columnsUsed)-1)
	tests := []struct {
		name, in string
		want     []string // the faults, each with its line
	}{
		{"empty", "", []string{"line 1: want a line with the columns: must be given"}},
		{"header", "kind,id,id,x\n", []string{`line 1, "id": want each column once: is given twice`, `line 1, "x": want kind, id, `, `line 1, "county": want the column: must be given`}},
		{"few fields, and on", csvOf("enterprise,k1", with(cars, "so2", "1")), []string{
			"line 2: want as many fields as the header: is not a value of its type", `line 3, so2: "1", want whole milligrams, as in 12.5 kg or 0.3 t: `}},
		{"quote", csvOf(`enterprise,k"1`), []string{"line 2: want quotes in pairs: "}},
		{"kind", csvOf(with(cars, "kind", "car"), with(cars, "kind", "")), []string{
			`line 2, kind: "car", ` + kinds + ": is not a value of its type", "line 3, kind: " + kinds + ": must be given"}},
		{"blank", csvOf(short), []string{"line 2, kind: " + kinds + ": must be given"}},
		{"words", csvOf(with(with(kiln, "coal", "maybe"), "grade", "E")), []string{
			`line 2, grade: "E", want unknown, ungraded, a-plus, a, b, b-minus, c, d, leading, not-leading, model-site: `, `line 2, coal: "maybe", want unknown, no, yes: `}},
		{"sector", csvOf(with(kiln, "sector", "dust"), with(cars, "sector", "")), []string{
			`line 2, sector: "dust", want industrial or a blank, as it is an enterprise: contradicts`, "line 3, sector: want industrial, mobile, dust or other: must be given"}},
		{"of an enterprise", csvOf(with(cars, "grade", "a")), []string{`line 2, grade: "a", want a blank, as it is no enterprise: contradicts`}},
		{"identity", csvOf(kiln, with(with(cars, "id", "k1"), "county", "1"), with(cars, "name_zh", "\x1b[2J"), with(with(cars, "id", "\xff"), "name_en", "\xff")), []string{
			`line 3, id: "k1", want another than that of line 2: is given twice`, `line 3, county: "1", want the code of a county of the region: is not known here`,
			`line 4, name_zh: "\x1b[2J", want text that can be printed: `, `line 5, id: "�", want text in UTF-8: `, `line 5, name_en: "�", want text in UTF-8: `}},
		{"no identity", csvOf(with(with(kiln, "id", ""), "county", ""), with(with(cars, "id", ""), "county", "")), []string{
			"line 2, id: want an identifier: must be given", "line 2, county: want a county's code: must be given",
			"line 3, id: want an identifier: must be given", "line 3, county: want a county's code: must be given"}},
		{"amounts", csvOf(with(kiln, "so2_ii", "11 kg"), with(cars, "pm", "")), []string{
			"line 2, so2_ii: 11 kg, want at most the baseline of 10 kg: contradicts", "line 3, pm: want 0 to 10000000 kg: must be given"}},
		{"unknown", csvOf(with(with(with(with(kiln, "industry", ""), "so2", ""), "pm", ""), "nox_i", "")), []string{
			"line 2, industry: want what is known, as it decides the class: must be given", "line 2, so2: " + halfGiven, "line 2, pm: " + halfGiven, "line 2, nox_i: " + halfGiven}},
		{"waiver", csvOf(with(with(kiln, "waiver_reason", ""), "waiver_iii", "12 %")), []string{
			"line 2, waiver_reason: want the objective reason: must be given", "line 2, waiver_iii: 12 %, want "}},
		{"share", csvOf(with(kiln, "waiver_i", "0.2")), []string{`line 2, waiver_i: "0.2", want 0 % to 100 % in steps of 0.01 %: `}},
		{"trips", csvOf(with(kiln, "trips", "-1")), []string{`line 2, trips: "-1", want a whole number: `}},
		{"load", csvOf(with(plant, "max_load", "50 %")), []string{"line 2, max_load: 50 %, want at least the 60 % that the task needs: contradicts"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := ReadCSV(strings.NewReader(tt.in), rules)
			refused(t, inv, err, tt.want)
		})
	}
}

// refused fails unless nothing was read but faults that begin so.
func refused(t *testing.T, inv Inventory, err error, want []string) {
	t.Helper()
	list, _ := errors.AsType[*hourscsv.Faults](err)
	if list == nil || len(list.First) != len(want) || inv.Enterprises != nil || inv.Sources != nil {
		t.Fatalf("%v\nwant %q", err, want)
	}
	for i, f := range list.First {
		if !strings.HasPrefix(f.Error(), want[i]) {
			t.Errorf("%v\nwant %s", f, want[i])
		}
	}
}

func TestJSONFaults(t *testing.T) {
	const none = `{"so2":"0 kg","nox":"0 kg","pm":"0 kg","vocs":"0 kg"}`
	const source = `"name":{"zh":"","en":""},"county":"653101","sector":"dust","baseline":{"so2":"0 kg","nox":"0 kg","pm":"1 t","vocs":"0 kg"},` +
		`"reductions":{"ii":` + none + `,"i":` + none + `,` + "\n" + `"iii":{"so2":"0 kg",` + "\n"
	tests := []struct {
		name, in string
		want     []string
	}{
		{"empty", "", []string{"line 1: the end of the text at byte 0, want "}},
		{"cut short", "{\n\"sources\":\n[{]", []string{`line 3: "]" at byte 15, want a key in quotes: is not JSON of this form`}},
		{"more", "{}\n\n[]", []string{`line 3: "[]" at byte 4, want the end of the text: `}},
		{"no object", " \n[]", []string{"line 1: a list, want an object: is not JSON of this form"}},
		{"keys", "{\"x\":1,\n\"sources\":{},\n\"enterprises\":\nnull,\"sources\":[]}", []string{
			`line 1, x: "x", want enterprises, sources: is not known here`, "line 4, sources: an object, want a list or null: ", `line 4, sources: "sources", want it once: is given twice`}},
		{"elements", "{\"sources\":[7,\n[],\n\"x\",\n{\"id\":\"a\",\n\"ID\":\"b\",\n\"County\":\"\\u001b\"}]}", []string{
			"line 1: 7, want an object: ", "line 2: a list, want an object: ", `line 3: "x", want an object: `,
			`line 5, ID: "ID", want id: is not known here`, `line 6, County: "County", want county: is not known here`}},
		{"members", "{\"enterprises\":[\n{\"id\":\"a\",\n\"grade\":\"e\",\n\"enterprise\":{\"shape\":1},\n\"county\":\"653101\"}]}", []string{
			`line 3, grade: "e", want unknown, ungraded, a-plus, a, b, b-minus, c, d, leading, not-leading, model-site: `, `line 4, enterprise/shape: "shape", want `}},
		{"twice", "{\"sources\":[{\"id\":\"a\"," + source + `"nox":"0 kg","pm":"0 kg","vocs":"0 kg"}}},` + "\n{\"county\":\"653101\"," + "\n\"id\":\"a\"," + strings.Replace(source, `"county":"653101",`, "", 1) +
			`"nox":"0 kg","pm":"0 kg","vocs":"0 kg"}}}]}`, []string{`line 5, id: "a", want another than that of line 1: is given twice`}},
		{"the library's", "{\"sources\":[{\"id\":\"a\"," + source + `"nox":"1 kg","pm":null,"vocs":"0 kg"}}},` + "\n{\"id\":\"b\"," + source + `"nox":"0 kg","pm":"0 kg"}}}]}`, []string{
			"line 3, reductions/iii/nox: 1 kg, want at most the baseline of 0 kg: contradicts", "line 3, reductions/iii/pm: want 0 to 10000000 kg: must be given",
			"line 5, reductions/iii/vocs: want a value or null: must be given"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := ReadJSON(strings.NewReader(tt.in), rules)
			refused(t, inv, err, tt.want)
		})
	}
}

// A Chinese user is told in Chinese.
func TestFaultsInChinese(t *testing.T) {
	_, err := ReadCSV(strings.NewReader(csvOf(with(with(kiln, "industry", ""), "so2_ii", "11 kg"), with(cars, "kind", "car"))), rules)
	list, _ := errors.AsType[*hourscsv.Faults](err)
	want := `第2行，so2_ii：11 kg，应为不大于基准排放10千克：与其他内容矛盾；第2行，industry：应为已知，因其决定企业类别：必须给出；第3行，kind："car"，应为企业（enterprise）或其他源（source）：不是可识别的取值`
	if got := list.Chinese(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestLimits(t *testing.T) {
	bad := slices.Repeat([]string{with(cars, "kind", "car")}, hourscsv.MaxFaults+3)
	_, err := ReadCSV(strings.NewReader(csvOf(bad...)), rules)
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || len(f.First) != hourscsv.MaxFaults || f.More != 3 {
		t.Errorf("many faults: %v", err)
	}
	var rows []string
	for i := range maxEntries + 2 {
		rows = append(rows, fmt.Sprintf("source,%d,653101", i))
	}
	_, err = ReadCSV(strings.NewReader("kind,id,county\n"+strings.Join(rows, "\n")), Rules{})
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || f.More != 5*maxEntries+1-hourscsv.MaxFaults {
		t.Errorf("many entries: %v", err)
	}
	elements := strings.Repeat("7,\n", maxEntries+1) + "7"
	_, err = ReadJSON(strings.NewReader(`{"sources":[`+elements+"]}"), Rules{})
	if f, ok := errors.AsType[*hourscsv.Faults](err); !ok || f.More != maxEntries+1-hourscsv.MaxFaults {
		t.Errorf("many elements: %v", err)
	}
	_, err = ReadJSON(io.LimitReader(zeros{}, maxFile+1), rules)
	if !errors.Is(err, aqi.ErrTooMany) {
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
