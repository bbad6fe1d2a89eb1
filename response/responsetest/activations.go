package responsetest

import (
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// Activations draws up to six responses of a prefecture and of four counties within about a week, in any order, half of the draws
// about one of the days that duties are due by. They often overlap, touch one another, begin or end at midnight, and concern several
// counties or none; the end of each may be provisional.
func Activations() *rapid.Generator[[]response.Activation] {
	return rapid.Custom(func(t *rapid.T) []response.Activation {
		base := begin(t)
		var list []response.Activation
		ends := []aqi.Stamp{base}
		for range rapid.IntRange(0, 6).Draw(t, "activations") {
			from := rapid.OneOf(
				rapid.SampledFrom(ends), rapid.Map(rapid.IntRange(0, 90), func(h int) aqi.Stamp { return base + aqi.Stamp(h) }),
			).Draw(t, "from")
			a := activation(t, from)
			list = append(list, a)
			ends = append(ends, a.Until, a.Until+1, a.Until.Midnight()+24, a.From)
		}
		return list
	})
}

// activation draws a response that begins at an hour, of up to three periods.
func activation(t *rapid.T, from aqi.Stamp) response.Activation {
	a := response.Activation{Span: aqi.Span{From: from, Until: from}, Counties: []alert.County{}, Regional: rapid.Bool().Draw(t, "regional")}
	if rapid.IntRange(0, 4).Draw(t, "no counties at 0") > 0 {
		a.Counties = some(t, "counties", counties(4))
	}
	a.Heavy = some(t, "heavy", a.Counties)
	if rapid.IntRange(0, 5).Draw(t, "heavy beyond its counties at 0") == 0 {
		a.Heavy = some(t, "heavy", counties(4))
	}
	for range rapid.IntRange(1, 3).Draw(t, "periods") {
		p := response.Period{Level: rapid.SampledFrom(levels[1:]).Draw(t, "level"), Span: aqi.Span{From: a.Until}}
		p.Until = p.From + length(t, "hours")
		a.Until = p.Until
		a.Periods = append(a.Periods, p)
	}
	a.Periods[len(a.Periods)-1].Provisional = rapid.Bool().Draw(t, "provisional")
	return a
}

// some draws some of the counties.
func some(t *rapid.T, name string, all []alert.County) []alert.County {
	drawn := []alert.County{}
	for _, c := range all {
		if rapid.Bool().Draw(t, name) {
			drawn = append(drawn, c)
		}
	}
	return drawn
}

// Hour draws an hour at which to ask what is due because of activations: mostly while they last or soon after, sometimes before or up to
// two years later.
func Hour(activations []response.Activation) *rapid.Generator[aqi.Stamp] {
	return rapid.Custom(func(t *rapid.T) aqi.Stamp {
		if len(activations) == 0 {
			return begin(t)
		}
		a := rapid.SampledFrom(activations).Draw(t, "activation")
		at := rapid.SampledFrom([]aqi.Stamp{a.From, a.Until, a.Until.Midnight() + 24}).Draw(t, "about")
		return at + aqi.Stamp(rapid.OneOf(rapid.IntRange(-1, 1), rapid.IntRange(-30, 60), rapid.IntRange(0, 24*70), rapid.IntRange(0, 24*730)).Draw(t, "hours"))
	})
}
