package hourscsv

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// hints are what a file is noted for.
type hints struct {
	unused    []string       // columns
	types     map[string]int // rows of the wide form by types that are not used, the first few
	moreTypes int            // rows of others
	twins     int
	endHeader string // the name of the column of times, where it says that they are ends
	closing   int    // the first line with 24:00
	isWide    bool
}

// maxNamed is how many names a note has at most.
const maxNamed = 10

func (p *parser) notes(sites []Site) []aqi.Text {
	var notes []aqi.Text
	add := func(en, zh string, args ...any) {
		notes = append(notes, aqi.Text{English: fmt.Sprintf(en, args...), Chinese: fmt.Sprintf(zh, args...)})
	}
	if len(p.unused) > 0 {
		add("Columns not used: %s.", "未使用的列：%s。", named(p.unused))
	}
	if len(p.types) > 0 {
		types := slices.Sorted(maps.Keys(p.types))
		rows := p.moreTypes
		for _, n := range p.types {
			rows += n
		}
		add("Rows not used: %[2]d, of the types %[1]s.", "未使用%[2]d行，类型：%[1]s。", named(types), rows)
	}
	if p.twins > 0 {
		add("Rows dropped that repeat another: %d.", "%d行与其他行完全相同，已略去。", p.twins)
	}
	if why := p.endStamps(); why != (aqi.Text{}) && !p.EndStamps {
		add("%[1]s; times were taken as starts: if they are ends, use -end-stamps.",
			"%[2]s；本次按起始时间读取，如为结束时间请用-end-stamps。", why.English, why.Chinese)
	}
	return append(notes, stems(sites)...)
}

// endStamps returns why times look like ends of hours.
func (p *parser) endStamps() aqi.Text {
	switch {
	case p.closing > 0:
		line := fmt.Sprint(p.closing)
		return aqi.Text{English: "Line " + line + " has 24:00, the end of an hour", Chinese: "第" + line + "行为24:00，是小时的结束时间"}
	case p.endHeader != "":
		name := quote.Cut(p.endHeader)
		return aqi.Text{English: "The column " + name + " names ends of hours", Chinese: "列名" + name + "表示小时的结束时间"}
	case p.isWide:
		return aqi.Text{English: "Files of this form mostly have the ends of hours", Chinese: "此种格式的文件多以小时的结束时间标记"}
	}
	return aqi.Text{}
}

// named lists names, at most some.
func named(names []string) string {
	texts := make([]string, 0, maxNamed+1)
	for _, name := range names[:min(len(names), maxNamed)] {
		texts = append(texts, quote.Cut(name))
	}
	if more := len(names) - maxNamed; more > 0 {
		texts = append(texts, fmt.Sprintf("… (+%d)", more))
	}
	return strings.Join(texts, ", ")
}
