package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Duty is something that somebody must report, keep or do besides the measures (职责).
//
//clearsky:whole
type Duty struct {
	ID       string     `json:"id"`
	Clause   aqi.Clause `json:"clause"`
	Occasion Occasion   `json:"occasion"`
	By       []Party    `json:"by"` // who owes it
	To       []Party    `json:"to"` // to whom; none where it is owed to nobody in particular
	Term     Term       `json:"term"`
	// Regional is whether only an alert of the prefecture calls for it (喀什区域预警), not a county's own.
	Regional bool `json:"regional,omitempty"`
	// IfNeeded is whether those who owe it decide if it is necessary (需进行重大调整的).
	IfNeeded bool       `json:"if_needed,omitempty"`
	Text     aqi.Text   `json:"text"`               // in Chinese a contiguous piece of the plan
	Contents []aqi.Text `json:"contents,omitempty"` // what a report holds
}

// repeats reports whether its i-th party owes it already: as one before it, or as all counties, of which some had heavy pollution.
func (d *Duty) repeats(i int) bool {
	p := d.By[i]
	return slices.Contains(d.By[:i], p) || p == HeavyCounties && slices.Contains(d.By, Counties)
}

// own returns the duty with copies of its lists.
func (d *Duty) own() Duty {
	own := *d
	own.By, own.To, own.Contents = slices.Clone(d.By), slices.Clone(d.To), slices.Clone(d.Contents)
	return own
}

// Term is the time within which a duty must be done (时限): a number of days, or a day of the year. The zero Term sets none.
type Term struct {
	Days  int `json:"days,omitempty"`  // by the end of the day that many days later
	Month int `json:"month,omitempty"` // by the end of that day
	Day   int `json:"day,omitempty"`
}

// Occasion is when a duty is owed. The zero value is none.
type Occasion uint8

// The occasions.
const (
	AtStart    Occasion = iota + 1 // the response starts
	Throughout                     // it lasts
	EachDay                        // for each day (UTC+8) that it touches
	AtEnd                          // it ends
	AfterEnd                       // it has ended; the Term says by when
	EachYear                       // by a date of every year
	Regularly                      // 定期, at no fixed time
	OnChange                       // 及时: when what the duty names has changed
)

// Party is who owes a duty, is owed one, or acts on a finding. The zero value is none.
type Party uint8

// The parties.
const (
	Counties           Party = iota + 1 // 各县市人民政府
	HeavyCounties                       // 发生重污染天气的县市
	MemberUnits                         // 指挥部成员单位
	Office                              // 指挥部办公室
	Headquarters                        // 指挥部
	Departments                         // 有关部门
	DepartmentInCharge                  // 相关行业管理部门
	LocalEcology                        // 当地生态环境部门
	LocalEmergency                      // 当地应急管理部门
	Discipline                          // 地区纪委监委
	Enterprises                         // 涉气企业
	KeyEnterprises                      // 重点涉气企业
	Responders                          // 采取响应措施的单位
	Public                              // 社会公众
)

// isCounties reports whether the party is counties, of which each owes for itself.
func (p Party) isCounties() bool { return p == Counties || p == HeavyCounties }

// word returns the party's word; none of what is no party.
func (p Party) word() string {
	if !p.Valid() {
		return ""
	}
	return parties.Names[p].Word
}

var (
	occasions = enum.Table[Occasion]{Type: "response.Occasion", Names: []enum.Name{
		AtStart:    {Word: "start", English: "when the response starts", Chinese: "响应启动时"},
		Throughout: {Word: "throughout", English: "while it lasts", Chinese: "响应期间"},
		EachDay:    {Word: "each-day", English: "for each day of it", Chinese: "响应期间每日"},
		AtEnd:      {Word: "end", English: "when it ends", Chinese: "响应终止时"},
		AfterEnd:   {Word: "after-end", English: "after its end", Chinese: "响应终止后"},
		EachYear:   {Word: "each-year", English: "every year", Chinese: "每年"},
		Regularly:  {Word: "regularly", English: "regularly", Chinese: "定期"},
		OnChange:   {Word: "on-change", English: "whenever it changes", Chinese: "发生变化时"},
	}}
	parties = enum.Table[Party]{Type: "response.Party", Names: []enum.Name{
		Counties:           {Word: "counties", English: "counties", Chinese: "各县市"},
		HeavyCounties:      {Word: "heavy-counties", English: "counties with heavy pollution", Chinese: "发生重污染天气的县市"},
		MemberUnits:        {Word: "member-units", English: "member units", Chinese: "指挥部成员单位"},
		Office:             {Word: "office", English: "headquarters office", Chinese: "指挥部办公室"},
		Headquarters:       {Word: "headquarters", English: "headquarters", Chinese: "指挥部"},
		Departments:        {Word: "departments", English: "departments", Chinese: "有关部门"},
		DepartmentInCharge: {Word: "department-in-charge", English: "department in charge", Chinese: "相关行业管理部门"},
		LocalEcology:       {Word: "local-ecology", English: "local ecology and environment department", Chinese: "当地生态环境部门"},
		LocalEmergency:     {Word: "local-emergency", English: "local emergency management department", Chinese: "当地应急管理部门"},
		Discipline:         {Word: "discipline", English: "commission for discipline inspection and supervision", Chinese: "地区纪委监委"},
		Enterprises:        {Word: "enterprises", English: "enterprises with emissions to air", Chinese: "涉气企业"},
		KeyEnterprises:     {Word: "key-enterprises", English: "key enterprises", Chinese: "重点涉气企业"},
		Responders:         {Word: "responders", English: "units that took measures", Chinese: "采取响应措施的单位"},
		Public:             {Word: "public", English: "public", Chinese: "社会公众"},
	}}
)
