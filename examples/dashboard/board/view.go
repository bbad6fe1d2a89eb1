package board

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// View is an hour of the place at a glance.
type View struct {
	Index    int          `json:"index"`
	At       aqi.Stamp    `json:"at"`
	Place    Standing     `json:"place"`
	Counties []CountyView `json:"counties"`
}

// Standing is what is in force.
type Standing struct {
	Level       alert.Level    `json:"level"` // that is announced, in force or ahead
	Name        aqi.Text       `json:"name"`
	InForce     bool           `json:"in_force"` // at this hour
	Announced   aqi.Text       `json:"announced"`
	From        aqi.Stamp      `json:"from"`  // of the alert
	Since       aqi.Stamp      `json:"since"` // the first hour in a row at this level, or of the alert where that is ahead
	Until       aqi.Stamp      `json:"until"`
	Provisional bool           `json:"provisional"` // until further notice
	Response    response.Level `json:"response"`
	Responds    aqi.Text       `json:"responds"`
	Reasons     []aqi.Text     `json:"reasons"` // of the response
}

// CountyView is a county at an hour.
type CountyView struct {
	Standing
	Code    string    `json:"code"`
	County  aqi.Text  `json:"county"`
	Carries bool      `json:"carries"` // the place's alert, together with others
	Covered bool      `json:"covered"` // by it
	AQI     aqi.Index `json:"aqi"`     // of the last hour before this one
	Air     aqi.Level `json:"air"`
	AirName aqi.Text  `json:"air_name"`
	// Silent is the hour since which nothing has been observed; none where the last hour was.
	Silent aqi.Stamp `json:"silent"`
}

// View returns an hour of the place.
func (b *Board) View(index int) (View, error) {
	out, err := b.at(index)
	if err != nil {
		return View{}, err
	}
	place := b.ruling(out, "")
	v := View{Index: index, At: out.At, Place: b.standing(out, place)}
	for _, c := range b.plan.Counties {
		r := b.ruling(out, c.Code)
		index := b.observed(c.Code, out.At-1)
		county := CountyView{
			Standing: b.standing(out, r), Code: c.Code, County: of(c), AQI: index, Air: index.Level(), AirName: of(index.Level()),
			Carries: slices.Contains(place.Extent, c.Code), Covered: slices.Contains(place.Covered, c.Code),
		}
		for _, m := range out.Unknown {
			if m.County == c.Code && m.Since != out.At {
				county.Silent = max(m.Since, 1)
			}
		}
		if county.Silent != 0 {
			county.AQI, county.Air, county.AirName = aqi.Index{}, aqi.NoLevel, of(aqi.NoLevel)
		}
		v.Counties = append(v.Counties, county)
	}
	return v, nil
}

// observed returns the AQI of an hour that has passed.
func (b *Board) observed(code string, at aqi.Stamp) aqi.Index {
	for _, h := range b.what.Hours {
		if h.County == code && h.At == at && h.From <= at+1 {
			return h.AQI
		}
	}
	s := b.weeks.Series[code]
	if i := int(at - s.Start); i >= 0 && i < len(s.Hours) {
		return s.Hours[i].AQI
	}
	return aqi.Index{}
}

func (b *Board) standing(out region.Outcome, r region.Ruling) Standing {
	announced := out.Next.Alerts[b.track().ID][r.County].State.Announced
	now := r.Response(out.At)
	s := Standing{
		Announced: of(announced), Level: announced.Highest(out.At), InForce: announced.At(out.At) > alert.NoAlert,
		From: announced.Began, Until: announced.Until(), Provisional: announced.Provisional, Response: now.Level, Responds: of(now.Level),
		Reasons: texts(now.Reasons),
	}
	if s.InForce {
		s.Level = announced.At(out.At)
	}
	s.Since = b.since(int(out.At-b.span.From), r.County, s)
	s.Name = of(s.Level)
	return s
}

// since returns since when a level is in force without a break, by what was announced hour by hour.
func (b *Board) since(index int, code string, s Standing) aqi.Stamp {
	if !s.InForce {
		return s.From
	}
	for index > 0 && b.announced(index-1, code).At(b.span.From+aqi.Stamp(index-1)) == s.Level {
		index--
	}
	return b.span.From + aqi.Stamp(index)
}
