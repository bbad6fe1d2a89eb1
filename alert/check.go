package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
)

// check refuses a start that is no hour, and more hours than there may be.
func (s Series) check(fs *aqi.Faults, path string) {
	if !s.Start.Valid() {
		faults.Hour(fs, path+"/start", s.Start)
	}
	most := maxHours
	if s.Start.Valid() {
		most = min(most, int(lastHour-s.Start))
	}
	if len(s.Hours) > most {
		checkNumber(fs, path+"/hours", len(s.Hours), 0, most)
	}
}

// lastHour is the last hour of the year 9999.
const lastHour aqi.Stamp = 87_649_407

// checkHours refuses unknown pollutants, and ranges whose ends are missing or in the wrong order, of the n hours of a list.
func checkHours(fs *aqi.Faults, path string, n int, hour func(int) Hour) {
	addStretches(fs, aqi.ErrUnknown, n, func(i int) aqi.Pollutants { return unknownPollutants(hour(i).Primary) }, func(i int) aqi.Fault {
		want := aqi.Text{Chinese: "六项污染物", English: "the six pollutants"}
		return aqi.Fault{Path: faults.At(path, i, "primary"), Got: hour(i).Primary.String(), Want: want}
	})
	addStretches(fs, aqi.ErrOrder, n, func(i int) bool { return hour(i).lowWrong() }, func(i int) aqi.Fault {
		want := aqi.Text{Chinese: "不高于aqi", English: "no more than aqi"}
		return aqi.Fault{Path: faults.At(path, i, "low"), Got: hour(i).Low.String() + ", aqi " + hour(i).AQI.String(), Want: want}
	})
}

// lowWrong reports whether the lower end of a range has no upper end, or one below it.
func (h Hour) lowWrong() bool { return h.Low.Compare(h.AQI) > 0 }

func unknownPollutants(set aqi.Pollutants) aqi.Pollutants { return set &^ aqi.AllPollutants }

// checkDaily refuses daily AQIs that are there but not one for each window.
func (s Series) checkDaily(fs *aqi.Faults, path string) {
	if n := s.windows(); s.Daily != nil && len(s.Daily) != n {
		checkNumber(fs, path+"/daily", len(s.Daily), n, n)
	}
}

// windows returns the number of windows of 24 hours.
func (s Series) windows() int { return windowsOf(len(s.Hours)) }

// windowsOf returns the number of windows in that many hours.
func windowsOf(hours int) int { return max(0, hours-dayHours+1) }
