package response_test

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/response"
)

// space is a question with everything that it can be told. A point has a number for each dimension, 0 for unknown.
type space struct {
	name   string
	about  response.Question
	dims   []dim
	absurd func(p []int, fact int) bool // whether a fact is not taken for possible unless it is said
	facts  func([]int) any
	ask    func(response.Level, []int) response.Answer
	oracle func(response.Level, []int) sentences
}

// dim is an input and how many values it has, unknown among them.
type dim struct {
	input  fields.Field
	values int
}

const (
	numStandards  = int(response.Electric) + 1
	numIndustries = int(response.NoEnterprise) + 1
)

// trips are the numbers of truck trips that points stand for: on, below and above the bound, and the least and the most.
var trips = []aqi.Optional[int]{
	{}, aqi.Known(0), aqi.Known(9), aqi.Known(10), aqi.Known(11), aqi.Known(1_000_000),
}

// hours are those of a day, of which Kashgar's plan asks none.
var hours = []aqi.Optional[int]{{}, aqi.Known(0), aqi.Known(23)}

// plans are what own plans stop, among them what no other stops at each level.
var plans = []aqi.Optional[response.Stops]{
	{}, noStops, aqi.Known(response.Stops{response.III: response.ChinaIV}), aqi.Known(response.Stops{response.I: response.ChinaIV}),
	aqi.Known(response.Stops{response.III: response.PreChinaI, response.II: response.ChinaV}),
	aqi.Known(response.Stops{response.III: response.ChinaVI}),
}

// The traits of each choice, unknown first.
var (
	tasks = []response.Trait{
		"", "concrete-mixing", "demolition", "muck-transport", "earthwork", "spraying",
		"painting", "cutting", "welding", "other",
	}
	places    = []response.Trait{"", "construction-site", "brick-yard", "sand-yard", "lime-yard", "other"}
	practices = []response.Trait{
		"", "straw-burning", "leaf-burning", "waste-burning", "open-barbecue", "fireworks",
		"landscape-lighting", "other",
	}
	grades = []response.Trait{
		"", "grade-a-plus", "grade-a", "grade-b", "grade-b-minus", "grade-c", "grade-d", "leading", "model-site", "other",
	}
	kinds   = []response.Trait{"", "car", "bus", "goods-vehicle", "other"}
	fuels   = []response.Trait{"", "diesel", "petrol", "other"}
	lessons = []response.Trait{"", "outdoor-lesson", "indoor-lesson", "other"}
)

// traitAt returns the trait of a number; of one beyond the choice, one that is none of it, or a word that names none.
func traitAt(choice []response.Trait, i int) response.Trait {
	if i >= len(choice) {
		return []response.Trait{"micro", "steal"}[i%2]
	}
	return choice[i]
}

var levels = []response.Level{response.NoResponse, response.IV, response.III, response.II, response.I}

// spaceOf makes a space of a method of the catalogue and its oracle; at makes the facts of a point.
func spaceOf[F any](
	name string, about response.Question, c response.Catalogue, at func([]int) F,
	ask func(response.Catalogue, response.Level, F) response.Answer, oracle func(response.Level, F) sentences, dims ...dim,
) space {
	return space{
		name: name, about: about, dims: dims,
		facts:  func(p []int) any { return at(p) },
		ask:    func(l response.Level, p []int) response.Answer { return ask(c, l, at(p)) },
		oracle: func(l response.Level, p []int) sentences { return oracle(l, at(p)) },
	}
}

// but returns the space with facts that are not taken for possible unless they are said.
func (s space) but(absurd func(p []int, fact int) bool) space {
	s.absurd = absurd
	return s
}

// planless is what is no enterprise and has a plan of its own.
func planless(p []int, fact int) bool {
	return fact == 4 && response.Industry(p[3]) == response.NoEnterprise && p[4] > 1 ||
		fact == 5 && response.Industry(p[3]) == response.NoEnterprise && response.Fact(p[5]) == response.Yes
}

func fact(input fields.Field) dim { return dim{input, 3} }

func fact1(p []int) response.Fact { return response.Fact(p[0]) }

func truckAt(p []int) response.Truck {
	return response.Truck{
		Standard: response.Standard(p[0]), Gas: response.Fact(p[1]), Special: response.Fact(p[2]), Dangerous: response.Fact(p[3]),
		Enterprise: response.Enterprise{
			Industry: response.Industry(p[4]), Micro: response.Fact(p[5]), Livelihood: response.Fact(p[6]),
			PlanTrucks: plans[p[7]], Trips: trips[p[8]],
		},
	}
}

func machineAt(p []int) response.Machine {
	return response.Machine{
		Standard: response.Standard(p[0]), PlantOrPark: response.Fact(p[1]), Repair: response.Fact(p[2]),
		Enterprise: response.Enterprise{
			Industry: response.Industry(p[3]), PlanMachines: plans[p[4]], Micro: response.Fact(p[5]), Livelihood: response.Fact(p[6]),
		},
	}
}

// spaces are those of all questions, the bound of machines in both readings.
func spaces() []space {
	c := response.Kashgar()
	exclusive := response.Kashgar()
	exclusive.Readings.Bound = response.Exclusive
	machine := []dim{
		{fields.Standard, numStandards}, fact(fields.PlantOrPark), fact(fields.Repair), {fields.Industry, numIndustries}, {fields.PlanMachines, len(plans)},
		fact(fields.Micro), fact(fields.Livelihood),
	}
	type C = response.Catalogue
	return []space{
		spaceOf("truck", response.AboutTruck, c, truckAt, C.Truck, oracleTruck,
			dim{fields.Standard, numStandards}, fact(fields.Gas), fact(fields.Special), fact(fields.Dangerous),
			dim{fields.Industry, numIndustries}, fact(fields.Micro), fact(fields.Livelihood),
			dim{fields.PlanTrucks, len(plans)}, dim{fields.Trips, len(trips)}).but(func(p []int, fact int) bool {
			return response.Industry(p[4]) == response.NoEnterprise && (fact == 5 && response.Fact(p[5]) == response.Yes || fact == 7 && p[7] > 1)
		}),
		spaceOf("machine", response.AboutMachine, c, machineAt, C.Machine, oracleMachine(response.Inclusive), machine...).but(planless),
		spaceOf("machine, exclusive", response.AboutMachine, exclusive, machineAt, C.Machine, oracleMachine(response.Exclusive), machine...).but(planless),
		spaceOf("muck truck", response.AboutMuckTruck, c, func(p []int) response.MuckTruck {
			return response.MuckTruck{
				LooseMaterial: response.Fact(p[0]), CleanEnergy: response.Fact(p[1]), DomesticWaste: response.Fact(p[2]),
				Standard: response.Standard(p[3]), WhiteListed: response.Fact(p[4]), Hour: hours[p[5]],
			}
		}, C.MuckTruck, oracleMuckTruck,
			fact(fields.LooseMaterial), fact(fields.CleanEnergy), fact(fields.DomesticWaste), dim{fields.Standard, numStandards},
			fact(fields.WhiteListed), dim{fields.Hour, len(hours)}).but(func(p []int, fact int) bool {
			return fact == 0 && response.Fact(p[0]) == response.Yes && response.Fact(p[2]) == response.Yes
		}),
		spaceOf("vehicle", response.AboutVehicle, c, func(p []int) response.Vehicle {
			return response.Vehicle{
				Fuel: traitAt(fuels, p[0]), InZone: response.Fact(p[1]), Standard: response.Standard(p[2]), Kind: traitAt(kinds, p[3]),
				WhiteListed: response.Fact(p[4]), Hour: hours[p[5]],
			}
		}, C.Vehicle, oracleVehicle, dim{fields.Fuel, len(fuels)}, fact(fields.InZone), dim{fields.Standard, numStandards}, dim{fields.Kind, len(kinds)},
			fact(fields.WhiteListed), dim{fields.Hour, len(hours)}).but(func(p []int, fact int) bool {
			return response.Standard(p[2]) == response.Electric && fact == 0 && p[0] < 3
		}),
		spaceOf("work", response.AboutWork, c, func(p []int) response.Work {
			return response.Work{Task: traitAt(tasks, p[0]), Place: traitAt(places, p[1]), Outdoors: response.Fact(p[2]), Grade: traitAt(grades, p[3])}
		}, C.Work, oracleWork,
			dim{fields.Task, len(tasks)}, dim{fields.Place, len(places)}, fact(fields.Outdoors), dim{fields.Grade, len(grades)}),
		spaceOf("practice", response.AboutPractice, c, func(p []int) response.Trait { return traitAt(practices, p[0]) },
			C.Practice, oraclePractice, dim{fields.Practice, len(practices)}),
		spaceOf("school", response.AboutSchool, c, func(p []int) response.SchoolActivity {
			return response.SchoolActivity{Lesson: traitAt(lessons, p[0]), Conditions: response.Fact(p[1])}
		}, C.School, oracleSchool, dim{fields.Lesson, len(lessons)}, fact(fields.Conditions)),
		spaceOf("event", response.AboutEvent, c, func(p []int) response.Event {
			return response.Event{Outdoors: response.Fact(p[0]), Large: response.Fact(p[1]), Mass: response.Fact(p[2])}
		}, C.Event, oracleEvent, fact(fields.Outdoors), fact(fields.Large), fact(fields.Mass)),
		spaceOf("going out", response.AboutGoingOut, c, fact1, C.GoingOut, oracleGoingOut, fact(fields.Sensitive)),
	}
}
