package enterprisetest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns enterprises with their classes, their obligations and what a day's report comes to, by Kashgar's plan, as JSON: what a
// port to another language, or another system, is checked with. They are made by the plan's sentences one by one, in fractions and over
// all ways in which unknown facts can turn out, and not by package enterprise, which is held to them too.
//
//	{"format": 1,
//	 "rules": rules, "targets": targets,
//	 "classes":     [{"designated", "major_project", "industry", "coal", "oil", "toxic", "annual", "class", "missing": [key, …]}, …],
//	 "obligations": [{"profile", "level", "obligation", "duties": [duty, …]}, …],
//	 "days":        [{"profile", "level", "requested", "plan", "report", "breaches": [breach, …], "unclear": [breach, …],
//	                  "unmet": [{"pollutant", "got", "owed"}, …], "unstated": [duty, …], "unreported": [key, …]}, …]}
//
// Rules and targets are the plan's, profiles, own plans, reports and obligations as packages enterprise and emission write them; null and
// "unknown" are not known. Missing are the facts that alone can change the class where it is "undecided". An obligation is what the
// enterprise has to do at the level, and duties are the identifiers of those that bind it or may.
//
// A day is held to the obligation at its level; requested is what the area asks to reduce besides. A breach is {"duty",
// "path", "point", "shortfall": {"pollutant", "got", "owed"}, "excess": {"got", "limit"}}: the identifier of the duty that is not kept, a
// JSON Pointer to what shows it, as in "/report/trucks/1", the point of the own plan, and by how much; what does not apply is left out.
// Unclear are those that turn on a fact that is not known, unmet the requests that are not met, unstated the duties of which the report
// does not say whether they are kept, unreported the other facts that it lacks. Whether a truck or a machine has to stop is the answer of
// the catalogue in responsetest.Vectors.
func Vectors() []byte { return []byte(vectors) }
