package response

// kashgarRules returns the measures of Kashgar's plan that answer questions, as rules.
func kashgarRules() Restrictions {
	anyEnterprise := TraitsOf(InSteel, InOtherMetallurgy, InOtherGuide, InMining, InLogistics, InOtherIndustry)
	repair := []Traits{TraitsOf(EmergencyRepair)}
	return Restrictions{
		AboutTruck: {
			{
				Measure: "iii-industry-metallurgy", Level: III, Verdict: Stop, UpTo: ChinaIV, All: TraitsOf(PlanListed),
				Any: TraitsOf(InSteel, InOtherMetallurgy),
			},
			{Measure: "iii-industry-micro", Level: III, Verdict: Stop, UpTo: ChinaIV, All: TraitsOf(IsMicro)},
			{Measure: "ii-industry-bulk", Level: II, Verdict: Stop, UpTo: ChinaIV, Trips: 10, Any: anyEnterprise, Unless: []Traits{
				TraitsOf(InLogistics, IsLivelihood), TraitsOf(SpecialVehicle), TraitsOf(DangerousGoods),
			}},
		},
		AboutMachine: {
			{Measure: "ii-mobile-machines", Level: II, Verdict: Stop, UpTo: ChinaII, Unless: repair},
			{Measure: "ii-industry-machines", Level: II, Verdict: Stop, UpTo: ChinaII, All: TraitsOf(PlantOrPark), Unless: repair},
			{Measure: "i-mobile-machines", Level: I, Verdict: Stop, UpTo: ChinaIII, BoundUnclear: true},
		},
		AboutMuckTruck: {
			{Measure: "iii-mobile-loose-loads", Level: III, Verdict: Reduce, All: TraitsOf(LooseMaterial)},
			{Measure: "ii-mobile-loose-loads", Level: II, Verdict: Stop, All: TraitsOf(LooseMaterial), Unless: []Traits{
				TraitsOf(CleanEnergy), TraitsOf(DomesticWaste),
			}},
		},
		AboutVehicle: {
			{Measure: "i-mobile-zones", Level: I, Verdict: Stop, All: TraitsOf(DieselFuelled, InZone)},
		},
		AboutWork: {
			{
				Measure: "iii-dust-sites", Level: III, Verdict: Stop, All: TraitsOf(AtConstructionSite),
				Any: TraitsOf(ConcreteMixing, BuildingDemolition, MuckTransport, EarthWork),
			},
			{
				Measure: "iii-other-outdoor-work", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors),
				Any: TraitsOf(Spraying, Painting, Cutting, Welding),
			},
		},
		AboutYard: {
			{Measure: "iii-dust-yards", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors), Any: TraitsOf(BrickYard, SandYard, LimeYard)},
		},
		AboutPractice: {
			{Measure: "iii-other-burning", Level: III, Verdict: Stop, Any: TraitsOf(BurnsStraw, BurnsLeaves, BurnsWaste)},
			{Measure: "iii-other-barbecue", Level: III, Verdict: Stop, All: TraitsOf(GrillsOutdoors)},
			{Measure: "iii-other-fireworks", Level: III, Verdict: Stop, All: TraitsOf(LightsFireworks)},
			{Measure: "i-advice-lights", Level: I, Verdict: Avoid, All: TraitsOf(LightsLandscape)},
		},
		AboutSchool: {
			{Measure: "iii-health-schools", Level: III, Verdict: Reduce, All: TraitsOf(LessonOutdoors)},
			{Measure: "ii-health-schools", Level: II, Verdict: Stop, All: TraitsOf(LessonOutdoors)},
			{Measure: "i-health-schools", Level: I, Verdict: Stop, All: TraitsOf(ConditionsAllow), Any: TraitsOf(LessonOutdoors, LessonIndoors)},
		},
		AboutEvent: {
			{Measure: "iii-health-events", Level: III, Verdict: Stop, All: TraitsOf(IsOutdoors, LargeEvent, MassEvent)},
			{Measure: "i-health-events", Level: I, Verdict: Avoid, All: TraitsOf(IsOutdoors, LargeEvent)},
		},
		AboutOutdoors: {
			{Measure: "iii-health-public", Level: III, Verdict: Reduce, All: TraitsOf(IsOutdoors)},
			{Measure: "ii-health-public", Level: II, Verdict: Reduce, All: TraitsOf(IsOutdoors)},
			{Measure: "i-health-workers", Level: I, Verdict: Stop, All: TraitsOf(IsOutdoors)},
		},
		AboutGoingOut: {
			{Measure: "iii-health-sensitive", Level: III, Verdict: Reduce, All: TraitsOf(SensitivePerson)},
			{Measure: "iii-health-public", Level: III, Verdict: Reduce},
			{Measure: "ii-health-sensitive", Level: II, Verdict: Avoid, All: TraitsOf(SensitivePerson)},
			{Measure: "ii-health-public", Level: II, Verdict: Reduce},
			{Measure: "i-health-public", Level: I, Verdict: Avoid},
		},
	}
}
