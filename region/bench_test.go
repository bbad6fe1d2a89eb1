package region_test

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/speed"
	"github.com/clearsky-go/clearsky/region"
)

const benchHours = 168

// grid is rows × columns of counties, each touching those beside, above and below it.
func grid(rows, columns int) region.Plan {
	code := func(row, column int) string { return fmt.Sprintf("%02d%02d", row, column) }
	var codes []string
	var borders [][2]string
	for row := range rows {
		for column := range columns {
			codes = append(codes, code(row, column))
			if row > 0 {
				borders = append(borders, [2]string{code(row-1, column), code(row, column)})
			}
			if column > 0 {
				borders = append(borders, [2]string{code(row, column-1), code(row, column)})
			}
		}
	}
	return kashgar(named(codes...), borders)
}

// week is a week of a basin's air: heavy spells that all counties share, each somewhat earlier or later, heavier or lighter.
func week(p region.Plan, seed int64) region.Known {
	random := rand.New(rand.NewSource(seed))
	in := region.Known{Series: map[string]alert.Series{}}
	for _, c := range p.Counties {
		shift, offset := random.Intn(9)-4, random.Intn(121)-60
		s := alert.Series{Start: stamp(0)}
		for hour := range benchHours {
			value := 110
			if at := hour + shift; at >= 20 && at < 58 || at >= 90 && at < 150 {
				value = 240
			}
			s.Hours = append(s.Hours, alert.Hour{AQI: index(value + offset + random.Intn(41) - 20), Primary: pm25})
		}
		in.Series[c.Code] = s
	}
	return in
}

// defeating is a week in which most counties are at the threshold all the time, which costs a group nothing, and a corner is
// 1 above it but for a neighbour that is 2 below: whatever has neither may still seem to reach it. A county that is heavy on
// another day is where the search begins.
func defeating(p region.Plan) region.Known {
	in := region.Known{Series: map[string]alert.Series{}}
	counties := p.Counties
	for _, c := range counties {
		in.Series[c.Code] = of(part{benchHours, 200})
	}
	heavy, corner := counties[0].Code, counties[len(counties)-1].Code
	in.Series[corner] = of(part{96, 200}, part{48, 201}, part{24, 200})
	for _, code := range neighbours(p, corner) {
		in.Series[code] = of(part{96, 200}, part{48, 198}, part{24, 200})
	}
	in.Series[heavy] = of(part{48, 400}, part{benchHours - 48, 200})
	return in
}

// patchy is a week in which each county lacks six times one to four hours.
func patchy(p region.Plan) region.Known {
	in := week(p, 4)
	random := rand.New(rand.NewSource(4))
	for _, c := range p.Counties {
		for range 6 {
			first := random.Intn(benchHours - 4)
			clear(in.Series[c.Code].Hours[first : first+1+random.Intn(4)])
		}
	}
	return in
}

type speedCase struct {
	name  string
	limit float64 // ns; 0: none
	run   func(testing.TB) func() error
}

func speedCases() []speedCase {
	decider := func(reading region.GroupReading, p region.Plan, in func(region.Plan) region.Known) func(testing.TB) func() error {
		return func(t testing.TB) func() error {
			p.Policy.Reading = reading
			o, given := newOffice(t, p), in(p)
			return func() error {
				_, err := o.Assess("", given)
				return err
			}
		}
	}
	kashgar, grid24 := region.Kashgar(), grid(4, 6)
	aWeek := func(p region.Plan) region.Known { return week(p, 1) }
	return []speedCase{
		{"each-county", 120e3, decider(region.EachCounty, kashgar, aWeek)},
		{"each-county-200", 2e6, decider(region.EachCounty, grid(10, 20), aWeek)},
		{"group-mean-12", 2e6, decider(region.GroupMean, kashgar, aWeek)},
		{"group-mean-24", 50e6, decider(region.GroupMean, grid24, aWeek)},
		{"group-mean-12-patchy", 0, decider(region.GroupMean, kashgar, patchy)},
		{"group-mean-24-patchy", 0, decider(region.GroupMean, grid24, patchy)},
		{"group-mean-12-defeating", 0, decider(region.GroupMean, kashgar, defeating)},
		{"group-mean-24-defeating", 0, decider(region.GroupMean, grid24, defeating)},
	}
}

func BenchmarkAssess(b *testing.B) {
	for _, c := range speedCases() {
		b.Run(c.name, c.bench)
	}
}

func (c speedCase) bench(b *testing.B) {
	run := c.run(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := run(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSpeed holds BenchmarkAssess and BenchmarkStep to their limits.
func TestSpeed(t *testing.T) {
	for _, c := range append(speedCases(), stepCases()...) {
		speed.Check(t, speed.Limit{Name: c.name, Work: c.bench, Most: c.limit})
	}
}
