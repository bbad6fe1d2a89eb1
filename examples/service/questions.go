package main

import (
	"net/http"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// question asks whether something may go on at a level.
type question[T any] struct {
	Level aqi.Optional[response.Level] `json:"level"`
	About T                            `json:"about"`
}

// reply is the answer with its reasons in words.
type reply struct {
	Answer response.Answer `json:"answer"`
	Text   aqi.Text        `json:"text"`
}

// questions adds the routes of the catalogue's questions.
func (s service) questions(mux *http.ServeMux) {
	c := s.plan.Catalogue
	route(mux, "truck", c, c.Truck)
	route(mux, "vehicle", c, c.Vehicle)
	route(mux, "machine", c, c.Machine)
	route(mux, "muck-truck", c, c.MuckTruck)
	route(mux, "work", c, c.Work)
	route(mux, "school", c, c.School)
	route(mux, "event", c, c.Event)
	route(mux, "practice", c, c.Practice)
	route(mux, "going-out", c, c.GoingOut)
}

func route[T any](mux *http.ServeMux, about string, c response.Catalogue, decide func(response.Level, T) response.Answer) {
	mux.Handle("POST /questions/"+about, answer(func(q question[T]) (reply, error) {
		level, ok := q.Level.Get()
		if !ok {
			return reply{}, missing("/level")
		}
		a := decide(level, q.About)
		return reply{a, c.Explain(a)}, nil
	}))
}

// missing is the fault of a level that is not given: no response must be asked for by its word, as it lets everything go on.
func missing(path string) aqi.Faults {
	want := aqi.Text{Chinese: "响应级别：none、iv、iii、ii或i", English: "a level: none, iv, iii, ii or i"}
	return aqi.Faults{{Path: path, Count: 1, Want: want, Rule: aqi.ErrMissing}}
}

// summary is what a plan has.
type summary struct {
	Title        aqi.Text         `json:"title"`
	Counties     int              `json:"counties"`
	Tracks       []string         `json:"tracks"`
	Levels       []response.Level `json:"levels"`
	Measures     int              `json:"measures"`
	Restrictions int              `json:"restrictions"`
	Duties       int              `json:"duties"`
}

// summarise returns what a plan has where nothing is wrong with it. The pointers of its faults lead into the document.
func summarise(p region.Plan) (s summary, err error) {
	if err := faults.Rebase(p.Validate(), "/plan", ""); err != nil {
		return s, err
	}
	s = summary{
		Title: p.Title, Counties: len(p.Counties), Measures: len(p.Catalogue.Measures), Restrictions: len(p.Catalogue.Restrictions),
		Duties: len(p.Catalogue.Duties),
	}
	for _, t := range p.Tracks {
		s.Tracks = append(s.Tracks, t.ID)
	}
	for _, l := range p.Catalogue.Levels {
		s.Levels = append(s.Levels, l.Level)
	}
	return s, nil
}
