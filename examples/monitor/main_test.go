package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// TestKilled kills the monitor at random moments and starts it again, until it has read all: what a reader makes of the output is what
// one that was never killed writes.
func TestKilled(t *testing.T) {
	program, feed := build(t), lines(t)
	want := run(t, program, feed)
	folder := t.TempDir()
	kills := 0
	var out bytes.Buffer
	for !slices.Equal(read(out.Bytes()), read(want)) {
		if kills++; kills > 500 {
			t.Fatalf("killed %d times, and it is not done:\n%s", kills, difference(read(out.Bytes()), read(want)))
		}
		before, _ := os.ReadFile(filepath.Join(folder, file))
		out.Write(killed(t, program, folder, feed))
		if kills%3 == 0 && before != nil { // as if none of the hours had been kept, though their lines are out
			if err := os.WriteFile(filepath.Join(folder, file), before, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out.WriteString(`{"at":"2026-01-0`) // what a kill leaves of a line that goes through a pipe
	}
	if kills < 5 {
		t.Errorf("killed %d times only", kills)
	}
	t.Logf("killed %d times, %d bytes written for %d", kills, out.Len(), len(want))
}

// TestSame holds the notices against those of a replay of the same hours.
func TestSame(t *testing.T) {
	var got []string
	for _, text := range read(run(t, build(t), lines(t))) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		if l.Notice != nil {
			got = append(got, l.At.String()+l.County+l.Notice.Chinese())
		}
	}
	office, err := region.New(region.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for out, err := range office.Replay(madeup.Eventful.From+1, madeup.Eventful.Until+1, weeks(t).Known) {
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range out.Acts() {
			want = append(want, out.At.String()+r.County+r.Notice.Chinese())
		}
	}
	if !slices.Equal(got, want) || len(got) < 20 {
		t.Error(difference(got, want))
	}
}

// TestNotUnderstood wants the monitor to go on after lines that are none.
func TestNotUnderstood(t *testing.T) {
	feed := lines(t)
	want := run(t, build(t), feed)
	bad := "\n{\n{\"at\":\"2026-01-02T00:00:00+08:00\",\"series\":{\"1\":{}}}\n{\"at\":\"2026-01-02T00:00:00+08:00\",\"series\":{\"653101\":{\"hours\":[{}]}}}\n"
	if got := run(t, build(t), bad+feed+feed[:1000]); !slices.Equal(read(got), read(want)) {
		t.Error(difference(read(got), read(want)))
	}
}

// read reads an output as a reader should: without what is no line, and a line that comes again once.
func read(out []byte) (list []string) {
	seen := map[string]bool{}
	for text := range strings.Lines(string(out)) {
		if json.Valid([]byte(text)) && !seen[text] {
			seen[text], list = true, append(list, text)
		}
	}
	return list
}

func weeks(t *testing.T) madeup.Weeks {
	t.Helper()
	w, err := madeup.New(region.Kashgar())
	if err != nil {
		t.Fatal(err)
	}
	w.Reach = 36 // of hours, for short lines
	return w
}

// lines returns what comes in over the made-up weeks.
func lines(t *testing.T) string {
	t.Helper()
	var text bytes.Buffer
	w := weeks(t)
	for at := madeup.Eventful.From + 1; at <= madeup.Eventful.Until; at++ {
		known, err := w.Known(at-25, at)
		if err == nil {
			err = json.NewEncoder(&text).Encode(known)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return text.String()
}

func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "monitor")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// run runs the program to its end.
func run(t *testing.T, program, feed string) []byte {
	t.Helper()
	c := exec.Command(program)
	c.Dir, c.Stdin = t.TempDir(), strings.NewReader(feed)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// killed runs the program, kills it a moment after it has kept some hours, unless it is done, and returns what it wrote.
func killed(t *testing.T, program, folder, feed string) []byte {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command(program)
	c.Dir, c.Stdin, c.Stdout = folder, strings.NewReader(feed), &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	before, hours := decided(folder), aqi.Stamp(rand.IntN(60))
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(4 * time.Millisecond) {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		default:
		}
		if decided(folder) > before+hours {
			time.Sleep(time.Duration(rand.IntN(12_000)) * time.Microsecond)
			break
		}
	}
	_ = c.Process.Kill() // SIGKILL, of which it hears nothing; it may be done by now
	if err := <-done; err == nil {
		t.Log("done before it was killed")
	}
	return out.Bytes()
}

// decided returns the hour last decided, by the file: it is whole whenever it is read.
func decided(folder string) aqi.Stamp {
	text, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		return madeup.Eventful.From
	}
	var k struct{ State struct{ At aqi.Stamp } }
	if err := json.Unmarshal(text, &k); err != nil {
		panic("a file that is not whole: " + err.Error())
	}
	return k.State.At
}

func difference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return "got " + got[i] + "\nwant " + want[i]
		}
	}
	return strings.Join(append(got, want...)[max(0, len(got)-1):][:min(2, len(got)+len(want))], "\n")
}
