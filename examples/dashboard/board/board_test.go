package board

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

func board(tb testing.TB) *Board {
	tb.Helper()
	b, err := New()
	if err == nil {
		_, err = b.Decide(b.span.Hours())
	}
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// The board decides what a replay of the made-up weeks decides.
func TestReplay(t *testing.T) {
	b := board(t)
	w, err := madeup.New(b.plan)
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for out, err := range b.office.Replay(b.span.From, b.span.Until, w.Known) {
		if err != nil || !reflect.DeepEqual(out, b.outcomes[i]) {
			t.Fatalf("%v: %v", out.At, err)
		}
		i++
	}
}

// Whatever is tried out one after another, with or without the hours decided meanwhile, comes to what it does on a new board.
func TestTry(t *testing.T) {
	b := board(t)
	ten, reading := 10, region.GroupMean
	at := func(i int) aqi.Stamp { return b.span.From + aqi.Stamp(i) }
	codes := []string{"653101", "653121", "653124", "653130"}
	random := func() (w WhatIf) {
		for range rand.IntN(3) {
			v, _ := aqi.IndexOf(rand.IntN(501))
			w.Hours = append(w.Hours, HourIs{codes[rand.IntN(4)], at(rand.IntN(360)), v, at(rand.IntN(360))})
		}
		if rand.IntN(2) == 0 {
			from := rand.IntN(300)
			w.Dead = append(w.Dead, DeadFeed{codes[rand.IntN(4)], at(from), at(from + 40)})
		}
		if rand.IntN(2) == 0 {
			from := rand.IntN(300)
			w.Demands = append(w.Demands, alert.Demand{Kind: alert.SuperiorAlert, Level: alert.Orange, Span: aqi.Span{From: at(from), Until: at(from + 30)}})
		}
		switch rand.IntN(8) {
		case 0:
			w.Hold = &ten
		case 1:
			w.Group = &reading
		}
		return w
	}
	for range 12 {
		w := random()
		if err := b.Try(w); err != nil {
			t.Fatal(err)
		}
		until := []int{0, 100, 360, 360}[rand.IntN(4)]
		if _, err := b.Decide(until); err != nil {
			t.Fatal(err)
		}
		fresh, err := New()
		if err == nil {
			err = fresh.Try(w)
		}
		if err == nil {
			_, err = fresh.Decide(until)
		}
		if err != nil {
			t.Fatal(err)
		}
		if n := len(b.outcomes); n < until || n > 360 {
			t.Fatalf("%d hours are decided, of %d", n, until)
		}
		for i, out := range fresh.outcomes {
			if !reflect.DeepEqual(out, b.outcomes[i]) {
				t.Fatalf("%v is decided otherwise with %+v", out.At, w)
			}
		}
	}
}

// Every method answers at every hour, in both languages.
func TestCall(t *testing.T) {
	b := board(t)
	for _, method := range []string{"about", "view", "acts", "chart", "grounds", "duties", "ahead", "otherwise"} {
		for _, code := range []string{"", "653101", "653131"} {
			for i := 0; i < 360; i += 37 {
				text := b.Call(fmt.Sprintf(`{"method":%q,"index":%d,"county":%q}`, method, i, code))
				if strings.Contains(text, `"faults"`) || !strings.Contains(text, `"value"`) {
					t.Fatalf("%s: %s", method, text)
				}
			}
		}
	}
	for _, what := range []string{
		`{"hours":[{"county":"653101","at":"2026-01-08T00:00:00+08:00","aqi":300,"from":"2026-01-07T00:00:00+08:00"}]}`,
		`{"demands":[{"kind":"superior","level":"red","from":"2026-01-08T00:00:00+08:00","until":"2026-01-09T00:00:00+08:00","counties":[]}]}`,
		`{"dead":[{"county":"653101","from":"2026-01-08T00:00:00+08:00","until":"2026-01-09T00:00:00+08:00"}]}`,
		`{"hold":0,"together":1,"group":"group-mean","edition":"2026"}`, `{}`,
	} {
		if text := b.Call(`{"method":"try","what":` + what + `}`); text != `{"value":true}` {
			t.Errorf("%s: %s", what, text)
		}
		if text := b.Call(`{"method":"decide","index":360}`); text != `{"value":360}` {
			t.Errorf("%s: %s", what, text)
		}
	}
	for _, bad := range []string{
		`{`, `{"method":"none"}`, `{"method":"view","index":-1}`, `{"method":"view","index":360}`, `{"method":"told","id":"x"}`,
		`{"method":"plan","text":"{}"}`, `{"method":"hours","text":"site,time\n"}`, `{"method":"try","what":{"together":0}}`,
		`{"method":"try","what":{"together":0}}`, `{"method":"try","what":{"demands":[{"kind":"superior"}]}}`,
	} {
		if text := b.Call(bad); !strings.Contains(text, `"faults":[{"zh":"`) {
			t.Errorf("%s: %s", bad, text)
		}
	}
	if len(b.outcomes) != 360 {
		t.Errorf("%d hours are left after faults", len(b.outcomes))
	}
}

func TestPlan(t *testing.T) {
	b := board(t)
	plan := region.Kashgar()
	plan.Counties = plan.Counties[:4]
	for i := range plan.Counties {
		plan.Counties[i].Code = fmt.Sprintf("x%d", i)
	}
	plan.Borders = [][2]string{{"x0", "x1"}, {"x1", "x2"}, {"x2", "x3"}}
	text, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Plan(string(text)); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(200); err != nil || len(v.Counties) != 4 {
		t.Errorf("%v, %v", v, err)
	}
	if acts := b.Acts(); len(acts.List) == 0 {
		t.Error("no acts")
	}
}

// Every plan of the repository's other places can be looked at.
func TestPlans(t *testing.T) {
	files, err := filepath.Glob("../../../region/testdata/plans/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no plans: ", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b := &Board{}
		if err := b.Plan(string(text)); err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if _, err := b.Decide(b.span.Hours()); err != nil || len(b.Acts().List) == 0 {
			t.Errorf("%s: %v, %d acts", file, err, len(b.Acts().List))
		}
		for _, method := range []string{"about", "view", "chart", "duties"} {
			if answer := b.Call(fmt.Sprintf(`{"method":%q,"index":180}`, method)); strings.Contains(answer, `"faults"`) {
				t.Errorf("%s: %s: %s", file, method, answer)
			}
		}
	}
}

func TestHours(t *testing.T) {
	var text strings.Builder
	text.WriteString("site,time,so2,no2,co,o3,pm10,pm25\n")
	for i := range 120 {
		fmt.Fprintf(&text, "Shufu,2026-02-%02d %02d:00,12,40,0.9,50,%d,%d\n", 1+i/24, i%24, 260, 190+i%24)
	}
	b := board(t)
	if err := b.Hours(text.String()); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(100); err != nil || len(v.Counties) != 12 || v.Counties[1].Level == alert.NoAlert {
		t.Errorf("%v, %v", v, err)
	}
	if err := b.Hours(strings.ReplaceAll(text.String(), "Shufu", "Elsewhere")); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(100); err != nil || len(v.Counties) != 1 {
		t.Errorf("%v, %v", v, err)
	}
	if text := b.Call(`{"method":"about"}`); !strings.Contains(text, `"borders":[]`) {
		t.Errorf("%s", text)
	}
	if err := b.Reset(); err != nil || len(b.plan.Counties) != 12 {
		t.Error(err)
	}
}

// What is foreseen is decided once it is tried out, and comes to the same; what was decided before is there again.
func TestForesee(t *testing.T) {
	b := board(t)
	nine := 9
	what := WhatIf{Hold: &nine}
	for done, n := false, 0; !done; n++ {
		var err error
		if done, err = b.Foresee(what); err != nil || n > b.span.Hours()/foreseen {
			t.Fatal(n, err)
		}
	}
	if len(b.outcomes) != b.span.Hours() || b.what.Hold != nil {
		t.Fatal("it is tried out already")
	}
	if err := b.Try(what); err != nil || len(b.outcomes) != b.span.Hours() {
		t.Fatalf("%d hours are decided, %v", len(b.outcomes), err)
	}
	fresh, err := New()
	if err == nil {
		err = fresh.Try(what)
	}
	if err == nil {
		_, err = fresh.Decide(b.span.Hours())
	}
	if err != nil || !reflect.DeepEqual(fresh.outcomes, b.outcomes) {
		t.Error("it is decided otherwise", err)
	}
	if err := b.Try(WhatIf{}); err != nil || len(b.outcomes) != b.span.Hours() {
		t.Error("what was decided before is not there", err)
	}
	bad := -1
	if _, err := b.Foresee(WhatIf{Hold: &bad}); err == nil {
		t.Error("a Hold below 0 is foreseen")
	}
}

// Each track of a plan is looked at by itself.
func TestTracks(t *testing.T) {
	text, err := os.ReadFile("../../../region/testdata/plans/chongqing-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	b := &Board{}
	if err := b.Plan(string(text)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ track, shown string }{{"", "particles"}, {"ozone", "ozone"}, {"none", "particles"}} {
		for _, method := range []string{"about", "view", "acts", "chart", "grounds", "duties", "ahead"} {
			if answer := b.Call(fmt.Sprintf(`{"method":%q,"index":180,"track":%q}`, method, row.track)); strings.Contains(answer, `"faults"`) {
				t.Errorf("%s: %s: %s", row.track, method, answer)
			}
		}
		if a := b.About(); a.Track != row.shown || len(a.Tracks) != 2 {
			t.Errorf("%q: %s of %v", row.track, a.Track, a.Tracks)
		}
	}
}
