package forms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var packages = []string{"aqi", "alert", "response", "emission", "enterprise", "region"}

// declared is what the source says of a package's types.
type declared struct {
	types   map[string]ast.Expr
	methods map[string]bool // "Type.Method"
	whole   map[string]bool // the types marked //clearsky:whole
}

func load(t *testing.T, pkg string) declared {
	t.Helper()
	d := declared{map[string]ast.Expr{}, map[string]bool{}, map[string]bool{}}
	names, err := filepath.Glob(filepath.Join("..", "..", "..", pkg, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal(pkg, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		d.add(file)
	}
	return d
}

func (d declared) add(file *ast.File) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv != nil {
				d.methods[base(decl.Recv.List[0].Type)+"."+decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if s, ok := spec.(*ast.TypeSpec); ok {
					d.types[s.Name.Name] = s.Type
					d.whole[s.Name.Name] = marked(s.Doc) || marked(decl.Doc)
				}
			}
		}
	}
}

func marked(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool { return c.Text == "//clearsky:whole" })
}

// base is the name of a type without pointer, parameters and package; "" for a type without a name.
func base(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return base(e.X)
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// hasForm tells whether a type has a JSON form that is no plain text or number: it reads JSON itself, is a struct with keys, or a
// list or map that does not write itself as text.
func (d declared) hasForm(name string) bool {
	if d.methods[name+".UnmarshalJSON"] {
		return true
	}
	switch typ := d.types[name].(type) {
	case *ast.StructType:
		return slices.ContainsFunc(typ.Fields.List, func(f *ast.Field) bool {
			embedded := len(f.Names) == 0 && d.hasForm(base(f.Type))
			return embedded || f.Tag != nil && strings.Contains(f.Tag.Value, `json:"`) && !strings.Contains(f.Tag.Value, `json:"-"`)
		})
	case *ast.ArrayType, *ast.MapType:
		return !d.methods[name+".UnmarshalText"] && !d.methods[name+".Error"]
	}
	return false
}

// TestRegistry compares the registry with the source, so that no type is forgotten.
func TestRegistry(t *testing.T) {
	for _, pkg := range packages {
		d := load(t, pkg)
		for name := range d.types {
			known, ok := registry[pkg+"."+name]
			switch {
			case !ast.IsExported(name):
			case d.hasForm(name) != ok:
				t.Errorf("%s.%s: JSON form: %v, in the registry: %v", pkg, name, d.hasForm(name), ok)
			case d.whole[name] && !known.whole:
				t.Errorf("%s.%s: marked as whole, not whole in the registry", pkg, name)
			}
		}
		for name := range registry {
			if typ, ours := strings.CutPrefix(name, pkg+"."); ours && d.types[typ] == nil {
				t.Errorf("%s: in the registry, not in the source", name)
			}
		}
	}
}
