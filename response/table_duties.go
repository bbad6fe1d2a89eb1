package response

import "github.com/clearsky-go/clearsky/aqi"

// kashgarDuty returns a duty without a term.
func kashgarDuty(id, place string, occasion Occasion, by, to []string, chinese, english string) Duty {
	return Duty{
		ID: id, Clause: clause(place), Occasion: occasion, By: by, To: append([]string{}, to...),
		Text: aqi.Text{Chinese: chinese, English: english},
	}
}

func regionalDuty(d Duty) Duty {
	d.Regional = true
	return d
}

func partyIDs(ids ...string) []string { return ids }

// kashgarDuties returns the duties that the chapters on responses and on readiness set, in the order in which a response meets
// them, then the standing ones.
func kashgarDuties() []Duty {
	duty, regional := kashgarDuty, regionalDuty
	ifNeeded := func(d Duty) Duty { d.IfNeeded = true; return d }
	within := func(t Term, d Duty) Duty { d.Term = t; return d }
	with := func(d Duty, contents ...aqi.Text) Duty { d.Contents = contents; return d }
	by, to := partyIDs, partyIDs
	return []Duty{
		regional(duty("member-start", "4.2", AtStart, by("member-units"), to("office"),
			"指挥部各成员单位在接到喀什区域预警信息后，应立即启动本行业应急预案，开展相应工作，进行督促检查，加强对本行业应急措施实施的组织管理，并及时向指挥部办公室报告应急措施落实情况。",
			"On the prefecture's alert the member units start the plans of their trades at once, set to work, supervise and inspect, manage how their trades carry out the measures, and report in time to the headquarters office how they are carried out.")),
		regional(duty("regional-start", "4.3.5", AtStart, by("member-units", "counties"), nil,
			"喀什区域预警发布后，应急指挥部成员单位和相关县市按照各自职责，迅速启动相应级别应急响应，落实应急值守制度；",
			"Once the prefecture's alert is issued, the member units and the counties concerned quickly start the response of that level, each by its duties, and keep emergency duty.")),
		regional(duty("on-site-teams", "4.3.5", AtStart, by("headquarters"), to("counties"),
			"派出现场工作组和技术力量，赴相关县市督促指导应急响应工作；",
			"On-site teams and technical staff are sent to the counties concerned to supervise and guide the response.")),
		regional(duty("assess-measures", "4.3.5", Throughout, by("headquarters"), to("counties"),
			"根据实际情况组织评估重污染天气应急减排措施的效果，及时督促补充完善应急响应措施。",
			"As the situation asks, the effect of the emergency reduction measures is assessed, and the measures are supplemented in time.")),
		duty("round-the-clock-duty", "6.1", Throughout, by("member-units"), nil,
			"启动应急响应后，指挥部成员单位应坚持24小时值班，保持通信畅通。",
			"Once a response has started, the member units keep duty round the clock and stay within reach."),
		duty("contacts", "6.8", Throughout, by("counties", "departments"), nil,
			"各县市人民政府及有关部门建立重污染天气应急值守制度，健全通信和信息保障机制，明确重污染天气应急负责人和联络员，并保持24小时通信畅通，确保应急信息和指令及时有效传达。",
			"County governments and departments keep emergency duty, name who is in charge and who is the contact, and stay within reach round the clock, so that information and orders pass in time."),
		duty("inform-members", "5.1", Throughout, by("office"), to("member-units", "counties"),
			"指挥部办公室根据实时监测、预警预报、应急响应等情况，及时向指挥部成员单位和有关县市通报情况。",
			"The headquarters office informs member units and the counties concerned in time of monitoring, alerts, forecasts and the response."),
		duty("records", "5.2", Throughout, by("counties", "departments", "enterprises"), nil,
			"各县市及相关部门和企业应做好重污染天气应急过程记录，建立台账制度。",
			"Counties, departments and enterprises record the course of the response and keep the records."),
		within(Term{Days: 1}, with(duty("daily-report", "5.1", EachDay, by("counties", "member-units"), to("office"),
			"各县市及成员单位按职责要求，在启动重污染天气应急响应期间，向指挥部办公室每日报送前1日应急响应情况。",
			"While a response lasts, counties and member units report to the headquarters office every day, by their duties, the response of the day before."),
			aqi.Text{Chinese: "前1日应急响应情况", English: "the response of the day before"})),
		duty("notify-end", "4.4", AtEnd, by("member-units", "counties"), to("responders"),
			"预警解除即响应终止，应急指挥部各成员单位、各县市人民政府负责通知采取响应措施的单位终止响应。",
			"When the alert is lifted the response ends; member units and county governments tell the units that took measures to end them."),
		within(Term{Days: 1}, with(duty("closing-report", "5.1", AfterEnd, by("heavy-counties"), to("office"),
			"每次重污染天气应急响应解除后1日内，发生重污染天气的县市向指挥部办公室报送相关信息",
			"Within one day after each response is lifted, the counties that had heavy pollution report to the headquarters office."),
			aqi.Text{Chinese: "重污染天气预警发布情况", English: "the alerts issued"},
			aqi.Text{Chinese: "预警持续时间", English: "how long they lasted"},
			aqi.Text{Chinese: "各部门响应情况", English: "how the departments responded"},
			aqi.Text{Chinese: "企业措施落实情况", English: "how enterprises carried out the measures"})),
		with(duty("evaluation", "5.2", AfterEnd, by("office"), nil,
			"应急响应终止后，指挥部办公室及时组织评估措施落实情况及效果，进一步分析造成重污染天气的原因与污染扩散情况，对造成的后续影响开展评估，总结工作经验和不足，提出对策建议。",
			"After the response has ended, the headquarters office in time has the measures and their effect evaluated, the causes and the spread of the pollution analysed, its after-effects assessed, draws lessons and proposes remedies."),
			aqi.Text{Chinese: "措施落实情况及效果", English: "how measures were carried out, and their effect"},
			aqi.Text{Chinese: "造成重污染天气的原因与污染扩散情况", English: "the causes and the spread of the pollution"},
			aqi.Text{Chinese: "后续影响", English: "after-effects"},
			aqi.Text{Chinese: "工作经验和不足", English: "experience and shortcomings"},
			aqi.Text{Chinese: "对策建议", English: "proposals"}),
		duty("inform-public", "5.2", AfterEnd, by("office"), to("general-public"),
			"同时依托广播、电视、报刊、网络等多种渠道，通过举行新闻发布会等方式，及时、准确、客观向社会发布预警信息和应对情况，主动回应社会关切，澄清不实信息，正确引导舆论。",
			"By broadcast, television, press and network, and by press conferences, the public is told of alerts and of the response in time, accurately and fairly."),
		within(Term{Month: 10, Day: 31}, ifNeeded(duty("great-revision", "5.2", AfterEnd, by("counties", "departments", "enterprises"), nil,
			"根据总结评估结果，应急预案、实施方案需进行重大调整的，应在当年10月底前完成修订和报备工作。",
			"Where the evaluation shows that plans must change greatly, they are revised and filed by the end of October of that year."))),

		within(Term{Month: 9, Day: 15}, duty("yearly-lists", "8.5", EachYear, by("counties"), to("office"),
			"每年9月15日前将辖区内应急减排项目清单报指挥部办公室",
			"By 15 September of every year the list of emergency reduction items is reported to the headquarters office.")),
		duty("list-update", "4.3.1 (2)", Regularly, by("counties"), nil,
			"每年动态更新应急减排清单。",
			"The lists of emergency reduction are updated every year."),
		duty("publicity", "8.2", Regularly, by("counties", "member-units"), to("general-public"),
			"各县市人民政府和指挥部成员单位要充分利用各种宣传资源，全方位、多途径加大重污染天气应急预案的宣传引导。",
			"County governments and member units make the plan widely known by every means."),
		duty("training", "8.2", Regularly, by("enterprises"), nil,
			"企业要加强应急操作方案的培训演练工作，确保应急措施落实到位。",
			"Enterprises train and drill their operating plans, so that the measures are carried out."),
		duty("drills", "8.3", Regularly, by("counties"), nil,
			"各县市人民政府应定期组织预案演练，明确演练目的、方式、参与人员、内容、规则以及场景等，重点检验重污染天气预警信息发布、应急响应措施落实、监督检查执行等情况，演练后要及时进行总结评估，提出改进建议，完善应急措施和机制。",
			"County governments regularly hold drills of the plan and evaluate them in time."),
		duty("file-county-plan", "8.4", OnChange, by("counties"), to("office", "local-emergency"),
			"各县市重污染天气应急预案应向地区指挥部办公室和当地应急管理部门备案。",
			"The counties' plans are filed with the prefecture's headquarters office and the local emergency management department."),
		duty("file-member-plan", "8.4", OnChange, by("member-units"), to("office"),
			"重污染天气指挥部相关成员单位应制定本部门重污染天气应急响应专项实施方案，并报指挥部办公室备案。",
			"Member units draw up their departments' plans and file them with the headquarters office."),
		duty("file-enterprise-plan", "8.4", OnChange, by("enterprises"), to("local-ecology"),
			"涉气企业应及时修订完善本单位重污染天气应急响应操作方案和“一厂一策”公示牌，修订后需报当地生态环境部门备案；",
			"Enterprises keep their operating plans and their placards up to date in time and file them with the local ecology and environment department."),
		duty("file-expert-opinion", "8.4", OnChange, by("key-enterprises"), to("local-ecology"),
			"其中重点涉气企业操作方案经相关专家评估后，连同专家意见报当地生态环境部门备案。",
			"Key enterprises have their plans assessed by experts and file them together with the experts' opinion."),
		duty("revise-plan", "8.5", OnChange, by("office", "counties", "member-units", "enterprises"), nil,
			"有关法律、行政法规、规章、标准、上位预案中的有关规定发生变化，或应急预案制定单位认为应当修订的，要及时进行修订",
			"Where laws, regulations, rules, standards or a superior plan change, or those who made the plan find it necessary, it is revised in time."),
	}
}
