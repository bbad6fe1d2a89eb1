package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// PlanFormat is the number of the JSON form that a [Plan] has today.
const PlanFormat = 1

// Plan is the whole plan of a place (地区预案), as data. A Plan must pass Validate; the zero Plan does not. [New] makes it ready to use.
//
// In JSON it is one document, from which no key may be lost. Each part may stand there as an object or, as a string, as the name of a
// built-in one: "kashgar" is Kashgar's alert plan, policy, catalogue, targets or rules, "national-2024" the alert plan of the
// national criteria of 2024. It is written as an object.
type Plan struct {
	Format int      `json:"format"` // PlanFormat
	Title  aqi.Text `json:"title"`
	Number string   `json:"number"` // of the document (文号); none where it is not known
	// The hours in which the plan is in force. Until may be none: until it is replaced.
	aqi.Span
	Replaces  []string           `json:"replaces"` // titles or numbers of the plans that it takes the place of
	Counties  []alert.County     `json:"counties"`
	Borders   [][2]string        `json:"borders"` // pairs of codes of counties that touch (接壤), in any order
	Tracks    []Track            `json:"tracks"`  // at least one; the first is what "" asks for
	Policy    Policy             `json:"policy"`
	Catalogue response.Catalogue `json:"catalogue"`
	Targets   emission.Targets   `json:"targets"`
	Rules     enterprise.Rules   `json:"rules"`
	// Adjustments are what counties do besides or more strictly than the catalogue has it, by code (4.3: 采取更严格的应急响应措施).
	Adjustments map[string]response.Adjustment `json:"adjustments"`
}

// Track is one kind of alert that a place has. Kashgar has one for all; elsewhere PM2.5 and ozone have one each.
type Track struct {
	ID   string     `json:"id"`
	Name aqi.Text   `json:"name"`
	Plan alert.Plan `json:"plan"` // of the prefecture, and of each county without a plan of its own
	// Counties are counties' own alert plans, by code (3.4: 按照辖区重污染天气应急预案).
	Counties map[string]alert.Plan `json:"counties"`
}

// Kashgar returns a fresh copy of Kashgar prefecture's plan of 2023 (喀什地区重污染天气应急预案（修订版）): twelve counties, one track.
func Kashgar() Plan {
	plan := alert.Kashgar()
	return Plan{
		Format: PlanFormat, Title: plan.Title, Span: aqi.Span{From: kashgarFrom},
		Counties: kashgarCounties(), Borders: kashgarBorders(),
		Tracks:    []Track{{ID: "heavy-pollution", Name: aqi.Text{Chinese: "重污染天气", English: "Heavy pollution"}, Plan: plan}},
		Policy:    kashgarPolicy(plan.Title.Chinese),
		Catalogue: response.Kashgar(), Targets: emission.Kashgar(), Rules: enterprise.Kashgar(),
	}
}
