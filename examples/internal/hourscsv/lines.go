package hourscsv

import "github.com/clearsky-go/clearsky/internal/wording"

// Lines returns the faults of an error, and of those that it joins, in a language: one for each line of output.
func Lines(l wording.Language, err error) []string {
	joined, ok := any(err).(interface{ Unwrap() []error })
	if !ok {
		return []string{l.Of(err)}
	}
	var lines []string
	for _, fault := range joined.Unwrap() {
		lines = append(lines, Lines(l, fault)...)
	}
	if faults, ok := any(err).(*Faults); ok && faults.More > 0 {
		lines = append(lines, l.F("and %d faults more", "另有%d处", faults.More))
	}
	return lines
}
