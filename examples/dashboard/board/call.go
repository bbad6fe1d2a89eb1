package board

import (
	"encoding/json"
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
)

// Request is what the page asks for.
type Request struct {
	Method string `json:"method"` // about, view, acts, chart, grounds, otherwise, duties, told, ahead, decide, try, foresee, export, plan, hours, reset
	Index  int    `json:"index"`  // of the hour; for decide, until which
	County string `json:"county"` // a code; none: the place
	ID     string `json:"id"`     // of an enterprise
	Track  string `json:"track"`  // none, or one that there is not: the first
	What   WhatIf `json:"what"`
	Text   string `json:"text"` // of a file
}

// answer is what a request comes to.
type answer struct {
	Value  any        `json:"value,omitempty"`
	Faults []aqi.Text `json:"faults,omitempty"`
}

// Call answers a request, both in JSON.
func (b *Board) Call(text string) string {
	var r Request
	err := aqi.Unmarshal([]byte(text), &r)
	var a answer
	if err == nil {
		b.looked = r.Track
		a.Value, err = b.answer(r)
	}
	if err != nil {
		a = answer{Faults: Faults(err)}
	}
	out, err := json.Marshal(a)
	if err != nil {
		out, _ = json.Marshal(answer{Faults: Faults(err)})
	}
	return string(out)
}

func (b *Board) answer(r Request) (any, error) {
	switch r.Method {
	case "about":
		return b.About(), nil
	case "view":
		return b.View(r.Index)
	case "acts":
		return b.Acts(), nil
	case "chart":
		return b.Chart(r.Index, r.County)
	case "grounds":
		return b.Grounds(r.Index, r.County)
	case "otherwise":
		return b.Otherwise(r.Index)
	case "duties":
		return b.Duties(r.Index, r.County)
	case "told":
		return b.Told(r.Index, r.ID)
	case "ahead":
		return b.Ahead(r.Index)
	case "decide":
		return b.Decide(r.Index)
	case "try":
		return true, b.Try(r.What)
	case "foresee":
		return b.Foresee(r.What)
	case "export":
		return b.plan, nil
	case "plan":
		return true, b.Plan(r.Text)
	case "hours":
		return true, b.Hours(r.Text)
	case "reset":
		return true, b.Reset()
	}
	return nil, fmt.Errorf("there is no method %q", r.Method)
}
