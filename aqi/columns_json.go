package aqi

// MarshalJSON returns the columns, a nil one as null.
func (c Columns) MarshalJSON() ([]byte, error) {
	text := make([]byte, 0, 64+8*c.Len()*int(PM25)) // an array element by reflection takes ten times as long
	separator := byte('{')
	for p := range AllPollutants.All() {
		text = append(text, separator, '"')
		text = append(text, p.key()...)
		text = append(text, '"', ':')
		text = appendColumn(text, *c.at(p))
		separator = ','
	}
	return append(text, '}'), nil
}

func appendColumn(text []byte, column []Concentration) []byte {
	if column == nil {
		return append(text, "null"...)
	}
	text = append(text, '[')
	for i, v := range column {
		if i > 0 {
			text = append(text, ',')
		}
		if v == 0 {
			text = append(text, "null"...)
			continue
		}
		text = append(text, '"')
		text, _ = v.AppendText(text) // never fails
		text = append(text, '"')
	}
	return append(text, ']')
}
