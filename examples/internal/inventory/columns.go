package inventory

import (
	"encoding"
	"fmt"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// entry is what a row is read into.
type entry struct {
	kind    kind
	sector  response.Sector
	profile enterprise.Profile
}

// column is a column of a CSV file.
type column struct {
	name  string
	only  kind // the kind of entry that has it; 0 for both
	field func(*entry) encoding.TextUnmarshaler
}

// columns are read in this order, whatever the order in the file.
var columns = []column{
	{"kind", 0, func(e *entry) encoding.TextUnmarshaler { return &e.kind }},
	{"id", 0, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.ID} }},
	{"name_zh", 0, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.Name.Chinese} }},
	{"name_en", 0, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.Name.English} }},
	{"county", 0, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.County} }},
	{"sector", 0, func(e *entry) encoding.TextUnmarshaler { return sector{e} }},
	{"industry", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Enterprise.Industry }},
	{"grade", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Grade }},
	{"designated", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Designated }},
	{"major_project", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.MajorProject }},
	{"coal", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Coal }},
	{"oil", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Oil }},
	{"toxic", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Toxic }},
	{"annual_so2", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Annual.SO2, emission.ParseAmount) }},
	{"annual_nox", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Annual.NOx, emission.ParseAmount) }},
	{"annual_pm25", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Annual.PM25, emission.ParseAmount) }},
	{"annual_vocs", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Annual.VOCs, emission.ParseAmount) }},
	{"trips", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return count{&e.profile.Enterprise.Trips} }},
	{"livelihood", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Enterprise.Livelihood }},
	{"listed", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Enterprise.Listed }},
	baseline("so2", emission.SO2), baseline("nox", emission.NOx), baseline("pm", emission.PM), baseline("vocs", emission.VOCs),
	reduction("so2_iii", emission.SO2, response.III), reduction("nox_iii", emission.NOx, response.III),
	reduction("pm_iii", emission.PM, response.III), reduction("vocs_iii", emission.VOCs, response.III),
	reduction("so2_ii", emission.SO2, response.II), reduction("nox_ii", emission.NOx, response.II),
	reduction("pm_ii", emission.PM, response.II), reduction("vocs_ii", emission.VOCs, response.II),
	reduction("so2_i", emission.SO2, response.I), reduction("nox_i", emission.NOx, response.I),
	reduction("pm_i", emission.PM, response.I), reduction("vocs_i", emission.VOCs, response.I),
	{"waiver_reason", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.Waiver.Reason} }},
	{"waiver_document", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return text{&e.profile.Waiver.Document} }},
	approval("waiver_iii", response.III), approval("waiver_ii", response.II), approval("waiver_i", response.I),
	{"task", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return &e.profile.Task.Kind }},
	{"needs", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Task.Needs, emission.ParseShare) }},
	{"max_load", anEnterprise, func(e *entry) encoding.TextUnmarshaler { return known(&e.profile.Task.MaxLoad, emission.ParseShare) }},
}

// Columns returns the names of the columns that a CSV file can have: so2 and the like are what is emitted, so2_iii what of it is
// given up at level III, and waiver_iii the share that is approved there for all four pollutants.
func Columns() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

func baseline(name string, p emission.Pollutant) column {
	return column{name, 0, func(e *entry) encoding.TextUnmarshaler {
		return amount(func(a emission.Amount) { e.profile.Baseline = e.profile.Baseline.With(p, a) })
	}}
}

func reduction(name string, p emission.Pollutant, l response.Level) column {
	return column{name, 0, func(e *entry) encoding.TextUnmarshaler {
		return amount(func(a emission.Amount) {
			rs := &e.profile.Reductions
			*rs = rs.With(l, rs.Of(l).With(p, a))
		})
	}}
}

func approval(name string, l response.Level) column {
	return column{name, anEnterprise, func(e *entry) encoding.TextUnmarshaler {
		return share(func(s emission.Share) {
			w := &e.profile.Waiver
			w.Approved = append(w.Approved, enterprise.Approved{Level: l, Shares: emission.EqualShares(s)})
		})
	}}
}

// text, count, amount and share set what they read.
type (
	text   struct{ to *string }
	count  struct{ to *aqi.Optional[int] }
	amount func(emission.Amount)
	share  func(emission.Share)
)

// optional reads a value into what may be unknown.
type optional[T any] struct {
	to    *aqi.Optional[T]
	parse func(string) (T, error)
}

func known[T any](to *aqi.Optional[T], parse func(string) (T, error)) optional[T] {
	return optional[T]{to, parse}
}

// UnmarshalText reads a value.
func (o optional[T]) UnmarshalText(text []byte) error {
	v, err := o.parse(string(text))
	if err == nil {
		*o.to = aqi.Known(v)
	}
	return err
}

// UnmarshalText takes the text as it is.
func (t text) UnmarshalText(text []byte) error {
	*t.to = string(text)
	return nil
}

// UnmarshalText reads a whole number.
func (c count) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 10, 31)
	if err != nil {
		return fmt.Errorf("%.40q: %w: want a whole number", text, aqi.ErrText)
	}
	*c.to = aqi.Known(int(n))
	return nil
}

// UnmarshalText reads an amount.
func (set amount) UnmarshalText(text []byte) error {
	a, err := emission.ParseAmount(string(text))
	if err == nil {
		set(a)
	}
	return err
}

// UnmarshalText reads a share.
func (set share) UnmarshalText(text []byte) error {
	s, err := emission.ParseShare(string(text))
	if err == nil {
		set(s)
	}
	return err
}
