package response

// SchoolActivity is a lesson or another activity of a school or kindergarten. The zero value is all unknown.
type SchoolActivity struct {
	Lesson Trait `json:"lesson,omitzero"` // "outdoor-lesson", "indoor-lesson" or "other", as learning at home; none where it is unknown
	// Conditions is whether the school can suspend lessons (有条件的), as the education department finds.
	Conditions Fact `json:"conditions"`
}

// School answers whether the activity may take place (4.3.2.1 (3), 4.3.3.1 (2), 4.3.4.1 (2)). Learning at home always may
// (停课不停学).
func (c Catalogue) School(level Level, s SchoolActivity) (answer Answer) {
	var a asked
	a.choose(lessonTraits, lessonTraits.named(s.Lesson))
	a.set(conditionsAllow, s.Conditions)
	c.answer(&answer, AboutSchool, level, &a)
	return answer
}

// Event is an event with an audience. The zero Event is all unknown.
type Event struct {
	Outdoors Fact `json:"outdoors"`
	Large    Fact `json:"large"` // 大型
	Mass     Fact `json:"mass"`  // 群众性
}

// Event answers whether the event may be held (4.3.2.1 (4), 4.3.4.1 (3)).
func (c Catalogue) Event(level Level, e Event) (answer Answer) {
	var a asked
	a.set(isOutdoors, e.Outdoors)
	a.set(largeEvent, e.Large)
	a.set(massEvent, e.Mass)
	c.answer(&answer, AboutEvent, level, &a)
	return answer
}

// GoingOut answers whether a person should go out, given whether the person is of a sensitive group (4.3.2.1 (1)–(2), 4.3.3.1 (1),
// 4.3.4.1 (1)). Sensitive groups (易感人群) are children, the elderly, and people with diseases of the airways, the heart or
// the brain's vessels or with other chronic ones. The advice to the general public (一般人群) holds for them too.
func (c Catalogue) GoingOut(level Level, sensitive Fact) (answer Answer) {
	var a asked
	a.set(sensitivePerson, sensitive)
	c.answer(&answer, AboutGoingOut, level, &a)
	return answer
}
