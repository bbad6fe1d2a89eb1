package runs

// Threshold is what a daily AQI must be above. A daily AQI is an integer, rounded up, so one of at least 201 is one above 200, and
// a mean is above a threshold exactly when it is so rounded up.
type Threshold int

// ThresholdOf returns the threshold of an AQI that must be above a number, or equal to it too.
func ThresholdOf(number int, orEqual bool) Threshold {
	if orEqual {
		number--
	}
	return Threshold(number)
}

// Exceeds reports whether an AQI is above the threshold.
func (t Threshold) Exceeds(number int) bool { return number > int(t) }
