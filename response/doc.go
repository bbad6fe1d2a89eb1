// Package response says what a heavy-pollution alert sets going (应急响应): the response level, the measures (响应措施), what may go
// on under them, and who reports what to whom by when.
//
// The built-in catalogue is that of Kashgar prefecture's plan of 2023 ([Kashgar]); every other place's is data. Measures add
// up: level II has those of level III and its own (4.3.3).
//
// A question, such as [Catalogue.Truck], takes facts that may be unknown. An unknown fact restricts, and the answer names it.
// The answer is the strictest over all levels up to the one in force; an exception frees only from the measure that it
// stands in.
package response

//go:generate go run ../internal/textgen
