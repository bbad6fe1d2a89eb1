package main

import (
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/places"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

// episode returns what the options ask for.
func episode(opts options, progress io.Writer) (string, error) {
	in, err := load(opts, progress)
	if err != nil {
		return "", err
	}
	s := &story{input: in}
	if in.touching || opts.forecast != "" {
		if s, err = replay(in); err != nil {
			return "", err
		}
	}
	l := opts.lang
	if opts.county != "" {
		i := slices.IndexFunc(s.places, func(p place) bool { return p.County.Code == opts.county })
		if i < 0 {
			return "", errNoSuchPlace
		}
		return s.detail(l, s.places[i], true)
	}
	text, err := s.story(l, opts)
	if err != nil || !opts.all {
		return text + s.next(l, opts), err
	}
	everything, err := s.everything(l)
	return text + everything, err
}

// story returns what fits on two screens.
func (s *story) story(l lang, opts options) (text string, err error) {
	text = s.heading(l)
	if opts.forecast != "" {
		now, err := s.now(l, opts.all)
		if text += now; err != nil {
			return text, err
		}
	}
	text += "\n" + s.table(l) + s.noted(l)
	if s.office == nil {
		return text, nil
	}
	if opts.forecast == "" {
		text += "\n" + s.changes(l)
	}
	follows, err := s.follows(l)
	return text + follows, err
}

// heading says what the hours are, and what was noted of their file.
func (s *story) heading(l lang) string {
	text := l.F("%s: %s to %s, hours at UTC+8\n  %s", "%s：%s至%s，北京时间\n  %s", l.text(s.source),
		date(s.shown.From), date(s.shown.Until-1), l.text(s.plan.Title))
	for _, n := range s.notes {
		text += "\n  " + places.Printable(l.text(n))
	}
	return paragraph("", text)
}

const mostNotes = 20

// noted returns what looks lifeless or impossible in the hours.
func (s *story) noted(l lang) string {
	var lines []string
	for _, p := range s.places {
		for _, n := range p.Notes {
			lines = append(lines, paragraph("", l.F("note: %s: %s", "注：%s：%s", l.county(p.County), l.text(n))))
		}
	}
	if more := len(lines) - mostNotes; more > 0 {
		lines = append(lines[:mostNotes], l.F("note: and %d more\n", "注：另有%d处\n", more))
	}
	return strings.Join(lines, "")
}

// changes returns the decisions of the prefecture, and how few a calm fortnight needs.
func (s *story) changes(l lang) string {
	text := l.Pick("Decisions of the prefecture, every hour decided: what changed, until when (…: further notice), and why\n",
		"地区逐时研判，仅列变化：对应时段（…：至另行通知）与依据\n") +
		s.decisions(l, s.shown, func(r region.Ruling) bool { return r.County == "" })
	text += l.F("%s: %s\n", "%s：%s\n", days(l, s.shown), s.count(l, s.shown))
	if s.calm.Hours() > 0 {
		text += l.F("%s, a calm fortnight: %s\n", "%s，平静的两周：%s\n", days(l, s.calm), s.count(l, s.calm)) +
			s.decisions(l, s.calm, func(region.Ruling) bool { return true })
	}
	return text
}

// count says how many acts some hours took.
func (s *story) count(l lang, in aqi.Span) string {
	prefecture, counties := 0, 0
	for _, r := range s.history.Acts {
		switch {
		case !in.Contains(r.Decision.At):
		case r.County == "":
			prefecture++
		default:
			counties++
		}
	}
	return l.F("%d hours decided; acts of the prefecture: %d, of its counties: %d", "研判%d小时；地区变更%d次，各县市变更%d次",
		in.Hours(), prefecture, counties)
}

// follows returns what one county and one enterprise must do, and what all together reduce, at the busiest hour.
func (s *story) follows(l lang) (string, error) {
	r := example(s.busiest)
	if r.Response(s.busiest.At).Level == response.NoResponse {
		return l.F("\nNobody has to respond by %s.\n", "\n至%s无需响应。\n", hour(s.last.At)), nil
	}
	text := "\n" + s.must(l, s.busiest, r)
	if s.inventory == nil {
		return text, nil
	}
	p, err := s.office.Attainment(s.busiest, slices.Values(s.inventory.Enterprises), slices.Values(s.inventory.Sources))
	if err != nil {
		return text, err
	}
	return text + "\n" + s.firm(l, p, r.County) + "\n" + s.society(l, p), nil
}

// next says where to look next.
func (s *story) next(l lang, opts options) string {
	more := "-lang zh"
	if l.Pick("", "zh") != "" {
		more = "-lang en"
	}
	text := l.Pick("\nNext: ", "\n更多：") + "-all · -county " + l.Pick("CODE", "代码") + " · " + more
	if opts.forecast == "" {
		text += " · -hours " + l.Pick("FILE", "文件") + " -forecast " + l.Pick("FILE", "文件")
	}
	return text + " · -h\n"
}

func date(at aqi.Stamp) string {
	day, _, _ := strings.Cut(at.String(), " ")
	return day
}

func days(l lang, s aqi.Span) string {
	return l.F("%s to %s", "%s至%s", date(s.From)[5:], date(s.Until - 1)[5:])
}

// colours are those of alert levels on a terminal, where they stand beside the words.
var colours = map[string]string{"red": "31", "orange": "38;5;208", "yellow": "33", "blue": "34", "红色": "31", "橙色": "38;5;208", "黄色": "33", "蓝色": "34"}

var levelWord = regexp.MustCompile(`\b(` + strings.Join(slices.Sorted(maps.Keys(colours)), "|") + `)\b|红色|橙色|黄色|蓝色`)

// paint colours the levels where the output is a terminal.
func paint(text string, stdout io.Writer) string {
	f, ok := stdout.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return text
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return text
	}
	return painted(text)
}

func painted(text string) string {
	return levelWord.ReplaceAllStringFunc(text, func(word string) string { return "\x1b[" + colours[word] + "m" + word + "\x1b[0m" })
}
