package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Kind is a kind of measure (4.3). The zero value is none.
type Kind uint8

// The kinds, in the plan's order.
const (
	General          Kind = iota + 1 // 总体管控: how sources are controlled in general, at no level (4.3.1)
	HealthProtection                 // 健康防护措施
	Advisory                         // 倡议性减排措施
	Mandatory                        // 强制性减排措施
)

// Addressee is who must take a measure, or refrain from something. The zero value is none.
type Addressee uint8

// The addressees.
const (
	GeneralPublic       Addressee = iota + 1 // 一般人群、公众
	SensitiveGroups                          // 易感人群
	Schools                                  // 各级各类学校（幼儿园）
	MedicalInstitutions                      // 医疗卫生机构
	EventOrganisers                          // 大型户外活动举办者
	OutdoorWorkers                           // 室外工作、执勤、作业、活动等人员
	Employers                                // 企事业单位
	Authorities                              // 部门和县市: who supervises, publicises or carries out
	Industries                               // 涉气工业企业
	SteelAndMetallurgy                       // 钢铁、其他冶金行业
	MicroEnterprises                         // 小微涉气企业
	BulkHaulers                              // 涉及大宗物料运输的企业
	GradedEnterprises                        // A级、B级和引领性企业
	MachineOperators                         // 非道路移动机械使用者
	MuckHaulers                              // 建筑垃圾、渣土、砂石等散装物料运输
	VehicleOwners                            // 机动车
	ConstructionSites                        // 施工工地
	Yards                                    // 砖厂、砂石场、白灰场
	RoadCleaners                             // 道路保洁
	Caterers                                 // 餐饮
	SeasonalEnterprises                      // 季节性调控企业
	OutdoorWorkFirms                         // 室外喷涂、粉刷、切割、焊接作业的企业
	LightOperators                           // 景观灯光管理者
	Everyone                                 // 不论何人: open burning, fireworks
)

var (
	kinds = enum.Table[Kind]{Type: "response.Kind", Names: []enum.Name{
		General:          {Word: "general", English: "General control", Chinese: "总体管控"},
		HealthProtection: {Word: "health-protection", English: "Health protection", Chinese: "健康防护措施", Also: []string{"健康防护"}},
		Advisory:         {Word: "advisory", English: "Advisory reduction", Chinese: "倡议性减排措施", Also: []string{"倡议性", "倡议性措施"}},
		Mandatory:        {Word: "mandatory", English: "Mandatory reduction", Chinese: "强制性减排措施", Also: []string{"强制性", "强制性措施"}},
	}}
	addressees = enum.Table[Addressee]{Type: "response.Addressee", Names: []enum.Name{
		GeneralPublic:       {Word: "general-public", English: "General public", Chinese: "公众"},
		SensitiveGroups:     {Word: "sensitive-groups", English: "Sensitive groups", Chinese: "易感人群"},
		Schools:             {Word: "schools", English: "Schools and kindergartens", Chinese: "学校（幼儿园）"},
		MedicalInstitutions: {Word: "medical-institutions", English: "Medical institutions", Chinese: "医疗卫生机构"},
		EventOrganisers:     {Word: "event-organisers", English: "Organisers of outdoor events", Chinese: "户外活动举办者"},
		OutdoorWorkers:      {Word: "outdoor-workers", English: "People working outdoors", Chinese: "室外作业人员"},
		Employers:           {Word: "employers", English: "Employers", Chinese: "企事业单位"},
		Authorities:         {Word: "authorities", English: "Authorities", Chinese: "部门和县市"},
		Industries:          {Word: "industries", English: "Industrial enterprises", Chinese: "涉气工业企业"},
		SteelAndMetallurgy:  {Word: "steel-and-metallurgy", English: "Steel and other metallurgy", Chinese: "钢铁和其他冶金行业"},
		MicroEnterprises:    {Word: "micro-enterprises", English: "Micro enterprises", Chinese: "小微涉气企业"},
		BulkHaulers:         {Word: "bulk-haulers", English: "Enterprises with bulk transport", Chinese: "大宗物料运输企业"},
		GradedEnterprises:   {Word: "graded-enterprises", English: "A, B and leading enterprises", Chinese: "A级、B级和引领性企业"},
		MachineOperators:    {Word: "machine-operators", English: "Operators of non-road machines", Chinese: "非道路移动机械使用者"},
		MuckHaulers:         {Word: "muck-haulers", English: "Hauliers of waste, muck and sand", Chinese: "散装物料运输者"},
		VehicleOwners:       {Word: "vehicle-owners", English: "Vehicle owners", Chinese: "机动车使用者"},
		ConstructionSites:   {Word: "construction-sites", English: "Construction sites", Chinese: "施工工地"},
		Yards:               {Word: "yards", English: "Brick, sand and gravel, lime yards", Chinese: "砖厂、砂石场、白灰场"},
		RoadCleaners:        {Word: "road-cleaners", English: "Road cleaning", Chinese: "道路保洁单位"},
		Caterers:            {Word: "caterers", English: "Caterers", Chinese: "餐饮单位"},
		SeasonalEnterprises: {Word: "seasonal-enterprises", English: "Enterprises under seasonal control", Chinese: "季节性调控企业"},
		OutdoorWorkFirms:    {Word: "outdoor-work-firms", English: "Enterprises that spray or weld outdoors", Chinese: "室外喷涂、焊接等作业企业"},
		LightOperators:      {Word: "light-operators", English: "Operators of landscape lighting", Chinese: "景观灯光管理者"},
		Everyone:            {Word: "everyone", English: "Everyone", Chinese: "任何单位和个人"},
	}}
)
