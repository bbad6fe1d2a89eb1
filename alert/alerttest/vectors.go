package alerttest

import _ "embed" // of the vectors

//go:embed vectors.json
var vectors string

// Vectors returns hourly AQIs with the episodes that they hold, and moments with the decision that is taken at each, under the built-in
// plans, as JSON: what a port to another language, or another system, is checked with. They are made by brute force over all windows
// and by a restatement of the plan's rules hour by hour, and not by package alert, which is held to them too.
//
//	{"format": 1,
//	 "plans":     {"kashgar": plan, "national-2024": plan},
//	 "episodes":  [{"plan", "start", "aqi": […], "episodes": [{"from", "until", "level", "open", "peak", "runs": [{"from", "until"}, …]}, …]}, …],
//	 "decisions": [{"plan", "at", "start", "aqi": […], "before": state, "demands": […], "after": {"act", "announced", "own"}}, …]}
//
// The AQIs are those of the hours from start on, null where one is missing; in a decision those before at are observed and those from it
// on forecast. Hours are RFC 3339, ends exclusive; plans, states, demands and schedules are as package alert writes them.
func Vectors() []byte { return []byte(vectors) }
