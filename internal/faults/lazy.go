package faults

import "github.com/clearsky-go/clearsky/aqi"

// Add adds the fault that build makes, of that rule. Where the list already spells out all that it may, it only counts the rule, and
// build is not called: so a million bad elements take no memory.
func Add(fs *aqi.Faults, rule error, build func() aqi.Fault) { AddMany(fs, rule, 1, build) }

// AddMany is Add for a number of neighbours that have the same problem, of which build makes the first one's fault.
func AddMany(fs *aqi.Faults, rule error, count int, build func() aqi.Fault) {
	f := aqi.Fault{Rule: rule}
	if !full(*fs) {
		f = build()
		f.Rule = rule
	}
	f.Count = count
	fs.Add(f)
}

// full reports whether the last fault stands for those that are only counted.
func full(fs aqi.Faults) bool {
	if len(fs) == 0 {
		return false
	}
	last := &fs[len(fs)-1]
	return last.Path == "" && last.ID == "" && last.Got == "" && last.Count > 0
}
