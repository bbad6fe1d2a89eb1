package runs

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
	groups     []group
}

// group is a group of conditions, and the position of its lowest threshold.
type group struct {
	conditions []Condition
	lowest     int
}

// Ready makes triggers ready, whose conditions come group by group. It keeps the list.
func Ready(conditions []Condition) Triggers {
	t := Triggers{Thresholds: make([]Threshold, len(conditions))}
	groups := 0
	for i, c := range conditions {
		t.Thresholds[i] = c.Threshold
		if c.Last {
			groups++
		}
	}
	slices.Sort(t.Thresholds)
	t.Thresholds = slices.Compact(t.Thresholds)
	t.groups = make([]group, 0, groups)
	first, lowest := 0, len(t.Thresholds)
	for i := range conditions {
		c := &conditions[i]
		c.at, _ = slices.BinarySearch(t.Thresholds, c.Threshold)
		lowest = min(lowest, c.at)
		if c.Last {
			t.groups = append(t.groups, group{conditions[first : i+1], lowest})
			first, lowest = i+1, len(t.Thresholds)
		}
	}
	return t
}
