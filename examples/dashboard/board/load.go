package board

import (
	"errors"
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/region"
)

// Plan takes another place's plan, in JSON, with the made-up hours. Nothing is tried out on it yet. On an error all stays as it is.
func (b *Board) Plan(text string) error {
	var plan region.Plan
	if err := aqi.Unmarshal([]byte(text), &plan); err != nil {
		return err
	}
	return b.renew(Board{base: plan})
}

const mostHours = 60 * 24 // of a file: the last

var errNoRows = errors.New("it has no hours: want a line for each site and hour")

// Hours takes the hours of a CSV file. Its sites are those of the plan's counties where they are named after them; else each is a place
// of its own, under Kashgar's plan. On an error all stays as it is.
func (b *Board) Hours(text string) error {
	file, err := hourscsv.Read(strings.NewReader(text), hourscsv.Options{})
	if err == nil && len(file.Sites) == 0 {
		err = errNoRows
	}
	if err != nil {
		return err
	}
	next := Board{base: b.base}
	list, err := places.OfCounties(b.base, file.Sites)
	if err != nil {
		if next.base, list, err = places.OfSites(file.Sites); err != nil {
			return err
		}
	}
	span := places.Hull(list, places.Place.Span)
	span.From = max(span.From, span.Until-mostHours)
	next.loaded = &hours{span: span, series: func(p alert.Plan) (map[string]alert.Series, error) { return regraded(next.base, p, file.Sites) }}
	return b.renew(next)
}

// regraded returns the sites' hours under an alert plan, which may follow another edition.
func regraded(base region.Plan, p alert.Plan, sites []hourscsv.Site) (map[string]alert.Series, error) {
	base.Tracks = []region.Track{{Plan: p}}
	list, err := places.OfCounties(base, sites)
	if err != nil {
		return nil, err
	}
	all := map[string]alert.Series{} // a county without a site is not known
	for _, place := range list {
		all[place.County.Code] = place.Series
	}
	return all, nil
}

// Reset takes Kashgar's plan and the made-up weeks, and tries out nothing.
func (b *Board) Reset() error { return b.renew(Board{base: region.Kashgar()}) }

func (b *Board) renew(next Board) error {
	if err := next.start(); err != nil {
		return err
	}
	*b = next
	return nil
}

// Faults returns an error line by line.
func Faults(err error) []aqi.Text {
	english, chinese := hourscsv.Lines(wording.English, err), hourscsv.Lines(wording.Chinese, err)
	if faults, is := errors.AsType[aqi.Faults](err); is {
		english, chinese = nil, nil
		for _, f := range faults {
			english, chinese = append(english, f.Error()), append(chinese, f.Chinese())
		}
	}
	list := make([]aqi.Text, min(len(english), mostFaults))
	for i := range list {
		list[i] = aqi.Text{Chinese: chinese[i], English: english[i]}
	}
	if more := len(english) - len(list); more > 0 {
		list = append(list, aqi.Text{Chinese: fmt.Sprintf("另有%d处", more), English: fmt.Sprintf("and %d more", more)})
	}
	return list
}

const mostFaults = 20
