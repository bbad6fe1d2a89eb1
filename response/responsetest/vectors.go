package responsetest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns questions with their answers, measures of levels and filters, and responses with what is due, by Kashgar's plan, as
// JSON: what a port to another language, or another system, is checked with. They are made by the plan's sentences, one by one and over
// all ways in which unknown facts can turn out, by brute force over the measures and hour by hour, and not by package response, which is
// held to them too.
//
//	{"format": 1,
//	 "catalogue": catalogue,
//	 "answers":   [{"question", "level", "facts": {…}, "verdict", "missing": [key, …], "grounds": [measure, …]}, …],
//	 "measures":  [{"level", "filter": {"kind", "sector", "addressee", "department", "freezing"}, "measures": [measure, …]}, …],
//	 "due":       [{"activations": [activation, …], "at", "due": [item, …]}, …]}
//
// The catalogue has the plan's measures, restrictions, parties and duties, as package response writes it. Facts are a [response.Truck]
// for "truck", and so on, of a practice {"practice"} and of going out {"sensitive"}; what is left out or "unknown" is not known.
// The verdict is the strictest over all ways in which that can turn out, missing has the facts that alone can change it, by their keys,
// and grounds are the measures that it rests on, by the alphabet: of "unrestricted", those that would apply but for an exception.
//
// Measures are those of the level and of the levels below it, in the plan's order, that the filter lets through: a key that it lacks lets
// everything through.
//
// What is due at an hour follows from the activations known at it. An item is {"duty", "by": [key, …], "activation": {"from", "until"},
// "from", "due", "day", "level", "next_year", "provisional", "overdue"}, as [response.DueItem] has them, the duty by its identifier and who
// owes it by the keys, each the duty's identifier, the party's, the day or the hour, and the county's code. Hours are RFC 3339, ends
// exclusive; one that there is not is left out.
func Vectors() []byte { return []byte(vectors) }
