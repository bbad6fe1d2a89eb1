// Count counts the exported identifiers of the library's packages: types, functions, methods, constants and variables, which are
// summed up, and beside the sum the exported fields of structs. The methods of text forms and errors are left out of the sum.
//
// Usage: count folder ...; each folder is a package, of which tests are no part.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	text, err := table(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(text)
}

// table has a line for each folder and one for all of them.
func table(dirs []string) (string, error) {
	var all counts
	text := "package       types  funcs methods consts   vars    all  fields  text methods\n"
	for _, dir := range dirs {
		c, err := countDir(dir)
		if err != nil {
			return "", err
		}
		text += c.line(filepath.Base(dir))
		all.add(c)
	}
	return text + all.line("all"), nil
}

// counts are how many exported identifiers there are of each kind.
type counts struct{ types, funcs, methods, consts, vars, fields, text int }

func (c *counts) add(more counts) {
	c.types += more.types
	c.funcs += more.funcs
	c.methods += more.methods
	c.consts += more.consts
	c.vars += more.vars
	c.fields += more.fields
	c.text += more.text
}

func (c counts) sum() int { return c.types + c.funcs + c.methods + c.consts + c.vars }

func (c counts) line(name string) string {
	return fmt.Sprintf("%-12s %6d %6d %7d %6d %6d %6d %7d %13d\n", name, c.types, c.funcs, c.methods, c.consts, c.vars, c.sum(), c.fields, c.text)
}

func countDir(dir string) (counts, error) {
	var c counts
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return c, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	if len(names) == 0 {
		return c, fmt.Errorf("%s: no Go files", dir)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return c, err
		}
		c.file(file)
	}
	return c, nil
}

func (c *counts) file(file *ast.File) {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			c.function(d)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				c.spec(d.Tok, spec)
			}
		}
	}
}

// textMethods are those that a type has so that it can be printed, read, written or matched.
var textMethods = []string{
	"String", "Chinese", "Valid", "Error", "Unwrap", "MarshalText", "UnmarshalText", "MarshalJSON", "UnmarshalJSON",
}

func (c *counts) function(d *ast.FuncDecl) {
	switch {
	case !d.Name.IsExported():
	case d.Recv == nil:
		c.funcs++
	case !ast.IsExported(receiver(d.Recv.List[0].Type)):
	case slices.Contains(textMethods, d.Name.Name):
		c.text++
	default:
		c.methods++
	}
}

// receiver is the name of a method's type, whose parameters and pointer are left out.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func (c *counts) spec(tok token.Token, spec ast.Spec) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() {
			c.types++
			c.structFields(s.Type)
		}
	case *ast.ValueSpec:
		n := exported(s.Names)
		if tok == token.CONST {
			c.consts += n
		} else {
			c.vars += n
		}
	}
}

func (c *counts) structFields(e ast.Expr) {
	if s, ok := e.(*ast.StructType); ok {
		for _, field := range s.Fields.List {
			c.fields += exported(field.Names)
		}
	}
}

func exported(names []*ast.Ident) int {
	n := 0
	for _, name := range names {
		if name.IsExported() {
			n++
		}
	}
	return n
}
