// Package region holds the whole plan of a place, a prefecture (地区) made of counties, and decides by it: which counties carry a
// regional alert together, what each county must respond at, and why (Kashgar's plan of 2023, 3.4, 4.2 and 4.3.5).
//
// A place's plan is a [Plan]: its counties and which touch which, its alert plans, the [Policy] of its counties together, its catalogue
// of measures, targets and rules for enterprises. [New] checks it and makes an [Office]. [Office.Assess] takes each county's hourly
// series and what is demanded of them: a superior's alerts, judgements after consultation, voluntary raises. [Office.Outlook] gives
// package alert what it needs to issue, change and lift the prefecture's alert.
//
// A county that is not known at an hour is no finding there, never clean air: [CountyAssessment] says when.
//
// Everything in this package is safe for concurrent use, as long as arguments are not changed meanwhile. What is returned shares no
// memory with arguments or with what is returned another time.
package region

//go:generate go run ../internal/textgen
