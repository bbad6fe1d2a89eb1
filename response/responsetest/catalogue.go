package responsetest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Readings draws one reading of each kind.
func Readings() *rapid.Generator[response.Readings] {
	return rapid.Custom(func(t *rapid.T) response.Readings {
		return response.Readings{
			Bound:   upTo(response.Exclusive).Draw(t, "bound"),
			Closing: upTo(response.Within24Hours).Draw(t, "closing"),
		}
	})
}

// traits draws a set of at most that many of the traits that a question can state, the empty one too.
func traits(q response.Question, most int) *rapid.Generator[response.Traits] {
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(traitsOf[q]), 0, most), func(list []response.Trait) response.Traits {
		return response.TraitsOf(list...)
	})
}

// Catalogue draws a valid catalogue, one in five Kashgar's with other readings and days for which duties stay listed: one to four levels,
// up to eight measures, up to two restrictions for a question, any duties of [Duties].
func Catalogue() *rapid.Generator[response.Catalogue] {
	return rapid.Custom(func(t *rapid.T) response.Catalogue {
		c := response.Kashgar()
		c.Readings = Readings().Draw(t, "readings")
		c.KeepDays = rapid.SampledFrom([]int{1, 2, 7, 30, 366}).Draw(t, "keep days")
		if rapid.IntRange(0, 4).Draw(t, "Kashgar's at 0") == 0 {
			return c
		}
		c.Title = text("a plan", 0)
		c.Clauses = response.Clauses{Change: cite("change"), End: cite("end")}
		c.Levels, c.Measures, c.Restrictions = nil, nil, nil
		c.Levels = someLevels(t)
		c.Parties = rapid.Permutation(c.Parties).Draw(t, "parties")
		for i := range rapid.IntRange(0, 3).Draw(t, "units") {
			c.Parties = append(c.Parties, alert.Party{ID: fmt.Sprint("unit-", i), Name: text("unit", i), Member: rapid.Bool().Draw(t, "member")})
		}
		for i := range rapid.IntRange(1, 8).Draw(t, "measures") {
			c.Measures = append(c.Measures, measure(t, c, i))
		}
		for _, q := range questions {
			c.Restrictions = append(c.Restrictions, restrictions(t, q, c.Measures)...)
		}
		for range rapid.IntRange(0, 2).Draw(t, "begins") {
			c.Begins = append(c.Begins, later(t, c.Measures))
		}
		c.Duties = Duties().Draw(t, "duties")
		c.Consequences = rapid.Permutation(c.Consequences).Draw(t, "consequences")
		return c
	})
}

// later draws when a measure begins, or those of a sector.
func later(t *rapid.T, measures []response.Measure) response.Begin {
	b := response.Begin{Days: rapid.IntRange(0, 2).Draw(t, "days"), Hour: rapid.IntRange(0, 23).Draw(t, "from"), Clause: cite("begin")}
	if rapid.Bool().Draw(t, "of one") {
		b.Measure = rapid.SampledFrom(measures).Draw(t, "measure").ID
	} else {
		b.Sector = rapid.SampledFrom([]response.Sector{response.Industrial, response.Mobile, response.Dust}).Draw(t, "sector")
	}
	if rapid.Bool().Draw(t, "by the hour of issue") {
		b.Issued = response.DayHours{From: uint8(rapid.IntRange(0, 11).Draw(t, "issued from")), Until: uint8(rapid.IntRange(12, 24).Draw(t, "until"))}
	}
	return b
}

// FourLevels returns Kashgar's catalogue with a blue alert that starts a response of level IV, as other places' plans have it.
func FourLevels() response.Catalogue {
	c := response.Kashgar()
	c.Levels = slices.Insert(c.Levels, 0, response.LevelClause{Alert: alert.Blue, Level: response.IV, Clause: cite("IV")})
	return c
}

func someLevels(t *rapid.T) []response.LevelClause {
	var some []response.LevelClause
	for _, l := range FourLevels().Levels {
		if rapid.Bool().Draw(t, l.Level.String()) {
			some = append(some, response.LevelClause{Alert: l.Alert, Level: l.Level, Clause: cite(l.Level.String())})
		}
	}
	if some == nil {
		some = []response.LevelClause{{Alert: alert.Yellow, Level: response.III, Clause: cite("III")}}
	}
	return some
}

// text makes a text that tells the i-th of its kind from the others.
func text(name string, i int) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf("第%d项（%s）", i, name), English: fmt.Sprintf("%s %d", name, i)}
}

func cite(place string) aqi.Clause { return aqi.Clause{Document: "A plan", Number: place} }

func measure(t *rapid.T, c response.Catalogue, i int) response.Measure {
	m := response.Measure{
		ID: fmt.Sprint("measure-", i), Clause: cite(fmt.Sprint(i)), Text: text("measure", i),
		Level:       rapid.SampledFrom(c.Levels).Draw(t, "level").Level,
		Kind:        1 + upTo(response.Mandatory-1).Draw(t, "kind"),
		Sector:      upTo(response.OtherSector).Draw(t, "sector"),
		Addressee:   rapid.SampledFrom(c.Parties).Draw(t, "addressee").ID,
		NotFreezing: rapid.Bool().Draw(t, "not freezing"),
	}
	if m.Kind == response.General {
		m.Level = response.NoResponse
	}
	for _, p := range rapid.SliceOfNDistinct(rapid.SampledFrom(c.Parties), 0, 3, rapid.ID).Draw(t, "departments") {
		m.Departments = append(m.Departments, p.ID)
	}
	return m
}

// restrictions draws up to two restrictions from the measures that are of a level.
func restrictions(t *rapid.T, q response.Question, measures []response.Measure) []response.Restriction {
	of := slices.DeleteFunc(slices.Clone(measures), func(m response.Measure) bool { return m.Level == response.NoResponse })
	if len(of) == 0 {
		return nil
	}
	var drawn []response.Restriction
	for range rapid.IntRange(0, 2).Draw(t, "restrictions") {
		m := rapid.SampledFrom(of).Draw(t, "measure")
		r := response.Restriction{
			Question: q, Measure: m.ID, Level: m.Level,
			Verdict: response.Reduce + upTo(response.Stop-response.Reduce).Draw(t, "verdict"),
			All:     traits(q, 2).Draw(t, "all"),
			Any:     traits(q, 3).Draw(t, "any"),
		}
		if q == response.AboutTruck || q == response.AboutMachine || q == response.AboutVehicle {
			r.UpTo = upTo(response.ChinaVI).Draw(t, "up to")
		}
		if q == response.AboutTruck {
			r.Trips = rapid.SampledFrom([]int{0, 0, 1, 9, 10, 11}).Draw(t, "trips")
		}
		if q == response.AboutTruck || q == response.AboutMuckTruck || q == response.AboutVehicle {
			r.Hours = rapid.SampledFrom([]response.DayHours{{}, {}, {From: 7, Until: 20}, {From: 22, Until: 6}, {From: 3, Until: 24}}).Draw(t, "hours")
		}
		r.BoundUnclear = r.UpTo >= response.ChinaI && rapid.Bool().Draw(t, "bound unclear")
		for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "exceptions") {
			own := rapid.SampledFrom(traitsOf[q]).Draw(t, "exception")
			e := response.TraitsOf(own) | traits(q, 1).Draw(t, "and")
			if !slices.ContainsFunc(r.Unless, func(has response.Traits) bool { return e&has == e || e&has == has }) {
				r.Unless = append(r.Unless, e)
			}
		}
		drawn = append(drawn, r)
	}
	return drawn
}

// Duties draws up to eight duties of any occasion, in any order.
func Duties() *rapid.Generator[[]response.Duty] {
	return rapid.Custom(func(t *rapid.T) []response.Duty {
		var duties []response.Duty
		for i := range rapid.IntRange(0, 8).Draw(t, "duties") {
			duties = append(duties, duty(t, i))
		}
		return duties
	})
}

func duty(t *rapid.T, i int) response.Duty {
	parties := rapid.Map(rapid.SampledFrom(response.Kashgar().Parties), func(p alert.Party) string { return p.ID })
	often := rapid.SampledFrom([]string{"counties", "heavy-counties", "member-units"})
	d := response.Duty{
		ID: fmt.Sprint("duty-", i), Clause: cite(fmt.Sprint(i)), Text: text("duty", i),
		Occasion: 1 + upTo(response.OnChange-1).Draw(t, "occasion"),
		By:       rapid.SliceOfN(rapid.OneOf(parties, often), 1, 3).Draw(t, "by"),
		To:       rapid.SliceOfN(parties, 0, 2).Draw(t, "to"),
		Regional: rapid.Bool().Draw(t, "regional"),
		IfNeeded: rapid.Bool().Draw(t, "if needed"),
	}
	if rapid.IntRange(0, 2).Draw(t, "supported at 0") == 0 {
		d.Support = rapid.SliceOfN(parties, 1, 2).Draw(t, "support")
	}
	for j := range rapid.IntRange(0, 2).Draw(t, "contents") {
		d.Contents = append(d.Contents, text("content", j))
	}
	switch d.Occasion {
	case response.EachDay:
		d.Term = daily(t)
	case response.EachYear:
		d.Term = yearly(t)
	case response.AfterEnd:
		d.Term = rapid.SampledFrom([]func(*rapid.T) response.Term{none, daily, yearly}).Draw(t, "term")(t)
	case response.AtStart, response.Throughout, response.AtEnd, response.Regularly, response.OnChange:
	}
	return d
}

func none(*rapid.T) response.Term { return response.Term{} }

func daily(t *rapid.T) response.Term {
	return response.Term{Days: rapid.SampledFrom([]int{1, 1, 1, 2, 3, 30, 300}).Draw(t, "days"), Hour: byHour(t)}
}

// byHour draws an hour of the day, one in three, or its end.
func byHour(t *rapid.T) int {
	return rapid.SampledFrom([]int{0, 0, 0, 0, 1, 10, 23}).Draw(t, "by the hour")
}

// yearly draws a day of every year, often one of those about which [History] is.
func yearly(t *rapid.T) response.Term {
	if rapid.Bool().Draw(t, "usual day") {
		return rapid.SampledFrom([]response.Term{
			{Month: 10, Day: 31}, {Month: 9, Day: 15}, {Month: 12, Day: 31}, {Month: 1, Day: 1}, {Month: 2, Day: 28},
		}).Draw(t, "day")
	}
	return response.Term{Month: rapid.IntRange(1, 12).Draw(t, "month"), Day: rapid.IntRange(1, 28).Draw(t, "day of the month"), Hour: byHour(t)}
}
