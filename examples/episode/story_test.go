package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/examples/internal/table"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// The story fits on two screens in both languages, in the same shape.
func TestStoryFitsTwoScreens(t *testing.T) {
	shapes := map[string]string{}
	for _, flag := range []string{"en", "zh"} {
		out := tells(t, "-lang", flag)
		if n := strings.Count(out, "\n"); n > 80 {
			t.Errorf("%s: %d lines", flag, n)
		}
		for line := range strings.Lines(out) {
			if w := table.Width(strings.TrimSuffix(line, "\n")); w > screen {
				t.Errorf("%s: %d places: %q", flag, w, line)
			}
			if strings.Contains(line, "\x1b") || strings.TrimRight(line, " \n")+"\n" != line {
				t.Errorf("%q", line)
			}
		}
		shapes[flag] = shape(out)
	}
	if shapes["en"] != shapes["zh"] {
		t.Errorf("in English\n%s\nin Chinese\n%s", shapes["en"], shapes["zh"])
	}
	if tells(t) != tells(t, "-lang", "en") { // in two runs
		t.Error("English is not the default, or a second run prints something else")
	}
}

var hourly = regexp.MustCompile(`[0-9]{2}-[0-9]{2} [0-9]{2}\b`)

// shape returns what of a story no language changes: its parts, its sparklines and its hours.
func shape(text string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(text, "\n\n") {
		for _, r := range part {
			if strings.ContainsRune(table.Blocks+"→✓✗", r) {
				b.WriteRune(r)
			}
		}
		found := hourly.FindAllString(strings.Join(strings.Fields(part), " "), -1)
		slices.Sort(found)
		b.WriteString(strings.Join(found, " ") + "\n")
	}
	return b.String()
}

func TestStoryInEnglish(t *testing.T) {
	inOrder(t, tells(t),
		"MADE-UP DATA 虚构数据: 2026-01-01 to 2026-01-15",
		"喀什市 Kashgar City ▂▂▂▂▂▃▅▅▄▂▂▂▂▂▂ red 01-06 10 01-09 18 > 200 for 72 h (3.3 (3)), PM2.5",
		"麦盖提县 Makit ▂▂▂··▂▂▂▂▂▂▂▂▂▂ – 40 h of dust left out",
		"巴楚县 Bachu (Maralbexi)", "PM10, PM2.5",
		"Taxkorgan", "(red) 01-07 09 01-10", "covered: superior's alert (4.2)",
		"Region 地区", "red 01-06 20 01-10 12",
		"01-05 09 issue yellow 01-06 20 → 01-08 09… 4 of the counties yellow", "35 h ahead; office director approves (3.3 (1), 3.4)",
		"01-05 20 upgrade orange", "deputy commander approves",
		"01-07 09 upgrade red 01-08 00 → 01-09 00 superior's alert red; ", "commander approves",
		"01-08 18 feeds dead since 01-08 06 疏附县 Shufu, 疏勒县 Shule: not known is not clean; nothing is lowered or lifted for it",
		"01-09 06 feeds back", "疏附县 Shufu: lift on schedule orange",
		"01-10 00 extend orange 01-10 00 → 01-10 12 judgement after consultation orange",
		"01-10 12 lift on schedule orange",
		"360 hours decided; acts of the prefecture: 8, of its counties: 31",
		"a calm fortnight: 336 hours decided; acts of the prefecture: 0, of its counties: 2",
		"疏附县 Shufu at 01-08 00: level I, 54 measures (-county 653121); prefecture's alert red (3.4), superior's alert red (4.2), own alert orange (3.4)",
		"4.3.4.1 (1) The general population should avoid outdoor activities.",
		"Jia Cement Works, Shufu: response level I, 2026-01-08 00:00 to 2026-01-09 00:00 (653121-01)", "key enterprise", "Not known: trips of goods vehicles a day",
		"Inspected 2026-01-08 (made up):", "not kept: its placard (8.4) not kept: the indicators of its grade (7) → its grade is lowered by the rules",
		"not kept: trucks and machines that stop, heavy truck China III (4.3.2.3 工业源减排措施) → investigated and dealt with strictly by law",
		"request of the area not met: SO2: 114 kg of 128.098 kg (the library's own rule)", "not reported: use of non-road machines",
		"not stated whether kept: training and drills (8.2)",
		"Whole society's share, by own plans → with more asked of 11 enterprises; met in 4 of 5 counties (4.3.1 (1))", "Taxkorgan I 30 % SO2 8.7→8.7 ✗",
		"Next: -all · -county CODE · -lang zh · -hours FILE -forecast FILE · -h",
	)
}

var identifier = regexp.MustCompile(`（[a-z-]+）`)

// In Chinese nothing is left in English but flags, and names that Chinese has too.
func TestChinese(t *testing.T) {
	for _, args := range [][]string{{}, {"-all"}, {"-county", "653122"}} {
		for line := range strings.Lines(tells(t, append(args, "-lang", "zh")...)) {
			for _, word := range regexp.MustCompile(`[A-Za-z]+`).FindAllString(identifier.ReplaceAllString(line, ""), -1) {
				if !slices.Contains(strings.Fields("AQI A B C D PM SO NOx VOCs all county lang en hours forecast h"), word) {
					t.Errorf("%q in %q", word, line)
				}
			}
		}
	}
	inOrder(t, tells(t, "-lang", "zh"),
		"虚构数据：2026-01-01至2026-01-15，北京时间", "喀什市 ▂▂▂▂▂▃▅▅▄▂▂▂▂▂▂ 红色 01-06 10 01-09 18 ＞200持续72小时（3.3 (3)），PM2.5",
		"塔什库尔干塔吉克自治县", "(红色) 01-07 09 01-10", "覆盖：上级预警（4.2）",
		"01-07 09 提高预警级别 红色 01-08 00 → 01-09 00 上级预警红色", "01-08 18 数据中断 自01-08 06 疏附县、疏勒县：不明不等于清洁",
		"01-10 00 延长预警 橙色", "会商研判橙色", "平静的两周：研判336小时；地区变更0次，各县市变更2次",
		"54项措施（-county 653121）", "甲水泥厂，疏附县：Ⅰ级响应，2026-01-08 00:00至2026-01-09 00:00（653121-01）", "不明事项：日载货车辆进出辆次",
		"2026-01-08督查（虚构）：", "未落实：绩效等级相应指标（7） → 按规定降级处理", "未完成区域另行要求：二氧化硫：114千克，应为128.098千克（本库自定规则）", "全社会减排比例", "更多：-all · -county 代码",
	)
}

func TestAll(t *testing.T) {
	out := prints(t, "-all")
	if story, _, _ := strings.Cut(tells(t), "\nNext"); !strings.HasPrefix(out, story) {
		t.Error("the story does not come first")
	}
	inOrder(t, out, "01-05 09 issue yellow", "Issue: Yellow alert", "Extent: Kashgar City, Shufu, Shule, Yopurga",
		"Upgrade: Red alert", "Area affected: Kashgar City, Shufu, Shule, Yopurga, Taxkorgan",
		"喀什市 Kashgar City (653101)", "Red, 2026-01-06 10:00 to 2026-01-09 18:00", "level I (4.1 (3))",
		"岳普湖县 Yopurga (653128)", "10 h without an AQI")
	for _, e := range inventoryOf(t).Enterprises {
		if !strings.Contains(out, e.ID) {
			t.Errorf("no enterprise %s", e.ID)
		}
	}
}

func TestCounty(t *testing.T) {
	out := prints(t, "-county", "653127")
	inOrder(t, out, "麦盖提县 Makit (653127)", "40 h of dust left out")
	if strings.Contains(out, "Shufu") {
		t.Error("another county in it")
	}
	inOrder(t, tells(t, "-county", "653131"), "response level I", "4.3.4.1 (2) The local education departments", "653131-01")
	inOrder(t, tells(t, "-county", "653125", "-lang", "zh"), "莎车县（653125）", "橙色", "01-08 05 发布预警 黄色")
}

func inventoryOf(t *testing.T) inventoryAndStory {
	t.Helper()
	in, err := madeUp(options{})
	if err != nil {
		t.Fatal(err)
	}
	return inventoryAndStory{in, in.inventory.Enterprises, in.inventory.Sources}
}

type inventoryAndStory struct {
	*input
	Enterprises []enterprise.Profile
	Sources     emission.Inventory
}

// Each made-up county is there for a reason.
func TestScenario(t *testing.T) {
	in := inventoryOf(t)
	levels := map[string][]alert.Level{}
	for _, p := range in.places {
		for _, e := range p.episodes {
			levels[p.County.Code] = append(levels[p.County.Code], e.Level)
		}
	}
	want := map[string][]alert.Level{
		"653101": {alert.Red}, "653121": {alert.Orange}, "653122": {alert.Orange}, "653128": {alert.Yellow}, "653124": {alert.Yellow},
		"653125": {alert.Orange}, "653123": {alert.Orange}, "653126": {alert.Orange}, "653130": {alert.Yellow}, "653129": {alert.Yellow},
	}
	for _, c := range in.plan.Counties {
		if !slices.Equal(levels[c.Code], want[c.Code]) {
			t.Errorf("%s: %v, want %v", c.Name.English, levels[c.Code], want[c.Code])
		}
	}
	for _, p := range in.places {
		switch runs := func() []alert.Run { return p.episodes[0].Runs }; p.County.Code {
		case "653125":
			if gap := runs()[1].From - runs()[0].Until; gap != 35 {
				t.Errorf("runs %d h apart", gap)
			}
		case "653128":
			if len(runs()) != 2 {
				t.Errorf("%d runs, want two about the hours without data", len(runs()))
			}
		case "653124":
			if h := runs()[0].Hours(); h != 47 {
				t.Errorf("%d h, want one fewer than orange needs", h)
			}
		}
	}
}

// A feed that is dead lowers and lifts nothing while it is.
func TestDeadFeedsLiftNothing(t *testing.T) {
	in := inventoryOf(t)
	s := &story{input: in.input}
	if err := s.replay(); err != nil {
		t.Fatal(err)
	}
	weeks, err := madeup.New(in.plan)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.history.Acts {
		dead, is := weeks.Dead[r.County]
		a := r.Decision.Act
		if is && dead[0].Contains(r.Decision.At) && (a == alert.Downgrade || a == alert.LiftEarly || a == alert.LiftOnSchedule) {
			t.Errorf("%s: %v", r.County, r.Decision)
		}
	}
	at := func(hour aqi.Stamp, code string) region.Ruling {
		for out, err := range s.office.Replay(in.decided.From, hour+1, in.known) {
			if r, _ := out.Ruling(code); err == nil && out.At == hour {
				return r
			}
		}
		return region.Ruling{}
	}
	if r := at(madeup.Hours(9, 5, 9, 5).From, "653121"); r.Response(r.Decision.At).Level < response.II {
		t.Errorf("a dead feed's county responds at %v", r.Response(r.Decision.At).Level)
	}
}

// The made-up inventory has all classes, grades and bases, sources of every sector in every county, and names of its own.
func TestMadeUpInventory(t *testing.T) {
	in := inventoryOf(t)
	ruleset, err := enterprise.New(in.plan.Rules, in.plan.Targets, in.plan.Catalogue)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[any]bool{}
	for _, e := range in.Enterprises {
		o, err := ruleset.Obligation(response.II, e)
		if err != nil || e.Name.Chinese == "" || !unicode.IsLetter([]rune(e.Name.English)[0]) {
			t.Errorf("%s %v: %v", e.ID, e.Name, err)
		}
		seen[o.Class], seen[e.Grade], seen[o.Basis], seen[o.Mode], seen[o.Missing != 0] = true, true, true, true, true
	}
	for class := enterprise.Guarantee; class.Valid(); class++ {
		checkSeen(t, seen, class)
	}
	for grade := enterprise.Ungraded; grade < enterprise.ModelSite; grade++ { // sites are no enterprises of the list
		if grade != enterprise.APlus && grade != enterprise.BMinus {
			checkSeen(t, seen, grade)
		}
	}
	for basis := enterprise.Bound; basis.Valid(); basis++ {
		checkSeen(t, seen, basis)
	}
	for mode := enterprise.ByPlan; mode < enterprise.Autonomous; mode++ {
		checkSeen(t, seen, mode)
	}
	checkSeen(t, seen, true)
	for _, c := range in.plan.Counties {
		for sector := response.Mobile; sector.Valid(); sector++ {
			if !slices.ContainsFunc(in.Sources, func(s emission.Source) bool { return s.County == c.Code && s.Sector == sector }) {
				t.Errorf("%s has no %v source", c.Name.English, sector)
			}
		}
		if !slices.ContainsFunc(in.Enterprises, func(e enterprise.Profile) bool { return e.County == c.Code }) {
			t.Errorf("%s has no enterprise", c.Name.English)
		}
	}
}

func checkSeen(t *testing.T, seen map[any]bool, v any) {
	t.Helper()
	if !seen[v] {
		t.Errorf("the inventory has no %v", v)
	}
}
