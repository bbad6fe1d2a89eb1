package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/table"
)

// format returns the reports as text.
func (in input) format(reports []aqi.Report) string {
	texts := make([]string, len(reports))
	for i, r := range reports {
		heading := fmt.Sprintf("%v  %v %s\n", r.Edition, r.Form, r.Form.Chinese())
		texts[i] = heading + "\n" + table.Format("lllrlr", in.items(r)) + "\n" + table.Format("l", conclusions(r))
	}
	return strings.Join(texts, "\n\n")
}

// items returns the report's items, a row each.
func (in input) items(r aqi.Report) [][]string {
	rows := [][]string{{"Item", "项目", "Averaged over", "Concentration", "Unit", "IAQI", "Note"}}
	for item := range r.SubIndices() {
		over := item.Averaging.String()
		if item.Pollutant == aqi.O3 && r.Form == aqi.FormDaily {
			over = "daily maximum " + over
		}
		rows = append(rows, []string{
			item.Pollutant.String(), item.Pollutant.Chinese(), over,
			in.concentration(r.Edition, item), item.Pollutant.Unit(), subIndex(item), note(item),
		})
	}
	return rows
}

// concentration returns an item's concentration as the edition reports it.
func (in input) concentration(e aqi.Edition, item aqi.SubIndex) string {
	v := in.of(item)
	switch {
	case item.Status == aqi.NotMonitored:
		return "/"
	case !v.Valid:
		return missing
	}
	d, err := e.Round(item.Pollutant, v.Decimal)
	if err != nil {
		return err.Error() // not reached: the report was made of it
	}
	return digits(d)
}

// digits prints a decimal with all its places, so that a CO of 1.0 mg/m³ keeps the one that the edition rounds to.
func digits(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }

func subIndex(item aqi.SubIndex) string {
	switch item.Status {
	case aqi.NotMonitored:
		return "/"
	case aqi.AtLeast:
		return "≥ " + item.IAQI.String()
	case aqi.Missing, aqi.Counted, aqi.Capped, aqi.Superseded, aqi.NoSubIndex, aqi.Unused:
	}
	return item.IAQI.String()
}

// note says what became of an item that has a concentration but no ordinary sub-index.
func note(item aqi.SubIndex) string {
	switch item.Status {
	case aqi.Capped, aqi.Superseded, aqi.NoSubIndex, aqi.Unused, aqi.AtLeast:
		return item.Status.String() + " " + item.Status.Chinese()
	case aqi.Missing, aqi.NotMonitored, aqi.Counted:
	}
	return ""
}

// conclusions returns what follows from the items, a row each.
func conclusions(r aqi.Report) [][]string {
	level := r.Level()
	health := r.Edition.Health(level)
	rows := [][]string{{"AQI", index(r)}, {"Primary pollutants 首要污染物", names(r, r.Primary)}}
	rows = append(rows, above100(r)...)
	if !level.Valid() {
		return rows
	}
	colour := level.Colour()
	return append(rows, [][]string{
		{"Level 级别", fmt.Sprintf("%s (%d)", level.Numeral(), level)},
		{"Category 类别", level.Chinese() + " " + level.String()},
		{"Colour 表示颜色", colour.Name.Chinese + " " + colour.Name.English + " " + colour.String()},
		{"Health effect 对健康影响情况", health.Effect.Chinese},
		{"", health.Effect.English},
		{"Advice 建议采取的措施", health.Advice.Chinese},
		{"", health.Advice.English},
	}...)
}

// index returns the AQI, and why where there is none.
func index(r aqi.Report) string {
	switch {
	case r.AtLeast():
		return "≥ " + r.AQI.String()
	case r.AQI.Valid():
		return r.AQI.String()
	case r.Missing|r.NotMonitored == aqi.AllPollutants:
		return "NA: there is no sub-index"
	}
	return fmt.Sprintf("NA: without %v, and no sub-index above 100, the index is not published (%v, 5.3.1)", r.Missing, r.Edition)
}

// above100 returns the rows on pollutants whose sub-index is above 100, which the editions put differently.
func above100(r aqi.Report) [][]string {
	if r.Edition == aqi.Edition2012 {
		return [][]string{{"Exceeding pollutants 超标污染物", names(r, r.Exceeding)}}
	}
	const label = "Sensitive groups 敏感人群"
	rows := [][]string{}
	for p := range r.Sensitive().All() {
		groups := r.Edition.SensitiveGroups(p)
		rows = append(rows, []string{"", p.String() + ": " + groups.Chinese}, []string{"", p.String() + ": " + groups.English})
	}
	if len(rows) == 0 {
		return [][]string{{label, names(r, 0)}}
	}
	rows[0][0] = label
	return rows
}

// names returns the names of a set of pollutants that the report gives.
func names(r aqi.Report, set aqi.Pollutants) string {
	switch {
	case set != 0:
		return fmt.Sprintf("%v %s", set, set.Chinese())
	case !r.AQI.Valid():
		return missing
	}
	return "none 无"
}
