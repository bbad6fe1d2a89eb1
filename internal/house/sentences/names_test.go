package sentences

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exported returns the library's exported names: "alert.Plan", "alert.Kashgar", "alert.Ruleset.Decide", "alert.Plan.Triggers".
func exported(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, pkg := range []string{"aqi", "alert", "response", "emission", "enterprise", "region"} {
		dir := filepath.Join("..", "..", "..", pkg)
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				add(names, pkg, d)
			}
		}
	}
	return names
}

// add adds the names that a declaration has.
func add(names map[string]bool, pkg string, d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		names[pkg+"."+receiver(d)+d.Name.Name] = d.Name.IsExported()
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					names[pkg+"."+name.Name] = name.IsExported()
				}
			case *ast.TypeSpec:
				addType(names, pkg+"."+spec.Name.Name, spec)
			}
		}
	}
}

// addType adds a type and its fields.
func addType(names map[string]bool, name string, spec *ast.TypeSpec) {
	names[name] = spec.Name.IsExported()
	s, is := spec.Type.(*ast.StructType)
	if !is {
		return
	}
	for _, f := range s.Fields.List {
		for _, field := range f.Names {
			names[name+"."+field.Name] = spec.Name.IsExported() && field.IsExported()
		}
		if embedded, is := f.Type.(*ast.SelectorExpr); is && f.Names == nil && embedded.Sel.Name == "Span" {
			names[name+".From"], names[name+".Until"] = true, true
		}
	}
}

// receiver returns the type of a method with a point, "" for a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, is := of.(*ast.StarExpr); is {
		of = star.X
	}
	if name, is := of.(*ast.Ident); is {
		return name.Name + "."
	}
	return ""
}
