package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/response"
)

// respond gives each ruling its responses, over all tracks.
func (s *step) respond() {
	for _, d := range s.demands.raises {
		if c, is := asked(d, s.at); is {
			for _, m := range s.concerned(d) {
				s.claims[m] = append(s.claims[m], c)
			}
		}
	}
	goOn(s.own)
	for _, claims := range s.claims {
		goOn(claims)
	}
	county, prefecture := s.plan.Policy.Clauses.ofCounty(), s.plan.Policy.Clauses.ofPrefecture()
	for i := range s.out.Rulings {
		if r := &s.out.Rulings[i]; r.County == "" {
			r.Responses = responsesTo(s.own, prefecture, s.answer)
		} else {
			r.Responses = responsesTo(s.claims[s.index[r.County]], county, s.answer)
		}
	}
}

// tell makes the notices and filings of the rulings that change an alert.
func (s *step) tell() {
	for i := range s.out.Rulings {
		r := &s.out.Rulings[i]
		if !r.Decision.Act.Changes() {
			continue
		}
		t := s.trackOf(s.fs, r.Track)
		plan, extent, covered := t.plan, s.countiesOf(r.Extent), s.countiesOf(r.Covered)
		if r.County != "" {
			m := s.index[r.County]
			plan, extent, covered = t.counties[m], s.counties[m:m+1], s.counties[m:m+1]
			r.Filing = s.filing(r)
		}
		n, err := plan.Notice(r.Decision, alert.Publication{
			Extent: extent, Affected: covered, Responses: s.answers(r.Decision.After.Announced), Advice: s.advice(r.County, r.Decision),
		})
		if err == nil { // none: the act changes the alert, and the plan's texts have been checked
			r.Notice = &n
		}
	}
}

// countiesOf returns the counties of the codes.
func (s *step) countiesOf(codes []string) []alert.County {
	var counties []alert.County
	for _, code := range codes {
		counties = append(counties, s.counties[s.index[code]])
	}
	return counties
}

// answers returns what responses the levels of a schedule call for.
func (s *step) answers(announced alert.Schedule) map[alert.Level]aqi.Text {
	texts := map[alert.Level]aqi.Text{}
	for _, span := range announced.Spans {
		if l := s.answer[span.Level]; l != response.NoResponse {
			texts[span.Level] = aqi.Text{Chinese: l.Chinese(), English: l.String()}
		}
	}
	return texts
}

// advice returns what a notice advises: what people can do for their health and for the air. A lifting advises nothing.
func (s *step) advice(county string, d alert.Decision) []alert.Advice {
	if d.After.Announced.None() {
		return nil
	}
	return s.ofHour(county, s.out.Adjustments).Advice(s.answer[d.Level], response.Filter{Kind: response.HealthProtection}, response.Filter{Kind: response.Advisory})
}

// filing returns what a county reports of its act to the prefecture's office.
func (s *step) filing(r *Ruling) *Filing {
	announced := r.Decision.After.Announced
	f := Filing{
		County: r.County, Act: r.Decision.Act, Level: r.Decision.Level, Provisional: announced.Provisional, Clause: s.plan.Policy.Clauses.Own,
		Span: aqi.Span{From: announced.Began, Until: announced.Until()},
	}
	if announced.None() {
		f.Span = aqi.Span{From: r.Decision.Before.Announced.Began, Until: r.Decision.At}
	}
	return &f
}

// seriesOf returns each county's series under a track.
func (o *Office) seriesOf(fs *aqi.Faults, t *track, k *Known) []alert.Series {
	hours := make([]alert.Series, len(o.counties))
	for m, c := range o.counties {
		hours[m] = o.seriesOfCounty(fs, k, t.id, c.Code, t.counties[m])
	}
	return slices.Clip(hours)
}

// series returns each county's series by track and position.
func (o *Office) series(fs *aqi.Faults, k *Known) [][]alert.Series {
	series := make([][]alert.Series, len(o.tracks))
	for i := range o.tracks {
		series[i] = o.seriesOf(fs, &o.tracks[i], k)
	}
	return series
}

// owe finds what is due because of responses, and keeps those that go on or of which something may still be due.
func (s *step) owe(before []response.Activation) {
	now := course(before).advance(&s.graph, s.out)
	if !s.undue {
		due, err := s.plan.Catalogue.Due(now, s.at)
		s.fs.Join("", faults.Rebase(err, "/activations", "/state/activations"))
		s.out.Due = due
	}
	needed := s.plan.Catalogue.NeededSince(now, s.at)
	s.out.Next.Activations = slices.DeleteFunc(now, func(a response.Activation) bool { return a.Until <= needed })
}
