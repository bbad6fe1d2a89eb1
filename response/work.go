package response

// Work is work, duty or any activity that is done somewhere. The zero Work is all unknown.
type Work struct {
	Task  Trait `json:"task,omitzero"`  // from "concrete-mixing" to "welding", or "other"; none where it is unknown
	Place Trait `json:"place,omitzero"` // "construction-site", a yard such as "brick-yard", or "other"; none where it is unknown
	// Outdoors is whether it is done outdoors, or in the open in a yard (室外、露天).
	Outdoors Fact `json:"outdoors"`
	// Grade is that of the site or the enterprise, which Kashgar's plan does not ask: "model-site", "grade-a-plus" to "leading", or "other"
	// where it has none of them; none where it is unknown.
	Grade Trait `json:"grade,omitzero"`
}

// Work answers whether the work may be done (4.3.2.1 (2), 4.3.2.3, 4.3.4.1 (1)): at level I no work outdoors, whatever it is and
// wherever.
func (c Catalogue) Work(level Level, w Work) (answer Answer) {
	var a asked
	a.choose(taskTraits, taskTraits.named(w.Task))
	a.choose(placeTraits, placeTraits.named(w.Place))
	a.set(isOutdoors, w.Outdoors)
	a.choose(gradeTraits, gradeTraits.named(w.Grade))
	c.answer(&answer, AboutWork, level, &a)
	return answer
}

// Practice answers whether anyone may do what a trait from "straw-burning" to "landscape-lighting" says, or "other"; no trait is an unknown
// practice (4.3.2.3, 4.3.4.2). Open burning is banned without a response too, as the plan has an existing ban carried out.
func (c Catalogue) Practice(level Level, practice Trait) (answer Answer) {
	var a asked
	a.choose(practiceTraits, practiceTraits.named(practice))
	c.answer(&answer, AboutPractice, level, &a)
	return answer
}
