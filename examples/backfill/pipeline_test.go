package main

import (
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	quietLog()
	os.Exit(m.Run())
}

// What the tests compute: ten weeks over a New Year of three counties, which carry together then, one of them with two sites, and of a
// site that lies nowhere.
var (
	stations = []station{
		{name: "1001A", county: "653101"}, {name: "1002A", county: "653101", shift: 24}, {name: "疏附/县", county: "653121"},
		{name: "1004A", county: "653122"}, {name: "stray", county: "653130"},
	}
	whole = aqi.Span{From: newYear(2025) - 40*24, Until: newYear(2025) + 30*24}
)

// weeks returns the archive of the tests in a new folder, with a document of the prefecture.
func weeks(t testing.TB) archive {
	t.Helper()
	made, err := madeup.New(region.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	return newArchive(t.TempDir(), made)
}

func document() prefecture {
	p := prefecture{Code: "653100", Plan: region.Kashgar(), Sites: map[string]string{}}
	for _, s := range stations[:4] {
		p.Sites[s.name] = s.county
	}
	return p
}

func (a archive) file(name string) string { return filepath.Join(a.folder, name) }

// pipeline runs the pipeline over the archive on Prism and returns the files that it wrote.
func pipeline(t *testing.T, a archive) map[string]string {
	t.Helper()
	places, output := t.TempDir(), t.TempDir()
	text, err := encode(document())
	must(t, err, os.WriteFile(filepath.Join(places, "653100.json"), text, 0o600))
	p, s := beam.NewPipelineWithRoot()
	build(s, task{
		Input: a.file("*"), Places: filepath.Join(places, "*"), Output: output, Within: aqi.Span{From: newYear(2000), Until: newYear(2100)},
	})
	must(t, beamx.Run(context.Background(), p))
	files := map[string]string{}
	must(t, filepath.WalkDir(output, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, output+"/")] = string(text)
		return err
	}))
	return files
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// layouts are ways in which files can have the same hours.
var layouts = map[string]func(t *testing.T, a archive){
	"three forms": func(t *testing.T, a archive) {
		third := aqi.Stamp(whole.Hours() / 3)
		must(t,
			a.parquet(a.file("1"), stations, aqi.Span{From: whole.From, Until: whole.From + third}),
			a.wide(a.file("2"), stations, aqi.Span{From: whole.From + third, Until: whole.From + 2*third}),
			a.long(a.file("3"), stations, aqi.Span{From: whole.From + 2*third, Until: whole.Until}))
	},
	"shuffled": func(t *testing.T, a archive) { a.shuffled(t, 1, 7) },
	"duplicated": func(t *testing.T, a archive) {
		a.shuffled(t, 2, 2)
		must(t, a.long(a.file("again"), stations, whole), a.long(a.file("and again"), stations, whole), a.wide(a.file("0"), stations, whole))
	},
	"late": func(t *testing.T, a archive) {
		must(t,
			a.long(a.file("1"), stations[2:], whole),
			a.long(a.file("2"), stations[:2], aqi.Span{From: newYear(2025) - 30, Until: whole.Until}),
			a.wide(a.file("3 late"), stations[:2], aqi.Span{From: whole.From, Until: newYear(2025) - 30}))
	},
}

// shuffled writes all lines in any order into some files.
func (a archive) shuffled(t *testing.T, seed uint64, files int) {
	t.Helper()
	var lines []string
	for _, s := range stations {
		for hour := whole.From; hour < whole.Until; hour++ {
			lines = append(lines, a.line(s, hour))
		}
	}
	random := rand.New(rand.NewPCG(seed, seed))
	random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	for i := range files {
		part := lines[i*len(lines)/files : (i+1)*len(lines)/files]
		must(t, os.WriteFile(a.file(string(rune('a'+i))+".csv"), []byte(longHeader+strings.Join(part, "")), 0o600))
	}
}

// However files have the hours and in whatever order, the results are those of the library alone, byte by byte the same.
func TestAnyLayout(t *testing.T) {
	a := weeks(t)
	must(t, a.long(a.file("all"), stations, whole))
	want := pipeline(t, a)
	checkResults(t, want, alone(t, a.file("all.csv.gz")))
	for name, layout := range layouts {
		t.Run(name, func(t *testing.T) {
			a := weeks(t)
			layout(t, a)
			got := pipeline(t, a)
			must(t, balance(countsOf(t, got)))
			delete(got, countsFile)
			for file, text := range want {
				if file != countsFile && got[file] != text {
					t.Errorf("%s: %d bytes, want %d", file, len(got[file]), len(text))
				}
			}
			if len(got) != len(want)-1 {
				t.Errorf("%d files, want %d", len(got), len(want)-1)
			}
		})
	}
}

// A glob without files, or a document with a fault, fails the run, and the cause says which.
func TestBadInput(t *testing.T) {
	a := weeks(t)
	must(t, a.long(a.file("all"), stations[:1], whole), os.WriteFile(a.file("bad.json"), []byte(`{"code":"1","plan":{},"sites":{}}`), 0o600))
	for want, tt := range map[string]task{
		"nothing": {Input: a.file("nothing*")}, "bad.json: /plan": {Input: a.file("*.gz"), Places: a.file("*.json")},
	} {
		p, s := beam.NewPipelineWithRoot()
		tt.Output, tt.Within = t.TempDir(), aqi.Span{From: newYear(2000), Until: newYear(2100)}
		build(s, tt)
		if err := beamx.Run(context.Background(), p); err == nil || !strings.Contains(cause(err), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// What cannot be used is in the dead letters of its file, and counted; hours that are contradicted are missing.
func TestDeadLetters(t *testing.T) {
	a := weeks(t)
	must(t, a.long(a.file("all"), stations, whole), a.slips("1001A", a.folder, whole.Until))
	got := pipeline(t, a)
	counts := countsOf(t, got)
	must(t, balance(counts))
	n := int64(len(stations) * whole.Hours())
	for name, want := range map[string]int64{
		"files": 2, rowsRead: n + 29, rowsUsed: n - 2, rowsRepeated: 24, rowsUnused: 0, rowsDead: 7, "sites": 5,
	} {
		if counts[name] != want {
			t.Errorf("%s: %d, want %d", name, counts[name], want)
		}
	}
	for file, want := range map[string]int{"all.csv.gz": 2, "late.csv": 5} {
		if lines := strings.Count(got["dead-letters/"+file+".jsonl"], "\n"); lines != want {
			t.Errorf("%s: %d letters, want %d:\n%s", file, lines, want, got["dead-letters/"+file+".jsonl"])
		}
	}
	sites := alone(t, a.file("all.csv.gz"))
	for i := range sites[0].Columns.PM25[whole.Hours()-6 : whole.Hours()-4] {
		for _, column := range [][]aqi.Concentration{
			sites[0].Columns.SO2, sites[0].Columns.NO2, sites[0].Columns.CO, sites[0].Columns.O3, sites[0].Columns.PM10, sites[0].Columns.PM25,
		} {
			column[whole.Hours()-6+i] = 0
		}
	}
	checkResults(t, got, sites)
}
