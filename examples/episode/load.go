package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// input is what the program goes by.
type input struct {
	source   aqi.Text // where the hours are from
	places   []place
	region   *region.Region // nil where nobody said which places touch
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
		inv, invErr := loadInventory(opts.inventory, in.region)
		in.inventory, in.inventorySource = &inv, fileInventorySource
		err = errors.Join(err, invErr)
	case opts.hours == "":
		inv := madeUpInventory()
		in.inventory, in.inventorySource = &inv, madeUpInventorySource
	}
	return in, err
}

// loadInventory reads an inventory of the counties of a region; of any where the region is not known.
func loadInventory(name string, r *region.Region) (inventory.Inventory, error) {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		return inventory.Inventory{}, err
	}
	rules := inventory.Rules{Enterprises: ruleset, Targets: emission.Kashgar()}
	if r != nil {
		rules.HasCounty = func(code string) bool {
			_, has := r.County(code)
			return has
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
	read := func(r io.Reader) ([]place, error) { return loadSites(r, progress) }
	sites, err := open(opts.hours, read)
	if opts.counties == "" {
		return input{source: sitesSource, places: sites}, err
	}
	r, tablesErr := loadRegion(opts.counties, opts.borders)
	if err := errors.Join(err, tablesErr); err != nil {
		return input{region: r}, err
	}
	places, err := averaged(r, sites)
	return input{source: countiesSource, places: places, region: r}, err
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

// loadSites reads the sites of hourly concentrations, in the order of their names.
func loadSites(r io.Reader, progress io.Writer) ([]place, error) {
	sites, err := hourscsv.Sites(checked(counted(hourscsv.Read(r), progress)))
	if err != nil {
		return nil, err
	}
	if len(sites) == 0 {
		return nil, errNoRows
	}
	places := make([]place, len(sites))
	for i, s := range sites {
		name := printable(s.Name)
		places[i] = place{county: alert.County{Name: aqi.Text{Chinese: name, English: name}}, start: s.Start, samples: s.Hours}
	}
	return places, nil
}

type rows = iter.Seq2[hourscsv.Row, error]

// checked passes rows on, and in the place of one with impossible concentrations its faults: here they still have a line.
func checked(rows rows) rows {
	return func(yield func(hourscsv.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				err = aqi.CheckHours([]aqi.Sample{row.Sample}, 0)
			}
			faults, ok := errors.AsType[aqi.Faults](err)
			if !ok && !yield(row, err) {
				return
			}
			for _, f := range faults {
				if !yield(row, atLine(f, row.Line)) {
					return
				}
			}
		}
	}
}

// atLine returns the fault of a concentration as one of its line.
func atLine(f aqi.Fault, line int) error {
	column := f.Path[strings.LastIndexByte(f.Path, '/')+1:]
	return &hourscsv.Fault{Line: line, Column: column, Got: f.Got, Want: f.Want, Rule: f.Rule}
}

const progressEvery = 100_000 // rows

// counted passes rows on and says now and then how many there were.
func counted(rows rows, progress io.Writer) rows {
	return func(yield func(hourscsv.Row, error) bool) {
		n := 0
		for row, err := range rows {
			if n++; n%progressEvery == 0 {
				_, _ = fmt.Fprintf(progress, "episode: %d rows read\n", n)
			}
			if !yield(row, err) {
				return
			}
		}
	}
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
