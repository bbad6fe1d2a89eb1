package response

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// listing is the making of the list of what is owed at an hour.
type listing struct {
	catalogue     *Catalogue
	parties       parties
	at            aqi.Stamp
	counties      []alert.County // by code
	all, regional course         // of all activations, of the prefecture's alert alone
	claims        []claim        // of all duties
	drafts        []draft        // of items
	hour          aqi.Stamp      // of the last keys that name one
	hourText      string
}

// draft is the claims of an item.
type draft struct {
	duty   *Duty
	from   aqi.Stamp
	claims []claim
}

// fewClaims is for how many claims there is room from the start.
const fewClaims = 256

// listing prepares the list of an hour.
func (c *Catalogue) listing(activations []Activation, at aqi.Stamp) listing {
	ordered := byStart(activations)
	counties, numbers := countiesOf(ordered)
	l := listing{catalogue: c, parties: c.parties(), at: at, counties: counties, all: courseOf(ordered, numbers, at)}
	l.drafts = make([]draft, 0, len(c.Duties))
	l.claims = make([]claim, 0, min(len(c.Duties)*len(l.all.each), fewClaims))
	if c.regionalDuty() || l.parties.regional() {
		ordered = slices.DeleteFunc(slices.Clone(ordered), func(a *Activation) bool { return !a.Regional })
		l.regional = courseOf(ordered, numbers, at)
	}
	return l
}

// regionalDuty reports whether a duty is of the prefecture's alert alone.
func (c *Catalogue) regionalDuty() bool {
	for i := range c.Duties {
		if c.Duties[i].Regional {
			return true
		}
	}
	return false
}

// claim is what makes somebody owe a duty.
type claim struct {
	party       int32 // its place among those of the duty
	county      int32 // its number; 0 for a party that is not the counties
	from        aqi.Stamp
	until       aqi.Stamp // of what lasts as long as the response
	day         aqi.Stamp // of what is owed for a day
	response    aqi.Span
	provisional int8 // 1 where until is only announced
	level       Level
}

// compare orders the claims of a duty: those of one item follow one another, by party and county.
func (c claim) compare(other claim) int {
	return cmp.Or(c.compareItem(other), cmp.Compare(c.party, other.party), cmp.Compare(c.county, other.county))
}

func (c claim) compareItem(other claim) int {
	return cmp.Or(cmp.Compare(c.from, other.from), cmp.Compare(c.until, other.until), cmp.Compare(c.provisional, other.provisional))
}

// draft drafts the items of a duty.
func (l *listing) draft(d *Duty) {
	first := len(l.claims)
	l.claim(d)
	claims := l.claims[first:]
	slices.SortFunc(claims, claim.compare)
	for len(claims) > 0 {
		n := 1
		for n < len(claims) && claims[n].compareItem(claims[0]) == 0 {
			n++
		}
		l.drafts = append(l.drafts, draft{d, claims[0].from, claims[:n]})
		claims = claims[n:]
	}
}

// items returns the items, by the hour from which they are owed, then in the catalogue's order.
func (l *listing) items() []DueItem {
	slices.SortStableFunc(l.drafts, func(a, b draft) int { return cmp.Compare(a.from, b.from) })
	if len(l.drafts) == 0 {
		return nil
	}
	items, m := make([]DueItem, len(l.drafts)), memoryOf(l.drafts...)
	for i, d := range l.drafts {
		l.item(&items[i], &m, d.duty, d.claims)
	}
	return items
}

// claim makes the claims of a duty that are listed at the hour.
func (l *listing) claim(d *Duty) {
	for i := range d.By {
		p, repeats := l.parties.owing(d, i)
		if repeats {
			continue
		}
		course, first := &l.all, len(l.claims)
		if d.Regional || p.Regional {
			course = &l.regional
		}
		l.claimParty(d, i, p, course)
		if d.Occasion == EachDay {
			setLevels(l.claims[first:], course, l.at)
		}
	}
}

// claimParty makes the claims of the duty's i-th party.
func (l *listing) claimParty(d *Duty, i int, p alert.Party, course *course) {
	stretches, least := course.each, l.leastEnd(d)
	if !p.EachCounty && (d.Occasion == Throughout || d.Occasion == EachDay) {
		stretches = course.whole
	}
	first := len(l.claims)
	for j := range stretches {
		s := &stretches[j]
		if s.From > l.at {
			return // and so do all after it
		}
		if s.end < least || p.HeavyCounty && !s.heavy || p.EachCounty && s.county == 0 {
			continue
		}
		c := claim{party: int32(i), response: s.Span, level: s.level}
		if p.EachCounty {
			c.county = int32(s.county)
		}
		n := len(l.claims)
		l.claimStretch(d, s, c)
		if n > first && len(l.claims) == n+1 && l.claims[n-1].join(l.claims[n]) {
			l.claims = l.claims[:n]
		}
	}
}

// leastEnd returns the earliest end of a response of which a duty may still be listed.
func (l *listing) leastEnd(d *Duty) aqi.Stamp {
	switch {
	case d.Occasion == Throughout:
		return l.at + 1
	case d.Term.Month != 0:
		return 0
	}
	return l.at - l.catalogue.keeps() - d.termHours()
}

// termHours returns how many hours a term of days may take, from the start of the day after which they count.
func (d *Duty) termHours() aqi.Stamp {
	return aqi.Stamp((min(max(d.Term.Days, 0), maxTermDays) + 2) * dayHours)
}

// join lets the claim stand for another one too where both are of the same item and of the same who owe it.
func (c *claim) join(other claim) bool {
	if c.compare(other) != 0 {
		return false
	}
	c.level = max(c.level, other.level)
	c.response = aqi.Span{From: min(c.response.From, other.response.From), Until: max(c.response.Until, other.response.Until)}
	return true
}

// claimStretch makes of a stretch the claims that its occasion asks for and the hour lists.
func (l *listing) claimStretch(d *Duty, s *stretch, c claim) {
	switch d.Occasion {
	case AtStart:
		c.from = s.From
	case AtEnd, AfterEnd:
		c.from = s.end
	case Throughout:
		c.from, c.until = s.From, s.Until
		if s.provisional {
			c.provisional = 1
		}
		l.claims = append(l.claims, c)
		return
	case EachDay:
		l.claimDays(d, s, c)
		return
	case EachYear, Regularly, OnChange:
		return
	}
	if due, _ := l.catalogue.dueOf(d, c.from); c.from <= l.at && l.at < l.catalogue.unlisted(c.from, due) {
		l.claims = append(l.claims, c)
	}
}

// claimDays makes a claim for each day that the stretch touches.
func (l *listing) claimDays(d *Duty, s *stretch, c claim) {
	c.response = aqi.Span{}
	for day := max(s.From, l.at-l.catalogue.keeps()-d.termHours()).Midnight(); day < s.end && day+dayHours <= l.at; day += dayHours {
		if l.at < l.catalogue.unlisted(day+dayHours, d.Term.after(day)) {
			c.day, c.from = day, day+dayHours
			l.claims = append(l.claims, c)
		}
	}
}

// setLevels gives each claim for a day the highest level of that day.
func setLevels(claims []claim, course *course, at aqi.Stamp) {
	if len(claims) == 0 {
		return
	}
	days := aqi.Span{From: claims[0].day, Until: claims[0].day + dayHours}
	for _, c := range claims {
		days.From, days.Until = min(days.From, c.day), max(days.Until, c.day+dayHours)
	}
	levels := course.levels(days, at)
	for i := range claims {
		claims[i].level = levels[(claims[i].day-days.From)/dayHours]
	}
}

// item makes the item of claims that go together.
func (l *listing) item(item *DueItem, m *memory, d *Duty, claims []claim) {
	first := &claims[0]
	m.duty(&item.Duty, d)
	item.To, item.Support = m.parties(&l.parties, d.To), m.parties(&l.parties, d.Support)
	item.From, item.Due, item.Day = first.from, first.until, first.day
	item.Provisional, item.Activation = first.provisional > 0, first.response
	switch d.Occasion {
	case EachDay:
		item.Due = d.Term.after(first.day)
	case AtStart, AtEnd, AfterEnd:
		item.Due, item.NextYear = l.catalogue.dueOf(d, first.from)
	case Throughout, EachYear, Regularly, OnChange:
	}
	item.Overdue = d.Occasion != Throughout && item.Due != 0 && l.at >= max(item.Due, item.From+1)
	for i := range claims {
		c := &claims[i]
		item.Level = max(item.Level, c.level)
		item.Activation.From = min(item.Activation.From, c.response.From)
		item.Activation.Until = max(item.Activation.Until, c.response.Until)
	}
	item.By = l.owing(m, d, claims)
	d.setKeys(item.By, l.keyTime(item))
}

// owing returns who owes an item, each once.
func (l *listing) owing(m *memory, d *Duty, claims []claim) []Owing {
	by := take(&m.owing, len(claims))[:0]
	for i := range claims {
		c := &claims[i]
		if i > 0 && claims[i-1].party == c.party && claims[i-1].county == c.county {
			continue
		}
		o := Owing{Party: l.parties.get(d.By[c.party])}
		if c.county > 0 {
			o.County = l.counties[c.county-1]
		}
		by = append(by, o)
	}
	return slices.Clip(by)
}

// keyTime returns the time that the item's keys name: its day, or else the hour from which it is owed, as in "2026-01-05T07".
func (l *listing) keyTime(item *DueItem) string {
	if item.Day != 0 {
		return dayOf(item.Day)
	}
	if l.hour != item.From {
		l.hour, l.hourText = item.From, item.From.Time().Format("2006-01-02T15")
	}
	return l.hourText
}

// setKeys sets the keys of those who owe a duty. They lie in one piece of memory.
func (d *Duty) setKeys(by []Owing, when string) {
	var b strings.Builder
	b.Grow(len(by) * (len(d.ID) + len(when) + len("/heavy-counties//653101")))
	for i := range by {
		start := b.Len()
		b.WriteString(d.ID)
		for _, part := range []string{by[i].Party.ID, when, by[i].County.Code} {
			if part != "" {
				b.WriteByte('/')
				b.WriteString(part)
			}
		}
		by[i].Key = b.String()[start:]
	}
}
