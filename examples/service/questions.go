package main

import (
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

// questions returns the routes of the catalogue's questions.
func (s service) questions() []route {
	c := s.plan.Catalogue
	return []route{
		asked(c, "truck", c.Truck), asked(c, "vehicle", c.Vehicle), asked(c, "machine", c.Machine), asked(c, "muck-truck", c.MuckTruck),
		asked(c, "work", c.Work), asked(c, "school", c.School), asked(c, "event", c.Event), asked(c, "practice", c.Practice),
		asked(c, "going-out", c.GoingOut),
	}
}

func asked[T any](c response.Catalogue, about string, decide func(response.Level, T) response.Answer) route {
	return post("/questions/"+about, "whether it may go on at a level, and why", func(q question[T]) (reply, error) {
		level, ok := q.Level.Get()
		if !ok {
			return reply{}, missing("/level")
		}
		a := decide(level, q.About)
		return reply{a, c.Explain(a)}, nil
	})
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
