package enterprise_test

import (
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

const kilogram = emission.Kilogram

// kiln is a lime kiln, graded C, whose plan reduces a tenth of what it emits at any level.
func kiln() enterprise.Profile {
	p := enterprise.Profile{
		ID: "kiln-2", Name: aqi.Text{Chinese: "某石灰厂", English: "A lime works"}, County: "653121",
		Designated: response.No, MajorProject: response.No, Grade: enterprise.C,
		Enterprise: response.Enterprise{
			Industry: response.OtherGuide, Livelihood: response.No, PlanTrucks: aqi.Known(response.Stops{}), PlanMachines: aqi.Known(response.Stops{}), Trips: aqi.Known(12),
		},
		Baseline: emission.AmountsOf(40*kilogram, 25*kilogram, 10*kilogram, 0),
	}
	for l := response.III; l <= response.I; l++ {
		p.Reductions = p.Reductions.With(l, emission.AmountsOf(4*kilogram, 2500*emission.Gram, 1*kilogram, 0))
	}
	return p
}

func ExampleRuleset_Classify() {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ruleset.Classify(kiln()))

	// Of a bakery everything decides: 100 kg a year together are micro still.
	bakery := enterprise.Profile{
		Designated: response.No, MajorProject: response.No, Coal: response.No, Oil: response.No,
		Enterprise: response.Enterprise{Industry: response.OtherIndustry},
		Annual: enterprise.Annual{
			NOx: aqi.Known(60 * kilogram), PM25: aqi.Known(30 * kilogram), VOCs: aqi.Known(10 * kilogram),
		},
	}
	fmt.Println(ruleset.Classify(bakery))

	bakery.Toxic, bakery.Annual.SO2 = response.No, aqi.Known[emission.Amount](0)
	fmt.Println(ruleset.Classify(bakery))
	// Output:
	// key enterprise: industry of the guide (4.3.1.1 (1))
	// undecided; not known: whether its emissions are toxic or harmful, annual SO2
	// micro enterprise: small emission without coal, oil or toxic substances (4.3.1.1 (2))
}

func ExampleRuleset_Obligation() {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	o, err := ruleset.Obligation(response.II, kiln())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(o.Basis, "of", o.Shares)
	fmt.Println("required:", o.Required)
	fmt.Println("short of it:", o.Shortfall())
	fmt.Println("mode:", o.Mode)
	for _, d := range ruleset.Duties(o) {
		fmt.Println("-", d.ID, d.Clause.Number)
	}
	// Output:
	// bound to the share of SO2 20 %, NOx 20 %, PM 20 %, VOCs 20 %
	// required: SO2 8 kg, NOx 5 kg, PM 2 kg, VOCs 0 kg
	// short of it: SO2 4 kg, NOx 2.5 kg, PM 1 kg, VOCs 0 kg
	// mode: by its own plan
	// - be-listed 4.3.1 (2)
	// - own-plan 4.3.1.1
	// - file-enterprise-plan 8.4
	// - placard 8.4
	// - file-expert-opinion 8.4
	// - training 8.2
	// - general-mobile-bulk 4.3.1.2
	// - meet-indicators 7
	// - records 5.2
	// - true-data 7
	// - true-records 7
	// - share 4.3.1 (1)
	// - iii-industry-list 4.3.2.3 工业源减排措施
	// - ii-industry-list 4.3.3.3 工业源减排措施
	// - general-mobile-limit 4.3.1.2
}

func ExampleRuleset_Notice() {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	p := kiln()
	o, err := ruleset.Obligation(response.II, p)
	if err != nil {
		fmt.Println(err)
		return
	}
	const from aqi.Stamp = 17_750_892 // 2026-01-05 20:00
	notice := ruleset.Notice(enterprise.Publication{
		Name: p.Name, County: alert.County{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}},
		Span: aqi.Span{From: from, Until: from + 48}, Provisional: true,
	}, o)
	fmt.Println(notice.English)
	fmt.Println()
	fmt.Println(notice.Chinese)
	// Output:
	// A lime works, Shufu: response level II, 2026-01-05 20:00 to 2026-01-07 20:00 (provisional: until further notice)
	// Class: key enterprise (industry of the guide, 4.3.1.1 (1)), C
	// Share: bound to the share (4.3.1 (1)), SO2 20 %, NOx 20 %, PM 20 %, VOCs 20 %
	// To reduce at least: SO2 8 kg, NOx 5 kg, PM 2 kg, VOCs 0 kg
	// Its own plan reduces: SO2 4 kg, NOx 2.5 kg, PM 1 kg, VOCs 0 kg
	// Owed in all: SO2 8 kg, NOx 5 kg, PM 2 kg, VOCs 0 kg
	// Production: by its own plan
	// Heavy trucks: China IV and below: stop (4.3.3.3 工业源减排措施; depends on: whether a special vehicle, whether it carries dangerous goods)
	// Non-road machines: China II and below: stop (4.3.3.3 移动源减排措施; 4.3.3.3 工业源减排措施; depends on: whether an emergency repair)
	// Report to: local ecology and environment department, where its plan is filed (8.4, the library's own rule)
	// - Every enterprise with emissions to air is on the list of emergency reduction, which is updated every year. (4.3.1 (2))
	// - Industrial enterprises on the list draw up a plan of their own. (4.3.1.1)
	// - Enterprises keep their operating plans and their placards up to date in time and file them with the local ecology and environment department. (8.4)
	// - Its placard is kept up to date, and filed when it is revised. (8.4)
	// - Key enterprises have their plans assessed by experts and file them together with the experts' opinion. (8.4)
	// - Enterprises train and drill their operating plans, so that the measures are carried out. (8.2)
	// - Enterprises that are key users of vehicles, with transport of bulk raw materials and products, should draw up plans for staggered transport and control high-emission vehicles at the source. (4.3.1.2)
	// - A graded industrial enterprise or green model construction site meets its indicators, or its grade is lowered. (7)
	// - Counties, departments and enterprises record the course of the response and keep the records. (5.2)
	// - Automatic monitoring data are not falsified. (7)
	// - Production records are not falsified. (7)
	// - Enterprises below the share, those of grade A and guarantee enterprises excepted, reduce more in time. (4.3.1 (1))
	// - Carry out the yellow-alert measures of the area's list of emergency reductions by industrial sources in heavy-pollution weather, such as lowering the production load, limiting or stopping production, loading less or less often, and not using heavy trucks of China IV or below for transport. (4.3.2.3 工业源减排措施)
	// - Carry out the orange-alert measures of the area's list of emergency reductions by industrial sources in heavy-pollution weather. (4.3.3.3 工业源减排措施)
	// - The control of mobile sources should restrict the use of high-emission vehicles and non-road mobile machines, and take similar measures. (4.3.1.2)
	//
	// 某石灰厂，疏附县：Ⅱ级响应，2026-01-05 20:00至2026-01-07 20:00（暂定，至另行通知）
	// 类别：重点企业（属《指南》重点行业，4.3.1.1 (1)），C级
	// 减排比例：执行减排比例（4.3.1 (1)），二氧化硫20%、氮氧化物20%、颗粒物20%、挥发性有机物20%
	// 应减排：二氧化硫8千克、氮氧化物5千克、颗粒物2千克、挥发性有机物0千克
	// 方案减排：二氧化硫4千克、氮氧化物2.5千克、颗粒物1千克、挥发性有机物0千克
	// 合计应完成：二氧化硫8千克、氮氧化物5千克、颗粒物2千克、挥发性有机物0千克
	// 生产方式：按一厂一策
	// 重型货车：国Ⅳ及以下停止（4.3.3.3 工业源减排措施；视以下事项而定：是否特种车辆、是否危险化学品车辆）
	// 非道路移动机械：国Ⅱ及以下停止（4.3.3.3 移动源减排措施；4.3.3.3 工业源减排措施；视以下事项而定：是否紧急检修作业）
	// 报告对象：当地生态环境部门（方案备案部门）（8.4，本库自定规则）
	// · 涉气企业应全部纳入重污染天气应急减排清单，实施分类管理，每年动态更新应急减排清单。（4.3.1 (2)）
	// · 纳入重污染天气应急减排清单的工业企业是制定“一厂一策”实施方案的主体，应规范、科学、合理制定实施方案。（4.3.1.1）
	// · 涉气企业应及时修订完善本单位重污染天气应急响应操作方案和“一厂一策”公示牌，修订后需报当地生态环境部门备案；（8.4）
	// · “一厂一策”公示牌，修订后需报当地生态环境部门备案；（8.4）
	// · 其中重点涉气企业操作方案经相关专家评估后，连同专家意见报当地生态环境部门备案。（8.4）
	// · 企业要加强应急操作方案的培训演练工作，确保应急措施落实到位。（8.2）
	// · 涉及大宗原材料及产品运输的重点用车企业，应制定错峰运输方案，源头管控高排放车辆；（4.3.1.2）
	// · 对已评定绩效等级的工业企业、绿色标杆工地等，未达到相应指标要求的，按规定降级处理。（7）
	// · 各县市及相关部门和企业应做好重污染天气应急过程记录，建立台账制度。（5.2）
	// · 自动监测数据造假、生产记录造假等行为的，由相关行业管理部门严格依法查处；（7）
	// · 生产记录造假等行为的，由相关行业管理部门严格依法查处；（7）
	// · 对未达到总体减排比例要求的企业（A级企业和保障类企业除外），应当及时加大应急减排力度；（4.3.1 (1)）
	// · 执行辖区重污染天气工业源应急减排清单黄色预警减排措施，采取降低生产负荷、限产、停产、降低装载量/装载频次、停用国Ⅳ及以下重型货车运输等措施。（4.3.2.3 工业源减排措施）
	// · 执行辖区重污染天气工业源应急减排清单橙色预警减排措施。（4.3.3.3 工业源减排措施）
	// · 移动源管控应限制高排放车辆和非道路移动机械使用等措施。（4.3.1.2）
}

func ExampleRuleset_Truck() {
	ruleset, err := enterprise.New(enterprise.Kashgar(), emission.Kashgar(), response.Kashgar())
	if err != nil {
		fmt.Println(err)
		return
	}
	p := kiln()
	truck := response.Truck{Standard: response.ChinaIV, Special: response.No, Dangerous: response.No}
	for l := response.III; l <= response.II; l++ {
		o, err := ruleset.Obligation(l, p)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(ruleset.Truck(o, truck))
	}

	// At level II a truck without a known standard stops, and the answer says what would have to be known.
	o, err := ruleset.Obligation(response.II, p)
	if err != nil {
		fmt.Println(err)
		return
	}
	truck.Standard = response.UnknownStandard
	fmt.Println(ruleset.Truck(o, truck))
	// Output:
	// heavy truck, level III: not restricted
	// heavy truck, level II: stop (ii-industry-bulk)
	// heavy truck, level II: stop (ii-industry-bulk); not known: emission standard
}
