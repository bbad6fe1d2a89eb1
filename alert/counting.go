package alert

import "github.com/clearsky-go/clearsky/aqi"

// counting says which hours count under a plan, and with which AQI.
type counting struct {
	forecast ForecastReading
	leftOut  Marks          // hours with one of these do not count
	others   aqi.Pollutants // nor do those that have primary pollutants and none but these
}

func countingOf(p *Plan) counting {
	c := counting{forecast: p.Readings.Forecast, leftOut: p.LeftOut}
	if p.Readings.Dust == DustExcluded {
		c.leftOut |= Dusty
	}
	if p.Pollutants != 0 {
		c.others = aqi.AllPollutants &^ p.Pollutants
	}
	if p.Readings.Particles == ParticlesRequired && c.others&particles != particles {
		c.leftOut |= NoParticles
	}
	return c
}

var particles = aqi.PollutantsOf(aqi.PM10, aqi.PM25)

// AQI returns the AQI with which an hour counts in windows under the plan, and by which it is heavy or not; none where it does not count.
func (r *Ruleset) AQI(h Hour) aqi.Index {
	if !r.made() {
		return aqi.Index{}
	}
	return r.counting.index(h)
}

// Known reports whether the hour has an AQI that the plan could take, even one that does not count for what causes it.
func (r *Ruleset) Known(h Hour) bool { return r.made() && r.counting.known(h) }

func (c counting) index(h Hour) aqi.Index {
	if !c.rare(h) {
		return h.AQI
	}
	high, ok := h.AQI.Value()
	low, isRange := h.Low.Value()
	switch {
	case !ok || h.Marks&c.leftOut != 0 || h.Primary != 0 && h.Primary&^c.others == 0:
		return aqi.Index{}
	case isRange && c.forecast == LowerEnd:
		return h.Low
	case isRange && c.forecast == Middle:
		return indexOf((low + high + 1) / 2)
	}
	return h.AQI
}

// rare reports whether an hour that has an AQI may count with none, or with another.
func (c counting) rare(h Hour) bool {
	return h.Marks&c.leftOut|Marks(h.Primary&c.others) != 0 || h.Low.Valid()
}

func (c counting) known(h Hour) bool { return h.AQI.Valid() && h.Marks&c.leftOut&NoParticles == 0 }

// of returns the AQI of a report and its primary pollutants as far as the pollutants count.
func (c counting) of(r aqi.Report) (largest aqi.Index, primary aqi.Pollutants) {
	if c.others == 0 {
		return r.AQI, r.Primary
	}
	for p := range (aqi.AllPollutants &^ c.others).All() {
		switch i := r.IAQI(p); i.Compare(largest) {
		case 1:
			largest, primary = i, aqi.PollutantsOf(p)
		case 0:
			primary |= aqi.PollutantsOf(p)
		}
	}
	if largest.Level() <= aqi.Excellent {
		primary = 0
	}
	return largest, primary
}
