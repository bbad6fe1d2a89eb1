package enterprise

import (
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// check returns what is impossible in the report, and in the obligation.
func (s *inspection) check() error {
	var fs aqi.Faults
	if !s.knows(s.o.Level) {
		fs.Add(aqi.Fault{Path: "/obligation/level", Got: s.o.Level.String(), Want: wantLevel, Rule: aqi.ErrUnknown})
	}
	d := s.day
	if d.Date != 0 {
		faults.Hour(&fs, "/report/date", d.Date)
	}
	fs.Join("/report/reductions", emission.CheckAmounts(d.Reductions, s.o.Baseline))
	checkShare(&fs, "/report/load", "", d.Load)
	for i := range d.Points {
		p := &d.Points[i]
		if !utf8.ValidString(p.Point) {
			faults.UTF8(&fs, faults.At("/report/points", i, "point"), p.Point)
		}
		if load, known := p.Load.Get(); known && !load.Valid() {
			checkShare(&fs, faults.At("/report/points", i, "load"), p.Point, p.Load)
		}
	}
	for i := range d.Trucks {
		d.Trucks[i].check(&fs, i)
	}
	for i := range d.Machines {
		m := &d.Machines[i]
		checkOne(&fs, m.Machine.Standard, "/report/machines", i, "machine", "standard")
		checkOne(&fs, m.Machine.Repair, "/report/machines", i, "machine", "repair")
		checkOne(&fs, m.Used, "/report/machines", i, "used")
	}
	checkOne(&fs, d.DataFalsified, "/report/data_falsified")
	checkOne(&fs, d.RecordsFalsified, "/report/records_falsified")
	checkOne(&fs, d.IndicatorsMet, "/report/indicators_met")
	checkOne(&fs, d.MonitoringComplete, "/report/monitoring_complete")
	return fs.Err()
}

func (t *TruckTrips) check(fs *aqi.Faults, i int) {
	checkOne(fs, t.Truck.Standard, "/report/trucks", i, "truck", "standard")
	checkOne(fs, t.Truck.Gas, "/report/trucks", i, "truck", "gas")
	checkOne(fs, t.Truck.Special, "/report/trucks", i, "truck", "special")
	checkOne(fs, t.Truck.Dangerous, "/report/trucks", i, "truck", "dangerous")
	if err := response.CheckEnterprise(response.Enterprise{Trips: t.Trips}); err != nil {
		fs.Join("", faults.Rebase(err, "/enterprise", faults.At("/report/trucks", i)))
	}
}

// checkOne adds the fault of a value that its enumeration does not have.
func checkOne[T interface {
	Valid() bool
	String() string
}](fs *aqi.Faults, v T, path string, tokens ...any,
) {
	if !v.Valid() {
		fs.Add(aqi.Fault{Path: faults.At(path, tokens...), Got: v.String(), Want: wantOne, Rule: aqi.ErrUnknown})
	}
}
