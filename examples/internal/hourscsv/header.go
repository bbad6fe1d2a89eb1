package hourscsv

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// pollutants are in the order of a hour's values.
var pollutants = [...]aqi.Pollutant{aqi.SO2, aqi.NO2, aqi.CO, aqi.O3, aqi.PM10, aqi.PM25}

// keys are the names that the forms go by, without what [key] takes from them.
var (
	longKeys      = []string{"site", "time", "so2", "no2", "co", "o3", "pm10", "pm25"}
	wideKeys      = []string{"date", "hour", "type"}
	pollutantKeys = longKeys[2:]
)

// endTimes are names of a column of times that are ends.
var endTimes = []string{"endtime", "timeend", "hourend", "hourending", "结束时间"}

// key is a name in small letters with nothing but letters and digits: pm25 for "PM2.5".
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// header reads the names of the columns; nil when there is no going on.
func (p *parser) header() form {
	names, _ := p.record()
	switch {
	case names == nil && len(p.faults.First) == 0:
		p.stop(&Fault{Line: 1, Want: text("%s", "%s", strings.Join(longKeys, ",")), Rule: aqi.ErrMissing})
		return nil
	case names == nil:
		return nil
	case slices.ContainsFunc(names, func(name string) bool { return !utf8.ValidString(name) }):
		p.stop(&Fault{Line: p.line, Want: wantUTF8, Rule: aqi.ErrText})
		return nil
	}
	p.names = make([]string, len(names))
	keys := make([]string, len(names))
	for i, name := range names {
		p.names[i] = strings.Clone(strings.TrimSpace(name))
		keys[i] = key(name)
	}
	if isWide(keys) {
		return p.wideHeader(keys)
	}
	return p.longHeader(keys)
}

// isWide reports whether the header is that of the wide form.
func isWide(keys []string) bool {
	for _, k := range wideKeys {
		if !slices.Contains(keys, k) {
			return false
		}
	}
	return !slices.Contains(keys, "site") && !slices.Contains(keys, "time")
}

func (p *parser) longHeader(keys []string) form {
	for i, k := range keys {
		if slices.Contains(endTimes, k) {
			keys[i], p.endHeader = "time", p.names[i]
		}
	}
	for i, k := range keys {
		if !slices.Contains(longKeys, k) && p.names[i] != "" {
			p.unused = append(p.unused, p.names[i])
		}
	}
	f := &long{parser: p, index: map[string]*siteRows{}}
	at := p.places(keys, longKeys)
	if at == nil {
		return nil
	}
	f.site, f.time = at[0], at[1]
	copy(f.values[:], at[2:])
	return f
}

func (p *parser) wideHeader(keys []string) form {
	p.isWide = true
	f := &wide{parser: p, seen: map[wideKey]int{}}
	at := p.places(keys, wideKeys)
	if at == nil {
		return nil
	}
	f.date, f.hour, f.kind = at[0], at[1], at[2]
	given := map[string]bool{}
	for i, name := range p.names {
		switch {
		case slices.Contains(at, i) || name == "":
			continue
		case given[name]:
			p.headerFault(name, wantOnce, aqi.ErrDuplicate)
		case len(name) > maxName:
			p.fault(i, "", wantSite, aqi.ErrTooMany)
		}
		given[name] = true
		f.columns = append(f.columns, i)
	}
	switch {
	case len(f.columns) > p.limits.sites:
		p.tooMany(p.limits.sites, sitesOfAll)
	case len(f.columns) == 0:
		p.stop(&Fault{Line: p.line, Want: text("站点的列", "columns of sites"), Rule: aqi.ErrMissing})
	}
	if len(p.faults.First) > 0 {
		return nil
	}
	return f
}

// places returns where the wanted columns are; nil, with a fault each, where one is not there once.
func (p *parser) places(keys, wanted []string) []int {
	at := make([]int, len(wanted))
	for i, want := range wanted {
		at[i] = slices.Index(keys, want)
		switch {
		case at[i] < 0:
			p.headerFault(want, p.wantColumn(), aqi.ErrMissing)
		case slices.Contains(keys[at[i]+1:], want):
			p.headerFault(want, wantOnce, aqi.ErrDuplicate)
		}
	}
	if len(p.faults.First) > 0 {
		return nil
	}
	return at
}

var wantOnce = text("各列仅一次", "each column once")

// wantColumn names the columns that could be meant for a missing one.
func (p *parser) wantColumn() aqi.Text {
	if len(p.unused) == 0 {
		return text("该列", "the column")
	}
	return text("该列（无法识别的列：%s）", "the column (not known: %s)", named(p.unused))
}

func (p *parser) headerFault(column string, want aqi.Text, rule error) {
	p.faults.merge(&Fault{Line: p.line, Column: quote.Text(column), Want: want, Rule: rule})
}
