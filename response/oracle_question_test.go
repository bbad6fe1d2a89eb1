package response_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// The oracle answers each question for facts that are all known, by the sentences of the plan, one if for each, and by what readings.md
// says of them. It uses none of the catalogue.

// sentence is a sentence of the plan that applies, under the identifier of its measure, and what it says of what is asked: not restricted
// where it would apply but for an exception of its own, which frees from no other sentence.
type sentence struct {
	id      string
	verdict response.Verdict
}

type sentences []sentence

func (s *sentences) say(id string, v response.Verdict) { *s = append(*s, sentence{id, v}) }

// unless says the sentence, or where it is excepted that it would apply.
func (s *sentences) unless(excepted bool, id string, v response.Verdict) {
	if excepted {
		v = response.Unrestricted
	}
	s.say(id, v)
}

// strictest returns the verdict over all sentences that apply.
func (s sentences) strictest() response.Verdict {
	v := response.Unrestricted
	for _, said := range s {
		v = max(v, said.verdict)
	}
	return v
}

func yes(f response.Fact) bool { return f == response.Yes }

// upTo reports whether a known standard is the bound or an older one; what is electric has none.
func upTo(bound, s response.Standard) bool { return s != response.Electric && s <= bound }

// lists are the measures that have the area's list and each firm's own plan carried out, by their levels: whatever a plan stops at a
// level binds, guarantee enterprises too.
var lists = map[response.Level]string{
	response.III: "iii-industry-list", response.II: "ii-industry-list", response.I: "i-industry-list",
}

// stopsAny reports whether a plan stops anything at all.
func stopsAny(plan aqi.Optional[response.Stops]) bool {
	stops, known := plan.Get()
	return known && stops != response.Stops{}
}

// planStops reports whether a plan stops a standard at a level or a lower one.
func planStops(plan aqi.Optional[response.Stops], level response.Level, s response.Standard) bool {
	stops, _ := plan.Get()
	for at, bound := range stops {
		if response.Level(at) <= level && bound != response.UnknownStandard && upTo(bound, s) {
			return true
		}
	}
	return false
}

// 4.3.2.3: 采取……停用国Ⅳ及以下重型货车运输等措施; 小微涉气企业停用国Ⅳ及以下重型货车运输. 4.3.3.3: 矿山（含煤矿）、物流（除民生保障类）等涉及大宗物料运输
// （日载货车辆进出10辆次及以上）的企业，停止使用国Ⅳ及以下排放标准重型载货车辆（含燃气）运输（特种车辆、危险化学品车辆等除外）.
//
// Facts that contradict each other, a micro enterprise that is no enterprise, restrict.
func oracleTruck(level response.Level, t response.Truck) (s sentences) {
	site := t.Enterprise
	named := site.Industry == response.Steel || site.Industry == response.OtherMetallurgy
	for at, id := range lists {
		if !planStops(site.PlanTrucks, at, t.Standard) || level < at {
			continue
		}
		s.say(id, response.Stop)
		if at == response.III && named {
			s.say("iii-industry-metallurgy", response.Stop)
		}
	}
	if !upTo(response.ChinaIV, t.Standard) {
		return s
	}
	enterprise := site.Industry != response.NoEnterprise || yes(site.Micro) || stopsAny(site.PlanTrucks)
	if level >= response.III && yes(site.Micro) {
		s.say("iii-industry-micro", response.Stop)
	}
	trips, _ := site.Trips.Get()
	livelihood := site.Industry == response.Logistics && yes(site.Livelihood)
	if level >= response.II && enterprise && trips >= 10 {
		s.unless(livelihood || yes(t.Special) || yes(t.Dangerous), "ii-industry-bulk", response.Stop)
	}
	return s
}

// 4.3.3.3: 停止使用国Ⅱ及以下排放标准非道路移动机械（紧急检修作业机械除外）, once for plants and parks, once for everywhere. 4.3.4.3: 禁止使用国Ⅲ级以下排放标准
// 非道路移动机械.
func oracleMachine(bound response.BoundReading) func(response.Level, response.Machine) sentences {
	return func(level response.Level, m response.Machine) (s sentences) {
		for at, id := range lists {
			if level >= at && planStops(m.Enterprise.PlanMachines, at, m.Standard) {
				s.say(id, response.Stop)
			}
		}
		if level >= response.II && upTo(response.ChinaII, m.Standard) {
			s.unless(yes(m.Repair), "ii-mobile-machines", response.Stop)
		}
		if level >= response.II && upTo(response.ChinaII, m.Standard) && yes(m.PlantOrPark) {
			s.unless(yes(m.Repair), "ii-industry-machines", response.Stop)
		}
		if level >= response.I && upTo(response.ChinaIII, m.Standard) && (bound == response.Inclusive || m.Standard != response.ChinaIII) {
			s.say("i-mobile-machines", response.Stop)
		}
		return s
	}
}

// 4.3.2.3: 减少……散装物料运输车辆上路行驶. 4.3.3.3: 禁止……（清洁能源汽车和生活垃圾清运车辆除外）.
func oracleMuckTruck(level response.Level, t response.MuckTruck) (s sentences) {
	if !yes(t.LooseMaterial) {
		return nil
	}
	if level >= response.III {
		s.say("iii-mobile-muck-trucks", response.Reduce)
	}
	if level >= response.II {
		s.unless(yes(t.CleanEnergy) || yes(t.DomesticWaste), "ii-mobile-muck-trucks", response.Stop)
	}
	return s
}

// 4.3.1.2: 重污染天气预警期间，可采取在特定区域内禁行柴油车辆……等措施. 4.3.4.3: 结合实际情况划定柴油车辆禁行区域.
func oracleVehicle(level response.Level, v response.Vehicle) (s sentences) {
	if level >= response.III && v.Fuel == "diesel" && yes(v.InZone) {
		s.say("general-mobile-zones", response.Stop)
	}
	if level >= response.I && v.Fuel == "diesel" && yes(v.InZone) {
		s.say("i-mobile-zones", response.Stop)
	}
	return s
}

func among(t response.Trait, of ...response.Trait) bool { return slices.Contains(of, t) }

// 4.3.2.3: 施工工地应采取禁止混凝土搅拌、建筑拆除、渣土车运输、土石方作业等管控措施; 砖厂、砂石场、白灰场停止露天作业; 督导相关企业停止室外喷涂、粉刷、切割、焊接等作业.
// 4.3.2.1 (2): 减少户外运动和室外作业时间. 4.3.3.1 (1): 减少户外活动. 4.3.4.1 (1): 室外工作、执勤、作业、活动等人员临时停止作业.
func oracleWork(level response.Level, w response.Work) (s sentences) {
	dusty := among(w.Task, "concrete-mixing", "demolition", "muck-transport", "earthwork")
	if level >= response.III && w.Place == "construction-site" && dusty {
		s.say("iii-dust-sites", response.Stop)
	}
	if !yes(w.Outdoors) {
		return s
	}
	if level >= response.III && among(w.Place, "brick-yard", "sand-yard", "lime-yard") {
		s.say("iii-dust-yards", response.Stop)
	}
	if level >= response.III && among(w.Task, "spraying", "painting", "cutting", "welding") {
		s.say("iii-other-outdoor-work", response.Stop)
	}
	if level >= response.III {
		s.say("iii-health-public", response.Reduce)
	}
	if level >= response.II {
		s.say("ii-health-public", response.Reduce)
	}
	if level >= response.I {
		s.say("i-health-workers", response.Stop)
	}
	return s
}

// 4.3.2.3: 严格落实农作物秸秆、树叶、垃圾等露天禁烧措施, a ban that exists without a response; 全面禁止露天烧烤; 禁止燃放烟火爆竹. 4.3.4.2, advice: 停止开放景观灯光.
func oraclePractice(level response.Level, p response.Trait) (s sentences) {
	if among(p, "straw-burning", "leaf-burning", "waste-burning") {
		s.say("iii-other-burning", response.Stop)
	}
	if level >= response.III && p == "open-barbecue" {
		s.say("iii-other-barbecue", response.Stop)
	}
	if level >= response.III && p == "fireworks" {
		s.say("iii-other-fireworks", response.Stop)
	}
	if level >= response.I && p == "landscape-lighting" {
		s.say("i-advice-lights", response.Avoid)
	}
	return s
}

// 4.3.2.1 (3): 尽量安排室内课程. 4.3.3.1 (2): 停止户外课程和活动. 4.3.4.1 (2): 指导有条件的各级各类学校（幼儿园）停课……停课不停学.
func oracleSchool(level response.Level, a response.SchoolActivity) (s sentences) {
	if level >= response.III && a.Lesson == "outdoor-lesson" {
		s.say("iii-health-schools", response.Reduce)
	}
	if level >= response.II && a.Lesson == "outdoor-lesson" {
		s.say("ii-health-schools", response.Stop)
	}
	if level >= response.I && a.Lesson != "other" && yes(a.Conditions) {
		s.say("i-health-schools", response.Stop)
	}
	return s
}

// 4.3.2.1 (4): 停止举办大型群众性户外活动. 4.3.4.1 (3): 建议停止所有户外大型活动.
func oracleEvent(level response.Level, e response.Event) (s sentences) {
	if level >= response.III && yes(e.Outdoors) && yes(e.Large) && yes(e.Mass) {
		s.say("iii-health-events", response.Stop)
	}
	if level >= response.I && yes(e.Outdoors) && yes(e.Large) {
		s.say("i-health-events", response.Avoid)
	}
	return s
}

// 4.3.2.1 (1)–(2): 易感人群尽量留在室内，减少户外运动; 一般人群减少户外运动. 4.3.3.1 (1): ……避免户外活动；一般人群减少户外活动. 4.3.4.1 (1): 一般人群应避免户外活动.
func oracleGoingOut(level response.Level, sensitive response.Fact) (s sentences) {
	if level >= response.III && yes(sensitive) {
		s.say("iii-health-sensitive", response.Reduce)
	}
	if level >= response.III {
		s.say("iii-health-public", response.Reduce)
	}
	if level >= response.II && yes(sensitive) {
		s.say("ii-health-sensitive", response.Avoid)
	}
	if level >= response.II {
		s.say("ii-health-public", response.Reduce)
	}
	if level >= response.I {
		s.say("i-health-public", response.Avoid)
	}
	return s
}
