package alert

import "github.com/clearsky-go/clearsky/aqi"

// County is a county, county-level city or district (县市): the place that a plan's alerts are graded for and issued to.
type County struct {
	Code    string `json:"code"` // the six digits of GB/T 2260
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Advice is a measure that a notice advises (需采取的措施建议, 3.6).
type Advice struct {
	ID     string     `json:"id"`
	Clause aqi.Clause `json:"clause"`
	Text   aqi.Text   `json:"text"`
}

// Span is a stretch of hours, From included and Until not. The zero Span is empty.
type Span struct {
	From  aqi.Stamp `json:"from"`
	Until aqi.Stamp `json:"until"`
}

// Hours returns the span's length.
func (s Span) Hours() int { return int(s.Until - s.From) }
