package board

import (
	"maps"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// heard is what is known at an hour, of the hours since one, without what is tried out. It is kept, as each reading is decided on it.
type heard struct {
	region.Known
	since aqi.Stamp
}

// known returns what is known at an hour. A demand is known when it begins.
func (b *Board) known(since, at aqi.Stamp) (region.Known, error) {
	kept := &b.heard[at-b.span.From]
	if kept.At == 0 || kept.since != since {
		k, err := b.weeks.Known(since, at)
		if err != nil {
			return k, err
		}
		*kept = heard{k, since}
	}
	k := kept.Known
	if len(b.what.Dead) > 0 || len(b.what.Hours) > 0 {
		k.Series = maps.Clone(k.Series)
	}
	for _, d := range b.what.Dead {
		if s, has := k.Series[d.County]; has && d.span().Contains(at) {
			s.Hours = s.Hours[:min(len(s.Hours), max(0, int(d.From-s.Start)))]
			k.Series[d.County] = s
		}
	}
	own := map[string]bool{} // whose hours are not the kept ones any more
	for _, h := range b.what.Hours {
		s := k.Series[h.County]
		if i := int(h.At - s.Start); h.From <= at && i >= 0 && i < len(s.Hours) {
			if !own[h.County] {
				s.Hours, own[h.County] = slices.Clone(s.Hours), true
				k.Series[h.County] = s
			}
			s.Hours[i].AQI = h.AQI
		}
	}
	k.Demands = slices.Clip(k.Demands)
	for _, d := range b.what.Demands {
		if d.From <= at {
			k.Demands = append(k.Demands, d)
		}
	}
	return k, nil
}
