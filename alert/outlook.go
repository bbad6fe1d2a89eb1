package alert

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/grading"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Outlook is what is known at an hour of a county or a prefecture (研判依据), as far as Decide needs it: the episodes of observed
// and forecast hours, and which windows are valid.
//
//clearsky:whole
type Outlook struct {
	At      aqi.Stamp `json:"at"`
	Horizon aqi.Stamp `json:"horizon"` // the hour after the last that has an AQI; At or earlier where there is no forecast
	// Episodes are those of observed and forecast hours together, Observed those of the hours before At alone; both by time, and
	// those of a list at least the plan's MergeHours apart.
	Episodes []Episode `json:"episodes"`
	Observed []Episode `json:"observed"`
	// ExceedingWindows counts, of the 24 windows that end in (At, At+24], those that exceed the plan's lowest threshold: of natural
	// days one ends in them.
	ExceedingWindows int `json:"exceeding_windows"`
	// LastValid is where the last valid window begins, the earliest of the AQI's and of those of the pollutants that the plan has conditions
	// on; none: no window is valid.
	LastValid aqi.Stamp `json:"last_valid"`
	// Unknown are the hours of the day before At and of the LiftHours from At on that lie in no valid window, be it only of a pollutant that
	// the plan has a condition on, those beyond the horizon among them. The day before is the library's own rule: what is left of a forecast shrinks also where nothing has been observed.
	Unknown []aqi.Span `json:"unknown"`
	// LastObserved is where the last valid window of the hours before At begins; none: no such window is valid.
	LastObserved aqi.Stamp `json:"last_observed"`
	// Since is the hour before which hours do not matter any more while nothing is asked for.
	Since aqi.Stamp `json:"since"`
	// Noted are the hours of the episodes that look lifeless or impossible, by time: those marked so.
	Noted []aqi.Span `json:"noted"`
	// Ranges are the hours of the episodes of which a range is forecast, by time.
	Ranges []ForecastRange `json:"ranges"`
}

// Outlook returns what the series says at an hour. Hours before it must be observed or missing, hours from it on forecast or
// missing. It takes time in proportion to the hours and to the plan's thresholds.
//
// Errors, all at once: those of [Ruleset.Episodes]; a forecast before at and an observation from at on; an at that is no hour, or
// so late that the hours that lifting needs reach beyond the year 9999.
func (r *Ruleset) Outlook(s Series, at aqi.Stamp) (Outlook, error) {
	var fs aqi.Faults
	if !r.check(&fs) {
		return Outlook{}, fs.Err()
	}
	g := r.read(&fs, s)
	r.checkNow(&fs, s, at)
	if err := fs.Err(); err != nil {
		return Outlook{}, err
	}
	return r.outlook(g, at), nil
}

// outlook returns what a grid says at an hour, of which it keeps the observed hours alone.
func (r *Ruleset) outlook(g *grid, at aqi.Stamp) Outlook {
	o := Outlook{At: at, Horizon: g.horizon()}
	g.grade(r)
	o.Episodes = r.episodes(g)
	o.ExceedingWindows, o.LastValid = g.worsening(r, at), g.lastValid()
	o.Unknown = g.unknown(aqi.Span{From: max(0, at-dayHours), Until: at + aqi.Stamp(r.plan.LiftHours)})
	o.Noted, o.Ranges = g.noted(o.Episodes), g.ranges(o.Episodes)
	if g.keepBefore(at); g.mixed != nil {
		g.gradeMixed(r)
	}
	o.Observed, o.LastObserved = r.episodes(g), g.lastValid()
	o.Since = g.lastKnown(r.plan.since(at, o.Episodes, o.Observed))
	return o
}

// ranges returns the hours of the episodes of which a range is forecast.
func (g *grid) ranges(episodes []Episode) []ForecastRange {
	if !g.hasRanges {
		return nil
	}
	var ranges []ForecastRange
	for _, e := range episodes {
		for h := e.From; h < e.Until; h++ {
			hour := g.hours[h-g.start]
			r := ForecastRange{Span: aqi.Span{From: h, Until: h + 1}, Low: hour.Low, AQI: hour.AQI}
			switch last := len(ranges) - 1; {
			case !hour.Low.Valid():
			case last >= 0 && ranges[last].Until == h && ranges[last].Low == r.Low && ranges[last].AQI == r.AQI:
				ranges[last].Until++
			default:
				ranges = append(ranges, r)
			}
		}
	}
	return ranges
}

// checkNow refuses what is no hour, and a series without faults that does not agree with the hour.
func (r *Ruleset) checkNow(fs *aqi.Faults, s Series, at aqi.Stamp) {
	sound := len(*fs) == 0
	if r.plan.checkAt(fs, "/at", at) && sound {
		s.checkKnown(fs, at)
	}
}

// checkAt refuses what is no hour, or so late that the hours that lifting needs reach beyond the last one. It reports whether the hour
// is sound.
func (p *Plan) checkAt(fs *aqi.Faults, path string, at aqi.Stamp) bool {
	faults.Hour(fs, path, at)
	latest := lastHour - aqi.Stamp(p.LiftHours)
	if at.Valid() && at > latest {
		want := aqi.Text{Chinese: "不晚于" + latest.String(), English: latest.String() + " or earlier"}
		fs.Add(aqi.Fault{Path: path, Got: at.String(), Want: want, Rule: aqi.ErrRange})
	}
	return at.Valid() && at <= latest
}

// checkKnown refuses forecasts before the hour and observations from it on.
func (s Series) checkKnown(fs *aqi.Faults, at aqi.Stamp) {
	now := s.position(at)
	past, ahead := s.Hours[:now], s.Hours[now:]
	if slices.ContainsFunc(past, Hour.isForecast) {
		addStretches(fs, aqi.ErrConflict, len(past), func(i int) bool { return past[i].isForecast() }, func(i int) aqi.Fault {
			want := aqi.Text{Chinese: at.String() + "之前为实测或缺测", English: "observed or missing before " + at.String()}
			return aqi.Fault{Path: faults.At("/series/hours", i, "marks"), Got: "forecast", Want: want}
		})
	}
	if slices.ContainsFunc(ahead, Hour.isObserved) {
		addStretches(fs, aqi.ErrConflict, len(ahead), func(i int) bool { return ahead[i].isObserved() }, func(i int) aqi.Fault {
			want := aqi.Text{Chinese: at.String() + "起为预报或缺测", English: "forecast or missing from " + at.String() + " on"}
			return aqi.Fault{Path: faults.At("/series/hours", now+i, "marks"), Got: "observed", Want: want}
		})
	}
}

func (h Hour) isForecast() bool { return h.AQI.Valid() && h.Marks.Has(Forecast) }
func (h Hour) isObserved() bool { return h.AQI.Valid() && !h.Marks.Has(Forecast) }

// position returns the number of hours before that one.
func (s Series) position(at aqi.Stamp) int { return min(max(0, int(at-s.Start)), len(s.Hours)) }

// horizon returns the hour after the last that is known, the start of the series where none is.
func (g *grid) horizon() aqi.Stamp {
	return g.stamp(max(g.begin, g.untilKnown(len(g.hours))))
}

// keepBefore keeps the hours before that hour, up to the last that is known.
func (g *grid) keepBefore(at aqi.Stamp) {
	n := g.untilKnown(min(max(0, int(at-g.start)), len(g.hours)))
	g.hours, g.windows = g.hours[:n], g.windows[:windowsOf(n)]
	for of := range g.graded.graders {
		of.Cut(n, len(g.windows))
	}
	g.graded.stale(len(g.windows))
}

// worsening counts the windows that end in the 24 hours behind that hour and exceed.
func (g *grid) worsening(r *Ruleset, at aqi.Stamp) int {
	exceeding, first := 0, int(at-g.start)-dayHours+1
	for i := max(0, first); i < min(first+dayHours, len(g.windows)); i++ {
		if g.mixed == nil && g.windows[i].exceeds(r.rules.Thresholds[0]) || g.mixed != nil && g.mixed.exceeds(i) {
			exceeding++
		}
	}
	return exceeding
}

// lastValid returns where the last window begins that is valid, for each pollutant that there is a condition on too; none where no window
// is valid.
func (g *grid) lastValid() aqi.Stamp {
	last := g.lastWindow()
	for of := range g.pollutants {
		last = min(last, of.lastWindow())
	}
	return last
}

// lastWindow returns where the grid's last valid window begins, none where there is none.
func (g *grid) lastWindow() aqi.Stamp {
	for i := len(g.windows) - 1; i >= 0; i-- {
		if g.windows[i] != 0 {
			return g.stamp(i)
		}
	}
	return 0
}

// unknown returns the hours of the span that lie in no valid window, be it only of a pollutant that there is a condition on.
func (g *grid) unknown(span aqi.Span) []aqi.Span {
	unknown := g.unknownHours(span)
	for of := range g.pollutants {
		unknown = grading.Joined(append(unknown, of.unknownHours(span)...))
	}
	return unknown
}

// unknownHours returns the hours of the span that lie in none of the grid's valid windows.
func (g *grid) unknownHours(span aqi.Span) []aqi.Span {
	var spans []aqi.Span
	done := span.From // hours of the span before this lie in a valid window or in spans already
	add := func(until aqi.Stamp) {
		if until > done {
			spans = append(spans, aqi.Span{From: done, Until: until})
		}
	}
	for i := max(0, int(span.From-g.start)-dayHours+1); i < len(g.windows) && g.stamp(i) < span.Until; i++ {
		if g.windows[i] == 0 || g.stamp(i)+dayHours <= done {
			continue
		}
		add(min(g.stamp(i), span.Until))
		done = max(done, g.stamp(i)+dayHours)
	}
	add(span.Until)
	return spans
}

// checkOutlook refuses an outlook that Decide cannot take: its hour, and episodes without hours or closer than the plan has them.
func (p *Plan) checkOutlook(fs *aqi.Faults, o Outlook) {
	p.checkAt(fs, "/outlook/at", o.At)
	checkEpisodes(fs, "/outlook/episodes", o.Episodes, p.MergeHours)
	checkEpisodes(fs, "/outlook/observed", o.Observed, p.MergeHours)
	if o.LastValid != 0 {
		faults.Hour(fs, "/outlook/last_valid", o.LastValid)
	}
}

func checkEpisodes(fs *aqi.Faults, path string, list []Episode, mergeHours int) {
	for i, e := range list {
		if !e.Level.Valid() || !e.From.Valid() || !e.Until.Valid() || e.From >= e.Until {
			at := faults.At(path, i)
			faults.Value(fs, at+"/level", e.Level, "预警级别", "an alert level")
			faults.Span(fs, at, e.Span)
		}
		if i > 0 && int64(e.From)-int64(list[i-1].Until) < int64(mergeHours) {
			addTooClose(fs, faults.At(path, i, "from"), e.From, list[i-1].Until, mergeHours)
		}
	}
}

func addTooClose(fs *aqi.Faults, path string, from, before aqi.Stamp, mergeHours int) {
	l := func(l wording.Language) string {
		return l.F("%[2]d hours or more after %[1]v", "在%[1]v之后%[2]d小时或更晚", before, mergeHours)
	}
	want := aqi.Text{Chinese: l(wording.Chinese), English: l(wording.English)}
	fs.Add(aqi.Fault{Path: path, Got: from.String(), Want: want, Rule: aqi.ErrOrder})
}

// since returns the hour before which hours do not matter any more. An episode to come starts with a heavy hour that lies in a window
// of 24 hours with hours not yet observed, and joins a run that ended less than MergeHours hours before. So nothing matters from
// before these, unless an episode reaches into them or is open, or will be when the forecast is gone: then all of it does, with the
// windows that its first hour lies in.
func (p *Plan) since(at aqi.Stamp, episodes, observed []Episode) aqi.Stamp {
	since := at - aqi.Stamp(max(p.MergeHours, p.LiftHours)) - 2*dayHours
	until := since
	if n := len(observed); n > 0 && observed[n-1].Open {
		until = min(until, observed[n-1].Until-1)
	}
	for _, e := range episodes {
		if e.Until > until || e.Open {
			return max(0, min(since, e.From-dayHours))
		}
	}
	return max(0, since)
}
