package hourscsv

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
)

// drawn are sites of the same hours, and how a file says them.
type drawn struct {
	t     *rapid.T
	names []string
	start aqi.Stamp
	hours [][]hour // by site
	ends  bool     // times are the ends of hours
}

func drawSites(t *rapid.T) drawn {
	name := rapid.StringOf(rapid.RuneFrom([]rune(`ABab甲乙(1), "`))).Filter(func(s string) bool {
		return strings.TrimSpace(s) == s && s != "" && !slices.Contains(wideKeys, key(s))
	})
	d := drawn{
		t:     t,
		names: rapid.SliceOfNDistinct(name, 1, 3, rapid.ID).Draw(t, "names"),
		start: aqi.Stamp(rapid.IntRange(16_000_000, 18_000_000).Draw(t, "start")),
		ends:  rapid.Bool().Draw(t, "ends"),
	}
	slices.Sort(d.names)
	n := rapid.IntRange(1, 30).Draw(t, "hours")
	value := rapid.Custom(func(t *rapid.T) aqi.Concentration {
		if rapid.IntRange(0, 4).Draw(t, "missing") == 0 {
			return 0
		}
		return concentration(rapid.IntRange(0, 19_999).Draw(t, "hundredths"))
	})
	for range d.names {
		site := make([]hour, n)
		for i := range site {
			for j := range site[i] {
				site[i][j] = value.Draw(t, "value")
			}
		}
		d.hours = append(d.hours, site)
	}
	return d
}

func concentration(hundredths int) aqi.Concentration {
	c, err := aqi.ParseConcentration(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100))
	if err != nil {
		panic(err)
	}
	return c
}

// pick draws one of some.
func pick[T any](t *rapid.T, what string, some ...T) T {
	return some[rapid.IntRange(0, len(some)-1).Draw(t, what)]
}

// cased draws a way to write a name.
func cased(t *rapid.T, name string) string {
	name = pick(t, "case", strings.ToLower, strings.ToUpper, func(s string) string { return s })(name)
	return pick(t, "blanks", "", "", " ") + name
}

var spellings = [...][]string{{"so2"}, {"no2"}, {"co"}, {"o3"}, {"pm10"}, {"pm25", "PM2.5", "pm_25"}}

func pollutantName(t *rapid.T, i int) string { return cased(t, pick(t, "spelling", spellings[i]...)) }

func number(t *rapid.T, c aqi.Concentration) string {
	if c == 0 {
		return pick(t, "mark", "", "NA", "NaN", "nan", "null", "NULL", "None", "-", "—", "-;", " ")
	}
	return pick(t, "blanks", "", "", " ") + pick(t, "zeros", "", "0", "+") + c.String()
}

// time writes the time of an hour.
func (d drawn) time(i int) string {
	at := (d.start + aqi.Stamp(i)).Time()
	if d.ends {
		at = at.Add(time.Hour)
	}
	if at.Hour() == 0 && rapid.Bool().Draw(d.t, "closes") {
		return at.Add(-time.Hour).Format(pick(d.t, "form", "2006-01-02T", "2006-01-02 ", "2006/1/2 ", "20060102 ")) + pick(d.t, "24", "24:00", "24:00:00")
	}
	switch form := pick(d.t, "form", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00",
		"2006-01-02 15:04:05.000-0700", "2006010215", "h", "Z"); form {
	case "h":
		return at.Format("2006/1/2 ") + fmt.Sprintf("%d:00", at.Hour())
	case "Z":
		return at.UTC().Format(time.RFC3339)
	default:
		return at.Format(form)
	}
}

// long writes the sites in the long form.
func (d drawn) long() (header []string, rows [][]string) {
	header = []string{cased(d.t, "site"), cased(d.t, "time")}
	for i := range pollutants {
		header = append(header, pollutantName(d.t, i))
	}
	for s, name := range d.names {
		for i, h := range d.hours[s] {
			if h == (hour{}) && i > 0 && i < len(d.hours[s])-1 && rapid.Bool().Draw(d.t, "left out") {
				continue
			}
			row := []string{name, d.time(i)}
			for _, c := range h {
				row = append(row, number(d.t, c))
			}
			rows = append(rows, row)
		}
	}
	return header, rows
}

// wide writes the sites in the wide form.
func (d drawn) wide() (header []string, rows [][]string) {
	header = append([]string{cased(d.t, "date"), cased(d.t, "hour"), cased(d.t, "type")}, d.names...)
	for i := range d.hours[0] {
		for p := range pollutants {
			row := append(d.dateHour(i), pollutantName(d.t, p))
			for s := range d.names {
				row = append(row, number(d.t, d.hours[s][i][p]))
			}
			rows = append(rows, row)
		}
		if rapid.Bool().Draw(d.t, "other type") {
			other := append(d.dateHour(i), pick(d.t, "type", "AQI", "PM2.5_24h", "O3_8h"))
			rows = append(rows, append(other, slices.Repeat([]string{"x"}, len(d.names))...))
		}
	}
	return header, rows
}

func (d drawn) dateHour(i int) []string {
	at := (d.start + aqi.Stamp(i)).Time()
	if d.ends {
		at = at.Add(time.Hour)
	}
	form := pick(d.t, "form", "20060102", "2006-01-02", "2006/1/2")
	if at.Hour() == 0 && rapid.Bool().Draw(d.t, "closes") {
		return []string{at.Add(-time.Hour).Format(form), "24"}
	}
	return []string{at.Format(form), fmt.Sprintf(pick(d.t, "digits", "%d", "%02d"), at.Hour())}
}

// file writes the table: its columns and rows in any order, some rows twice, and a column more.
func (d drawn) file(header []string, rows [][]string) string {
	if rapid.Bool().Draw(d.t, "twins") {
		rows = append(rows, rows[rapid.IntRange(0, len(rows)-1).Draw(d.t, "twin")])
	}
	rows = rapid.Permutation(rows).Draw(d.t, "rows")
	order := make([]int, len(header))
	for i := range order {
		order[i] = i
	}
	order = rapid.Permutation(order).Draw(d.t, "columns")
	var b strings.Builder
	b.WriteString(pick(d.t, "mark", "", bom))
	end := pick(d.t, "end of line", "\n", "\r\n")
	for _, row := range append([][]string{header}, rows...) {
		for i, from := range order {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(inQuotes(row[from], rapid.Bool().Draw(d.t, "quotes")))
		}
		b.WriteString(end)
	}
	return b.String()
}

func inQuotes(field string, always bool) string {
	if always || strings.ContainsAny(field, "\",") {
		return `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
	}
	return field
}

// However a file is written, its sites have the hours.
func TestAnyFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drawSites(rt)
		var text string
		if rapid.Bool().Draw(rt, "wide") {
			text = d.file(d.wide())
		} else {
			header, rows := d.long()
			if rapid.Bool().Draw(rt, "further column") {
				header = append(header, "AQI")
				for i := range rows {
					rows[i] = append(rows[i], "x")
				}
			}
			text = d.file(header, rows)
		}
		if rapid.Bool().Draw(rt, "gzip") {
			text = zip(t, text)
		}
		file, err := Read(strings.NewReader(text), Options{EndStamps: d.ends})
		if err != nil || len(file.Sites) != len(d.names) {
			rt.Fatalf("%v, %v\n%s", file.Sites, err, text)
		}
		for s, site := range file.Sites {
			columns, by := makeColumns(len(d.hours[s]))
			for i, h := range d.hours[s] {
				for p, c := range h {
					by[p][i] = c
				}
			}
			want := textOf(Site{d.names[s], d.start, columns})
			if got := textOf(site); got != want {
				rt.Fatalf("%s\nwant\n%s\nfrom\n%s", got, want, text)
			}
		}
	})
}
