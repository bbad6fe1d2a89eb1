package hourscsv

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// maxMissing bounds the hours that are filled in over a whole file, so that two
// lines thousands of years apart do not take gigabytes. It is about 114 years.
const maxMissing = 1_000_000

// Site is one site's hours without a gap: an hour the file does not have is one
// with every pollutant missing.
type Site struct {
	Name  string
	Start aqi.Stamp    // the first hour
	Hours []aqi.Sample // Hours[i] is the hour that starts i hours after Start
}

// point is one row of a site.
type point struct {
	hour   aqi.Stamp
	line   int
	sample aqi.Sample
}

// Sites groups the rows of Read by site, in the order of the names. On any
// fault it returns no sites and all faults as a *Faults. A file without rows
// has no sites.
func Sites(rows iter.Seq2[Row, error]) ([]Site, error) {
	var faults Faults
	bySite := map[string][]point{}
	for row, err := range rows {
		if err != nil {
			faults.Add(err)
			continue
		}
		bySite[row.Site] = append(bySite[row.Site], point{row.Hour, row.Line, row.Sample})
	}
	missing := int64(0)
	sites := make([]Site, 0, len(bySite))
	for _, name := range slices.Sorted(maps.Keys(bySite)) {
		points := bySite[name]
		order(points)
		missing += gaps(name, points, missing, &faults)
		if faults.Err() == nil {
			sites = append(sites, fill(name, points))
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return sites, nil
}

func order(points []point) {
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.hour, b.hour), cmp.Compare(a.line, b.line))
	})
}

// gaps counts the hours missing between points, and adds a fault for a repeated
// hour and for a gap that with those before it is too much.
func gaps(site string, points []point, before int64, faults *Faults) int64 {
	total := int64(0)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		gap := int64(b.hour) - int64(a.hour) - 1
		f := &Fault{Line: b.line, Column: "time", Got: quote.Text(b.hour.Time().Format(timeLayout))}
		switch name := quote.Text(site); {
		case gap < 0:
			f.Rule, f.Want = aqi.ErrDuplicate, text("与第%[2]d行站点%[1]s不同的整点", "another hour of site %s than line %d", name, a.line)
		case before+total+gap > maxMissing:
			f.Rule, f.Want = aqi.ErrTooMany, text(
				"全文件缺少不超过%d小时（站点%s自第%d行起缺少%d小时）", "at most %d hours missing in the file (site %s: since line %d %d)", maxMissing, name, a.line, gap)
		default:
			total += gap
			continue
		}
		faults.Add(f)
	}
	return total
}

func fill(name string, points []point) Site {
	first := points[0].hour
	hours := make([]aqi.Sample, points[len(points)-1].hour-first+1)
	for _, p := range points {
		hours[p.hour-first] = p.sample
	}
	return Site{Name: name, Start: first, Hours: hours}
}
