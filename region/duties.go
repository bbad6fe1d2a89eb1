package region

import (
	"iter"
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/response"
)

// Measures returns the measures that a county, or where the code is empty the prefecture, takes at the hour of the outcome, as
// [response.Catalogue.At] gives them, with the adjustments of the plan and of the hour and without those that begin later; none where it does
// not respond.
func (o *Office) Measures(out Outcome, county string, f response.Filter) iter.Seq[response.Measure] {
	if o = o.on(out.At); o == nil {
		return func(func(response.Measure) bool) {}
	}
	return o.holding(out, county).At(out.level(county), f)
}

// Ruleset returns the rules for a county's enterprises at the hour of the outcome, with the adjustments of the plan and of the hour, for what
// is asked of one enterprise: questions, which measures that begin later do not answer, and the judgement of a day.
func (o *Office) Ruleset(out Outcome, county string) *enterprise.Ruleset {
	if o = o.on(out.At); o == nil {
		return nil
	}
	ruleset := o.wholeRuleset(out, county)
	if len(o.plan.Catalogue.Begins) == 0 {
		return ruleset
	}
	return ruleset.Holding(out.At, out.Next.Issued[county])
}

// Obligations returns what each enterprise must do at the hour of the outcome, at its county's level, or a lower one where
// the measures for industry begin later: [enterprise.Ruleset.Obligations].
func (o *Office) Obligations(out Outcome, profiles iter.Seq[enterprise.Profile]) iter.Seq2[enterprise.Obligation, error] {
	var ruleset *enterprise.Ruleset
	var levels map[string]response.Level
	if o = o.on(out.At); o != nil {
		ruleset = o.ruleset
		_, levels = o.bound(out)
	}
	return ruleset.Obligations(levels, profiles)
}

// Notice returns what an enterprise is told of its obligation: [enterprise.Ruleset.Notice] with its county and the hours at which that
// responds at the obligation's level, those of the outcome's hour or the next. own is its own plan, the zero one where it has none.
func (o *Office) Notice(out Outcome, name aqi.Text, own enterprise.OwnPlan, obligation enterprise.Obligation) aqi.Text {
	if o = o.on(out.At); o == nil {
		return aqi.Text{}
	}
	p := enterprise.Publication{Name: name, County: alert.County{Code: obligation.County}, Plan: own}
	for _, c := range o.counties {
		if c.Code == obligation.County {
			p.County = c
		}
	}
	for _, a := range out.Next.Activations {
		if !slices.ContainsFunc(a.Counties, func(c alert.County) bool { return c.Code == obligation.County }) {
			continue
		}
		for _, period := range a.Periods {
			if period.Level == obligation.Level && period.Until > out.At && p.Span == (aqi.Span{}) {
				p.Span, p.Provisional = period.Span, period.Provisional
			}
		}
	}
	begin := o.ofHour(obligation.County, out.Adjustments).HoldsFrom(industry, out.Next.Issued[obligation.County][obligation.Level])
	if p.Span != (aqi.Span{}) {
		p.From = max(p.From, begin)
	}
	return o.wholeRuleset(out, obligation.County).Notice(p, obligation)
}

// Attainment returns whether the enterprises and other sources together meet the targets at the hour of the outcome, county by county
// and for the prefecture, and what is asked of whom besides, at the levels of [Office.Obligations]: [enterprise.Ruleset.Prefecture].
func (o *Office) Attainment(out Outcome, profiles iter.Seq[enterprise.Profile], sources iter.Seq[emission.Source]) (enterprise.Prefecture, error) {
	var ruleset *enterprise.Ruleset
	var prefecture response.Level
	var counties map[string]response.Level
	if o = o.on(out.At); o != nil {
		ruleset = o.ruleset
		prefecture, counties = o.bound(out)
	}
	return ruleset.Prefecture(prefecture, counties, profiles, sources)
}

// level returns the response level of a county, or of the prefecture, at the hour of the outcome.
func (o Outcome) level(county string) response.Level {
	r, _ := o.Ruling(county)
	return r.Response(o.At).Level
}
