package alert

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Demand is what somebody asks for, whatever the air is: at each hour of the span the alert of the counties is at that level or above,
// or for a voluntary raise their response. Demands lower nothing, but for one kind: a declared end.
type Demand struct {
	Kind     DemandKind `json:"kind"`
	Level    Level      `json:"level"` // none for a declared end
	aqi.Span            // no Until: until withdrawn; of a declared end, From is when the episode ended
	Counties []string   `json:"counties"` // the codes of those concerned; none: all
	By       string     `json:"by"`       // who asks
	Why      string     `json:"why"`
}

// String returns "Superior's alert, Orange, 2026-01-06 00:00 to 2026-01-08 00:00, 653101, 653121".
func (d Demand) String() string { return d.text(wording.English) }

// Chinese returns the same in Chinese.
func (d Demand) Chinese() string { return d.text(wording.Chinese) }

func (d Demand) text(l wording.Language) string {
	level, span := l.Of(d.Level), l.Of(d.Span)
	switch {
	case d.Kind == EndDeclared:
		level, span = "", l.Of(d.From)
	case d.Until == 0:
		span = l.F("from %v until withdrawn", "自%v起，撤销前有效", d.From)
	}
	return l.Join(l.Of(d.Kind), level, span, list(l, d.Counties), d.By, d.Why)
}

// DemandKind says where a demand comes from. The zero value is none.
type DemandKind uint8

// The kinds of demands.
const (
	SuperiorAlert  DemandKind = iota + 1 // a superior's alert (上级预警), such as that of the autonomous region: 3.4
	Judgement                            // a judgement after consultation (会商研判), 3.2, holds or raises a level
	VoluntaryRaise                       // counties raise themselves (主动提级): their response, not their alert, 4.2
	EndDeclared                          // a judgement that an episode which is not known to have ended has done so
)

var demandKinds = enum.Table[DemandKind]{Type: "alert.DemandKind", Names: []enum.Name{
	SuperiorAlert:  {Word: "superior", English: "Superior's alert", Chinese: "上级预警", Also: []string{"上级区域预警", "自治区区域预警"}},
	Judgement:      {Word: "judgement", English: "Judgement after consultation", Chinese: "会商研判", Also: []string{"会商", "研判"}},
	VoluntaryRaise: {Word: "raise", English: "Voluntary raise", Chinese: "主动提级", Also: []string{"主动提高响应级别"}},
	EndDeclared:    {Word: "end-declared", English: "Declared to have ended", Chinese: "研判污染过程已结束", Also: []string{"研判结束"}},
}}

// CheckDemands returns every problem of demands: a demand without a kind, a level or a beginning, a declared end with a level, a raise
// that names no county; unknown kinds and levels; hours out of range, an end that is not after the start; texts that are not UTF-8.
// Pointers begin with "/demands".
func CheckDemands(demands []Demand) error {
	var fs aqi.Faults
	checkDemands(&fs, demands)
	return fs.Err()
}

func checkDemands(fs *aqi.Faults, demands []Demand) {
	for i, d := range demands {
		var wrong aqi.Faults
		if d.check(&wrong); wrong != nil { // else no pointer is made
			fs.Join(faults.At("/demands", i), wrong)
		}
	}
}

// compare orders demands by their starts, and those that start together in some order that is always the same.
func (d Demand) compare(other Demand) int {
	return cmp.Or(
		cmp.Compare(d.From, other.From), cmp.Compare(d.Kind, other.Kind), cmp.Compare(other.Level, d.Level), cmp.Compare(d.Until, other.Until),
		slices.Compare(d.Counties, other.Counties), cmp.Compare(d.By, other.By), cmp.Compare(d.Why, other.Why),
	)
}

// check refuses a demand that is not sound, with pointers into it.
func (d Demand) check(fs *aqi.Faults) {
	faults.Value(fs, "/kind", d.Kind, "上级预警、会商研判、主动提级或研判结束", "superior, judgement, raise or end-declared")
	f := aqi.Fault{Path: "/level", Got: d.Level.String(), Want: aqi.Text{Chinese: "不分级、蓝色、黄色、橙色或红色", English: "ungraded, blue, yellow, orange or red"}}
	switch ends := d.Kind == EndDeclared; {
	case !d.Level.Valid():
		f.Rule = aqi.ErrUnknown
	case ends && d.Level > NoAlert:
		f.Rule, f.Want = aqi.ErrConflict, aqi.Text{Chinese: "研判结束不带级别", English: "no level of an end"}
	case !ends && d.Level == NoAlert:
		f.Rule = aqi.ErrMissing
	}
	if f.Rule != nil {
		fs.Add(f)
	}
	if d.Until == 0 {
		faults.Hour(fs, "/from", d.From)
	} else {
		faults.Span(fs, "", d.Span)
	}
	if d.Kind == VoluntaryRaise && len(d.Counties) == 0 {
		addMissing(fs, "/counties", "主动提级的县市", "the counties that raise")
	}
	for j, code := range d.Counties {
		if !utf8.ValidString(code) {
			faults.UTF8(fs, faults.At("/counties", j), code)
		}
	}
	faults.UTF8(fs, "/by", d.By)
	faults.UTF8(fs, "/why", d.Why)
}
