package response_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
	"github.com/clearsky-go/clearsky/response/responsetest"
)

// What the package takes and gives survives a JSON round trip unchanged, nil and empty slices told apart.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		h := responsetest.History().Draw(t, "history")
		as := responsetest.ActivationsOf(h).Draw(t, "activations of the history")
		as = append(as, responsetest.Activations().Draw(t, "activations")...)
		items, err := c.Due(as, responsetest.Hour(as).Draw(t, "at"))
		if err != nil {
			t.Fatal(err)
		}
		var changes []response.Change
		for _, a := range as {
			changes = append(changes, c.Changes(a)...)
		}
		for _, diff := range []string{
			cmp.Diff(c, texttest.Back(t, c)), cmp.Diff(as, texttest.Back(t, as)),
			cmp.Diff(items, texttest.Back(t, items)), cmp.Diff(changes, texttest.Back(t, changes)),
		} {
			if diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestJSONRoundTripOfFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := responsetest.Catalogue().Draw(t, "catalogue")
		level := responsetest.Level().Draw(t, "level")
		truck, machine := responsetest.Truck().Draw(t, "truck"), responsetest.Machine().Draw(t, "machine")
		work := responsetest.Work().Draw(t, "work")
		loose, vehicle := responsetest.MuckTruck().Draw(t, "muck truck"), responsetest.Vehicle().Draw(t, "vehicle")
		school, event := responsetest.SchoolActivity().Draw(t, "school"), responsetest.Event().Draw(t, "event")
		if texttest.Back(t, truck) != truck || texttest.Back(t, machine) != machine || texttest.Back(t, work) != work ||
			texttest.Back(t, loose) != loose || texttest.Back(t, vehicle) != vehicle || texttest.Back(t, school) != school || texttest.Back(t, event) != event {
			t.Fatal("facts changed")
		}
		for _, a := range []response.Answer{
			c.Truck(level, truck), c.Machine(level, machine), c.MuckTruck(level, loose), c.Vehicle(level, vehicle), c.Work(level, work),
			c.School(level, school), c.Event(level, event), c.GoingOut(level, event.Mass),
			c.Practice(level, responsetest.Practice().Draw(t, "practice")),
		} {
			if back := texttest.Back(t, a); !reflect.DeepEqual(back, a) {
				t.Fatalf("%v, was %v", back, a)
			}
		}
	})
}

// The text forms that users will have stored.
func TestJSONForm(t *testing.T) {
	c := response.Kashgar()
	truck := response.Truck{Standard: response.ChinaIV, Enterprise: response.Enterprise{Industry: response.Mining, Trips: aqi.Known(10)}}
	rs, err := c.Activations(courseHistory(decided("05 05", orangeAlert, "05 05", "06 05")).Periods())
	if err != nil {
		t.Fatal(err)
	}
	items, err := dueCatalogue("daily-report").Due(dueConcerning(dueActivations(t, over("2026-01-05 05", "2026-01-05 06"), response.Activation{})), courseHour("2026-01-06 05"))
	if err != nil {
		t.Fatal(err)
	}
	items[0].Duty = response.Duty{ID: "x", Occasion: response.EachDay}
	cases := []struct {
		name  string
		value any
		want  string
	}{
		{"truck", truck, `{"standard":"china-iv","gas":"unknown","special":"unknown","dangerous":"unknown","hour":null,"white_listed":"unknown","enterprise":{"industry":"mining","micro":"unknown","livelihood":"unknown","plan_trucks":null,"plan_machines":null,"trips":10}}`},
		{"answer", c.Truck(response.II, truck), `{"question":"truck","level":"ii","verdict":"stop","missing":["enterprise/micro","enterprise/plan_trucks","special","dangerous"],"grounds":["iii-industry-micro","ii-industry-bulk","iii-industry-list","ii-industry-list"]}`},
		{"free answer", c.Truck(response.IV, truck), `{"question":"truck","level":"iv","verdict":"unrestricted","missing":[],"grounds":[]}`},
		{"activation", rs[0], `{"from":"2026-01-05T05:00:00+08:00","until":"2026-01-06T05:00:00+08:00","periods":[{"level":"ii","from":"2026-01-05T05:00:00+08:00","until":"2026-01-06T05:00:00+08:00","provisional":true}],"counties":null,"heavy":null,"regional":false}`},
		{"change", c.Changes(rs[0])[1], `{"at":"2026-01-06T05:00:00+08:00","before":"ii","after":"none","clause":{"document":"喀什地区重污染天气应急预案（修订版）","number":"4.4"}}`},
		{"item", items[0], `{"duty":{"id":"x","clause":{"document":""},"occasion":"each-day","by":null,"to":null,"term":{},"text":{"zh":"","en":""}},"by":[{"party":{"id":"counties","name":{"zh":"各县市","en":"counties"},"each_county":true},"county":{"code":"653101","name":{"zh":"喀什市","en":"Kashgar"}},"key":"daily-report/counties/2026-01-05/653101"}],"to":[{"id":"office","name":{"zh":"指挥部办公室","en":"headquarters office"}}],"support":[],"activation":{"from":"","until":""},"from":"2026-01-06T00:00:00+08:00","due":"2026-01-07T00:00:00+08:00","day":"2026-01-05T00:00:00+08:00","level":"ii","next_year":false,"provisional":false,"overdue":false}`},
		{"a restriction", restrictionsOf(c, response.AboutWork)[2], `{"question":"work","measure":"iii-dust-yards","level":"iii","verdict":"stop","all":["outdoors"],"any":["brick-yard","sand-yard","lime-yard"]}`},
		{"a restriction with all fields", response.Restriction{Question: response.AboutTruck, Measure: "m", Level: response.I, Verdict: response.Reduce, UpTo: response.PreChinaI, BoundUnclear: true, Trips: 1, Unless: []response.Traits{response.TraitsOf("in-zone")}}, `{"question":"truck","measure":"m","level":"i","verdict":"reduce","up_to":"pre-china-i","bound_unclear":true,"trips":1,"unless":[["in-zone"]]}`},
		{"readings", response.Readings{}, `{"bound":"inclusive","closing":"next-day"}`},
		{"consequence", response.Consequence{ID: "duty-failed", By: "discipline"}, `{"id":"duty-failed","clause":{"document":""},"by":"discipline","case":{"zh":"","en":""},"text":{"zh":"","en":""}}`},
	}
	for _, tt := range cases {
		if text, err := json.Marshal(tt.value); string(text) != tt.want || err != nil {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.name, err, text, tt.want)
		}
	}
}

// A key that no catalogue has is refused, wherever it stands.
func TestUnknownKeysAreRefused(t *testing.T) {
	text, err := json.Marshal(response.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	objects := 0
	eachObject(tree, "catalogue", func(place string, object map[string]any) {
		objects++
		object["no_such"] = "x"
		changed, err := json.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		delete(object, "no_such")
		c := response.Catalogue{Title: fresh().Title}
		if err := json.Unmarshal(changed, &c); err == nil || !strings.Contains(err.Error(), "no_such") || c.Levels != nil || c.Title.Chinese == "" {
			t.Errorf("%s: %v, %d levels", place, err, len(c.Levels))
		}
	})
	if objects < 300 {
		t.Errorf("only %d objects", objects)
	}
}

// A catalogue or a result of which a key was lost is refused, wherever it stands, but for keys whose absence says what they would:
// nothing asked for, no exception, the default reading.
func TestLostKeysAreRefused(t *testing.T) {
	c := response.Kashgar()
	c.Restrictions = []response.Restriction{{
		Question: response.AboutMachine, Measure: "x", Level: response.I, Verdict: response.Stop, UpTo: response.ChinaIV, BoundUnclear: true,
		Trips: 1, All: response.TraitsOf("plant-or-park"), Any: response.TraitsOf("plant-or-park"), Unless: []response.Traits{2},
	}}
	c.Measures, c.Duties, c.Parties, c.Consequences = c.Measures[10:11], c.Duties[8:9], c.Parties[:1], c.Consequences[:1]
	as := dueActivations(t, over("2026-01-05 05", "2026-01-05 06"), response.Activation{})
	items, err := c.Due(dueConcerning(as), courseHour("2026-01-06 05"))
	if err != nil {
		t.Fatal(err)
	}
	items[0].Duty.Contents = nil
	optional := []string{
		"departments", "not_freezing", "up_to", "bound_unclear", "trips", "all", "any", "unless", "regional", "if_needed", "contents", "days",
		"month", "readings", "number", "county",
	}
	others := []string{"zh", "en", "document", "code", "name"} // of types of packages aqi and alert
	for name, v := range map[string]any{
		"catalogue": c, "item": items[0], "activation": as[0], "change": c.Changes(as[0])[0], "answer": c.Truck(response.I, response.Truck{}),
	} {
		text, err := json.Marshal(v)
		var tree any
		if err != nil || json.Unmarshal(text, &tree) != nil {
			t.Fatal(name, err)
		}
		eachObject(tree, name, func(place string, object map[string]any) {
			for key, value := range object {
				if slices.Contains(others, key) || strings.HasSuffix(place, ".activation") {
					continue
				}
				delete(object, key)
				changed, err := json.Marshal(tree)
				if err != nil {
					t.Fatal(err)
				}
				err = json.Unmarshal(changed, reflect.New(reflect.TypeOf(v)).Interface())
				free := slices.Contains(optional, key) && place+key != "activationregional" || strings.HasSuffix(place, ".term")
				if (err == nil) != free {
					t.Errorf("%s without %s: %v", place, key, err)
				}
				object[key] = value
			}
		})
	}
}

// eachObject calls f with every object below a value, the value too.
func eachObject(v any, place string, f func(place string, object map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(place, v)
		for key, below := range v {
			eachObject(below, place+"."+key, f)
		}
	case []any:
		for i, below := range v {
			eachObject(below, fmt.Sprintf("%s[%d]", place, i), f)
		}
	}
}

func TestUnreadableJSON(t *testing.T) {
	read := map[string]func(string) error{
		"catalogue":   func(text string) error { return json.Unmarshal([]byte(text), new(response.Catalogue)) },
		"restriction": func(text string) error { return json.Unmarshal([]byte(text), new(response.Restriction)) },
		"enterprise":  func(text string) error { return json.Unmarshal([]byte(text), new(response.Enterprise)) },
	}
	tests := []struct {
		what, text string
		text_      bool // it names no value
	}{
		{"catalogue", `[]`, false}, {"catalogue", `{"levels":1}`, false}, {"catalogue", `{"levels":[{"level":"IV"}]}`, true},
		{"catalogue", `{"readings":{"bound":""}}`, true}, {"catalogue", `{"restrictions":[{"question":"trucks"}]}`, true}, {"catalogue", `{"restrictions":{}}`, false},
		{"restriction", `{"question":""}`, true}, {"restriction", `{"all":"steel,steel"}`, true}, {"restriction", `{"measures":""}`, false},
		{"restriction", `{"trips":1.5}`, false}, {"restriction", `7`, false},
		{"enterprise", `{"trips":"10"}`, false}, {"enterprise", `{"trips":10.5}`, false}, {"enterprise", `{"micro":true}`, false}, {"enterprise", `{"micro":"true"}`, true},
	}
	for _, tt := range tests {
		if err := read[tt.what](tt.text); err == nil || errors.Is(err, aqi.ErrText) != tt.text_ {
			t.Errorf("%s %s: %v", tt.what, tt.text, err)
		}
	}
}

// A level that is lost of what an own plan stops is refused, not taken for one that stops nothing, nor is one that is not known.
func TestStopsAreReadWhole(t *testing.T) {
	whole := response.Stops{response.III: response.ChinaIII, response.I: response.ChinaV}
	const text = `{"iv":"none","iii":"china-iii","ii":"none","i":"china-v"}`
	if written, err := json.Marshal(whole); string(written) != text || err != nil {
		t.Errorf("%s, %v", written, err)
	}
	read := func(text string) (e response.Enterprise, err error) {
		err = aqi.Unmarshal([]byte(`{"plan_trucks":`+text+`}`), &e)
		return e, err
	}
	if e, err := read(text); e.PlanTrucks != aqi.Known(whole) || err != nil {
		t.Errorf("%v, %v", e.PlanTrucks, err)
	}
	if e, err := read("null"); e.PlanTrucks != (aqi.Optional[response.Stops]{}) || err != nil {
		t.Errorf("null: %v, %v", e.PlanTrucks, err)
	}
	for text, want := range map[string]string{
		`{"iii":"china-iii","ii":"none","i":"china-v"}`:                   "/plan_trucks/iv: must be given",
		`{"iv":"none","ii":"none","i":"china-v"}`:                         "/plan_trucks/iii: must be given",
		`{"iv":"none","iii":"china-iii","i":"china-v"}`:                   "/plan_trucks/ii: must be given",
		`{"iv":"none","iii":"china-iii","ii":"none"}`:                     "/plan_trucks/i: must be given",
		`{"iv":"none","iii":"china-vii","ii":"none","i":"china-v"}`:       "/plan_trucks/iii: is not a value of its type",
		`{"iv":"none","iii":"","ii":"none","i":"china-v"}`:                "/plan_trucks/iii: is not a value of its type",
		`{"iv":"none","iii":"none","ii":"none","i":"none","none":"none"}`: "/plan_trucks/none: is not known here",
		`{"iv":"无","iii":"国四","ii":"无","i":"china-v","iii":"china-iii"}`:  "/plan_trucks/iii: is given twice",
	} {
		if e, err := read(text); !slices.Equal(faultsOf(err), []string{want}) || e.PlanTrucks != (aqi.Optional[response.Stops]{}) {
			t.Errorf("%s: %v, want %s", text, faultsOf(err), want)
		}
	}
	if e, err := read(`{"iv":"none","iii":"unknown","ii":"none","i":"不明"}`); e.PlanTrucks != aqi.Known(response.Stops{}.WithUnknown(response.I).WithUnknown(response.III)) || err != nil {
		t.Errorf("unknown: %v, %v", e.PlanTrucks, err)
	}
	if e, err := read(`{"iv":"无","iii":"国三","ii":"无","i":"国五"}`); e.PlanTrucks != aqi.Known(whole) || err != nil {
		t.Errorf("Chinese: %v, %v", e.PlanTrucks, err)
	}
}

// What has no text cannot be written.
func TestUnwritableJSON(t *testing.T) {
	for name, v := range map[string]any{
		"answer": response.Answer{}, "duty": response.Duty{}, "measure": response.Measure{}, "restriction": response.Restriction{},
		"traits": response.Traits(1), "catalogue": response.Catalogue{Measures: make([]response.Measure, 1)},
	} {
		if text, err := json.Marshal(v); !errors.Is(err, aqi.ErrText) {
			t.Errorf("%s: %s, %v", name, text, err)
		}
	}
}

// The advice of a notice names its measure, so that a reader of the notice finds it.
func TestAdviceOfANotice(t *testing.T) {
	c := response.Kashgar()
	for _, a := range c.Advice(response.I, response.Filter{Kind: response.HealthProtection}) {
		if m, ok := c.Measure(a.ID); !ok || m.Text != a.Text || m.Clause != a.Clause || texttest.Back(t, a) != (alert.Advice{ID: m.ID, Clause: m.Clause, Text: m.Text}) {
			t.Errorf("%+v", a)
		}
	}
}
