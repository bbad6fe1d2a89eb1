package enterprise_test

import (
	"encoding/json"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// What cannot be is refused, all at once, and goes no further.
func TestReportFaults(t *testing.T) {
	type day = *enterprise.DayReport
	share := func(s emission.Share) aqi.Optional[emission.Share] { return aqi.Known(s) }
	for _, row := range []struct {
		why    string
		change func(day)
		faults []string
	}{
		{"all as owed", func(day) {}, nil},
		{"all that it emits", func(d day) { d.Reductions = d.Reductions.With(emission.NOx, 100*emission.Kilogram) }, nil},
		{"a milligram more", func(d day) { d.Reductions = d.Reductions.With(emission.NOx, 100*emission.Kilogram+1) },
			[]string{"/report/reductions/nox: 100.000001 kg, want at most the baseline of 100 kg: contradicts"}},
		{"less than nothing", func(d day) { d.Reductions = d.Reductions.With(emission.NOx, -1) },
			[]string{"/report/reductions/nox: -0.000001 kg, want 0 to 10000000 kg: is negative"}},
		{"more than anyone emits", func(d day) { d.Reductions = d.Reductions.With(emission.PM, emission.MaxAmount+1) },
			[]string{"/report/reductions/pm: 10000000.000001 kg, want 0 to 10000000 kg: is out of range"}},
		{"a load of all", func(d day) { d.Load = share(emission.Whole) }, nil},
		{"a load above all", func(d day) { d.Load = share(emission.Whole + 1) }, []string{"/report/load: 100.01 %, want 0 % to 100 %: is out of range"}},
		{"a load below none", func(d day) { d.Points[1].Load = share(-1) }, []string{"/report/points/1/load (trucks): -0.01 %, want 0 % to 100 %: is negative"}},
		{"a point that is not UTF-8", func(d day) { d.Points[0].Point = "\xff" }, []string{"/report/points/0/point: "}},
		{"no trips", func(d day) { d.Trucks[0].Trips = aqi.Known(0) }, nil},
		{"fewer trips than none", func(d day) { d.Trucks[1].Trips = aqi.Known(-1) }, []string{"/report/trucks/1/trips: -1, want 0 or more: is negative"}},
		{"too many trips", func(d day) { d.Trucks[1].Trips = aqi.Known(1_000_001) }, []string{"/report/trucks/1/trips: 1000001, want at most 1000000: is out of range"}},
		{"a truck of no standard", func(d day) { d.Trucks[0].Truck.Standard = 99 }, []string{"/report/trucks/0/truck/standard: response.Standard(99), want one of its values"}},
		{"a truck's facts", func(d day) { d.Trucks[0].Truck.Gas, d.Trucks[0].Truck.Special, d.Trucks[0].Truck.Dangerous = 9, 9, 9 },
			[]string{"/report/trucks/0/truck/gas: ", "/report/trucks/0/truck/special: ", "/report/trucks/0/truck/dangerous: "}},
		{"a machine's facts", func(d day) {
			d.Machines[0].Used, d.Machines[0].Machine.Standard, d.Machines[0].Machine.Repair = 9, 99, 9
		}, []string{"/report/machines/0/machine/standard: ", "/report/machines/0/machine/repair: ", "/report/machines/0/used: response.Fact(9), want one of its values: is not known"}},
		{"the day's facts", func(d day) {
			d.Kept["true-data"], d.Kept["placard"] = 9, 9
		}, []string{"/report/kept/placard: response.Fact(9), want one of its values", "/report/kept/true-data: "}},
		{"a duty that there is not", func(d day) { d.Kept["placards"] = response.No }, []string{`/report/kept/placards: "placards", want a duty of the rules that is shown by what is stated: is not known here`}},
		{"a duty that is shown otherwise", func(d day) { d.Kept["share"] = response.Yes }, []string{`/report/kept/share: "share", want a duty`}},
		{"a point that its plan does not have", func(d day) { d.Points[1].Point = "kiln" }, []string{`/report/points/1/point: "kiln", want a point of the own plan: is not known here`}},
		{"a point twice", func(d day) { d.Points[1].Point = "coke oven 1" },
			[]string{`/report/points/1/point: "coke oven 1", want another than that of /report/points/0: is given twice`}},
		{"all that a point emits", func(d day) { d.Points[0].Reductions = d.Points[0].Reductions.With(emission.NOx, 80*emission.Kilogram) }, nil},
		{"a milligram more at a point", func(d day) {
			d.Points[0].Reductions = d.Points[0].Reductions.With(emission.NOx, 80*emission.Kilogram+1)
		}, []string{"/report/points/0/reductions/nox: 80.000001 kg, want at most the baseline of 80 kg: contradicts"}},
		{"no hour of a year", func(d day) { d.Date = -1 }, []string{"/report/date: "}},
	} {
		o, pl, d := works(t, "works", response.II)
		row.change(&d)
		found, err := kashgar.Compliance(o, pl, d)
		if row.faults == nil {
			if err != nil {
				t.Errorf("%s: %v", row.why, err)
			}
			continue
		}
		t.Run(row.why, func(t *testing.T) { wants(t, err, nil, row.faults...) })
		if found.Breaches != nil || found.Unclear != nil || found.Unreported != 0 {
			t.Errorf("%s: %+v", row.why, found)
		}
	}
	o, pl, d := works(t, "works", response.II)
	o.Level = response.IV
	_, err := kashgar.Compliance(o, pl, d)
	wants(t, err, aqi.ErrUnknown, "/obligation/level: level IV, want no response or a level of the targets: is not known here")
}

// What is not reported and what there is none of stay apart, in JSON and back.
func TestNotReportedIsNotNone(t *testing.T) {
	for text, want := range map[string]enterprise.DayReport{
		`{"points":null,"trucks":null,"machines":null}`: {},
		`{}`: {},
		`{"points":[],"trucks":[],"machines":[]}`: {Points: []enterprise.PointReport{}, Trucks: []enterprise.TruckTrips{}, Machines: []enterprise.MachineUse{}},
	} {
		var d enterprise.DayReport
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatal(text, err)
		}
		for range 2 { // as read, and read back
			if (d.Points == nil) != (want.Points == nil) || (d.Trucks == nil) != (want.Trucks == nil) || (d.Machines == nil) != (want.Machines == nil) {
				t.Errorf("%s: %+v", text, d)
			}
			back, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			if d = (enterprise.DayReport{}); json.Unmarshal(back, &d) != nil {
				t.Error(string(back))
			}
		}
	}
	for _, text := range []string{`{"kept":{"placard":"yes","placard":"no"}}`, `{"kept":{"placard":"perhaps"}}`, `{"kept":{"placard":true}}`} {
		if err := json.Unmarshal([]byte(text), new(enterprise.DayReport)); err == nil {
			t.Errorf("%s is read", text)
		}
	}
	var d enterprise.DayReport
	if err := json.Unmarshal([]byte(`{"trucks":[{"trips":12},{"trips":null},{}]}`), &d); err != nil || d.Trucks[0].Trips != aqi.Known(12) || d.Trucks[1] != d.Trucks[2] {
		t.Errorf("%+v, %v", d, err)
	}
}
