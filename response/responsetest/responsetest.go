// Package responsetest generates values of package response for property-based tests with rapid: facts are often unknown,
// standards and trips lie at what the rules turn on, and responses start and end about midnight and about the dates that
// duties are due by.
package responsetest

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

var (
	levels    = []response.Level{response.NoResponse, response.IV, response.III, response.II, response.I}
	questions = []response.Question{
		response.AboutTruck, response.AboutMachine, response.AboutMuckTruck, response.AboutVehicle, response.AboutWork,
		response.AboutPractice, response.AboutSchool, response.AboutEvent,
		response.AboutGoingOut,
	}
	trips = []int{-1, 0, 1, 9, 9, 10, 10, 11, 1_000_000}
)

// The traits that questions can state, those of a choice of which only one holds by themselves.
var (
	kinds     = []response.Trait{"car", "bus", "goods-vehicle"}
	fuels     = []response.Trait{"diesel", "petrol"}
	tasks     = []response.Trait{"concrete-mixing", "demolition", "muck-transport", "earthwork", "spraying", "painting", "cutting", "welding"}
	places    = []response.Trait{"construction-site", "brick-yard", "sand-yard", "lime-yard"}
	lessons   = []response.Trait{"outdoor-lesson", "indoor-lesson"}
	grades    = []response.Trait{"grade-a-plus", "grade-a", "grade-b", "grade-b-minus", "grade-c", "grade-d", "leading", "model-site"}
	practices = []response.Trait{"straw-burning", "leaf-burning", "waste-burning", "open-barbecue", "fireworks", "landscape-lighting"}
)

// traitsOf says what each question can state.
var traitsOf = map[response.Question][]response.Trait{
	response.AboutTruck:     append([]response.Trait{"steel", "other-metallurgy", "other-guide", "mining", "logistics", "other-industry", "enterprise", "micro", "livelihood", "gas-fuelled", "special-vehicle", "dangerous-goods", "white-listed"}, grades...),
	response.AboutMachine:   append([]response.Trait{"plant-or-park", "emergency-repair"}, grades...),
	response.AboutMuckTruck: {"loose-material", "clean-energy", "domestic-waste", "white-listed"},
	response.AboutVehicle:   slices.Concat(kinds, fuels, []response.Trait{"in-zone", "white-listed"}),
	response.AboutWork:      slices.Concat(tasks, places, grades, []response.Trait{"outdoors"}),
	response.AboutPractice:  practices,
	response.AboutSchool:    append([]response.Trait{"conditions-allow"}, lessons...),
	response.AboutEvent:     {"outdoors", "large", "mass"},
	response.AboutGoingOut:  {"sensitive"},
}

// Level draws a response level, none too.
func Level() *rapid.Generator[response.Level] { return rapid.SampledFrom(levels) }

// Question draws one of the questions.
func Question() *rapid.Generator[response.Question] { return rapid.SampledFrom(questions) }

// Fact draws unknown, no or yes.
func Fact() *rapid.Generator[response.Fact] { return upTo(response.Yes) }

// Standard draws one of the standards; a third of the draws are those that Kashgar's rules turn on and the next higher ones.
func Standard() *rapid.Generator[response.Standard] {
	edges := []response.Standard{response.ChinaII, response.ChinaIII, response.ChinaIV, response.ChinaV}
	all := upTo(response.Electric)
	return rapid.OneOf(all, all, rapid.SampledFrom(edges))
}

// Trips draws a number of trips a day, often 9, 10 or 11, or unknown.
func Trips() *rapid.Generator[aqi.Optional[int]] {
	return rapid.Map(rapid.OneOf(rapid.SampledFrom(trips), rapid.IntRange(-1, 30)), func(n int) aqi.Optional[int] {
		if n < 0 {
			return aqi.Optional[int]{}
		}
		return aqi.Known(n)
	})
}

// Industry draws one of the industries, unknown too.
func Industry() *rapid.Generator[response.Industry] { return upTo(response.NoEnterprise) }

// Practice draws one of the practices, unknown too.
func Practice() *rapid.Generator[response.Trait] { return choice(practices) }

// choice draws one of the traits, often "other" or none.
func choice(traits []response.Trait) *rapid.Generator[response.Trait] {
	among := rapid.SampledFrom(traits)
	return rapid.OneOf(among, among, rapid.SampledFrom([]response.Trait{"", "other"}))
}

// upTo draws a value of an enumeration that starts at 0.
func upTo[T ~uint8](last T) *rapid.Generator[T] {
	return rapid.Map(rapid.IntRange(0, int(last)), func(v int) T { return T(v) })
}

// Stops draws what an own plan stops, often nothing at a level.
func Stops() *rapid.Generator[response.Stops] {
	return rapid.Custom(func(t *rapid.T) (s response.Stops) {
		for level := response.IV; level <= response.I; level++ {
			if rapid.Bool().Draw(t, level.String()) {
				s[level] = upTo(response.ChinaVI).Draw(t, "standard")
			}
		}
		return s
	})
}

// partly draws what an own plan stops, unknown at some level one in three times.
func partly() *rapid.Generator[response.Stops] {
	return rapid.Custom(func(t *rapid.T) response.Stops {
		level := rapid.SampledFrom([]response.Level{0, 0, 0, 0, 0, 0, 0, 0, response.IV, response.III, response.II, response.I}).Draw(t, "unknown at")
		return Stops().Draw(t, "stops").WithUnknown(level)
	})
}

// optional draws a value that is unknown in one of three.
func optional[T any](values *rapid.Generator[T]) *rapid.Generator[aqi.Optional[T]] {
	return rapid.Custom(func(t *rapid.T) (o aqi.Optional[T]) {
		if rapid.IntRange(0, 2).Draw(t, "unknown at 0") > 0 {
			o = aqi.Known(values.Draw(t, "value"))
		}
		return o
	})
}

// Enterprise draws an enterprise, each of its fields known or not.
func Enterprise() *rapid.Generator[response.Enterprise] {
	return rapid.Custom(func(t *rapid.T) response.Enterprise {
		return response.Enterprise{
			Industry:   Industry().Draw(t, "industry"),
			Micro:      Fact().Draw(t, "micro"),
			Livelihood: Fact().Draw(t, "livelihood"),
			Grade:      choice(grades[:len(grades)-1]).Draw(t, "grade"),
			PlanTrucks: optional(partly()).Draw(t, "plan trucks"), PlanMachines: optional(partly()).Draw(t, "plan machines"),
			Trips: Trips().Draw(t, "trips"),
		}
	})
}

// hour draws an hour of the day, or unknown.
func hour(t *rapid.T) aqi.Optional[int] { return optional(rapid.IntRange(0, 23)).Draw(t, "hour") }

// Truck draws a heavy truck with its [Enterprise].
func Truck() *rapid.Generator[response.Truck] {
	return rapid.Custom(func(t *rapid.T) response.Truck {
		return response.Truck{
			Standard:  Standard().Draw(t, "standard"),
			Gas:       Fact().Draw(t, "gas"),
			Special:   Fact().Draw(t, "special"),
			Dangerous: Fact().Draw(t, "dangerous"),
			Hour:      hour(t), WhiteListed: Fact().Draw(t, "white-listed"),
			Enterprise: Enterprise().Draw(t, "enterprise"),
		}
	})
}

// Machine draws a non-road machine.
func Machine() *rapid.Generator[response.Machine] {
	return rapid.Custom(func(t *rapid.T) response.Machine {
		return response.Machine{
			Standard:    Standard().Draw(t, "standard"),
			PlantOrPark: Fact().Draw(t, "plant or park"),
			Repair:      Fact().Draw(t, "repair"),
			Enterprise:  Enterprise().Draw(t, "enterprise"),
		}
	})
}

// MuckTruck draws a truck that may carry loose material.
func MuckTruck() *rapid.Generator[response.MuckTruck] {
	return rapid.Custom(func(t *rapid.T) response.MuckTruck {
		return response.MuckTruck{
			LooseMaterial: Fact().Draw(t, "loose material"),
			CleanEnergy:   Fact().Draw(t, "clean energy"),
			DomesticWaste: Fact().Draw(t, "domestic waste"),
			Standard:      Standard().Draw(t, "standard"),
			Hour:          hour(t), WhiteListed: Fact().Draw(t, "white-listed"),
		}
	})
}

// Vehicle draws a vehicle in or out of a zone.
func Vehicle() *rapid.Generator[response.Vehicle] {
	return rapid.Custom(func(t *rapid.T) response.Vehicle {
		return response.Vehicle{
			Kind: choice(kinds).Draw(t, "kind"), Standard: Standard().Draw(t, "standard"),
			Fuel: choice(fuels).Draw(t, "fuel"), InZone: Fact().Draw(t, "in zone"), Hour: hour(t), WhiteListed: Fact().Draw(t, "white-listed"),
		}
	})
}

// Work draws a piece of work at a site.
func Work() *rapid.Generator[response.Work] {
	return rapid.Custom(func(t *rapid.T) response.Work {
		return response.Work{
			Task:     choice(tasks).Draw(t, "task"),
			Place:    choice(places).Draw(t, "place"),
			Outdoors: Fact().Draw(t, "outdoors"),
			Grade:    choice(grades).Draw(t, "grade"),
		}
	})
}

// SchoolActivity draws a lesson or another activity of a school.
func SchoolActivity() *rapid.Generator[response.SchoolActivity] {
	return rapid.Custom(func(t *rapid.T) response.SchoolActivity {
		return response.SchoolActivity{
			Lesson: choice(lessons).Draw(t, "lesson"), Conditions: Fact().Draw(t, "conditions"),
		}
	})
}

// Event draws an event that people come to.
func Event() *rapid.Generator[response.Event] {
	return rapid.Custom(func(t *rapid.T) response.Event {
		return response.Event{
			Outdoors: Fact().Draw(t, "outdoors"), Large: Fact().Draw(t, "large"), Mass: Fact().Draw(t, "mass"),
		}
	})
}
