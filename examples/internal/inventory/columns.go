package inventory

import (
	"encoding"
	"strconv"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// row is an entry of a CSV file.
type row struct {
	number   int // of its line
	header   header
	kind     kind
	sector   response.Sector
	profile  enterprise.Profile
	approved []string // the columns of the waiver's approved shares
}

// column is a column of a CSV file.
type column struct {
	name, path string // the path is the pointer of what it holds
	only       kind   // the kind of entry that has it; 0 for both
	field      func(*row) encoding.TextUnmarshaler
}

func (e *row) line(string) int { return e.number }

// column returns the name of the column of what lies at a pointer, or else the pointer.
func (e *row) column(pointer string) string {
	for i, c := range columns {
		if pointer == c.path {
			return e.header.names[i]
		}
	}
	if rest, approved := strings.CutPrefix(pointer, "/waiver/approved/"); approved {
		index, _, _ := strings.Cut(rest, "/")
		if i, err := strconv.Atoi(index); err == nil && i < len(e.approved) {
			return e.approved[i]
		}
	}
	return strings.TrimPrefix(pointer, "/")
}

// columns are read in this order, whatever the order in the file.
var columns = []column{
	{"kind", "/kind", 0, func(e *row) encoding.TextUnmarshaler { return &e.kind }},
	{"id", "/id", 0, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.ID} }},
	{"name_zh", "/name/zh", 0, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.Name.Chinese} }},
	{"name_en", "/name/en", 0, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.Name.English} }},
	{"county", "/county", 0, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.County} }},
	{"sector", "/sector", 0, func(e *row) encoding.TextUnmarshaler { return sector{e} }},
	{"industry", "/enterprise/industry", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Enterprise.Industry }},
	{"grade", "/grade", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Grade }},
	{"designated", "/designated", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Designated }},
	{"major_project", "/major_project", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.MajorProject }},
	{"coal", "/coal", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Coal }},
	{"oil", "/oil", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Oil }},
	{"toxic", "/toxic", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Toxic }},
	{"annual_so2", "/annual/so2", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Annual.SO2, emission.ParseAmount) }},
	{"annual_nox", "/annual/nox", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Annual.NOx, emission.ParseAmount) }},
	{"annual_pm25", "/annual/pm25", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Annual.PM25, emission.ParseAmount) }},
	{"annual_vocs", "/annual/vocs", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Annual.VOCs, emission.ParseAmount) }},
	{"trips", "/enterprise/trips", anEnterprise, func(e *row) encoding.TextUnmarshaler { return count{&e.profile.Enterprise.Trips} }},
	{"livelihood", "/enterprise/livelihood", anEnterprise, func(e *row) encoding.TextUnmarshaler { return &e.profile.Enterprise.Livelihood }},
	planTrucks("plan_trucks_iii", response.III), planTrucks("plan_trucks_ii", response.II), planTrucks("plan_trucks_i", response.I),
	planMachines("plan_machines_iii", response.III), planMachines("plan_machines_ii", response.II), planMachines("plan_machines_i", response.I),
	baseline("so2", emission.SO2), baseline("nox", emission.NOx), baseline("pm", emission.PM), baseline("vocs", emission.VOCs),
	reduction("so2_iii", emission.SO2, response.III), reduction("nox_iii", emission.NOx, response.III),
	reduction("pm_iii", emission.PM, response.III), reduction("vocs_iii", emission.VOCs, response.III),
	reduction("so2_ii", emission.SO2, response.II), reduction("nox_ii", emission.NOx, response.II),
	reduction("pm_ii", emission.PM, response.II), reduction("vocs_ii", emission.VOCs, response.II),
	reduction("so2_i", emission.SO2, response.I), reduction("nox_i", emission.NOx, response.I),
	reduction("pm_i", emission.PM, response.I), reduction("vocs_i", emission.VOCs, response.I),
	{"waiver_reason", "/waiver/reason", anEnterprise, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.Waiver.Reason} }},
	{"waiver_document", "/waiver/document", anEnterprise, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.Waiver.Document} }},
	approval("waiver_iii", response.III), approval("waiver_ii", response.II), approval("waiver_i", response.I),
	{"task", "/task/kind", anEnterprise, func(e *row) encoding.TextUnmarshaler { return text{&e.profile.Task.Kind} }},
	{"needs", "/task/needs", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Task.Needs, emission.ParseShare) }},
	{"max_load", "/task/max_load", anEnterprise, func(e *row) encoding.TextUnmarshaler { return known(&e.profile.Task.MaxLoad, emission.ParseShare) }},
}

// Columns returns the names of the columns that a CSV file can have: so2 and the like are what is emitted, so2_iii what of it is
// reduced at level III, and waiver_iii the share that is approved there for all four pollutants.
func Columns() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

func baseline(name string, p emission.Pollutant) column {
	return column{name, faults.At("/baseline", p), 0, func(e *row) encoding.TextUnmarshaler {
		return amount(func(a emission.Amount) { e.profile.Baseline = e.profile.Baseline.With(p, a) })
	}}
}

func reduction(name string, p emission.Pollutant, l response.Level) column {
	return column{name, faults.At("/reductions", l, p), 0, func(e *row) encoding.TextUnmarshaler {
		return amount(func(a emission.Amount) {
			rs := &e.profile.Reductions
			*rs = rs.With(l, rs.Of(l).With(p, a))
		})
	}}
}

func planTrucks(name string, l response.Level) column {
	return column{name, faults.At("/enterprise/plan_trucks", l), anEnterprise, func(e *row) encoding.TextUnmarshaler {
		return stops{&e.profile.Enterprise.PlanTrucks, l}
	}}
}

func planMachines(name string, l response.Level) column {
	return column{name, faults.At("/enterprise/plan_machines", l), anEnterprise, func(e *row) encoding.TextUnmarshaler {
		return stops{&e.profile.Enterprise.PlanMachines, l}
	}}
}

// stops sets what an own plan stops at a level.
type stops struct {
	to    *aqi.Optional[response.Stops]
	level response.Level
}

// UnmarshalText reads a standard, or none.
func (s stops) UnmarshalText(text []byte) error {
	all, _ := s.to.Get()
	if word := string(text); word != "none" && word != "无" {
		if err := all[s.level].UnmarshalText(text); err != nil {
			return err
		}
	}
	*s.to = aqi.Known(all)
	return nil
}

func approval(name string, l response.Level) column {
	return column{name, "/" + name, anEnterprise, func(e *row) encoding.TextUnmarshaler {
		return share(func(s emission.Share) {
			w := &e.profile.Waiver
			w.Approved = append(w.Approved, enterprise.Approved{Level: l, Shares: emission.EqualShares(s)})
			e.approved = append(e.approved, name)
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
		return bad(aqi.ErrText, text, want("整数", "a whole number"))
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
