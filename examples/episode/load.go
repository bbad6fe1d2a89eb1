package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// input is what the program goes by.
type input struct {
	source   aqi.Text // where the hours are from
	places   []place
	plan     *region.Plan // nil where nobody said which places touch
	demands  []alert.Demand
	freezing response.Fact // whether it is the freezing season (冰冻期), in which roads are not washed

	inventory       *inventory.Inventory // nil where there is none of the region
	inventorySource aqi.Text
}

// place is a county, or a monitoring site, with its hours.
type place struct {
	county  alert.County // a site has its name in both languages and no code
	start   aqi.Stamp
	samples []aqi.Sample  // from start on, one an hour; a missing hour is empty
	marks   []alert.Marks // one for each sample, or none at all
	site    hourscsv.Site // has the hours where there are no samples: these take many times as much memory
	notes   []aqi.Text    // what looks lifeless or impossible in its hours
}

// length returns how many hours there are.
func (p place) length() int { return max(len(p.samples), p.site.Columns.Len()) }

// sample returns the hour at that position.
func (p place) sample(i int) aqi.Sample {
	if p.samples == nil {
		return p.site.Columns.Sample(i)
	}
	return p.samples[i]
}

// all returns the hours.
func (p place) all() []aqi.Sample {
	if p.samples == nil {
		return p.site.Hours()
	}
	return p.samples
}

var (
	madeUpSource = aqi.Text{
		Chinese: "虚构数据：喀什地区一个虚构的冬季两周，并非实测结果。",
		English: "MADE-UP DATA: an invented winter fortnight in Kashgar prefecture; nothing here was measured.\n虚构数据：并非实测结果。",
	}
	sitesSource = aqi.Text{
		Chinese: "逐时浓度取自文件，文件未标明沙尘。",
		English: "Hourly concentrations read from a file; dust is not marked there.",
	}
	countiesSource = aqi.Text{
		Chinese: sitesSource.Chinese + "\n各县市取所辖点位的均值；文件中的县市合为一个地区。",
		English: sitesSource.English + "\nA county has the mean of its sites; the file's counties together are taken as the prefecture.",
	}
)

var errNoRows = errors.New("it has no hours: want a line for each site and hour")

// load returns what the options ask for. Its error holds the faults of all files.
func load(opts options, progress io.Writer) (input, error) {
	in, err := loadHours(opts, progress)
	switch {
	case opts.inventory != "":
		inv, invErr := loadInventory(opts.inventory, in.plan)
		in.inventory, in.inventorySource = &inv, fileInventorySource
		err = errors.Join(err, invErr)
	case opts.hours == "":
		inv := madeUpInventory()
		in.inventory, in.inventorySource = &inv, madeUpInventorySource
	}
	return in, err
}

// loadInventory reads an inventory of the counties of a region; of any where the region is not known.
func loadInventory(name string, p *region.Plan) (inventory.Inventory, error) {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		return inventory.Inventory{}, err
	}
	rules := inventory.Rules{Enterprises: ruleset, Targets: emission.Kashgar()}
	if p != nil {
		rules.HasCounty = func(code string) bool {
			return slices.ContainsFunc(p.Counties, func(c alert.County) bool { return c.Code == code })
		}
	}
	readers := map[string]func(io.Reader, inventory.Rules) (inventory.Inventory, error){
		csvSuffix: inventory.ReadCSV, jsonSuffix: inventory.ReadJSON,
	}
	return open(name, func(file io.Reader) (inventory.Inventory, error) {
		return readers[suffix(name)](file, rules)
	})
}

const csvSuffix, jsonSuffix = ".csv", ".json"

// suffix returns the end of a file's name that says what it holds.
func suffix(name string) string { return strings.ToLower(filepath.Ext(name)) }

// loadHours returns the hours of the places, and what else is known of the places.
func loadHours(opts options, progress io.Writer) (input, error) {
	if opts.hours == "" {
		return madeUp(), nil
	}
	var notes []aqi.Text
	sites, err := open(opts.hours, func(r io.Reader) (sites []place, err error) {
		sites, notes, err = loadSites(r, opts.endStamps, progress)
		return sites, err
	})
	if opts.counties == "" {
		return input{source: withNotes(sitesSource, notes), places: sites}, err
	}
	p, tablesErr := loadPlan(opts.counties, opts.borders)
	if err := errors.Join(err, tablesErr); err != nil {
		return input{plan: p}, err
	}
	places, err := averaged(p, sites)
	return input{source: withNotes(countiesSource, notes), places: places, plan: p}, err
}

// open reads a file.
func open[T any](name string, read func(io.Reader) (T, error)) (content T, err error) {
	f, err := os.Open(name)
	if err != nil {
		return content, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return read(f)
}

// loadSites reads the sites of hourly concentrations, in the order of their names, and what is noted of the file.
func loadSites(r io.Reader, endStamps bool, progress io.Writer) ([]place, []aqi.Text, error) {
	file, err := hourscsv.Read(r, hourscsv.Options{EndStamps: endStamps, Progress: func(rows int) {
		_, _ = fmt.Fprintf(progress, "episode: %d rows read\n", rows)
	}})
	if err != nil {
		return nil, nil, err
	}
	if len(file.Sites) == 0 {
		return nil, nil, errNoRows
	}
	places := make([]place, len(file.Sites))
	for i, s := range file.Sites {
		name := printable(s.Name)
		places[i] = place{county: alert.County{Name: aqi.Text{Chinese: name, English: name}}, start: s.Start, site: s}
		for _, note := range aqi.ScreenColumns(s.Start, s.Columns, 0) {
			places[i].notes = append(places[i].notes, aqi.Text{Chinese: note.Chinese(), English: note.String()})
		}
	}
	return places, file.Notes, nil
}

// withNotes adds what is noted of a file to what is said of its source.
func withNotes(source aqi.Text, notes []aqi.Text) aqi.Text {
	for _, n := range notes {
		source.Chinese += "\n" + printable(n.Chinese)
		source.English += "\n" + printable(n.English)
	}
	return source
}

// printable keeps a terminal from obeying what a file calls a site or a county.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, name)
}
