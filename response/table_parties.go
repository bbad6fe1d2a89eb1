package response

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// kashgarParties returns those whom Kashgar's plan names: who owes and is owed something, the headquarters' 18 member units (2.1) in the
// plan's order with one more that a measure names, and those to whom measures are addressed, in the words of the measures.
func kashgarParties() []alert.Party {
	party := func(id, chinese, english string) alert.Party {
		return alert.Party{ID: id, Name: aqi.Text{Chinese: chinese, English: english}}
	}
	heavy := party("heavy-counties", "发生重污染天气的县市", "counties with heavy pollution")
	heavy.EachCounty, heavy.HeavyCounty = true, true
	counties, ecology := party("counties", "各县市", "counties"), party("county-ecology", "各县市生态环境部门", "the counties' ecology departments")
	counties.EachCounty, ecology.EachCounty = true, true
	units := party("member-units", "指挥部成员单位", "member units")
	units.Regional = true
	members := []alert.Party{
		party("publicity", "地委宣传部", "Publicity Department of the Prefecture Party Committee"),
		party("network", "网信办", "Cyberspace Affairs Office"),
		party("ecology", "地区生态环境局", "Prefecture Bureau of Ecology and Environment"),
		party("emergency", "应急管理局", "Bureau of Emergency Management"),
		party("weather", "气象局", "Meteorological Bureau"),
		party("development", "发展和改革委员会", "Development and Reform Commission"),
		party("industry", "工业和信息化局", "Bureau of Industry and Information Technology"),
		party("assets", "国有资产监督管理委员会", "State-owned Assets Supervision and Administration Commission"),
		party("health", "卫生健康委员会", "Health Commission"),
		party("police", "公安局", "Bureau of Public Security"),
		party("finance", "财政局", "Bureau of Finance"),
		party("housing", "住房和城乡建设局", "Bureau of Housing and Urban-Rural Development"),
		party("resources", "自然资源局", "Bureau of Natural Resources"),
		party("transport", "交通运输局", "Bureau of Transport"),
		party("agriculture", "农业农村局", "Bureau of Agriculture and Rural Affairs"),
		party("education", "教育局", "Bureau of Education"),
		party("communications", "通信管理办公室", "Communications Administration Office"),
		party("power", "国网新疆电力公司喀什供电公司", "Kashgar Power Supply Company of State Grid Xinjiang Electric Power"),
	}
	for i := range members {
		members[i].Member = true
	}
	return slices.Concat([]alert.Party{
		party("headquarters", "指挥部", "headquarters"),
		party("office", "指挥部办公室", "headquarters office"),
		units, counties, heavy, ecology,
		party("county-departments", "工信、住建、交通运输等部门", "departments of industry, housing, transport and others"),
		party("forecasters", "生态环境、气象部门", "ecology and weather departments"),
		party("media", "报刊、广播、电视、通信管理部门", "press, broadcast, television and communications departments"),
		party("departments", "有关部门", "departments"),
		party("department-in-charge", "相关行业管理部门", "department in charge"),
		party("local-ecology", "当地生态环境部门", "local ecology and environment department"),
		party("local-emergency", "当地应急管理部门", "local emergency management department"),
		party("discipline", "地区纪委监委", "commission for discipline inspection and supervision"),
		party("enterprises", "涉气企业", "enterprises with emissions to air"),
		party("key-enterprises", "重点涉气企业", "key enterprises"),
		party("emitters", "排放大气污染物的企事业单位", "enterprises and institutions with emissions to air"),
		party("listed-sources", "被列入重点大气排放源名单的企业", "enterprises on the list of key sources"),
		party("responders", "采取响应措施的单位", "units that took measures"),
	}, members, []alert.Party{
		party("market", "市场监督管理局", "Bureau of Market Regulation"),
		party("general-public", "公众", "general public"),
		party("sensitive-groups", "易感人群", "sensitive groups"),
		party("schools", "学校（幼儿园）", "schools and kindergartens"),
		party("medical-institutions", "医疗卫生机构", "medical institutions"),
		party("event-organisers", "户外活动举办者", "organisers of outdoor events"),
		party("outdoor-workers", "室外作业人员", "people working outdoors"),
		party("employers", "企事业单位", "employers"),
		party("authorities", "部门和县市", "authorities"),
		party("industries", "涉气工业企业", "industrial enterprises"),
		party("steel-and-metallurgy", "钢铁和其他冶金行业", "steel and other metallurgy"),
		party("micro-enterprises", "小微涉气企业", "micro enterprises"),
		party("bulk-haulers", "大宗物料运输企业", "enterprises with bulk transport"),
		party("graded-enterprises", "A级、B级和引领性企业", "A, B and leading enterprises"),
		party("machine-operators", "非道路移动机械使用者", "operators of non-road machines"),
		party("muck-haulers", "散装物料运输者", "hauliers of waste, muck and sand"),
		party("vehicle-owners", "机动车使用者", "vehicle owners"),
		party("construction-sites", "施工工地", "construction sites"),
		party("yards", "砖厂、砂石场、白灰场", "brick, sand and gravel, lime yards"),
		party("road-cleaners", "道路保洁单位", "road cleaning"),
		party("caterers", "餐饮单位", "caterers"),
		party("seasonal-enterprises", "季节性调控企业", "enterprises under seasonal control"),
		party("outdoor-work-firms", "室外喷涂、焊接等作业企业", "enterprises that spray or weld outdoors"),
		party("light-operators", "景观灯光管理者", "operators of landscape lighting"),
		party("everyone", "任何单位和个人", "everyone"),
	})
}
