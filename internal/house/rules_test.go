package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

const module = "github.com/clearsky-go/clearsky"

// upstream says, for each package of the library, which others it may import: those further down the stair.
var upstream = map[string][]string{
	"aqi":        {},
	"alert":      {"aqi"},
	"response":   {"aqi", "alert"},
	"emission":   {"aqi", "alert", "response"},
	"enterprise": {"aqi", "alert", "response", "emission"},
	"region":     {"aqi", "alert", "response", "emission", "enterprise"},
}

// internals are what the library may use of internal, with the packages of this module that each may import.
var internals = map[string][]string{
	"internal/clone":    nil,
	"internal/enum":     nil,
	"internal/faults":   {"aqi", "internal/quote"},
	"internal/grading":  {"aqi"},
	"internal/fields":   {"internal/enum"},
	"internal/groups":   {"internal/runs"},
	"internal/jsonform": {"aqi", "internal/strict"},
	"internal/quote":    nil,
	"internal/runs":     nil,
	"internal/strict":   nil,
	"internal/wording":  nil,
}

var allowed = []string{
	"bytes", "cmp", "encoding", "encoding/json", "errors", "fmt", "iter", "maps", "math", "math/big", "math/bits",
	"reflect", "slices", "sort", "strconv", "strings", "sync", "time", "unicode", "unicode/utf16", "unicode/utf8",
	"github.com/shopspring/decimal",
}

var allowedInTestPackages = []string{"embed", "testing", "pgregory.net/rapid"}

var topLevel = []string{
	"aqi", "alert", "response", "emission", "enterprise", "region", "examples", "internal",
	"go.mod", "go.sum", "README.md", "LICENSE",
}

const maxLines = 300

// source is one file of the library, no test.
type source struct {
	dir, name string // dir is relative to the root of the repository
	lines     int
	fset      *token.FileSet
	file      *ast.File
}

func parse(dir, name string, text []byte) (source, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path.Join(dir, name), text, parser.ParseComments|parser.SkipObjectResolution)
	return source{dir, name, strings.Count(string(text), "\n"), fset, file}, err
}

// family is the package at the top level that dir is or lies in.
func family(dir string) string {
	top, _, _ := strings.Cut(dir, "/")
	return top
}

// isLibrary tells whether dir is of the library, what it uses of internal included.
func isLibrary(dir string) bool {
	_, library := upstream[family(dir)]
	_, internal := internals[dir]
	return library || internal
}

// isTestPackage tells whether dir is a package of generators, such as aqi/aqitest.
func isTestPackage(dir string) bool {
	return strings.Contains(dir, "/") && strings.HasSuffix(path.Base(dir), "test")
}

// importFaults are the imports of s that the architecture does not have.
func importFaults(s source) []string {
	var faults []string
	for _, spec := range s.file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			faults = append(faults, s.at(spec, "import "+spec.Path.Value))
			continue
		}
		if spec.Name != nil && (spec.Name.Name == "." || spec.Name.Name == "_" && imported != "embed") { // that has no other use
			faults = append(faults, s.at(spec, "import of "+imported+" as "+spec.Name.Name))
		}
		if why := refuse(s.dir, imported); why != "" {
			faults = append(faults, s.at(spec, s.dir+" imports "+imported+": "+why))
		}
	}
	return faults
}

// refuse says why package from must not import a path; empty when it may.
func refuse(from, imported string) string {
	to, ours := strings.CutPrefix(imported, module+"/")
	switch {
	case ours:
		return refuseOurs(from, to)
	case slices.Contains(allowed, imported):
		return ""
	case isTestPackage(from) && slices.Contains(allowedInTestPackages, imported):
		return ""
	}
	return "not on the list of allowed imports"
}

func refuseOurs(from, to string) string {
	allowed, internal := internals[from]
	_, toInternal := internals[to]
	switch {
	case internal && slices.Contains(allowed, to):
		return ""
	case internal:
		return from + " must not import it"
	case toInternal:
		return ""
	case !isLibrary(to):
		return "not part of the library"
	case isTestPackage(to) && !isTestPackage(from):
		return "only another test package may"
	case family(from) == family(to), slices.Contains(upstream[family(from)], family(to)):
		return ""
	}
	return family(to) + " is not upstream of " + family(from)
}

// lengthFaults tells a file too long to read in one sitting; tables and generated files are exempt.
func lengthFaults(s source) []string {
	table := strings.HasPrefix(s.name, "table_") || strings.HasSuffix(s.name, "_table.go")
	if table || s.name == "text_gen.go" || s.lines <= maxLines {
		return nil
	}
	return []string{fmt.Sprintf("%s/%s: %d lines, at most %d", s.dir, s.name, s.lines, maxLines)}
}

// topLevelFaults are the names at the root of the repository that are no subject.
func topLevelFaults(names []string) []string {
	var faults []string
	for _, name := range names {
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) {
			faults = append(faults, "not in the top-level layout: "+name)
		}
	}
	return faults
}

func (s source) at(n ast.Node, what string) string {
	return fmt.Sprintf("%s: %s", s.fset.Position(n.Pos()), what)
}
