package response_test

import (
	"fmt"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// How many measures there are at each level, and how many of them it adds.
func ExampleKashgar() {
	c := response.Kashgar()
	fmt.Println(c.Title.Chinese)
	count := func(level response.Level) (n, added int) {
		for m := range c.At(level, response.Filter{}) {
			if n++; m.Level == level {
				added++
			}
		}
		return n, added
	}
	for _, l := range c.Levels {
		n, added := count(l.Level)
		fmt.Println(l.Clause.Number, l.Alert.Chinese(), l.Level.Chinese(), n, "measures, own", added)
	}
	// Output:
	// 喀什地区重污染天气应急预案（修订版）
	// 4.1 (1) 黄色 Ⅲ级 26 measures, own 26
	// 4.1 (2) 橙色 Ⅱ级 43 measures, own 17
	// 4.1 (3) 红色 Ⅰ级 55 measures, own 12
}

// What schools are to do under a red alert. Measures add up, so those of levels III and II are among it.
func ExampleCatalogue_At() {
	c := response.Kashgar()
	level := c.LevelOf(alert.Red)
	for m := range c.At(level, response.Filter{Kind: response.HealthProtection, Addressee: "schools"}) {
		fmt.Println(m.Clause.Number, m.Level.Chinese(), m.Text.Chinese)
	}
	// Output:
	// 4.3.2.1 (3) Ⅲ级 各级各类学校（幼儿园）合理调整教学计划，尽量安排室内课程。
	// 4.3.3.1 (2) Ⅱ级 各级各类学校（幼儿园）停止户外课程和活动。
	// 4.3.4.1 (2) Ⅰ级 当地教育部门根据环境空气质量情况，指导有条件的各级各类学校（幼儿园）停课，并合理安排停课期间学生的学习，做到停课不停学。
}

// A mine's truck of China IV, at first without the number of its trips.
func ExampleCatalogue_Truck() {
	c := response.Kashgar()
	truck := response.Truck{
		Standard: response.ChinaIV, Special: response.No, Dangerous: response.No,
		Enterprise: response.Enterprise{Industry: response.Mining, Micro: response.No, PlanTrucks: aqi.Known(response.Stops{})},
	}
	fmt.Println(c.Truck(response.II, truck))
	truck.Enterprise.Trips = aqi.Known(9)
	fmt.Println(c.Truck(response.II, truck))
	truck.Enterprise.Trips = aqi.Known(10)
	fmt.Println(c.Truck(response.II, truck))
	fmt.Println(c.Truck(response.III, truck).Chinese())
	// Output:
	// heavy truck, level II: stop (ii-industry-bulk); not known: trips of goods vehicles a day
	// heavy truck, level II: not restricted
	// heavy truck, level II: stop (ii-industry-bulk)
	// 重型货车，Ⅲ级：不限制
}

// The exception for emergency repair does not reach level I.
func ExampleCatalogue_Machine() {
	c := response.Kashgar()
	m := response.Machine{
		Standard: response.ChinaII, Repair: response.Yes, Enterprise: response.Enterprise{Industry: response.NoEnterprise},
	}
	fmt.Println(c.Machine(response.II, m))
	fmt.Println(c.Machine(response.I, m))

	m.Standard = response.ChinaIII
	fmt.Println(c.Machine(response.I, m).Verdict)
	c.Readings.Bound = response.Exclusive // 国Ⅲ级以下 without 国Ⅲ itself
	fmt.Println(c.Machine(response.I, m).Verdict)
	// Output:
	// non-road machine, level II: not restricted, by an exception (ii-mobile-machines)
	// non-road machine, level I: stop (i-mobile-machines)
	// stop
	// not restricted
}

// The exception frees a clean-energy truck from the ban, not from the measure of level III, which stays.
func ExampleCatalogue_MuckTruck() {
	c := response.Kashgar()
	truck := response.MuckTruck{LooseMaterial: response.Yes, CleanEnergy: response.No, DomesticWaste: response.No}
	fmt.Println(c.MuckTruck(response.II, truck).Chinese())
	truck.CleanEnergy = response.Yes
	fmt.Println(c.MuckTruck(response.II, truck).Chinese())
	// Output:
	// 散装物料运输车辆，Ⅱ级：停止（ii-mobile-muck-trucks）
	// 散装物料运输车辆，Ⅱ级：减少（iii-mobile-muck-trucks）
}

func ExampleCatalogue_Vehicle() {
	c := response.Kashgar()
	fmt.Println(c.Vehicle(response.I, response.Vehicle{Fuel: "diesel"}))
	fmt.Println(c.Vehicle(response.I, response.Vehicle{Fuel: "petrol"}))
	// Output:
	// vehicle, level I: stop (general-mobile-zones, i-mobile-zones); not known: whether in a designated zone
	// vehicle, level I: not restricted
}

func ExampleCatalogue_Work() {
	c := response.Kashgar()
	fmt.Println(c.Work(response.III, response.Work{Task: "muck-transport", Place: "construction-site"}))
	fmt.Println(c.Work(response.III, response.Work{Task: "welding", Outdoors: response.No}))
	// Output:
	// work, duty or activity, level III: stop (iii-dust-sites)
	// work, duty or activity, level III: not restricted
}

func ExampleCatalogue_Work_yard() {
	c := response.Kashgar()
	fmt.Println(c.Work(response.III, response.Work{Place: "brick-yard", Outdoors: response.Yes}).Chinese())
	fmt.Println(c.Work(response.III, response.Work{Place: "brick-yard"}).Chinese())
	// Output:
	// 工作、执勤、作业、活动，Ⅲ级：停止（iii-dust-yards）
	// 工作、执勤、作业、活动，Ⅲ级：停止（iii-dust-yards, iii-other-outdoor-work）；不明事项：是否室外（露天）
}

// Landscape lighting is advised against at level I, which is no ban.
func ExampleCatalogue_Practice() {
	c := response.Kashgar()
	for _, p := range []response.Trait{"straw-burning", "landscape-lighting"} {
		fmt.Println(p, "-", c.Practice(response.III, p).Verdict, "-", c.Practice(response.I, p).Verdict)
	}
	// Output:
	// burning of straw - stop - stop
	// landscape lighting - not restricted - avoid
}

func ExampleCatalogue_School() {
	c := response.Kashgar()
	outdoor := response.SchoolActivity{Lesson: "outdoor-lesson", Conditions: response.Yes}
	indoor := response.SchoolActivity{Lesson: "indoor-lesson", Conditions: response.Yes}
	home := response.SchoolActivity{Lesson: "other", Conditions: response.Yes}
	for _, l := range c.Levels {
		fmt.Println(l.Level.Chinese(), "户外", c.School(l.Level, outdoor).Verdict.Chinese(),
			"室内", c.School(l.Level, indoor).Verdict.Chinese(), "居家", c.School(l.Level, home).Verdict.Chinese())
	}
	// Output:
	// Ⅲ级 户外 减少 室内 不限制 居家 不限制
	// Ⅱ级 户外 停止 室内 不限制 居家 不限制
	// Ⅰ级 户外 停止 室内 停止 居家 不限制
}

// A large fair that is no mass event.
func ExampleCatalogue_Event() {
	c := response.Kashgar()
	fair := response.Event{Outdoors: response.Yes, Large: response.Yes, Mass: response.No}
	for _, l := range c.Levels {
		fmt.Println(c.Event(l.Level, fair))
	}
	// Output:
	// event, level III: not restricted
	// event, level II: not restricted
	// event, level I: avoid (i-health-events)
}

func ExampleCatalogue_Work_outdoors() {
	c := response.Kashgar()
	for _, l := range c.Levels {
		fmt.Println(c.Work(l.Level, response.Work{Task: "other", Place: "other", Outdoors: response.Yes}))
	}
	// Output:
	// work, duty or activity, level III: as little as possible (iii-health-public)
	// work, duty or activity, level II: as little as possible (iii-health-public, ii-health-public)
	// work, duty or activity, level I: stop (i-health-workers)
}

// At level I everyone is advised alike, so it does not matter who asks.
func ExampleCatalogue_GoingOut() {
	c := response.Kashgar()
	for _, l := range c.Levels {
		fmt.Println(c.GoingOut(l.Level, response.Unknown).Chinese())
	}
	// Output:
	// 外出，Ⅲ级：减少（iii-health-public）
	// 外出，Ⅱ级：避免（ii-health-sensitive）；不明事项：是否易感人群
	// 外出，Ⅰ级：避免（i-health-public）
}

func ExampleCatalogue_Explain() {
	c := response.Kashgar()
	a := c.Event(response.III, response.Event{Outdoors: response.Yes, Large: response.Yes})
	text := c.Explain(a)
	fmt.Println(text.Chinese)
	fmt.Println(text.English)
	// Output:
	// 大型活动，Ⅲ级：停止；不明事项：是否群众性
	//   4.3.2.1（4）：重污染天气时应停止举办大型群众性户外活动。
	// event, level III: stop; not known: whether a mass event
	//   4.3.2.1 (4): In heavy-pollution weather no large mass events should be held outdoors.
}
