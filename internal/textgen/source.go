package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// source is what the generator knows of a package.
type source struct {
	fset      *token.FileSet
	name      string
	types     map[string]*typeDecl
	consts    map[string]ast.Expr
	methods   map[string]bool   // "Type.Method", those by hand
	receivers map[string]string // the receiver's name in them, by type
	vars      []*ast.ValueSpec  // in the order of the files
	tables    map[string]*table // by type
	problems  []string
}

type typeDecl struct {
	spec       *ast.TypeSpec
	directives []*directive
}

// directive is a line such as //clearsky:set Elem.
type directive struct {
	pos       token.Pos
	verb, arg string
	used      bool
}

const directivePrefix = "//clearsky:"

// load reads the folder's Go files, tests and what it generates itself excepted.
func load(dir string) (*source, error) {
	s := &source{
		fset: token.NewFileSet(), types: map[string]*typeDecl{}, consts: map[string]ast.Expr{},
		methods: map[string]bool{}, receivers: map[string]string{}, tables: map[string]*table{},
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == fileName {
			continue
		}
		file, err := parser.ParseFile(s.fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.add(file)
	}
	if s.name == "" {
		return nil, fmt.Errorf("%s: no Go files", dir)
	}
	s.readTables()
	return s, nil
}

func (s *source) problem(pos token.Pos, format string, args ...any) {
	at := s.fset.Position(pos)
	s.problems = append(s.problems, fmt.Sprintf("%s:%d: %s", at.Filename, at.Line, fmt.Sprintf(format, args...)))
}

func (s *source) add(file *ast.File) {
	s.name = file.Name.Name
	attached := map[token.Pos]bool{}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			s.addMethod(decl)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				for _, d := range s.addSpec(decl, spec) {
					attached[d.pos] = true
				}
			}
		}
	}
	for _, group := range file.Comments {
		for _, d := range directivesOf(group) {
			if !attached[d.pos] {
				s.problem(d.pos, "%s%s is not in the doc of a type", directivePrefix, d.verb)
			}
		}
	}
}

func (s *source) addMethod(f *ast.FuncDecl) {
	if f.Recv == nil || len(f.Recv.List) != 1 {
		return
	}
	recv := f.Recv.List[0]
	typ := identOf(recv.Type)
	s.methods[typ+"."+f.Name.Name] = true
	if len(recv.Names) == 1 && recv.Names[0].Name != "_" && s.receivers[typ] == "" {
		s.receivers[typ] = recv.Names[0].Name
	}
}

// addSpec returns the directives of a type.
func (s *source) addSpec(decl *ast.GenDecl, spec ast.Spec) []*directive {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		if decl.Tok == token.VAR {
			s.vars = append(s.vars, spec)
			break
		}
		for i := range spec.Values {
			s.consts[spec.Names[i].Name] = spec.Values[i]
		}
	case *ast.TypeSpec:
		doc := spec.Doc
		if doc == nil && !decl.Lparen.IsValid() {
			doc = decl.Doc
		}
		d := &typeDecl{spec: spec, directives: directivesOf(doc)}
		s.types[spec.Name.Name] = d
		return d.directives
	}
	return nil
}

func directivesOf(doc *ast.CommentGroup) []*directive {
	if doc == nil {
		return nil
	}
	var list []*directive
	for _, c := range doc.List {
		if rest, ok := strings.CutPrefix(c.Text, directivePrefix); ok {
			verb, arg, _ := strings.Cut(rest, " ")
			list = append(list, &directive{pos: c.Pos(), verb: verb, arg: strings.TrimSpace(arg)})
		}
	}
	return list
}

// use returns the type's directive of that verb, nil if it has none.
func (d *typeDecl) use(verb string) *directive {
	for _, dir := range d.directives {
		if dir.verb == verb {
			dir.used = true
			return dir
		}
	}
	return nil
}

// identOf returns the name of a type such as T or *T; "" for others.
func identOf(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}
