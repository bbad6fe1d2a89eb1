package house

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// replaced are words that the glossary has others for, with the folders where they mean something else. They are looked for in
// names too, whose parts count as words.
var replaced = []struct {
	pattern, by string
	except      []string
}{
	{`(heavy|pollution|first|last|open|each|every|one|a|the|two|its|of) process(es)?`, "episode", []string{"enterprise", "response"}},
	{`(not |un)?judged`, "valid, or unknown", nil},
	{`monitored`, "observed", []string{"aqi", "enterprise", "examples"}},
	{`(give|gives|gave|given|giving) up`, "reduce", nil},
	{`ledgers?`, "records", nil},
	{`desks?`, "ruleset", nil},
	{`asked besides`, "requested", nil},
	{`loose loads?`, "loose material", nil},
	{`(must|to|trucks|machines|vehicles) stand`, "stop", nil},
	{`sets going`, "holds", nil},
}

// TestReplacedWords keeps old words from coming back, so that one thing has one name.
func TestReplacedWords(t *testing.T) {
	root := os.DirFS(repository)
	err := fs.WalkDir(root, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return enter(p)
		}
		if !strings.HasSuffix(p, ".go") && p != "README.md" || strings.HasPrefix(p, "internal/house/") {
			return nil
		}
		text, err := fs.ReadFile(root, p)
		report(t, wordFaults(p, string(text)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var (
	patterns  = compileWords()
	humps     = regexp.MustCompile(`([a-z0-9])([A-Z])`)
	separator = regexp.MustCompile(`[\s_/-]+`)
)

func compileWords() []*regexp.Regexp {
	list := make([]*regexp.Regexp, len(replaced))
	for i, r := range replaced {
		list[i] = regexp.MustCompile(`\b(` + r.pattern + `)\b`)
	}
	return list
}

// wordFaults are the lines of a file that have a word which was replaced.
func wordFaults(file, text string) []string {
	var faults []string
	for i, line := range strings.Split(text, "\n") {
		line = strings.ToLower(separator.ReplaceAllString(humps.ReplaceAllString(line, "$1 $2"), " "))
		line = strings.ReplaceAll(line, "not monitored", "") // a status, and ErrNotMonitored
		line = strings.ReplaceAll(line, "judged ended", "")  // a key of the shared data
		for j, r := range replaced {
			if found := patterns[j].FindString(line); found != "" && !slices.Contains(r.except, family(path.Dir(file))) {
				faults = append(faults, fmt.Sprintf("%s:%d: %q: the word is %q", file, i+1, found, r.by))
			}
		}
	}
	return faults
}

func TestWordFaults(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"alert/a.go", "func (p Plan) Episodes() []Episode", ""},
		{"alert/a.go", "// the open process", "episode"},
		{"alert/a.go", "func openProcess()", "episode"},
		{"response/a.go", "// a process of the plant", ""},
		{"enterprise/a.go", "GivenUp int `json:\"given_up\"`", "reduce"},
		{"README.md", "what they give up.", "reduce"},
		{"aqi/a.go", "NotMonitored", ""},
		{"alert/a.go", "monitoredUntil", "observed"},
		{"alert/a.go", "a prejudgedness of deskwork", ""},
	} {
		check(t, wordFaults(tt.file, tt.text), tt.want)
	}
}
