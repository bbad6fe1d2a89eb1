// Mutate runs the tests of packages on mutants: copies of a package with one token changed or one call left out. It prints the mutants
// that no test noticed and what share was noticed, of those that compile.
//
// Usage: mutate -listed folder [-unchanged file] [-n sample] [-seed seed] [-floor percent] package ...
//
// It is run by .ci/mutate at the root of the repository, with the folder that holds what Gremlins listed.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	var o options
	flag.StringVar(&o.listed, "listed", "", "`folder` of what Gremlins listed: a JSON file for each package")
	flag.StringVar(&o.unchanged, "unchanged", "", "`file` of the mutants that change nothing")
	flag.IntVar(&o.sample, "n", 0, "how many mutants of each package, 0 for all")
	flag.Uint64Var(&o.seed, "seed", 1, "what the sample is drawn by")
	floor := flag.Float64("floor", 0, "least `percent` of killed mutants of all packages together")
	flag.Parse()
	all, err := o.packages(flag.Args())
	if err == nil && all.efficacy() < *floor {
		err = fmt.Errorf("efficacy is %.1f %%, at least %g %% wanted", all.efficacy(), *floor)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	listed, unchanged string
	sample            int
	seed              uint64
}

// packages runs the mutants of each package and prints a line of each and one of all.
func (o options) packages(dirs []string) (tally, error) {
	var all tally
	known, err := readUnchanged(o.unchanged)
	if err != nil {
		return all, err
	}
	for _, dir := range dirs {
		mutants, err := listMutants(o.listed, dir)
		if err != nil {
			return all, err
		}
		rest, unchanged, err := known.leaveOut(dir, mutants)
		if err != nil {
			return all, err
		}
		got, err := runPackage(dir, drawSample(rest, o.sample, o.seed))
		if err != nil {
			return all, err
		}
		got.unchanged = unchanged
		fmt.Println(got.line(dir, len(mutants)))
		all.add(got)
	}
	fmt.Println(all.line("all", 0))
	return all, nil
}

// tally counts mutants by what came of them.
type tally struct{ killed, timedOut, lived, broken, unchanged int }

func (t *tally) add(more tally) {
	t.killed += more.killed
	t.timedOut += more.timedOut
	t.lived += more.lived
	t.broken += more.broken
	t.unchanged += more.unchanged
}

// efficacy is the percentage of killed mutants, a mutant whose tests found no end being killed too.
func (t tally) efficacy() float64 {
	killed := t.killed + t.timedOut
	if killed+t.lived == 0 {
		return 100
	}
	return 100 * float64(killed) / float64(killed+t.lived)
}

func (t tally) line(name string, of int) string {
	text := fmt.Sprintf("%s: efficacy %.1f %%: %d killed, %d timed out, %d lived; %d do not compile", name, t.efficacy(), t.killed, t.timedOut,
		t.lived, t.broken)
	if of > 0 {
		text += fmt.Sprintf("; of %d mutants, %d of them listed as changing nothing", of, t.unchanged)
	}
	return text
}
