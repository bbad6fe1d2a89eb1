package response

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/internal/shared"
)

// coverageHeading is a heading of the plan and what it says of the entries under it.
type coverageHeading struct {
	number, name string
	level        Level
	kind         Kind
	sector       Sector
}

var coverageHeadings = []coverageHeading{
	{"4.3.1.2", "移动源管控", NoResponse, General, Mobile},
	{"4.3.1.3", "扬尘源管控", NoResponse, General, Dust},
	{"4.3.2", "黄色预警响应措施（Ⅲ级）", III, 0, NoSector},
	{"4.3.2.1", "健康防护措施", III, HealthProtection, NoSector},
	{"4.3.2.2", "倡议性减排措施", III, Advisory, NoSector},
	{"4.3.2.3", "强制性减排措施", III, Mandatory, NoSector},
	{"4.3.3", "橙色预警响应措施（Ⅱ级响应）", II, 0, NoSector},
	{"4.3.3.1", "健康防护措施", II, HealthProtection, NoSector},
	{"4.3.3.2", "倡议性减排措施", II, Advisory, NoSector},
	{"4.3.3.3", "强制性减排措施", II, Mandatory, NoSector},
	{"4.3.4", "红色预警响应措施（Ⅰ级响应）", I, 0, NoSector},
	{"4.3.4.1", "健康防护措施", I, HealthProtection, NoSector},
	{"4.3.4.2", "倡议性减排措施", I, Advisory, NoSector},
	{"4.3.4.3", "强制性减排措施", I, Mandatory, NoSector},
}

var coverageParagraphs = map[string]Sector{
	"工业源减排措施": Industrial, "移动源减排措施": Mobile, "扬尘源减排措施": Dust, "其他减排措施": OtherSector,
}

// coveragePreambles are lines that are no measure, and under which headings they stand.
var coveragePreambles = map[string][]string{
	"相关县市在保障正常生产生活秩序的前提下，应当落实以下措施：": {"4.3.2.3", "4.3.3.3", "4.3.4.3"},
	"在落实Ⅲ级应急响应措施的基础上，增加以下措施。":       {"4.3.3"},
	"在落实Ⅱ级应急响应措施的基础上，增加以下措施。":       {"4.3.4"},
}

// coverageDuty names the departments of the paragraph that it ends.
const coverageDuty = "（地区住建局、农业农村局、公安局、市场监督管理局、生态环境局按职责分工负责，各县市人民政府负责）"

// coverageUnnumbered is the clause whose first item has no number in print.
const coverageUnnumbered = "4.3.2.2"

// coverageShortForms are the words by which the measures name units.
var coverageShortForms = map[string]string{
	"ecology": "生态环境", "health": "卫生健康", "education": "教育", "transport": "交通运输部门", "housing": "住建局",
	"agriculture": "农业农村局", "police": "公安局", "market": "市场监督管理局", "counties": "各县市",
}

var (
	coverageItem   = regexp.MustCompile(`^（([1-9])）`)
	coverageNumber = regexp.MustCompile(`^[0-9.]+ `)
)

// coverageLines are the plan's lines that are not blank, from the one that starts with a heading's number up to another's.
func coverageLines(t *testing.T, plan, from, to string) []string {
	t.Helper()
	for _, number := range []string{from, to} {
		if n := strings.Count(plan, "\n"+number+"  "); n != 1 {
			t.Fatalf("heading %s: %d times in the plan", number, n)
		}
	}
	plan = plan[strings.Index(plan, "\n"+from+"  "):]
	plan = plan[:strings.Index(plan, "\n"+to+"  ")]
	var lines []string
	for line := range strings.Lines(plan) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// coverageWalk goes through the plan and takes the entries as it meets them.
type coverageWalk struct {
	t         *testing.T
	entries   []Measure // not met yet
	headings  []coverageHeading
	preambles map[string][]string // under which headings each was met

	heading   coverageHeading
	item      int
	paragraph string
}

func TestKashgarCoversThePlan(t *testing.T) {
	plan := shared.PlanText(t)
	w := &coverageWalk{t: t, entries: kashgarMeasures(), headings: coverageHeadings, preambles: map[string][]string{}}
	for _, line := range coverageLines(t, plan, "4.3.1.2", "4.3.5") {
		w.line(line)
	}
	if len(w.entries) != 0 {
		t.Errorf("%d entries not in the plan, the first: %s", len(w.entries), w.entries[0].ID)
	}
	if len(w.headings) != 0 {
		t.Errorf("headings not in the plan: %v", w.headings)
	}
	for preamble, under := range coveragePreambles {
		if got := w.preambles[preamble]; !slices.Equal(got, under) {
			t.Errorf("%s: under %v, want %v", preamble, got, under)
		}
	}
}

// line takes a heading, a preamble, or an item or paragraph with all its entries.
func (w *coverageWalk) line(line string) {
	w.t.Helper()
	if coverageNumber.MatchString(line) {
		w.enter(line)
		return
	}
	if _, ok := coveragePreambles[line]; ok {
		w.preambles[line] = append(w.preambles[line], w.heading.number)
		return
	}
	rest := w.start(line)
	rest, bound := strings.CutSuffix(rest, coverageDuty)
	duty := ""
	if bound {
		duty = coverageDuty
	}
	for {
		rest = w.entry(rest, duty)
		if rest == "" {
			return
		}
	}
}

func (w *coverageWalk) enter(line string) {
	w.t.Helper()
	if len(w.headings) == 0 {
		w.t.Fatalf("heading %q: one too many", line)
	}
	w.heading, w.headings = w.headings[0], w.headings[1:]
	w.item, w.paragraph = 0, ""
	if want := w.heading.number + "  " + w.heading.name; line != want {
		w.t.Fatalf("heading %q, want %q", line, want)
	}
}

// start takes the number of an item or the name of a paragraph off a line.
func (w *coverageWalk) start(line string) string {
	w.t.Helper()
	switch w.heading.kind {
	case General:
		return line
	case HealthProtection, Advisory:
		w.item++
		if w.heading.number == coverageUnnumbered && w.item == 1 {
			return line
		}
		match := coverageItem.FindStringSubmatch(line)
		if match == nil || match[1] != fmt.Sprint(w.item) {
			w.t.Fatalf("%s: want item %d: %s", w.heading.number, w.item, line)
		}
		return strings.TrimPrefix(line, match[0])
	case Mandatory:
		name, rest, _ := strings.Cut(line, "。")
		if _, ok := coverageParagraphs[name]; !ok || name == w.paragraph {
			w.t.Fatalf("%s: want the name of a paragraph: %s", w.heading.number, line)
		}
		w.paragraph = name
		return rest
	}
	w.t.Fatalf("%s: no measures here: %s", w.heading.number, line)
	return ""
}

// entry takes the next entry off a line, and the comma after an entry that does not end a sentence or clause itself.
func (w *coverageWalk) entry(line, duty string) string {
	w.t.Helper()
	if len(w.entries) == 0 {
		w.t.Fatalf("%s: no entry left for %q", w.place(), line)
	}
	m := w.entries[0]
	w.entries = w.entries[1:]
	if m.Text.Chinese == "" || !strings.HasPrefix(line, m.Text.Chinese) {
		w.t.Fatalf("%s: %s is %q\nthe plan: %q", w.place(), m.ID, m.Text.Chinese, line)
	}
	w.check(m, duty)
	line = line[len(m.Text.Chinese):]
	if strings.HasSuffix(m.Text.Chinese, "。") || strings.HasSuffix(m.Text.Chinese, "；") {
		return line
	}
	rest, ok := strings.CutPrefix(line, "，")
	if !ok || rest == "" {
		w.t.Fatalf("%s: %s ends within a sentence, before %q", w.place(), m.ID, line)
	}
	return rest
}

func (w *coverageWalk) place() string {
	switch {
	case w.item != 0:
		return fmt.Sprintf("%s (%d)", w.heading.number, w.item)
	case w.paragraph != "":
		return w.heading.number + " " + w.paragraph
	}
	return w.heading.number
}

// check compares an entry with where it was met, and its departments with those that the text names there.
func (w *coverageWalk) check(m Measure, duty string) {
	w.t.Helper()
	sector := w.heading.sector
	if w.paragraph != "" {
		sector = coverageParagraphs[w.paragraph]
	}
	if m.Clause.Number != w.place() {
		w.t.Errorf("%s: place %q, met in %q", m.ID, m.Clause.Number, w.place())
	}
	if m.Level != w.heading.level || m.Kind != w.heading.kind || m.Sector != sector {
		w.t.Errorf("%s: %v, %v, %v, want %v, %v, %v", m.ID, m.Level, m.Kind, m.Sector, w.heading.level, w.heading.kind, sector)
	}
	if got := strings.HasPrefix(m.Text.Chinese, "非冰冻期"); got != m.NotFreezing {
		w.t.Errorf("%s: not freezing is %v", m.ID, m.NotFreezing)
	}
	if want := coverageNamed(m.Text.Chinese + duty); !slices.Equal(m.Departments, want) {
		w.t.Errorf("%s: departments %v, the plan names %v", m.ID, m.Departments, want)
	}
}

// coverageNamed are the units that a text names, in its order.
func coverageNamed(text string) []string {
	var ids []string
	for id, form := range coverageShortForms {
		if strings.Contains(text, form) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return strings.Index(text, coverageShortForms[a]) - strings.Index(text, coverageShortForms[b])
	})
	return ids
}

// The members of 2.1 are named in one sentence, which runs on without a full stop; nothing in it is left out.
func TestKashgarCoversThePlanMembers(t *testing.T) {
	plan := shared.PlanText(t)
	text := strings.Join(coverageLines(t, plan, "2.1", "2.2.1"), "")
	_, text, found := strings.Cut(text, "指挥部成员单位：")
	text, _, ended := strings.Cut(text, "指挥部成员单位职责详见附件1。")
	if !found || !ended {
		t.Fatal("2.1 has no list of members")
	}
	var names []string
	for _, p := range kashgarParties() {
		if p.Member {
			names = append(names, p.Name.Chinese)
		}
	}
	got := strings.FieldsFunc(text, func(r rune) bool { return r == '、' || r == '，' })
	if !slices.Equal(got, names) {
		t.Errorf("members in 2.1: %v\nwant %v", got, names)
	}
}

func TestKashgarCoversThePlanByCount(t *testing.T) {
	type group struct {
		level Level
		kind  Kind
	}
	want := map[group]int{
		{NoResponse, General}:   10,
		{III, HealthProtection}: 5, {III, Advisory}: 5, {III, Mandatory}: 16,
		{II, HealthProtection}: 4, {II, Advisory}: 3, {II, Mandatory}: 10,
		{I, HealthProtection}: 4, {I, Advisory}: 3, {I, Mandatory}: 5,
	}
	got := map[group]int{}
	for _, m := range kashgarMeasures() {
		got[group{m.Level, m.Kind}]++
	}
	for g, n := range got {
		if n != want[g] {
			t.Errorf("%v, %v: %d entries, want %d", g.level, g.kind, n, want[g])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d groups, want %d", len(got), len(want))
	}
}

func TestKashgarTableIsSound(t *testing.T) {
	parties := map[string]bool{}
	members := 0
	for _, p := range kashgarParties() {
		if p.ID == "" || parties[p.ID] {
			t.Errorf("party %q: empty or given twice", p.ID)
		}
		parties[p.ID] = true
		if p.Member {
			members++
		}
		coverageCheckText(t, p.ID, p.Name.Chinese, p.Name.English)
	}
	if members != 18 {
		t.Errorf("%d members, want 18", members)
	}
	prefixes := map[Level]string{NoResponse: "general-", III: "iii-", II: "ii-", I: "i-"}
	seen := map[string]bool{}
	for _, m := range kashgarMeasures() {
		if seen[m.ID] {
			t.Errorf("%s: given twice", m.ID)
		}
		seen[m.ID] = true
		if prefix, ok := prefixes[m.Level]; !ok || !strings.HasPrefix(m.ID, prefix) {
			t.Errorf("%s: level %v", m.ID, m.Level)
		}
		if !m.Kind.Valid() || !m.Sector.Valid() || m.Addressee == "" {
			t.Errorf("%s: kind %d, sector %d, addressee %q", m.ID, m.Kind, m.Sector, m.Addressee)
		}
		if m.Clause.Document != alert.Kashgar().Title.Chinese || m.Clause.Number == "" {
			t.Errorf("%s: clause %v", m.ID, m.Clause)
		}
		for _, id := range m.Departments {
			if !parties[id] {
				t.Errorf("%s: department %q is no party", m.ID, id)
			}
		}
		coverageCheckText(t, m.ID, m.Text.Chinese, m.Text.English)
		if !strings.HasSuffix(m.Text.English, ".") || strings.HasSuffix(m.Text.Chinese, "，") {
			t.Errorf("%s: ends as %q, %q", m.ID, m.Text.Chinese, m.Text.English)
		}
	}
}

func coverageCheckText(t *testing.T, id, chinese, english string) {
	t.Helper()
	for _, text := range []string{chinese, english} {
		if text == "" || strings.TrimSpace(text) != text {
			t.Errorf("%s: text %q", id, text)
		}
	}
}

// What a caller does to one copy of the table is not in the next.
func TestKashgarTableIsFresh(t *testing.T) {
	measures, parties := kashgarMeasures(), kashgarParties()
	for i := range measures {
		for j := range measures[i].Departments {
			measures[i].Departments[j] = ""
		}
		measures[i] = Measure{}
	}
	clear(parties)
	for _, m := range kashgarMeasures() {
		if m.ID == "" || slices.Contains(m.Departments, "") {
			t.Fatalf("%q: shared with an earlier copy", m.ID)
		}
	}
	if kashgarParties()[0].ID == "" {
		t.Fatal("parties shared with an earlier copy")
	}
}
