package hourscsv

import "github.com/clearsky-go/clearsky/aqi"

// Hours returns the site's hours.
func (s Site) Hours() []aqi.Sample {
	hours := make([]aqi.Sample, s.Columns.Len())
	for i := range hours {
		hours[i] = s.Columns.Sample(i)
	}
	return hours
}
