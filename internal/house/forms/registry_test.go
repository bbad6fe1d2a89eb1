package forms

import (
	"maps"
	"reflect"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// entry is a type with a JSON form. Of a whole one, such as a result, every key must be there.
type entry struct {
	typ   reflect.Type
	whole bool
}

// registry has all exported types with a JSON form by their names, as TestRegistry makes sure.
var registry = merge(
	entries(false,
		of[aqi.Clause](), of[aqi.Columns](), of[aqi.Concentration](), of[aqi.DailyColumns](), of[aqi.Daily](), of[aqi.Fault](), of[aqi.Faults](), of[aqi.Hourly](),
		of[aqi.Index](),
		of[aqi.Optional[int]](), of[aqi.Pollutants](), of[aqi.Sample](), of[aqi.Span](),
		of[aqi.Text](),
		of[alert.Marks](),
		of[alert.Clauses](), of[alert.DailyForecast](), of[alert.Demand](), of[alert.Hour](),
		of[alert.LeadTimes](), of[alert.Plan](), of[alert.Readings](),
		of[alert.PollutantSeries](), of[alert.Series](), of[alert.Trigger](),
		of[response.Traits](), of[response.Adjustment](), of[response.Omission](), of[response.DayHours](),
		of[response.Enterprise](),
		of[response.Event](), of[response.Fields](), of[response.Machine](),
		of[response.MuckTruck](),
		of[response.Readings](), of[response.Stops](),
		of[response.SchoolActivity](), of[response.Term](),
		of[response.Truck](),
		of[response.Vehicle](), of[response.Work](),
		of[emission.Amounts](),
		of[emission.Inventory](), of[emission.Member](), of[emission.Pollutants](),
		of[emission.Reductions](),
		of[emission.Shares](), of[emission.Source](), of[emission.Targets](),
		of[enterprise.Annual](), of[enterprise.Approved](), of[enterprise.ClassRule](),
		of[enterprise.DayReport](), of[enterprise.DutyRule](), of[enterprise.ShareRule](), of[enterprise.When](),
		of[enterprise.MachineUse](),
		of[enterprise.OwnPlan](),
		of[enterprise.PointReport](), of[enterprise.Point](),
		of[enterprise.PointMeasure](), of[enterprise.Profile](),
		of[enterprise.Rules](), of[enterprise.SectionRule](), of[enterprise.TaskRule](), of[enterprise.Task](), of[enterprise.Tier](),
		of[enterprise.TruckTrips](),
		of[enterprise.Waiver](),
		of[region.Clauses](),
		of[region.Criterion](), of[region.Policy](), of[region.Known](), of[region.Measured](),
	),
	entries(true,
		of[aqi.Breakpoint](), of[aqi.Colour](), of[aqi.DailyIndex](), of[aqi.Health](), of[aqi.Note](), of[aqi.Reason](),
		of[aqi.Report](),
		of[aqi.SubIndex](),
		of[alert.Lead](),
		of[alert.Advice](), of[alert.Approval](), of[alert.Condition](), of[alert.County](), of[alert.Decision](),
		of[alert.Episode](), of[alert.Evidence](), of[alert.History](), of[alert.Notice](),
		of[alert.Outlook](), of[alert.Party](),
		of[alert.Period](), of[alert.PollutantHours](), of[alert.Run](),
		of[alert.State](), of[alert.Schedule](), of[alert.LevelSpan](), of[alert.Clocks](), of[alert.ForecastRange](),
		of[alert.Window](),
		of[response.Begin](), of[response.Duty](),
		of[response.Activation](), of[response.Answer](), of[response.Catalogue](), of[response.Change](), of[response.Clauses](),
		of[response.Consequence](), of[response.DueItem](), of[response.Owing](),
		of[response.Period](),
		of[emission.Allocation](),
		of[response.LevelClause](), of[response.Measure](), of[response.Restriction](),
		of[emission.Attainment](), of[emission.CountyTotal](),
		of[emission.Result](),
		of[emission.Target](), of[emission.Total](),
		of[enterprise.Use](),
		of[enterprise.Area](), of[enterprise.Breach](), of[enterprise.Classification](), of[enterprise.LevelMeasures](),
		of[enterprise.Compliance](),
		of[enterprise.Obligation](), of[enterprise.Excess](),
		of[enterprise.Prefecture](),
		of[region.Assessment](), of[enterprise.Shortfall](),
		of[region.CountyAssessment](), of[region.Extent](), of[region.Filing](),
		of[region.LevelSpans](), of[region.Plan](), of[region.Reason](),
		of[region.Response](), of[region.Track](),
		of[region.State](), of[region.Alert](), of[region.Outcome](), of[region.Ruling](), of[region.Missing](), of[region.Alternative](), of[region.History](),
	),
)

// unsaid are the keys of whole types that are left out where there is nothing to say.
var unsaid = map[string][]string{
	"response.Begin":       {"measure", "sector", "issued"},
	"response.Catalogue":   {"begins", "readings"},
	"response.Duty":        {"support", "regional", "if_needed", "contents"},
	"response.Measure":     {"departments", "not_freezing", "optional"},
	"response.Owing":       {"county"},
	"response.Restriction": {"up_to", "bound_unclear", "own_plan", "hours", "trips", "all", "any", "unless"},
	"aqi.Reason":           {"overrides", "clause", "averaging"},
	"region.State":         {"issued"},
	"alert.Condition":      {"kind", "pollutant", "timing"},
	"alert.State":          {"told"},
	"alert.Party":          {"member", "each_county", "heavy_county", "regional"},
	"enterprise.Breach":    {"consequence", "shortfall", "use"},
}

func of[T any]() reflect.Type { return reflect.TypeFor[T]() }

func entries(whole bool, types ...reflect.Type) map[string]entry {
	m := make(map[string]entry, len(types))
	for _, typ := range types {
		name, _, _ := strings.Cut(typ.String(), "[")
		m[name] = entry{typ, whole}
	}
	return m
}

func merge(to, from map[string]entry) map[string]entry {
	maps.Copy(to, from)
	return to
}
