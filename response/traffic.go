package response

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
)

// Truck is a heavy truck (重型货车) and the enterprise that it carries for. The zero Truck is all unknown.
type Truck struct {
	Standard    Standard          `json:"standard"`
	Gas         Fact              `json:"gas"`          // gas-fuelled; Kashgar's plan makes no difference (含燃气)
	Special     Fact              `json:"special"`      // 特种车辆
	Dangerous   Fact              `json:"dangerous"`    // it carries dangerous chemicals (危险化学品车辆)
	Hour        aqi.Optional[int] `json:"hour"`         // of the day, from 0 to 23
	WhiteListed Fact              `json:"white_listed"` // 白名单
	Enterprise  Enterprise        `json:"enterprise"`
}

// Truck answers whether the heavy truck may run for its enterprise (4.3.2.3, 4.3.3.3), whose own plan binds it too, whatever the
// enterprise.
func (c Catalogue) Truck(level Level, t Truck) (answer Answer) {
	a := asked{standard: t.Standard, planField: fields.PlanTrucks}
	a.enterprise(&t.Enterprise, t.Enterprise.PlanTrucks)
	a.set(gasFuelled, t.Gas)
	a.set(specialVehicle, t.Special)
	a.set(dangerousGoods, t.Dangerous)
	a.pass(t.Hour, t.WhiteListed)
	c.answer(&answer, AboutTruck, level, &a)
	return answer
}

// enterprise adds the facts of an enterprise. What is no enterprise is no micro one, has no grade and no plan of its own, unless it is
// said to.
func (a *asked) enterprise(e *Enterprise, plan aqi.Optional[Stops]) {
	a.setPlan(plan)
	micro := e.Micro
	switch {
	case micro == Yes, a.stops[I] != UnknownStandard:
		a.set(isEnterprise, Yes)
	case e.Industry == NoEnterprise:
		a.set(isEnterprise, No)
	case e.Industry != UnknownIndustry && e.Industry.Valid():
		a.set(isEnterprise, Yes)
	}
	if e.Industry == NoEnterprise && a.unsaid == anyLevel {
		a.unsaid = 0
	}
	a.choose(gradeTraits, gradeTraits.named(e.Grade))
	if e.Industry == NoEnterprise && a.yes&gradeTraits == 0 {
		a.choose(gradeTraits, otherTrait)
	}
	if e.Industry == NoEnterprise && micro != Yes {
		micro = No
	}
	a.trips = e.Trips
	if e.Industry.Valid() {
		a.choose(industryTraits, industryTrait[e.Industry])
	}
	a.set(isMicro, micro)
	a.set(isLivelihood, e.Livelihood)
}

// Machine is a non-road machine (非道路移动机械) in use. The zero Machine is all unknown.
type Machine struct {
	Standard    Standard `json:"standard"`
	PlantOrPark Fact     `json:"plant_or_park"` // in a plant or an industrial park
	Repair      Fact     `json:"repair"`        // for an emergency repair (紧急检修作业)
	// Enterprise is that which uses it.
	Enterprise Enterprise `json:"enterprise"`
}

// Machine answers whether the non-road machine may be used (4.3.3.3, 4.3.4.3); the own plan of the enterprise that uses it binds it
// too. At level I there is no exception for emergency repair.
func (c Catalogue) Machine(level Level, m Machine) (answer Answer) {
	a := asked{standard: m.Standard, planField: fields.PlanMachines}
	a.enterprise(&m.Enterprise, m.Enterprise.PlanMachines)
	a.set(plantOrPark, m.PlantOrPark)
	a.set(emergencyRepair, m.Repair)
	c.answer(&answer, AboutMachine, level, &a)
	return answer
}

// pass adds what can let a vehicle pass where a plan has times and white lists, which Kashgar's has not.
func (a *asked) pass(hour aqi.Optional[int], listed Fact) {
	a.hour = hour
	a.set(whiteListed, listed)
}

// MuckTruck is a truck on the road with building waste, muck, sand or other loose material (建筑垃圾、渣土、砂石等散装物料运输车辆).
// The zero value is all unknown.
type MuckTruck struct {
	LooseMaterial Fact              `json:"loose_material"` // whether it does carry such material
	CleanEnergy   Fact              `json:"clean_energy"`   // 清洁能源汽车
	DomesticWaste Fact              `json:"domestic_waste"` // it collects domestic waste (生活垃圾清运车辆)
	Standard      Standard          `json:"standard"`
	Hour          aqi.Optional[int] `json:"hour"`         // of the day, from 0 to 23
	WhiteListed   Fact              `json:"white_listed"` // 白名单
}

// MuckTruck answers whether the truck may be on the road (4.3.2.3, 4.3.3.3). Muck transport at a building site is another question:
// [Catalogue.Work]. A truck that collects domestic waste is taken to carry no loose material, unless LooseMaterial says that it does.
func (c Catalogue) MuckTruck(level Level, t MuckTruck) (answer Answer) {
	var a asked
	loose := t.LooseMaterial
	if t.DomesticWaste == Yes && loose != Yes {
		loose = No
	}
	a.set(looseMaterial, loose)
	a.set(cleanEnergy, t.CleanEnergy)
	a.set(domesticWaste, t.DomesticWaste)
	a.standard = t.Standard
	a.pass(t.Hour, t.WhiteListed)
	c.answer(&answer, AboutMuckTruck, level, &a)
	return answer
}

// Vehicle is any motor vehicle. The zero Vehicle is all unknown.
type Vehicle struct {
	Kind        Trait             `json:"kind,omitzero"` // "car", "bus", "goods-vehicle" or "other"; none where it is unknown
	Standard    Standard          `json:"standard"`
	Fuel        Trait             `json:"fuel,omitzero"` // "diesel", "petrol" or "other"; none where it is unknown
	InZone      Fact              `json:"in_zone"`       // in a zone that the county has designated (划定柴油车辆禁行区域)
	Hour        aqi.Optional[int] `json:"hour"`          // of the day, from 0 to 23
	WhiteListed Fact              `json:"white_listed"`  // 白名单
}

// Vehicle answers whether the vehicle may be driven where it is: zones that the county has designated are closed to diesel vehicles
// during any response (4.3.1.2), and at level I zones are to be designated (4.3.4.3).
func (c Catalogue) Vehicle(level Level, v Vehicle) (answer Answer) {
	var a asked
	a.standard = v.Standard
	a.choose(kindTraits, kindTraits.named(v.Kind))
	a.choose(fuelTraits, fuelTraits.named(v.Fuel))
	if v.Standard == Electric && a.yes&fuelTraits == 0 {
		a.choose(fuelTraits, otherTrait)
	}
	a.pass(v.Hour, v.WhiteListed)
	a.set(inZone, v.InZone)
	c.answer(&answer, AboutVehicle, level, &a)
	return answer
}
