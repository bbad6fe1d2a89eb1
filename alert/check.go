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

// checkHours refuses unknown marks and pollutants.
func (s Series) checkHours(fs *aqi.Faults) {
	want := aqi.Text{Chinese: "已知的标记", English: "known marks"}
	addStretches(fs, aqi.ErrUnknown, len(s.Hours), func(i int) Marks { return s.Hours[i].Marks &^ allMarks }, func(i int) aqi.Fault {
		return aqi.Fault{Path: faults.At("/series/hours", i, "marks"), Got: s.Hours[i].Marks.String(), Want: want}
	})
	addStretches(fs, aqi.ErrUnknown, len(s.Hours), func(i int) aqi.Pollutants { return unknownPollutants(s.Hours[i].Primary) }, func(i int) aqi.Fault {
		return pollutantsFault(faults.At("/series/hours", i, "primary"), s.Hours[i].Primary)
	})
}

func unknownPollutants(set aqi.Pollutants) aqi.Pollutants { return set &^ aqi.AllPollutants }

func pollutantsFault(path string, set aqi.Pollutants) aqi.Fault {
	want := aqi.Text{Chinese: "六项污染物", English: "the six pollutants"}
	return aqi.Fault{Path: path, Got: set.String(), Want: want}
}

// checkDaily refuses daily AQIs that are there but not one for each window.
func (s Series) checkDaily(fs *aqi.Faults, path string) {
	if n := s.windows(); s.Daily != nil && len(s.Daily) != n {
		checkNumber(fs, path+"/daily", len(s.Daily), n, n)
	}
}

// windows returns the number of windows of 24 hours.
func (s Series) windows() int { return max(0, len(s.Hours)-dayHours+1) }
