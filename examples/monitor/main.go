// Monitor is the live loop at its smallest: it reads what becomes known, an hour a line, decides each hour by Kashgar's plan, and writes
// the notices and what is newly due, a line each. README.md beside this file says what the lines hold and what a kill leaves behind.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"log"
	"maps"
	"os"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

const file = "monitor.json" // in the folder in which it is started

// kept is what the file keeps between two hours.
type kept struct {
	State region.State            `json:"state"`
	Hours map[string]alert.Series `json:"hours"` // observed, as far as they still matter
	Told  map[string]bool         `json:"told"`  // the keys of what is due and was written
}

// line is one of the output. As it names its hour, two that are the same are one, written again.
type line struct {
	At     aqi.Stamp         `json:"at"`
	County string            `json:"county,omitempty"` // whose notice it is; none: the prefecture's
	Notice *alert.Notice     `json:"notice,omitempty"`
	Due    *response.DueItem `json:"due,omitempty"`
}

func main() {
	var k kept
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		text, err = []byte("{}"), nil
	}
	office, bad := region.New(region.Kashgar())
	_, broken := os.Stdout.WriteString("\n") // ends a line that a kill cut short
	err = errors.Join(err, aqi.Unmarshal(text, &k), bad, broken)
	in := bufio.NewScanner(os.Stdin)
	for in.Buffer(nil, 1<<28); err == nil && in.Scan(); {
		err = k.hour(office, in.Bytes())
	}
	if err = errors.Join(err, in.Err()); err != nil {
		log.Fatal(err)
	}
}

// hour decides an hour, unless that was done before a restart.
func (k *kept) hour(office *region.Office, text []byte) error {
	next, known := kept{Hours: map[string]alert.Series{}, Told: map[string]bool{}}, region.Known{}
	err := aqi.Unmarshal(text, &known)
	if err == nil && known.At <= k.State.At {
		return nil
	}
	maps.Copy(next.Hours, known.Series)
	for code, s := range k.Hours {
		all, bad := s.Then(cut(known.Series[code], s.Start, known.At+aqi.Stamp(len(known.Series[code].Hours))))
		next.Hours[code], err = all, errors.Join(err, bad)
	}
	known.Series = next.Hours
	out, bad := office.Step(k.State, known)
	if err = errors.Join(err, bad); err != nil {
		log.Print(err) // and goes on: what is not understood is not known
		return nil
	}
	next.State = out.Next
	for code, s := range next.Hours {
		next.Hours[code] = cut(s, out.Next.Since, out.At)
	}
	if err = next.tell(out, k.Told); err == nil {
		err = next.save() // after its lines: a kill between the two brings them again
	}
	*k = next
	return err
}

// cut returns a series from one hour to another, up to the last that is known: those after that may still come.
func cut(s alert.Series, from, until aqi.Stamp) alert.Series {
	first := min(len(s.Hours), max(0, int(from-s.Start)))
	last := min(len(s.Hours), max(first, int(until-s.Start)))
	for last > first && s.Hours[last-1].AQI == (aqi.Index{}) {
		last--
	}
	return alert.Series{Start: max(from, s.Start), Hours: s.Hours[first:last]}
}

// tell writes what changed at an hour, and what is due and was not yet.
func (k kept) tell(out region.Outcome, before map[string]bool) (err error) {
	stdout := json.NewEncoder(os.Stdout)
	for _, r := range out.Acts() {
		err = errors.Join(err, stdout.Encode(line{At: out.At, County: r.County, Notice: r.Notice}))
	}
	for _, item := range out.Due {
		for _, o := range item.By {
			if k.Told[o.Key] = true; !before[o.Key] {
				item.By = []response.Owing{o}
				err = errors.Join(err, stdout.Encode(line{At: out.At, Due: &item}))
			}
		}
	}
	return err
}

// save puts a new file in the place of the old one: at any moment there is the one or the other, and it is whole.
func (k kept) save() error {
	next, err := os.Create(file + ".new")
	if err != nil {
		return err
	}
	if err = errors.Join(json.NewEncoder(next).Encode(k), next.Sync(), next.Close()); err != nil {
		return err
	}
	return os.Rename(next.Name(), file)
}
