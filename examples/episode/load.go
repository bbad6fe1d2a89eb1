package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/region"
)

// input is what the program goes by.
type input struct {
	source   aqi.Text // where the hours are from
	notes    []aqi.Text
	plan     region.Plan
	touching bool // it is known which places touch
	places   []place
	shown    aqi.Span // the days of the table
	calm     aqi.Span // made-up hours after these
	decided  aqi.Span // the hours to decide: where there is a forecast, the one after the last
	// known gives what is known at each hour.
	known     func(since, at aqi.Stamp) (region.Known, error)
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
	errNoRows      = errors.New("it has no hours: want a line for each site and hour")
	errNoSuchPlace = errors.New("-county: want the code of a county, or the name of a site, that has hours")
)

//go:embed inventory.csv
var madeUpInventory string

// load returns what the options ask for. Its error holds the faults of all files.
func load(opts options, progress io.Writer) (input, error) {
	if opts.hours == "" {
		return madeUp(opts.inventory)
	}
	in := input{source: fileSource}
	file, err := open(opts.hours, func(r io.Reader) (hourscsv.File, error) { return readHours(r, opts.endStamps, progress) })
	if opts.counties != "" {
		var tablesErr error
		in.source, in.touching = countiesSource, true
		in.plan, tablesErr = loadPlan(opts.counties, opts.borders)
		err = errors.Join(err, tablesErr)
	}
	if opts.inventory != "" {
		var invErr error
		in.inventory, invErr = loadInventory(opts.inventory, in.plan.Counties)
		err = errors.Join(err, invErr)
	}
	if err != nil {
		return in, err
	}
	in.notes = file.Notes
	list, err := in.placesOf(file.Sites)
	if err != nil {
		return in, err
	}
	in.shown = hull(list)
	if in.decided = in.shown; opts.forecast != "" {
		in.decided = aqi.Span{From: in.shown.Until, Until: in.shown.Until + 1}
		err = forecast(opts.forecast, list, in.decided.From)
		in.shown = aqi.Span{From: max(in.shown.From, in.decided.From-lookBack), Until: hull(list).Until}
	}
	in.known = in.hindsight
	return in, errors.Join(err, in.find(list))
}

func readHours(r io.Reader, endStamps bool, progress io.Writer) (hourscsv.File, error) {
	file, err := hourscsv.Read(r, hourscsv.Options{EndStamps: endStamps, Progress: func(rows int) {
		_, _ = fmt.Fprintf(progress, "episode: %d rows read\n", rows)
	}})
	if err == nil && len(file.Sites) == 0 {
		err = errNoRows
	}
	return file, err
}

// placesOf puts sites together to counties. Where nobody said which there are, each is a place by itself, and carries nothing with
// others.
func (in *input) placesOf(sites []hourscsv.Site) ([]places.Place, error) {
	if in.touching {
		return places.OfCounties(in.plan, sites)
	}
	in.plan = region.Kashgar()
	list, err := places.OfSites(in.plan.Tracks[0].Plan, sites)
	in.plan.Counties, in.plan.Borders = nil, nil
	for _, p := range list {
		in.plan.Counties = append(in.plan.Counties, p.County)
	}
	in.plan.Policy.Criteria[0].Count = min(2, len(list))
	return list, err
}

// find finds the places' episodes.
func (in *input) find(list []places.Place) error {
	for _, p := range list {
		episodes, err := in.plan.Tracks[0].Plan.Episodes(p.Series)
		if err != nil {
			return fmt.Errorf("%s: %w", p.County.Name.English, err)
		}
		in.places = append(in.places, place{p, episodes})
	}
	return nil
}

// hull returns the hours from the first of all places to the last.
func hull(list []places.Place) aqi.Span {
	var all aqi.Span
	for i, p := range list {
		s := aqi.Span{From: p.Series.Start, Until: p.Series.Start + aqi.Stamp(len(p.Series.Hours))}
		if i == 0 {
			all = s
		}
		all = aqi.Span{From: min(all.From, s.From), Until: max(all.Until, s.Until)}
	}
	return all
}

const (
	forecastHours = 168
	lookBack      = 10 * day // that is shown where a forecast is what counts
)

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

// forecast puts a file's forecast behind the hours of the places.
func forecast(name string, list []places.Place, from aqi.Stamp) error {
	series, err := open(name, func(r io.Reader) ([]alert.Series, error) { return places.ReadForecast(r, list, from) })
	for i := range series {
		if err == nil {
			list[i].Series, err = list[i].Series.Then(series[i])
		}
	}
	return err
}

func loadPlan(countiesFile, bordersFile string) (region.Plan, error) {
	counties, err := open(countiesFile, places.ReadCounties)
	borders, bordersErr := open(bordersFile, places.ReadBorders)
	if err := errors.Join(err, bordersErr); err != nil {
		return region.Plan{}, err
	}
	return places.Plan(counties, borders)
}

// loadInventory reads an inventory of those counties, of any where they are not known.
func loadInventory(name string, counties []alert.County) (*inventory.Inventory, error) {
	inv, err := open(name, func(r io.Reader) (inventory.Inventory, error) { return readInventory(name, r, counties) })
	return &inv, err
}

func readInventory(name string, r io.Reader, counties []alert.County) (inventory.Inventory, error) {
	plan := region.Kashgar()
	ruleset, err := enterprise.New(plan.Rules, plan.Targets, plan.Catalogue)
	if err != nil {
		return inventory.Inventory{}, err
	}
	rules := inventory.Rules{Enterprises: ruleset, Targets: plan.Targets}
	if counties != nil {
		rules.HasCounty = func(code string) bool {
			return slices.ContainsFunc(counties, func(c alert.County) bool { return c.Code == code })
		}
	}
	if suffix(name) == ".json" {
		return inventory.ReadJSON(r, rules)
	}
	return inventory.ReadCSV(r, rules)
}

// suffix returns the end of a file's name that says what it holds.
func suffix(name string) string { return strings.ToLower(filepath.Ext(name)) }

// open reads a file.
func open[T any](name string, read func(io.Reader) (T, error)) (content T, err error) {
	f, err := os.Open(name)
	if err != nil {
		return content, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return read(f)
}
