package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// outcome is what came of a mutant.
type outcome int

const (
	lived outcome = iota
	killed
	timedOut
	broken // does not compile
)

// runPackage runs the tests on each mutant, as many at once as there are processors, and prints those that live.
func runPackage(dir string, mutants []mutant) (tally, error) {
	tmp, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return tally{}, err
	}
	got, err := runIn(tmp, dir, mutants)
	return got, errors.Join(err, os.RemoveAll(tmp))
}

func runIn(tmp, dir string, mutants []mutant) (tally, error) {
	limit, err := limitOf(tmp, dir)
	if err != nil {
		return tally{}, err
	}
	var (
		sum   tally
		mu    sync.Mutex
		group sync.WaitGroup
		next  = make(chan mutant)
		errs  []error
	)
	for i := range runtime.NumCPU() {
		group.Go(func() {
			for m := range next {
				got, err := m.run(filepath.Join(tmp, fmt.Sprint(i)), limit)
				mu.Lock()
				sum.count(m, got)
				errs = append(errs, err)
				mu.Unlock()
			}
		})
	}
	for _, m := range mutants {
		next <- m
	}
	close(next)
	group.Wait()
	return sum, errors.Join(errs...)
}

func (t *tally) count(m mutant, got outcome) {
	switch got {
	case lived:
		t.lived++
		fmt.Println("lived:", m)
	case killed:
		t.killed++
	case timedOut:
		t.timedOut++
	case broken:
		t.broken++
	}
}

// testers are the packages whose tests are run on a package's mutants: its own and the one for users' tests.
func testers(dir string) []string {
	all := []string{dir}
	if more := filepath.Join(dir, filepath.Base(dir)+"test"); isFolder(more) {
		all = append(all, more)
	}
	return all
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// limitOf runs the tests on no mutant. A mutant's tests that take a multiple of their time have no end.
func limitOf(tmp, dir string) (time.Duration, error) {
	limit := 20 * time.Second
	for _, tester := range testers(dir) {
		program := filepath.Join(tmp, "test")
		if err := compile(program, tester, ""); err != nil {
			return 0, err
		}
		got, took, err := test(program, tester, 10*time.Minute, true)
		if err != nil {
			return 0, err
		}
		if got != lived {
			return 0, fmt.Errorf("the tests of %s fail without a mutant", tester)
		}
		limit += 10 * took
	}
	return limit, nil
}

// run compiles the tests with the mutant and runs them, first the short ones and then all.
func (m mutant) run(tmp string, limit time.Duration) (outcome, error) {
	if err := os.MkdirAll(tmp, 0o700); err != nil {
		return lived, err
	}
	overlay, err := m.overlay(tmp)
	if err != nil {
		return lived, err
	}
	program := filepath.Join(tmp, "test")
	for _, tester := range testers(filepath.Dir(m.file)) {
		if compile(program, tester, overlay) != nil {
			return broken, nil
		}
		if got, _, err := test(program, tester, limit, true); got != lived || err != nil {
			return got, err
		}
		if got, _, err := test(program, tester, 10*limit, false); got != lived || err != nil {
			return got, err
		}
	}
	return lived, nil
}

// overlay writes the changed file, and what tells the go command to take it.
func (m mutant) overlay(tmp string) (string, error) {
	file, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	changed, overlay := filepath.Join(tmp, filepath.Base(m.file)), filepath.Join(tmp, "overlay.json")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {file: changed}})
	if err != nil {
		return "", err
	}
	return overlay, errors.Join(os.WriteFile(changed, m.text, 0o600), os.WriteFile(overlay, text, 0o600))
}

func compile(program, dir, overlay string) error {
	out, err := exec.Command("go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", overlay, "-o", program, "./"+dir).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// test runs a test program up to the first failure, which it does not shrink, and says how long the processor took.
func test(program, dir string, limit time.Duration, short bool) (outcome, time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	run := exec.CommandContext(ctx, program, "-test.failfast", fmt.Sprintf("-test.short=%t", short))
	run.Dir = dir
	run.Env = append(os.Environ(), "RAPID_SHRINKTIME=0s", "RAPID_NOFAILFILE=1")
	if short { // with four draws, since rapid takes a fifth where tests are to be short
		run.Env = append(run.Env, "RAPID_CHECKS=20")
	}
	err := run.Run()
	var failed *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return timedOut, limit, nil
	case errors.As(err, &failed):
		return killed, 0, nil
	case err != nil:
		return lived, 0, err
	}
	return lived, run.ProcessState.UserTime() + run.ProcessState.SystemTime(), nil
}
