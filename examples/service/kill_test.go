package main

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// asService is what the environment of a test's copy has that is to be the service.
const asService = "CLEARSKY_SERVICE"

// TestKilled kills the service at a random moment while an hour of an episode is posted to it, each hour, and starts it again: whoever
// posts an hour until it is answered has the decisions, the history and the notices of an office that nothing disturbs.
func TestKilled(t *testing.T) {
	e := follow(t, madeup.Hours(6, 8, 9, 0), 8)
	data := filepath.Join(t.TempDir(), "service.db")
	s := command(t, data)
	put(t, s.url, "a", "")
	for i, known := range e.known {
		for attempt := 0; ; attempt++ {
			dies := attempt == 0
			if dies {
				time.AfterFunc(time.Duration(rand.IntN(15_000))*time.Microsecond, s.kill)
			}
			got, ok := try(s.url+"/places/a/step", text(t, hourRequest{known}))
			if dies {
				<-s.ended
				s = command(t, data)
			}
			if !ok && dies {
				continue
			}
			if got != e.want[i] {
				t.Fatalf("%v: %.500s, want %.500s", known.At, got, e.want[i])
			}
			break
		}
	}
	if kept := read(t, s.url+"/places/a/outcomes", 100); !slices.Equal(kept, e.want) {
		t.Errorf("%d outcomes, want %d", len(kept), len(e.want))
	}
	if got, want := read(t, s.url+"/places/a/notices", 100), noticesOf(t, e); !slices.Equal(got, want) {
		t.Errorf("%d notices, want %d", len(got), len(want))
	}
}

func noticesOf(t *testing.T, e episode) (list []string) {
	t.Helper()
	for _, outcome := range e.want {
		var out region.Outcome
		if err := json.Unmarshal([]byte(outcome), &out); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.Acts() {
			list = append(list, text(t, notice{r.Track, r.County, r.Notice, r.Filing}))
		}
	}
	return list
}

// try asks for an hour; false where the service dies before all of the answer is there.
func try(url, body string) (answer string, ok bool) {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := client.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		return "", false
	}
	defer func() { _ = r.Body.Close() }()
	var text json.RawMessage
	err = json.NewDecoder(r.Body).Decode(&text)
	return string(text), err == nil && r.StatusCode == http.StatusOK
}

// process is the service on its own.
type process struct {
	url   string
	kill  func()
	ended chan struct{}
}

func command(t *testing.T, data string) process {
	t.Helper()
	c := exec.Command(os.Args[0], "-address", "localhost:0", "-data", data)
	c.Env = append(os.Environ(), asService+"=1")
	log, err := c.StderrPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p := process{kill: func() { _ = c.Process.Kill() }, ended: make(chan struct{})}
	t.Cleanup(func() { // and leaves its folder
		p.kill()
		<-p.ended
	})
	lines := bufio.NewScanner(log)
	for p.url == "" && lines.Scan() {
		var line struct{ Msg, Address string }
		if err := json.Unmarshal(lines.Bytes(), &line); err == nil && line.Msg == "listening" {
			p.url = "http://" + line.Address
		} else {
			t.Log(lines.Text())
		}
	}
	go func() {
		for lines.Scan() { // so that the pipe never fills
		}
		_ = c.Wait() // says that it was killed
		close(p.ended)
	}()
	if p.url == "" {
		t.Fatal("the service does not start")
	}
	return p
}
