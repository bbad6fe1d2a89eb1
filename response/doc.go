// Package response holds what a place must do at a response level (应急响应): the measures (响应措施), what may go on under them, and
// who owes what to whom by when.
//
// A [Catalogue] is a place's plan as data; [Kashgar] returns that of Kashgar prefecture's plan of 2023. An alert starts a
// response ([Catalogue.LevelOf], 4.1), and measures add up: level II has those of level III and its own (4.3.3).
// Where a plan has some hold later, [Catalogue.Holding] is the catalogue at an hour.
//
// A question, such as [Catalogue.Truck], takes facts that may be unknown. An unknown fact restricts, and the answer names it. The
// answer is the strictest of all levels up to the one asked about; an exception frees only from the measure in which it stands. The
// cost of an answer is linear in the catalogue's restrictions.
//
// Everything may be used by several goroutines at once as long as nobody changes its arguments meanwhile. What is returned is the
// caller's own: nothing shares memory with a catalogue or an argument.
package response

//go:generate go run ../internal/textgen
