package alert

import "github.com/clearsky-go/clearsky/aqi"

// County is a county, county-level city or district (县市): the place that a plan's alerts are graded for and issued to.
type County struct {
	Code string   `json:"code"` // the six digits of GB/T 2260
	Name aqi.Text `json:"name"`
}

// Advice is a measure that a notice advises (需采取的措施建议, 3.6).
type Advice struct {
	ID     string     `json:"id"`
	Clause aqi.Clause `json:"clause"`
	Text   aqi.Text   `json:"text"`
}
