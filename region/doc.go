// Package region assesses a prefecture (地区) made of counties: which contiguous counties carry a regional alert together, what each
// county must respond at, and why (Kashgar's plan of 2023, 3.4, 4.2 and 4.3.5).
//
// Counties and which touch which are a [Region]; how they are read is a [Policy]. [Policy.Assess] takes each county's hourly
// series and what is demanded of them: a superior's alerts, judgements after consultation, voluntary raises. [Policy.Outlook] gives
// package alert what it needs to issue, change and lift the prefecture's alert.
//
// A county that is not known at an hour is no finding there, never clean air: [CountyAssessment] says when.
//
// Everything in this package is safe for concurrent use, as long as arguments are not changed meanwhile. What is returned shares no
// memory with arguments or with what is returned another time.
package region

//go:generate go run ../internal/textgen
