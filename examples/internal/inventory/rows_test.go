package inventory

import (
	"errors"
	"iter"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
)

// sheetOf returns the rows of lines with commas, without the blanks at the end of each.
func sheetOf(text string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for line := range strings.Lines(text) {
			if !yield(strings.Split(strings.TrimRight(line, ",\n"), ","), nil) {
				return
			}
		}
	}
}

func TestRows(t *testing.T) {
	got, err := ReadRows("清单", sheetOf("\n,,\n"+csvOf(kiln, "", plant, cars)), rules)
	if diff := cmp.Diff(wanted(), got, compare); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestRowFaults(t *testing.T) {
	const head = "类别,统一社会信用代码,县市,SO2常规排放量（kg/d）,NOx常规排放量,日进出车次\n"
	for _, row := range []struct {
		text string
		want []string
		rule error
	}{
		{"", []string{"清单: line 1: want a line with the columns"}, aqi.ErrMissing},
		{"\n" + head + "\n其他源,a,喀什市,x", []string{`清单: line 4, SO2常规排放量（kg/d）: "x"`}, aqi.ErrText},
		{head + "其他源,a,喀什市,0.3,0.3", []string{"清单: line 2, NOx常规排放量: "}, aqi.ErrText},
		{head + "其他源,9.1653100000000006E+17,喀什市,1", []string{"line 2, 统一社会信用代码: ", "a cell with text"}, aqi.ErrText},
		{head + "企业,a,喀什市,,,1.5", []string{"line 2, 日进出车次: "}, aqi.ErrText},
		{"\n\nkind,id,county,x\n", []string{"清单: line 3, "}, aqi.ErrUnknown},
		{strings.Repeat("x,", 201) + "x", []string{"清单: line 1: want at most 200 columns"}, aqi.ErrTooMany},
		{"kind,id,county\n" + strings.Repeat("source,a,653101\n", maxEntries+1), []string{"清单: line 3, id: ", "another than that of line 2"}, aqi.ErrDuplicate},
	} {
		_, err := ReadRows("清单", sheetOf(row.text), rules)
		if faults, ok := errors.AsType[*hourscsv.Faults](err); !ok || len(faults.First) == 0 || !errors.Is(err, row.rule) {
			t.Errorf("%.60q: %v", row.text, err)
			continue
		}
		for _, want := range row.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%.60q: %.300s, want %s", row.text, err, want)
			}
		}
	}
	broken := errors.New("broken")
	_, err := ReadRows("清单", func(yield func([]string, error) bool) { yield(nil, broken) }, rules)
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestSeen(t *testing.T) {
	for stored, want := range map[string]string{
		"0.30000000000000004": "0.3", "2.9999999999999999E-2": "0.03", "1E-3": "0.001", "1.1000000000000001": "1.1", "12": "12", "50.4": "50.4",
		"9999999999999.9844": "9999999999999.98", "123456789012345678": "123456789012346000", "1.5E+3": "1500", "0": "0", "": "", "x": "x",
		"-1": "-1", "1E999": "1E999", "1 kg": "1 kg", "0.3 t": "0.3 t", "1.": "1.",
	} {
		if got := seen(stored); got != want {
			t.Errorf("%s: %s, want %s", stored, got, want)
		}
	}
}

// TestSeenProperty stores numbers of up to 15 digits as a workbook does.
func TestSeenProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64Range(0, 999_999_999_999_999).Draw(t, "digits"), int32(rapid.IntRange(-6, 3).Draw(t, "exponent")))
		for _, form := range []byte("fgE") {
			stored := strconv.FormatFloat(d.InexactFloat64(), form, map[byte]int{'f': -1, 'g': 17, 'E': 16}[form], 64)
			if got, err := decimal.NewFromString(seen(strings.ToUpper(stored))); err != nil || !got.Equal(d) {
				t.Fatalf("%s: %s, want %s", stored, got, d)
			}
		}
	})
}

func FuzzRows(f *testing.F) {
	f.Add("\n" + csvOf(kiln, plant, cars))
	f.Add(csvOf(with(kiln, "so2", "2.9999999999999999E-2"), with(cars, "id", "1E+18"), "x"))
	f.Fuzz(func(t *testing.T, text string) {
		inv, err := ReadRows("s", sheetOf(text), rules)
		for _, e := range inv.Enterprises {
			if bad := rules.Enterprises.CheckProfile(e); bad != nil {
				t.Fatal(bad)
			}
		}
		faults, ok := errors.AsType[*hourscsv.Faults](err)
		if err != nil && (!ok || len(faults.First) == 0) {
			t.Fatal(err)
		}
	})
}
