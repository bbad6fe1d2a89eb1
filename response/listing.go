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
	catalogue     Catalogue
	at            aqi.Stamp
	counties      []alert.County // by code
	all, regional course         // of all activations, of the prefecture's alert alone
	made          []claim        // of one duty; their memory serves for the next
}

// listing prepares the list of an hour.
func (c Catalogue) listing(activations []Activation, at aqi.Stamp) listing {
	ordered := byStart(activations)
	counties, numbers := countiesOf(ordered)
	l := listing{catalogue: c, at: at, counties: counties, all: courseOf(ordered, numbers, at)}
	if slices.ContainsFunc(c.Duties, func(d Duty) bool { return d.Regional }) {
		ordered = slices.DeleteFunc(slices.Clone(ordered), func(a *Activation) bool { return !a.Regional })
		l.regional = courseOf(ordered, numbers, at)
	}
	return l
}

// claim is what makes somebody owe a duty.
type claim struct {
	party       int // its place among those of the duty
	county      int // its number; 0 for a party that is not the counties
	from        aqi.Stamp
	until       aqi.Stamp // of what lasts as long as the response
	provisional int       // 1 where until is only announced
	day         aqi.Stamp // of what is owed for a day
	response    aqi.Span
	level       Level
}

// compare orders the claims of a duty: those of one item follow one another, by party and county.
func (c claim) compare(other claim) int {
	return cmp.Or(c.compareItem(other), c.party-other.party, c.county-other.county)
}

func (c claim) compareItem(other claim) int {
	return cmp.Or(cmp.Compare(c.from, other.from), cmp.Compare(c.until, other.until), c.provisional-other.provisional)
}

// appendItems appends the items of a duty.
func (l *listing) appendItems(items []DueItem, d *Duty) []DueItem {
	claims := l.claims(d)
	l.made = claims[:0]
	slices.SortFunc(claims, claim.compare)
	for len(claims) > 0 {
		n := slices.IndexFunc(claims, func(c claim) bool { return c.compareItem(claims[0]) != 0 })
		if n < 0 {
			n = len(claims)
		}
		items = append(items, l.item(d, claims[:n]))
		claims = claims[n:]
	}
	return items
}

// claims returns the claims of a duty that are listed at the hour.
func (l *listing) claims(d *Duty) []claim {
	course := &l.all
	if d.Regional {
		course = &l.regional
	}
	claims := l.made
	for i, p := range d.By {
		if !d.repeats(i) {
			claims = l.appendParty(claims, d, i, p.isCounties(), course)
		}
	}
	if d.Occasion == EachDay {
		setLevels(claims, course, l.at)
	}
	return claims
}

// appendParty appends the claims of the duty's i-th party, which is the counties or another.
func (l *listing) appendParty(claims []claim, d *Duty, i int, counties bool, course *course) []claim {
	stretches := course.each
	if !counties && (d.Occasion == Throughout || d.Occasion == EachDay) {
		stretches = course.whole
	}
	for j := range stretches {
		s := &stretches[j]
		c := claim{party: i, response: s.Span, level: s.level}
		switch {
		case s.From > l.at:
			return claims // and so do all after it
		case d.By[i] == HeavyCounties && !s.heavy, counties && s.county == 0:
			continue
		case counties:
			c.county = s.county
		}
		n := len(claims)
		claims = l.appendClaims(claims, d, s, c)
		if n > 0 && len(claims) == n+1 && claims[n-1].join(claims[n]) {
			claims = claims[:n]
		}
	}
	return claims
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

// appendClaims appends what a stretch makes of a claim: as much as its occasion asks for and the hour lists.
func (l *listing) appendClaims(claims []claim, d *Duty, s *stretch, c claim) []claim {
	switch d.Occasion {
	case AtStart:
		c.from = s.From
	case AtEnd, AfterEnd:
		c.from = s.end
	case Throughout:
		if l.at < s.end {
			c.from, c.until = s.From, s.Until
			if s.provisional {
				c.provisional = 1
			}
			claims = append(claims, c)
		}
		return claims
	case EachDay:
		return l.appendDays(claims, d, s, c)
	case EachYear, Regularly, OnChange:
		return claims
	}
	if c.from <= l.at && l.at < l.catalogue.unlisted(c.from, l.due(d, c.from)) {
		claims = append(claims, c)
	}
	return claims
}

func (l *listing) due(d *Duty, from aqi.Stamp) aqi.Stamp {
	due, _ := l.catalogue.dueOf(d, from)
	return due
}

// appendDays appends a claim for each day that the stretch touches.
func (l *listing) appendDays(claims []claim, d *Duty, s *stretch, c claim) []claim {
	listed := aqi.Stamp((min(max(d.Term.Days, 0), maxTermDays)+1)*dayHours) + l.catalogue.keeps() // hours from a day's start
	c.response = aqi.Span{}
	for day := max(s.From, l.at-listed).Midnight(); day < s.end && day+dayHours <= l.at; day += dayHours {
		if l.at < l.catalogue.unlisted(day+dayHours, endOfDay(day, d.Term.Days)) {
			c.day, c.from = day, day+dayHours
			claims = append(claims, c)
		}
	}
	return claims
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

// item returns the item of claims that go together.
func (l *listing) item(d *Duty, claims []claim) DueItem {
	first := claims[0]
	item := DueItem{
		Duty: d.own(), From: first.from, Due: first.until, Day: first.day, Provisional: first.provisional > 0, Activation: first.response,
	}
	switch d.Occasion {
	case EachDay:
		item.Due = endOfDay(first.day, d.Term.Days)
	case AtStart, AtEnd, AfterEnd:
		item.Due, item.NextYear = l.catalogue.dueOf(d, first.from)
	case Throughout, EachYear, Regularly, OnChange:
	}
	item.Overdue = d.Occasion != Throughout && item.Due != 0 && l.at >= max(item.Due, item.From+1)
	for _, c := range claims {
		item.Level = max(item.Level, c.level)
		item.Activation.From = min(item.Activation.From, c.response.From)
		item.Activation.Until = max(item.Activation.Until, c.response.Until)
	}
	item.By = l.owing(d, claims, item.keyTime())
	return item
}

// owing returns who owes an item, each once.
func (l *listing) owing(d *Duty, claims []claim, when string) []Owing {
	by := make([]Owing, 0, len(claims))
	for i, c := range claims {
		if i > 0 && claims[i-1].party == c.party && claims[i-1].county == c.county {
			continue
		}
		o := Owing{Party: d.By[c.party]}
		if c.county > 0 {
			o.County = l.counties[c.county-1]
		}
		by = append(by, o)
	}
	d.setKeys(by, when)
	return by
}

// keyTime returns the time that the item's keys name: its day, or else the hour from which it is owed, as in "2026-01-05T07".
func (item *DueItem) keyTime() string {
	if item.Day != 0 {
		return dayOf(item.Day)
	}
	return item.From.Time().Format("2006-01-02T15")
}

// setKeys sets the keys of those who owe a duty. They lie in one piece of memory.
func (d *Duty) setKeys(by []Owing, when string) {
	var b strings.Builder
	b.Grow(len(by) * (len(d.ID) + len(when) + len("/heavy-counties//653101")))
	for i := range by {
		start := b.Len()
		b.WriteString(d.ID)
		for _, part := range []string{by[i].Party.word(), when, by[i].County.Code} {
			if part != "" {
				b.WriteByte('/')
				b.WriteString(part)
			}
		}
		by[i].Key = b.String()[start:]
	}
}
