package enterprise

import (
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/response"
)

// Class is one of the four kinds into which enterprises with emissions to air are divided (4.3.1.1). The zero value is not
// decided.
type Class uint8

// The classes, in the order in which they are tested (the library's own rule).
const (
	Undecided Class = iota
	Guarantee       // 保障类企业, 4.3.1.1 (3)
	Key             // 重点企业, 4.3.1.1 (1)
	Micro           // 小微涉气企业, 4.3.1.1 (2)
	Other           // 其他企业, 4.3.1.1 (4)
)

// Grade is the result of performance grading (绩效分级): A to D, or in industries that are not graded so, leading or not
// leading. Rules that name A+ or B- nowhere take it for unknown. The zero value is unknown.
type Grade uint8

// The grades. Ungraded is known not to be graded.
const (
	UnknownGrade Grade = iota
	Ungraded           // 未评级
	APlus              // A+, where a place gives it
	A
	B
	BMinus // B-, where a place gives it
	C
	D
	Leading    // 引领性
	NotLeading // 非引领性
	ModelSite  // 绿色标杆工地: a construction site, which is rated so
)

var (
	classes = enum.Table[Class]{Type: "enterprise.Class", Names: []enum.Name{
		Undecided: {Word: "undecided", English: "undecided", Chinese: "未定"},
		Guarantee: {Word: "guarantee", English: "guarantee enterprise", Chinese: "保障类企业", Also: []string{"保障类", "保障", "民生保障", "民生保障类", "民生保障类企业"}},
		Key:       {Word: "key", English: "key enterprise", Chinese: "重点企业", Also: []string{"重点", "重点涉气企业", "重点行业企业"}},
		Micro:     {Word: "micro", English: "micro enterprise", Chinese: "小微涉气企业", Also: []string{"小微", "小微企业"}},
		Other:     {Word: "other", English: "other enterprise", Chinese: "其他企业", Also: []string{"其他", "其他类企业"}},
	}}
	grades = enum.Table[Grade]{Type: "enterprise.Grade", Names: []enum.Name{
		UnknownGrade: {Word: "unknown", English: "grade unknown", Chinese: "等级不明", Also: []string{"不明", "未知"}},
		Ungraded:     {Word: "ungraded", English: "ungraded", Chinese: "未评级", Also: []string{"未评级企业", "未定级"}},
		APlus:        {Word: "a-plus", English: "A+", Chinese: "A+级", Also: []string{"A+", "A+级企业"}},
		A:            {Word: "a", English: "A", Chinese: "A级", Also: []string{"A", "A级企业"}},
		B:            {Word: "b", English: "B", Chinese: "B级", Also: []string{"B", "B级企业"}},
		BMinus:       {Word: "b-minus", English: "B-", Chinese: "B-级", Also: []string{"B-", "B-级企业"}},
		C:            {Word: "c", English: "C", Chinese: "C级", Also: []string{"C", "C级企业"}},
		D:            {Word: "d", English: "D", Chinese: "D级", Also: []string{"D", "D级企业"}},
		Leading:      {Word: "leading", English: "leading", Chinese: "引领性", Also: []string{"引领性企业", "绩效引领性", "绩效引领性企业"}},
		NotLeading:   {Word: "not-leading", English: "not leading", Chinese: "非引领性", Also: []string{"非引领性企业"}},
		ModelSite:    {Word: "model-site", English: "green model site", Chinese: "绿色标杆工地", Also: []string{"绿色标杆"}},
	}}
)

// gradeTraits are the traits by which restrictions ask for grades.
var gradeTraits = [...]response.Trait{
	Ungraded: "other", APlus: "grade-a-plus", A: "grade-a", B: "grade-b", BMinus: "grade-b-minus", C: "grade-c", D: "grade-d",
	Leading: "leading", NotLeading: "other", ModelSite: "model-site",
}

// trait returns the trait by which restrictions ask for the grade; none for an unknown one.
func (g Grade) trait() response.Trait {
	if !g.Valid() {
		return ""
	}
	return gradeTraits[g]
}
