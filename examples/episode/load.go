package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// input is what the program goes by.
type input struct {
	source   aqi.Text // where the hours are from
	notes    []aqi.Text
	plan     region.Plan
	rules    *alert.Ruleset // its first track's, by which places are graded
	touching bool           // it is known which places touch
	places   []place
	shown    aqi.Span // the days of the table
	calm     aqi.Span // made-up hours after these
	decided  aqi.Span // the hours to decide: where there is a forecast, the one after the last
	// known gives what is known at each hour.
	known     func(since, at aqi.Stamp) (region.Known, error)
	freezing  response.Fact        // whether it is the freezing season (冰冻期), in which roads are not washed
	inventory *inventory.Inventory // nil where there is none of the places
}

// place is a county, or a monitoring site, with what the plan finds in its hours.
type place struct {
	places.Place
	episodes []alert.Episode
}

var (
	madeUpSource   = aqi.Text{Chinese: "虚构数据", English: "MADE-UP DATA 虚构数据"}
	fileSource     = aqi.Text{Chinese: "文件数据，未标明沙尘", English: "Hours of a file, where dust is not marked"}
	countiesSource = aqi.Text{Chinese: "文件数据，未标明沙尘；县市取所辖点位均值", English: "Hours of a file, where dust is not marked; a county has the mean of its sites"}
	errNoSuchPlace = errors.New("-county: want the code of a county, or the name of a site, that has hours")
)

const (
	day           = 24
	forecastHours = 168
	lookBack      = 10 * day // that is shown where a forecast is what counts
)

// load returns what the options ask for. Its error holds the faults of all files.
func load(opts options, progress io.Writer) (*input, error) {
	if opts.hours == "" {
		return madeUp(opts)
	}
	files := places.Files{Hours: opts.hours, Plan: opts.plan, Counties: opts.counties, Borders: opts.borders}
	r, err := places.Open(files, hourscsv.Options{
		EndStamps: opts.endStamps, Progress: func(rows int) { _, _ = fmt.Fprintf(progress, "episode: %d rows read\n", rows) },
	})
	in := &input{source: fileSource, notes: r.Notes, plan: r.Plan, touching: opts.regional()}
	if in.known = in.hindsight; in.touching {
		in.source = countiesSource
	}
	if opts.inventory != "" {
		err = errors.Join(err, in.loadInventory(opts.inventory))
	}
	in.shown = places.Hull(r.Places, places.Place.Span)
	if in.decided = in.shown; err == nil && opts.forecast != "" {
		now := in.shown.Until
		in.decided = aqi.Span{From: now, Until: now + 1}
		_, err = places.Load(opts.forecast, func(f io.Reader) (any, error) { return nil, places.AddForecast(f, r.Places, now) })
		in.shown = aqi.Span{From: max(in.shown.From, now-lookBack), Until: places.Hull(r.Places, places.Place.Span).Until}
	}
	if err == nil {
		err = in.find(r.Places)
	}
	return in, err
}

// madeUp returns a plan's counties, Kashgar's where no other plan is given, with their made-up weeks, and the inventory of a file where
// there is one.
func madeUp(opts options) (*input, error) {
	plan, err := region.Kashgar(), error(nil)
	if opts.plan != "" {
		if plan, err = places.Load(opts.plan, places.ReadPlan); err != nil {
			return nil, err
		}
	}
	weeks, err := madeup.New(plan)
	in := &input{source: madeUpSource, plan: plan, touching: true, freezing: response.Yes, shown: madeup.Eventful, calm: madeup.Calm, known: weeks.Known}
	in.decided = aqi.Span{From: in.shown.From, Until: in.calm.Until}
	var list []places.Place
	for _, c := range in.plan.Counties {
		list = append(list, places.Place{County: c, Series: weeks.Series[c.Code]})
	}
	if err = errors.Join(err, in.loadInventory(opts.inventory)); err == nil {
		err = in.find(list)
	}
	return in, err
}

// loadInventory reads an inventory of the plan's counties, of any by Kashgar's rules where there is no plan; where the name is empty, the
// made-up one.
func (in *input) loadInventory(name string) error {
	plan := in.plan
	if plan.Counties == nil {
		plan = region.Kashgar()
		plan.Counties = nil
	}
	read := func(r io.Reader) (inventory.Inventory, error) { return inventory.Read(name, r, plan) }
	inv, err := read(strings.NewReader(madeup.Inventory(plan)))
	if name != "" {
		inv, err = places.Load(name, read)
	}
	in.inventory = &inv
	return err
}

// find finds the places' episodes.
func (in *input) find(list []places.Place) (err error) {
	if in.rules, err = alert.New(in.plan.Tracks[0].Plan); err != nil {
		return err
	}
	for _, p := range list {
		episodes, err := in.rules.Episodes(p.Series)
		if err != nil {
			return fmt.Errorf("%s: %w", p.County.Name.English, err)
		}
		in.places = append(in.places, place{p, episodes})
	}
	return nil
}

// hindsight returns what is known at an hour where forecasts come true.
func (in *input) hindsight(since, at aqi.Stamp) (region.Known, error) {
	k := region.Known{At: at, Series: make(map[string]alert.Series, len(in.places))}
	for _, p := range in.places {
		s, err := alert.Hindsight(p.Series, forecastHours)(since, at)
		if err != nil {
			return k, err
		}
		k.Series[p.County.Code] = s
	}
	return k, nil
}
