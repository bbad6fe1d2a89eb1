package region

import (
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// Known is all that is known at an hour (本时已知). Counties are by code; one that is not there is not known.
type Known struct {
	At aqi.Stamp `json:"at"` // a whole hour: those before it are observed or missing, those from it on forecast or missing
	// Series hold the counties' hourly AQIs, observed and forecast. They serve every track of the plan. A forecast of days is
	// [alert.SeriesOfDays], which [alert.Series.Then] puts behind hours.
	Series map[string]alert.Series `json:"series"`
	// Measured hold concentrations observed before At, of which each track's plan makes its own series. The county's Series, if
	// there is one, follows.
	Measured map[string]Measured `json:"measured"`
	// Demands ask for levels, in any order. A superior's alert binds the prefecture, and covers the counties that it names, or all. A
	// judgement or a declared end that names counties is theirs; one that names none is the prefecture's, an end all counties' too. A
	// raise is of the response alone. Where there are several tracks, demands are for the first.
	Demands []alert.Demand `json:"demands"`
	// Adjustments are how alerts of this hour depart from the plan's catalogue (适当调整应急响应措施, 4.2), by county; "" is for the
	// prefecture and every county.
	Adjustments map[string]response.Adjustment `json:"adjustments"`
}

// Measured are a county's hourly concentrations, as samples or as columns.
type Measured struct {
	Start   aqi.Stamp     `json:"start"`
	Samples []aqi.Sample  `json:"samples"`
	Columns aqi.Columns   `json:"columns"` // used where there are no samples
	Marks   []alert.Marks `json:"marks"`   // one for each hour or none at all: dust
}

// check adds the faults of all but the hours, which making and grading series finds.
func (o *Office) checkKnown(fs *aqi.Faults, k Known) {
	faults.Hour(fs, "/known/at", k.At)
	o.checkCounties(fs, k)
	o.checkDemands(fs, "/known/demands", k.Demands)
	o.checkAdjustments(fs, k.Adjustments)
}

// checkCounties refuses hours of counties that the plan does not have.
func (o *Office) checkCounties(fs *aqi.Faults, k Known) {
	checkKeys(fs, &o.graph, "/known/series", k.Series)
	checkKeys(fs, &o.graph, "/known/measured", k.Measured)
}

// seriesOfCounty returns the county's series under a track's plan for it; one without hours where it is not known.
func (o *Office) seriesOfCounty(fs *aqi.Faults, k *Known, track, code string, r rules) alert.Series {
	s, given := k.Series[code]
	add := func(err error, from, to string) { fs.Join("", faults.Rebase(err, from, faults.At(to, code))) }
	if m, measured := k.Measured[code]; measured {
		made, err := o.measured(m, track, code, r)
		add(err, "/samples", "/known/measured")
		if err == nil && given {
			made, err = made.Then(s)
			add(err, "/next", "/known/series")
		}
		s = made
	}
	if s.Start == 0 && len(s.Hours) == 0 {
		s.Start = k.At
	}
	return s
}

func (m Measured) series(r *alert.Ruleset) (alert.Series, error) {
	if len(m.Samples) > 0 {
		return r.Series(m.Start, m.Samples, m.Marks)
	}
	return r.SeriesOfColumns(m.Start, m.Columns, m.Marks)
}

// Missing is what is not known of a county at an hour (不明).
//
//clearsky:whole
type Missing struct {
	County string `json:"county"`
	// Since is the hour since which nothing has been observed: the hour decided at where all is observed up to it, none where
	// nothing ever was.
	Since   aqi.Stamp  `json:"since"`
	Unknown []aqi.Span `json:"unknown"` // hours that lowering needs and that lie in no valid window: see [alert.Outlook]
	Noted   []aqi.Span `json:"noted"`   // hours of its episodes that look lifeless or impossible
}

// missing returns what is not known of a county, and false where nothing is missing.
func missing(code string, s alert.Series, o alert.Outlook) (Missing, bool) {
	m := Missing{County: code, Unknown: slices.Clone(o.Unknown), Noted: slices.Clone(o.Noted)}
	for i := min(len(s.Hours), max(0, int(o.At-s.Start))); i > 0 && m.Since == 0; i-- {
		if s.Hours[i-1].AQI.Valid() {
			m.Since = s.Start + aqi.Stamp(i)
		}
	}
	return m, m.Since != o.At || len(m.Unknown) > 0 || len(m.Noted) > 0
}

// sorted returns the codes of a map in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
