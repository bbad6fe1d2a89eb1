package aqi_test

import (
	"errors"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// spare returns a list of one day with room behind it, and all of its memory, which is marked.
func spare(room int) (dst, memory []aqi.DailyIndex) {
	memory = make([]aqi.DailyIndex, 1+room)
	for i := range memory {
		memory[i] = aqi.DailyIndex{AQI: indexOf(int64(i % 500)), Primary: aqi.PollutantsOf(aqi.O3), Missing: aqi.PollutantsOf(aqi.CO), AtLeast: i%2 == 0}
	}
	return memory[:1], memory
}

// Whatever is wrong, and wherever, the memory behind dst is as it was.
func TestAppendRollingLeavesSpareMemoryAloneOnErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := aqitest.Samples(rapid.IntRange(1, 80).Draw(t, "hours")).Draw(t, "samples")
		e, set, rule := aqitest.Edition().Draw(t, "edition"), aqi.Pollutants(0), error(nil)
		i, p := rapid.IntRange(0, len(hours)-1).Draw(t, "hour"), aqitest.Pollutant().Draw(t, "pollutant")
		switch rapid.IntRange(0, 8).Draw(t, "what is wrong") {
		case 0:
			hours[i], rule = hours[i].With(p, some("-0.1")), aqi.ErrNegative
		case 1:
			hours[i], rule = hours[i].With(p, some("1e9")), aqi.ErrRange
		case 2:
			hours[i], rule = hours[i].With(p, unmarked("1")), aqi.ErrConflict
		case 3:
			hours[i], rule = hours[i].With(p, decimal.NewNullDecimal(digits(1_001, -1_000))), aqi.ErrTooFine
		case 4:
			e, set, rule = aqi.Edition2026, aqi.PollutantsOf(p), aqi.ErrNotMonitored
			hours[i] = hours[i].With(p, some("1"))
		case 5:
			e, rule = 7, aqi.ErrUnknown
		case 6:
			hours[i], rule = hours[i].With(p, some("9999.90")), aqi.ErrCode
		case 7:
			hours[i], rule = hours[i].With(p, some("-5")), aqi.ErrCode
		default:
			set, rule = 1, aqi.ErrUnknown
		}
		dst, memory := spare(rapid.IntRange(0, 80).Draw(t, "room"))
		before := slices.Clone(memory)
		got, err := e.AppendRolling(dst, hours, set)
		if !errors.Is(err, rule) || len(got) != len(dst) || &got[0] != &dst[0] {
			t.Fatalf("%d days, %v, want %v", len(got), err, rule)
		}
		if !slices.Equal(memory, before) {
			t.Fatalf("the memory of dst was written to: %v", memory)
		}
	})
}

// Without an error it is written to only where days are appended.
func TestAppendRollingUsesSpareMemory(t *testing.T) {
	dst, memory := spare(20)
	before := slices.Clone(memory)
	days, err := aqi.Edition2012.AppendRolling(dst, slices.Repeat([]aqi.Sample{clean()}, 30), 0)
	if ok(t, days, err); len(days) != 8 || &days[0] != &memory[0] || days[0] != before[0] || !slices.Equal(memory[8:], before[8:]) {
		t.Errorf("%d days, memory %v", len(days), memory)
	}
}

// stretch is the memory of a list, with its spare capacity.
type stretch struct{ from, until uintptr }

// stretches returns the memory of all lists in a value. Decimals are left out: their digits are never written to.
func stretches(v reflect.Value) []stretch {
	if v.Type() == reflect.TypeFor[decimal.Decimal]() {
		return nil
	}
	var list []stretch
	switch v.Kind() {
	case reflect.Slice:
		if v.Cap() > 0 {
			list = append(list, stretch{v.Pointer(), v.Pointer() + uintptr(v.Cap())*v.Type().Elem().Size()})
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			list = append(list, stretches(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			list = append(list, stretches(v.Field(i))...)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			list = append(list, stretches(v.Elem())...)
		}
	}
	return list
}

func overlap(a, b any) bool {
	for _, x := range stretches(reflect.ValueOf(a)) {
		for _, y := range stretches(reflect.ValueOf(b)) {
			if x.from < y.until && y.from < x.until {
				return true
			}
		}
	}
	return false
}

func TestSharedMemoryIsSeen(t *testing.T) {
	hours := make([]aqi.Sample, 3)
	if !overlap(hours[:1:1], struct{ all any }{&hours}) || !overlap(hours[:0], hours[2:]) || overlap(hours, slices.Clone(hours)) || overlap(hours[:1:1], hours[1:]) {
		t.Error("the check of this file does not see what is shared")
	}
}

// listsOf calls all functions that return something with lists in it, or that take a list.
func listsOf(t *testing.T, hours []aqi.Sample, bad []aqi.Sample) map[string]any {
	t.Helper()
	all := map[string]any{}
	add := func(name string, v any, err error) { all[name] = ok(t, v, err) }
	for _, e := range bothEditions {
		days, err := e.AppendRolling(nil, hours, 0)
		add(e.String()+", AppendRolling", days, err)
		of, err := e.DailyFromHours(hours[:24], 0)
		add(e.String()+", DailyFromHours", of, err)
		all[e.String()+", Reasons"] = of.Reasons()
		hour, err := e.HourlyFromHours(hours[:24], 0)
		add(e.String()+", HourlyFromHours", hour, err)
		all[e.String()+", Breakpoints"] = e.Breakpoints(aqi.PM25, aqi.Mean24h)
		doc, err := of.MarshalJSON()
		add(e.String()+", MarshalJSON", doc, err)
		_, err = e.AppendRolling(nil, bad, 0)
		all[e.String()+", faults"] = faultsOf(err)
	}
	means, err := aqi.DailyMeans(hours[:24], 1)
	add("DailyMeans", means, err)
	trailing, err := aqi.HourlyMeans(hours[:24], 1)
	add("HourlyMeans", trailing, err)
	sites, err := aqi.MeanOfSites(hours, 1)
	add("MeanOfSites", sites, err)
	all["CheckHours"] = faultsOf(aqi.CheckHours(bad, 0))
	all["Unwrap"] = faultsOf(aqi.CheckHours(bad, 0)).Unwrap()
	word, err := aqi.PM25.MarshalText()
	add("MarshalText", word, err)
	none, err := aqi.Index{}.MarshalJSON()
	add("null", none, err)
	return all
}

// Results share no memory with arguments, with tables (what is returned twice would be the same) or with one another.
func TestResultsShareNoMemory(t *testing.T) {
	hours := slices.Repeat([]aqi.Sample{clean()}, 30)
	bad := slices.Repeat([]aqi.Sample{{SO2: some("-1")}, {}}, 12)
	first, again := listsOf(t, hours, bad), listsOf(t, hours, bad)
	for name, result := range first {
		if overlap(result, hours) || overlap(result, bad) {
			t.Errorf("%s shares memory with its argument", name)
		}
		for other, another := range again {
			if overlap(result, another) {
				t.Errorf("%s shares memory with %s", name, other)
			}
		}
	}
}

// hostile are decimals of that many digits which a careless program would add, compare or print.
func hostile(n int64) map[string]decimal.Decimal {
	return map[string]decimal.Decimal{
		"whole": digits(n, 0), "fraction": digits(n, int32(-n)), "negative": digits(n, 0).Neg(), "zeros": rewritten(decimal.NewFromInt(35), int32(n)),
		"huge": digits(n, 1<<31-1), "tiny": digits(n, -1<<31),
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// A number of 100,000 digits is refused before anything is done with it but to count its digits: in few allocations, and in
// memory in proportion to it, an error with its text included.
func TestHostileDecimalsAreRefusedAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const few, size, times = 300, 100_000 * 5 / 12, 100
	for name, d := range hostile(100_000) {
		v := decimal.NewNullDecimal(d)
		hours := slices.Repeat([]aqi.Sample{clean()}, 30)
		hours[15].PM25, hours[15].O3 = v, v
		calls := callsOfHours(hours)
		calls["IAQI"] = func() error { _, err := aqi.Edition2012.IAQI(aqi.PM25, aqi.Mean24h, d); return err }
		calls["Round"] = func() error { _, err := aqi.Edition2026.Round(aqi.CO, d); return err }
		calls["CheckHours"] = func() error { return aqi.CheckHours(hours, 0) }
		for call, f := range calls {
			var text string
			var err error
			run := func() {
				err = f()
				text = err.Error()
			}
			bytes, allocs := allocated(run), testing.AllocsPerRun(1, run)
			if !errors.Is(err, aqi.ErrTooFine) || allocs > few || bytes > times*size || len(text) > 400 {
				t.Errorf("%s: %s: %v allocations, %d bytes, %.100s", name, call, allocs, bytes, text)
			}
		}
	}
}

// With every hour like that, the memory grows with the hours and no faster.
func TestHostileSeriesAreRefusedInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	v := decimal.NewNullDecimal(digits(100_000, -99_998))
	allocs := func(n int) float64 {
		hours := slices.Repeat([]aqi.Sample{{SO2: v}}, n)
		return testing.AllocsPerRun(1, func() {
			if _, err := aqi.Edition2012.AppendRolling(nil, hours, 0); len(faultsOf(err)) != 1 || the(err).Count != n || !errors.Is(err, aqi.ErrTooFine) {
				t.Errorf("%d hours: %.200v", n, err)
			}
		})
	}
	if a, b, c := allocs(50), allocs(100), allocs(200); b > 2.2*a || c > 2.2*b {
		t.Errorf("%v, %v, %v allocations for 50, 100 and 200 hours", a, b, c)
	}
}
