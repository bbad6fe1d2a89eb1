package response_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
	"github.com/clearsky-go/clearsky/internal/texttest"
	"github.com/clearsky-go/clearsky/response"
)

// words are the words of an enumeration in one text; "-" is a value that has none.
func words(text string) []string {
	list := strings.Split(text, " ")
	if list[0] == "-" {
		list[0] = ""
	}
	return list
}

func TestEnumerations(t *testing.T) {
	texttest.Enum[response.Level](t, words("none iv iii ii i")...)
	texttest.Enum[response.Fact](t, words("unknown no yes")...)
	texttest.Enum[response.Sector](t, words("none industrial mobile dust other")...)
	texttest.Enum[response.Kind](t, words("- general health-protection advisory mandatory")...)
	texttest.Enum[response.Standard](t, words("unknown pre-china-i china-i china-ii china-iii china-iv china-v china-vi electric")...)
	texttest.Enum[response.Industry](t, words("unknown steel other-metallurgy other-guide mining logistics other none")...)
	texttest.Enum[response.Question](t, words("- truck machine muck-truck vehicle work practice school event going-out")...)
	texttest.Enum[response.Verdict](t, words("none unrestricted reduce avoid stop")...)
	texttest.Enum[response.BoundReading](t, words("inclusive exclusive")...)
	texttest.Enum[response.ClosingReading](t, words("next-day within-24-hours")...)
	texttest.Enum[response.Occasion](t, words("- start throughout each-day end after-end each-year regularly on-change")...)
	textCheckTraits(t, words("- steel other-metallurgy other-guide mining logistics other-industry enterprise micro livelihood "+
		"gas-fuelled special-vehicle dangerous-goods plant-or-park emergency-repair loose-material clean-energy domestic-waste "+
		"white-listed car bus goods-vehicle diesel petrol in-zone concrete-mixing demolition muck-transport earthwork spraying painting cutting welding construction-site "+
		"brick-yard sand-yard lime-yard outdoors outdoor-lesson indoor-lesson conditions-allow large mass sensitive grade-a-plus grade-a grade-b grade-b-minus grade-c grade-d leading model-site straw-burning "+
		"leaf-burning waste-burning open-barbecue fireworks landscape-lighting other")...)
}

// textSet is what every set of an enumeration's values has.
type textSet interface {
	~uint32 | ~uint64
	fmt.Stringer
	encoding.TextMarshaler
	Chinese() string
}

// textCheckSet checks the set of the first two values and texts that are no set; bad is one with a bit that stands for none.
func textCheckSet[T textSet, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, bad T, words, english, chinese string) {
	t.Helper()
	two := T(1<<1 | 1<<2)
	first, second, _ := strings.Cut(words, ",")
	if text, err := two.MarshalText(); string(text) != words || err != nil || two.String() != english || two.Chinese() != chinese {
		t.Errorf("%q, %v, %q, %q", text, err, two, two.Chinese())
	}
	if text, err := T(0).MarshalText(); len(text) != 0 || err != nil || T(0).String() != "" || T(0).Chinese() != "" {
		t.Errorf("empty: %q, %v, %q", text, err, T(0))
	}
	if text, err := bad.MarshalText(); text != nil || !errors.Is(err, aqi.ErrText) {
		t.Errorf("%v: %q, %v", bad, text, err)
	}
	for in, want := range map[string]T{"": 0, words: two, second + "," + first: two, first: 1 << 1} {
		v := T(99)
		if err := P(&v).UnmarshalText([]byte(in)); err != nil || v != want {
			t.Errorf("%q: %v, %v", in, v, err)
		}
	}
	for _, in := range []string{",", first + ",", "," + first, first + "," + first, first + ", " + second, "x", strings.Repeat(first+",", 1000)} {
		v := T(2)
		if err := P(&v).UnmarshalText([]byte(in)); !errors.Is(err, aqi.ErrText) || v != 2 || len(err.Error()) > 2000 {
			t.Errorf("%.40q: %v, now %v", in, err, v)
		}
	}
}

// textCheckTraits checks that the words, in the order of the traits, are all of them, and that each has names of its own.
func textCheckTraits(t *testing.T, list ...string) {
	t.Helper()
	seen := map[string]bool{}
	for i := range 64 {
		set := response.Traits(1) << i
		if i >= len(list) || list[i] == "" {
			if set.Valid() {
				t.Errorf("bit %d is valid: %v", i, set)
			}
			continue
		}
		v := response.Trait(list[i])
		if text, err := v.MarshalText(); string(text) != list[i] || err != nil || !v.Valid() || response.TraitsOf(v) != set {
			t.Errorf("%d: %q, %v, set %v", i, text, err, response.TraitsOf(v))
		}
		if v.String() != set.String() || v.Chinese() != set.Chinese() || seen[v.String()] || seen[v.Chinese()] || strings.Contains(v.String(), "response") {
			t.Errorf("%q: %q, %q", list[i], v, v.Chinese())
		}
		seen[v.String()], seen[v.Chinese()] = true, true
		for _, in := range []string{list[i], v.Chinese()} {
			var read response.Trait
			if err := read.UnmarshalText([]byte(in)); err != nil || read != v || response.TraitsOf(response.Trait(in)) != set {
				t.Errorf("%q: %q, %v", in, read, err)
			}
		}
	}
	for _, bad := range []string{"", " ", "-", "none", "unknown", "steal", "Steel", "steel ", "steel,micro", "response.Trait(2)", "\xff", strings.Repeat("y", 100_000)} {
		v, none := response.Trait("steel"), response.Trait(bad)
		if err := v.UnmarshalText([]byte(bad)); !errors.Is(err, aqi.ErrText) || v != "steel" || len(err.Error()) > 1500 {
			t.Errorf("%.40q: %.1000v, now %q", bad, err, v)
		}
		if text, err := none.MarshalText(); text != nil || !errors.Is(err, aqi.ErrText) || none.Valid() || len(err.Error()) > 200 {
			t.Errorf("%.40q: %q, %.1000v", bad, text, err)
		}
		if s := none.String(); s != none.Chinese() || !strings.HasPrefix(s, "response.Trait(") || len(s) > 200 {
			t.Errorf("%.40q: %.1000s", bad, s)
		}
	}
}

func TestSets(t *testing.T) {
	textCheckSet[response.Traits](t, 1<<63, "steel,other-metallurgy", "steel,other metallurgy", "钢铁行业、其他冶金行业")
	textCheckSet[response.Traits](t, 1, "steel,other-metallurgy", "steel,other metallurgy", "钢铁行业、其他冶金行业")
	textCheckSet[response.Fields](t, 1<<63, "standard,enterprise/trips", "emission standard, trips of goods vehicles a day", "排放标准、日载货车辆进出辆次")
	set := response.TraitsOf("landscape-lighting", "steel", "钢铁行业")
	if text, err := set.MarshalText(); err != nil || string(text) != "steel,landscape-lighting" {
		t.Errorf("%q, %v", text, err)
	}
}

// TestBadWords: a word that names no trait makes its set invalid, and frees nothing wherever it stands.
func TestBadWords(t *testing.T) {
	for _, words := range [][]response.Trait{{"steal"}, {""}, {"steel", "micro "}, {"steel,micro"}, {"unknown"}, {"none", "steel"}, {"Steel"}, {"response.Traits(0x2)"}} {
		set := response.TraitsOf(words...)
		if _, err := set.MarshalText(); set.Valid() || err == nil {
			t.Errorf("%q: %v", words, set)
		}
		mine := response.Truck{Standard: response.ChinaI, Enterprise: response.Enterprise{Industry: response.Steel, Micro: si, Livelihood: si}}
		for name, r := range map[string]response.Restriction{"all": {All: set}, "any": {Any: set}, "unless": {Unless: []response.Traits{set}}} {
			r.Question, r.Measure, r.Level, r.Verdict = response.AboutTruck, "iii-industry-micro", response.III, response.Stop
			c := response.Kashgar()
			c.Restrictions = []response.Restriction{r}
			if a := c.Truck(response.III, mine); a.Verdict != stop {
				t.Errorf("%q in %s: %v", words, name, a)
			}
			if err := c.Validate(); !errors.Is(err, aqi.ErrUnknown) || !strings.Contains(err.Error(), "/catalogue/restrictions/0/"+name) {
				t.Errorf("%q in %s: %v", words, name, err)
			}
		}
	}
	if set := response.TraitsOf(); set != 0 {
		t.Error(set)
	}
}

func TestFields(t *testing.T) {
	set := response.Fields(1<<fields.Trips | 1<<fields.Practice)
	if got := slices.Collect(set.All()); !slices.Equal(got, []string{"enterprise/trips", "practice"}) {
		t.Errorf("%v", got)
	}
	if !set.Has("practice") || set.Has("trips") || set.Has("gas") || set.Has("") || !set.Valid() || response.Fields(1).Valid() {
		t.Errorf("%v", set)
	}
	for range set.All() {
		break
	}
	text, err := json.Marshal(set)
	if back := texttest.Back(t, set); back != set || string(text) != `["enterprise/trips","practice"]` || err != nil {
		t.Errorf("%s, %v, back %v", text, err, back)
	}
	for _, bad := range []string{"null", `"practice"`, `["practice","practice"]`, `["行为","practice"]`, `["trips"]`, `[1]`} {
		if err := json.Unmarshal([]byte(bad), &set); err == nil || set.Has("gas") {
			t.Errorf("%s: %v", bad, set)
		}
	}
	if _, err := json.Marshal(response.Fields(1 << 63)); !errors.Is(err, aqi.ErrText) {
		t.Error(err)
	}
}

// What users write is read as what it means; near misses are not.
func TestTermsThatUsersWrite(t *testing.T) {
	reads[response.Standard](t, map[string]response.Standard{
		"国四": response.ChinaIV, "国Ⅳ": response.ChinaIV, "国IV": response.ChinaIV, "国4": response.ChinaIV, "国六": response.ChinaVI,
		"国Ⅵ": response.ChinaVI, "国零": response.PreChinaI, "国一": response.ChinaI, "国2": response.ChinaII, "国III": response.ChinaIII,
		"国五": response.ChinaV, "电动": response.Electric, "纯电动": response.Electric, "不明": response.UnknownStandard,
	}, "4", "IV", "Ⅳ", "国四以下", "国 四")
	reads[response.Level](t, map[string]response.Level{
		"Ⅲ级响应": response.III, "III级": response.III, "Ⅲ级": response.III, "三级响应": response.III, "Ⅳ级": response.IV, "II级响应": response.II,
		"一级": response.I, "I级": response.I, "无响应": response.NoResponse,
	}, "III", "Ⅲ", "3", "三", "黄色")
	reads[response.Fact](t, map[string]response.Fact{"是": response.Yes, "否": response.No, "不明": response.Unknown, "未知": response.Unknown}, "true", "1", "")
	reads[response.Industry](t, map[string]response.Industry{
		"钢铁": response.Steel, "钢铁行业": response.Steel, "冶金": response.OtherMetallurgy, "矿山": response.Mining, "煤矿": response.Mining,
		"物流": response.Logistics, "其他": response.OtherIndustry, "非企业": response.NoEnterprise,
	}, "钢", "重点行业")
	reads[response.Sector](t, map[string]response.Sector{"工业": response.Industrial, "移动源": response.Mobile, "扬尘": response.Dust, "其他": response.OtherSector}, "工")
	reads[response.Kind](t, map[string]response.Kind{"健康防护": response.HealthProtection, "强制性措施": response.Mandatory, "倡议性": response.Advisory}, "health", "强制")
	reads[response.Verdict](t, map[string]response.Verdict{"禁止": response.Stop, "停止": response.Stop, "不限制": response.Unrestricted}, "free", "less")
}

func reads[T interface {
	comparable
	fmt.Stringer
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, terms map[string]T, others ...string) {
	t.Helper()
	for term, want := range terms {
		var got T
		if err := P(&got).UnmarshalText([]byte(term)); err != nil || got != want {
			t.Errorf("%s: %v, %v, want %v", term, got, err, want)
		}
	}
	for _, term := range others {
		var got T
		if err := P(&got).UnmarshalText([]byte(term)); !errors.Is(err, aqi.ErrText) {
			t.Errorf("%s: %v, %v", term, got, err)
		}
	}
}

func TestCheckOfAnEnterprise(t *testing.T) {
	for _, unknown := range []*response.Enterprise{nil, {}} {
		if err := unknown.Check(); err != nil {
			t.Errorf("all unknown: %v", err)
		}
	}
	for _, tt := range []struct {
		e    response.Enterprise
		path string
		rule error
	}{
		{response.Enterprise{Trips: aqi.Known(-1)}, "/enterprise/trips", aqi.ErrNegative},
		{response.Enterprise{Trips: aqi.Known(math.MinInt)}, "/enterprise/trips", aqi.ErrNegative},
		{response.Enterprise{Trips: aqi.Known(1_000_001)}, "/enterprise/trips", aqi.ErrRange},
		{response.Enterprise{Industry: 99}, "/enterprise/industry", aqi.ErrUnknown},
		{response.Enterprise{Micro: 3}, "/enterprise/micro", aqi.ErrUnknown},
		{response.Enterprise{Livelihood: 255}, "/enterprise/livelihood", aqi.ErrUnknown},
		{response.Enterprise{Grade: "welding"}, "/enterprise/grade", aqi.ErrUnknown},
		{response.Enterprise{PlanTrucks: aqi.Known(response.Stops{response.II: response.Electric}), Trips: aqi.Known(0)}, "/enterprise/plan_trucks", aqi.ErrUnknown},
	} {
		fs, _ := errors.AsType[aqi.Faults](tt.e.Check())
		if len(fs) != 1 || fs[0].Path != tt.path || !errors.Is(fs, tt.rule) {
			t.Errorf("%+v: %v", tt.e, fs)
		}
	}
	all := response.Enterprise{8, 3, 3, "welding", aqi.Known(response.Stops{0: response.ChinaI}), aqi.Optional[response.Stops]{}, aqi.Known(-2)}
	if fs, _ := errors.AsType[aqi.Faults](all.Check()); len(fs) != 6 {
		t.Errorf("all at once: %v", fs)
	}
}

// A number of trips that cannot be frees no more than an unknown one.
func TestTripsThatCannotBe(t *testing.T) {
	c := response.Kashgar()
	unknown := knownTruck
	unknown.Enterprise.Trips = aqi.Optional[int]{}
	want := c.Truck(response.II, unknown)
	for _, n := range []int{-1, math.MinInt, 1_000_001, math.MaxInt} {
		bad := knownTruck
		bad.Enterprise.Trips = aqi.Known(n)
		if got := c.Truck(response.II, bad); got.Verdict != response.Stop || got.String() != want.String() || !got.Missing.Has("enterprise/trips") {
			t.Errorf("%d: %v, want %v", n, got, want)
		}
	}
}

func TestFactOf(t *testing.T) {
	if response.FactOf(true) != response.Yes || response.FactOf(false) != response.No || response.Unknown != 0 {
		t.Error("facts")
	}
}

// What items read like while they are owed and when they are overdue.
func TestItemText(t *testing.T) {
	c := dueCatalogue("member-start", "round-the-clock-duty", "daily-report", "closing-report", "evaluation", "great-revision")
	c.Readings.Closing = response.Within24Hours
	as := dueConcerning(dueActivations(t, over("2026-10-31 05", "2026-11-01 05"), response.Activation{Regional: true}))
	for at, want := range map[string][]string{
		"2026-10-31 05": {
			"member units to headquarters office: at once, 2026-10-31 05:00 (member-start)",
			"指挥部成员单位→指挥部办公室：2026-10-31 05:00立即（member-start）",
			"member units: 2026-10-31 05:00 to 2026-11-01 05:00 (round-the-clock-duty)",
			"指挥部成员单位：2026-10-31 05:00至2026-11-01 05:00（round-the-clock-duty）",
		},
		"2026-11-02 05": {
			"member units to headquarters office: at once, 2026-10-31 05:00, overdue (member-start)",
			"指挥部成员单位→指挥部办公室：2026-10-31 05:00立即，已逾期（member-start）",
			"counties (Kashgar), member units to headquarters office, for 2026-10-31: by 2026-11-01 24:00, overdue (daily-report)",
			"各县市（喀什市）、指挥部成员单位→指挥部办公室（2026-10-31）：2026-11-01 24:00前，已逾期（daily-report）",
			"counties with heavy pollution (Kashgar) to headquarters office: by 2026-11-02 05:00, overdue (closing-report)",
			"发生重污染天气的县市（喀什市）→指挥部办公室：2026-11-02 05:00前，已逾期（closing-report）",
			"headquarters office: after its end, from 2026-11-01 05:00 (evaluation)",
			"指挥部办公室：响应终止后，自2026-11-01 05:00（evaluation）",
			"counties (Kashgar), departments, enterprises with emissions to air: by 2027-10-31 24:00, if found necessary, of the next year since the date has passed (great-revision)",
			"各县市（喀什市）、有关部门、涉气企业：2027-10-31 24:00前，视需要，因已过当年期限顺延至次年（great-revision）",
			"counties (Kashgar), member units to headquarters office, for 2026-11-01: by 2026-11-02 24:00 (daily-report)",
			"各县市（喀什市）、指挥部成员单位→指挥部办公室（2026-11-01）：2026-11-02 24:00前（daily-report）",
		},
	} {
		items, err := c.Due(as, courseHour(at))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, item := range items {
			got = append(got, item.String(), item.Chinese())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// An item in full names the counties that owe it, then the plan's words and what a report holds; the end of a response may be provisional.
func TestItemTextInFull(t *testing.T) {
	as := dueActivations(t, over("2026-10-31 05", "2026-11-01 05"), response.Activation{Heavy: dueCounty, Regional: true})
	as[0].Counties = []alert.County{{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}, {Code: "653122"}, {Code: "653123"}, dueCounty[0]}
	as[0].Periods[0].Provisional = true
	items, err := dueCatalogue("contacts", "inform-members").Due(as, courseHour("2026-11-01 09"))
	if err != nil {
		t.Fatal(err)
	}
	want := []aqi.Text{
		{
			English: "counties, departments: 2026-10-31 05:00 to 2026-11-01 05:00, provisional (contacts)\n  Kashgar, Shufu, 653122, 653123\n  6.8: ",
			Chinese: "各县市、有关部门：2026-10-31 05:00至2026-11-01 05:00，暂定（contacts）\n  喀什市、疏附县、653122、653123\n  6.8：",
		},
		{
			English: "headquarters office to member units, counties: 2026-10-31 05:00 to 2026-11-01 05:00, provisional (inform-members)\n  5.1: ",
			Chinese: "指挥部办公室→指挥部成员单位、各县市：2026-10-31 05:00至2026-11-01 05:00，暂定（inform-members）\n  5.1：",
		},
	}
	for i, item := range items {
		text := item.Text()
		if text.English != want[i].English+item.Duty.Text.English || text.Chinese != want[i].Chinese+item.Duty.Text.Chinese {
			t.Errorf("%s\n%s", text.English, text.Chinese)
		}
	}
	as[0].Periods[0].Provisional = false
	items, err = dueCatalogue("closing-report").Due(as, courseHour("2026-11-01 09"))
	if err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	if lines := strings.Split(items[0].Text().Chinese, "\n"); len(lines) != 6 || !strings.Contains(lines[0], "（喀什市）") || lines[5] != "  - 企业措施落实情况" {
		t.Errorf("%q", lines)
	}
}
