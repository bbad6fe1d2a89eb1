package response

// kashgarRestrictions returns the measures of Kashgar's plan that answer questions.
func kashgarRestrictions() []Restriction {
	repair := func() []Traits { return []Traits{TraitsOf(EmergencyRepair)} }
	return []Restriction{
		{Question: AboutTruck, Measure: "iii-industry-micro", Level: III, Verdict: Stop, UpTo: ChinaIV, All: TraitsOf(IsMicro)},
		{Question: AboutTruck, Measure: "ii-industry-bulk", Level: II, Verdict: Stop, UpTo: ChinaIV, Trips: 10, All: TraitsOf(IsEnterprise), Unless: []Traits{
			TraitsOf(InLogistics, IsLivelihood), TraitsOf(SpecialVehicle), TraitsOf(DangerousGoods),
		}},
		{Question: AboutTruck, Measure: "iii-industry-list", Level: III, Verdict: Stop, OwnPlan: true},
		{Question: AboutTruck, Measure: "iii-industry-metallurgy", Level: III, Verdict: Stop, OwnPlan: true, Any: TraitsOf(InSteel, InOtherMetallurgy)},
		{Question: AboutTruck, Measure: "ii-industry-list", Level: II, Verdict: Stop, OwnPlan: true},
		{Question: AboutTruck, Measure: "i-industry-list", Level: I, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "ii-mobile-machines", Level: II, Verdict: Stop, UpTo: ChinaII, Unless: repair()},
		{Question: AboutMachine, Measure: "ii-industry-machines", Level: II, Verdict: Stop, UpTo: ChinaII, All: TraitsOf(PlantOrPark), Unless: repair()},
		{Question: AboutMachine, Measure: "i-mobile-machines", Level: I, Verdict: Stop, UpTo: ChinaIII, BoundUnclear: true},
		{Question: AboutMachine, Measure: "iii-industry-list", Level: III, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "ii-industry-list", Level: II, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "i-industry-list", Level: I, Verdict: Stop, OwnPlan: true},
		{Question: AboutMuckTruck, Measure: "iii-mobile-muck-trucks", Level: III, Verdict: Reduce, All: TraitsOf(LooseMaterial)},
		{Question: AboutMuckTruck, Measure: "ii-mobile-muck-trucks", Level: II, Verdict: Stop, All: TraitsOf(LooseMaterial), Unless: []Traits{
			TraitsOf(CleanEnergy), TraitsOf(DomesticWaste),
		}},
		{Question: AboutVehicle, Measure: "general-mobile-zones", Level: III, Verdict: Stop, All: TraitsOf(DieselFuelled, InZone)},
		{Question: AboutVehicle, Measure: "i-mobile-zones", Level: I, Verdict: Stop, All: TraitsOf(DieselFuelled, InZone)},
		{Question: AboutWork, Measure: "iii-health-public", Level: III, Verdict: Reduce, All: TraitsOf(IsOutdoors)},
		{
			Question: AboutWork, Measure: "iii-dust-sites", Level: III, Verdict: Stop, All: TraitsOf(AtConstructionSite),
			Any: TraitsOf(ConcreteMixing, BuildingDemolition, MuckTransport, EarthWork),
		},
		{Question: AboutWork, Measure: "iii-dust-yards", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors), Any: TraitsOf(BrickYard, SandYard, LimeYard)},
		{
			Question: AboutWork, Measure: "iii-other-outdoor-work", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors),
			Any: TraitsOf(Spraying, Painting, Cutting, Welding),
		},
		{Question: AboutWork, Measure: "ii-health-public", Level: II, Verdict: Reduce, All: TraitsOf(IsOutdoors)},
		{Question: AboutWork, Measure: "i-health-workers", Level: I, Verdict: Stop, All: TraitsOf(IsOutdoors)},
		{Question: AboutPractice, Measure: "iii-other-burning", Level: NoResponse, Verdict: Stop, Any: TraitsOf(BurnsStraw, BurnsLeaves, BurnsWaste)},
		{Question: AboutPractice, Measure: "iii-other-barbecue", Level: III, Verdict: Stop, All: TraitsOf(GrillsOutdoors)},
		{Question: AboutPractice, Measure: "iii-other-fireworks", Level: III, Verdict: Stop, All: TraitsOf(LightsFireworks)},
		{Question: AboutPractice, Measure: "i-advice-lights", Level: I, Verdict: Avoid, All: TraitsOf(LightsLandscape)},
		{Question: AboutSchool, Measure: "iii-health-schools", Level: III, Verdict: Reduce, All: TraitsOf(LessonOutdoors)},
		{Question: AboutSchool, Measure: "ii-health-schools", Level: II, Verdict: Stop, All: TraitsOf(LessonOutdoors)},
		{Question: AboutSchool, Measure: "i-health-schools", Level: I, Verdict: Stop, All: TraitsOf(ConditionsAllow), Any: TraitsOf(LessonOutdoors, LessonIndoors)},
		{Question: AboutEvent, Measure: "iii-health-events", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors, LargeEvent, MassEvent)},
		{Question: AboutEvent, Measure: "i-health-events", Level: I, Verdict: Avoid, All: TraitsOf(IsOutdoors, LargeEvent)},
		{Question: AboutGoingOut, Measure: "iii-health-sensitive", Level: III, Verdict: Reduce, All: TraitsOf(SensitivePerson)},
		{Question: AboutGoingOut, Measure: "iii-health-public", Level: III, Verdict: Reduce},
		{Question: AboutGoingOut, Measure: "ii-health-sensitive", Level: II, Verdict: Avoid, All: TraitsOf(SensitivePerson)},
		{Question: AboutGoingOut, Measure: "ii-health-public", Level: II, Verdict: Reduce},
		{Question: AboutGoingOut, Measure: "i-health-public", Level: I, Verdict: Avoid},
	}
}
