package enterprise_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/emission/emissiontest"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/enterprise/enterprisetest"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

var (
	gradeWords = []string{"unknown", "ungraded", "a", "b", "c", "d", "leading", "not-leading"}
	dutyWords  = []string{
		"", "be-listed", "keep-plan", "file-plan", "show-placard", "get-expert-opinion", "train", "stagger-transport", "keep-ledger", "cut-share",
		"follow-plan", "adapt-to-situation", "keep-to-load", "control-trucks", "complete-monitoring",
	}
	fieldWords = []string{
		"", "designated", "major_project", "industry", "coal", "oil", "toxic", "annual_so2", "annual_nox", "annual_pm2.5", "annual_vocs", "grade",
		"baseline_so2", "baseline_nox", "baseline_pm", "baseline_vocs", "reduction_so2", "reduction_nox", "reduction_pm", "reduction_vocs",
		"needs", "max_load", "trips", "listed", "livelihood", "load", "indicators", "monitoring", "task", "trucks", "machines",
	}
)

func TestEnumerations(t *testing.T) {
	texttest.Enum[enterprise.Class](t, "undecided", "guarantee", "key", "micro", "other")
	texttest.Enum[enterprise.Grade](t, gradeWords...)
	texttest.Enum[enterprise.ClassBasis](t, "", "designation", "major-project", "guide", "emission", "none")
	texttest.Enum[enterprise.ShareBasis](t, "none", "bound", "waived", "exempt-class", "exempt-grade", "by-trucks")
	texttest.Enum[enterprise.Mode](t, "as-ever", "own-plan", "load-capped", "as-situation", "trucks-only", "autonomous")
	texttest.Enum[enterprise.LeadingShare](t, "bound", "exempt")
	texttest.Enum[enterprise.Autonomy](t, "own-plan", "by-itself")
	texttest.Enum[enterprise.TaskKind](t, "unknown", "other", "co-processing", "heating")
	texttest.Enum[enterprise.Duty](t, dutyWords...)
	texttest.EnumOfFields[enterprise.Field](t, fieldWords...)
	texttest.Enum[enterprise.Section](t, "other", "coke-oven", "converter", "electric-furnace", "sintering", "pelletising", "lime-kiln",
		"smelting-furnace", "rotary-kiln", "multi-hearth-furnace", "smelting-system", "heavy-trucks", "non-road-machines")
	texttest.Enum[enterprise.BreachKind](t, "", "reduction-short", "load-exceeded", "truck-ran", "machine-used", "data-false",
		"records-false", "below-grade", "monitoring-unfinished")
}

// checkSet checks a set of all values and each value, and texts that are no set.
func checkSet[S interface {
	~uint8 | ~uint32
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}, P interface {
	*S
	encoding.TextUnmarshaler
}](t *testing.T, name string, words ...string) {
	t.Helper()
	var all S
	var in []string
	for i, word := range words {
		if word != "" {
			all |= 1 << i
			in = append(in, word)
		}
	}
	read := func(text string) S {
		s := S(1 << (len(words) - 1))
		if err := P(&s).UnmarshalText([]byte(text)); err != nil {
			t.Errorf("%s %s: %v", name, text, err)
		}
		return s
	}
	text, err := all.MarshalText()
	if err != nil || string(text) != strings.Join(in, ",") || read(string(text)) != all {
		t.Errorf("%s: %s, %v", name, text, err)
	}
	slices.Reverse(in)
	if read(strings.Join(in, ",")) != all || read("") != 0 {
		t.Errorf("%s: read %v and %v", name, read(strings.Join(in, ",")), read(""))
	}
	if none, err := S(0).MarshalText(); err != nil || len(none) != 0 || S(0).String() != "" || S(0).Chinese() != "" {
		t.Errorf("%s, empty: %q, %v, %q", name, none, err, S(0))
	}
	if n := strings.Count(all.String(), ", ") + 1; n != len(in) || strings.Count(all.Chinese(), "、")+1 != len(in) {
		t.Errorf("%s: %d in %s", name, n, all)
	}
	for _, bad := range []string{in[0] + "," + in[0], "," + in[0], in[0] + ",", in[0] + ", " + in[1], "x", " "} {
		s := all
		if err := P(&s).UnmarshalText([]byte(bad)); !errors.Is(err, enterprise.ErrText) || s != all {
			t.Errorf("%s %q: %v, now %v", name, bad, err, s)
		}
	}
}

func TestSets(t *testing.T) {
	checkSet[enterprise.Grades](t, "Grades", gradeWords...)
	checkSet[enterprise.Duties](t, "Duties", dutyWords...)
	checkSet[enterprise.Fields](t, "Fields", fieldWords...)
	for _, bad := range []encoding.TextMarshaler{enterprise.Duties(1), enterprise.Duties(1 << 15), enterprise.Fields(1), enterprise.Fields(1 << 31)} {
		if text, err := bad.MarshalText(); !errors.Is(err, enterprise.ErrText) {
			t.Errorf("%v: %q, %v", bad, text, err)
		}
	}
	s := enterprise.GradesOf(enterprise.B, enterprise.A, enterprise.A, 8, 255)
	if s.String() != "A, B" || s.Chinese() != "A级、B级" || !s.Has(enterprise.A) || s.Has(enterprise.C) || s.Has(8) || s.Has(255) {
		t.Errorf("%v, %s", s, s.Chinese())
	}
	duties := enterprise.Duties(1<<enterprise.Train | 1<<enterprise.BeListed)
	if got := slices.Collect(duties.All()); !slices.Equal(got, []enterprise.Duty{enterprise.BeListed, enterprise.Train}) || duties.Has(enterprise.KeepPlan) || duties.Has(40) {
		t.Error(got)
	}
	fields := enterprise.Fields(1<<enterprise.MonitoringField | 1<<enterprise.OilField)
	for f := range fields.All() {
		if f != enterprise.OilField {
			t.Error(f)
		}
		break
	}
	if fields.Has(enterprise.CoalField) || fields.Has(99) {
		t.Error(fields)
	}
}

func TestFigure(t *testing.T) {
	for _, row := range []struct {
		a     emission.Amount
		text  string
		known bool
	}{
		{0, "0 kg", true}, {1, "0.000001 kg", true}, {12_500_000, "12.5 kg", true}, {-1, "unknown", false}, {math.MinInt64, "unknown", false},
		{math.MaxInt64 - 1, "9223372036854.775806 kg", true},
	} {
		f := enterprise.FigureOf(row.a)
		a, known := f.Amount()
		var back enterprise.Figure
		text, err := f.MarshalText()
		if known != row.known || known && a != row.a || f.String() != row.text || string(text) != row.text || err != nil || back.UnmarshalText(text) != nil || back != f {
			t.Errorf("%d: %v, %s, %v, read %v", row.a, f, text, err, back)
		}
	}
	if a, known := enterprise.FigureOf(math.MaxInt64).Amount(); !known || a != math.MaxInt64-1 {
		t.Error(a)
	}
	f := enterprise.FigureOf(7)
	for text, rule := range map[string]error{
		"": aqi.ErrText, "12.5": aqi.ErrText, "Unknown": aqi.ErrText, "-1 kg": aqi.ErrNegative, "0.0000001 kg": aqi.ErrTooFine,
		"99999999999999 t": aqi.ErrRange,
	} {
		if err := f.UnmarshalText([]byte(text)); !errors.Is(err, rule) || f != enterprise.FigureOf(7) {
			t.Errorf("%q: %v, now %v", text, err, f)
		}
	}
	if f.UnmarshalText([]byte("0.1 t")) != nil || f != enterprise.FigureOf(100*emission.Kilogram) {
		t.Error(f)
	}
}

func TestLoad(t *testing.T) {
	for s, text := range map[emission.Share]string{0: "0 %", 1: "0.01 %", 6000: "60 %", 10_000: "100 %", 10_001: "unknown", -1: "unknown", math.MaxInt32: "unknown"} {
		l := enterprise.LoadOf(s)
		got, known := l.Share()
		back := enterprise.LoadOf(1)
		marshalled, err := l.MarshalText()
		if known != (text != "unknown") || known && got != s || l.String() != text || string(marshalled) != text || err != nil || back.UnmarshalText(marshalled) != nil || back != l {
			t.Errorf("%d: %v, %v, want %s", s, l, err, text)
		}
	}
	l := enterprise.LoadOf(5)
	for text, rule := range map[string]error{"": aqi.ErrText, "60": aqi.ErrText, "-1 %": aqi.ErrNegative, "0.001 %": aqi.ErrTooFine, "100.01 %": aqi.ErrRange} {
		if err := l.UnmarshalText([]byte(text)); !errors.Is(err, rule) || l != enterprise.LoadOf(5) {
			t.Errorf("%q: %v, now %v", text, err, l)
		}
	}
}

// What a day's decisions consist of survives JSON unchanged.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, targets := enterprisetest.Rules().Draw(t, "rules"), emissiontest.Targets().Draw(t, "targets")
		p := enterprisetest.Partial("a", targets).Draw(t, "profile")
		if diff := cmp.Diff(p, texttest.Back(t, p), asValues); diff != "" {
			t.Fatal(diff)
		}
		o := obliged(t, r, targets, levelOf(targets).Draw(t, "level"), p)
		if back := texttest.Back(t, o); back != o {
			t.Fatal(cmp.Diff(o, back, asValues))
		}
		if c := ready(r, emission.Kashgar()).Classify(p); c != texttest.Back(t, c) {
			t.Fatal(cmp.Diff(c, texttest.Back(t, c)))
		}
		if readings := r.Readings; readings != texttest.Back(t, readings) {
			t.Fatal(readings)
		}
	})
}

// The zero values have a JSON form too: what nothing is known of.
func TestJSONOfNothing(t *testing.T) {
	for _, v := range []any{enterprise.Profile{}, enterprise.Obligation{}, enterprise.Classification{}, enterprise.OwnPlan{}, enterprise.DayReport{}, enterprise.Compliance{}} {
		if text, err := json.Marshal(v); err != nil {
			t.Errorf("%T: %s, %v", v, text, err)
		}
	}
}
