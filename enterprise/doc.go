// Package enterprise says what an enterprise with emissions to air (涉气企业) has to do at a response level: its class, by which share
// it must reduce its emission, how it may produce, which trucks and machines stop, and its other duties; whether its own plan
// (一厂一策) suffices; and whether a reported day keeps to all that.
//
// The built-in rules are those of Kashgar prefecture's plan of 2023 ([Kashgar]: 1.4 (3), 4.3.1–4.3.1.2, 4.3.2.3, 4.3.3.3, 5.2,
// 7, 8.2, 8.4); every other place's are data. [New] checks a place's [Rules], targets and catalogue once and makes a [Ruleset]:
// [Ruleset.Obligation] is for one enterprise, [Ruleset.Area] and [Ruleset.Prefecture] are for all of a place, with package emission's
// allocation of what is lacking.
//
// Errors are [aqi.Faults], with all that is wrong at once. Everything is safe for concurrent use, as long as nobody changes the
// arguments of a call meanwhile.
package enterprise

//go:generate go run ../internal/textgen
