package alert

import (
	"cmp"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// Party is who approves, is told, acts or owes (单位、对象), as a row of a plan: a post, a body, or a group such as schools. Posts, not
// persons: in Kashgar the head of the ecology bureau is both office director and a deputy commander (2.1).
//
//clearsky:whole
type Party struct {
	ID   string   `json:"id"`
	Name aqi.Text `json:"name"`
	// Member is whether it is a member unit of the headquarters (指挥部成员单位, 2.1).
	Member bool `json:"member,omitempty"`
	// EachCounty is whether it stands for the counties that respond, each of which owes for itself; HeavyCounty for those alone that
	// have had heavy pollution (发生重污染天气的县市).
	EachCounty  bool `json:"each_county,omitempty"`
	HeavyCounty bool `json:"heavy_county,omitempty"`
	// Regional is whether it owes nothing because of a single county's own alert.
	Regional bool `json:"regional,omitempty"`
}

// String returns the name in English, or else the identifier.
func (p Party) String() string { return cmp.Or(p.Name.English, p.ID) }

// Chinese returns the name in Chinese, or else the identifier.
func (p Party) Chinese() string { return cmp.Or(p.Name.Chinese, p.ID) }

// validate adds the faults of a party: no identifier, no name in a language, and what is not UTF-8.
func (p Party) validate(fs *aqi.Faults, path string) {
	faults.Identifier(fs, path+"/id", p.ID)
	faults.GivenText(fs, path+"/name", p.Name)
}

// The posts of Kashgar's headquarters that review and approve (2.1, 3.5).
var (
	kashgarDirector  = Party{ID: "office-director", Name: aqi.Text{Chinese: "指挥部办公室主任", English: "office director"}}
	kashgarDeputy    = Party{ID: "deputy-commander", Name: aqi.Text{Chinese: "指挥部副指挥长", English: "deputy commander"}}
	kashgarCommander = Party{ID: "commander", Name: aqi.Text{Chinese: "指挥长", English: "commander"}}
)

// kashgarRecipients are those whom Kashgar's plan has told of an alert, in the order in which they are told (3.5).
func kashgarRecipients() []Party {
	return []Party{
		{ID: "county-governments", Name: aqi.Text{Chinese: "涉及的县市人民政府", English: "county governments concerned"}},
		{ID: "publicity-and-network", Name: aqi.Text{Chinese: "地委宣传部、网信办", English: "publicity department and network office"}},
		{ID: "prefecture-member-units", Name: aqi.Text{Chinese: "地直相关成员单位", English: "member units"}},
		{ID: "media-and-public", Name: aqi.Text{Chinese: "媒体、公众", English: "media and public"}},
	}
}
