package response

// kashgarRestrictions returns the measures of Kashgar's plan that answer questions.
func kashgarRestrictions() []Restriction {
	repair := func() []Traits { return []Traits{TraitsOf("emergency-repair")} }
	return []Restriction{
		{Question: AboutTruck, Measure: "iii-industry-micro", Level: III, Verdict: Stop, UpTo: ChinaIV, All: TraitsOf("micro")},
		{Question: AboutTruck, Measure: "ii-industry-bulk", Level: II, Verdict: Stop, UpTo: ChinaIV, Trips: 10, All: TraitsOf("enterprise"), Unless: []Traits{
			TraitsOf("logistics", "livelihood"), TraitsOf("special-vehicle"), TraitsOf("dangerous-goods"),
		}},
		{Question: AboutTruck, Measure: "iii-industry-list", Level: III, Verdict: Stop, OwnPlan: true},
		{Question: AboutTruck, Measure: "iii-industry-metallurgy", Level: III, Verdict: Stop, OwnPlan: true, Any: TraitsOf("steel", "other-metallurgy")},
		{Question: AboutTruck, Measure: "ii-industry-list", Level: II, Verdict: Stop, OwnPlan: true},
		{Question: AboutTruck, Measure: "i-industry-list", Level: I, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "ii-mobile-machines", Level: II, Verdict: Stop, UpTo: ChinaII, Unless: repair()},
		{Question: AboutMachine, Measure: "ii-industry-machines", Level: II, Verdict: Stop, UpTo: ChinaII, All: TraitsOf("plant-or-park"), Unless: repair()},
		{Question: AboutMachine, Measure: "i-mobile-machines", Level: I, Verdict: Stop, UpTo: ChinaIII, BoundUnclear: true},
		{Question: AboutMachine, Measure: "iii-industry-list", Level: III, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "ii-industry-list", Level: II, Verdict: Stop, OwnPlan: true},
		{Question: AboutMachine, Measure: "i-industry-list", Level: I, Verdict: Stop, OwnPlan: true},
		{Question: AboutMuckTruck, Measure: "iii-mobile-muck-trucks", Level: III, Verdict: Reduce, All: TraitsOf("loose-material")},
		{Question: AboutMuckTruck, Measure: "ii-mobile-muck-trucks", Level: II, Verdict: Stop, All: TraitsOf("loose-material"), Unless: []Traits{
			TraitsOf("clean-energy"), TraitsOf("domestic-waste"),
		}},
		{Question: AboutVehicle, Measure: "general-mobile-zones", Level: III, Verdict: Stop, All: TraitsOf("diesel", "in-zone")},
		{Question: AboutVehicle, Measure: "i-mobile-zones", Level: I, Verdict: Stop, All: TraitsOf("diesel", "in-zone")},
		{Question: AboutWork, Measure: "iii-health-public", Level: III, Verdict: Reduce, All: TraitsOf("outdoors")},
		{
			Question: AboutWork, Measure: "iii-dust-sites", Level: III, Verdict: Stop, All: TraitsOf("construction-site"),
			Any: TraitsOf("concrete-mixing", "demolition", "muck-transport", "earthwork"),
		},
		{Question: AboutWork, Measure: "iii-dust-yards", Level: III, Verdict: Stop, All: TraitsOf("outdoors"), Any: TraitsOf("brick-yard", "sand-yard", "lime-yard")},
		{
			Question: AboutWork, Measure: "iii-other-outdoor-work", Level: III, Verdict: Stop, All: TraitsOf("outdoors"),
			Any: TraitsOf("spraying", "painting", "cutting", "welding"),
		},
		{Question: AboutWork, Measure: "ii-health-public", Level: II, Verdict: Reduce, All: TraitsOf("outdoors")},
		{Question: AboutWork, Measure: "i-health-workers", Level: I, Verdict: Stop, All: TraitsOf("outdoors")},
		{Question: AboutPractice, Measure: "iii-other-burning", Level: NoResponse, Verdict: Stop, Any: TraitsOf("straw-burning", "leaf-burning", "waste-burning")},
		{Question: AboutPractice, Measure: "iii-other-barbecue", Level: III, Verdict: Stop, All: TraitsOf("open-barbecue")},
		{Question: AboutPractice, Measure: "iii-other-fireworks", Level: III, Verdict: Stop, All: TraitsOf("fireworks")},
		{Question: AboutPractice, Measure: "i-advice-lights", Level: I, Verdict: Avoid, All: TraitsOf("landscape-lighting")},
		{Question: AboutSchool, Measure: "iii-health-schools", Level: III, Verdict: Reduce, All: TraitsOf("outdoor-lesson")},
		{Question: AboutSchool, Measure: "ii-health-schools", Level: II, Verdict: Stop, All: TraitsOf("outdoor-lesson")},
		{Question: AboutSchool, Measure: "i-health-schools", Level: I, Verdict: Stop, All: TraitsOf("conditions-allow"), Any: TraitsOf("outdoor-lesson", "indoor-lesson")},
		{Question: AboutEvent, Measure: "iii-health-events", Level: III, Verdict: Stop, All: TraitsOf("outdoors", "large", "mass")},
		{Question: AboutEvent, Measure: "i-health-events", Level: I, Verdict: Avoid, All: TraitsOf("outdoors", "large")},
		{Question: AboutGoingOut, Measure: "iii-health-sensitive", Level: III, Verdict: Reduce, All: TraitsOf("sensitive")},
		{Question: AboutGoingOut, Measure: "iii-health-public", Level: III, Verdict: Reduce},
		{Question: AboutGoingOut, Measure: "ii-health-sensitive", Level: II, Verdict: Avoid, All: TraitsOf("sensitive")},
		{Question: AboutGoingOut, Measure: "ii-health-public", Level: II, Verdict: Reduce},
		{Question: AboutGoingOut, Measure: "i-health-public", Level: I, Verdict: Avoid},
	}
}
