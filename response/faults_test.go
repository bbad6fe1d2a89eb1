package response_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// faultsOf are the faults of an error by "path: rule", in their order.
func faultsOf(err error) []string {
	fs, _ := errors.AsType[aqi.Faults](err)
	var texts []string
	for _, f := range fs {
		texts = append(texts, fmt.Sprintf("%s: %v", f.Path, f.Rule))
	}
	return texts
}

func januarySpan(from, until string) aqi.Span {
	return aqi.Span{From: courseHour("2026-01-" + from), Until: courseHour("2026-01-" + until)}
}

// What comes of a history whose decisions are out of order or have no hours is refused, not left out.
func TestFaultyPeriods(t *testing.T) {
	day := januarySpan("05 05", "06 05")
	for name, tt := range map[string]struct {
		periods []alert.Period
		want    []string
	}{
		"no level":      {[]alert.Period{{Level: alert.NoAlert, Span: day}}, []string{"/periods/0/level: is not known here"}},
		"unknown level": {[]alert.Period{{Level: 9, Span: day}}, []string{"/periods/0/level: is not known here"}},
		"no hours":      {[]alert.Period{{Level: redAlert, Span: januarySpan("05 05", "05 05")}}, []string{"/periods/0: is out of order"}},
		"zero":          {[]alert.Period{{}}, []string{"/periods/0/level: is not known here", "/periods/0: is out of range"}},
		"overlapping": {
			[]alert.Period{{Level: redAlert, Span: day}, {Level: redAlert, Span: januarySpan("06 04", "07 05")}}, []string{"/periods/1/from: is out of order"},
		},
		"out of order": {courseHistory(decided("05 05", yellowAlert, "05 05", "06 05"), lifted("04 05")).Periods(), []string{"/periods/0: is out of order"}},
		"before the year 1": {
			courseHistory(alert.Decision{At: -5, After: announced(redAlert, -5, 10)}).Periods(), []string{"/periods/0: is out of range"},
		},
		"beyond 9998": {courseHistory(courseDecision("9998-12-31 20", redAlert, "9998-12-31 20", "9998-12-31 23")).Periods(), []string{"/periods/0: is out of range"}},
		"beyond 9999": {
			alert.History{Decisions: []alert.Decision{decided("05 05", redAlert, "05 05", "06 05")}, Last: 1<<31 - 2}.Periods(), []string{"/periods/0: is out of range"},
		},
		"no hours of the alert":               {courseHistory(courseDecision("2026-01-05 05", redAlert, "", "")).Periods(), []string{"/periods/0: is out of order"}},
		"an alert that ends before it starts": {courseHistory(decided("05 05", redAlert, "06 05", "05 07")).Periods(), []string{"/periods/0: is out of order"}},
		"two levels that are none, all at once": {
			courseHistory(decided("05 05", 7, "05 05", "06 05"), decided("04 05", 8, "04 05", "06 05")).Periods(),
			[]string{"/periods/0/level: is not known here", "/periods/0: is out of order", "/periods/1/level: is not known here"},
		},
	} {
		rs, err := fourLevels.Activations(tt.periods)
		if diff := cmp.Diff(tt.want, faultsOf(err)); rs != nil || diff != "" {
			t.Errorf("%s: %v, %v\n%s", name, rs, err, diff)
		}
	}
	within := courseHistory(courseDecision("9998-12-31 20", redAlert, "9998-12-31 20", "9998-12-31 22"))
	if _, err := fourLevels.Activations(within.Periods()); err != nil {
		t.Errorf("within 9998: %v", err)
	}
	_, err := response.Kashgar().Activations([]alert.Period{{Level: alert.Blue, Span: day}})
	if fs, _ := errors.AsType[aqi.Faults](err); len(fs) != 1 || fs[0].Got != "Blue" || fs[0].Want != (aqi.Text{Chinese: "黄色、橙色、红色", English: "Yellow, Orange, Red"}) {
		t.Errorf("an alert that starts no response: %v", err)
	}
}

// Responses come by time, each with periods that make it up.
func TestFaultyActivations(t *testing.T) {
	of := func(span aqi.Span, periods ...response.Period) response.Activation {
		return response.Activation{Span: span, Periods: periods}
	}
	period := func(level response.Level, from, until string) response.Period {
		return response.Period{Level: level, Span: januarySpan(from, until)}
	}
	whole := func(from, until string) response.Activation {
		return of(januarySpan(from, until), period(response.II, from, until))
	}
	four := januarySpan("05 00", "09 00")
	iii, i, iiiAgain, ii := period(response.III, "05 00", "06 00"), period(response.I, "06 00", "07 00"), period(response.III, "07 00", "08 00"), period(response.II, "08 00", "09 00")
	last := aqi.Span{From: courseHour("9998-12-31 05"), Until: courseHour("9998-12-31 23")}
	const order, conflict, unknown, span = ": is out of order", ": contradicts something else", ": is not known here", ": is out of range"
	for name, tt := range map[string]struct {
		as   []response.Activation
		want []string
	}{
		"one after the other": {[]response.Activation{whole("05 05", "06 05"), whole("06 05", "06 06")}, nil},
		"four periods":        {[]response.Activation{of(four, iii, i, iiiAgain, ii)}, nil},
		"in any order":        {[]response.Activation{whole("05 05", "06 05"), whole("04 05", "04 06")}, nil},
		"at once":             {[]response.Activation{whole("05 05", "06 05"), whole("05 05", "06 05")}, nil},
		"no hours":            {[]response.Activation{{}, whole("05 05", "05 05")}, []string{"/activations/0" + span, "/activations/1" + order}},
		"no periods":          {[]response.Activation{of(four)}, []string{"/activations/0/periods" + conflict}},
		"beyond 9998":         {[]response.Activation{of(last, response.Period{Level: response.II, Span: last})}, []string{"/activations/0" + span}},
		"the middle two exchanged": {[]response.Activation{of(four, iii, iiiAgain, i, ii)}, []string{
			"/activations/0/periods/1" + order, "/activations/0/periods/2" + order, "/activations/0/periods/3" + order,
		}},
		"a gap":            {[]response.Activation{of(four, iii, iiiAgain, ii)}, []string{"/activations/0/periods/1" + order}},
		"overlapping":      {[]response.Activation{of(four, iii, period(response.I, "05 23", "09 00"))}, []string{"/activations/0/periods/1" + order}},
		"an empty period":  {[]response.Activation{of(four, iii, period(response.I, "06 00", "06 00"), period(response.II, "06 00", "09 00"))}, []string{"/activations/0/periods/1" + order}},
		"ends too early":   {[]response.Activation{of(four, iii)}, []string{"/activations/0/periods" + conflict}},
		"starts too late":  {[]response.Activation{of(four, i, iiiAgain, ii)}, []string{"/activations/0/periods/0" + order}},
		"no level":         {[]response.Activation{of(four, period(response.NoResponse, "05 00", "09 00"))}, []string{"/activations/0/periods/0/level" + unknown}},
		"an unknown level": {[]response.Activation{of(four, period(9, "05 00", "09 00"))}, []string{"/activations/0/periods/0/level" + unknown}},
	} {
		for i := range tt.as {
			tt.as[i].Counties, tt.as[i].Heavy = dueCounty, []alert.County{}
		}
		items, err := fresh().Due(tt.as, courseHour("2026-01-05 05"))
		if diff := cmp.Diff(tt.want, faultsOf(err)); diff != "" || (items == nil) != (tt.want != nil) {
			t.Errorf("%s: %d items, %v\n%s", name, len(items), err, diff)
		}
	}
}

// Who responds must be said, by codes; it may be nobody.
func TestDueRefusesCountiesUnsaid(t *testing.T) {
	const missing = ": must be given"
	for name, tt := range map[string]struct {
		a    response.Activation
		want []string
	}{
		"none":       {response.Activation{Counties: []alert.County{}, Heavy: []alert.County{}}, nil},
		"not said":   {response.Activation{}, []string{"/activations/0/counties" + missing, "/activations/0/heavy" + missing}},
		"not heavy":  {response.Activation{Counties: dueCounty}, []string{"/activations/0/heavy" + missing}},
		"no code":    {response.Activation{Counties: make([]alert.County, 1), Heavy: dueCounty}, []string{"/activations/0/counties/0/code" + missing}},
		"heavy code": {response.Activation{Counties: dueCounty, Heavy: make([]alert.County, 1)}, []string{"/activations/0/heavy/0/code" + missing}},
	} {
		as := dueActivations(t, over("2026-01-05 05", "2026-01-05 06"), tt.a)
		if _, err := fresh().Due(as, courseHour("2026-01-05 05")); !slices.Equal(faultsOf(err), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An hour whose day, or the next years', no stamp names is refused, also where there is no response.
func TestDueRefusesHours(t *testing.T) {
	for at, want := range map[aqi.Stamp]bool{
		0: false, -1: false, 15: false, 16: true, courseHour("9998-12-31 23"): true, courseHour("9999-01-01 00"): false, math.MaxInt32: false, math.MinInt32: false,
	} {
		for _, as := range [][]response.Activation{nil, dueActivations(t, over("2026-01-05 05", "2026-01-05 06"), response.Activation{Counties: dueCounty, Heavy: dueCounty})} {
			if _, err := fresh().Due(as, at); (err == nil) != want || err != nil && !slices.Equal(faultsOf(err), []string{"/at: is out of range"}) {
				t.Errorf("%v: %v", at, err)
			}
		}
	}
}

// A code or a name that is no UTF-8 would become another one in JSON.
func TestDueRefusesBadText(t *testing.T) {
	bad := []alert.County{{Code: "653101"}, {Code: "\xff", Name: aqi.Text{Chinese: "\xfe", English: "\xfd"}}}
	_, err := fresh().Due(dueActivations(t, over("2026-01-05 05", "2026-01-05 06"), response.Activation{Counties: bad, Heavy: bad[1:]}), courseHour("2026-01-05 05"))
	want := []string{
		"/activations/0/counties/1/code: is not a value of its type", "/activations/0/counties/1/name/zh: is not a value of its type",
		"/activations/0/counties/1/name/en: is not a value of its type", "/activations/0/heavy/0/code: is not a value of its type",
		"/activations/0/heavy/0/name/zh: is not a value of its type", "/activations/0/heavy/0/name/en: is not a value of its type",
	}
	if diff := cmp.Diff(want, faultsOf(err)); diff != "" || !errors.Is(err, aqi.ErrText) {
		t.Errorf("%v\n%s", err, diff)
	}
	if _, err := fresh().Standing(in2026, nil); !slices.Equal(faultsOf(err), []string{"/counties: must be given"}) {
		t.Error(err)
	}
	if _, err := fresh().Standing(in2026, bad); len(faultsOf(err)) != 3 || faultsOf(err)[0] != "/counties/1/code: is not a value of its type" {
		t.Error(err)
	}
}

func TestFaultySpans(t *testing.T) {
	const empty, range_ = "/span: is out of order", "/span: is out of range"
	tests := []struct {
		name        string
		from, until aqi.Stamp
		want        string
	}{
		{"empty", in2026.From, in2026.From, empty},
		{"backwards", in2026.From + 1, in2026.From, empty},
		{"before the year 1", -1, in2026.From, range_},
		{"both too early", -9, -8, range_},
		{"no from", 0, in2026.From, range_},
		{"no until", in2026.From, 0, empty},
		{"beyond 9998", in2026.From, standingHour(9999, 1, 1, 0), range_},
		{"far beyond", math.MaxInt32 - 1, math.MaxInt32, range_},
	}
	for _, tt := range tests {
		items, err := fresh().Standing(aqi.Span{From: tt.from, Until: tt.until}, dueCounty)
		if diff := cmp.Diff([]string{tt.want}, faultsOf(err)); items != nil || diff != "" {
			t.Errorf("%s: %d items, %v\n%s", tt.name, len(items), err, diff)
		}
	}
	all := aqi.Span{From: standingHour(1, 1, 2, 0), Until: standingHour(9998, 12, 31, 23)}
	if items, err := fresh().Standing(all, dueCounty); err != nil || len(items) != 9998+21 {
		t.Errorf("all years: %d items, %v", len(items), err)
	}
}
