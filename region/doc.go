// Package region decides for a whole place, a prefecture (地区) made of counties, by its plan: the office's hour. Of what is known at
// an hour, each county's measurements and forecasts, a superior's alert, judgements after consultation and voluntary raises, it says
// what the prefecture and each county announce, change or lift, at which level each responds and why, what is made public, filed and
// due, and what is unknown (Kashgar's plan of 2023, 3.4, 4.2, 4.3.5 and the whole).
//
// A place's plan is a [Plan]: its counties and which touch which, its alert plans, the [Policy] of its counties together, its catalogue
// of measures, targets and rules for enterprises. [New] checks it and makes an [Office], whose [Office.Step] decides an hour and gives
// the [State] for the next; [Office.Replay] folds a season, [Office.Ahead] and [Office.Readings] look ahead and at other readings.
// [Office.Assess] says what a past season held, all hours being known.
//
// Of an [Outcome], [Outcome.Acts] are the acts and [Outcome.Levels] the levels at which the counties respond; [Office.Measures] lists what
// a county sees to, [Office.Obligations] and [Office.Notice] tell each enterprise what it owes, and [Office.Attainment] says whether the
// targets are met. [Office.HistoryOf] is what became of a season.
//
// What is not known is never clean air: it frees, lifts and lowers nothing, and [Outcome] names it.
//
// Everything in this package is safe for concurrent use, as long as arguments are not changed meanwhile. What is returned shares no
// memory with arguments or with what is returned another time.
package region

//go:generate go run ../internal/textgen
