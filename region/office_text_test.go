package region_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/alert/alerttest"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// The hours of these tests are counted from the start of the made-up series. In a chain of counties each touches the next.

// hourly decides from an hour up to another by what is known at each, and returns the last outcome and all acts of the prefecture.
func hourly(t *testing.T, o *region.Office, from, until int, known func(hour int) region.Known) (out region.Outcome, acts []region.Ruling) {
	t.Helper()
	for hour := from; hour < until; hour++ {
		k := known(hour)
		k.At = stamp(hour)
		next, err := o.Step(out.Next, k)
		out = ok(t, next, err)
		if r, _ := out.Ruling(""); r.Decision.Act.Changes() {
			acts = append(acts, r)
		}
	}
	return out, acts
}

// asKnown are series of which the hours from one on are forecasts.
func asKnown(series map[string]alert.Series, hour int) region.Known {
	k := region.Known{Series: map[string]alert.Series{}}
	for code, s := range series {
		k.Series[code] = alerttest.KnownAt(s, stamp(hour))
	}
	return k
}

func ruling(t *testing.T, out region.Outcome, county string) region.Ruling {
	t.Helper()
	r, has := out.Ruling(county)
	if !has {
		t.Fatalf("no ruling for %q", county)
	}
	return r
}

// An orange alert of the autonomous region in clean air is the prefecture's, names its clause, and all counties respond at level II.
func TestSuperiorsOrangeIsNotDropped(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3"))
	clean := map[string]alert.Series{"1": of(part{150, 90}), "2": of(part{150, 90}), "3": of(part{150, 90})}
	k := asKnown(clean, 50)
	k.At, k.Demands = stamp(50), []alert.Demand{superior(orange, hours(50, 90))}
	out, err := o.Step(region.State{}, k)
	r := ruling(t, ok(t, out, err), "")
	if r.Decision.Act != alert.Issue || r.Decision.Level != orange || len(r.Covered) != 3 || len(r.Extent) != 0 {
		t.Errorf("%+v", r)
	}
	for county, level := range out.Levels() {
		if level != response.II {
			t.Errorf("%s responds at %v", county, level)
		}
	}
	now := ruling(t, out, "2").Response(stamp(50)) // no county is heavy: what is said is of the alert, not of contiguous counties
	same(t, now.String(), "level II, 2023-12-03 02:00 to 2023-12-04 18:00; Prefecture's alert: Orange (喀什地区重污染天气应急预案（修订版）, 3.4); "+
		"Superior's alert: Orange (喀什地区重污染天气应急预案（修订版）, 4.2)")
	same(t, now.Chinese(), "Ⅱ级，2023-12-03 02:00至2023-12-04 18:00；区域预警：橙色（喀什地区重污染天气应急预案（修订版），3.4）；"+
		"上级预警：橙色（喀什地区重污染天气应急预案（修订版），4.2）")
	for _, text := range []string{r.Notice.String(), r.Notice.Chinese()} {
		if !strings.Contains(text, "3.4") && !strings.Contains(text, "Superior") && !strings.Contains(text, "上级预警") {
			t.Error(text)
		}
	}
}

// One county's feed that dies lifts neither its own alert nor the prefecture's, and is named as unknown.
func TestADeadFeedLiftsNothing(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3"))
	series := map[string]alert.Series{"1": from(200, 20, 80), "2": from(200, 20, 80), "3": from(200, 20, 80)}
	out, acts := hourly(t, o, 20, 130, func(hour int) region.Known {
		k := asKnown(series, hour)
		if hour >= 60 { // dead since hour 50
			k.Series["3"] = alert.Series{Start: stamp(0), Hours: k.Series["3"].Hours[:50]}
		}
		return k
	})
	r, third := ruling(t, out, ""), ruling(t, out, "3")
	if third.Decision.After.Announced.None() || out.Levels()["3"] == response.NoResponse {
		t.Errorf("the county's: %v", third.Decision)
	}
	if first := ruling(t, out, "1"); !first.Decision.After.Announced.None() {
		t.Errorf("a county that is known to be clean: %v", first.Decision)
	}
	for _, act := range acts[1:] {
		if act.Decision.Act == alert.LiftEarly {
			t.Errorf("%v", act.Decision)
		}
	}
	if len(out.Unknown) != 1 || out.Unknown[0].County != "3" || out.Unknown[0].Since != stamp(50) {
		t.Errorf("%+v, %v", out.Unknown, r.Decision)
	}
}

// Counties in the prefecture's orange notice respond at level II, whatever their own findings.
func TestCountiesOfTheNoticeRespondAtItsLevel(t *testing.T) {
	o := newOffice(t, chain("1", "2", "3", "4"))
	series := map[string]alert.Series{"1": from(200, 20, 80), "2": from(200, 20, 80), "3": from(200, 20, 80), "4": from(200, 30, 62)}
	out, _ := hourly(t, o, 20, 40, func(hour int) region.Known { return asKnown(series, hour) })
	if r := ruling(t, out, ""); r.Decision.Level != orange || len(r.Covered) != 4 {
		t.Fatalf("%+v", r)
	}
	for county, level := range out.Levels() {
		if level != response.II {
			t.Errorf("%s responds at %v", county, level)
		}
	}
	yellowAlone := ruling(t, out, "4")
	if now := yellowAlone.Response(stamp(39)); now.Own != yellow || now.Floor != orange || !strings.Contains(now.Chinese(), "区域预警：橙色") {
		t.Errorf("%v", now)
	}
}

// A county that no longer carries leaves the notice at the next act, but not while hours of it are unknown: that frees nobody, and the
// same hour decided again decides nothing more.
func TestOnlyAKnownCountyLeavesTheNotice(t *testing.T) {
	for _, c := range []struct {
		name         string
		dead, extent int
	}{{"known", 200, 3}, {"feed dead for a day", 85, 4}} {
		o := newOffice(t, chain("1", "2", "3", "4"))
		before := map[string]alert.Series{"1": from(200, 20, 130), "2": from(200, 20, 130), "3": from(200, 20, 130), "4": from(200, 20, 60)}
		var lastKnown region.Known
		out, acts := hourly(t, o, 20, 112, func(hour int) region.Known {
			series := maps.Clone(before)
			if hour == 111 { // and it lasts longer
				series["1"], series["2"], series["3"] = from(200, 20, 170), from(200, 20, 170), from(200, 20, 170)
			}
			k := asKnown(series, hour)
			if hour > c.dead {
				k.Series["4"] = alert.Series{Start: stamp(0), Hours: k.Series["4"].Hours[:c.dead]}
			}
			lastKnown = k
			lastKnown.At = stamp(hour)
			return k
		})
		last := acts[len(acts)-1]
		if acts[0].Decision.Act != alert.Issue || len(acts[0].Extent) != 4 || last.Decision.At != stamp(111) || len(last.Extent) != c.extent {
			t.Errorf("%s: %v: %v, %v: %v", c.name, acts[0].Decision, acts[0].Extent, last.Decision, last.Extent)
		}
		if again, err := o.Step(out.Next, lastKnown); len(ok(t, again, err).Acts()) > 0 {
			t.Errorf("%s: %v", c.name, again.Acts())
		}
	}
}

// A county that joins the group changes the notice, without another approval; its counties grow and the schedule stays.
func TestAJoiningCountyRevises(t *testing.T) {
	p := chain("1", "2", "3", "4")
	o := newOffice(t, p)
	before := map[string]alert.Series{"1": from(200, 20, 80), "2": from(200, 20, 80), "3": from(200, 20, 80), "4": of(part{200, 90})}
	after := map[string]alert.Series{"1": before["1"], "2": before["2"], "3": before["3"], "4": from(200, 40, 78)}
	out, acts := hourly(t, o, 20, 40, func(hour int) region.Known {
		if hour < 35 {
			return asKnown(before, hour)
		}
		return asKnown(after, hour)
	})
	if len(acts) != 2 || acts[1].Decision.Act != alert.Revise || len(acts[0].Extent) != 3 || len(acts[1].Extent) != 4 {
		t.Fatalf("%+v", acts)
	}
	if approvals := ready(t, p.Tracks[0].Plan).Approvals(acts[1].Decision); approvals != nil {
		t.Error(approvals)
	}
	if !strings.HasPrefix(acts[1].Notice.Chinese(), "更新预警信息：橙色预警") || acts[1].Decision.At != stamp(35) {
		t.Error(acts[1].Notice.Chinese(), out.At)
	}
}

// Three counties that overlap for two hours get no notice of the prefecture; with any overlap asked for they do.
func TestTwoHoursTogetherAreNoGroup(t *testing.T) {
	series := map[string]alert.Series{"1": from(200, 20, 60), "2": from(200, 40, 80), "3": from(200, 58, 100)}
	for together, want := range map[int]bool{24: false, 1: true} {
		p := chain("1", "2", "3")
		p.Policy.Together = together
		_, acts := hourly(t, newOffice(t, p), 10, 110, func(hour int) region.Known { return asKnown(series, hour) })
		if (len(acts) > 0) != want {
			t.Errorf("together %d: %v", together, acts)
		}
	}
}

// A lifting notice tells when the alert began, not when it was last changed.
func TestALiftingTellsWhenTheAlertBegan(t *testing.T) {
	series := map[string]alert.Series{"1": from(200, 20, 80), "2": from(200, 20, 80), "3": from(200, 20, 80)}
	_, acts := hourly(t, newOffice(t, chain("1", "2", "3")), 20, 90, func(hour int) region.Known {
		k := asKnown(series, hour)
		if hour >= 30 && hour < 40 {
			k.Demands = []alert.Demand{superior(red, hours(30, 40))}
		}
		return k
	})
	last := acts[len(acts)-1]
	if last.Decision.Act != alert.LiftOnSchedule || last.Notice.Span != (aqi.Span{From: stamp(20), Until: stamp(80)}) || len(acts) < 3 {
		t.Errorf("%v: %v", acts, last.Notice)
	}
}
