package alert_test

import (
	"reflect"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// seriesKnown makes a series from the parts of which the first at hours are observed, the others forecast.
func seriesKnown(at int, parts ...part) alert.Series {
	s := alert.Series{Start: start, Hours: of(parts...)}
	for i := max(0, at); i < len(s.Hours); i++ {
		s.Hours[i].Marks |= alert.Forecast
	}
	return s
}

// clean, heavy and absent hours.
func clean(hours int) part  { return part{hours, 100, 0} }
func heavy(hours int) part  { return part{hours, 300, 0} }
func absent(hours int) part { return part{hours, missing, 0} }

// yellowAt, orangeAt and redAt are series of one episode: 24, 48 and 72 hours at 300 from that hour on.
func yellowAt(hour int) []part { return []part{clean(hour), heavy(24), clean(60)} }
func orangeAt(hour int) []part { return []part{clean(hour), heavy(48), clean(60)} }
func redAt(hour int) []part    { return []part{clean(hour), heavy(72), clean(60)} }

// on is a level up to an hour.
type on struct {
	level alert.Level
	until int
}

// stair is an alert that begins at an hour, level by level, its hours counted from the start of the made-up series.
func stair(from int, steps ...on) alert.Schedule {
	s := alert.Schedule{Began: after(from)}
	for _, step := range steps {
		s.Spans = append(s.Spans, alert.LevelSpan{Level: step.level, Span: aqi.Span{From: after(from), Until: after(step.until)}})
		from = step.until
	}
	return s
}

// schedule is an alert at one level, none for no level.
func schedule(level alert.Level, from, until int) alert.Schedule {
	if level == alert.NoAlert {
		return alert.Schedule{}
	}
	return stair(from, on{level, until})
}

// openly makes the schedule's end provisional.
func openly(s alert.Schedule) alert.Schedule {
	s.Provisional = true
	return s
}

// own is the state in which the own finding asks for what is announced.
func own(s alert.Schedule) alert.State { return alert.State{Announced: s, Own: s} }

// state is an alert at one level that the own finding asks for.
func state(level alert.Level, from, until int) alert.State { return own(schedule(level, from, until)) }

// since has the own finding no higher than a level, and no lower, from that hour on.
func since(level alert.Level, hour int, s alert.State) alert.State {
	for l, clock := range []*aqi.Stamp{&s.Clocks.None, &s.Clocks.Ungraded, &s.Clocks.Blue, &s.Clocks.Yellow, &s.Clocks.Orange} {
		if alert.Level(l) >= level {
			*clock = after(hour)
		}
	}
	return s
}

// demand is a superior's alert for some hours, counted like those of the series; no end for 0.
func demand(level alert.Level, from, until int) alert.Demand {
	d := alert.Demand{Kind: alert.SuperiorAlert, Level: level, Span: aqi.Span{From: after(from)}}
	if until != 0 {
		d.Until = after(until)
	}
	return d
}

func outlook(t fataler, p alert.Plan, at aqi.Stamp, s alert.Series) alert.Outlook {
	t.Helper()
	o, err := ready(t, p).Outlook(s, at)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return o
}

// decide returns the decision on a series, which must be no error.
func decide(t fataler, p alert.Plan, at aqi.Stamp, before alert.State, s alert.Series, demands ...alert.Demand) alert.Decision {
	t.Helper()
	d, err := ready(t, p).Decide(before, outlook(t, p, at, s), demands)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

// decideAt is decide at an hour counted from the start of the made-up series, whose parts are observed up to it.
func decideAt(t fataler, at int, before alert.State, demands []alert.Demand, parts ...part) alert.Decision {
	t.Helper()
	return decide(t, alert.Kashgar(), after(at), before, seriesKnown(at, parts...), demands...)
}

// shifted is what has been shifted by some hours: every hour in it but none.
func shifted[T any](v T, hours int) T {
	shifted := reflect.New(reflect.TypeFor[T]()).Elem()
	shifted.Set(reflect.ValueOf(v))
	shift(shifted, aqi.Stamp(hours))
	return shifted.Interface().(T)
}

// shift gives slices memory of their own.
func shift(v reflect.Value, hours aqi.Stamp) {
	switch {
	case v.Type() == reflect.TypeFor[aqi.Stamp]():
		if v.Int() != 0 {
			v.SetInt(v.Int() + int64(hours))
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[aqi.Index]():
		for i := range v.NumField() {
			shift(v.Field(i), hours)
		}
	case v.Kind() == reflect.Slice && !v.IsNil():
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		for i := range own.Len() {
			shift(own.Index(i), hours)
		}
		v.Set(own)
	}
}

// party is a party whose names are its identifier.
func party(id string) alert.Party {
	return alert.Party{ID: id, Name: aqi.Text{Chinese: id, English: id}}
}
