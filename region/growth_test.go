package region_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// allocated returns how many bytes a run takes, those included that it gives back.
func allocated(run func()) uint64 {
	run()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// grows checks that work of n, 2n and 4n takes bytes in proportion, with some slack; and tells them.
func grows(t *testing.T, n int, work func(n int)) {
	t.Helper()
	var took [3]uint64
	for i := range took {
		took[i] = allocated(func() { work(n << i) })
	}
	t.Logf("%d bytes for %d, %d for twice, %d for four times that", took[0], n, took[1], took[2])
	if took[1] > took[0]*5/2 || took[2] > took[1]*5/2 {
		t.Errorf("that is more than in proportion")
	}
}

// A star of 200,000 counties around one, given a second time too: a border that is looked for among the others of its county would
// take minutes.
func TestNewGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	grows(t, 20_000, func(n int) { newOffice(t, star(n)) })
	codes := numbered(200_001)
	var borders [][2]string
	for range 2 {
		for _, code := range codes[1:] {
			borders = append(borders, [2]string{codes[0], code})
		}
	}
	_, err := region.New(kashgar(named(codes...), borders))
	faults, _ := errors.AsType[aqi.Faults](err)
	if len(faults) != 201 || faults[0].Path != "/plan/borders/200000" || faults[200].Count != 200_000-200 || !errors.Is(err, aqi.ErrDuplicate) {
		t.Errorf("%d faults: %v", len(faults), faults[0])
	}
}

// Under GroupMean the sums grow with the counties and with the thresholds, not with their product, as only the counties' own runs do;
// too many are refused.
func TestGroupMeanGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	p := region.Kashgar()
	p.Policy.Reading = region.GroupMean
	in := week(p, 1)
	with := func(thresholds int) *region.Office {
		p.Tracks[0].Plan.Triggers = []alert.Trigger{p.Tracks[0].Plan.Triggers[0]}
		p.Tracks[0].Plan.Triggers[0].AnyOf = nil
		for i := range thresholds {
			condition := alert.Condition{AQI: 200 + i, Hours: 24}
			p.Tracks[0].Plan.Triggers[0].AnyOf = append(p.Tracks[0].Plan.Triggers[0].AnyOf, []alert.Condition{condition})
		}
		return newOffice(t, p)
	}
	run := func(o *region.Office) uint64 {
		return allocated(func() {
			if _, err := o.Assess("", in); err != nil {
				t.Error(err)
			}
		})
	}
	one := run(with(1))
	for _, n := range []int{25, 50, 100} {
		most := one + uint64(n)*(3*benchHours*8+12*500)
		if took := run(with(n)); took > most {
			t.Errorf("%d thresholds: %d bytes, at most %d", n, took, most)
		} else {
			t.Logf("%d thresholds: %d bytes, one: %d", n, took, one)
		}
	}
	far := of(part{30, 100})
	far.Start = stamp(99_000)
	in = region.Known{Series: map[string]alert.Series{"653101": of(part{30, 100}), "653121": far}}
	checkFaults(t, second(with(50).Assess("", in)), bad{"/known/series", aqi.ErrTooMany})
	if err := second(with(40).Assess("", in)); err != nil {
		t.Error(err)
	}
}

func second[T any](_ T, err error) error { return err }

// staggered is a spell of 30 hours in each county, one hour later in each than in the one before, with nothing known behind it.
func staggered(p region.Plan) region.Known {
	in := region.Known{Series: map[string]alert.Series{}}
	for i, c := range p.Counties {
		s := of(part{30, 300})
		s.Start = stamp(i)
		in.Series[c.Code] = s
	}
	return in
}

// Episodes that begin one after another and stay open, of counties in a row, around one and apart: looking at all counties whenever one
// begins would take as many times as long as there are counties, and so would telling of all of them.
func TestAssessGrowth(t *testing.T) {
	for name, place := range map[string]func(n int) region.Plan{
		"chain": func(n int) region.Plan { return chain(numbered(n)...) }, "star": star,
		"apart": func(n int) region.Plan { return kashgar(named(numbered(n)...), nil) },
	} {
		t.Run(name, func(t *testing.T) {
			grows(t, 2_000, func(n int) {
				p := place(n)
				if a := assess(t, p, staggered(p)); len(a.Episodes) > 1 {
					t.Error(a.Episodes)
				}
			})
		})
	}
}

// Demands that name all counties take time and memory in proportion to what they name; what would be beyond all measure is refused.
func TestDemandsGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	p := chain(numbered(10_000)...)
	o := newOffice(t, p)
	demands := func(n int, codes ...string) region.Known {
		in := region.Known{At: start}
		for i := range n {
			in.Demands = append(in.Demands, superior(red, hours(10*i, 10*i+5), codes...))
		}
		return in
	}
	grows(t, 4, func(n int) {
		if _, err := o.Step(region.State{}, demands(n, numbered(10_000)...)); err != nil {
			t.Error(err)
		}
	})
	checkFaults(t, second(o.Step(region.State{}, demands(10_000))), bad{"/known/demands", aqi.ErrTooMany})
}

// A step's memory grows with the counties, the hours and the forecast's length, and with what it keeps of responses.
func TestStepGrowth(t *testing.T) {
	step := func(p region.Plan, hours int) {
		o := newOffice(t, p)
		k := region.Known{At: stamp(hours / 2), Series: map[string]alert.Series{}}
		for i, c := range p.Counties {
			s := from(hours, hours/2-30+i%7, hours/2+40)
			k.Series[c.Code] = alerttest.KnownAt(s, k.At)
		}
		if out, err := o.Step(region.State{}, k); err != nil || len(out.Acts()) < len(p.Counties) {
			t.Error(len(out.Acts()), err)
		}
	}
	grows(t, 100, func(n int) { step(chain(numbered(n)...), 168) })
	grows(t, 100, func(n int) { step(star(n), 168) })
	grows(t, 20_000, func(n int) { step(chain("1", "2", "3"), n) })
}
