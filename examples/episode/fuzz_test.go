package main

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/region"
)

// holds fails unless the text gives either sound records or faults, and never both.
func holds(t *testing.T, read func(text string) ([]record, error), text string, columns int) {
	t.Helper()
	records, err := read(text)
	if err != nil && english.faults(err) == "" {
		t.Fatalf("a fault that says nothing: %#v", err)
	}
	last := 1
	for _, r := range records {
		if r.line <= last || len(r.fields) != columns {
			t.Fatalf("record %+v after line %d", r, last)
		}
		last = r.line
		for _, f := range r.fields {
			if f != printable(f) {
				t.Fatalf("field %q", f)
			}
		}
	}
}

func readText(name string, headers [][]string) func(string) ([]record, error) {
	return func(text string) ([]record, error) { return readTable(strings.NewReader(text), name, headers) }
}

func FuzzFlags(f *testing.F) {
	f.Add("-lang\nzh\n-hours\na.csv")
	f.Add("-lang=en\n-counties\na\n-borders\nb\n-hours=c")
	f.Add("-lang\n\n--\n-h")
	f.Add("-inventory\na.json\n-hours\nb")
	f.Fuzz(func(t *testing.T, args string) {
		opts, err := parse(strings.Split(args, "\n"))
		regional := opts.counties != ""
		if err == nil && (opts.lang > chinese || regional != (opts.borders != "") || regional && opts.hours == "" ||
			opts.inventory != "" && opts.hours != "" && !regional) {
			t.Fatalf("%+v", opts)
		}
		if err != nil && english.faults(err) == "" {
			t.Fatalf("a fault that says nothing: %#v", err)
		}
	})
}

func FuzzCounties(f *testing.F) {
	f.Add("code,name,pinyin\n110101,东城区,Dongcheng\n110102,西城区,Xicheng\n")
	f.Add("\ufeffcode,name_zh,name_en,more\n1,\"a\nb\",\x1b[2J,\n\n1,,,\n")
	f.Add("code,name,pinyin\n1\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		holds(t, readText("counties", countiesHeaders), text, 3)
		records, err := readCounties(strings.NewReader(text))
		if err != nil {
			return
		}
		r, err := makePlan(records, nil)
		if (r == nil) != (err != nil) || err == nil && len(r.Counties) != len(records) {
			t.Fatalf("%d counties, %v", len(records), err)
		}
	})
}

func FuzzBorders(f *testing.F) {
	f.Add("code_a,code_b,shared_vertices\n653101,653121,20\n653121,653122,1\n")
	f.Add("code_a,code_b\n653101,653101\n653121,653101\n653101,653121\n1,borders[9]\n")
	f.Add("code_a,code_b\n1\n\"")
	var counties []record
	for i, c := range region.Kashgar().Counties {
		counties = append(counties, record{i + 2, []string{c.Code, c.Name.Chinese, c.Name.English}})
	}
	f.Fuzz(func(t *testing.T, text string) {
		holds(t, readText("borders", bordersHeaders), text, 2)
		records, err := readBorders(strings.NewReader(text))
		if err != nil {
			return
		}
		r, err := makePlan(counties, records)
		if (r == nil) != (err != nil) {
			t.Fatalf("%v, %v", r, err)
		}
		if err == nil && len(r.Borders) != len(records) {
			t.Fatalf("%d borders of %d", len(r.Borders), len(records))
		}
	})
}
