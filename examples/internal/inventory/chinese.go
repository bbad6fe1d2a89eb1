package inventory

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

// header is the line of a CSV file that names the columns.
type header struct {
	at    []int    // the place of each of columns in a row, -1 where it is left out
	names []string // what the file calls them
	units []string // in which amounts stand that have none themselves; "" where the header does not say
}

// units are those that a header can have, for amounts of a day and of a year.
var (
	units = map[string]string{
		"kg/d": " kg", "千克/日": " kg", "千克/天": " kg", "公斤/日": " kg", "公斤/天": " kg", "t/d": " t", "吨/日": " t", "吨/天": " t",
	}
	yearly = map[string]string{"kg/a": " kg", "千克/年": " kg", "公斤/年": " kg", "t/a": " t", "吨/年": " t"}
)

// chinese are the Chinese names of columns.
var chinese = chineseNames()

func chineseNames() map[string]string {
	names := map[string]string{
		"类别": "kind", "统一社会信用代码": "id", "企业名称": "name_zh", "县市": "county", "行业": "industry", "绩效等级": "grade",
		"部门": "sector", "民生保障": "livelihood", "保障类": "designated", "重大工程": "major_project", "燃煤": "coal", "燃油": "oil",
		"有毒有害": "toxic", "日进出车次": "trips", "细颗粒物年排放量": "annual_pm25", "PM2.5年排放量": "annual_pm25",
	}
	levels := map[response.Level][]string{response.I: {"I级", "Ⅰ级"}, response.II: {"II级", "Ⅱ级"}, response.III: {"III级", "Ⅲ级"}}
	for p := range emission.AllPollutants.All() {
		word, _ := p.MarshalText()
		column := string(word)
		for _, name := range []string{p.String(), p.Chinese()} {
			names[name+"常规排放量"] = column
			if p != emission.PM {
				names[name+"年排放量"] = "annual_" + column
			}
			for level, words := range levels {
				for _, l := range words {
					key, _ := level.MarshalText()
					names[l+name+"减排量"], names[name+l+"减排量"] = column+"_"+string(key), column+"_"+string(key)
				}
			}
		}
	}
	return names
}

// columnOf returns the column that a file calls by a name, as "Ⅲ级SO2减排量（kg/d）", and the unit that the name has.
func columnOf(name string) (column, unit string) {
	stem, inBrackets, bracket := strings.Cut(strings.NewReplacer("（", "(", "）", ")").Replace(name), "(")
	column = strings.TrimSpace(stem)
	if known, ok := chinese[column]; ok {
		column = known
	}
	if !bracket {
		return column, ""
	}
	known := units
	if strings.HasPrefix(column, "annual_") {
		known = yearly
	}
	unit, ok := known[strings.TrimSuffix(inBrackets, ")")]
	if !ok || !isAmount(column) {
		return name, "" // which no column has
	}
	return column, unit
}

func isAmount(name string) bool {
	return slices.ContainsFunc(columns, func(c column) bool {
		return c.name == name && (strings.HasPrefix(c.path, "/annual/") || strings.HasPrefix(c.path, "/baseline/") || strings.HasPrefix(c.path, "/reductions/"))
	})
}
