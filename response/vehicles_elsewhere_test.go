package response_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// place is a catalogue of its own for the vehicle rules of another place's plan. Of plates by odd and even days or by digits the measure has
// the words alone: nothing is computed.
func place(t *testing.T, document string, level response.Level, restrictions ...response.Restriction) response.Catalogue {
	t.Helper()
	clause := aqi.Clause{Document: document, Number: "机动车"}
	words := aqi.Text{Chinese: "机动车限行", English: "vehicles are restricted"}
	c := response.Catalogue{
		Title: aqi.Text{Chinese: document, English: document},
		Levels: []response.LevelClause{
			{Alert: alert.Yellow, Level: response.III, Clause: clause}, {Alert: alert.Orange, Level: response.II, Clause: clause},
			{Alert: alert.Red, Level: response.I, Clause: clause},
		},
		Clauses: response.Clauses{Change: clause, End: clause}, Parties: []alert.Party{{ID: "drivers", Name: words}}, KeepDays: 7,
		Measures: []response.Measure{
			{ID: "vehicles", Clause: clause, Level: level, Kind: response.Mandatory, Sector: response.Mobile, Addressee: "drivers", Text: words},
			{ID: "plates", Clause: clause, Level: level, Kind: response.Mandatory, Sector: response.Mobile, Addressee: "drivers", Text: aqi.Text{Chinese: "单双号限行", English: "by odd and even plates"}},
		},
	}
	for _, r := range restrictions {
		r.Measure, r.Level, r.Verdict = "vehicles", level, response.Stop
		c.Restrictions = append(c.Restrictions, r)
	}
	if err := c.Validate(); err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	return c
}

// TestVehicleRulesElsewhere has the rules on vehicles of plans of other places, each a catalogue of its own.
func TestVehicleRulesElsewhere(t *testing.T) {
	const ii, iv, v, vi = response.ChinaII, response.ChinaIV, response.ChinaV, response.ChinaVI
	at := aqi.Known[int]
	none := aqi.Optional[int]{}
	has := response.TraitsOf
	car := func(s response.Standard, fuel response.Trait, hour aqi.Optional[int]) asks {
		return vehicle(response.Vehicle{Kind: "car", Standard: s, Fuel: fuel, Hour: hour, InZone: no})
	}
	lorry := func(s response.Standard, hour aqi.Optional[int], zone response.Fact) asks {
		return vehicle(response.Vehicle{Kind: "goods-vehicle", Standard: s, Fuel: "diesel", Hour: hour, InZone: zone})
	}
	user := func(s response.Standard, trips int, listed response.Fact) asks {
		return truck(response.Truck{Standard: s, WhiteListed: listed, Enterprise: response.Enterprise{Industry: response.OtherIndustry, Trips: at(trips)}})
	}
	muck := func(s response.Standard) asks { return loose(response.MuckTruck{Standard: s}) }
	tool := func(s response.Standard) asks { return machine(response.Machine{Standard: s}) }
	const petrol, diesel = "petrol", "diesel"

	beijing := place(t, "北京市空气重污染应急预案（2023年修订）", response.I, // red: petrol cars of China I and II, 03:00 to 24:00
		response.Restriction{Question: response.AboutVehicle, UpTo: ii, All: has("car", "petrol"), Hours: response.DayHours{From: 3, Until: 24}})
	tianjin := place(t, "津政办规〔2023〕9号", response.II, // orange
		response.Restriction{Question: response.AboutTruck, UpTo: iv, All: has("enterprise"), Trips: 10, Unless: []response.Traits{has("white-listed")}},
		response.Restriction{Question: response.AboutMachine, UpTo: ii},
		response.Restriction{Question: response.AboutMuckTruck, UpTo: iv},
		response.Restriction{Question: response.AboutVehicle, UpTo: v, All: has("goods-vehicle", "in-zone")}) // the port
	zhengzhou := place(t, "郑州市重污染天气应急预案（2023年修订）", response.II, // by day; China VI exempt
		response.Restriction{Question: response.AboutVehicle, UpTo: v, All: has("goods-vehicle"), Hours: response.DayHours{From: 7, Until: 21}})
	xian := place(t, "西安市重污染天气应急预案（2020年修订）", response.II, // by night
		response.Restriction{Question: response.AboutVehicle, UpTo: v, All: has("goods-vehicle"), Hours: response.DayHours{From: 20, Until: 8}})
	shenzhen := place(t, "深环〔2019〕415号", response.II) // odd and even plates of diesel and of petrol up to China II: words alone

	for _, row := range []struct {
		why     string
		c       response.Catalogue
		level   response.Level
		ask     asks
		verdict response.Verdict
		missing string
	}{
		{"Beijing, a petrol car of China II from 3", beijing, response.I, car(ii, petrol, at(3)), stop, ""},
		{"below red", beijing, response.II, car(ii, petrol, at(3)), free, ""},
		{"before 3", beijing, response.I, car(ii, petrol, at(2)), free, ""},
		{"in the last hour", beijing, response.I, car(ii, petrol, at(23)), stop, ""},
		{"at no hour of a day", beijing, response.I, car(ii, petrol, at(24)), stop, "hour"},
		{"at an unknown hour", beijing, response.I, car(ii, petrol, none), stop, "hour"},
		{"of China III", beijing, response.I, car(response.ChinaIII, petrol, at(3)), free, ""},
		{"diesel", beijing, response.I, car(ii, diesel, at(3)), free, ""},
		{"of unknown fuel", beijing, response.I, car(ii, "", at(3)), stop, "fuel"},
		{"electric", beijing, response.I, car(response.Electric, "", at(3)), free, ""},
		{"a goods vehicle", beijing, response.I, lorry(ii, at(3), no), free, ""},
		{"of an unknown kind", beijing, response.I, vehicle(response.Vehicle{Standard: ii, Fuel: petrol, Hour: at(3)}), stop, "kind"},

		{"Tianjin, a bulk user's truck on no white list", tianjin, response.II, user(iv, 10, no), stop, ""},
		{"on the white list", tianjin, response.II, user(iv, 10, si), free, ""},
		{"not known whether", tianjin, response.II, user(iv, 10, 0), stop, "white_listed"},
		{"of China V", tianjin, response.II, user(v, 10, no), free, ""},
		{"of no bulk user", tianjin, response.II, user(iv, 9, no), free, ""},
		{"at yellow", tianjin, response.III, user(iv, 10, no), free, ""},
		{"a machine of China II", tianjin, response.II, tool(ii), stop, ""},
		{"of China III", tianjin, response.II, tool(response.ChinaIII), free, ""},
		{"a muck truck of China IV", tianjin, response.II, muck(iv), stop, ""},
		{"of China V", tianjin, response.II, muck(v), free, ""},
		{"of an unknown standard", tianjin, response.II, muck(0), stop, "standard"},
		{"in the port, of China V", tianjin, response.II, lorry(v, none, si), stop, ""},
		{"of China VI", tianjin, response.II, lorry(vi, none, si), free, ""},
		{"not in the port", tianjin, response.II, lorry(v, none, no), free, ""},
		{"not known where", tianjin, response.II, lorry(v, none, 0), stop, "in_zone"},

		{"Zhengzhou, from 7", zhengzhou, response.II, lorry(v, at(7), no), stop, ""},
		{"before 7", zhengzhou, response.II, lorry(v, at(6), no), free, ""},
		{"until 21", zhengzhou, response.II, lorry(v, at(21), no), free, ""},
		{"China VI", zhengzhou, response.II, lorry(vi, at(12), no), free, ""},
		{"a car", zhengzhou, response.II, car(v, diesel, at(12)), free, ""},

		{"Xi'an, from 20", xian, response.II, lorry(v, at(20), no), stop, ""},
		{"after midnight", xian, response.II, lorry(v, at(7), no), stop, ""},
		{"until 8", xian, response.II, lorry(v, at(8), no), free, ""},
		{"China VI", xian, response.II, lorry(vi, at(2), no), free, ""},

		{"Shenzhen, by plates", shenzhen, response.II, car(ii, diesel, at(12)), response.NoVerdict, ""},
	} {
		answer := row.ask(row.c, row.level)
		if words, err := answer.Missing.MarshalText(); answer.Verdict != row.verdict || string(words) != row.missing || err != nil {
			t.Errorf("%s: %v, missing %s", row.why, answer, words)
		}
		if m, has := row.c.Measure("plates"); !has || (m.Level <= row.level) != listed(row.c, row.level, "plates") {
			t.Errorf("%s: measures by plates", row.why)
		}
	}
}

func listed(c response.Catalogue, level response.Level, id string) bool {
	for m := range c.At(level, response.Filter{}) {
		if m.ID == id {
			return true
		}
	}
	return false
}
