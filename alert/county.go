package alert

import (
	"cmp"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// County is a county, county-level city or district (县市): the place that a plan's alerts are graded for and issued to.
//
//clearsky:whole
type County struct {
	Code string   `json:"code"` // the six digits of GB/T 2260
	Name aqi.Text `json:"name"`
}

// String returns the name in English, or else the code.
func (c County) String() string { return cmp.Or(c.Name.English, c.Code) }

// Chinese returns the name in Chinese, or else the code.
func (c County) Chinese() string { return cmp.Or(c.Name.Chinese, c.Code) }

func checkCounties(fs *aqi.Faults, path string, counties []County) {
	for i, c := range counties {
		at := faults.At(path, i)
		faults.UTF8(fs, at+"/code", c.Code)
		faults.UTF8Text(fs, at+"/name", c.Name)
	}
}

// Advice is a measure that a notice advises (需采取的措施建议, 3.6).
//
//clearsky:whole
type Advice struct {
	ID     string     `json:"id"`
	Clause aqi.Clause `json:"clause"`
	Text   aqi.Text   `json:"text"`
}

// String returns the text in English.
func (a Advice) String() string { return a.text(wording.English) }

// Chinese returns the text in Chinese.
func (a Advice) Chinese() string { return a.text(wording.Chinese) }

func (a Advice) text(l wording.Language) string { return l.Pick(a.Text.English, a.Text.Chinese) }

func checkAdvice(fs *aqi.Faults, path string, advice []Advice) {
	for i, a := range advice {
		at := faults.At(path, i)
		faults.UTF8(fs, at+"/id", a.ID)
		faults.UTF8Clause(fs, at+"/clause", a.Clause)
		faults.UTF8Text(fs, at+"/text", a.Text)
	}
}
