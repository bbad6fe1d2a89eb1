package main

import (
	"fmt"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/response"
)

// The made-up inventory: enterprises that do not exist, named as the first, the second and so on of their trade (甲、乙、丙、丁), and
// the vehicles, dust and stoves of each county, with amounts that nobody measured.

// emits is what a source emits a day: SO2, NOx, PM and VOCs, in units.
type emits [4]int

// reduces is how much of it a source reduces at levels III, II and I, in percent.
type reduces [3]int

// madeUpEnterprise is a row of the inventory. Its identifier is the county's code and its position among the county's.
type madeUpEnterprise struct {
	stem    string // of the name: 甲, 乙, 丙 or 丁
	trade   trade
	grade   enterprise.Grade
	emits   emits
	reduces reduces
	more    func(*enterprise.Profile) // what sets it apart; nil for nothing
}

// otherSource is a source that is no enterprise.
type otherSource struct {
	sector  response.Sector
	emits   emits
	reduces reduces
}

// madeUpCounty is what a county has.
type madeUpCounty struct {
	code        string
	enterprises []madeUpEnterprise
	sources     []otherSource
}

// trade is what enterprises of one sort have in common.
type trade struct {
	name        aqi.Text
	industry    response.Industry
	coal, toxic response.Fact
	trips       int             // loaded trucks a day
	unit        emission.Amount // of what it emits
	guarantee   enterprise.Task
	designated  response.Fact
}

var stems = map[string]string{"甲": "Jia", "乙": "Yi", "丙": "Bing", "丁": "Ding"}

var sourceNames = map[response.Sector]aqi.Text{
	response.Mobile:      {Chinese: "机动车和非道路移动机械", English: "Vehicles and non-road machines"},
	response.Dust:        {Chinese: "工地、道路和堆场扬尘", English: "Dust of sites, roads and yards"},
	response.OtherSector: {Chinese: "民用散煤及其他", English: "Household coal and others"},
}

var madeUpLevels = [...]response.Level{response.III, response.II, response.I}

// madeUpInventory returns the inventory of the twelve counties.
func madeUpInventory() inventory.Inventory {
	var inv inventory.Inventory
	for _, c := range madeUpCounties {
		for i, e := range c.enterprises {
			inv.Enterprises = append(inv.Enterprises, e.profile(c.code, i+1))
		}
		for i, s := range c.sources {
			inv.Sources = append(inv.Sources, emission.Source{
				ID: fmt.Sprintf("%s-9%d", c.code, i+1), Name: sourceNames[s.sector], County: c.code, Sector: s.sector,
				Baseline: s.emits.amounts(emission.Kilogram), Reductions: s.reduces.of(s.emits, emission.Kilogram),
			})
		}
	}
	return inv
}

func (e madeUpEnterprise) profile(county string, n int) enterprise.Profile {
	t := e.trade
	p := enterprise.Profile{
		ID:   fmt.Sprintf("%s-%02d", county, n),
		Name: aqi.Text{Chinese: e.stem + t.name.Chinese, English: stems[e.stem] + " " + t.name.English},

		County: county, Designated: response.FactOf(t.designated == response.Yes), MajorProject: response.No,
		Coal: t.coal, Oil: response.No, Toxic: t.toxic, Annual: e.annual(), Grade: e.grade,
		Enterprise: response.Enterprise{
			Industry: t.industry, Livelihood: response.No, Listed: response.Yes, Trips: aqi.Known(t.trips),
		},
		Baseline: e.emits.amounts(t.unit), Reductions: e.reduces.of(e.emits, t.unit), Task: t.guarantee,
	}
	if e.more != nil {
		e.more(&p)
	}
	if guarantees := p.Designated == response.Yes || p.MajorProject == response.Yes; guarantees && p.Task.Kind == enterprise.UnknownTask {
		p.Task.Kind = enterprise.OtherTask
	}
	return p
}

// annual returns what an enterprise emits in 300 days, two fifths of its particles fine ones.
func (e madeUpEnterprise) annual() enterprise.Annual {
	of := func(i int) emission.Amount { return 300 * emission.Amount(e.emits[i]) * e.trade.unit }
	return enterprise.Annual{
		SO2: aqi.Known(of(0)), NOx: aqi.Known(of(1)),
		PM25: aqi.Known(of(2) * 2 / 5), VOCs: aqi.Known(of(3)),
	}
}

func (e emits) amounts(unit emission.Amount) emission.Amounts {
	of := func(i int) emission.Amount { return emission.Amount(e[i]) * unit }
	return emission.AmountsOf(of(0), of(1), of(2), of(3))
}

// of returns the reductions that are those percentages of what is emitted.
func (g reduces) of(e emits, unit emission.Amount) emission.Reductions {
	var rs emission.Reductions
	for i, level := range madeUpLevels {
		rs = rs.With(level, emission.EqualShares(emission.Share(g[i])*emission.Percent).Required(e.amounts(unit)))
	}
	return rs
}
