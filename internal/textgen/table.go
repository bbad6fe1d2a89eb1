package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
)

// table is an enum.Table of the package.
type table struct {
	variable string
	names    []entry
}

// entry is a Name of a table. Where a text is given by something of another package, it is its source.
type entry struct {
	pos                    token.Pos
	key                    string // its place in the table; "" where that is not known
	word, english, chinese string
	also                   []string
}

// terms returns what is read as the value, the word first.
func (e *entry) terms() []string { return append([]string{e.word, e.chinese}, e.also...) }

func (s *source) readTables() {
	for _, spec := range s.vars {
		for i, value := range spec.Values {
			lit, ok := value.(*ast.CompositeLit)
			if !ok || i >= len(spec.Names) {
				continue
			}
			if typ := tableType(lit.Type); typ != "" {
				s.readTable(typ, spec.Names[i].Name, lit)
			}
		}
	}
}

// tableType returns T of enum.Table[T], "" for other types.
func tableType(e ast.Expr) string {
	index, ok := e.(*ast.IndexExpr)
	if !ok {
		return ""
	}
	sel, ok := index.X.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Table" || identOf(sel.X) != "enum" {
		return ""
	}
	return identOf(index.Index)
}

func (s *source) readTable(typ, variable string, lit *ast.CompositeLit) {
	switch {
	case s.types[typ] == nil:
		s.problem(lit.Pos(), "%s is a table of %s, which the package has not", variable, typ)
		return
	case s.tables[typ] != nil:
		s.problem(lit.Pos(), "%s and %s are tables of the same type", s.tables[typ].variable, variable)
		return
	}
	t := &table{variable: variable}
	s.tables[typ] = t
	fields := fieldsOf(lit, "Type", "Names")
	if name, ok := s.text(fields["Type"]); !ok || name != s.name+"."+typ {
		s.problem(lit.Pos(), "%s has the Type %q, want %q", variable, name, s.name+"."+typ)
	}
	names, ok := fields["Names"].(*ast.CompositeLit)
	if !ok {
		s.problem(lit.Pos(), "%s has no literal Names", variable)
		return
	}
	keyed := false
	for i, e := range names.Elts {
		key := strconv.Itoa(i)
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			key, e, keyed = keyOf(kv.Key), kv.Value, true
		} else if keyed {
			key = ""
		}
		if name, ok := e.(*ast.CompositeLit); !ok {
			s.problem(e.Pos(), "a name of %s is no literal", variable)
		} else if len(name.Elts) > 0 {
			t.names = append(t.names, s.readEntry(key, name))
		}
	}
	s.checkTable(t)
}

// keyOf returns a constant's name or a number.
func keyOf(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok {
		return lit.Value
	}
	return identOf(e)
}

// fieldsOf returns the fields of a struct literal with or without keys.
func fieldsOf(lit *ast.CompositeLit, order ...string) map[string]ast.Expr {
	fields := map[string]ast.Expr{}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			fields[identOf(kv.Key)] = kv.Value
		} else if i < len(order) {
			fields[order[i]] = e
		}
	}
	return fields
}

func (s *source) readEntry(key string, lit *ast.CompositeLit) entry {
	fields := fieldsOf(lit, "Word", "English", "Chinese", "Also")
	e := entry{pos: lit.Pos(), key: key}
	e.word = s.term(fields["Word"])
	e.chinese = s.term(fields["Chinese"])
	if also, ok := fields["Also"].(*ast.CompositeLit); ok {
		for _, term := range also.Elts {
			e.also = append(e.also, s.term(term))
		}
	} else if fields["Also"] != nil && identOf(fields["Also"]) != "nil" {
		s.problem(lit.Pos(), "Also is no literal")
	}
	var known bool
	if e.english, known = s.text(fields["English"]); !known {
		e.english = "of elsewhere"
	}
	return e
}

func (s *source) term(e ast.Expr) string {
	text, ok := s.text(e)
	if !ok {
		s.problem(e.Pos(), "a term is neither a string literal nor a string constant of the package")
		return "?"
	}
	return text
}

// text returns the value of a string literal, a constant of the package or a sum of them; "" for nil.
func (s *source) text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case nil:
		return "", true
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.Ident:
		if value := s.consts[e.Name]; value != nil {
			return s.text(value)
		}
	case *ast.BinaryExpr:
		x, okX := s.text(e.X)
		y, okY := s.text(e.Y)
		return x + y, okX && okY && e.Op == token.ADD
	}
	return "", false
}

func (s *source) checkTable(t *table) {
	first := map[string]*entry{}
	for i := range t.names {
		e := &t.names[i]
		if e.word == "" || e.english == "" || e.chinese == "" || slices.Contains(e.also, "") {
			s.problem(e.pos, "%s: %q has an empty name", t.variable, e.word)
		}
		for _, term := range e.terms() {
			if other := first[term]; term == "" || term == "?" || other == e {
				continue
			} else if other != nil {
				s.problem(e.pos, "%s: %q is a term of %s and of %s", t.variable, term, other.word, e.word)
			}
			first[term] = e
		}
	}
}
