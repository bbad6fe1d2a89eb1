package enterprise

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/response"
)

// Rules are a place's rules for enterprises (企业规则), as data. The shares are in [emission.Targets], the trucks and machines in the
// [response.Catalogue]; [New] makes the three ready to use. Rules must pass Validate; the zero Rules do not.
type Rules struct {
	Title   aqi.Text    `json:"title"`
	Classes []ClassRule `json:"classes"` // where the plan has each class
	// Guide are the industries whose enterprises are key ones: those of the ministry's guide (《指南》).
	Guide []response.Industry `json:"guide"`
	// MicroLimit is the most that a micro enterprise emits a year of SO2, NOx, PM2.5 and VOCs together.
	MicroLimit emission.Amount `json:"micro_limit"`
	// Shares say who is bound to a share of its own; the first that holds counts, and the last holds for everyone.
	Shares []ShareRule `json:"shares"`
	// LeadingAsA is whether leading enterprises (引领性企业), which Kashgar's plan does not name there, count as grade A for their share and
	// production.
	LeadingAsA bool `json:"leading_as_a"`
	// Autonomous are those that take measures by themselves (自主减排) in place of their own plan: national practice for grade A, but no
	// clause of Kashgar's plan.
	Autonomous []When `json:"autonomous"`
	// Tiers say in which order an area requests what it lacks (追加顺序). An enterprise in no tier is never requested to reduce more.
	Tiers []Tier `json:"tiers"`
	// BulkTrips are the trips of goods vehicles a day, loaded or not, from which an enterprise is a bulk user of trucks (涉及大宗物料运输).
	BulkTrips int           `json:"bulk_trips"`
	Tasks     []TaskRule    `json:"tasks"`
	Sections  []SectionRule `json:"sections"`
	Duties    []DutyRule    `json:"duties"` // in the order of notices; that of a higher level after those below
	Waiver    aqi.Clause    `json:"waiver"`
	// OwnPlan is the identifier of the duty to draw up an own plan, whose clause the faults of one carry.
	OwnPlan string `json:"own_plan"`
	// Report is the identifier of a duty of the catalogue: an enterprise reports what it does to those to whom that is owed,
	// by the library's own rule. None: to nobody in particular.
	Report string `json:"report"`
}

// ClassRule is a class with its clause, and how its enterprises produce during a response.
type ClassRule struct {
	Class  Class      `json:"class"`
	Clause aqi.Clause `json:"clause"`
	Mode   Mode       `json:"mode"` // [ByPlan], [BySituation] or [TrucksOnly]
}

// Tier is a group of enterprises that are requested to reduce by the same share of what they still emit.
type Tier struct {
	Class  Class          `json:"class"`
	Grades []Grade        `json:"grades,omitempty"` // none: of any grade
	Cap    emission.Share `json:"cap,omitzero"`     // largest share requested of the tier; zero means 100 %
}

// UnmarshalJSON reads a tier. It refuses unknown and repeated keys, and a cap of "0 %", which would be read as 100 %.
func (t *Tier) UnmarshalJSON(text []byte) error {
	var read struct {
		Class  Class           `json:"class"`
		Grades []Grade         `json:"grades"`
		Cap    *emission.Share `json:"cap"`
	}
	if err := jsonform.Read(text, &read); err != nil {
		return err
	}
	*t = Tier{Class: read.Class, Grades: read.Grades}
	if read.Cap != nil {
		if *read.Cap == 0 {
			return aqi.Faults{{Path: "/cap", Count: 1, Got: read.Cap.String(), Want: wantCap, Rule: aqi.ErrRange}}
		}
		t.Cap = *read.Cap
	}
	return nil
}

// Kashgar returns a fresh copy of the rules of Kashgar prefecture's plan of 2023 (喀什地区重污染天气应急预案（修订版）). The tiers are the library's
// own rule; the plan gives the direction only (1.4 (3): 鼓励先进，鞭策后进).
func Kashgar() Rules {
	return Rules{
		Title: alert.Kashgar().Title,
		Classes: []ClassRule{
			{Guarantee, clause("4.3.1.1 (3)"), BySituation}, {Key, clause("4.3.1.1 (1)"), ByPlan},
			{Micro, clause("4.3.1.1 (2)"), TrucksOnly}, {Other, clause("4.3.1.1 (4)"), ByPlan},
		},
		Guide:      []response.Industry{response.Steel, response.OtherMetallurgy, response.OtherGuide},
		MicroLimit: 100 * emission.Kilogram,
		Shares: []ShareRule{
			{When: When{Classes: []Class{Guarantee}}, Basis: Exempt, Clause: clause("4.3.1 (1)")},
			{When: When{Grades: []Grade{A}}, Basis: Exempt, Clause: clause("4.3.1 (1)")},
			{When: When{Classes: []Class{Micro}}, Basis: TruckControl, Clause: clause("4.3.1.1 (2)"), OwnRule: true},
			{Basis: Bound, Clause: clause("4.3.1 (1)")},
		},
		Tiers: []Tier{
			{Class: Key, Grades: []Grade{D, NotLeading, Ungraded, UnknownGrade, ModelSite}},
			{Class: Key, Grades: []Grade{C}},
			{Class: Other},
			{Class: Key, Grades: []Grade{B, Leading}},
		},
		BulkTrips: 10,
		Tasks:     kashgarTasks(),
		Sections:  kashgarSections(),
		Duties:    kashgarDuties(),
		Waiver:    clause("4.3.1 (1)"),
		OwnPlan:   "own-plan",
		Report:    "file-enterprise-plan",
	}
}

// clause returns a clause of Kashgar's plan.
func clause(place string) aqi.Clause {
	return aqi.Clause{Document: "喀什地区重污染天气应急预案（修订版）", Number: place}
}

var wantCap = want("0.01 % to 100 %, or none", "0.01%至100%，或不填")

// caps returns the largest shares requested of the tiers.
func (r *Rules) caps() []emission.Share {
	caps := make([]emission.Share, len(r.Tiers))
	for i, t := range r.Tiers {
		if caps[i] = t.Cap; t.Cap == 0 {
			caps[i] = emission.Whole
		}
	}
	return caps
}

// tier returns the number of the tier that a class and grade is in, counted from 1; 0 for none.
func (r *Rules) tier(c Class, g Grade) int {
	g = r.grade(g)
	for i := range r.Tiers {
		t := &r.Tiers[i]
		if t.Class == c && (len(t.Grades) == 0 || slices.Contains(t.Grades, g)) {
			return i + 1
		}
	}
	return 0
}
