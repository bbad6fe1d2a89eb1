package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/enum"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Demand is a level that somebody asks for, whatever the air is: at each hour of the span the alert of the counties is at that
// level or above, or for a voluntary raise their response. Demands never lower anything.
type Demand struct {
	Kind  DemandKind `json:"kind"`
	Level Level      `json:"level"`
	aqi.Span
	Counties []string `json:"counties"` // the codes of those concerned; none: all
	By       string   `json:"by"`       // who asks
	Why      string   `json:"why"`
}

// String returns "Superior's alert, Orange, 2026-01-06 00:00 to 2026-01-08 00:00, 653101, 653121".
func (d Demand) String() string { return d.text(wording.English) }

// Chinese returns the same in Chinese.
func (d Demand) Chinese() string { return d.text(wording.Chinese) }

func (d Demand) text(l wording.Language) string {
	return l.Join(l.Of(d.Kind), l.Of(d.Level), l.Of(d.Span), list(l, d.Counties), d.By, d.Why)
}

// DemandKind says where a demand comes from. The zero value is none.
type DemandKind uint8

// The kinds of demands.
const (
	SuperiorAlert  DemandKind = iota + 1 // a superior's alert (上级预警), such as that of the autonomous region: 3.4
	Judgement                            // a judgement after consultation (会商研判), 3.2
	VoluntaryRaise                       // counties raise themselves (主动提级): their response, not their alert, 4.2
)

var demandKinds = enum.Table[DemandKind]{Type: "alert.DemandKind", Names: []enum.Name{
	SuperiorAlert:  {Word: "superior", English: "Superior's alert", Chinese: "上级预警", Also: []string{"上级区域预警", "自治区区域预警"}},
	Judgement:      {Word: "judgement", English: "Judgement after consultation", Chinese: "会商研判", Also: []string{"会商", "研判"}},
	VoluntaryRaise: {Word: "raise", English: "Voluntary raise", Chinese: "主动提级", Also: []string{"主动提高响应级别"}},
}}
