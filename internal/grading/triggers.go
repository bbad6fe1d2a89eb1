package grading

import "slices"

// Condition is one of the conditions of a group, all of which are to be met, of a trigger, any of whose groups is.
type Condition struct {
	Trigger   int  // position of the trigger, lowest level first
	Last      bool // of its group
	Threshold Threshold
	Hours     int // for which the threshold is to be exceeded

	at int // position of the threshold
}

// Triggers are what starts alerts, made ready.
type Triggers struct {
	Thresholds []Threshold // each once, lowest first
	conditions []Condition
}

// Ready makes triggers ready, whose conditions come group by group. It keeps the list.
func Ready(conditions []Condition) Triggers {
	t := Triggers{make([]Threshold, len(conditions)), conditions}
	for i, c := range conditions {
		t.Thresholds[i] = c.Threshold
	}
	slices.Sort(t.Thresholds)
	t.Thresholds = slices.Compact(t.Thresholds)
	for i := range conditions {
		conditions[i].at, _ = slices.BinarySearch(t.Thresholds, conditions[i].Threshold)
	}
	return t
}

// Met returns the highest trigger of which some group is met, and -1 where none is; sustained holds for how many hours each of
// the thresholds is exceeded.
func (t Triggers) Met(sustained []int) int {
	highest, met := -1, true
	for _, c := range t.conditions {
		met = met && sustained[c.at] >= c.Hours
		if c.Last && met {
			highest = max(highest, c.Trigger)
		}
		met = met || c.Last
	}
	return highest
}
