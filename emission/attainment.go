package emission

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
	"github.com/clearsky-go/clearsky/response"
)

// Attainment says whether sources reduce what a response level wants (达标情况). Attainments compare with ==.
//
//clearsky:whole
type Attainment struct {
	Level       response.Level `json:"level"`
	Clause      aqi.Clause     `json:"clause"` // where the plan has the target; zero at no response
	ByPollutant [4]Result      `json:"by_pollutant"`
}

// Result is the attainment of one pollutant.
//
//clearsky:whole
type Result struct {
	Pollutant Pollutant `json:"pollutant"`
	Target    Share     `json:"target"`
	Baseline  Amount    `json:"baseline"`
	Reduction Amount    `json:"reduction"`
	Required  Amount    `json:"required"`  // the least reduction that meets the target
	Shortfall Amount    `json:"shortfall"` // how much less than that it is; 0 where the target is met
	Met       bool      `json:"met"`
}

// Attainment holds a total of sources to the target of a level, each pollutant by itself and exactly: a reduction of 10 % meets a
// target of 10 %, and a milligram less does not. Nothing emitted is a target met. No response wants nothing.
//
// Errors: those of [Targets.Validate] and of a total that is none; [aqi.ErrUnknown] where the targets have none for the level.
func (t Targets) Attainment(level response.Level, total Total) (Attainment, error) {
	var fs aqi.Faults
	t.validate(&fs)
	total = total.check(&fs, "/total")
	target, has := t.At(level)
	if !has && level != response.NoResponse {
		fs.Add(aqi.Fault{Path: "/level", Got: level.String(), Want: t.levels(), Rule: aqi.ErrUnknown})
	}
	if err := fs.Err(); err != nil {
		return Attainment{}, err
	}
	a := Attainment{Level: level, Clause: target.Clause}
	for p := range AllPollutants.All() {
		a.ByPollutant[p-1] = total.attainment(p, target.Shares.Of(p))
	}
	return a, nil
}

// levels names the levels of the targets, and none.
func (t Targets) levels() aqi.Text {
	want := aqi.Text{Chinese: response.NoResponse.Chinese(), English: response.NoResponse.String()}
	for l := response.IV; l <= response.I; l++ {
		if _, has := t.At(l); has {
			want.Chinese += "、" + l.Chinese()
			want.English += ", " + l.String()
		}
	}
	return want
}

// attainment holds the total of a pollutant to its target.
func (t *Total) attainment(p Pollutant, target Share) Result {
	reduction, _ := t.Reduction.Of(p)
	baseline, _ := t.Baseline.Of(p)
	required := target.Of(baseline)
	return Result{
		Pollutant: p, Target: target, Baseline: baseline, Reduction: reduction,
		Required: required, Shortfall: max(0, required-reduction), Met: reduction >= required,
	}
}

// Of returns the result of a pollutant; false where p is no pollutant.
func (a Attainment) Of(p Pollutant) (Result, bool) {
	if !p.Valid() {
		return Result{}, false
	}
	return a.ByPollutant[p-1], true
}

// Met reports whether the targets of all pollutants are met.
func (a Attainment) Met() bool {
	return !slices.ContainsFunc(a.ByPollutant[:], func(r Result) bool { return !r.Met })
}

// String returns the level and the results in one line.
func (a Attainment) String() string { return a.text(wording.English) }

// Chinese returns the same in Chinese.
func (a Attainment) Chinese() string { return a.text(wording.Chinese) }

func (a Attainment) text(l wording.Language) string {
	results := make([]string, len(a.ByPollutant))
	for i, r := range a.ByPollutant {
		results[i] = l.Of(r)
	}
	return l.F("%v: %s", "%v：%s", a.Level, l.Sentences(results...))
}

// Percent returns the share of the baseline that is reduced, in percent, rounded down to that many decimal places, 0 to 18, so that what
// falls short of a share never reads as the share: 9.9999 % to two places is 9.99. It returns false where nothing is emitted.
func (r Result) Percent(places int32) (decimal.Decimal, bool) {
	if r.Baseline <= 0 || r.Reduction < 0 {
		return decimal.Decimal{}, false
	}
	hundredfold := decimal.New(int64(r.Reduction), 2)
	percent, _ := hundredfold.QuoRem(decimal.New(int64(r.Baseline), 0), min(max(places, 0), 18))
	return percent, true
}

// String returns "NOx 9.99 %, target 10 %, 0.1 kg short" or "NOx 10.00 %, target 10 %, met"; the share reached is rounded down.
func (r Result) String() string { return r.text(wording.English) }

// Chinese returns "氮氧化物减排9.99%，目标10%，未达标，缺0.1千克".
func (r Result) Chinese() string { return r.text(wording.Chinese) }

func (r Result) text(l wording.Language) string {
	outcome := l.Pick("met", "达标")
	if !r.Met {
		outcome = l.F("%v short", "未达标，缺%v", r.Shortfall)
	}
	return l.F("%v %v, target %v, %s", "%v减排%v，目标%v，%s", r.Pollutant, r.reached(l), r.Target, outcome)
}

// reached is the share that is reached, "9.99 %".
func (r Result) reached(l wording.Language) string {
	percent, applicable := r.Percent(sharePlaces)
	if !applicable {
		return l.Pick("not applicable", "不适用")
	}
	return percent.StringFixed(sharePlaces) + l.Pick(" %", "%")
}
