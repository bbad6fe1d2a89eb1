package enterprise

import (
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
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
	fs.Join("/report/reductions", d.Reductions.Check(s.o.Baseline))
	checkShare(&fs, "/report/load", "", d.Load)
	s.checkPoints(&fs)
	for i := range d.Trucks {
		d.Trucks[i].check(&fs, i)
	}
	for i := range d.Machines {
		m := &d.Machines[i]
		checkOne(&fs, m.Machine.Standard, "/report/machines", i, "machine", "standard")
		checkOne(&fs, m.Machine.Repair, "/report/machines", i, "machine", "repair")
		checkOne(&fs, m.Used, "/report/machines", i, "used")
	}
	s.checkKept(&fs)
	return fs.Err()
}

// checkPoints checks that what is reported of points is possible, and of points of the own plan, each once.
func (s *inspection) checkPoints(fs *aqi.Faults) {
	of := make(map[string]*Point, len(s.plan.Points))
	for i := range s.plan.Points {
		of[s.plan.Points[i].Name] = &s.plan.Points[i]
	}
	s.reported = make(map[string]int, len(s.day.Points))
	for i := range s.day.Points {
		p := &s.day.Points[i]
		point, has := of[p.Point]
		before, twice := s.reported[p.Point]
		f := aqi.Fault{Path: faults.At("/report/points", i, "point"), Got: quote.Text(p.Point)}
		switch {
		case !utf8.ValidString(p.Point):
			faults.UTF8(fs, f.Path, p.Point)
		case !has:
			f.Rule, f.Want = aqi.ErrUnknown, want("a point of the own plan", "“一厂一策”中的环节")
			fs.Add(f)
		case twice:
			f.Rule, f.Want = aqi.ErrDuplicate, wantF("another than that of /report/points/%d", "与/report/points/%d不同的环节", before)
			fs.Add(f)
		}
		baseline := emission.Amounts{}
		if has {
			baseline = point.Baseline
		}
		s.reported[p.Point] = i
		fs.Join(faults.At("/report/points", i, "reductions"), p.Reductions.Check(baseline))
		if load, known := p.Load.Get(); known && !load.Valid() {
			checkShare(fs, faults.At("/report/points", i, "load"), p.Point, p.Load)
		}
	}
}

// checkKept checks that the report states nothing but whether duties of the rules are kept.
func (s *inspection) checkKept(fs *aqi.Faults) {
	for _, id := range slices.Sorted(maps.Keys(s.day.Kept)) {
		path := faults.At("/report/kept", id)
		if d := s.rules.duty(id); d == nil || d.Proof != ByStatement {
			fs.Add(aqi.Fault{
				Path: path, Got: quote.Text(id), Rule: aqi.ErrUnknown,
				Want: want("a duty of the rules that is shown by what is stated", "企业规则中以报告所述为凭的责任"),
			})
		}
		checkOne(fs, s.day.Kept[id], path)
	}
}

func (t *TruckTrips) check(fs *aqi.Faults, i int) {
	checkOne(fs, t.Truck.Standard, "/report/trucks", i, "truck", "standard")
	checkOne(fs, t.Truck.Gas, "/report/trucks", i, "truck", "gas")
	checkOne(fs, t.Truck.Special, "/report/trucks", i, "truck", "special")
	checkOne(fs, t.Truck.Dangerous, "/report/trucks", i, "truck", "dangerous")
	counted := response.Enterprise{Trips: t.Trips}
	if err := counted.Check(); err != nil {
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
