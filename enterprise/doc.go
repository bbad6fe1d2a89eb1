// Package enterprise says what an enterprise with emissions to air (涉气企业) has to do at a response level: its class, the share
// of its emissions that it must give up, how it may produce, which trucks and machines must stand, and its other duties; whether
// its own plan (一厂一策) suffices; and whether a day's reported facts keep to it.
//
// The built-in rules are those of Kashgar prefecture's plan of 2023 ([Kashgar]: 1.4 (3), 4.3.1–4.3.1.2, 4.3.2.3, 4.3.3.3, 5.2,
// 7, 8.2, 8.4); every other place's are data. [New] makes a [Ruleset] of them; its methods Area and Prefecture take all enterprises of a place at once,
// together with package emission's targets.
package enterprise

//go:generate go run ../internal/textgen
