package main

import (
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

// isForm reports whether the type is an exported struct with a JSON form whose reading the package has not by hand.
func (s *source) isForm(name string) bool {
	return ast.IsExported(name) && !s.methods[name+".UnmarshalJSON"] && s.hasKeys(name, map[string]bool{})
}

// hasKeys reports whether the type is a struct with a key in an exported field's tag, of its own or of a struct that it embeds.
func (s *source) hasKeys(name string, seen map[string]bool) bool {
	d := s.types[name]
	if d == nil || d.spec.TypeParams != nil || d.spec.Assign.IsValid() || seen[name] {
		return false
	}
	seen[name] = true
	st, ok := d.spec.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, field := range st.Fields.List {
		embedded := identOf(field.Type)
		switch {
		case len(field.Names) > 0:
			if hasKey(field.Tag) && anyExported(field.Names) {
				return true
			}
		case hasKey(field.Tag), ast.IsExported(embedded) && s.hasKeys(embedded, seen):
			return true
		}
	}
	return false
}

func anyExported(names []*ast.Ident) bool {
	for _, name := range names {
		if name.IsExported() {
			return true
		}
	}
	return false
}

func hasKey(tag *ast.BasicLit) bool {
	if tag == nil {
		return false
	}
	text, err := strconv.Unquote(tag.Value)
	key, ok := reflect.StructTag(text).Lookup("json")
	return err == nil && ok && key != "-"
}

func (g *generator) structMethod(name string, d *typeDecl) {
	if d.use("nojson") != nil {
		return
	}
	read, doc := "jsonform.Read", "reads the JSON form of $a$T. It refuses unknown keys, keys given twice and keys in another case."
	if d.use("whole") != nil {
		read = "jsonform.ReadWhole"
		doc = "reads the JSON form of $a$T. It refuses unknown keys, keys given twice, keys in another case and a key that is missing."
	}
	if g.name == "aqi" { // which cannot import jsonform
		read = map[string]string{"jsonform.Read": "read", "jsonform.ReadWhole": "readWhole"}[read]
	}
	code := "func ($r *$T) UnmarshalJSON(text []byte) error {\n\ttype plain $T\n\treturn " + read + "(text, (*plain)($r))\n}"
	g.write(name, []method{{"UnmarshalJSON", doc, code}}, map[string]string{"a": article(name)})
}

// article returns "a " or "an " as the type's name needs it, and "" for a plural.
func article(name string) string {
	plural := strings.HasSuffix(name, "s")
	for _, end := range []string{"ss", "is", "us"} {
		plural = plural && !strings.HasSuffix(name, end)
	}
	switch {
	case plural:
		return ""
	case strings.ContainsAny(name[:1], "AEIO"), strings.HasPrefix(name, "Hour"):
		return "an "
	}
	return "a "
}
