package response

import (
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

func (v *validation) restrictions() {
	count := map[Question]int{}
	for i := range v.c.Restrictions {
		r, path := &v.c.Restrictions[i], faults.At("/catalogue/restrictions", i)
		v.id = quote.Cut(r.Measure)
		v.value(path+"/question", r.Question)
		if count[r.Question] > 0 && v.c.Restrictions[i-1].Question != r.Question {
			v.fault(aqi.ErrOrder, path+"/question", r.Question.String(), "同一问题的限制相连", "the restrictions of a question together")
		}
		if count[r.Question]++; count[r.Question] == maxRestrictions+1 {
			most := strconv.Itoa(maxRestrictions)
			v.fault(aqi.ErrTooMany, path, r.Question.String(), "每个问题至多"+most+"项", "at most "+most+" for a question")
		}
		v.restriction(path, r)
		v.asked(path, r)
	}
	v.id = ""
}

// restriction checks what a restriction says of itself.
func (v *validation) restriction(path string, r *Restriction) {
	switch m := v.measures[r.Measure]; {
	case m == nil:
		v.fault(aqi.ErrUnknown, path+"/measure", quote.Text(r.Measure), "本目录的措施", "a measure of the catalogue")
	case r.Level == NoResponse:
	case m.Kind == General:
		if !v.hasLevel(r.Level) {
			v.fault(aqi.ErrUnknown, path+"/level", r.Level.String(), "本目录的响应级别", "a level of the catalogue")
		}
	case m.Level != r.Level:
		v.fault(aqi.ErrConflict, path+"/level", r.Level.String(), "该措施的级别："+m.Level.Chinese(), "the measure's, "+m.Level.String())
	}
	if r.Verdict <= Unrestricted || !r.Verdict.Valid() {
		v.fault(aqi.ErrUnknown, path+"/verdict", r.Verdict.String(), "减少、避免或停止", "reduce, avoid or stop")
	}
	if r.UpTo > ChinaVI {
		v.fault(aqi.ErrUnknown, path+"/up_to", r.UpTo.String(), "国Ⅵ及以下的标准", "a stage of the standards")
	}
	if r.OwnPlan && r.UpTo != UnknownStandard {
		v.fault(aqi.ErrConflict, path+"/up_to", r.UpTo.String(), "不填，因依一厂一策", "none, as the own plan has it")
	}
	if r.BoundUnclear && r.UpTo < ChinaI {
		v.fault(aqi.ErrConflict, path+"/up_to", r.UpTo.String(), "其下还有标准的一级", "a stage with one below it, where the bound is unclear")
	}
	if r.Trips < 0 || r.Trips > maxTrips {
		v.fault(aqi.ErrRange, path+"/trips", strconv.Itoa(r.Trips), "0至"+strconv.Itoa(maxTrips), "0 to "+strconv.Itoa(maxTrips))
	}
	if !r.Hours.Valid() {
		v.fault(aqi.ErrRange, path+"/hours", hoursText(r.Hours), "0至24时中的时段", "hours from 0 to 24")
	}
	v.exceptions(path, r)
}

// exceptions checks that each exception has traits, and none holds another.
func (v *validation) exceptions(path string, r *Restriction) {
	if len(r.Unless) > maxExceptions {
		most := strconv.Itoa(maxExceptions)
		v.fault(aqi.ErrTooMany, path+"/unless", strconv.Itoa(len(r.Unless)), "至多"+most+"项", "at most "+most)
		return
	}
	for i, e := range r.Unless {
		at := faults.At(path, "unless", i)
		if e == 0 {
			v.fault(aqi.ErrMissing, at, "", "至少一个特征", "a trait at least, since none would free everything")
		}
		for _, before := range r.Unless[:i] {
			if e&before == e || e&before == before {
				v.fault(aqi.ErrDuplicate, at, e.String(), "不与其他除外情形相包含", "none that another holds or that holds another")
				break
			}
		}
	}
}

// asked checks that what the restriction asks for is something that its question can state.
func (v *validation) asked(path string, r *Restriction) {
	q := r.Question
	sets := append([]Traits{r.All, r.Any}, r.Unless...)
	for i, set := range sets {
		at := path + [...]string{"/all", "/any", "/unless/" + strconv.Itoa(i-2)}[min(i, 2)]
		if !set.Valid() {
			v.fault(aqi.ErrUnknown, at, set.String(), "特征的用词", "words that name traits")
			continue
		}
		if extra := set &^ q.traits(); extra != 0 {
			v.fault(aqi.ErrConflict, at, extra.String(), "该问题涉及的特征："+q.Chinese(), "traits of a "+q.String())
		}
	}
	if r.OwnPlan && q != AboutTruck && q != AboutMachine {
		v.fault(aqi.ErrConflict, path+"/own_plan", "true", "不填，因其与企业无关", "none, as a "+q.String()+" has no enterprise")
	}
	traffic := q == AboutTruck || q == AboutMuckTruck || q == AboutVehicle
	if r.Hours != (DayHours{}) && !traffic {
		v.fault(aqi.ErrConflict, path+"/hours", hoursText(r.Hours), "不填，因其不分时段", "none, as a "+q.String()+" has no hour")
	}
	if r.UpTo != 0 && !traffic && q != AboutMachine {
		v.fault(aqi.ErrConflict, path+"/up_to", r.UpTo.String(), "不填，因其无排放标准", "none, as a "+q.String()+" has no standard")
	}
	if r.Trips != 0 && q != AboutTruck {
		v.fault(aqi.ErrConflict, path+"/trips", strconv.Itoa(r.Trips), "不填，因其无进出辆次", "none, as a "+q.String()+" has no trips")
	}
}

func hoursText(h DayHours) string {
	return strconv.Itoa(int(h.From)) + "–" + strconv.Itoa(int(h.Until))
}
