package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one change of a file.
type mutant struct {
	file, kind   string
	line, column int
	source       string // the line as it stands, trimmed
	text         []byte // of the changed file
	old, new     string
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", m.file, m.line, m.column, m.what(), m.source)
}

func (m mutant) what() string {
	if m.new == "" {
		return "left out"
	}
	return m.old + " → " + m.new
}

// swaps are what Gremlins changes, by its names.
var swaps = map[string]map[string]string{
	"ARITHMETIC_BASE":       {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*"},
	"CONDITIONALS_BOUNDARY": {">=": ">", ">": ">=", "<=": "<", "<": "<="},
	"CONDITIONALS_NEGATION": {"==": "!=", "!=": "==", ">=": "<", ">": "<=", "<=": ">", "<": ">="},
	"INCREMENT_DECREMENT":   {"++": "--", "--": "++"},
	"INVERT_ASSIGNMENTS":    {"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="},
	"INVERT_BITWISE":        {"&": "|", "|": "&", "^": "&", "&^": "&", "<<": ">>", ">>": "<<"},
	"INVERT_BWASSIGN":       {"&=": "|=", "|=": "&=", "^=": "&=", "&^=": "&=", "<<=": ">>=", ">>=": "<<="},
	"INVERT_LOGICAL":        {"&&": "||", "||": "&&"},
	"INVERT_LOOPCTRL":       {"break": "continue", "continue": "break"},
	"INVERT_NEGATIVES":      {"-": "+"},
	"REMOVE_SELF_ASSIGNMENTS": {
		"+=": "=", "-=": "=", "*=": "=", "/=": "=", "%=": "=", "&=": "=", "|=": "=", "^=": "=", "&^=": "=", "<<=": "=", ">>=": "=",
	},
}

// listing is what Gremlins prints, as far as it is needed.
type listing struct {
	Files []struct {
		Name      string `json:"file_name"`
		Mutations []struct {
			Type         string
			Line, Column int
		}
	}
}

// listMutants lists a package's mutants by file and place, each change once.
func listMutants(folder, dir string) ([]mutant, error) {
	text, err := os.ReadFile(filepath.Join(folder, strings.ReplaceAll(dir, "/", "-")+".json"))
	if err != nil {
		return nil, err
	}
	var listed listing
	if err := json.Unmarshal(text, &listed); err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []mutant
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_gen.go") {
			continue
		}
		of, err := listed.mutantsOf(name)
		if err != nil {
			return nil, err
		}
		all = append(all, of...)
	}
	return eachOnce(all), nil
}

// mutantsOf makes the mutants of a file: those listed, and those that leave out a call.
func (l listing) mutantsOf(name string) ([]mutant, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	all, err := callsLeftOut(name, src)
	if err != nil {
		return nil, err
	}
	for _, file := range l.Files {
		if file.Name != filepath.Base(name) {
			continue
		}
		for _, m := range file.Mutations {
			one, err := swap(name, src, m.Type, m.Line, m.Column)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	return all, nil
}

func eachOnce(all []mutant) []mutant {
	slices.SortFunc(all, func(a, b mutant) int {
		return cmp.Or(strings.Compare(a.file, b.file), bytes.Compare(a.text, b.text), strings.Compare(a.kind, b.kind))
	})
	return slices.CompactFunc(all, func(a, b mutant) bool { return a.file == b.file && bytes.Equal(a.text, b.text) })
}

// swap makes one of Gremlins' mutants.
func swap(file string, src []byte, kind string, line, column int) (mutant, error) {
	start := column - 1
	for rest, n := src, 1; n < line; n++ {
		end := bytes.IndexByte(rest, '\n') + 1
		start, rest = start+end, rest[end:]
	}
	old := ""
	for from := range swaps[kind] {
		if len(from) > len(old) && start < len(src) && bytes.HasPrefix(src[start:], []byte(from)) {
			old = from
		}
	}
	if old == "" {
		return mutant{}, fmt.Errorf("%s:%d:%d: nothing there for %s", file, line, column, kind)
	}
	return change(file, src, kind, start, start+len(old), swaps[kind][old]), nil
}

// callsLeftOut makes a mutant of each statement that is a call and nothing else.
func callsLeftOut(file string, src []byte) ([]mutant, error) {
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var all []mutant
	ast.Inspect(parsed, func(node ast.Node) bool {
		if call, ok := node.(*ast.ExprStmt); ok {
			all = append(all, change(file, src, "CALL_LEFT_OUT", set.Position(call.Pos()).Offset, set.Position(call.End()).Offset, ""))
		}
		return true
	})
	return all, nil
}

// change makes the mutant that has another text from start to end.
func change(file string, src []byte, kind string, start, end int, text string) mutant {
	from := bytes.LastIndexByte(src[:start], '\n') + 1
	source, _, _ := bytes.Cut(src[from:], []byte("\n"))
	return mutant{
		file: file, kind: kind, line: bytes.Count(src[:start], []byte("\n")) + 1, column: start - from + 1,
		source: string(bytes.TrimSpace(source)), text: slices.Concat(src[:start], []byte(text), src[end:]),
		old: string(src[start:end]), new: text,
	}
}

// drawSample draws n mutants by the seed and what the mutants are, so that a change elsewhere draws the same ones.
func drawSample(all []mutant, n int, seed uint64) []mutant {
	if n == 0 || n >= len(all) {
		return all
	}
	order := func(m mutant) uint64 {
		h := fnv.New64a()
		_, _ = fmt.Fprint(h, seed, m.file, m.line, m.column, m.kind)
		return h.Sum64()
	}
	drawn := slices.Clone(all)
	slices.SortStableFunc(drawn, func(a, b mutant) int { return cmp.Compare(order(a), order(b)) })
	return drawn[:n]
}

// unchanged are the mutants that change nothing, as file, change and source, and whether each was met.
type unchanged map[[3]string]bool

// readUnchanged reads lines of the form "file: change: source". Lines that begin with # give the reasons.
func readUnchanged(name string) (unchanged, error) {
	known := unchanged{}
	if name == "" {
		return known, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, ": ", 3)
		if len(parts) < 3 {
			return nil, fmt.Errorf("%s: no file, change and source: %s", name, line)
		}
		known[[3]string(parts)] = false
	}
	return known, nil
}

// leaveOut takes out the mutants of a package that change nothing, and counts them. Each that is listed must be there.
func (u unchanged) leaveOut(dir string, all []mutant) ([]mutant, int, error) {
	rest := slices.DeleteFunc(slices.Clone(all), func(m mutant) bool {
		key := [3]string{m.file, m.what(), m.source}
		_, known := u[key]
		if known {
			u[key] = true
		}
		return known
	})
	var errs []error
	for key, met := range u {
		if !met && filepath.Dir(key[0]) == dir {
			errs = append(errs, fmt.Errorf("no such mutant any more: %s: %s: %s", key[0], key[1], key[2]))
		}
	}
	return rest, len(all) - len(rest), errors.Join(errs...)
}
