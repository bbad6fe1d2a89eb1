// Package enterprise says what an enterprise with emissions to air (涉气企业) has to do at a response level: its class, by which share
// it must reduce its emission, how it may produce, which trucks and machines stop, and its other duties; whether its own plan
// (一厂一策) suffices; and whether a reported day keeps to all that.
//
// [New] checks a place's [Rules], targets and catalogue once and makes a [Ruleset], which has everything else. [Kashgar] returns the
// rules of Kashgar prefecture's plan of 2023 (1.4 (3), 4.3.1–4.3.1.2, 4.3.2.3, 4.3.3.3, 5.2, 7, 8.2, 8.4); every other place's are data.
//
// Of one enterprise, whose facts are its [Profile]: [Ruleset.Classify] finds its class, [Ruleset.Obligation] what it has to do at a level,
// [Ruleset.Duties] its duties with their clauses, and [Ruleset.Truck] and [Ruleset.Machine] what may run. [Ruleset.Notice] tells it all
// that in words. [Ruleset.CheckPlan] finds what its [OwnPlan] lacks, and [Profile.WithPlan] takes over what the plan says.
// [Ruleset.Compliance] holds its [DayReport] to its obligation.
//
// Of all enterprises of a place: [Ruleset.Obligations] goes through them, and [Ruleset.Area] and [Ruleset.Prefecture] also say whether the
// place meets its target, and allocate what is lacking by [emission.Allocate].
//
// Errors are [aqi.Faults], with all that is wrong at once. Everything is safe for concurrent use, as long as nobody changes the
// arguments of a call meanwhile.
package enterprise

//go:generate go run ../internal/textgen
