package house

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// imports are what the README's Go code may use, by name.
var imports = []string{
	"errors", "fmt", "log", "slices", "time", "encoding/json", "github.com/shopspring/decimal",
	module + "/aqi", module + "/alert", module + "/response", module + "/emission", module + "/enterprise", module + "/region",
}

// said is a line that prints, with what it prints behind it.
var said = regexp.MustCompile(`(?m)^\s*fmt\.Println\(.*\) +// (.*)$`)

// The README's Go code is one program: functions, and pieces of main in order. It builds, and each line that says what it prints prints it.
func TestReadmePrograms(t *testing.T) {
	functions, main := "", ""
	for _, block := range goBlocks(t, "../../README.md") {
		if strings.HasPrefix(block, "func ") {
			functions += block
		} else {
			main += block
		}
	}
	program := "package main\n\nimport (\n"
	for _, path := range imports {
		if strings.Contains(functions+main, filepath.Base(path)+".") {
			program += fmt.Sprintf("%q\n", path)
		}
	}
	program += ")\n\n" + functions + "var _ = []any{" + strings.Join(names(functions), ", ") + "}\n\nfunc main() {\n" + main + "}\n"
	printed := strings.Split(run(t, program), "\n")
	for _, line := range said.FindAllStringSubmatch(main, -1) {
		if i := slices.Index(printed, line[1]); i >= 0 {
			printed = printed[i+1:]
		} else {
			t.Errorf("not printed, or not in order: %s, of\n%s", line[0], strings.Join(printed, "\n"))
		}
	}
}

// goBlocks returns the Go code of a document, block by block.
func goBlocks(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, rest := range strings.Split(string(text), "\n```go\n")[1:] {
		block, _, _ := strings.Cut(rest, "```\n")
		blocks = append(blocks, block)
	}
	return blocks
}

// names returns the names of the functions of some code.
func names(code string) []string {
	var names []string
	for _, match := range regexp.MustCompile(`(?m)^func (\w+)`).FindAllStringSubmatch(code, -1) {
		names = append(names, match[1])
	}
	return names
}

// run runs a program as one of this module and returns what it prints.
func run(t *testing.T, program string) string {
	t.Helper()
	dir := t.TempDir()
	source, overlay := filepath.Join(dir, "main.go"), filepath.Join(dir, "overlay.json")
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, "readme", "main.go"): source}})
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{source: program, overlay: string(replace)} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", "-overlay", overlay, "./readme")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, program)
	}
	return string(out)
}
