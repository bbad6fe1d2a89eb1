package response

// DayHours are the hours of each day at which a restriction holds (限行时段): from the start of From to that of Until, as 7 to 20; 22 to 6
// goes over midnight, and 24 is the end of the day. The zero DayHours are the whole day.
type DayHours struct {
	From  uint8 `json:"from"`
	Until uint8 `json:"until"`
}

// has reports whether the hour of the day, from 0 to 23, is one of them.
func (h DayHours) has(hour int) bool {
	switch {
	case h == DayHours{}:
		return true
	case h.From < h.Until:
		return int(h.From) <= hour && hour < int(h.Until)
	}
	return int(h.From) <= hour || hour < int(h.Until)
}

// Valid reports whether they are some hours of a day, not none.
func (h DayHours) Valid() bool {
	return h == DayHours{} || h.From < 24 && h.Until <= 24 && h.From != h.Until
}
