// Package response holds what a place must do at a response level (应急响应): the measures (响应措施), what may go on under them, and
// who owes what to whom by when.
//
// A [Catalogue] is a place's plan as data; [Kashgar] returns that of Kashgar prefecture's plan of 2023. [Catalogue.Validate] checks one
// of another place, and [Catalogue.Adjust] makes of it that of a county, or of one alert, which is stricter or leaves something out.
// An alert starts a response ([Catalogue.LevelOf], 4.1), and measures add up: level II has those of level III and its own (4.3.3).
//
// Measures: [Catalogue.At] goes through those of a level, as a [Filter] chooses them, and [Catalogue.Advice] returns them for a notice.
// Where a plan has some hold later, [Catalogue.HoldsFrom] is the hour from which one holds, and [Catalogue.Holding] the catalogue at an hour.
//
// Questions are whether something may go on: [Catalogue.Truck], [Catalogue.Machine], [Catalogue.MuckTruck], [Catalogue.Vehicle],
// [Catalogue.Work], [Catalogue.Practice], [Catalogue.School], [Catalogue.Event] and [Catalogue.GoingOut]. They take facts that may be
// unknown. An unknown fact restricts, and the [Answer] names it. The answer is the strictest of all levels up to the one asked about;
// an exception frees only from the measure in which it stands. The cost of an answer is linear in the catalogue's [Restriction]s.
//
// Duties: an [Activation] is one response; [Catalogue.Activations] makes them of an alert's periods, and [Catalogue.Changes] tells what
// changes in one. [Catalogue.Due] lists who owes what at an hour because of responses, [Catalogue.Standing] what is owed without one;
// each [DueItem] has keys by which it is ticked off. [Catalogue.Consequence] is what follows where something is not done.
//
// Everything may be used by several goroutines at once as long as nobody changes its arguments meanwhile. What is returned is the
// caller's own: nothing shares memory with a catalogue or an argument.
package response

//go:generate go run ../internal/textgen
