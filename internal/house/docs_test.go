package house

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// TestPackageDocs wants each package's doc to say what holds when several goroutines use it.
func TestPackageDocs(t *testing.T) {
	for _, s := range library(t) {
		if _, public := upstream[s.dir]; !public || s.name != "doc.go" {
			continue
		}
		doc := s.file.Doc.Text()
		if !strings.Contains(doc, "concurrent use") && !strings.Contains(doc, "several goroutines at once") {
			t.Errorf("the doc of %s does not mention concurrent use", s.dir)
		}
	}
}

// TestWordsInDocs wants the doc of what reads an enumeration to list all of its words.
func TestWordsInDocs(t *testing.T) {
	docs := map[string]string{}    // of UnmarshalText, by package and type
	words := map[string][]string{} // by package and type
	for _, s := range library(t) {
		if _, public := upstream[s.dir]; !public {
			continue
		}
		for _, decl := range s.file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Name.Name == "UnmarshalText" && decl.Recv != nil {
					docs[s.dir+"."+typeName(decl.Recv.List[0].Type)] = decl.Doc.Text()
				}
			case *ast.GenDecl:
				if decl.Tok == token.VAR {
					addTables(words, s.dir, decl)
				}
			}
		}
	}
	if len(words) < 20 {
		t.Errorf("%d enumerations found", len(words))
	}
	for typ, list := range words {
		doc := strings.FieldsFunc(docs[typ], func(r rune) bool { return strings.ContainsRune(" ,;:.\n", r) })
		for _, word := range list {
			if word != "" && !slices.Contains(doc, word) {
				t.Errorf("%s: the doc of UnmarshalText does not list %q", typ, word)
			}
		}
	}
}

func typeName(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// addTables adds the words of each enum.Table of exported values.
func addTables(words map[string][]string, dir string, decl *ast.GenDecl) {
	ast.Inspect(decl, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		index, ok := lit.Type.(*ast.IndexExpr)
		if !ok || !isTable(index.X) || !ast.IsExported(typeName(index.Index)) {
			return true
		}
		words[dir+"."+typeName(index.Index)] = wordsOf(lit)
		return false
	})
}

func isTable(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Table" && typeName(sel.X) == "enum"
}

func wordsOf(lit *ast.CompositeLit) []string {
	var words []string
	ast.Inspect(lit, func(n ast.Node) bool {
		if pair, ok := n.(*ast.KeyValueExpr); ok && typeName(pair.Key) == "Word" {
			if value, ok := pair.Value.(*ast.BasicLit); ok {
				words = append(words, strings.Trim(value.Value, `"`))
			}
		}
		return true
	})
	return words
}
