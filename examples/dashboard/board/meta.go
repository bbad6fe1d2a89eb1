package board

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// About is what stays the same at all hours.
type About struct {
	Title    aqi.Text            `json:"title"` // of the plan
	Source   aqi.Text            `json:"source"`
	From     aqi.Stamp           `json:"from"`
	Hours    int                 `json:"hours"`
	Counties []alert.County      `json:"counties"`
	Borders  [][2]string         `json:"borders"` // of counties that touch, by code
	Tracks   []Choice            `json:"tracks"`
	Track    string              `json:"track"`   // that is looked at: the levels, Hold and the edition are its own
	Busiest  int                 `json:"busiest"` // the first hour at which the place responds highest and most counties do, of those decided
	Air      []AirLevel          `json:"air"`
	Levels   []LevelName         `json:"levels"` // of alerts, lowest first
	Hold     int                 `json:"hold"`
	Together int                 `json:"together"`
	Group    region.GroupReading `json:"group"`
	Groups   []Choice            `json:"groups"`
	Edition  aqi.Edition         `json:"edition"`
	Editions []Choice            `json:"editions"`
	Count    int                 `json:"count"` // of counties that carry together
}

// AirLevel is a level of the index with the colour that HJ 633 gives it.
type AirLevel struct {
	Level  aqi.Level `json:"level"`
	Name   aqi.Text  `json:"name"`
	First  int       `json:"first"`
	Last   int       `json:"last"`
	Colour string    `json:"colour"`
}

// LevelName is an alert level with its name.
type LevelName struct {
	Level alert.Level `json:"level"`
	Name  aqi.Text    `json:"name"`
}

// Choice is a value of a reading.
type Choice struct {
	Value string   `json:"value"`
	Name  aqi.Text `json:"name"`
}

// About returns what stays the same at all hours.
func (b *Board) About() About {
	a := About{
		Title: b.plan.Title, Source: aqi.Text{Chinese: "虚构数据", English: "Made-up data"}, From: b.span.From, Hours: b.span.Hours(),
		Counties: b.plan.Counties, Borders: append([][2]string{}, b.plan.Borders...), Track: b.track().ID, Hold: b.track().Plan.Hold, Together: b.plan.Policy.Together,
		Group: b.plan.Policy.Reading, Edition: b.track().Plan.Edition, Count: b.plan.Policy.Criteria[0].Count, Busiest: b.busiest(),
	}
	if b.loaded != nil {
		a.Source = aqi.Text{Chinese: "文件数据，未标明沙尘", English: "Hours of a file, where dust is not marked"}
	}
	for _, t := range b.plan.Tracks {
		a.Tracks = append(a.Tracks, Choice{t.ID, t.Name})
	}
	for level := aqi.Excellent; level <= aqi.Severe; level++ {
		first, last := level.Range()
		a.Air = append(a.Air, AirLevel{level, of(level), first, last, level.Colour().String()})
	}
	for _, t := range b.track().Plan.Triggers {
		a.Levels = append(a.Levels, LevelName{t.Level, of(t.Level)})
	}
	for _, g := range []region.GroupReading{region.EachCounty, region.GroupMean} {
		a.Groups = append(a.Groups, choice(g))
	}
	for _, e := range []aqi.Edition{aqi.Edition2012, aqi.Edition2026} {
		a.Editions = append(a.Editions, choice(e))
	}
	return a
}

func choice[T interface {
	bilingual
	MarshalText() ([]byte, error)
}](v T) Choice {
	word, _ := v.MarshalText() // a valid value has a word
	return Choice{string(word), of(v)}
}

func (b *Board) busiest() (index int) {
	most := -1
	for i, out := range b.outcomes {
		place := b.ruling(out, "")
		rank := 1000 * int(place.Response(out.At).Level)
		for _, level := range out.Levels() {
			rank += min(1, int(level))
		}
		if rank > most {
			index, most = i, rank
		}
	}
	return index
}
