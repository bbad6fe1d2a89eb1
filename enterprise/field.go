package enterprise

import (
	"iter"

	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Field is a field of a profile or of a day's report that can be missing. The zero value is none.
type Field uint8

// The fields. Those of a pollutant follow emission's order.
const (
	_ Field = iota
	DesignatedField
	MajorProjectField
	IndustryField
	CoalField
	OilField
	ToxicField
	AnnualSO2Field
	AnnualNOxField
	AnnualPM25Field
	AnnualVOCsField
	GradeField
	BaselineSO2Field
	BaselineNOxField
	BaselinePMField
	BaselineVOCsField
	ReductionSO2Field
	ReductionNOxField
	ReductionPMField
	ReductionVOCsField
	NeedsField
	MaxLoadField
	TripsField
	ListedField
	LivelihoodField
	LoadField
	IndicatorsField
	MonitoringField
	TaskField
	TrucksField
	MachinesField
	numFields
)

const _ = 32 - numFields // stops compiling when Fields cannot hold them any more

var fieldNames = enum.Table[Field]{Type: "enterprise.Field", Names: []enum.Name{
	DesignatedField:    {Word: "designated", English: "whether designated as a guarantee enterprise", Chinese: "是否认定为保障类"},
	MajorProjectField:  {Word: "major_project", English: "whether a major project", Chinese: "是否重大工程项目"},
	IndustryField:      {Word: "industry", English: "industry", Chinese: "行业"},
	CoalField:          {Word: "coal", English: "whether it burns coal", Chinese: "是否燃煤"},
	OilField:           {Word: "oil", English: "whether it burns oil", Chinese: "是否燃油"},
	ToxicField:         {Word: "toxic", English: "whether its emissions are toxic or harmful", Chinese: "是否排放有毒有害物质"},
	AnnualSO2Field:     {Word: "annual_so2", English: "annual SO2", Chinese: "二氧化硫年排放量"},
	AnnualNOxField:     {Word: "annual_nox", English: "annual NOx", Chinese: "氮氧化物年排放量"},
	AnnualPM25Field:    {Word: "annual_pm2.5", English: "annual PM2.5", Chinese: "细颗粒物年排放量"},
	AnnualVOCsField:    {Word: "annual_vocs", English: "annual VOCs", Chinese: "挥发性有机物年排放量"},
	GradeField:         {Word: "grade", English: "grade", Chinese: "绩效等级"},
	BaselineSO2Field:   {Word: "baseline_so2", English: "daily SO2", Chinese: "二氧化硫日排放量"},
	BaselineNOxField:   {Word: "baseline_nox", English: "daily NOx", Chinese: "氮氧化物日排放量"},
	BaselinePMField:    {Word: "baseline_pm", English: "daily PM", Chinese: "颗粒物日排放量"},
	BaselineVOCsField:  {Word: "baseline_vocs", English: "daily VOCs", Chinese: "挥发性有机物日排放量"},
	ReductionSO2Field:  {Word: "reduction_so2", English: "reduction of SO2", Chinese: "二氧化硫减排量"},
	ReductionNOxField:  {Word: "reduction_nox", English: "reduction of NOx", Chinese: "氮氧化物减排量"},
	ReductionPMField:   {Word: "reduction_pm", English: "reduction of PM", Chinese: "颗粒物减排量"},
	ReductionVOCsField: {Word: "reduction_vocs", English: "reduction of VOCs", Chinese: "挥发性有机物减排量"},
	NeedsField:         {Word: "needs", English: "load that the task needs", Chinese: "保障任务所需负荷"},
	MaxLoadField:       {Word: "max_load", English: "approved maximum load", Chinese: "核定最大允许生产负荷"},
	TripsField:         {Word: "trips", English: "loaded truck trips a day", Chinese: "日载货车辆进出辆次"},
	ListedField:        {Word: "listed", English: "whether its plan lists the stop of trucks", Chinese: "一厂一策是否列有停用货车"},
	LivelihoodField:    {Word: "livelihood", English: "whether it supplies daily needs", Chinese: "是否民生保障类"},
	LoadField:          {Word: "load", English: "production load", Chinese: "生产负荷"},
	IndicatorsField:    {Word: "indicators", English: "whether it meets the indicators of its grade", Chinese: "是否达到绩效指标"},
	TaskField:          {Word: "task", English: "which task it guarantees", Chinese: "保障任务"},
	TrucksField:        {Word: "trucks", English: "trips of heavy trucks", Chinese: "重型货车使用情况"},
	MachinesField:      {Word: "machines", English: "use of non-road machines", Chinese: "非道路移动机械使用情况"},
	MonitoringField:    {Word: "monitoring", English: "whether its monitoring system is complete", Chinese: "监管监控体系是否完善"},
}}

// Fields is a set of fields, a bit mask. The zero value is the empty set.
type Fields uint32

// Has reports whether the field is in the set.
func (s Fields) Has(f Field) bool { return s&(1<<f) != 0 }

// All returns the fields in their order.
func (s Fields) All() iter.Seq[Field] { return enum.All[Field](uint64(s)) }

// missing returns the fields of the amounts that are missing, counted from that of SO2.
func missing(first Field, as *emission.Amounts) Fields {
	return Fields(as.Missing()) >> emission.SO2 << first
}

// String returns the English names, joined by commas; "" for none.
func (s Fields) String() string { return enum.Join(uint64(s), ", ", Field.String) }

// Chinese returns the Chinese names.
func (s Fields) Chinese() string { return enum.Join(uint64(s), "、", Field.Chinese) }

// MarshalText returns the words of the fields, joined by commas.
func (s Fields) MarshalText() ([]byte, error) { return fieldNames.MarshalSet(uint64(s)) }

// UnmarshalText reads what MarshalText returns, in any order.
func (s *Fields) UnmarshalText(text []byte) error {
	set, err := fieldNames.UnmarshalSet(text)
	if err == nil {
		*s = Fields(set)
	}
	return err
}
