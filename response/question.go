package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Question is something that a catalogue can be asked. The zero value is none.
type Question uint8

// The questions, each with its method.
const (
	_              Question = iota
	AboutTruck              // Catalogue.Truck
	AboutMachine            // Catalogue.Machine
	AboutMuckTruck          // Catalogue.MuckTruck
	AboutVehicle            // Catalogue.Vehicle
	AboutWork               // Catalogue.Work
	AboutPractice           // Catalogue.Practice
	AboutSchool             // Catalogue.School
	AboutEvent              // Catalogue.Event
	AboutGoingOut           // Catalogue.GoingOut
	numQuestions
)

var questions = enum.Table[Question]{Type: "response.Question", Names: []enum.Name{
	AboutTruck:     {Word: "truck", English: "heavy truck", Chinese: "重型货车"},
	AboutMachine:   {Word: "machine", English: "non-road machine", Chinese: "非道路移动机械"},
	AboutMuckTruck: {Word: "muck-truck", English: "truck with waste, muck or sand", Chinese: "散装物料运输车辆"},
	AboutVehicle:   {Word: "vehicle", English: "vehicle", Chinese: "机动车"},
	AboutWork:      {Word: "work", English: "work, duty or activity", Chinese: "工作、执勤、作业、活动"},
	AboutPractice:  {Word: "practice", English: "practice", Chinese: "行为"},
	AboutSchool:    {Word: "school", English: "school activity", Chinese: "学校活动"},
	AboutEvent:     {Word: "event", English: "event", Chinese: "大型活动"},
	AboutGoingOut:  {Word: "going-out", English: "going out", Chinese: "外出"},
}}

// Verdict says whether something may go on (结论). Verdicts compare with <, the strictest being the highest. The zero value is no answer.
type Verdict uint8

// The verdicts.
const (
	NoVerdict    Verdict = iota
	Unrestricted         // nothing restricts it
	Reduce               // as little as possible (减少、尽量)
	Avoid                // not to be done, as advice (避免、建议停止)
	Stop                 // not to be done (停止、禁止)
)

var verdicts = enum.Table[Verdict]{Type: "response.Verdict", Names: []enum.Name{
	NoVerdict:    {Word: "none", English: "no answer", Chinese: "无"},
	Unrestricted: {Word: "unrestricted", English: "not restricted", Chinese: "不限制"},
	Reduce:       {Word: "reduce", English: "as little as possible", Chinese: "减少"},
	Avoid:        {Word: "avoid", English: "avoid", Chinese: "避免"},
	Stop:         {Word: "stop", English: "stop", Chinese: "停止", Also: []string{"禁止", "停用"}},
}}

// traits returns the traits that users can state in the question.
func (q Question) traits() Traits {
	if q >= numQuestions {
		return 0
	}
	return askable[q]
}
