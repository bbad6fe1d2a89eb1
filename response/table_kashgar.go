package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

var kashgarPlan = alert.Kashgar().Title.Chinese

// kashgarMeasures returns the measures of Kashgar's plan in its order: the general ones of 4.3.1.2 and 4.3.1.3, then those of
// 4.3.2 to 4.3.4. Every Chinese text is a piece of the plan, character for character. 4.3.2.2 has no (1) in print; its first
// item is cited as if it had.
func kashgarMeasures() []Measure {
	return slices.Concat(kashgarGeneral(), kashgarYellow(), kashgarOrange(), kashgarRed())
}

// kashgarPart fills in what the entries under a heading, or in one of its named paragraphs, have in common.
func kashgarPart(where string, level Level, kind Kind, sector Sector, entries ...Measure) []Measure {
	for i := range entries {
		m := &entries[i]
		m.Level, m.Kind, m.Sector = level, kind, sector
		if item := m.Clause.Number; item != "" {
			m.Clause.Number = where + " " + item
		} else {
			m.Clause.Number = where
		}
	}
	return entries
}

// kashgarEntry is a measure without what kashgarPart fills in. The item is empty where the plan numbers none.
func kashgarEntry(id, item, to, chinese, english string, departments ...string) Measure {
	return Measure{
		ID: id, Clause: aqi.Clause{Document: kashgarPlan, Number: item}, Addressee: to,
		Departments: departments, Text: aqi.Text{Chinese: chinese, English: english},
	}
}

// optional marks a measure of which the plan says that it may be taken (可).
func optional(m Measure) Measure {
	m.Optional = true
	return m
}

func outsideFreezing(m Measure) Measure {
	m.NotFreezing = true
	return m
}

func kashgarGeneral() []Measure {
	return slices.Concat(
		kashgarPart("4.3.1.2", NoResponse, General, Mobile,
			kashgarEntry("general-mobile-limit", "", "authorities",
				"移动源管控应限制高排放车辆和非道路移动机械使用等措施。",
				"The control of mobile sources should restrict the use of high-emission vehicles and non-road mobile machines, and take similar measures."),
			kashgarEntry("general-mobile-extent", "", "authorities",
				"高排放车辆限行范围不应局限在主城区；",
				"The area in which high-emission vehicles are restricted should not be confined to the main urban area."),
			kashgarEntry("general-mobile-bulk", "", "bulk-haulers",
				"涉及大宗原材料及产品运输的重点用车企业，应制定错峰运输方案，源头管控高排放车辆；",
				"Enterprises that are key users of vehicles, with transport of bulk raw materials and products, should draw up plans for staggered transport and control high-emission vehicles at the source."),
			optional(kashgarEntry("general-mobile-zones", "", "authorities",
				"重污染天气预警期间，可采取在特定区域内禁行柴油车辆、禁止使用高排放非道路移动机械等措施；",
				"During an alert for heavy-pollution weather, measures may be taken such as banning diesel vehicles from certain areas and forbidding the use of high-emission non-road mobile machines.")),
			optional(kashgarEntry("general-mobile-season", "", "authorities",
				"重污染天气高发频发期，可采取重点区域高排放车辆绕行、限行等管控措施；",
				"In the season when heavy-pollution weather is frequent, control measures may be taken such as diverting high-emission vehicles around key areas and restricting them there.")),
			kashgarEntry("general-mobile-travel", "", "general-public",
				"倡导公众减少出行和使用公共交通出行。",
				"The public is encouraged to travel less and to travel by public transport."),
		),
		kashgarPart("4.3.1.3", NoResponse, General, Dust,
			kashgarEntry("general-dust", "", "authorities",
				"扬尘源管控主要通过控制施工扬尘和道路扬尘实现。",
				"Sources of dust are controlled mainly by controlling dust from construction and from roads."),
			kashgarEntry("general-dust-sites", "", "construction-sites",
				"施工扬尘控制应采取禁止混凝土搅拌、建筑拆除、渣土车运输、土石方作业等措施；",
				"To control dust from construction, measures should be taken such as forbidding concrete mixing, demolition of buildings, transport by muck trucks, and earthwork."),
			kashgarEntry("general-dust-yards", "", "yards",
				"砖厂、砂石场、白灰场停止露天作业。",
				"Brick yards, sand and gravel yards and lime yards stop open-air work."),
			kashgarEntry("general-dust-roads", "", "road-cleaners",
				"道路扬尘控制应采取适当增加主干道路和易产生扬尘路段的机械清扫和洒水频次等措施。",
				"To control dust from roads, measures should be taken such as suitably more frequent mechanical sweeping and watering of main roads and of stretches prone to dust."),
		),
	)
}

func kashgarYellow() []Measure {
	// The list of departments at its end binds the whole paragraph.
	other := func(id, to, chinese, english string) Measure {
		return kashgarEntry(id, "", to, chinese, english, "housing", "agriculture", "police", "market", "ecology", "counties")
	}
	return slices.Concat(
		kashgarPart("4.3.2.1", III, HealthProtection, NoSector,
			kashgarEntry("iii-health-sensitive", "(1)", "sensitive-groups",
				"儿童、老年人和呼吸道疾病、心脑血管疾病及其他慢性疾病患者等易感人群尽量留在室内，减少户外运动。",
				"Sensitive groups, such as children, the elderly and people with diseases of the respiratory tract, cardiovascular and cerebrovascular diseases and other chronic diseases, stay indoors as far as possible and take less outdoor exercise."),
			kashgarEntry("iii-health-public", "(2)", "general-public",
				"一般人群减少户外运动和室外作业时间，如不可避免，应采取防护措施、缩短户外工作时间。",
				"The general population spends less time on outdoor exercise and outdoor work; where it cannot be avoided, protective measures should be taken and the time of outdoor work shortened."),
			kashgarEntry("iii-health-schools", "(3)", "schools",
				"各级各类学校（幼儿园）合理调整教学计划，尽量安排室内课程。",
				"Schools of all levels and kinds (kindergartens) adjust their teaching plans reasonably and arrange indoor lessons as far as possible."),
			kashgarEntry("iii-health-events", "(4)", "event-organisers",
				"重污染天气时应停止举办大型群众性户外活动。",
				"In heavy-pollution weather no large mass events should be held outdoors."),
			kashgarEntry("iii-health-publicity", "(5)", "authorities",
				"生态环境、卫生健康、教育等部门和各县市分别按行业和属地管理要求，加强对重污染天气应急、健康防护等方面科普知识的宣传。",
				"The departments of ecology and environment, health, education and others and every county and city, as required by management by sector and by locality, spread more popular knowledge of emergency response to heavy-pollution weather, health protection and the like.",
				"ecology", "health", "education", "counties"),
		),
		kashgarPart("4.3.2.2", III, Advisory, NoSector,
			kashgarEntry("iii-advice-travel", "(1)", "general-public",
				"倡导公众绿色出行，公众尽量乘坐公共交通工具或电动汽车出行",
				"The public is encouraged to travel green: to go by public transport or electric car as far as possible."),
			kashgarEntry("iii-advice-idling", "(1)", "vehicle-owners",
				"驻车及时熄火，减少车辆原地怠速运行时间。",
				"Switch off the engine promptly when parked, and let vehicles idle less."),
			kashgarEntry("iii-advice-consumption", "(2)", "everyone",
				"倡导公众绿色消费，单位和公众尽量减少涂料、油漆、溶剂等含挥发性有机物的原材料及产品使用。",
				"The public is encouraged to consume green: organisations and the public use as little as possible of raw materials and products that contain volatile organic compounds, such as coatings, paints and solvents."),
			outsideFreezing(kashgarEntry("iii-advice-cleaning", "(3)", "road-cleaners",
				"非冰冻期加强道路机械化清扫（冲洗）保洁频次和作业范围，减少交通扬尘污染。",
				"Outside the freezing season, sweep (wash) and clean roads by machine more often and over a wider area, to reduce pollution by dust from traffic.")),
			kashgarEntry("iii-advice-living", "(4)", "general-public",
				"倡导公众绿色生活，减少能源消耗。",
				"The public is encouraged to live green and to use less energy."),
		),
		kashgarPart("4.3.2.3 工业源减排措施", III, Mandatory, Industrial,
			kashgarEntry("iii-industry-list", "", "industries",
				"执行辖区重污染天气工业源应急减排清单黄色预警减排措施，采取降低生产负荷、限产、停产、降低装载量/装载频次、停用国Ⅳ及以下重型货车运输等措施。",
				"Carry out the yellow-alert measures of the area's list of emergency reductions by industrial sources in heavy-pollution weather, such as lowering the production load, limiting or stopping production, loading less or less often, and not using heavy trucks of China IV or below for transport."),
			kashgarEntry("iii-industry-metallurgy", "", "steel-and-metallurgy",
				"针对钢铁行业的焦炉、转炉、电炉、烧结机、球团、石灰窑工段，其他冶金行业的熔炼炉、回转窑、多膛炉和冶炼系统等行业/工段按照“一厂一策”要求，实施限产、停产、停用国Ⅳ及以下重型货车运输、大宗物料错峰运输等措施。",
				"For industries and process sections such as coke ovens, converters, electric furnaces, sintering machines, pelletising and lime kilns of the steel industry, and smelting furnaces, rotary kilns, multiple-hearth furnaces and smelting systems of other metallurgy, carry out measures as required by each plant's own plan, such as limiting or stopping production, not using heavy trucks of China IV or below for transport, and staggered transport of bulk materials."),
			kashgarEntry("iii-industry-micro", "", "micro-enterprises",
				"小微涉气企业停用国Ⅳ及以下重型货车运输。",
				"Small and micro enterprises with emissions to air do not use heavy trucks of China IV or below for transport."),
			kashgarEntry("iii-industry-inspection", "", "authorities",
				"此外，加强督查和执法检查，确保涉气工业企业按照“一厂一策”要求，采取降低生产负荷、停产、加强污染治理或大宗物料错峰运输等措施，减少大气污染物排放量。",
				"Besides, supervise and inspect for enforcement more strictly, to make sure that industrial enterprises with emissions to air take measures as required by each plant's own plan, such as lowering the production load, stopping production, treating pollution better or staggering the transport of bulk materials, and emit less air pollutants."),
		),
		kashgarPart("4.3.2.3 移动源减排措施", III, Mandatory, Mobile,
			kashgarEntry("iii-mobile-list", "", "vehicle-owners",
				"执行辖区重污染天气移动源应急减排清单黄色预警减排措施。",
				"Carry out the yellow-alert measures of the area's list of emergency reductions by mobile sources in heavy-pollution weather."),
			kashgarEntry("iii-mobile-inspection", "", "authorities",
				"加大不合格非道路移动机械监督检查频次，依法查处违法行为。",
				"Supervise and inspect more often for substandard non-road mobile machines, and deal with offences by law."),
			kashgarEntry("iii-mobile-muck-trucks", "", "muck-haulers",
				"减少建筑垃圾、渣土、砂石等散装物料运输车辆上路行驶。",
				"Fewer vehicles that carry loose materials such as construction waste, muck, sand and gravel are on the road."),
		),
		kashgarPart("4.3.2.3 扬尘源减排措施", III, Mandatory, Dust,
			kashgarEntry("iii-dust-list", "", "construction-sites",
				"执行辖区重污染天气扬尘源应急减排清单黄色预警减排措施。",
				"Carry out the yellow-alert measures of the area's list of emergency reductions by sources of dust in heavy-pollution weather."),
			kashgarEntry("iii-dust-sites", "", "construction-sites",
				"施工工地应采取禁止混凝土搅拌、建筑拆除、渣土车运输、土石方作业等管控措施。",
				"Construction sites should take control measures such as forbidding concrete mixing, demolition of buildings, transport by muck trucks, and earthwork."),
			kashgarEntry("iii-dust-yards", "", "yards",
				"砖厂、砂石场、白灰场停止露天作业。",
				"Brick yards, sand and gravel yards and lime yards stop open-air work."),
		),
		kashgarPart("4.3.2.3 其他减排措施", III, Mandatory, OtherSector,
			other("iii-other-burning", "everyone",
				"严格落实农作物秸秆、树叶、垃圾等露天禁烧措施",
				"The ban on open burning of crop straw, leaves, waste and the like is strictly carried out."),
			other("iii-other-catering", "caterers",
				"加强餐饮油烟处理设施运行情况监管",
				"The running of equipment that treats cooking fumes of catering is supervised more strictly."),
			other("iii-other-barbecue", "everyone",
				"全面禁止露天烧烤",
				"Open-air barbecue is forbidden altogether."),
			other("iii-other-fireworks", "everyone",
				"禁止燃放烟火爆竹。",
				"Setting off fireworks and firecrackers is forbidden."),
			other("iii-other-seasonal", "seasonal-enterprises",
				"督导相关企业严格落实季节性调控生产措施。",
				"The enterprises concerned are supervised so that they strictly carry out the measures of seasonal control of production."),
			other("iii-other-outdoor-work", "outdoor-work-firms",
				"督导相关企业停止室外喷涂、粉刷、切割、焊接等作业。",
				"The enterprises concerned are supervised so that they stop outdoor work such as spraying, painting, cutting and welding."),
		),
	)
}

func kashgarOrange() []Measure {
	return slices.Concat(
		kashgarPart("4.3.3.1", II, HealthProtection, NoSector,
			kashgarEntry("ii-health-sensitive", "(1)", "sensitive-groups",
				"儿童、老年人和呼吸道、心脑血管疾病及其他慢性疾病患者尽量留在室内，避免户外活动；",
				"Children, the elderly and people with diseases of the respiratory tract, cardiovascular and cerebrovascular diseases and other chronic diseases stay indoors as far as possible and avoid outdoor activities."),
			kashgarEntry("ii-health-public", "(1)", "general-public",
				"一般人群减少户外活动。",
				"The general population takes part in fewer outdoor activities."),
			kashgarEntry("ii-health-schools", "(2)", "schools",
				"各级各类学校（幼儿园）停止户外课程和活动。",
				"Schools of all levels and kinds (kindergartens) stop outdoor lessons and activities."),
			kashgarEntry("ii-health-medical", "(3)", "medical-institutions",
				"医疗卫生机构加强对呼吸类疾病患者的防护宣传和就医指导。",
				"Medical and health institutions give people with respiratory diseases more information on protection and more guidance on seeking treatment."),
		),
		kashgarPart("4.3.3.2", II, Advisory, NoSector,
			kashgarEntry("ii-advice-travel", "(1)", "general-public",
				"建议公众绿色出行，尽量乘坐公共交通工具或电动汽车等方式出行，减少燃油私家车出行。",
				"The public is advised to travel green: to go by public transport, electric car and the like as far as possible, and less by private car with a combustion engine."),
			kashgarEntry("ii-advice-transit", "(2)", "authorities",
				"交通运输部门加大公共交通运力保障，合理增加城市主干道的公共交通工具的营运频次和营运时间。",
				"The transport departments secure more capacity of public transport, and reasonably add to the frequency and the hours of public transport on urban main roads.",
				"transport"),
			optional(kashgarEntry("ii-advice-staggered", "(3)", "employers",
				"企事业单位可根据空气污染情况实行错峰上下班。",
				"Enterprises and public institutions may stagger working hours according to the air pollution.")),
		),
		kashgarPart("4.3.3.3 工业源减排措施", II, Mandatory, Industrial,
			kashgarEntry("ii-industry-list", "", "industries",
				"执行辖区重污染天气工业源应急减排清单橙色预警减排措施。",
				"Carry out the orange-alert measures of the area's list of emergency reductions by industrial sources in heavy-pollution weather."),
			kashgarEntry("ii-industry-output", "", "industries",
				"加大各行业/工段限产、停产力度。",
				"Limit and stop production further in every industry and process section."),
			kashgarEntry("ii-industry-machines", "", "machine-operators",
				"工业企业厂区和工业园区内停止使用国Ⅱ及以下排放标准非道路移动机械（紧急检修作业机械除外）",
				"On the premises of industrial enterprises and in industrial parks, non-road mobile machines of emission standard China II or below are not used (except machines for emergency repairs)."),
			kashgarEntry("ii-industry-bulk", "", "bulk-haulers",
				"矿山（含煤矿）、物流（除民生保障类）等涉及大宗物料运输（日载货车辆进出10辆次及以上）的企业，停止使用国Ⅳ及以下排放标准重型载货车辆（含燃气）运输（特种车辆、危险化学品车辆等除外）。",
				"Enterprises with transport of bulk materials (10 or more trips of goods vehicles in and out a day), such as mines (coal mines included) and logistics (except for securing people's livelihood), do not use heavy goods vehicles of emission standard China IV or below (gas-fuelled included) for transport (except special vehicles, vehicles for dangerous chemicals and the like)."),
			kashgarEntry("ii-industry-monitoring", "", "graded-enterprises",
				"绩效分级A级、B级绩效等级和引领性企业，要参照《重污染天气重点行业应急减排措施制定技术指南》，完善监管监控体系。",
				"Enterprises of performance grade A or B and leading enterprises are to complete their systems of supervision and monitoring with reference to the Technical guide for drawing up emergency emission reduction measures of key industries in heavy-pollution weather."),
		),
		kashgarPart("4.3.3.3 移动源减排措施", II, Mandatory, Mobile,
			kashgarEntry("ii-mobile-list", "", "vehicle-owners",
				"执行辖区重污染天气移动源应急减排清单橙色预警减排措施。",
				"Carry out the orange-alert measures of the area's list of emergency reductions by mobile sources in heavy-pollution weather."),
			kashgarEntry("ii-mobile-transit", "", "authorities",
				"增加公共交通运力，保障市民出行。",
				"Add capacity of public transport, so that residents can travel."),
			kashgarEntry("ii-mobile-traffic", "", "authorities",
				"加强城市重点区域交通疏导",
				"Direct traffic more in key urban areas."),
			kashgarEntry("ii-mobile-machines", "", "machine-operators",
				"停止使用国Ⅱ及以下排放标准非道路移动机械（紧急检修作业机械除外）。",
				"Non-road mobile machines of emission standard China II or below are not used (except machines for emergency repairs)."),
			kashgarEntry("ii-mobile-muck-trucks", "", "muck-haulers",
				"禁止建筑垃圾、渣土、砂石等散装物料运输车辆上路行驶（清洁能源汽车和生活垃圾清运车辆除外）。",
				"Vehicles that carry loose materials such as construction waste, muck, sand and gravel are banned from the road (except clean-energy vehicles and vehicles that collect domestic waste)."),
		),
	)
}

func kashgarRed() []Measure {
	return slices.Concat(
		kashgarPart("4.3.4.1", I, HealthProtection, NoSector,
			kashgarEntry("i-health-public", "(1)", "general-public",
				"一般人群应避免户外活动；",
				"The general population should avoid outdoor activities."),
			kashgarEntry("i-health-workers", "(1)", "outdoor-workers",
				"室外工作、执勤、作业、活动等人员临时停止作业。",
				"People in outdoor work, duty, operations, activities and the like suspend their work for the time being."),
			kashgarEntry("i-health-schools", "(2)", "schools",
				"当地教育部门根据环境空气质量情况，指导有条件的各级各类学校（幼儿园）停课，并合理安排停课期间学生的学习，做到停课不停学。",
				"The local education departments, according to the ambient air quality, guide schools of all levels and kinds (kindergartens) whose conditions allow to suspend classes, and reasonably arrange the pupils' learning for the time of the suspension: classes stop, learning does not.",
				"education"),
			kashgarEntry("i-health-events", "(3)", "event-organisers",
				"建议停止所有户外大型活动。",
				"It is advised to stop all large outdoor events."),
		),
		kashgarPart("4.3.4.2", I, Advisory, NoSector,
			kashgarEntry("i-advice-power", "(1)", "everyone",
				"节约用电",
				"Save electricity."),
			kashgarEntry("i-advice-lights", "(1)", "light-operators",
				"停止开放景观灯光。",
				"Keep landscape lighting off."),
			optional(kashgarEntry("i-advice-flexible", "(2)", "employers",
				"企事业单位可根据空气污染情况采取错峰上下班、调休和远程办公等弹性工作方式。",
				"Enterprises and public institutions may, according to the air pollution, work flexibly, such as by staggered hours, days off in exchange and remote work.")),
		),
		kashgarPart("4.3.4.3 工业源减排措施", I, Mandatory, Industrial,
			kashgarEntry("i-industry-list", "", "industries",
				"执行辖区重污染天气工业源应急减排清单红色预警减排措施。",
				"Carry out the red-alert measures of the area's list of emergency reductions by industrial sources in heavy-pollution weather."),
		),
		kashgarPart("4.3.4.3 移动源减排措施", I, Mandatory, Mobile,
			kashgarEntry("i-mobile-list", "", "vehicle-owners",
				"执行辖区重污染天气移动源应急减排清单红色预警减排措施。",
				"Carry out the red-alert measures of the area's list of emergency reductions by mobile sources in heavy-pollution weather."),
			kashgarEntry("i-mobile-machines", "", "machine-operators",
				"禁止使用国Ⅲ级以下排放标准非道路移动机械",
				"The use of non-road mobile machines of emission standards up to China III is forbidden."),
			kashgarEntry("i-mobile-zones", "", "authorities",
				"结合实际情况划定柴油车辆禁行区域",
				"Areas where diesel vehicles are banned are designated according to the actual situation."),
			kashgarEntry("i-mobile-stricter", "", "authorities",
				"实施更加严格的机动车管控措施。",
				"Stricter measures to control motor vehicles are carried out."),
		),
	)
}
