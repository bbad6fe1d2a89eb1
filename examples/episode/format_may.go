package main

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// question is something to be asked of a catalogue, in words and as it is answered.
type question struct {
	words  aqi.Text
	answer response.Answer
}

// questions are the ones that the program asks as a demonstration.
func questions(c response.Catalogue, level response.Level) []question {
	truck := response.Truck{
		Standard: response.ChinaIV, Special: response.No, Dangerous: response.No,
		Enterprise: response.Enterprise{Industry: response.Mining, Micro: response.No, Listed: response.No},
	}
	fewTrips := truck
	fewTrips.Enterprise.Trips = aqi.Known(4)
	return []question{
		{
			aqi.Text{Chinese: "国Ⅳ重型货车为某矿山运输，日载货进出辆次不明", English: "A heavy truck of China IV to a mine, of which nobody knows the loaded trips a day"},
			c.Truck(level, truck),
		},
		{
			aqi.Text{Chinese: "同一辆车，已知日载货进出4辆次", English: "The same truck, once the mine is known to have 4 trips a day"},
			c.Truck(level, fewTrips),
		},
		{
			aqi.Text{Chinese: "哮喘患者（易感人群）外出", English: "A person with asthma, hence of a sensitive group, who wants to go out"},
			c.GoingOut(level, response.Yes),
		},
	}
}

// mayGoOn answers some questions at the highest level of the episode.
func (r responded) mayGoOn(l lang) string {
	level := r.highest()
	if level == response.NoResponse {
		return ""
	}
	text := l.sayf("\nWhat may go on at %s, the highest level of the episode: three examples 能否继续\n",
		"\n%s（本次最高级别）下能否继续：三例\n", l.only(level)) +
		l.say("  What is not known restricts, and the answer names it.\n", "  不明事项从严，并在答复中列明。\n")
	for _, q := range questions(r.plan.Catalogue, level) {
		text += "  " + l.text(q.words) + "\n" + indented("    ", l.text(r.plan.Catalogue.Explain(q.answer)))
	}
	return text
}
